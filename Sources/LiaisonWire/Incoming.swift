/// What one line from a client is. Classified first and validated after: a notification is never
/// answered however wrong it is, and what only looks like one is.
package enum Incoming: Sendable {
    /// A request of a known method; its parameters are still to be validated.
    case request(Request)
    /// A message that wants no reply: counted, and dropped unless it is `liaison.cancel`.
    case notification(method: String, params: JSONValue)
    /// A reply, which a client has no reason to send: counted and ignored.
    case response
    /// To be answered with the fault, to this id, or to `null` without one.
    case invalid(WireFault, id: RequestID?)

    /// Classifies one line without its LF.
    package init(line: [UInt8]) {
        do {
            self = Self.classify(try JSONScanner.scan(line), line)
        } catch {
            self = .invalid(error, id: nil)
        }
    }

    private static func classify(_ document: JSONScanner.Document, _ line: [UInt8]) -> Incoming {
        let message = document.value
        guard case .object(let members) = message else { return refuseNonObject(message) }
        let method = message["method"]?.string
        let hasID = members.contains { $0.name == "id" }
        if !document.hasDuplicateAtTop {
            if !hasID, let method {
                return .notification(method: method, params: message["params"] ?? .object([]))
            }
            if message["method"] == nil, message["result"] != nil || message["error"] != nil {
                return .response
            }
        }
        var id: RequestID?
        if let range = document.id, let value = message["id"] {
            id = RequestID(value: value, bytes: line[range])
            // A fault may be the id's own: what no text can hold is not sent back.
            if document.fault != nil, (try? JSONScanner.parse(Array(line[range]))) == nil {
                id = nil
            }
        }
        do throws(WireFault) {
            if let fault = document.fault { throw fault }
            guard message["jsonrpc"] == .string("2.0") else {
                throw invalid("jsonrpc must be the string 2.0", path: "jsonrpc")
            }
            guard let method else { throw invalid("method must be a string", path: "method") }
            guard let id else {
                throw invalid(
                    "id must be a string of up to \(Limits.idBytes) bytes or an integer "
                        + "of magnitude up to 2^53 - 1", path: "id")
            }
            return .request(try request(id: id, method: method, message))
        } catch {
            return .invalid(error, id: id)
        }
    }

    private static func refuseNonObject(_ message: JSONValue) -> Incoming {
        if case .array = message {
            return .invalid(
                WireFault(.batchUnsupported, "there is no batch: send one object a line"), id: nil)
        }
        return .invalid(
            WireFault(.requestInvalid, "a message is an object, not \(message.kindName)"), id: nil)
    }

    private static func request(
        id: RequestID, method name: String, _ message: JSONValue
    ) throws(WireFault) -> Request {
        guard let method = Method.named(name) else {
            throw WireFault(.methodNotFound, "no such method; liaison.describe lists them")
        }
        let params = message["params"] ?? .object([])
        guard case .object(let members) = params else {
            throw WireFault(
                .paramsInvalid, "params are given by name, as an object, not \(params.kindName)",
                path: "params")
        }
        guard let given = params["meta"] else {
            return Request(id: id, method: method, params: params, meta: RequestMeta())
        }
        return Request(
            id: id, method: method, params: .object(members.filter { $0.name != "meta" }),
            meta: try meta(given))
    }

    private static func meta(_ value: JSONValue) throws(WireFault) -> RequestMeta {
        try Parameter.validate(value, against: metaParameters, path: "params.meta")
        let key = value["key"]?.string
        if let key, !key.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) {
            throw WireFault(
                .paramsInvalid, "a key is printable ASCII", path: "params.meta.key")
        }
        return RequestMeta(key: key, deadline: value["deadline_ms"]?.integer)
    }

    /// The members of `params.meta`, for validation and for `liaison.describe`.
    static let metaParameters = [
        Parameter("key", .text(1...Limits.keyBytes), "Makes the request repeatable.", .optional),
        Parameter(
            "deadline_ms", .integer(1...Limits.deadlineMilliseconds),
            "How long the request may wait and run.", .optional),
    ]

    private static func invalid(_ message: String, path: String?) -> WireFault {
        WireFault(.requestInvalid, message, path: path)
    }
}
