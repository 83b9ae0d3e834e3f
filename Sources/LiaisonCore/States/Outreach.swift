/// Looking for a member who is out of contact (失联查找): what people do about it. Where he stands
/// meanwhile is `ContactState`, which is computed.
package struct Outreach: Equatable, Sendable {
    package var number: Int64
    package var openedOn: CivilDate
    package var situation: Situation
    /// The tries since it was opened that did not reach him.
    package var attempts: Int
    /// When he was reached, or took part, or paid in person.
    package var foundOn: CivilDate?
    package var endedOn: CivilDate?
    package var outcome: OutreachOutcome?

    package init(
        number: Int64,
        openedOn: CivilDate,
        situation: Situation,
        attempts: Int = 0,
        foundOn: CivilDate? = nil,
        endedOn: CivilDate? = nil,
        outcome: OutreachOutcome? = nil
    ) {
        self.number = number
        self.openedOn = openedOn
        self.situation = situation
        self.attempts = attempts
        self.foundOn = foundOn
        self.endedOn = endedOn
        self.outcome = outcome
    }

    /// 失去联系情形, as the Sichuan form of 2016 numbers them from 1 to 7.
    package enum Situation: String, Sendable, CaseIterable {
        case working
        case unitGone = "unit-gone"
        case graduated
        case changedUnit = "changed-unit"
        case abroad, moved, other
    }
}

/// How looking for somebody ended.
package enum OutreachOutcome: String, Sendable, CaseIterable {
    /// The branch has decided how to go on with somebody who was found.
    case inContact = "in-contact"
    /// Suspension, or another decision of the branch on the review.
    case reviewDecided = "review-decided"
    /// His standing or his absence ended otherwise.
    case ended
}

/// What happens to an outreach.
package enum OutreachStep: Equatable, Sendable {
    /// A try that did not reach him.
    case attempt
    case found
    /// The branch's decision on how to go on: only once he is found.
    case settle
    /// A decision on the review: only while he is not found.
    case decide
    case end
}

extension Outreach {
    /// Where looking for him stands.
    package enum State: String, Sendable, CaseIterable { case searching, found, over }

    package var state: State {
        if outcome != nil { return .over }
        return foundOn == nil ? .searching : .found
    }

    /// The outreach after a step on a day. A try or a contact that lies before it was opened is
    /// recorded late and changes nothing here.
    ///
    /// - Throws: `Refusal` for a step out of order.
    package func after(_ step: OutreachStep, on day: CivilDate) throws(Refusal) -> Outreach {
        var next = self
        switch (step, state) {
        case (.attempt, .searching): if day >= openedOn { next.attempts += 1 }
        case (.found, .searching): if day >= openedOn { next.foundOn = day }
        case (.attempt, .found), (.found, .found): break
        case (.settle, .found):
            if let foundOn, day < foundOn { throw .beforeStep(foundOn) }
            next.end(.inContact, on: day)
        case (.decide, .searching): next.end(.reviewDecided, on: day)
        case (.end, .searching), (.end, .found): next.end(.ended, on: day)
        case (.settle, .searching): throw .notFound
        case (.decide, .found): throw .foundAgain
        case (.attempt, .over), (.found, .over), (.settle, .over), (.decide, .over),
            (.end, .over):
            throw .noOutreach
        }
        return next
    }

    private mutating func end(_ outcome: OutreachOutcome, on day: CivilDate) {
        self.outcome = outcome
        endedOn = max(day, openedOn)
    }
}
