/// A notice whose day has come, with what the digest needs to know of its duty. Loaded in the
/// transaction that settles it, so a duty that was done a moment ago is not among them.
package struct DueNotice: Equatable, Sendable {
    package var notice: Notice
    package var rule: String
    package var due: CivilDate
    package var recipient: StaffID
    /// The people who were told of this duty by an earlier rung, with the role they had then.
    package var toldBefore: [Telling]

    package init(
        notice: Notice,
        rule: String,
        due: CivilDate,
        recipient: StaffID,
        toldBefore: [Telling] = []
    ) {
        self.notice = notice
        self.rule = rule
        self.due = due
        self.recipient = recipient
        self.toldBefore = toldBefore
    }
}

/// A person told of a duty in a role.
package struct Telling: Equatable, Sendable {
    package var staff: StaffID
    package var role: Role

    package init(staff: StaffID, role: Role) {
        self.staff = staff
        self.role = role
    }
}

/// What one day's digest does with the notices whose day has come.
package struct DigestPlan: Equatable, Sendable {
    /// One message per person: recipient and notices, sorted by recipient and notice number.
    package var messages: [(recipient: StaffID, notices: [Int64])]
    /// Notices that end without a message, with the reason as a stable word.
    package var ended: [(notice: Int64, fate: Fate, reason: String)]

    package static func == (a: Self, b: Self) -> Bool {
        a.messages.map(\.recipient) == b.messages.map(\.recipient)
            && a.messages.map(\.notices) == b.messages.map(\.notices)
            && a.ended.map(\.notice) == b.ended.map(\.notice)
            && a.ended.map(\.fate) == b.ended.map(\.fate)
    }
}

extension RuleBook {
    /// Plans the digest of one day.
    ///
    /// - A notice later than its rule allows ends `missed`; nothing ends in nothing.
    /// - Several rungs of one duty for the same person on one day fold into the highest.
    /// - A rung after the due date that names someone who was told of this duty in another role
    ///   folds too, so that the ladder goes on to the next different person. Rungs before the due
    ///   date are a countdown, not an escalation: each is told.
    /// - On a rest day only items due that day are told; the others wait for the next working day.
    package func planDigest(_ due: [DueNotice], on today: CivilDate) -> DigestPlan {
        var plan = DigestPlan(messages: [], ended: [])
        var told: [StaffID: [Int64]] = [:]
        let isWorking = calendar.isWorking(today)
        let sorted = due.sorted {
            ($0.notice.planned, $0.notice.number) < ($1.notice.planned, $1.notice.number)
        }
        // First what ends for a reason of its own; only what is left can take others with it, or a
        // rung would fold into one that nobody is told.
        var left: [DueNotice] = []
        for item in sorted where isWorking || item.due == today {
            let late = item.notice.planned.days(until: today)
            if isTooLate(item.rule, by: late, planned: item.notice.planned, today: today) {
                plan.ended.append((item.notice.number, .missed, "late-by-\(late)-days"))
            } else if isEscalation(item),
                item.toldBefore.contains(where: {
                    $0.staff == item.recipient && $0.role != item.notice.role
                })
            {
                plan.ended.append((item.notice.number, .folded, "told-in-another-role"))
            } else {
                left.append(item)
            }
        }
        var latest: [Int64: [StaffID: Int64]] = [:]
        for item in left {
            latest[item.notice.duty, default: [:]][item.recipient] = item.notice.number
        }
        for item in left {
            if latest[item.notice.duty]?[item.recipient] != item.notice.number {
                plan.ended.append((item.notice.number, .folded, "same-person-same-day"))
            } else {
                told[item.recipient, default: []].append(item.notice.number)
            }
        }
        plan.messages = told.keys.sorted().map { ($0, told[$0, default: []].sorted()) }
        return plan
    }

    /// Whether the rung lies after the due date by the rule's own words. A due rung that was moved
    /// forward to a working day is none.
    private func isEscalation(_ item: DueNotice) -> Bool {
        guard let rule = self[item.rule],
            let rung = rule.ladder.first(where: { $0.name == item.notice.rung })
        else { return false }
        switch (rung.offset, rule.period) {
        case (.days(let days), _): return days > 0
        case (.months(let months), _): return months > 0
        case (.month(let count), .months(let period)): return count > period
        case (.month, _): return false
        }
    }

    /// The late policy of the rule. Lateness counts from the planned day; for `miss`, the first
    /// working day from it on is still in time.
    private func isTooLate(
        _ id: String,
        by days: Int,
        planned: CivilDate,
        today: CivilDate
    ) -> Bool {
        switch self[id]?.whenLate {
        case .send(let cap): days > cap
        case .miss: calendar.nextWorking(onOrAfter: planned) < today
        case nil: false
        }
    }
}
