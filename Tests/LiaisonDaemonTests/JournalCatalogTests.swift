import Foundation
import LiaisonDaemon
import LiaisonTestKit
import Testing

/// The catalogs explain every message and no other, in both languages.
@Suite struct JournalCatalogTests {
    static let files = ["liaison.catalog", "liaison.zh_CN.catalog"]

    struct Entry {
        var header: [Substring]
        var body: Substring
    }

    /// The entries of a catalog by id (systemd's catalog format); an id that stands twice is a fault.
    static func entries(_ file: String) throws -> [String: Entry] {
        let text = try String(contentsOfFile: Project.path("systemd/\(file)"), encoding: .utf8)
        let parts = text.split(separator: /(?m)^-- (?=[0-9a-f]{32}$)/).dropFirst()
        return Dictionary(
            parts.map { part in
                let (head, body) = halves(part)
                return (
                    String(part.prefix(32)),
                    Entry(header: head.split(separator: "\n").dropFirst().map { $0 }, body: body)
                )
            }
        ) { one, _ in
            Issue.record("an id stands twice in \(file)")
            return one
        }
    }

    /// Before and after the first empty line.
    private static func halves(_ part: Substring) -> (Substring, Substring) {
        guard let gap = part.firstRange(of: "\n\n") else { return (part, "") }
        return (part[..<gap.lowerBound], part[gap.upperBound...])
    }

    @Test func `R62 every message has its own id`() {
        let ids = JournalMessage.allCases.map(\.entry.id)
        #expect(Set(ids).count == ids.count)
        for id in ids { #expect(id.wholeMatch(of: /[0-9a-f]{32}/) != nil, "\(id)") }
    }

    @Test(arguments: files)
    func `R62 each message has its explanation, and no explanation is without one`(
        _ file: String
    ) throws {
        let entries = try Self.entries(file)
        #expect(Set(entries.keys) == Set(JournalMessage.allCases.map(\.entry.id)))
        for message in JournalMessage.allCases {
            let entry = try #require(entries[message.entry.id])
            #expect(
                entry.header.map { $0.split(separator: ":")[0] } == [
                    "Subject", "Defined-By", "Documentation",
                ], "\(message)")
            #expect(entry.body.count > 20, "\(message)")
            let used = entry.body.matches(of: /@([A-Z0-9_]+)@/).map { String($0.1) }
            let known = message.entry.keys.map { "LIAISON_" + $0.uppercased() }
            #expect(Set(used).isSubset(of: known), "\(message): \(used)")
            // journalctl puts nothing in the place of a name with a digit.
            #expect(used.allSatisfy { $0.allSatisfy { !$0.isNumber } }, "\(message): \(used)")
        }
    }

    @Test func `R62 both languages say the same figures and the same commands`() throws {
        let english = try Self.entries(Self.files[0])
        let chinese = try Self.entries(Self.files[1])
        func facts(_ entry: Entry?) -> Set<String> {
            let body = entry?.body ?? ""
            return Set(body.matches(of: /@[A-Z0-9_]+@/).map { String($0.0) })
                .union(body.matches(of: /(?m)^    ([a-z]+ [-a-z]+)/).map { String($0.1) })
        }
        for message in JournalMessage.allCases {
            let id = message.entry.id
            #expect(facts(english[id]) == facts(chinese[id]), "\(message)")
            #expect(
                chinese[id]?.body.contains(/[\u{4E00}-\u{9FFF}]/) == true, "\(message)")
        }
    }

    @Test(.enabled(if: Command.exists("journalctl"), "SKIPPED: no journalctl here"))
    func `R62 the catalogs compile without a word`() throws {
        let root = try TemporaryDirectory()
        let catalogs = root.path + "/usr/lib/systemd/catalog"
        for directory in [catalogs, root.path + "/var/lib/systemd/catalog"] {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true)
        }
        for file in Self.files {
            try FileManager.default.copyItem(
                atPath: Project.path("systemd/\(file)"), toPath: "\(catalogs)/\(file)")
        }
        let update = try Command.run(
            "/usr/bin/env", ["journalctl", "--update-catalog", "--root=\(root.path)"])
        #expect(update.status == 0 && update.output.isEmpty && update.errors.isEmpty, "\(update)")
        let size =
            try FileManager.default.attributesOfItem(
                atPath: root.path + "/var/lib/systemd/catalog/database")[.size] as? Int
        #expect(try #require(size) > 10_000)
    }
}
