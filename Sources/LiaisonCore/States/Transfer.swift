/// A transfer of the formal affiliation (组织关系转接): the third of the five machines. Until it is
/// accepted the home side keeps every duty (REG19 art. 25, rule T3): nothing here touches the absence
/// before.
package struct Transfer: Equatable, Sendable {
    package var number: Int64
    package var state: State
    package var preparedOn: CivilDate
    /// The letter in force: the last one issued.
    package var letter: Letter?
    /// How many letters were issued; more than one means that one lapsed or was refused.
    package var issues: Int
    package var acceptedOn: CivilDate?
    package var receiptOn: CivilDate?
    /// When it was withdrawn.
    package var withdrawnOn: CivilDate?

    package init(
        number: Int64,
        state: State = .prepared,
        preparedOn: CivilDate,
        letter: Letter? = nil,
        issues: Int = 0,
        acceptedOn: CivilDate? = nil,
        receiptOn: CivilDate? = nil
    ) {
        self.number = number
        self.state = state
        self.preparedOn = preparedOn
        self.letter = letter
        self.issues = issues
        self.acceptedOn = acceptedOn
        self.receiptOn = receiptOn
    }

    /// An introduction letter (介绍信), on paper or over the national system. Its number stands with the
    /// personal values of the fact that issued it.
    package struct Letter: Equatable, Sendable {
        package var issuedOn: CivilDate
        /// The days that are written on it.
        package var validDays: Int

        package init(issuedOn: CivilDate, validDays: Int) {
            self.issuedOn = issuedOn
            self.validDays = validDays
        }

        /// The last day on which it is good.
        package var expiresOn: CivilDate { issuedOn.adding(days: validDays) }
    }

    /// What people have done. That a letter has expired is computed and no state: it takes
    /// somebody to issue another or to withdraw.
    package enum State: String, Sendable, CaseIterable {
        case prepared, issued, refused, accepted
        case receiptReturned = "receipt-returned"
        case withdrawn
    }

    /// Whether nothing more is to come of it.
    package var isOver: Bool { state == .receiptReturned || state == .withdrawn }

    /// Whether the letter's days are over and nobody has accepted.
    package func isExpired(on day: CivilDate) -> Bool {
        guard state == .issued, let letter else { return false }
        return letter.expiresOn < day
    }
}

/// Bounds of letters.
package enum LetterLimits {
    /// No letter is good for longer than a year; offices write 10 to 90 days, and anything over
    /// `usualDays` is warned about (rule T4).
    package static let validDays = 1...366
    /// What an office that says nothing gets (rule T4: 90, at most three months).
    package static let usualDays = 90
}

/// A step of a transfer.
package enum TransferStep: Equatable, Sendable {
    case issue(validDays: Int)
    case accept, refuse, receipt, withdraw

    /// The stable word of the fact.
    package var word: String {
        switch self {
        case .issue: "transfer-issued"
        case .accept: "transfer-accepted"
        case .refuse: "transfer-refused"
        case .receipt: "transfer-receipt"
        case .withdraw: "transfer-withdrawn"
        }
    }
}

extension Transfer {
    /// The transfer after a step on a day.
    ///
    /// - Throws: `Refusal` for a step out of order, before the step it follows, or another letter
    ///   while one is still good.
    package func after(_ step: TransferStep, on day: CivilDate) throws(Refusal) -> Transfer {
        var next = self
        switch (step, state) {
        case (.issue(let days), .prepared), (.issue(let days), .issued),
            (.issue(let days), .refused):
            guard LetterLimits.validDays ~= days else { throw .letterDays }
            try check(day, after: letter?.issuedOn ?? preparedOn)
            if state == .issued, !isExpired(on: day), let letter {
                throw .letterStillGood(until: letter.expiresOn)
            }
            next.letter = Letter(issuedOn: day, validDays: days)
            next.issues += 1
            next.state = .issued
        case (.accept, .issued):
            try check(day, after: letter?.issuedOn ?? preparedOn)
            next.acceptedOn = day
            next.state = .accepted
        case (.refuse, .issued):
            try check(day, after: letter?.issuedOn ?? preparedOn)
            next.state = .refused
        case (.receipt, .accepted):
            try check(day, after: acceptedOn ?? preparedOn)
            next.receiptOn = day
            next.state = .receiptReturned
        case (.withdraw, .prepared), (.withdraw, .issued), (.withdraw, .refused):
            try check(day, after: letter?.issuedOn ?? preparedOn)
            next.withdrawnOn = day
            next.state = .withdrawn
        case (.issue, .accepted), (.issue, .receiptReturned), (.issue, .withdrawn),
            (.accept, .prepared), (.accept, .refused), (.accept, .accepted),
            (.accept, .receiptReturned), (.accept, .withdrawn),
            (.refuse, .prepared), (.refuse, .refused), (.refuse, .accepted),
            (.refuse, .receiptReturned), (.refuse, .withdrawn),
            (.receipt, .prepared), (.receipt, .issued), (.receipt, .refused),
            (.receipt, .receiptReturned), (.receipt, .withdrawn),
            (.withdraw, .accepted), (.withdraw, .receiptReturned), (.withdraw, .withdrawn):
            throw .transferOutOfOrder(state)
        }
        return next
    }

    private func check(_ day: CivilDate, after earlier: CivilDate) throws(Refusal) {
        guard earlier <= day else { throw .beforeStep(earlier) }
    }
}
