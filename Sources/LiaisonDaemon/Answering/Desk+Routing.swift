internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// From a method's name to what answers it. A test holds the two lists, this one and the method
/// table, equal.
extension Desk {
    typealias Handler = @Sendable (Desk, JSONValue, Caller) throws -> Route

    func route(_ request: Request, _ caller: Caller) throws -> Route {
        guard let handler = Self.handlers[request.method.name] else {
            throw ErrorReply(.methodNotFound, "no such method; liaison.describe lists them")
        }
        return try handler(self, request.params, caller)
    }

    /// The names that can be dispatched.
    package static var dispatchable: [String] { handlers.keys.sorted() }

    private static let handlers: [String: Handler] =
        serviceHandlers
        .merging(rollHandlers) { first, _ in first }
        .merging(orgHandlers) { first, _ in first }
        .merging(factHandlers) { first, _ in first }
        .merging(evidenceHandlers) { first, _ in first }
        .merging(correctionHandlers) { first, _ in first }
        .merging(stateHandlers) { first, _ in first }
        .merging(reportHandlers) { first, _ in first }
        .merging(statisticsHandlers) { first, _ in first }
        .merging(dutyHandlers) { first, _ in first }
        .merging(ruleHandlers) { first, _ in first }
        .merging(calendarHandlers) { first, _ in first }
        .merging(importHandlers) { first, _ in first }
        .merging(eventHandlers) { first, _ in first }

    /// A handler that reads.
    static func read(
        _ body: @escaping @Sendable (Desk, JSONValue) throws -> JSONValue
    ) -> Handler {
        { desk, params, _ in .answer(try body(desk, params)) }
    }

    /// A handler that asks for a change.
    static func change(
        _ body: @escaping @Sendable (Desk, JSONValue) throws -> Change
    ) -> Handler {
        { desk, params, _ in .change(try body(desk, params)) }
    }

    /// A handler for a command about one or more members.
    static func about(
        _ body:
            @escaping @Sendable (Desk, JSONValue) throws -> (MemberCommand, PersonalValues)
    ) -> Handler {
        { desk, params, _ in
            let (command, values) = try body(desk, params)
            if let handle = Self.soleReference(of: params) {
                return .change(Change(work: .memberNamed(handle, command, values)))
            }
            let people = try desk.people(params)
            let reporter: Reporter = params["for"] == nil ? .office : .liaison
            return .change(
                try desk.change(command, values, about: people, reporter: reporter))
        }
    }
}
