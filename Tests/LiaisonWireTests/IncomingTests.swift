import LiaisonWire
import Testing

/// What a line is, in one line: `request 1 daemon.ping`, `-32600 request.invalid null`.
private func incoming(_ line: [UInt8]) -> String {
    switch Incoming(line: line) {
    case .request(let request):
        "request \(String(decoding: request.id.bytes, as: UTF8.self)) \(request.method.name)"
    case .notification(let method, _): "notification \(method)"
    case .response: "response"
    case .invalid(let fault, let id):
        "\(fault.type.code) \(fault.type.rawValue) "
            + (id.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "null")
    }
}

private func incoming(_ text: String) -> String { incoming(Array(text.utf8)) }

/// A request of `daemon.ping` with this id, as written.
private func ping(id: String) -> String {
    #"{"jsonrpc":"2.0","id":\#(id),"method":"daemon.ping"}"#
}

private struct NoRequest: Error {}

@Suite struct IncomingTests {
    @Test(arguments: ["{", "nonsense", "[1,]", #"{"id":1}}"#])
    func `R04 what is not JSON is -32700 to nobody`(line: String) {
        #expect(incoming(line) == "-32700 request.malformed null")
    }

    @Test func `R04 invalid UTF-8 and too much depth are -32700 to nobody`() {
        #expect(
            incoming(Array(#"{"id":""#.utf8) + [0xFF, 0x22, 0x7D])
                == "-32700 request.malformed null")
        let deep = String(repeating: "[", count: 65) + String(repeating: "]", count: 65)
        #expect(
            incoming(#"{"jsonrpc":"2.0","id":1,"method":"daemon.ping","params":\#(deep)}"#)
                == "-32700 request.malformed null")
    }

    @Test(arguments: ["[]", "[1]", #"[{"jsonrpc":"2.0","id":1,"method":"daemon.ping"}]"#])
    func `R08 an array is refused as a batch`(line: String) {
        #expect(incoming(line) == "-32600 request.batch_unsupported null")
    }

    @Test(arguments: ["1", "\"x\"", "null", "true", "-0.5e1"])
    func `JSON that is no object is -32600`(line: String) {
        #expect(incoming(line) == "-32600 request.invalid null")
    }

    @Test(arguments: [
        #"{"id":7,"method":"daemon.ping"}"#, #"{"jsonrpc":2.0,"id":7,"method":"daemon.ping"}"#,
        #"{"jsonrpc":"1.0","id":7,"method":"daemon.ping"}"#,
        #"{"jsonrpc":null,"id":7,"method":"daemon.ping"}"#,
    ])
    func `jsonrpc must be the string 2.0 and the id is echoed`(line: String) {
        #expect(incoming(line) == "-32600 request.invalid 7")
    }

    @Test func `R04 a name given twice is -32600 wherever it stands`() {
        #expect(
            incoming(#"{"jsonrpc":"2.0","id":3,"method":"org.list","params":{"a":1,"a":1}}"#)
                == "-32600 request.invalid 3")
        #expect(
            incoming(#"{"jsonrpc":"2.0","method":"org.list","method":"daemon.ping"}"#)
                == "-32600 request.invalid null")
        #expect(
            incoming(#"{"jsonrpc":"2.0","id":[{"a":1,"a":2}],"method":"daemon.ping"}"#)
                == "-32600 request.invalid null")
    }

    @Test func `R04 an id given twice is none, since nobody knows which is meant`() {
        #expect(
            incoming(#"{"jsonrpc":"2.0","id":1,"id":2,"method":"daemon.ping"}"#)
                == "-32600 request.invalid null")
        #expect(
            incoming(#"{"jsonrpc":"2.0","id":1,"method":"daemon.ping","i\u0064":1}"#)
                == "-32600 request.invalid null")
    }

    @Test(arguments: [#""\u0000""#, #""a\ud800""#])
    func `R06 an id that no text can hold is none`(id: String) {
        #expect(incoming(ping(id: id)) == "-32600 request.invalid null")
    }

    @Test func `R04 an object has up to 1024 members, the message itself too`() {
        func message(_ count: Int) -> String {
            let more = (3..<count).map { ",\"m\($0)\":0" }.joined()
            return #"{"jsonrpc":"2.0","id":1,"method":"daemon.ping"\#(more)}"#
        }
        #expect(incoming(message(1_024)) == "request 1 daemon.ping")
        #expect(incoming(message(1_025)) == "-32600 request.invalid 1")
    }

    @Test(arguments: [#""\ud800""#, #"["\udc00"]"#, #"{"x":"a\u0000"}"#])
    func `R05 JSON that no text can hold is -32600, and its id is known`(params: String) {
        #expect(
            incoming(#"{"jsonrpc":"2.0","id":9,"method":"daemon.ping","params":\#(params)}"#)
                == "-32600 request.invalid 9")
    }

    @Test func `R07 a request without a method is answered even without an id`() {
        #expect(incoming(#"{"jsonrpc":"2.0"}"#) == "-32600 request.invalid null")
        #expect(incoming("{}") == "-32600 request.invalid null")
        #expect(
            incoming(#"{"jsonrpc":"2.0","method":1,"params":"x"}"#)
                == "-32600 request.invalid null")
        #expect(
            incoming(#"{"jsonrpc":"2.0","id":"a","method":null}"#)
                == "-32600 request.invalid \"a\"")
    }

    @Test(arguments: [
        "null", "1.5", "1.0", "1e0", "true", "[]", "{}", "9007199254740992", "-9007199254740992",
        "99999999999999999999999", "\"\(String(repeating: "a", count: 65))\"",
    ])
    func `R06 an id that is none is refused`(id: String) {
        #expect(incoming(ping(id: id)) == "-32600 request.invalid null")
    }

    @Test(arguments: [
        "0", "-0", "-5", "9007199254740991", "-9007199254740991", "\"\"",
        #""\u0061\"b""#, "\"中\"",
        "\"\(String(repeating: "a", count: 64))\"",
    ])
    func `R06 an id is kept byte for byte`(id: String) {
        #expect(incoming(ping(id: id)) == "request \(id) daemon.ping")
        #expect(incoming(ping(id: " \t\(id) ")) == "request \(id) daemon.ping")
    }

    @Test func `R06 ids are the same when their values are, however written`() throws {
        func id(_ text: String) throws -> RequestID {
            guard case .request(let request) = Incoming(line: Array(ping(id: text).utf8)) else {
                throw NoRequest()
            }
            return request.id
        }
        #expect(try id(#""a""#) == id(#""\u0061""#))
        #expect(try id("0") == id("-0"))
        #expect(try id("1") != id(#""1""#))
        #expect(try id(#""\"""#) != id(#""""#))
    }

    @Test(arguments: [
        #"{"jsonrpc":"2.0","method":"daemon.ping"}"#,
        #"{"jsonrpc":"2.0","method":"daemon.ping","params":[1]}"#,
        #"{"jsonrpc":"2.0","method":"daemon.ping","params":{"bad":1,"bad":2}}"#,
        #"{"method":"daemon.ping"}"#, #"{"jsonrpc":"3","method":"daemon.ping","params":7}"#,
    ])
    func `R07 a notification is never answered, malformed or not`(line: String) {
        #expect(incoming(line) == "notification daemon.ping")
    }

    @Test(arguments: [
        "rpc.discover", "rpc.", "daemon.pong", "", "DAEMON.PING", " daemon.ping", "daemon.ping ",
    ])
    func `an unknown method is -32601, and so is what the standard reserves`(name: String) {
        #expect(
            incoming(#"{"jsonrpc":"2.0","id":1,"method":"\#(name)"}"#)
                == "-32601 method.not_found 1")
    }

    @Test(arguments: ["[]", "[1]", "null", "3", "\"x\""])
    func `params are given by name`(params: String) {
        #expect(
            incoming(#"{"jsonrpc":"2.0","id":1,"method":"daemon.ping","params":\#(params)}"#)
                == "-32602 params.invalid 1")
    }

    @Test func `absent params are none`() throws {
        guard case .request(let request) = Incoming(line: Array(ping(id: "1").utf8)) else {
            Issue.record("no request")
            return
        }
        #expect(request.params == .object([]))
        try request.validate()
        #expect(Method.all.allSatisfy { !$0.name.hasPrefix("rpc.") })
    }

    @Test(arguments: [
        #"{"jsonrpc":"2.0","id":1,"result":{}}"#, #"{"jsonrpc":"2.0","id":null,"error":{}}"#,
        #"{"id":1,"result":null}"#,
    ])
    func `a reply from a client is ignored`(line: String) {
        #expect(incoming(line) == "response")
    }

    @Test func `meta is taken out of the parameters`() throws {
        let line = #"""
            {"jsonrpc":"2.0","id":1,"method":"daemon.release",\#
            "params":{"meta":{"key":"01J!~ x","deadline_ms":500}}}
            """#
        guard case .request(let request) = Incoming(line: Array(line.utf8)) else {
            Issue.record("no request")
            return
        }
        #expect(request.meta == RequestMeta(key: "01J!~ x", deadline: 500))
        #expect(request.params == .object([]))
        #expect(request.fingerprint == Array("{}".utf8))
        try request.validate()
    }

    @Test(arguments: [
        "1", "[]", #"{"keys":"a"}"#, #"{"key":""}"#, #"{"key":"é"}"#, #"{"key":"a\n"}"#,
        #"{"key":1}"#, #"{"key":"\#(String(repeating: "k", count: 65))"}"#,
        #"{"deadline_ms":0}"#, #"{"deadline_ms":"5"}"#, #"{"deadline_ms":1.5}"#,
    ])
    func `meta is as strict as the parameters`(meta: String) {
        let line =
            #"{"jsonrpc":"2.0","id":1,"method":"daemon.ping","params":{"meta":\#(meta)}}"#
        #expect(incoming(line) == "-32602 params.invalid 1")
    }
}
