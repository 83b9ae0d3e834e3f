/// A request's id. The reply repeats the bytes the client wrote; two ids are the same when they
/// mean the same value, however written: `"a"` and `"\u0061"`, and not `1` and `"1"`.
package struct RequestID: Sendable {
    /// The JSON text of the id as written, quotes included.
    package let bytes: [UInt8]
    /// The JSON text of its value as this module writes it.
    private let value: [UInt8]

    /// The id with the JSON text `bytes`; nil unless it is a string of up to 64 bytes as written
    /// or an integer without fraction or exponent of magnitude up to 2^53 - 1.
    package init?(value: JSONValue, bytes: some Collection<UInt8>) {
        switch value {
        case .string:
            guard bytes.count <= Limits.idBytes + 2 else { return nil }
            self.bytes = Array(bytes)
            self.value = bytes.contains(UInt8(ascii: "\\")) ? value.encoded() : self.bytes
        case .number(let text):
            guard let number = Int(text), number.magnitude <= UInt(Limits.idMagnitude) else {
                return nil
            }
            self.bytes = Array(bytes)
            self.value = number == 0 ? [UInt8(ascii: "0")] : self.bytes
        default:
            return nil
        }
    }

    /// The id that `value` is, written in the shortest way; nil when no id is so.
    package init?(value: JSONValue) { self.init(value: value, bytes: value.encoded()) }

    /// The id `number`, for a client that counts.
    package init(_ number: UInt32) {
        bytes = Array(String(number).utf8)
        value = bytes
    }
}

extension RequestID: Hashable {
    package static func == (left: RequestID, right: RequestID) -> Bool {
        left.value == right.value
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

/// What stands beside the parameters in `params.meta`.
package struct RequestMeta: Sendable, Equatable {
    /// The idempotency key: 1-64 printable ASCII characters.
    package let key: String?
    /// Milliseconds the request may wait and run, 1...3,600,000.
    package let deadline: Int?

    /// Neither key nor deadline, unless given.
    package init(key: String? = nil, deadline: Int? = nil) {
        self.key = key
        self.deadline = deadline
    }
}

/// A request of a known method. Its parameters are an object and still to be validated.
package struct Request: Sendable {
    /// The id to answer with.
    package let id: RequestID
    /// The method, from the table.
    package let method: Method
    /// The parameters without `meta`; always an object.
    package let params: JSONValue
    /// Key and deadline.
    package let meta: RequestMeta

    /// Refuses what the table does not allow, before anything is done: a mutation without a
    /// key, then unknown, missing and mistyped parameters. The role is asked before, by
    /// whoever knows the connection.
    package func validate() throws(WireFault) {
        if method.mutates && meta.key == nil {
            throw WireFault(
                .idempotencyMissing,
                "\(method.name) changes something and needs meta.key, so that it can be repeated",
                path: "params.meta.key")
        }
        try method.validate(params: params)
    }

    /// What the idempotency record keeps to tell a repetition from another request with the
    /// same key: the parameters in canonical form, without `meta`. To be hashed.
    package var fingerprint: [UInt8] { params.canonical() }
}

extension Request {
    /// One request as a line with its LF, for a client.
    package static func line(
        id: RequestID, method: String, params: JSONValue, meta: RequestMeta = RequestMeta()
    ) -> [UInt8] {
        var members = params.members ?? []
        let beside = JSONValue.compact([
            ("key", meta.key.map { .string($0) }),
            ("deadline_ms", meta.deadline.map { .integer($0) }),
        ])
        if beside != .object([]) { members.append(JSONMember("meta", beside)) }
        var bytes = Array(#"{"jsonrpc":"2.0","id":"#.utf8)
        bytes.append(contentsOf: id.bytes)
        bytes.append(contentsOf: #","method":"#.utf8)
        JSONValue.write(method, into: &bytes)
        bytes.append(contentsOf: #","params":"#.utf8)
        JSONValue.object(members).write(into: &bytes)
        bytes.append(contentsOf: "}\n".utf8)
        return bytes
    }
}
