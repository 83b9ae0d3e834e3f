internal import GRDB
internal import LiaisonCore

/// Changes into rows: one case per change, exhaustive.
extension Database {
    func commit(_ changes: [Change], values: PersonalValues, at now: Instant) throws {
        for change in changes { try commit(change, values: values, at: now) }
    }

    private func commit(_ change: Change, values: PersonalValues, at now: Instant) throws {
        switch change {
        case .factRecorded(let fact): try insert(fact)
        // With all that a member's or an org's row says: `revise`.
        case .clocksDerived, .lifeDerived: break
        case .absenceOpened(let member, let absence): try insert(absence, of: member)
        case .absenceAmended(let absence): try update(absence)
        case .absenceClosed(let number, let day, let end): try close(absence: number, day, end)
        case .assigned(let member, let assignment, let day):
            try assign(member, assignment, on: day, isByHand: !values.isFromLedger)
        case .assignmentTakenBack(let member, let assignment, let day):
            try takeBackAssignment(of: member, to: assignment, on: day)
        case .assignmentMoved(let member, let day):
            try run(
                "UPDATE assignment SET since = ? WHERE member = ? AND until IS NULL",
                [day.iso, member.number])
        case .memberAmended(let member, let amendment): try amend(member, amendment, at: now)
        case .absenceReopened(let member, let absence, let lastReturn):
            try reopen(absence, of: member, lastReturn)
        case .sideChanged(let member, let side):
            try run("UPDATE member SET side = ? WHERE id = ?", [side.rawValue, member.number])
        case .standingChanged(let member, let standing, let day, let fact):
            // Somebody on probation has not been converted: a conversion may have been made void.
            try run(
                """
                UPDATE member SET standing = ?1, standingSince = ?2, standingFact = ?3,
                  converted = CASE ?1 WHEN 'probationary' THEN NULL ELSE converted END WHERE id = ?4
                """,
                [standing.rawValue, day?.iso, fact, member.number])
        case .probationChanged(let member, let probation): try update(probation, of: member)
        case .termsChanged(let member, let terms): try update(terms, of: member)
        case .transferOpened(let member, let transfer): try insert(transfer, of: member)
        case .transferAmended(let transfer): try update(transfer)
        case .outreachOpened(let member, let outreach): try insert(outreach, of: member)
        case .outreachAmended(let outreach, let decision): try update(outreach, decision)
        case .released(let member):
            try run("UPDATE member SET held = 0 WHERE id = ?", [member.number])
        case .dutyOpened(let duty): try insert(duty, at: now)
        case .dutyEnded(let number, let state): try end(duty: number, state, at: now)
        case .noticePlanned(let notice): try insert(notice, at: now)
        case .noticeMoved(let number, let day):
            try run("UPDATE notice SET planned = ? WHERE id = ?", [day.iso, number])
        case .personalSet(let subject, let field):
            guard let value = values[field] else { return }
            try set(
                value,
                field.rawValue,
                kind: subject.letter.rawValue,
                owner: subject.number,
                at: values.asOf ?? now,
                isByHand: !values.isFromLedger,
                isFirst: values.isFirst
            )
        }
    }

    /// Notes that a member's record has another revision, where its clocks stand, and the
    /// sub-numbers of duties under rules that are new to him.
    func revise(_ dossier: Dossier, after decision: Decision) throws {
        let revision = decision.outcome.revision
        var clocks = dossier.clocks
        for change in decision.changes { clocks.take(change) }
        let places = decision.places(from: dossier.places)
        guard clocks != dossier.clocks || places != dossier.places else {
            return try run(
                "UPDATE member SET revision = ? WHERE id = ?", [revision, dossier.member.number]
            )
        }
        try run(
            """
            UPDATE member SET revision = ?, contact = ?, attendance = ?, ownDues = ?,
              duesThrough = ?, review = ?, probationDecided = ?, latest = ?, studyHours = ?,
              places = ? WHERE id = ?
            """,
            [
                revision, clocks.contact?.iso, clocks.attendance?.iso, clocks.ownDues?.iso,
                clocks.duesThrough?.iso, clocks.review?.iso, clocks.probationDecided?.iso,
                PairText.text(clocks.latest.map { ($0.key.rawValue, $0.value.iso) }),
                PairText.text(clocks.studyHours.map { ("\($0.key)", "\($0.value)") }),
                PlaceText.text(places), dossier.member.number,
            ]
        )
    }

    private func amend(
        _ member: MemberID,
        _ amendment: MemberAmendment,
        at now: Instant
    ) throws {
        try run(
            """
            UPDATE member SET standing = coalesce(?, standing), joined = coalesce(?, joined),
              converted = coalesce(?, converted), branch = coalesce(?, branch) WHERE id = ?
            """,
            [
                amendment.standing?.rawValue, amendment.joined?.iso, amendment.converted?.iso,
                amendment.branch?.number, member.number,
            ]
        )
        guard amendment.branch != nil else { return }
        // Somebody has said which branch it is: the question is settled.
        try run(
            """
            UPDATE question SET settledAt = ?
            WHERE member = ? AND kind = 'branch' AND settledAt IS NULL
            """,
            [now.milliseconds, member.number]
        )
    }

    private func insert(_ duty: Duty, at now: Instant) throws {
        try run(
            """
            INSERT INTO duty(id, subjectKind, subject, rule, period, since, due, showsFrom, state,
              item)
            VALUES(?,?,?,?,?,?,?,?,'open',?)
            """,
            [
                duty.number, String(duty.subject.letter.rawValue), duty.subject.number, duty.rule,
                duty.period, duty.since.iso, duty.due.iso, duty.showsFrom.iso, duty.item,
            ]
        )
        for notice in duty.notices { try insert(notice, at: now) }
    }

    private func insert(_ notice: Notice, at now: Instant) throws {
        try run(
            """
            INSERT INTO notice(id, duty, rung, role, planned, fate, reason, endedAt)
            VALUES(?,?,?,?,?,?,?,?)
            """,
            [
                notice.number, notice.duty, notice.rung, notice.role.rawValue, notice.planned.iso,
                notice.fate?.rawValue, notice.fate == nil ? nil : "told-before-the-change",
                notice.fate == nil ? nil : now.milliseconds,
            ]
        )
    }

    /// Ends a duty, and with it every notice that has no fate yet. A notice already in a message
    /// that waits to be passed on keeps its message: it was handed over.
    private func end(duty number: Int64, _ state: DutyState, at now: Instant) throws {
        try run(
            "UPDATE duty SET state = ?, endedAt = ? WHERE id = ?",
            [state.rawValue, now.milliseconds, number]
        )
        let fate: Fate = state == .fulfilled ? .fulfilledBefore : .superseded
        try run(
            """
            UPDATE notice SET fate = ?, reason = ?, endedAt = ?
            WHERE duty = ? AND fate IS NULL AND delivery IS NULL
            """,
            [fate.rawValue, "duty-\(state.rawValue)", now.milliseconds, number]
        )
    }

    /// Adds a version of a personal value, unless it equals the current one.
    ///
    /// - Parameters:
    ///   - isByHand: somebody recorded it; a ledger of an earlier date does not change it.
    ///   - isFirst: the owner was made in this transaction and has no value of this field yet.
    func set(
        _ value: String,
        _ field: String,
        kind: Character,
        owner: Int64,
        at now: Instant,
        isByHand: Bool,
        isFirst: Bool = false
    ) throws {
        let current =
            isFirst
            ? nil
            : try row(
                """
                SELECT version, value FROM personal WHERE kind = ? AND owner = ? AND field = ?
                ORDER BY version DESC LIMIT 1
                """,
                [String(kind), owner, field]
            )
        let bytes = Array(value.utf8)
        if let current, current[1] as [UInt8]? == bytes { return }
        try run(
            """
            INSERT INTO personal(kind, owner, field, version, suite, value, at, byHand)
            VALUES(?,?,?,?,0,?,?,?)
            """,
            [
                String(kind), owner, field, (current?.number(0) ?? 0) + 1, bytes,
                now.milliseconds, isByHand ? 1 : 0,
            ]
        )
    }
}
