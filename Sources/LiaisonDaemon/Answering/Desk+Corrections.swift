internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// Corrections of what was recorded.
extension Desk {
    static let correctionHandlers: [String: Handler] = [
        "fact.amend": change { desk, params in
            try desk.correction(try desk.amendment(params), params)
        },
        "fact.void": change { desk, params in try desk.correction(nil, params) },
    ]

    private func correction(
        _ amendment: FactAmendment?, _ params: JSONValue
    ) throws -> Change {
        let handle = Handle(parsing: params["fact"]?.string ?? "")
        guard let handle, handle.kind == .fact, let number = handle.number,
            try store.hasFact(number)
        else {
            throw ErrorReply(.factNotFound, "no such fact; check the last character")
        }
        return Change(
            work: .correct(
                fact: number, amendment, PersonalValues(factNote: params["because"]?.string)),
            encode: { answer in
                guard case .outcomes(let outcomes) = answer, let done = outcomes.first else {
                    return [:]
                }
                let isOrg = Handle(parsing: done.member)?.kind == .org
                return Self.encode(done.outcome, of: done.member, as: isOrg ? "org" : "member")
            })
    }

    /// What it should have said. The words of its kind have one list each; which of them fit is for
    /// the rules to say.
    private func amendment(_ params: JSONValue) throws -> FactAmendment {
        let result = params["result"]?.string
        let contact = result.flatMap { ContactResult(rawValue: $0) }
        if params["kind"] != nil, result != nil {
            throw ErrorReply(
                .paramsInvalid, "no fact has a kind and a result", path: "params.result")
        }
        let amounts = ["hours", "year", "amount"].compactMap { name in
            params[name]?.integer.map { (name, $0) }
        }
        if let second = amounts.dropFirst().first {
            throw ErrorReply(
                .paramsInvalid, "no fact has two numbers", path: "params.\(second.0)")
        }
        return FactAmendment(
            on: try optionalDay(params, "on"),
            result: contact,
            channel: try optionalWord(params, "by", as: Channel.self),
            startedBy: try optionalWord(params, "started_by", as: StartedBy.self),
            through: try optionalMonth(params, "through"),
            payer: try optionalWord(params, "payer", as: Payer.self),
            detail: params["kind"]?.string ?? (contact == nil ? result : nil),
            amount: amounts.first?.1
        )
    }
}
