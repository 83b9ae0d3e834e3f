import LiaisonCore
import LiaisonTestKit
import Testing

/// The five machines, transition by transition, against the tables of the rulebook (section 4).
@Suite struct StateMachineTests {
    private static let grounds = StandingGrounds(
        on: day("2026-06-01"),
        probationEnd: day("2026-05-01"),
        months: 6,
        until: day("2026-12-01"),
        suspensionFrom: day("2026-06-01"),
        suspendedOn: day("2024-06-01")
    )

    /// From which standing a decision may be taken, and what it makes of it.
    private static let standings: [DecisionKind: [Standing: Standing]] = [
        .conversion: [.probationary: .full], .extended: [.probationary: .probationary],
        .cancellation: [.probationary: .probationCancelled], .suspension: [.full: .suspended],
        .restoration: [.suspended: .full], .removal: [.full: .removed, .suspended: .removed],
        .withdrawal: [.full: .withdrawn], .expulsion: [.full: .expelled],
        .correction: [.full: .full],
        .death: [
            .unknown: .deceased, .probationary: .deceased, .full: .deceased, .suspended: .deceased,
        ],
        .review: [
            .unknown: .unknown, .probationary: .probationary, .full: .full, .suspended: .suspended,
        ],
        .resumption: [
            .unknown: .unknown, .probationary: .probationary, .full: .full, .suspended: .suspended,
        ],
    ]

    @Test(arguments: DecisionKind.allCases)
    func `a decision fits the standings it is for, and no other`(kind: DecisionKind) throws {
        let allowed = try #require(Self.standings[kind])
        for standing in Standing.allCases {
            let after = try? standing.after(kind, Self.grounds)
            #expect(after == allowed[standing], "\(standing)")
            // What has ended is never anything else again.
            if standing.isEnded { #expect(after == nil) }
        }
    }

    private static func refusal(
        _ standing: Standing, _ kind: DecisionKind, _ change: (inout StandingGrounds) -> Void
    ) -> Refusal? {
        var grounds = grounds
        change(&grounds)
        do {
            _ = try standing.after(kind, grounds)
            return nil
        } catch { return error }
    }

    @Test func `each guard refuses the day before, and nothing on the day`() {
        let eve = day("2026-05-31")
        #expect(
            Self.refusal(.probationary, .conversion) { $0.probationEnd = day("2026-06-02") }
                == .conversionTooEarly(until: day("2026-06-02")))
        #expect(
            Self.refusal(.probationary, .conversion) { $0.probationEnd = day("2026-06-01") } == nil)
        #expect(
            Self.refusal(.full, .suspension) { $0.on = eve }
                == .reviewNotDue(day("2026-06-01")))
        #expect(Self.refusal(.full, .suspension) { $0.suspensionFrom = nil } == .reviewNotDue(nil))
        #expect(
            Self.refusal(.suspended, .removal) { $0.on = eve }
                == .removalTooEarly(until: day("2026-06-01")))
        #expect(
            Self.refusal(.probationary, .extended) { $0.isExtended = true } == .alreadyExtended)
        for (months, isRight) in [(5, false), (6, true), (12, true), (13, false)] {
            #expect(
                (Self.refusal(.probationary, .extended) { $0.months = months } == nil) == isRight)
        }
        for (until, isRight) in [
            ("2026-06-01", false), ("2026-06-02", true), ("2027-06-01", true),
            ("2027-06-02", false),
        ] {
            #expect(
                (Self.refusal(.full, .correction) { $0.until = day(until) } == nil) == isRight)
        }
    }

    /// Which step a transfer may take from where.
    private static let transfers: [(Transfer.State, TransferStep, Transfer.State)] = [
        (.prepared, .issue(validDays: 30), .issued), (.issued, .issue(validDays: 30), .issued),
        (.refused, .issue(validDays: 30), .issued), (.issued, .accept, .accepted),
        (.issued, .refuse, .refused), (.accepted, .receipt, .receiptReturned),
        (.prepared, .withdraw, .withdrawn), (.issued, .withdraw, .withdrawn),
        (.refused, .withdraw, .withdrawn),
    ]

    private static func transfer(_ state: Transfer.State) -> Transfer {
        let letter = Transfer.Letter(issuedOn: day("2026-01-10"), validDays: 30)
        return Transfer(
            number: 1, state: state, preparedOn: day("2026-01-05"),
            letter: state == .prepared ? nil : letter, issues: 1,
            acceptedOn: state == .accepted ? day("2026-01-20") : nil)
    }

    @Test func `a transfer takes the steps of the table, and no others`() {
        let steps: [TransferStep] = [
            .issue(validDays: 30), .accept, .refuse, .receipt, .withdraw,
        ]
        for state in Transfer.State.allCases {
            for step in steps {
                let after = try? Self.transfer(state).after(step, on: day("2026-03-01"))
                let wanted = Self.transfers.first { $0.0 == state && $0.1 == step }?.2
                #expect(after?.state == wanted, "\(state) \(step)")
            }
        }
    }

    @Test func `a letter is good through its last day, and another follows only then`() {
        let issued = Self.transfer(.issued)
        #expect(issued.letter?.expiresOn == day("2026-02-09"))
        #expect(!issued.isExpired(on: day("2026-02-09")))
        #expect(issued.isExpired(on: day("2026-02-10")))
        #expect(throws: Refusal.letterStillGood(until: day("2026-02-09"))) {
            try issued.after(.issue(validDays: 30), on: day("2026-02-09"))
        }
        #expect(throws: Refusal.letterDays) {
            try issued.after(.issue(validDays: 0), on: day("2026-02-10"))
        }
        #expect(throws: Refusal.beforeStep(day("2026-01-10"))) {
            try issued.after(.accept, on: day("2026-01-09"))
        }
    }

    @Test func `a probation goes from application to assembly to report`() throws {
        let joined = day("2025-03-01")
        func steps(_ probation: Probation) -> Set<String> {
            let all: [ProbationStep] = [
                .application, .assembly(.convert), .report, .postponement(until: day("2026-05-01")),
            ]
            return Set(
                all.filter {
                    (try? probation.after($0, on: day("2026-03-10"), joined: joined)) != nil
                }.map(\.word))
        }
        let fresh = Probation()
        #expect(
            steps(fresh)
                == ["probation-application", "probation-assembly", "probation-postponement"])
        let applied = try fresh.after(.application, on: day("2026-02-20"), joined: joined)
        #expect(steps(applied) == ["probation-assembly", "probation-postponement"])
        let held = try applied.after(.assembly(.convert), on: day("2026-03-02"), joined: joined)
        #expect(steps(held) == ["probation-report"])
        let reported = try held.after(.report, on: day("2026-03-05"), joined: joined)
        #expect(steps(reported) == [])
        #expect([fresh, applied, held, reported].map(\.state) == Probation.State.allCases)
        // What the assembly did not pass is not approved.
        #expect(throws: Refusal.assemblyDisagrees) {
            try held.approved(.extended, on: day("2026-03-20"), months: 6)
        }
        #expect(try held.approved(.conversion, on: day("2026-03-20"), months: nil) == Probation())
    }

    @Test func `looking for somebody ends by settling when he is found, by a decision when not`() {
        let open = Outreach(number: 1, openedOn: day("2026-01-10"), situation: .moved)
        var found = open
        found.foundOn = day("2026-02-01")
        var over = open
        over.outcome = .ended
        let table: [(OutreachStep, [Outreach.State])] = [
            (.attempt, [.searching, .found]), (.found, [.searching, .found]), (.settle, [.found]),
            (.decide, [.searching]), (.end, [.searching, .found]),
        ]
        for (step, states) in table {
            let fitting = [open, found, over].filter {
                (try? $0.after(step, on: day("2026-03-01"))) != nil
            }.map(\.state)
            #expect(fitting == states, "\(step)")
        }
        // What was tried before it began is no try of it.
        #expect((try? open.after(.attempt, on: day("2026-01-09")))?.attempts == 0)
        #expect((try? open.after(.attempt, on: day("2026-01-10")))?.attempts == 1)
    }

    @Test func `where contact stands is computed from the outreach and two days`() {
        let now = day("2026-06-01")
        let (past, ahead) = (day("2026-05-31"), day("2026-06-01"))
        func state(
            _ outreach: Outreach.State?, due: CivilDate?, review: CivilDate?
        ) -> ContactState {
            ContactState(
                ContactFacts(outreach: outreach, contactDue: due, reviewFrom: review), on: now)
        }
        #expect(state(nil, due: ahead, review: nil) == .inContact)
        #expect(state(nil, due: past, review: nil) == .overdue)
        #expect(state(.searching, due: past, review: nil) == .searching)
        #expect(state(.searching, due: past, review: now) == .lostReview)
        #expect(state(nil, due: past, review: now) == .lostReview)
        #expect(state(.found, due: past, review: now) == .recontacted)
    }

    @Test func `an absence is registered after its recognition, or when six months are foreseen`() {
        var absence = Absence(number: 1, departed: day("2026-01-31"))
        #expect(throws: Refusal.notRecognised) {
            try absence.after(.register, on: day("2026-02-01"))
        }
        #expect(throws: Refusal.recognitionTooEarly(until: day("2026-07-31"))) {
            try absence.after(.recognise(nil), on: day("2026-07-30"))
        }
        #expect((try? absence.after(.recognise(nil), on: day("2026-07-31")))?.stage == .mobile)
        absence.until = day("2026-07-31")
        #expect(
            (try? absence.after(.register, on: day("2026-02-01")))?.stage == .outflowRegistered)
        #expect(throws: Refusal.beforeDeparture(day("2026-01-31"))) {
            try absence.after(.checkIn, on: day("2026-01-30"))
        }
        #expect(throws: Refusal.transferableReason) {
            try absence.after(.answerTransferable(false, nil), on: day("2026-02-01"))
        }
    }
}
