/// One method of the protocol. The table of them drives dispatch, validation, the permission
/// check, `liaison.describe`, documentation and completion.
package struct Method: Sendable {
    /// Its name, `noun.verb`.
    package let name: String
    /// One English line.
    package let summary: String
    /// The least role that may call it.
    package let role: Role
    /// Whether it changes something: then a key is required.
    package let mutates: Bool
    /// Whether the same request sent twice without a key does no more than sent once.
    package let isIdempotent: Bool
    /// Whether clients should use another; it stays for two minor versions at least.
    package let isDeprecated: Bool
    /// Its parameters.
    package let params: [Parameter]
    /// The members of its result.
    package let result: [Field]
    /// The errors of its own, beside those any request can get.
    package let errors: [ErrorType]

    /// A method that reads.
    static func read(
        _ name: String, _ role: Role, _ summary: String, _ params: [Parameter] = [],
        result: [Field], errors: [ErrorType] = [], isIdempotent: Bool = true,
        isDeprecated: Bool = false
    ) -> Method {
        Method(
            name: name, summary: summary, role: role, mutates: false, isIdempotent: isIdempotent,
            isDeprecated: isDeprecated, params: params, result: result, errors: errors)
    }

    /// A method that changes something.
    static func change(
        _ name: String, _ role: Role, _ summary: String, _ params: [Parameter] = [],
        result: [Field], errors: [ErrorType] = [], isDeprecated: Bool = false
    ) -> Method {
        Method(
            name: name, summary: summary, role: role, mutates: true, isIdempotent: false,
            isDeprecated: isDeprecated, params: params, result: result, errors: errors)
    }

    /// Refuses parameters the table does not allow, with `path` saying which.
    package func validate(params given: JSONValue) throws(WireFault) {
        try Parameter.validate(given, against: params, path: "params")
    }

    /// The errors any request can get.
    package static let commonErrors: [ErrorType] = [
        .paramsInvalid, .accessDenied, .serverDraining, .deadlineExceeded, .requestCancelled,
        .storageFailed, .internal,
    ]

    /// The errors any change can get, beside the common ones.
    package static let changeErrors: [ErrorType] = [
        .idempotencyMissing, .idempotencyMismatch, .idempotencyInProgress, .storageFull,
    ]

    /// Every member its result can have.
    package var allResult: [Field] { result + (mutates ? [Self.replay] : []) }

    /// What a repetition under a key that is known says beside the first answer.
    private static let replay = Field(
        "meta",
        .object([Field("replayed", .boolean, "True: nothing was done a second time.")]),
        "In the answer to a repeated request.", .optional)

    /// Every error this method can answer with.
    package var allErrors: [ErrorType] {
        Self.commonErrors + (mutates ? Self.changeErrors : []) + errors
    }
}
