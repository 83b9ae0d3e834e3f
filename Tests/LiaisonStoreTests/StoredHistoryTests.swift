import LiaisonCore
import LiaisonStore
import LiaisonTestKit
import Testing

/// Random histories through the store and in memory: what is read back is what was decided, and the
/// schema refuses what no decision makes.
@Suite struct StoredHistoryTests {
    /// How many steps; Tests/run.sh says. A tenth of those in memory, each being a commit.
    private static let steps = Amount.of("LIAISON_STORED_STEPS", otherwise: 4_000)
    private static let seed = Amount.of("LIAISON_SEED", otherwise: 20_261_128)
    private static let stepsOfALife = 200

    @Test func `a member read back is the one that was decided upon, step by step`() throws {
        let opened = day("2024-02-29")
        var (done, accepted, corrected) = (0, 0, 0)
        var seed = UInt64(Self.seed)
        while done < Self.steps {
            seed += 1
            let roll = try TestStore()
            try roll.done(.addOrg(name: "青石村党支部", .branch, parent: nil), on: opened.iso)
            try roll.done(
                .addMember(
                    NewMember(
                        standing: .full, joined: nil, converted: nil, branch: nil,
                        values: PersonalValues([.name: "测试"]))), on: opened.iso)
            let id = try #require(try roll.store.members(in: nil, Page(limit: 2)).rows.last?.id)
            // Whom `RandomHistory` gives him to.
            for _ in 1...3 { _ = try roll.staff() }
            var member = Member(openedOn: opened.iso)
            member.dossier.member = id
            try member.perform(.enroll, on: opened.iso)
            var history = RandomHistory(seed: seed, from: opened)
            for number in 1...Self.stepsOfALife {
                var command = history.next()
                var work = Work.member(id, command, PersonalValues())
                let correction = history.correction(of: member.facts)
                if let (fact, amendment) = correction {
                    command = .correct(member.correction(of: fact, amendment))
                    work = .correct(fact: fact, amendment, PersonalValues())
                }
                let isTaken = (try? member.perform(command, on: history.today.iso)) != nil
                let verdict = roll.perform(work, on: history.today.iso)
                done += 1
                if isTaken { accepted += 1 }
                if isTaken, correction != nil { corrected += 1 }
                var stored = try roll.dossier(id)
                stored.revision = member.dossier.revision
                let what =
                    "seed \(seed) step \(number): \(correction.map { "\($0)" } ?? "\(command)")"
                switch verdict {
                case .done: #expect(isTaken, "\(what)")
                case .refused: #expect(!isTaken, "\(what)")
                default: Issue.record("\(what): \(verdict)")
                }
                #expect(stored == member.dossier, "\(what)")
                guard stored == member.dossier else { return }
            }
        }
        #expect(corrected > 0)
        print(
            "stored histories: \(done) steps, \(accepted) accepted, \(corrected) of them"
                + " corrections, seed \(Self.seed)")
    }

    /// What the core never makes, straight into the file.
    @Test(arguments: [
        "UPDATE member SET standing = 'suspended'",
        "UPDATE member SET standing = 'removed', standingSince = '2026-01-01'",
        "UPDATE member SET standing = 'departed'",
        "UPDATE member SET extendedMonths = 13",
        "UPDATE member SET assemblyOn = '2026-01-01'",
        "UPDATE member SET appliedOn = '2026-01-01'",
        "UPDATE member SET duesArrangement = 'quarterly'",
        "UPDATE member SET liaison = 1, deputy = 1",
        "INSERT INTO absence(member, abroad, checkedInUndated) SELECT id, 0, 0 FROM member",
        "UPDATE absence SET transferable = 'no', transferableOn = '2026-01-01'",
        "UPDATE absence SET closedOn = '2026-01-01'",
        "INSERT INTO transfer(member, state, preparedOn) SELECT id, 'prepared', '2026-01-01' FROM member",
        "UPDATE transfer SET state = 'accepted'",
        "UPDATE transfer SET state = 'issued'",
        "INSERT INTO outreach(member, openedOn, situation) SELECT id, '2026-01-01', 'moved' FROM member",
        "UPDATE outreach SET endedOn = '2026-01-01', outcome = 'review-decided'",
    ])
    func `the schema refuses what no decision makes`(statement: String) throws {
        let roll = try TestStore()
        _ = try roll.staff()
        let id = try roll.away(since: "2026-01-01", on: "2026-01-05")
        try roll.record(
            .prepareTransfer(on: day("2026-01-05"), personal: []), about: id, on: "2026-01-05")
        try roll.record(
            .recordContact(
                ContactReport(on: day("2026-01-05"), result: .notReached, channel: .phone)),
            about: id, on: "2026-01-05")
        try roll.record(.openOutreach(.moved, on: day("2026-01-05")), about: id, on: "2026-01-05")
        let file = DatabaseFile(roll.directory.path + "/liaison.db")
        #expect(throws: (any Error).self) { try file.rows(statement) }
    }
}
