/// An error as the client gets it.
package struct ErrorReply: Error, Sendable, Equatable {
    /// The word of the closed list.
    package let type: ErrorType
    /// One English sentence for people; never a value of a person's record.
    package let message: String
    /// Which parameter, as `params.on`.
    package let path: String?
    /// What a program needs to go on: candidates, the rules' reason, the present revision.
    package let details: JSONValue?
    /// Milliseconds after which to try again.
    package let retryAfter: Int?

    /// An error of `type`, said in `message`.
    package init(
        _ type: ErrorType, _ message: String, path: String? = nil, details: JSONValue? = nil,
        retryAfter: Int? = nil
    ) {
        self.type = type
        self.message = message
        self.path = path
        self.details = details
        self.retryAfter = retryAfter
    }

    /// The answer to a fault of the message itself.
    package init(_ fault: WireFault) {
        self.init(fault.type, fault.message, path: fault.path)
    }

    /// The `error` member of a reply.
    package var value: JSONValue {
        let data = JSONValue.compact([
            ("type", .string(type.rawValue)),
            ("retryable", .bool(type.retryable)),
            ("retry_after_ms", retryAfter.map { .integer($0) }),
            ("path", path.map { .string($0) }),
            ("details", details),
        ])
        return ["code": .integer(type.code), "message": .string(message), "data": data]
    }

    /// The error in the `error` member of a reply. A word this version does not know, from a
    /// newer server, is taken for `internal`: nothing a client does about it could be right.
    package init?(value: JSONValue) {
        guard let message = value["message"]?.string, let word = value["data"]?["type"]?.string
        else { return nil }
        self.init(
            ErrorType(rawValue: word) ?? .internal, message, path: value["data"]?["path"]?.string,
            details: value["data"]?["details"],
            retryAfter: value["data"]?["retry_after_ms"]?.integer)
    }
}

/// The lines a server answers with, each with its LF.
package enum Reply {
    /// A result; `{}` when there is nothing to say.
    package static func result(_ result: JSONValue, id: RequestID) -> [UInt8] {
        self.result(encoded: result.encoded(), id: id, isReplay: false)
    }

    /// A result already encoded, as the idempotency record keeps it: an object. A replay says so
    /// in `result.meta`.
    package static func result(encoded result: [UInt8], id: RequestID, isReplay: Bool) -> [UInt8] {
        var bytes = opening(id)
        bytes.reserveCapacity(result.count + 96)
        bytes.append(contentsOf: #","result":"#.utf8)
        if isReplay {
            bytes.append(contentsOf: result.dropLast())
            if result.count > 2 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: #""meta":{"replayed":true}}"#.utf8)
        } else {
            bytes.append(contentsOf: result)
        }
        bytes.append(contentsOf: "}\n".utf8)
        return bytes
    }

    /// An error, to `id` or to `null`.
    package static func error(_ error: ErrorReply, id: RequestID?) -> [UInt8] {
        var bytes = opening(id)
        bytes.append(contentsOf: #","error":"#.utf8)
        error.value.write(into: &bytes)
        bytes.append(contentsOf: "}\n".utf8)
        return bytes
    }

    /// A notification.
    package static func notification(_ method: String, _ params: JSONValue) -> [UInt8] {
        let message: JSONValue = [
            "jsonrpc": "2.0", "method": .string(method), "params": params,
        ]
        return message.encoded() + [0x0A]
    }

    private static func opening(_ id: RequestID?) -> [UInt8] {
        var bytes = Array(#"{"jsonrpc":"2.0","id":"#.utf8)
        bytes.append(contentsOf: id?.bytes ?? Array("null".utf8))
        return bytes
    }
}
