internal import GRDB
internal import LiaisonCore

/// Plans of imports: kept as rows, carried out in one transaction.
extension Act {
    /// A plan that nobody applied is deleted after so many days.
    static let planDays: Int64 = 7

    /// Keeps a plan, in place of one with the same digest, and drops those that are too old.
    mutating func keep(_ plan: ImportPlan) throws -> Answer {
        try dropPlans(before: Instant(milliseconds: now.milliseconds - Self.planDays * 86_400_000))
        try drop(plan: plan.digest)
        try db.run(
            "INSERT INTO plan(digest, madeAt, rollSeq, unchanged) VALUES(?,?,?,?)",
            [plan.digest, now.milliseconds, plan.rollSequence, Int64(plan.unchanged)]
        )
        for (key, org) in plan.orgs.enumerated() {
            try db.run(
                """
                INSERT INTO planOrg(digest, key, name, kind, parent)
                VALUES(?,?,?,?,?)
                """,
                [plan.digest, Int64(key), org.name, org.kind.rawValue, PlanText.text(org.parent)]
            )
        }
        for (key, staff) in plan.staff.enumerated() {
            try db.run(
                "INSERT INTO planStaff(digest, key, org) VALUES(?,?,?)",
                [plan.digest, Int64(key), PlanText.text(staff.org)]
            )
            let owner = db.lastInsertedRowID
            try set(staff.name, .name, kind: "t", owner: owner, isByHand: false, isFirst: true)
            if let phone = staff.phone {
                try set(phone, .phone, kind: "t", owner: owner, isByHand: false, isFirst: true)
            }
        }
        for row in plan.rows { try keep(row, of: plan.digest) }
        for question in plan.questions {
            try db.run(
                """
                INSERT INTO planQuestion(digest, about, branch)
                VALUES(?,?,?)
                """,
                [
                    plan.digest, PlanText.text(question.about),
                    PlanText.text(question.branch),
                ]
            )
        }
        return .done
    }

    private func keep(_ row: PlannedRow, of digest: String) throws {
        let news = row.news
        let departure = news.departure
        try db.run(
            """
            INSERT INTO planRow(digest, number, member, branch, liaison, standing, joined, converted,
              leaves, departed, abroad, reason, checkedIn, checkedInUndated, recognised, contact,
              dues, payer, ledgerDate) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """,
            [
                digest, Int64(row.number), row.member?.number, PlanText.text(row.branch),
                PlanText.text(row.liaison), news.amendment.standing?.rawValue,
                news.amendment.joined?.iso, news.amendment.converted?.iso,
                PlanText.Movement(news).rawValue,
                news.inflow.map(PlanText.text) ?? departure?.on?.iso,
                departure?.isAbroad == true ? 1 : 0,
                (news.inflow?.reason ?? departure?.reason)?.rawValue, news.checkedIn?.iso,
                news.checkedInUndated ? 1 : 0,
                news.recognised?.iso, news.contact?.iso, news.dues?.iso, news.duesPayer.rawValue,
                news.ledgerDate.iso,
            ]
        )
        let owner = db.lastInsertedRowID
        for (field, value) in row.values.values {
            try set(value, field, kind: "r", owner: owner, isByHand: false, isFirst: true)
        }
    }

    /// Carries out exactly the plan, or says that the roll has changed since it was made.
    mutating func apply(plan digest: String) throws -> Answer {
        guard
            let plan = try db.row("SELECT rollSeq, unchanged FROM plan WHERE digest = ?", [digest])
        else { throw Stop(verdict: .noPlan) }
        guard plan.number(0) == (try db.rollSequence()) else { throw Stop(verdict: .stalePlan) }
        var applied = AppliedPlan()
        applied.unchanged = Int(plan.number(1))
        let orgs = try makeOrgs(digest)
        let staff = try makeStaff(digest, orgs)
        applied.orgs = orgs.count
        applied.staff = staff.count
        var members: [Int: MemberID] = [:]
        for row in try db.rows(
            "SELECT \(Self.rowColumns) FROM planRow WHERE digest = ? ORDER BY id",
            [digest]
        ) {
            let planned = try PlanText.row(row)
            var news = planned.news
            news.amendment.branch = try resolve(planned.branch, orgs).map { OrgID($0) }
            news.liaison = try resolve(planned.liaison, staff).map { StaffID($0) }
            var values = try values(of: row.number(0))
            // Noon in UTC lies on the same civil day in every zone but the outermost.
            values.asOf = Instant(
                milliseconds: Int64(news.ledgerDate.dayNumber) * 86_400_000 + 43_200_000
            )
            news.personal = values.values.keys.sorted { $0.rawValue < $1.rawValue }
            let member: MemberID
            if let known = planned.member {
                member = known
                applied.updated += 1
            } else {
                values.isFirst = true
                member = try addHeld(
                    news.amendment, on: news.inflow == nil ? .home : .receiving)
                news.amendment = MemberAmendment()
                applied.added += 1
            }
            members[planned.number] = member
            _ = try perform(.take(news), on: member, values)
        }
        applied.questions = try raiseQuestions(digest, members, orgs)
        try drop(plan: digest)
        try tellOffice(
            .importApplied,
            [EventDetail(.added, applied.added), EventDetail(.updated, applied.updated)]
        )
        return .applied(applied)
    }

    /// The columns that `PlanText.row` reads, in its order.
    private static let rowColumns = """
        id, number, member, branch, liaison, standing, joined, converted, leaves, departed, abroad,
        reason, checkedIn, checkedInUndated, recognised, contact, dues, payer, ledgerDate
        """

    private mutating func addHeld(
        _ amendment: MemberAmendment, on side: Side
    ) throws -> MemberID {
        try insertMember(
            standing: amendment.standing ?? .unknown,
            joined: amendment.joined,
            converted: amendment.converted,
            branch: amendment.branch,
            side: side,
            isHeld: true
        ).id
    }

    private mutating func makeOrgs(_ digest: String) throws -> [Int64] {
        var made: [Int64] = []
        for row in try db.rows(
            "SELECT name, kind, parent FROM planOrg WHERE digest = ? ORDER BY key",
            [digest]
        ) {
            let parent = try resolve(try PlanText.reference(row[2]), made)
            let kind = try row.word(1, as: OrgKind.self)
            made.append(try insertOrg(row[0], kind, parent.map { OrgID($0) }).id.number)
        }
        return made
    }

    private mutating func makeStaff(_ digest: String, _ orgs: [Int64]) throws -> [Int64] {
        var made: [Int64] = []
        for row in try db.rows(
            "SELECT id, org FROM planStaff WHERE digest = ? ORDER BY key",
            [digest]
        ) {
            let org = try resolve(try PlanText.reference(row[1]), orgs)
            let values = try db.values("t", row.number(0))
            var personal = PersonalValues()
            personal[.name] = values["name"]
            personal[.phone] = values["phone"]
            let staff = NewStaff(
                fields: NewStaffFields(org: org.map { OrgID($0) }, role: "liaison"),
                values: personal
            )
            made.append(try add(staff).id.number)
        }
        return made
    }

    private func values(of row: Int64) throws -> PersonalValues {
        var values = PersonalValues()
        values.isFromLedger = true
        for (field, value) in try db.values("r", row) {
            if let field = PersonalField(rawValue: field) { values[field] = value }
        }
        return values
    }

    private func resolve(_ reference: PlanReference?, _ made: [Int64]) throws -> Int64? {
        switch reference {
        case nil: return nil
        case .existing(let number): return number
        case .new(let key):
            guard made.indices.contains(key) else { throw StoreFailure.corrupt(code: 0) }
            return made[key]
        }
    }

    private mutating func raiseQuestions(
        _ digest: String,
        _ members: [Int: MemberID],
        _ orgs: [Int64]
    ) throws -> Int {
        var count = 0
        for row in try db.rows(
            "SELECT about, branch FROM planQuestion WHERE digest = ? ORDER BY rowid",
            [digest]
        ) {
            let about = try PlanText.reference(row[0])
            let member: MemberID? =
                switch about {
                case .existing(let number): MemberID(number)
                case .new(let number): members[number]
                case nil: nil
                }
            guard let member else { throw StoreFailure.corrupt(code: 0) }
            let branch = try resolve(try PlanText.reference(row[1]), orgs)
            try db.run(
                "INSERT INTO question(member, kind, other, raisedAt) VALUES(?,'branch',?,?)",
                [member.number, branch, now.milliseconds]
            )
            try db.noteUnknown(of: member)
            count += 1
        }
        return count
    }

    private func dropPlans(before instant: Instant) throws {
        for row in try db.rows("SELECT digest FROM plan WHERE madeAt < ?", [instant.milliseconds]) {
            try drop(plan: row[0])
        }
    }

    /// Deletes a plan with the personal values in it.
    private func drop(plan digest: String) throws {
        for (kind, table) in [("r", "planRow"), ("t", "planStaff")] {
            try db.run(
                """
                DELETE FROM personal
                WHERE kind = ? AND owner IN (SELECT id FROM \(table) WHERE digest = ?)
                """,
                [kind, digest]
            )
        }
        try db.run("DELETE FROM plan WHERE digest = ?", [digest])
    }
}
