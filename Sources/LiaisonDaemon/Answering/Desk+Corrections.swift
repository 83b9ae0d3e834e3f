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
                fact: number, amendment, PersonalValues(factNote: params["because"]?.string)))
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
        if params["hours"] != nil, params["year"] != nil {
            throw ErrorReply(.paramsInvalid, "no fact has hours and a year", path: "params.year")
        }
        return FactAmendment(
            on: try optionalDay(params, "on"),
            result: contact,
            channel: try optionalWord(params, "by", as: Channel.self),
            startedBy: try optionalWord(params, "started_by", as: StartedBy.self),
            through: try optionalMonth(params, "through"),
            payer: try optionalWord(params, "payer", as: Payer.self),
            detail: params["kind"]?.string ?? (contact == nil ? result : nil),
            amount: params["hours"]?.integer ?? params["year"]?.integer
        )
    }
}
