import Foundation
import LiaisonClient
import LiaisonCore
import LiaisonDaemon
import LiaisonTestKit

/// What stands in the configuration: its keys, and the words of rules.
extension ManualParts {
    // MARK: liaison.toml

    /// The shipped file has no such key, or says nothing about it.
    struct Unexplained: Error { let key: String }

    /// Every key with the default and the explanation of the shipped file, and when a change counts.
    static func configurationKeys() throws -> String {
        let file = try String(contentsOfFile: Project.path("etc/liaison.toml"), encoding: .utf8)
        var section = ""
        var part = ""
        var rows: [(term: String, body: String)] = []
        let shipped = shippedKeys(of: file)
        for key in ConfigurationKey.table {
            let names = key.name.split(separator: ".").map(String.init)
            guard let row = shipped[key.name] else { throw Unexplained(key: key.name) }
            if names[0] != section {
                part += Mdoc.list(rows) + Mdoc.subsection("Section \(names[0])")
                rows = []
                section = names[0]
            }
            let term = "Cm \(names[1])" + (row.isOn ? " No = Li \(Mdoc.word(row.value))" : "")
            rows.append((term, Mdoc.prose(explained(row)) + Mdoc.prose(words(key.effect))))
        }
        return part + Mdoc.list(rows)
    }

    /// A key as it is shown in the shipped file.
    private struct Shipped {
        let value: String
        let text: String
        /// False when it stands there as a comment: it has no default.
        let isOn: Bool
    }

    private static func shippedKeys(of file: String) -> [String: Shipped] {
        var section = ""
        var keys: [String: Shipped] = [:]
        for line in file.split(separator: "\n") {
            if let match = line.firstMatch(of: /^\[([a-z]+)\]/) { section = String(match.1) }
            guard
                let match = line.wholeMatch(of: /(# )?([a-z_]+) = ("[^"]*"|[0-9]+)(?:\s+# (.*))?/)
            else { continue }
            keys["\(section).\(match.2)"] = Shipped(
                value: String(match.3), text: match.4.map(String.init) ?? "", isOn: match.1 == nil)
        }
        return keys
    }

    private static func explained(_ key: Shipped) -> String {
        if let match = key.text.firstMatch(of: /^([0-9]+) \.\.\. ([0-9]+): (.*)$/) {
            return "From \(match.1) to \(match.2). " + stopped(match.3)
        }
        return key.text.isEmpty ? "" : stopped(key.text)
    }

    private static func words(_ effect: ConfigurationKey.Effect) -> String {
        switch effect {
        case .reload: "A change is taken up by a reload."
        case .restart: "A change waits for a restart."
        case .firstStart: "Only the first start, which makes the roll, looks at it."
        }
    }

    // MARK: Rules

    /// The keys of a rule, as the shipped pack explains them.
    static func ruleKeys() throws -> String {
        let pack = try String(
            contentsOfFile: Project.path("etc/rules.d/mobile-members.toml"), encoding: .utf8)
        var rows: [(term: String, text: String)] = []
        let lines = pack.split(separator: "\n", omittingEmptySubsequences: false)
            .drop { $0 != "# Keys of a rule:" }.dropFirst().prefix { $0.hasPrefix("#   ") }
        for line in lines {
            if let match = line.wholeMatch(of: /#   ([a-z_]+)\s+(.*)/) {
                rows.append((String(match.1), String(match.2)))
            } else if let last = rows.indices.last {
                rows[last].text += " " + line.dropFirst().drop { $0 == " " }
            }
        }
        return Mdoc.list(rows.map { ("Cm \($0.term)", Mdoc.prose(stopped($0.text))) })
    }

    /// The words that keys of a rule can have, each with what it means to people.
    static let ruleWords: String = {
        let texts = Texts(.english)
        func list(_ key: String, _ words: [String], _ meaning: (String) -> String) -> String {
            ".It Cm \(key)\n"
                + Mdoc.list(
                    words.map { ("Li \($0)", Mdoc.prose(sentence(meaning($0)))) }, isCompact: true)
        }
        return ".Bl -tag -width Ds\n"
            + list("applies_to", Condition.allCases.map(\.rawValue)) { texts.term(.condition, $0) }
            + list("clock", Anchor.allCases.map(\.rawValue)) { texts.term(.anchor, $0) }
            + list("fulfilled_by", Fulfilment.allCases.map(\.rawValue)) {
                texts.term(.fulfilment, $0)
            }
            + list("record", OrgRecordKind.allCases.map(\.rawValue)) { texts.term(.orgRecord, $0) }
            + list("season", Season.allCases.map(\.rawValue)) { texts.term(.unit, $0) }
            + list("to", LiaisonCore.Role.allCases.map(\.rawValue)) { texts.term(.role, $0) }
            + list("origin", Origin.allCases.map(\.rawValue)) { texts.term(.origin, $0) }
            + ".El\n"
    }()
}
