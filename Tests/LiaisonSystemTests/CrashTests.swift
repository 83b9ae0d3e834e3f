import Foundation
import LiaisonTestKit
import Testing

/// `kill -9` is a supported way to stop (design 4).
@Suite struct CrashTests {
    /// How often; Tests/run.sh says.
    static let kills =
        ProcessInfo.processInfo.environment["LIAISON_KILLS"].flatMap { Int($0) } ?? 5

    @Test func `R57 kill -9 under four clients loses nothing that was acknowledged`() throws {
        let seed = UInt64.random(in: 0..<1_000_000)
        let outcome = try CrashExperiment.run(kills: Self.kills, seed: seed)
        print("crash: \(outcome)")
        #expect(outcome.kills == Self.kills)
        #expect(outcome.acknowledged >= Self.kills)
        #expect(outcome.audit.isClean, "\(outcome)")
    }

    /// Each kill meets the window with a probability of nearly one; ten leave no doubt.
    static let controlKills = 10

    @Test func `an answer given before the commit is found out`() throws {
        let outcome = try CrashExperiment.run(
            kills: Self.controlKills,
            seed: UInt64.random(in: 0..<1_000_000),
            fault: "reply-before-commit"
        )
        print("crash, control: \(outcome)")
        #expect(!outcome.audit.lost.isEmpty, "\(outcome)")
    }
}
