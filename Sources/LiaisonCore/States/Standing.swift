/// Membership standing (党籍状态, with 人员类别 for the two of an ordinary member): the first of the five
/// machines. What people decided and nothing else changes it; that a review is due does not.
package enum Standing: String, Sendable, CaseIterable {
    /// A blank cell: unknown, not never.
    case unknown
    case probationary, full
    /// 停止党籍 (《中国共产党党员教育管理工作条例》第二十四条).
    case suspended
    case probationCancelled = "probation-cancelled"
    /// 除名, self-separation among its reasons.
    case removed
    case withdrawn, expelled, deceased

    /// Whether it is the end: nothing more is due, and the history stays.
    package var isEnded: Bool {
        switch self {
        case .unknown, .probationary, .full, .suspended: false
        case .probationCancelled, .removed, .withdrawn, .expelled, .deceased: true
        }
    }

    /// Whether it may only come from a decision (org, date, document number), so that a card or a
    /// ledger can neither set it nor take it back.
    package var isDecided: Bool { self == .suspended || isEnded }
}

/// What the guards of a decision on standing ask besides the standing itself.
package struct StandingGrounds: Equatable, Sendable {
    /// The day of the decision.
    package var on: CivilDate
    /// The end of the probation, extended if it was; nil when the day of joining is unknown.
    package var probationEnd: CivilDate?
    /// Whether an extension was decided before: there is one at most (DEV14 art. 32, rule P5).
    package var isExtended: Bool
    /// For how many months an extension is decided.
    package var months: Int?
    /// The end of a correction period that is decided.
    package var until: CivilDate?
    /// Since when a suspension for lost contact (L1) or a long stay abroad (S5) may be decided.
    package var suspensionFrom: CivilDate?
    /// The day of the suspension in force.
    package var suspendedOn: CivilDate?

    package init(
        on: CivilDate,
        probationEnd: CivilDate? = nil,
        isExtended: Bool = false,
        months: Int? = nil,
        until: CivilDate? = nil,
        suspensionFrom: CivilDate? = nil,
        suspendedOn: CivilDate? = nil
    ) {
        self.on = on
        self.probationEnd = probationEnd
        self.isExtended = isExtended
        self.months = months
        self.until = until
        self.suspensionFrom = suspensionFrom
        self.suspendedOn = suspendedOn
    }
}

/// Bounds that the instruments set for decisions.
package enum DecisionLimits {
    /// An extension is not less than half a year and not more than one (DEV14 art. 32, rule P5).
    package static let extensionMonths = 6...12
    /// 限期改正 lasts one year at most (REG19 art. 30, rule S4).
    package static let correctionMonths = 12
    /// From the suspension to a removal as self-separation (REG19 art. 24, rule L2).
    package static let removalMonths = 24
    /// A discussion is put off by six months at most (rule P6).
    package static let postponementMonths = 6
    /// Probation lasts a year from the assembly's day (DEV14 art. 32, rule P1).
    package static let probationMonths = 12
}

extension Standing {
    /// The standing after a decision.
    ///
    /// - Throws: `Refusal` when the decision does not fit the standing, or comes before its day.
    package func after(
        _ kind: DecisionKind, _ grounds: StandingGrounds
    ) throws(Refusal) -> Standing {
        try check(kind, grounds)
        return kind.standing ?? self
    }

    private func check(_ kind: DecisionKind, _ grounds: StandingGrounds) throws(Refusal) {
        switch kind {
        case .conversion:
            try require(.probationary, else: .notProbationary)
            if let end = grounds.probationEnd, grounds.on < end {
                throw .conversionTooEarly(until: end)
            }
        case .extended:
            try require(.probationary, else: .notProbationary)
            guard !grounds.isExtended else { throw .alreadyExtended }
            guard let months = grounds.months, DecisionLimits.extensionMonths ~= months else {
                throw .extensionLength
            }
        case .cancellation: try require(.probationary, else: .notProbationary)
        case .suspension:
            try require(.full, else: .notFull)
            guard let from = grounds.suspensionFrom, from <= grounds.on else {
                throw .reviewNotDue(grounds.suspensionFrom)
            }
        case .restoration: try require(.suspended, else: .notSuspended)
        case .removal: try checkRemoval(grounds)
        case .withdrawal, .expulsion: try require(.full, else: .notFull)
        case .correction:
            try require(.full, else: .notFull)
            let last = grounds.on.adding(months: DecisionLimits.correctionMonths)
            guard let until = grounds.until, grounds.on < until, until <= last else {
                throw .correctionTooLong(until: last)
            }
        case .death, .review, .resumption:
            guard !isEnded else { throw .standingEnded }
        }
    }

    /// 除名: of a full member on the grounds of the constitution's art. 9; of a suspended one two
    /// years after the suspension (rule L2).
    private func checkRemoval(_ grounds: StandingGrounds) throws(Refusal) {
        switch self {
        case .full: break
        case .suspended:
            guard let since = grounds.suspendedOn else { throw .notSuspended }
            let from = since.adding(months: DecisionLimits.removalMonths)
            guard from <= grounds.on else { throw .removalTooEarly(until: from) }
        case .unknown, .probationary: throw .notFull
        case .probationCancelled, .removed, .withdrawn, .expelled, .deceased:
            throw .standingEnded
        }
    }

    private func require(_ standing: Standing, else refusal: Refusal) throws(Refusal) {
        guard self != standing else { return }
        throw isEnded ? .standingEnded : refusal
    }
}

extension DecisionKind {
    /// The standing that it makes; nil of what leaves it as it is.
    package var standing: Standing? {
        switch self {
        case .conversion, .restoration: .full
        case .cancellation: .probationCancelled
        case .suspension: .suspended
        case .removal: .removed
        case .withdrawal: .withdrawn
        case .expulsion: .expelled
        case .death: .deceased
        case .extended, .review, .correction, .resumption: nil
        }
    }

    /// Whether the next decision on the standing is taken upon what this one made; an extension makes
    /// none, and settles when the next may come.
    package var movesStanding: Bool { standing != nil || self == .extended }

    /// Whether it is decided at the end of a probation.
    package var endsProbation: Bool {
        self == .conversion || self == .extended || self == .cancellation
    }
}
