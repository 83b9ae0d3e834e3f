import Foundation
import LiaisonCore
import LiaisonTestKit
import LiaisonWire
import Testing

/// The conversations of every minor version, played against this daemon.
@Suite struct TranscriptTests {
    private static let root = Project.path("Tests/Transcripts")
    private static let minors =
        ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? [])
        .filter { $0.first?.isNumber == true }.sorted()

    private static func transcripts(of minor: String) throws -> [(name: String, Transcript)] {
        try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(minor)").sorted()
            .filter { $0.hasSuffix(".txt") }.map {
                let text = try String(contentsOfFile: "\(root)/\(minor)/\($0)", encoding: .utf8)
                return ($0, Transcript(text))
            }
    }

    private static let present = "\(ProtocolVersion.major).\(ProtocolVersion.minor)"

    @Test(arguments: minors)
    func `R13 the conversations of every minor version are those of today`(minor: String) throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let today = try #require(try daemon.call("daemon.status")["today"]?.string)
        var player = TranscriptPlayer(
            socket: daemon.socket, today: today,
            agreement: minor == Self.present ? .exact : .withAdditions)
        for (name, transcript) in try Self.transcripts(of: minor) {
            #expect(!transcript.sessions.isEmpty, "\(name)")
            for session in transcript.sessions {
                let faults = try player.play(session)
                #expect(faults == [], "\(name)")
            }
        }
        // Every method has been called: whatever clients can bring about on such a roll was told.
        let cursor = try daemon.cursor()
        let beginning = String(cursor.prefix { $0 != "." }) + ".0"
        let told = try daemon.call("events.wait", ["after": .string(beginning), "timeout_ms": 0])
        let kinds = try #require(told["kinds"]?.array).compactMap(\.string)
        #expect(
            Set(EventKind.allCases.map(\.rawValue)).subtracting(kinds)
                == Self.elsewhere, "\(kinds)")
    }

    /// What the digest's hour brings about, and what needs people held; `EventTests` has all of it.
    /// And what needs a rule that the packs leave open: `RulesConfirmTests`.
    private static let elsewhere: Set = [
        "delivery.made", "delivery.settled", "digest.made", "office.released", "rule.confirmed",
    ]

    @Test func `R13 every method occurs in a conversation of the present version`() throws {
        #expect(Self.minors.contains(Self.present))
        let called = try Self.transcripts(of: Self.present).reduce(into: Set<String>()) {
            $0.formUnion($1.1.methods)
        }
        #expect(Set(Method.all.map(\.name)).subtracting(called) == [])
    }

    /// What a frozen conversation allows a later version, and what it does not.
    @Test func `R13 a member more is an addition, a member less or another value is not`() throws {
        let pattern = #"{"id":1,"result":{"a":"<a1>","b":[{"c":1}]}}"#
        let same = #"{"id":1,"result":{"a":"x","b":[{"c":1}]}}"#
        let more = #"{"id":1,"result":{"z":0,"a":"x","b":[{"c":1,"d":2}]}}"#
        let wrong = [
            #"{"id":1,"result":{"b":[{"c":1}]}}"#, #"{"id":1,"result":{"a":"x","b":[{"c":2}]}}"#,
            #"{"id":1,"result":{"a":"x","b":[]}}"#, #"{"id":1,"result":{"a":1,"b":[{"c":1}]}}"#,
        ]
        func faults(_ said: String, _ agreement: Agreement) throws -> Int {
            var player = TranscriptPlayer(
                socket: "", today: "2026-11-24", agreement: agreement)
            return try player.compare(said, with: pattern).count
        }
        #expect(try faults(same, .exact) == 0)
        #expect(try faults(more, .exact) > 0)
        #expect(try faults(more, .withAdditions) == 0)
        for said in wrong { #expect(try faults(said, .withAdditions) > 0, "\(said)") }
    }
}
