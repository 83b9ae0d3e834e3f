internal import GRDB
internal import LiaisonCore

/// The day's messages: intention and outcome are rows before anything is shown.
extension Act {
    /// Makes the digest of a day, once: a second call for the same day changes nothing. Late, early
    /// and doubled wake-ups of the timer therefore do no harm.
    mutating func digest(on day: CivilDate) throws -> Answer {
        if let last = try db.meta("lastDigest"), last >= day.iso {
            // A mark ahead of today is a clock that stood in the future. It must not silence the
            // daemon until then: what was told has its fate, and a day has one message a person.
            guard last > day.iso,
                try db.integer("SELECT count(*) FROM delivery WHERE madeOn = ?", [day.iso]) == 0
            else { return .digest([], ended: 0) }
        }
        let expired = try failUnpassed(before: day)
        let due = try db.dueNotices(on: day)
        let plan = circumstance.rules.planDigest(due, on: day)
        for end in plan.ended {
            try db.run(
                "UPDATE notice SET fate = ?, reason = ?, endedAt = ? WHERE id = ?",
                [end.fate.rawValue, end.reason, now.milliseconds, end.notice]
            )
        }
        var messages: [Answer.Message] = []
        for message in plan.messages {
            messages.append(try deliver(message.notices, to: message.recipient, on: day))
        }
        try db.setMeta("lastDigest", day.iso)
        try forgetKeys()
        try forgetEvents()
        if !messages.isEmpty || !plan.ended.isEmpty || expired > 0 {
            entries.append(
                Entry(
                    subject: "digest",
                    detail: "digest on=\(day.iso) messages=\(messages.count)"
                        + " ended=\(plan.ended.count) failed=\(expired)"
                )
            )
            try tellOffice(
                .digestMade,
                [
                    EventDetail(.on, day.iso), EventDetail(.messages, messages.count),
                    EventDetail(.ended, plan.ended.count),
                ]
            )
        }
        return .digest(messages, ended: plan.ended.count + expired)
    }

    /// Puts one person's notices into one delivery. A `journal` one is settled with this commit;
    /// a `manual` one waits for `told` until the end of the next working day.
    private mutating func deliver(
        _ notices: [Int64],
        to staff: StaffID,
        on day: CivilDate
    ) throws -> Answer.Message {
        let row = try db.row("SELECT handle, channel FROM staff WHERE id = ?", [staff.number])
        guard let row else { throw StoreFailure.corrupt(code: 0) }
        let handle: String = row[0]
        let channel: String = row[1]
        let isJournal = channel == "journal"
        let calendar = circumstance.rules.calendar
        let expires = calendar.nextWorking(onOrAfter: day.adding(days: 1))
        try db.run(
            """
            INSERT INTO delivery(staff, channel, madeOn, madeAt, expiresOn, state, settledAt)
            VALUES(?,?,?,?,?,?,?)
            """,
            [
                staff.number, channel, day.iso, now.milliseconds, isJournal ? nil : expires.iso,
                isJournal ? "sent" : "open", isJournal ? now.milliseconds : nil,
            ]
        )
        let delivery = db.lastInsertedRowID
        for notice in notices {
            try db.run(
                "UPDATE notice SET delivery = ?, fate = ?, reason = ?, endedAt = ? WHERE id = ?",
                [
                    delivery, isJournal ? Fate.sent.rawValue : nil,
                    isJournal ? "journal" : nil, isJournal ? now.milliseconds : nil, notice,
                ]
            )
        }
        let people = try db.integer(
            """
            SELECT count(DISTINCT d.subject) FROM notice n JOIN duty d ON d.id = n.duty
            WHERE n.delivery = ? AND d.subjectKind = 'm'
            """,
            [delivery]
        )
        let name = String(describing: Handle(.delivery, number: delivery))
        tell(
            .deliveryMade,
            about: name,
            [
                EventDetail(.staff, handle), EventDetail(.people, Int(people)),
                EventDetail(.items, notices.count),
            ]
        )
        if isJournal { tell(.deliverySettled, about: name, [EventDetail(.state, "sent")]) }
        return Answer.Message(
            delivery: name,
            staff: handle,
            channel: channel,
            people: Int(people),
            items: notices.count
        )
    }

    /// Messages that nobody passed on in time end as failed; each notice says so.
    private mutating func failUnpassed(before day: CivilDate) throws -> Int {
        let open = try db.rows(
            "SELECT id FROM delivery WHERE state = 'open' AND expiresOn < ?",
            [day.iso]
        )
        for row in open {
            try settle(row.number(0), state: "failed", fate: .failed, reason: "nobody-told")
        }
        return open.count
    }

    /// A key is good for a week: no client repeats a request after that.
    private static let keyDays: Int64 = 7

    private func forgetKeys() throws {
        try db.run(
            "DELETE FROM idempotency WHERE at < ?",
            [now.milliseconds - Self.keyDays * 86_400_000]
        )
    }

    mutating func told(_ staff: StaffID) throws -> Answer {
        let open = try db.rows(
            "SELECT id FROM delivery WHERE staff = ? AND state = 'open'",
            [staff.number]
        )
        var notices = 0
        for row in open {
            notices += try settle(row.number(0), state: "sent", fate: .sent, reason: "told")
        }
        if !open.isEmpty {
            let handle = try db.text("SELECT handle FROM staff WHERE id = ?", [staff.number])
            entries.append(Entry(subject: handle ?? "", detail: "told deliveries=\(open.count)"))
        }
        return .told(deliveries: open.count, notices: notices)
    }

    @discardableResult
    private mutating func settle(
        _ delivery: Int64,
        state: String,
        fate: Fate,
        reason: String
    ) throws -> Int {
        try db.run(
            "UPDATE delivery SET state = ?, settledAt = ? WHERE id = ?",
            [state, now.milliseconds, delivery]
        )
        try db.run(
            """
            UPDATE notice SET fate = ?, reason = ?, endedAt = ? WHERE delivery = ? AND fate IS NULL
            """,
            [fate.rawValue, reason, now.milliseconds, delivery]
        )
        let count = db.changesCount
        tell(
            .deliverySettled,
            about: String(describing: Handle(.delivery, number: delivery)),
            [EventDetail(.state, state), EventDetail(.items, count)]
        )
        return count
    }
}

extension Database {
    /// Where the notices stand whose day has come, of duties that are still open and people who are
    /// not held; its one argument is the day. What is about orgs and staff is held from a restore to
    /// the release, as everybody is.
    static let dueNotices = """
        FROM notice n JOIN duty d ON d.id = n.duty
          LEFT JOIN member m ON d.subjectKind = 'm' AND m.id = d.subject
        WHERE n.fate IS NULL AND n.delivery IS NULL AND n.planned <= ? AND d.state = 'open'
          AND CASE d.subjectKind WHEN 'm' THEN m.held = 0
            ELSE NOT EXISTS(SELECT 1 FROM meta WHERE name = 'restoredAt') END
        """

    /// These notices, with the person each names now and who was told of the duty before.
    fileprivate func dueNotices(on day: CivilDate) throws -> [DueNotice] {
        let tree = try orgTree()
        let rows = try rows(
            """
            SELECT n.id, n.duty, n.rung, n.role, n.planned, d.rule, d.due, m.liaison, m.deputy,
              CASE d.subjectKind WHEN 'm' THEN m.branch WHEN 'o' THEN d.subject
                ELSE (SELECT org FROM staff WHERE id = d.subject) END
            \(Self.dueNotices) ORDER BY n.planned, n.id
            """,
            [day.iso]
        )
        return try rows.map { row in
            let role = try row.word(3, as: Role.self)
            let duty = row.number(1)
            return DueNotice(
                notice: Notice(
                    number: row.number(0),
                    duty: duty,
                    rung: row[2],
                    role: role,
                    planned: try row.requiredDate(4)
                ),
                rule: row[5],
                due: try row.requiredDate(6),
                recipient: tree.holder(
                    of: role,
                    liaison: row.optionalNumber(7).map { StaffID($0) },
                    deputy: row.optionalNumber(8).map { StaffID($0) },
                    branch: row.optionalNumber(9).map { OrgID($0) }
                ),
                toldBefore: try tellings(of: duty)
            )
        }
    }

    private func tellings(of duty: Int64) throws -> [Telling] {
        try rows(
            """
            SELECT v.staff, n.role FROM notice n JOIN delivery v ON v.id = n.delivery
            WHERE n.duty = ? AND (n.fate = 'sent' OR n.fate IS NULL)
            """,
            [duty]
        ).map { row in
            Telling(staff: StaffID(row.number(0)), role: try row.word(1, as: Role.self))
        }
    }
}
