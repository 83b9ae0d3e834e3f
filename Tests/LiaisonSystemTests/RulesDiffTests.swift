import Foundation
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// A pack is looked at before it is among the files.
@Suite struct RulesDiffTests {
    private static func duties(_ daemon: TestDaemon) throws -> Set<String> {
        let list = try daemon.call("duty.list", ["limit": .integer(Limits.pageRows)])["duties"]
        return Set(
            (list?.array ?? []).map { duty in
                ["member", "rule", "due"].compactMap { duty[$0]?.string }.joined(separator: " ")
            })
    }

    /// What would be gone and what would be new.
    private static func told(_ answer: JSONValue) -> (before: Set<String>, after: Set<String>) {
        func side(_ name: String) -> Set<String> {
            Set(
                (answer["people"]?.array ?? []).flatMap { person in
                    (person["duties"]?.array ?? []).compactMap { duty in
                        duty[name]?.string.map { due in
                            "\(person["member"]?.string ?? "") \(duty["rule"]?.string ?? "") \(due)"
                        }
                    }
                })
        }
        return (side("before"), side("after"))
    }

    @Test(arguments: [(2, true), (3, false), (4, true), (3, true)])
    func `what a pack is said to change is what a reload with it changes`(
        months: Int, enabled: Bool
    ) throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let roll = try Roll(of: 5, in: daemon)
        let text = try RulePackText(months: months, enabled: enabled).text
        let before = try Self.duties(daemon)
        let cursor = try daemon.cursor()
        let answer = try daemon.call("rules.diff", ["text": .string(text)])
        // Nothing has been changed.
        #expect(try Self.duties(daemon) == before)
        #expect(try daemon.cursor() == cursor)
        try text.write(
            toFile: daemon.directory.path + "/etc/rules.d/mobile-members.toml", atomically: true,
            encoding: .utf8)
        try daemon.call("daemon.reload")
        let after = try Self.duties(daemon)
        let (lost, gained) = Self.told(answer)
        #expect(lost == before.subtracting(after))
        #expect(gained == after.subtracting(before))
        let isSame = months == 3 && enabled
        #expect(lost.count == (isSame ? 0 : roll.members.count))
        let counts = answer["rules"]?.array?.first
        #expect(counts?["end"]?.integer == (isSame ? nil : enabled ? 0 : roll.members.count))
        #expect(counts?["move"]?.integer == (isSame ? nil : enabled ? roll.members.count : 0))
    }

    @Test func `a pack of another name stands beside the others, and an id in two is a fault`()
        throws
    {
        let daemon = try TestDaemon()
        try daemon.start()
        let text = try RulePackText().text.replacing(
            "pack = \"mobile-members\"", with: "pack = \"other\"")
        let faults = try daemon.call(
            "rules.check", ["text": .string(text), "name": "other.toml"])["faults"]?.array
        #expect(faults?.isEmpty == false)
        let first = faults?.first?.string ?? ""
        #expect(first.hasPrefix("other.toml:") && first.contains(" is also in "), "\(first)")
        #expect(try daemon.call("rules.check")["faults"] == [])
        #expect(
            try daemon.refusal("rules.diff", ["text": .string(text)])?.type == .fileInvalid)
    }

    @Test(arguments: [
        ("zh", "规则没有问题", "现在的期限", "没有人的待办会有变动", "处问题"),
        ("en", "The rules are right", "Due now", "Nobody's duties would be others", "faults in"),
    ])
    func `the commands say it in both languages`(
        language: String, right: String, heading: String, nothing: String, wrong: String
    ) throws {
        let daemon = try TestDaemon()
        try daemon.start()
        _ = try Roll(of: 2, in: daemon)
        func file(_ text: String, _ name: String) throws -> String {
            try daemon.directory.write(text, to: name)
        }
        let same = try file(RulePackText().text, "same.toml")
        let shorter = try file(RulePackText(months: 1).text, "shorter.toml")
        let broken = try file("pack = \"x\"\n\n[[rule]]\nid = 3\n", "broken.toml")
        let check = try daemon.ctl("rules", "check", same, language: language)
        #expect(check.status == 0)
        #expect(check.output.contains(right), "\(check.output)")
        let faults = try daemon.ctl("rules", "check", broken, language: language)
        #expect(faults.status == 1)
        #expect(faults.output.contains("broken.toml:4: rule[0].id"), "\(faults.output)")
        #expect(faults.output.contains(wrong), "\(faults.output)")
        let diff = try daemon.ctl("rules", "diff", shorter, language: language)
        #expect(diff.status == 0, "\(diff.errors)")
        #expect(diff.output.contains(heading) && diff.output.contains("试验2号"), "\(diff.output)")
        let none = try daemon.ctl("rules", "diff", same, language: language)
        #expect(none.output.contains(nothing), "\(none.output)")
        #expect(try daemon.ctl("rules", "diff", broken, language: language).status == 65)
    }
}
