import LiaisonTestKit
import LiaisonWire
import Testing

/// One member, one rule, one call: from the socket to the disk to the duty, with real programs.
@Suite struct StraightLineTests {
    @Test func `a recorded call moves the duty, and survives kill -9`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        try daemon.call("org.add", ["name": "青石村党支部", "kind": "branch"])
        let added = try daemon.call(
            "member.add",
            ["name": "测试甲", "branch": "青石村党支部", "standing": "full"]
        )
        let member = try #require(added["member"])
        try daemon.call(
            "absence.open",
            ["member": member, "on": "2026-01-05", "to": "青海省西宁市", "reason": "务工"]
        )
        try daemon.call("contact.record", ["member": member, "by": "visit", "on": "2026-02-02"])
        let before = try Self.due("C1", daemon, member)
        let today = try #require(try daemon.call("daemon.status")["today"]?.string)
        try daemon.call("contact.record", ["member": member, "by": "phone"])
        daemon.kill()
        try daemon.start()
        let after = try Self.due("C1", daemon, member)
        #expect(after > before)
        #expect(after > today)
        #expect(daemon.stop() == 0)
    }

    /// The due date of the open duty under a rule.
    static func due(_ rule: String, _ daemon: TestDaemon, _ member: JSONValue) throws -> String {
        let card = try daemon.call("member.get", ["member": member])
        let open = card["member"]?["open"]?.array ?? []
        return try #require(open.first { $0["rule"]?.string == rule }?["due"]?.string)
    }
}
