package import LiaisonCore

/// A pseudo-random sequence from a seed (SplitMix64, Steele et al. 2014): the same seed, the same
/// history.
package struct SeededNumbers: Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    package mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    package mutating func one<Element>(of elements: [Element]) -> Element {
        elements[below(elements.count)]
    }

    /// True once in so many times.
    package mutating func once(in times: Int) -> Bool { below(times) == 0 }
}

/// What clerks record of one member over years: in any order, early and late, right and wrong. Many
/// steps are refused; that is part of it.
package struct RandomHistory: Sendable {
    package private(set) var numbers: SeededNumbers
    package private(set) var today: CivilDate

    package init(seed: UInt64, from day: CivilDate) {
        numbers = SeededNumbers(seed: seed)
        today = day
    }

    /// Some days later, something is recorded: mostly of these days, now and then of long ago.
    package mutating func next() -> MemberCommand {
        today = today.adding(days: numbers.once(in: 3) ? 0 : numbers.below(40))
        let back = numbers.once(in: 4) ? numbers.below(500) : numbers.below(10)
        return command(on: today.adding(days: -back))
    }

    /// Now and then, what was recorded turns out wrong: which fact, and what it should have said. Many
    /// such corrections are refused.
    package mutating func correction(
        of facts: [Fact]
    ) -> (fact: Int64, amendment: FactAmendment?)? {
        guard !facts.isEmpty, numbers.once(in: 6) else { return nil }
        let last = facts.suffix(numbers.once(in: 3) ? facts.count : 4)
        let fact = numbers.one(of: Array(last))
        guard !numbers.once(in: 3) else { return (fact.number, nil) }
        var amendment = FactAmendment()
        if numbers.once(in: 2) {
            amendment.on = fact.happenedOn.adding(days: numbers.below(120) - 90)
        }
        guard numbers.once(in: 2) else { return (fact.number, amendment) }
        switch fact.event {
        case .contact: amendment.result = numbers.one(of: ContactResult.allCases)
        case .dues(let through, _, _):
            amendment.payer = numbers.one(of: Payer.allCases)
            amendment.through = through.adding(months: numbers.below(5) - 3)
        case .evidence(let evidence):
            amendment.amount = evidence.amount.map { $0 + numbers.below(3) - 1 }
        default: amendment.startedBy = .member
        }
        return (fact.number, amendment)
    }

    private mutating func command(on day: CivilDate) -> MemberCommand {
        switch numbers.below(14) {
        case 0, 1:
            let report = ContactReport(
                on: day, result: numbers.one(of: ContactResult.allCases), channel: .phone)
            return .recordContact(report)
        case 2: return .recordAttendance(on: day)
        case 3, 4:
            let month = CivilMonth(containing: day).adding(months: numbers.below(5) - 2)
            return .recordDues(
                through: month, payer: numbers.one(of: Payer.allCases), on: day)
        case 5: return .openAbsence(departure(on: day))
        case 6: return .closeAbsence(on: day, .returned)
        case 7, 8: return .stepAbsence(mobility(), on: day, personal: [])
        case 9: return transfer(on: day)
        case 10: return probation(on: day)
        case 11: return .recordDecision(decision(on: day), on: day)
        case 12: return .recordEvidence(evidence(of: day.year), on: day, [])
        default: return other(on: day)
        }
    }

    private mutating func departure(on day: CivilDate) -> Departure {
        Departure(
            on: numbers.once(in: 8) ? nil : day,
            isAbroad: numbers.once(in: 3),
            reason: numbers.one(of: [.study, .wageWork, .business, nil]),
            until: numbers.once(in: 2) ? day.adding(days: numbers.below(500)) : nil
        )
    }

    private mutating func mobility() -> MobilityStep {
        switch numbers.below(7) {
        case 0: .recognise(nil)
        case 1: .register
        case 2: .expect
        case 3: .checkIn
        case 4: .place(.community)
        case 5: .nameReceivingLiaison
        default:
            numbers.once(in: 2)
                ? .answerTransferable(true, nil) : .answerTransferable(false, .unsettled)
        }
    }

    private mutating func transfer(on day: CivilDate) -> MemberCommand {
        switch numbers.below(8) {
        case 0, 1: .prepareTransfer(on: day, personal: [])
        case 2, 3, 4: .stepTransfer(.issue(validDays: 10 + numbers.below(90)), on: day)
        case 5: .stepTransfer(numbers.one(of: [.accept, .receipt]), on: day)
        case 6: .stepTransfer(.refuse, on: day)
        default: .stepTransfer(.withdraw, on: day)
        }
    }

    private mutating func probation(on day: CivilDate) -> MemberCommand {
        switch numbers.below(6) {
        case 0: .stepProbation(.application, on: day)
        case 1: .stepProbation(.assembly(numbers.one(of: AssemblyResult.allCases)), on: day)
        case 2: .stepProbation(.report, on: day)
        case 3:
            .stepProbation(.postponement(until: day.adding(days: numbers.below(300))), on: day)
        case 4: .amend(MemberAmendment(standing: .probationary, joined: day), personal: [])
        default: .amend(MemberAmendment(standing: .full), personal: [])
        }
    }

    private mutating func decision(on day: CivilDate) -> OrgDecision {
        // Those that end a membership are rare, or every history would be short.
        let kinds: [DecisionKind] =
            numbers.once(in: 12)
            ? [.cancellation, .removal, .withdrawal, .expulsion, .death]
            : [
                .conversion, .extended, .review, .suspension, .restoration, .correction,
                .resumption,
            ]
        return OrgDecision(
            numbers.one(of: kinds),
            by: numbers.once(in: 5) ? nil : OrgID(1),
            hasDocument: !numbers.once(in: 5),
            months: 4 + numbers.below(10),
            until: day.adding(days: numbers.below(400))
        )
    }

    private mutating func evidence(of year: Int) -> Evidence {
        let made: Evidence? =
            switch numbers.below(5) {
            case 0: Evidence(.study, "online", amount: 1 + numbers.below(40))
            case 1: Evidence(.appraisal, "qualified", amount: year - numbers.below(2))
            case 2: Evidence(.appraisalExchange, amount: year - numbers.below(2))
            case 3: Evidence(.conduct)
            default: Evidence(.care, "talk")
            }
        guard let made else { preconditionFailure("no such evidence") }
        return made
    }

    private mutating func other(on day: CivilDate) -> MemberCommand {
        switch numbers.below(8) {
        case 0: .exempt(numbers.once(in: 2) ? .frail : nil, on: day)
        case 1: .arrangeDues(numbers.one(of: [.quarterly, .inArrears, nil]), on: day)
        case 2: .openOutreach(.working, on: day)
        case 3: .settleOutreach(on: day)
        case 4: .amend(MemberAmendment(graduatedOn: day), personal: [])
        case 5: .amendAbsence(AbsenceAmendment(departed: day))
        case 6:
            // Now and then the one who has him already, or who would stand in for himself.
            .assign(
                Assignment(
                    StaffID(Int64(1 + numbers.below(3))),
                    deputy: numbers.once(in: 2) ? StaffID(Int64(1 + numbers.below(3))) : nil),
                on: day)
        default: .closeAbsence(on: day, .transferred)
        }
    }
}
