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

    @Test func `every request that was read is answered, and the sockets are gone`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let roll = try Roll(of: 4, in: daemon)
        let socket = daemon.socket
        let answered = DispatchSemaphore(value: 0)
        let talks = Mutex<[Talk]>([])
        let atWork = DispatchGroup()
        for name in 0..<Self.connections {
            DispatchQueue(label: "client").async(group: atWork) {
                guard let talk = try? Self.talk(name, roll, on: socket, answered) else { return }
                talks.withLock { $0.append(talk) }
            }
        }
        // By then the daemon's read buffers hold a whole batch.
        for _ in 0..<(Self.connections * 10) { answered.wait() }
        #expect(daemon.stop() == 0)
        atWork.wait()

        let all = talks.withLock { $0 }
        try #require(all.count == Self.connections)
        for talk in all { #expect(talk.last == 0 || talk.last == Self.batch) }
        let answers = all.flatMap(\.answers).map { try? JSON.value($0) }
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
}
