internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// What needs no question to the store can be answered, or handed to the engine, on the event loop
/// itself: two changes of threads cost more than all the rest of such a request.
extension Desk {
    /// The answer to a request that is known already; nil when somebody has to look.
    func known(_ request: Request, from caller: Caller) -> [UInt8]? {
        guard let member = Self.cached(request),
            let result = answers.find(member, caller.role, on: today.dayNumber)
        else { return nil }
        return Reply.result(encoded: result, id: request.id, isReplay: false)
    }

    /// Whether the request goes to the engine without any question to the store before.
    static func isDirect(_ request: Request) -> Bool {
        factHandlers[request.method.name] != nil && soleReference(of: request.params) != nil
    }

    /// The member's handle, when that is all that the params refer to: then nothing has to be looked
    /// up before the transaction.
    static func soleReference(of params: JSONValue) -> Handle? {
        guard let members = params.members,
            !members.contains(where: { Self.references.contains($0.name) }),
            let text = params["member"]?.string, let handle = Handle(parsing: text),
            handle.kind == .member
        else { return nil }
        return handle
    }

    /// The parameters, beside `member`, that name somebody who has to be looked up.
    private static let references: Set<String> = ["for", "staff", "branch", "members", "all_but"]

    /// Answers `member.get`, and keeps the answer when the member is named by his handle as it
    /// prints: any other text may come to mean somebody else.
    func card(_ request: Request, _ caller: Caller) throws -> [UInt8]? {
        guard let text = Self.cached(request), Handle(parsing: text)?.description == text else {
            return nil
        }
        let token = answers.begin(text, on: today.dayNumber)
        let result = try card(of: request.params).encoded()
        answers.take(result, about: text, caller.role, since: token)
        return result
    }

    /// Everything of the member that `params` name. The cursor is read before the record: whoever
    /// watches from there misses nothing. A kept answer may have an older one, which is no worse,
    /// since nothing about the member has happened since; the day's digest, which forgets old
    /// events, drops all answers.
    func card(of params: JSONValue) throws -> JSONValue {
        let cursor = try store.eventCursor()
        return ["member": card(try member(params)), "cursor": Self.encode(cursor)]
    }

    /// The text that names the member of a request whose answer may be kept.
    private static func cached(_ request: Request) -> String? {
        guard request.method.name == "member.get", let members = request.params.members,
            members.count == 1, members[0].name == "member"
        else { return nil }
        return members[0].value.string
    }
}
