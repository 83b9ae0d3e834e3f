import LiaisonClient
import LiaisonWire

/// A client that changes a roll at random: people come, leave, return, get another liaison, are
/// called.
package struct RollWriter {
    private let name: String
    private let staff: [String]
    private let today: String
    private var random: SplitMix64
    private var members: [String]
    private var count = 0

    package init(_ name: String, _ roll: Roll, staff: [String], seed: UInt64) {
        self.name = name
        self.staff = staff
        today = roll.today
        members = roll.members
        random = SplitMix64(seed: seed)
    }

    /// Does so many things; what the rules refuse counts as done.
    package mutating func work(_ steps: Int, on socket: String) throws {
        let connection = try Connection(path: socket)
        for _ in 0..<steps {
            do throws(CallFailure) { try step(connection) } catch {
                guard case .refused(let error) = error, error.type == .stateInvalid else {
                    throw error
                }
            }
        }
    }

    private mutating func step(_ connection: Connection) throws(CallFailure) {
        count += 1
        let key = "\(name)-\(count)"
        let member = JSONValue.string(members.randomElement(using: &random) ?? "")
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            let added = try connection.call(
                "member.add",
                ["name": .string("增\(name)\(count)"), "branch": "青石村党支部", "standing": "full"],
                key: key
            )
            if let handle = added["member"]?.string { members.append(handle) }
        case 1:
            _ = try connection.call(
                "absence.open",
                ["member": member, "on": .string(today), "to": "青海省西宁市", "reason": "务工"],
                key: key
            )
        case 2:
            _ = try connection.call(
                "absence.close", ["member": member, "how": "returned"], key: key)
        case 3:
            let liaison = JSONValue.string(staff.randomElement(using: &random) ?? "")
            _ = try connection.call(
                "assignment.set", ["member": member, "staff": liaison], key: key)
        default:
            _ = try connection.call("contact.record", ["member": member, "by": "phone"], key: key)
        }
    }
}
