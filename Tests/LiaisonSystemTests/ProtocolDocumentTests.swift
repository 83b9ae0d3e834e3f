import Foundation
import LiaisonTestKit
import LiaisonWire
import Testing

/// The protocol's document is true: every example in it is played, and its tables are the table's.
@Suite struct ProtocolDocumentTests {
    private static let text =
        (try? String(contentsOfFile: ProtocolDocument.path, encoding: .utf8)) ?? ""

    /// With `LIAISON_REWRITE=1` in the environment the tables are written anew.
    @Test func `R12 the document's tables are those of the method table`() throws {
        let right = ProtocolDocument.rewritten(Self.text)
        if ProcessInfo.processInfo.environment["LIAISON_REWRITE"] == "1" {
            try right.write(toFile: ProtocolDocument.path, atomically: true, encoding: .utf8)
        } else {
            #expect(Self.text == right, "run this test with LIAISON_REWRITE=1, and read the change")
        }
        for part in ProtocolDocument.parts {
            #expect(Self.text.contains("<!-- generated: \(part.0) -->"))
        }
    }

    private static func today(_ daemon: TestDaemon) throws -> String {
        try #require(try daemon.call("daemon.status")["today"]?.string)
    }

    @Test func `every example is what the daemon answers, byte for byte`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        var player = TranscriptPlayer(socket: daemon.socket, today: try Self.today(daemon))
        let sessions = Transcript(Self.text).sessions
        #expect(sessions.count >= 7)
        for session in sessions { #expect(try player.play(session) == []) }
    }

    /// The control: an example with one byte changed is found out.
    @Test func `an example that is not true is found out`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        var player = TranscriptPlayer(socket: daemon.socket, today: try Self.today(daemon))
        let wrong = [
            (#"S: {"jsonrpc":"2.0","id":1,"result":{"time":"<time>","more":1}}"#, "not"),
            (#"S: {"jsonrpc":"2.0","id":2,"result":{"time":"<time>"}}"#, "not 2"),
            (#"S: {"jsonrpc":"2.0","id":1,"result":{"time":"<today>"}}"#, "of <today>"),
        ]
        for (line, fault) in wrong {
            let text = #"C: {"jsonrpc":"2.0","id":1,"method":"daemon.ping"}"# + "\n" + line
            let faults = try player.play(Transcript(text).sessions[0])
            #expect(faults.count == 1 && faults[0].contains(fault), "\(faults)")
        }
        let silent = #"C: {"jsonrpc":"2.0","id":1,"method":"daemon.ping"}"#
        #expect(try player.play(Transcript(silent).sessions[0]).count == 1)
    }

    /// The commands of the document's shell blocks, with what they print.
    private static var commands: [(command: String, output: [String])] {
        text.components(separatedBy: "```shell\n").dropFirst().flatMap { block in
            let lines = (block.components(separatedBy: "```").first ?? "")
                .split(separator: "\n").map(String.init)
            let starts = lines.indices.filter { lines[$0].hasPrefix("$ ") }
            return zip(starts, starts.dropFirst() + [lines.count]).map { start, end in
                (String(lines[start].dropFirst(2)), Array(lines[(start + 1)..<end]))
            }
        }
    }

    @Test func `R23 every command of the document prints what stands under it`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        var player = TranscriptPlayer(socket: daemon.socket, today: try Self.today(daemon))
        #expect(Self.commands.count >= 2)
        for (command, output) in Self.commands {
            let run = try Command.run(
                "/bin/sh", ["-c", command], environment: ["SOCKET": daemon.socket])
            #expect(run.status == 0, "\(run.errors)")
            let printed = run.output.split(separator: "\n").map(String.init)
            #expect(printed.count == output.count, "\(command)")
            for (line, pattern) in zip(printed, output) {
                #expect(try player.compare(line, with: pattern) == [], "\(line)")
            }
        }
    }
}
