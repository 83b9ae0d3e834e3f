import Glibc
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

private let hello = ScriptedServer.hello(minor: 9, language: "zh")
private let pong = #"{"jsonrpc":"2.0","id":ID,"result":{"time":"now"}}"#

/// The failure of `body`, or nil.
private func failure(_ body: () throws(CallFailure) -> Void) -> CallFailure? {
    do {
        try body()
        return nil
    } catch {
        return error
    }
}

@Suite struct ConnectionTests {
    @Test func `a call gets its result past notifications and strangers' replies`() throws {
        let noise = #"{"jsonrpc":"2.0","method":"liaison.event","params":{}}"#
        let stranger = #"{"jsonrpc":"2.0","id":4000,"result":{}}"#
        let server = try ScriptedServer([[.say(hello), .say(noise), .say(stranger), .answer(pong)]])
        let connection = try Connection(path: server.path)
        #expect(connection.greeting.version == "0.1.0")
        #expect(connection.greeting.minor == 9)
        #expect(connection.greeting.role == .admin)
        #expect(connection.serverUserID == getuid())
        #expect(try connection.call("daemon.ping") == ["time": "now"])
    }

    @Test func `replies in another order reach their requests`() throws {
        let server = try ScriptedServer([[.say(hello), .reverse(3)]])
        let connection = try Connection(path: server.path)
        let names = ["daemon.ping", "daemon.version", "daemon.health"]
        let ids = try names.map { try connection.send($0) }
        for (id, name) in zip(ids, names) {
            #expect(try connection.receive(id) == ["m": .string(name)])
        }
    }

    @Test func `an error is a refusal with its type`() throws {
        let error = #"""
            {"jsonrpc":"2.0","id":ID,"error":{"code":1004,"message":"no",\#
            "data":{"type":"member.not_found","retryable":false}}}
            """#
        let server = try ScriptedServer([[.say(hello), .answer(error)]])
        let connection = try Connection(path: server.path)
        #expect(
            failure { () throws(CallFailure) in _ = try connection.call("member.get") }
                == .refused(ErrorReply(.memberNotFound, "no")))
    }

    @Test func `another major version is named`() throws {
        let other = hello.replacing("\"major\":1", with: "\"major\":2")
        let server = try ScriptedServer([[.say(other)]])
        let path = server.path
        #expect(
            failure { () throws(CallFailure) in _ = try Connection(path: path) }
                == .protocolMismatch(theirs: "2.9", ours: "1.0"))
    }

    @Test func `a server that is full says so`() throws {
        let refused = String(decoding: Refused(.serverFull).encoded.dropLast(), as: UTF8.self)
        let server = try ScriptedServer([[.say(refused)]])
        let path = server.path
        guard
            case .refused(let reply) = failure({ () throws(CallFailure) in
                _ = try Connection(path: path)
            })
        else {
            Issue.record("not refused")
            return
        }
        #expect(reply.type == .serverFull)
    }

    @Test func `nobody there is unreachable with the path`() {
        let path = "/tmp/liaison-test-nobody-\(newKey()).sock"
        #expect(
            failure { () throws(CallFailure) in _ = try Connection(path: path) }
                == .unreachable(path: path, errno: ENOENT))
        let long = "/tmp/" + String(repeating: "x", count: 200)
        #expect(
            failure { () throws(CallFailure) in _ = try Connection(path: long) }
                == .unreachable(path: long, errno: ENAMETOOLONG))
    }

    @Test func `a silent server times out and a closing one is closed`() throws {
        let server = try ScriptedServer([[.say(hello), .wait], [.say(hello)], [.say("no")]])
        let path = server.path
        do {
            let connection = try Connection(path: path)
            connection.timeout = .milliseconds(1)
            let id = try connection.send("daemon.ping")
            // The script has read the line and closed: both are right here.
            let failure = failure { () throws(CallFailure) in _ = try connection.receive(id) }
            #expect(failure == .timedOut || failure == .closed)
        }
        let closing = try Connection(path: path)
        #expect(
            failure { () throws(CallFailure) in _ = try closing.call("daemon.ping") } == .closed)
        guard
            case .malformed = failure({ () throws(CallFailure) in
                _ = try Connection(path: path)
            })
        else {
            Issue.record("not malformed")
            return
        }
    }

    @Test func `a request over the server's line is refused before it is sent`() throws {
        let server = try ScriptedServer([[.say(hello), .wait]])
        let connection = try Connection(path: server.path)
        let long = JSONValue.string(String(repeating: "x", count: 300_000))
        guard
            case .refused(let reply) = failure({ () throws(CallFailure) in
                _ = try connection.call("member.find", ["text": long])
            })
        else {
            Issue.record("not refused")
            return
        }
        #expect(reply.type == .frameTooLong)
    }
}

@Suite struct CallerTests {
    private let busy = #"""
        {"jsonrpc":"2.0","id":ID,"error":{"code":1029,"message":"wait",\#
        "data":{"type":"idempotency.in_progress","retryable":true}}}
        """#

    @Test func `a keyed change outlasts a lost connection and a busy server`() throws {
        let server = try ScriptedServer([
            [.say(hello), .wait],
            [
                .say(hello), .answer(busy),
                .answer(#"{"jsonrpc":"2.0","id":ID,"result":{"k":KEY}}"#),
            ],
        ])
        let caller = Caller(path: server.path)
        #expect(try caller.call("daemon.release", key: "k-1") == ["k": "k-1"])
    }

    @Test func `a change without a key is never asked twice`() throws {
        let server = try ScriptedServer([[.say(hello), .wait], [.say(hello), .answer(pong)]])
        let caller = Caller(path: server.path)
        #expect(
            failure { () throws(CallFailure) in _ = try caller.call("daemon.release") } == .closed)
        #expect(try caller.call("daemon.ping") == ["time": "now"])
    }

    @Test func `nobody there fails after the time given`() {
        let path = "/tmp/liaison-test-nobody-\(newKey()).sock"
        let caller = Caller(path: path, timeout: .milliseconds(20))
        #expect(
            failure { () throws(CallFailure) in _ = try caller.greeting() }
                == .unreachable(path: path, errno: ENOENT))
    }

    @Test func `keys are 26 characters, in order of time, and never the same`() {
        let keys = (0..<100).map { _ in newKey() }
        #expect(Set(keys).count == 100)
        #expect(keys.allSatisfy { $0.utf8.count == 26 && $0.hasPrefix("0") })
    }
}
