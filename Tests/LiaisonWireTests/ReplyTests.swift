import LiaisonWire
import Testing

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Suite struct ReplyTests {
    private let id = RequestID(7)

    @Test func `success without data is an empty object`() {
        #expect(
            text(Reply.result(.object([]), id: id))
                == #"{"jsonrpc":"2.0","id":7,"result":{}}"# + "\n")
    }

    @Test func `a replay says so beside the stored result`() {
        #expect(
            text(Reply.result(encoded: Array("{}".utf8), id: id, isReplay: true))
                == #"{"jsonrpc":"2.0","id":7,"result":{"meta":{"replayed":true}}}"# + "\n")
        #expect(
            text(Reply.result(encoded: Array(#"{"a":1}"#.utf8), id: id, isReplay: true))
                == #"{"jsonrpc":"2.0","id":7,"result":{"a":1,"meta":{"replayed":true}}}"# + "\n")
    }

    @Test func `an error to nobody has the id null`() {
        #expect(
            text(Reply.error(ErrorReply(.frameTooLong, "too long"), id: nil))
                == #"{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"too long","#
                + #""data":{"type":"frame.too_long","retryable":false}}}"# + "\n")
    }

    @Test func `an error reads back as it was`() {
        let error = ErrorReply(
            .memberAmbiguous, "two fit", path: "params.member",
            details: ["candidates": [["member": "m-1"]]], retryAfter: 5)
        #expect(ErrorReply(value: error.value) == error)
        #expect(ErrorReply(value: ["message": "x"]) == nil)
    }

    @Test func `R14 every word has a code outside the standard's own range`() {
        for type in ErrorType.allCases {
            #expect(type.code > 0 || [-32_700, -32_600, -32_601, -32_602].contains(type.code))
            #expect(ErrorType(rawValue: type.rawValue) == type)
        }
    }

    @Test func `R09 the greeting carries the protocol, the schema, the limits and the role`() throws
    {
        let greeting = Greeting(
            version: "0.1.0", schema: "sha256:00", instance: "i", epoch: "e", role: .operator,
            language: "zh", zone: "Asia/Shanghai", time: "2026-11-24T00:00:00Z")
        let message = try JSONScanner.parse(Array(greeting.encoded.dropLast()))
        #expect(greeting.encoded.last == 0x0A)
        #expect(message["method"] == "liaison.hello")
        #expect(message["id"] == nil)
        #expect(Greeting(params: message["params"] ?? nil) == greeting)
        #expect(message["params"]?["limits"]?["line"] == 262_144)
    }

    @Test func `R10 a refusal says why`() throws {
        let refused = Refused(.serverFull, retryAfter: 1_000)
        let message = try JSONScanner.parse(Array(refused.encoded.dropLast()))
        #expect(Refused(params: message["params"] ?? nil) == refused)
    }
}
