import Foundation
import LiaisonDaemon
import LiaisonTestKit
import LiaisonWire
import Testing

/// Every message reads `file:line: key: what is wrong`.
@Suite struct ConfigurationTests {
    private func faults(_ text: String) throws -> [ConfigurationFault] {
        let directory = try TemporaryDirectory()
        let file = try directory.write(text, to: "liaison.toml")
        switch Configuration.load(file: file) {
        case .success: return []
        case .failure(let failure): return failure.faults
        }
    }

    @Test(arguments: [
        ("[office]\nname = 3\n", 2, "office.name", "must be a text"),
        ("[office]\n\nnmae = \"x\"\n", 3, "office.nmae", "unknown key"),
        ("[office]\nlanguage = \"fr\"\n", 2, "office.language", "is not one of zh, en"),
        ("[digest]\ntime = \"25:00\"\n", 2, "digest.time", "must be a time"),
        ("[limits]\n# a comment\nconnections = 2\n", 3, "limits.connections", "must be from 8"),
        ("[limits]\nconnections = \"8\"\n", 2, "limits.connections", "must be a whole number"),
        ("[import]\ndues_payer = \"state\"\n", 2, "import.dues_payer", "is not one of"),
        ("[offices]\nname = \"x\"\n", 1, "offices", "unknown key"),
    ])
    func `a fault names file, line, key and what is wrong`(
        text: String,
        line: Int,
        key: String,
        message: String
    ) throws {
        let found = try faults(text)
        #expect(found.count == 1)
        let fault = try #require(found.first)
        #expect(fault.line == line)
        #expect(fault.key == key)
        #expect(fault.message.contains(message), "\(fault.message)")
        #expect(fault.description.hasSuffix("liaison.toml:\(line): \(key): \(fault.message)"))
    }

    @Test func `all faults of a file are named at once, in the order of its lines`() throws {
        let found = try faults("[office]\nname = 1\nzone = 2\n[limits]\nline_bytes = 0\n")
        #expect(found.map(\.line) == [2, 3, 5])
    }

    @Test func `a syntax error names its line`() throws {
        let found = try faults("[office]\nname = \"x\nzone = \"y\"\n")
        #expect(found.count == 1)
        #expect(found.first?.line == 2)
    }

    /// A key of `[limits]` with its default and its bounds, as the shipped file must show it.
    @Test(arguments: ServerLimits.table.map(\.name))
    func `the shipped file shows every limit with its default and its bounds`(
        name: String
    ) throws {
        let row = try #require(ServerLimits.table.first { $0.name == name })
        let text = try String(contentsOfFile: Project.path("etc/liaison.toml"), encoding: .utf8)
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("\(name) = ") })
        let words = line.split(separator: " ")
        #expect(words[2] == "\(ServerLimits()[keyPath: row.path])")
        #expect(line.contains("# \(row.range.lowerBound) ... \(row.range.upperBound): "))
        let other = row.range.upperBound
        guard name != "connections_reserved", name != "output_bytes" else { return }
        #expect(try faults("[limits]\n\(name) = \(other)\n") == [])
        #expect(try faults("[limits]\n\(name) = \(other + 1)\n").map(\.line) == [2])
    }

    @Test(arguments: [
        ("connections = 8\nconnections_reserved = 8", "limits.connections_reserved"),
        ("output_bytes = 131072\noutput_max_bytes = 65536", "limits.output_max_bytes"),
    ])
    func `limits that contradict each other are refused`(text: String, key: String) throws {
        #expect(try faults("[limits]\n\(text)\n").map(\.key) == [key])
    }

    private func ruleFaults(_ edit: (String, String)) throws -> [String] {
        let directory = try TemporaryDirectory()
        let file = try directory.configuration()
        let pack = directory.path + "/etc/rules.d/mobile-members.toml"
        let text = try String(contentsOfFile: pack, encoding: .utf8)
        try directory.write(
            text.replacing(edit.0, with: edit.1, maxReplacements: 1),
            to: "etc/rules.d/mobile-members.toml"
        )
        return try Configuration.load(file: file).get().checkRules()
    }

    @Test(arguments: [
        (("period = { months = 6 }", "period = { weeks = 6 }"), "period"),
        (("direction = \"not-before\"", "direction = \"whenever\""), "direction"),
        (("applies_to = [\"away\"", "applies_to = [\"far-away\""), "applies_to"),
        (("days = 0", "days = \"soon\""), "days"), (("id = \"D4\"", "id = \"D1\""), "id"),
        (("id = \"D4\"", "id = \"D 4\""), "id"),
        (("enabled = false", "enabeld = false"), "enabeld"),
        (("fulfilled_by = [\"contact\"]", "fulfilled_by = [\"email\"]"), "fulfilled_by"),
    ])
    func `a rule that says what does not exist is refused with its line and key`(
        edit: (String, String),
        key: String
    ) throws {
        let found = try ruleFaults(edit)
        #expect(!found.isEmpty)
        for fault in found {
            #expect(fault.contains("mobile-members.toml:"))
            #expect(fault.split(separator: ":").count >= 4)
        }
        #expect(found.contains { $0.contains(key) }, "\(found)")
    }

    @Test func `the shipped files have no fault`() throws {
        let configuration = try Configuration.load(file: Project.path("etc/liaison.toml")).get()
        #expect(configuration.checkRules() == [])
    }
}
