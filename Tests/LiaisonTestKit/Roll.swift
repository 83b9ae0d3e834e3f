import LiaisonCore
package import LiaisonWire

/// A small invented roll, made through the daemon's own methods.
package struct Roll: Sendable {
    package let members: [String]
    /// In the daemon's zone.
    package let today: String

    /// What is missing from an answer.
    package struct Incomplete: Error { package let what: String }

    /// One branch and so many members who left on the first day of 2026's second week.
    package init(of count: Int, in daemon: TestDaemon) throws {
        try self.init(of: count) { try daemon.call($0, $1) }
    }

    /// The same through whatever calls a method.
    package init(
        of count: Int, call: (_ method: String, _ params: JSONValue) throws -> JSONValue
    ) throws {
        guard let today = try call("daemon.status", [:])["today"]?.string else {
            throw Incomplete(what: "today")
        }
        self.today = today
        _ = try call("org.add", ["name": "青石村党支部", "kind": "branch"])
        members = try (1...count).map { number in
            let added = try call(
                "member.add",
                [
                    "name": "试验\(number)号", "branch": "青石村党支部", "standing": "full",
                ]
            )
            guard let member = added["member"]?.string else { throw Incomplete(what: "member") }
            _ = try call(
                "absence.open",
                [
                    "member": .string(member), "on": "2026-01-05", "to": "青海省西宁市",
                    "reason": "务工",
                ]
            )
            return member
        }
    }

    /// Clients that write about this roll's members.
    package func clients(
        _ count: Int,
        seed: UInt64,
        refusedSometimes: Bool = false
    ) -> [WritingClient] {
        (0..<count).map { number in
            WritingClient(
                name: "c\(number)",
                members: members,
                today: day(today),
                seed: seed &+ UInt64(number) &* 0x9E37,
                isRefusedSometimes: refusedSometimes
            )
        }
    }
}
