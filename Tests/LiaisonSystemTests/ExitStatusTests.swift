import Foundation
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// R65: how `liaisonctl` ends, each number provoked, with parseable JSON in all of them.
@Suite struct ExitStatusTests {
    /// Not the one of Swift Testing.
    typealias Status = LiaisonClient.ExitStatus

    /// One way to end.
    struct End: Sendable, CustomTestStringConvertible {
        let status: Status
        let words: [String]
        /// What a server that cannot be brought to it says after its greeting; nil where the real
        /// daemon does.
        var answer: String?
        var greeting: String? = ScriptedServer.hello()
        var testDescription: String { "\(status.rawValue) \(words.joined(separator: " "))" }
    }

    private static func error(_ type: ErrorType) -> String {
        #"{"jsonrpc":"2.0","id":ID,"error":\#(ErrorReply(type, "as scripted").value.text)}"#
    }

    private static func health(_ state: String) -> String {
        #"{"jsonrpc":"2.0","id":ID,"result":{"state":"\#(state)","checks":[]}}"#
    }

    /// By a daemon that runs, with one branch and two members of one name.
    static let real: [End] = [
        End(status: .done, words: ["status"]),
        End(status: .negative, words: ["member", "show", "无此人"]),
        End(status: .negative, words: ["member", "find", "无此人"]),
        End(status: .negative, words: ["member", "show", "同名"]),
        End(status: .negative, words: ["why", "d-9999"]),
        End(status: .negative, words: ["import", "--apply", "sha256:0"]),
        End(status: .usage, words: ["member", "show"]),
        End(status: .usage, words: ["stauts"]),
        End(status: .usage, words: ["agenda", "--for", "a", "--org", "b"]),
        End(status: .badInput, words: ["contact", "同名甲", "--by", "phone", "--on", "yesterday"]),
        End(status: .badInput, words: ["member", "show", "3"]),
        End(status: .badInput, words: ["import", "/dev/null", "--plan"]),
        End(status: .inputOutput, words: ["import", "/nonexistent.csv", "--plan"]),
    ]

    /// By a server that says so.
    static let scripted: [End] = [
        End(status: .done, words: ["health"], answer: health("ok")),
        End(status: .negative, words: ["health"], answer: health("degraded")),
        End(status: .failing, words: ["health"], answer: health("failing")),
        End(status: .unreachable, words: ["ping"], answer: nil, greeting: nil),
        End(status: .internal, words: ["ping"], answer: error(.internal)),
        End(status: .internal, words: ["ping"], answer: "this is no JSON"),
        End(status: .inputOutput, words: ["release"], answer: error(.storageFull)),
        End(status: .inputOutput, words: ["release"], answer: error(.storageFailed)),
        End(
            status: .tryAgain, words: ["status", "--timeout", "1"], answer: error(.deadlineExceeded)
        ),
        End(
            status: .mismatch, words: ["ping"], answer: nil,
            greeting: ScriptedServer.hello(major: 2)),
        End(status: .mismatch, words: ["ping"], answer: error(.methodNotFound)),
        End(status: .denied, words: ["status"], answer: error(.accessDenied)),
        End(status: .badConfiguration, words: ["status"], answer: error(.configInvalid)),
    ]

    /// Runs `end` with and without `--json`, and holds what it promises.
    private func check(_ end: End, socket: () throws -> String) throws {
        let plain = try Ctl.run(end.words, socket: try socket())
        #expect(plain.status == end.status.rawValue, "\(plain.errors)")
        let json = try Ctl.run(["--json"] + end.words, socket: try socket())
        #expect(json.status == end.status.rawValue, "\(json.errors)")
        if json.output.isEmpty {
            let error = try JSON.value(json.errors)
            #expect(error["message"]?.string?.isEmpty == false)
            #expect(error["data"]?["type"]?.string?.isEmpty == false)
            #expect(plain.errors.hasPrefix("liaisonctl: "))
        } else {
            _ = try JSON.value(json.output)
            #expect(json.errors.isEmpty)
        }
    }

    @Test func `R65: each end that a daemon brings about has its number, and JSON`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        try daemon.call("org.add", ["name": "青石村党支部", "kind": "branch"])
        for name in ["同名甲", "同名乙"] {
            try daemon.call("member.add", ["name": .string(name), "branch": "青石村党支部"])
        }
        for end in Self.real { try check(end) { daemon.socket } }
        // What the daemon denies whoever comes by the monitor's door.
        let denied = End(status: .denied, words: ["status"])
        try check(denied) { daemon.monitorSocket }
        // A daemon that went away: within the time given nobody answers.
        daemon.stop()
        try check(End(status: .unreachable, words: ["ping", "--timeout", "1"])) { daemon.socket }
    }

    @Test(arguments: scripted)
    func `R65: each end that a server says has its number, and JSON`(end: End) throws {
        var servers: [ScriptedServer] = []
        try check(end) {
            guard let greeting = end.greeting else { return Ctl.nowhere }
            // Whoever asks again, on this connection or another, gets the same.
            let answers = end.answer.map {
                Array(repeating: ScriptedServer.Step.answer($0), count: 9)
            }
            let steps = [.say(greeting)] + (answers ?? [.wait])
            let server = try ScriptedServer(Array(repeating: steps, count: 9))
            servers.append(server)
            return server.path
        }
    }

    @Test func `R65: output that cannot be written ends with 74 and says why`() throws {
        let server = try ScriptedServer([])
        for (json, words) in [(false, "磁盘空间已满"), (true, "client.file")] {
            let run = try Command.run(
                "/bin/sh",
                ["-c", "\"$0\" describe --help \(json ? "--json" : "") >/dev/full", Ctl.program],
                environment: ["LIAISON_SOCKET": server.path, "LIAISON_LANG": "zh"])
            #expect(run.status == Status.inputOutput.rawValue)
            #expect(run.errors.contains(words), "\(run.errors)")
            if json { _ = try JSON.value(run.errors) }
        }
    }

    @Test func `R65: Ctrl-C ends with 130, and with --json in an object`() throws {
        for json in [false, true] {
            let server = try ScriptedServer([[.say(ScriptedServer.hello()), .wait, .wait]])
            let terminal = try PseudoTerminal(
                "/bin/sh",
                [
                    "-c",
                    "trap : INT; echo begun; \"$0\" ping \(json ? "--json" : ""); echo status=$?",
                    Ctl.program,
                ], environment: ["LIAISON_SOCKET": server.path, "TERM": "xterm"])
            try terminal.wait(for: "begun")
            // Only a client that waits for its answer can be interrupted: the request is there.
            server.waitForRequest()
            terminal.type("\u{3}")
            let end = try terminal.wait(for: "status=130")
            #expect(try terminal.end() == 0)
            if json {
                let object = end.split(separator: "\r\n").first { $0.contains("{") }
                let text = try #require(object?.drop { $0 != "{" })
                #expect(try JSON.value(String(text))["data"]?["type"] == "client.interrupted")
            }
        }
    }

    @Test func `R65: the table has every number that was provoked here, and no other`() {
        var provoked = Set((Self.real + Self.scripted).map(\.status))
        provoked.insert(.interrupted)
        #expect(provoked == Set(Status.allCases))
    }
}
