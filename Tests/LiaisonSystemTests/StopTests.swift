import Dispatch
import Foundation
import LiaisonTestKit
import LiaisonWire
import Synchronization
import Testing

/// SIGTERM under load: whoever was heard is answered, and nothing is done in silence.
@Suite struct StopTests {
    /// More than the daemon works on at once (16 a connection), so that some always wait.
    static let batch = 30
    static let connections = 4

    /// What one connection sent and got: batches in one piece each, the next after all answers.
    struct Talk {
        var answers: [String] = []
        /// Answers to the last batch, which the stop may have cut off.
        var last = 0
    }

    static func talk(_ name: Int, _ roll: Roll, on socket: String, _ answered: DispatchSemaphore)
        throws -> Talk
    {
        let connection = try RawConnection(path: socket)
        guard connection.lines(1).count == 1 else { return Talk() }
        var talk = Talk()
        for round in 0..<100_000 {
            let lines = (0..<batch).map { index in
                Request.line(
                    id: RequestID(UInt32(index)),
                    method: "contact.record",
                    params: [
                        "member": .string(roll.members[index % roll.members.count]), "by": "phone",
                        "on": .string(roll.today),
                    ],
                    meta: RequestMeta(key: "t\(name)-\(round)-\(index)")
                )
            }
            guard connection.send(lines.flatMap(\.self)) else { break }
            let answers = connection.lines(batch)
            talk.answers += answers
            talk.last = answers.count
            answered.signal()
            if answers.count < batch { break }
        }
        return talk
    }

    /// Stops a daemon under load; gives what every connection saw.
    static func stopped(_ daemon: TestDaemon, fault: String? = nil) throws -> [Talk] {
        try daemon.start()
        let roll = try Roll(of: 4, in: daemon)
        daemon.stop()
        try daemon.start(fault: fault)
        let socket = daemon.socket
        let answered = DispatchSemaphore(value: 0)
        let talks = Mutex<[Talk]>([])
        let atWork = DispatchGroup()
        for name in 0..<connections {
            DispatchQueue(label: "client").async(group: atWork) {
                guard let talk = try? talk(name, roll, on: socket, answered) else { return }
                talks.withLock { $0.append(talk) }
            }
        }
        // By then the daemon's read buffers hold a whole batch.
        for _ in 0..<(connections * 10) { answered.wait() }
        #expect(daemon.stop() == 0)
        atWork.wait()
        #expect(talks.withLock { $0.count } == connections)
        return talks.withLock { $0 }
    }

    /// A batch is one piece: it was read whole, and then is answered whole, or it was not read.
    static func isAnswered(_ talk: Talk) -> Bool { talk.last == 0 || talk.last == batch }

    @Test func `every request that was read is answered, and the sockets are gone`() throws {
        let daemon = try TestDaemon()
        let talks = try Self.stopped(daemon)
        #expect(talks.allSatisfy(Self.isAnswered))
        let answers = talks.flatMap(\.answers).map { try? JSON.value($0) }
        let done = answers.count { $0?["result"] != nil }
        let declined = answers.count { $0?["error"]?["data"]?["type"]?.string == "server.draining" }
        print("stop: \(done) done, \(declined) declined")
        #expect(done + declined == answers.count)
        #expect(!FileManager.default.fileExists(atPath: daemon.socket))
        #expect(!FileManager.default.fileExists(atPath: daemon.monitorSocket))
        // Nothing was done that nobody was told of.
        let file = DatabaseFile(daemon.database)
        #expect(try file.number("SELECT count(*) FROM fact WHERE kind = 'contact'") == done)
    }

    /// A stop finds requests waiting nearly always; several leave no doubt.
    static let controlStops = 5

    @Test func `a stop that drops what waits is found out`() throws {
        for _ in 0..<Self.controlStops {
            let talks = try Self.stopped(try TestDaemon(), fault: "drop-waiting-requests")
            if !talks.allSatisfy(Self.isAnswered) { return }
        }
        Issue.record("\(Self.controlStops) stops dropped nothing")
    }
}
