import LiaisonTestKit
import LiaisonWire
import Testing

/// The profile of JSON-RPC as a connection shows it: what is answered, to whom, and what is not.
@Suite struct ConversationTests {
    private let daemon: TestDaemon
    private let connection: RawConnection

    init() throws {
        daemon = try TestDaemon()
        try daemon.start()
        connection = try RawConnection(path: daemon.socket)
        _ = connection.lines(1)
    }

    private static let ping = #"{"jsonrpc":"2.0","id":"last","method":"daemon.ping"}"#

    /// Code, type and id of the replies to these lines; a ping sent after them shows that the
    /// connection still serves and that nothing more comes before its answer.
    private func replies(to lines: [[UInt8]]) throws -> [String] {
        let sent: [UInt8] = (lines + [Array(Self.ping.utf8)]).map { $0 + [0x0A] }.reduce([], +)
        #expect(connection.send(sent))
        var replies: [String] = []
        var isAnswered = false
        while !isAnswered {
            let came = connection.lines(1)
            try #require(!came.isEmpty, "the connection ended")
            for line in came {
                let reply = try JSON.value(line)
                #expect(!isAnswered, "a line after the last answer")
                isAnswered = reply["id"] == "last"
                if !isAnswered { replies.append(Self.gist(of: reply)) }
            }
        }
        return replies
    }

    private static func gist(of reply: JSONValue) -> String {
        let error = reply["error"]
        #expect(Leak.found(in: error?["message"]?.string ?? "") == [])
        return "\(error?["code"]?.text ?? "result") \(error?["data"]?["type"]?.string ?? "-") "
            + (reply["id"]?.text ?? "no id")
    }

    private func replies(to lines: [String]) throws -> [String] {
        try replies(to: lines.map { Array($0.utf8) })
    }

    @Test func `R04 what is no JSON is answered to nobody and the connection stays open`() throws {
        let deep = String(repeating: "[", count: 65) + String(repeating: "]", count: 65)
        let lines: [[UInt8]] = [
            Array("{".utf8), Array("[1,]".utf8), Array(deep.utf8), Array("{}{}".utf8),
            Array(#"{"jsonrpc":"2.0","id":1,"method":"daemon.ping","params":{"a":1,}}"#.utf8),
            Array(#"{"jsonrpc":"2.0","id":1,"method":"daemon.ping"} "#.utf8) + [0xFF],
            [0xEF, 0xBB, 0xBF, 0x7B, 0x7D], [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00],
            [0x22, 0xC0, 0xAF, 0x22], [0x7B, 0x00, 0x7D],
        ]
        let malformed = "-32700 request.malformed null"
        #expect(try replies(to: lines) == lines.map { _ in malformed })
    }

    @Test func `R05 a parse failure and a schema failure are never mixed`() throws {
        func request(_ params: String) -> String {
            #"{"jsonrpc":"2.0","id":5,"method":"member.find","params":\#(params)}"#
        }
        let answered = try replies(to: [
            request(#"{"text":1}"#), request(#"{"text":01}"#), request(#"{"txt":"a"}"#),
            request(#"{"text":"\x"}"#), request("{}"), request("[]"), request("{"),
            request(#"{"text":"a","text":"a"}"#),
        ])
        let schema = "-32602 params.invalid 5"
        let parse = "-32700 request.malformed null"
        #expect(
            answered == [
                schema, parse, schema, parse, schema, schema, parse, "-32600 request.invalid 5",
            ])
    }

    @Test(arguments: [
        #""a""#, #""""#, "0", "-0", "-7", "9007199254740991", #""中 \u00e9 \/\"""#,
        #""\ud83d\ude00""#,
    ])
    func `R06 an id comes back byte for byte`(id: String) throws {
        connection.send(
            Array("{\"jsonrpc\":\"2.0\",\"id\": \(id) ,\"method\":\"daemon.ping\"}\n".utf8))
        let line = try #require(connection.lines(1).first)
        #expect(line.hasPrefix("{\"jsonrpc\":\"2.0\",\"id\":\(id),\"result\":{"))
    }

    @Test func `R06 an id that is none is refused to nobody`() throws {
        let ids = [
            "null", "1.0", "1.5", "1e0", "true", "[]", "{}", "9007199254740992", "1e400",
            "\"\(String(repeating: "a", count: 65))\"",
        ]
        let lines = ids.map { #"{"jsonrpc":"2.0","id":\#($0),"method":"daemon.ping"}"# }
        #expect(try replies(to: lines) == ids.map { _ in "-32600 request.invalid null" })
    }

    @Test func `R06 an id still in flight is refused, and free again once answered`() throws {
        let status = #"{"jsonrpc":"2.0","id":"a","method":"daemon.status"}"#
        let again = #"{"jsonrpc":"2.0","id":"\u0061","method":"daemon.status"}"#
        // The reply is written on the loop that reads: both lines of one write are read before.
        let answered = try replies(to: [status, again])
        #expect(Set(answered) == ["-32600 request.duplicate_id null", "result - \"a\""])
        #expect(try replies(to: [status]) == ["result - \"a\""])
    }

    @Test func `R07 a notification is never answered and never does anything`() throws {
        let before = try DatabaseFile(daemon.database).rows(".dump")
        let params = #"{"name":"青石村党支部","kind":"branch","meta":{"key":"k1"}}"#
        let lines =
            Method.all.map { #"{"jsonrpc":"2.0","method":"\#($0.name)"}"# }
            + Method.all.map { #"{"jsonrpc":"2.0","method":"\#($0.name)","params":[1]}"# }
            + [
                #"{"jsonrpc":"2.0","method":"org.add","params":\#(params)}"#,
                #"{"jsonrpc":"2.0","method":"no.such"}"#, #"{"method":"daemon.ping"}"#,
                #"{"jsonrpc":"2.0","method":"rpc.on"}"#,
                #"{"jsonrpc":"2.0","method":"x","params":{"a":1,"a":2}}"#,
            ]
        #expect(try replies(to: lines) == [])
        #expect(try DatabaseFile(daemon.database).rows(".dump") == before)
    }

    @Test func `R07 what is no request and no notification is answered to nobody`() throws {
        let lines = [
            "{}", #"{"jsonrpc":"2.0"}"#, #"{"jsonrpc":"2.0","method":7}"#, "1", #""x""#, "null",
            #"{"jsonrpc":"2.0","params":{}}"#,
        ]
        #expect(try replies(to: lines) == lines.map { _ in "-32600 request.invalid null" })
    }

    @Test func `R08 an array is refused as a batch, whatever is in it`() throws {
        let lines = ["[]", "[\(Self.ping)]", "[1,2]", #"[{"jsonrpc":"2.0","method":"x"}]"#]
        #expect(
            try replies(to: lines) == lines.map { _ in "-32600 request.batch_unsupported null" })
    }

    @Test func `a reply from a client is ignored`() throws {
        #expect(
            try replies(to: [
                #"{"jsonrpc":"2.0","id":1,"result":{}}"#,
                #"{"jsonrpc":"2.0","id":null,"error":{"code":1,"message":"x"}}"#,
            ]) == [])
    }

    @Test func `what the standard reserves and what nobody knows is -32601`() throws {
        let lines = ["rpc.discover", "rpc.", "no.such", ""].map {
            #"{"jsonrpc":"2.0","id":3,"method":"\#($0)"}"#
        }
        #expect(try replies(to: lines) == lines.map { _ in "-32601 method.not_found 3" })
    }

    @Test func `jsonrpc must be the string 2.0, and its id is echoed`() throws {
        let lines = ["", #""jsonrpc":2.0,"#, #""jsonrpc":"2","#, #""jsonrpc":null,"#].map {
            "{\($0)\"id\":\"x\",\"method\":\"daemon.ping\"}"
        }
        #expect(try replies(to: lines) == lines.map { _ in "-32600 request.invalid \"x\"" })
    }

    /// More than the server keeps for a client at once, through a client that closes its half.
    @Test func `R23 who closes the writing half gets every reply, a megabyte of them too`() throws {
        let count = 40
        let run = try Command.run(
            "/bin/sh",
            [
                "-c",
                "i=0; while [ $i -lt \(count) ]; do i=$((i+1)); "
                    + "printf '{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"liaison.describe\"}\\n' $i; "
                    + "done | socat -t 20 - UNIX-CONNECT:$SOCKET",
            ], environment: ["SOCKET": daemon.socket])
        #expect(run.status == 0)
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == count + 1)
        #expect(run.output.utf8.count > 1_048_576)
        let ids = try lines.dropFirst().map { try JSON.value(String($0))["id"]?.integer ?? 0 }
        #expect(ids.sorted() == Array(1...count))
    }

    /// A CR before the LF goes, empty lines are none, and other breaks do not split.
    @Test func `R02 only LF ends a message`() throws {
        let first = #"{"jsonrpc":"2.0","id":1,"method":"daemon.ping"}"#
        let sent = "\n\r\n" + first + "\r\n" + first + "\u{B}" + first + "\r" + first + "\n"
        let answered = try replies(to: [sent])
        #expect(answered.count == 2)
        #expect(Set(answered) == ["result - 1", "-32700 request.malformed null"])
    }
}
