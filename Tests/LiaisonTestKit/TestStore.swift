package import LiaisonCore
package import LiaisonStore

/// A store in a directory of its own, driven by dates instead of a clock.
package final class TestStore {
    package let directory: TemporaryDirectory
    package let store: Store
    package var rules = TestRules.book
    private var count = 0

    package init(keptEvents: Int = Store.keptEvents) throws {
        directory = try TemporaryDirectory()
        store = try Store(path: directory.path + "/liaison.db", keptEvents: keptEvents)
        try store.setUpOffice(
            Store.OfficeSetup(name: "党务办公室", channel: "journal"),
            in: circumstance(on: "2026-01-05")
        )
    }

    package func circumstance(on today: String) -> Circumstance {
        Circumstance(
            now: Instant(milliseconds: Int64(day(today).dayNumber) * 86_400_000),
            today: day(today),
            reporter: .office,
            rules: rules
        )
    }

    /// Performs one piece of work under a key of its own, or a given one.
    package func perform(
        _ work: Work,
        on today: String,
        key: String? = nil,
        uid: UInt32 = 1,
        fingerprint: [UInt8] = []
    ) -> Verdict {
        count += 1
        let ticket = Ticket(
            work: work,
            origin: Origin(
                uid: uid,
                pid: 1,
                method: "test",
                key: key ?? "k\(count)",
                fingerprint: fingerprint
            ),
            encode: { Array("\($0)".utf8) }
        )
        return store.perform([ticket], in: circumstance(on: today))[0]
    }

    /// The answer of work that is done; a refusal or a failure is thrown.
    @discardableResult
    package func done(_ work: Work, on today: String) throws -> Answer {
        switch perform(work, on: today) {
        case .done(_, _, let answer?): return answer
        case .refused(let refusal): throw refusal
        case .failed(let failure): throw failure
        default: throw Unexpected()
        }
    }

    /// An answer of another kind than the work has.
    package struct Unexpected: Error { package init() {} }

    /// A staff person, by number.
    package func staff(_ channel: String = "journal") throws -> StaffID {
        let before = try store.staff().rows.count
        try done(
            .addStaff(
                NewStaff(
                    fields: NewStaffFields(role: "liaison", channel: channel),
                    values: PersonalValues([.name: "联络人\(before)"])
                )
            ),
            on: "2026-01-05"
        )
        return try store.staff().rows[before].id
    }

    /// A member who left on a day, with this liaison; added on `today`.
    package func away(since: String, liaison: StaffID? = nil, on today: String) throws -> MemberID {
        try done(
            .addMember(
                NewMember(
                    standing: .full,
                    joined: nil,
                    converted: nil,
                    branch: nil,
                    values: PersonalValues([.name: "测试"])
                )
            ),
            on: today
        )
        let last = try store.members(in: nil, Page(limit: 10_000)).rows.last?.id
        guard let id = last else { throw Unexpected() }
        let departure = Departure(on: day(since), isAbroad: false, reason: .wageWork)
        try done(.member(id, .openAbsence(departure), PersonalValues()), on: today)
        if let liaison {
            try done(
                .member(id, .assign(Assignment(liaison), on: day(today)), PersonalValues()),
                on: today)
        }
        return id
    }

    /// Somebody who left on a day comes with an import, and is held until the release.
    package func open(since: String, on today: String) throws {
        let departure = Departure(on: day(since), isAbroad: false, reason: nil)
        let plan = ImportPlan(
            digest: "d",
            rollSequence: try store.survey { try $0.sequence() },
            orgs: [],
            staff: [],
            rows: [
                PlannedRow(
                    number: 1,
                    member: nil,
                    branch: nil,
                    liaison: nil,
                    news: LedgerNews(departure: departure, ledgerDate: day(today)),
                    values: PersonalValues([.name: "测试"])
                )
            ],
            questions: [],
            unchanged: 0
        )
        try done(.keepPlan(plan), on: today)
        try done(.applyPlan("d"), on: today)
    }

    @discardableResult
    package func record(
        _ command: MemberCommand,
        about id: MemberID,
        on today: String
    ) throws -> Answer {
        try done(.member(id, command, PersonalValues()), on: today)
    }

    /// Makes a day's digest; the messages by recipient.
    package func digest(on today: String) throws -> [Answer.Message] {
        guard case .digest(let messages, _) = try done(.digest(on: day(today)), on: today) else {
            throw Unexpected()
        }
        return messages
    }

    package func dossier(_ id: MemberID) throws -> Dossier {
        guard let member = try store.member(id) else { throw Unexpected() }
        return member.dossier
    }

    /// Every notice of a member, with its fate.
    package func notices(of id: MemberID) throws -> [NoticeLine] {
        try store.duties(of: .member(id), limit: 10_000).flatMap(\.notices)
    }
}

extension Store {
    /// How many facts of a kind are on record of a member.
    package func facts(_ kind: String, of id: MemberID) throws -> Int {
        guard let handle = try member(id)?.handle else { throw TestStore.Unexpected() }
        return try history(of: handle, .whole).rows.flatMap(\.parts).count { part in
            guard case .fact(let fact) = part else { return false }
            return fact.kind == kind
        }
    }
}
