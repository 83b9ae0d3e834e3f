import LiaisonClient
import LiaisonWire

/// The names behind the handles of events, asked of the daemon, which decides what this user may
/// see. A handle without an answer stays a handle.
final class EventNames {
    /// Name, number, reason: so many names are remembered; a page of a busy morning.
    private static let remembered = 1_000
    /// A name is a help, not worth a long wait while the daemon is away.
    private static let glance = Duration.seconds(1)

    private let caller: Caller
    private let layout: Layout
    private var names: [String: String] = [:]
    private(set) lazy var titles =
        (try? caller.call("rules.list")).map(layout.ruleTitles) ?? [:]

    init(path: String, _ layout: Layout) {
        caller = Caller(path: path, timeout: Self.glance)
        self.layout = layout
    }

    /// The names of the handles in an event.
    func names(in event: JSONValue) -> [String: String] {
        var found: [String: String] = [:]
        for member in ["subject", "liaison", "staff"] {
            guard let handle = event[member]?.string else { continue }
            if event["kind"]?.string?.hasSuffix(".changed") == true { names[handle] = nil }
            found[handle] = name(handle)
        }
        return found
    }

    private func name(_ handle: String) -> String? {
        if let name = names[handle] { return name }
        if names.count >= Self.remembered { names = [:] }
        switch handle.prefix(2) {
        case "m-":
            let card = try? caller.call("member.get", ["member": .string(handle)])
            names[handle] = card?["member"]?["name"]?.string
        case "s-": keep("staff.list", "staff", "staff")
        case "o-": keep("org.list", "orgs", "org")
        default: break
        }
        return names[handle]
    }

    private func keep(_ method: String, _ list: String, _ key: String) {
        let all = try? Pages.all(of: method, [:], list: list) { try caller.call(method, $0) }
        for row in all?[list]?.array ?? [] {
            if let handle = row[key]?.string { names[handle] = row["name"]?.string }
        }
    }
}
