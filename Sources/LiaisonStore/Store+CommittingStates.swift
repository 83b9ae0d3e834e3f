internal import GRDB
internal import LiaisonCore

/// Facts, absences, and what the machines changed, into rows.
extension Database {
    func insert(_ fact: Fact) throws {
        let columns = FactColumns(fact.event)
        let isMembers = fact.subject.kind == .member
        let member = isMembers ? fact.subject.number : nil
        let org = isMembers ? nil : fact.subject.number
        try run(
            """
            INSERT INTO fact(id, member, org, kind, happenedOn, recordedAt, reporter, result, channel,
              startedBy, through, payer, absence, detail, amount, until, decidedBy, corrects,
              staff, deputy, staffBefore)
            VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """,
            [
                fact.number, member, org, fact.event.word, fact.happenedOn.iso,
                fact.recordedAt.milliseconds, fact.reporter.rawValue, columns.result,
                columns.channel, columns.startedBy, columns.through, columns.payer,
                columns.absence, columns.detail, columns.amount, columns.until,
                columns.decidedBy, fact.corrects, columns.staff, columns.deputy,
                columns.staffBefore,
            ]
        )
        guard let corrected = fact.corrects else { return }
        try run("UPDATE fact SET correctedBy = ? WHERE id = ?", [fact.number, corrected])
    }

    func insert(_ absence: Absence, of member: MemberID) throws {
        try run(
            """
            INSERT INTO absence(departed, abroad, reason, until, reported, scope, division,
              divisionYear, occupation, unitKind, recognisedOn, recognisedFor, registeredOn,
              expectedOn, checkedInOn, checkedInUndated, placedOn, placementKind,
              receivingLiaisonOn, transferable, transferableOn, transferableReason, placedIn,
              arrivedOn, divisionName, id, member, recordedOn)
            VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """,
            absence.columns + [absence.number, member.number, absence.recordedOn?.iso])
    }

    func update(_ absence: Absence) throws {
        try run(
            """
            UPDATE absence SET departed = ?, abroad = ?, reason = ?, until = ?, reported = ?,
              scope = ?, division = ?, divisionYear = ?, occupation = ?, unitKind = ?,
              recognisedOn = ?, recognisedFor = ?, registeredOn = ?, expectedOn = ?,
              checkedInOn = ?, checkedInUndated = ?, placedOn = ?, placementKind = ?,
              receivingLiaisonOn = ?, transferable = ?, transferableOn = ?,
              transferableReason = ?, placedIn = ?, arrivedOn = ?, divisionName = ? WHERE id = ?
            """,
            absence.columns + [absence.number])
    }

    func close(absence number: Int64, _ day: CivilDate, _ end: AbsenceEnd) throws {
        try run(
            "UPDATE absence SET closedOn = ?, closedHow = ? WHERE id = ?",
            [day.iso, end.rawValue, number]
        )
        guard end != .voided else { return }
        try run(
            """
            UPDATE member SET lastReturn = max(coalesce(lastReturn, ''), ?1)
            WHERE id = (SELECT member FROM absence WHERE id = ?2)
            """,
            [day.iso, number]
        )
    }

    func reopen(_ absence: Absence, of member: MemberID, _ lastReturn: CivilDate?) throws {
        try run(
            "UPDATE absence SET closedOn = NULL, closedHow = NULL WHERE id = ?", [absence.number])
        try run(
            "UPDATE member SET lastReturn = ? WHERE id = ?", [lastReturn?.iso, member.number])
    }

    func update(_ probation: Probation, of member: MemberID) throws {
        try run(
            """
            UPDATE member SET extendedMonths = ?, postponedUntil = ?, appliedOn = ?,
              assemblyOn = ?, assemblyResult = ?, reportedOn = ? WHERE id = ?
            """,
            [
                probation.extendedMonths, probation.postponedUntil?.iso, probation.appliedOn?.iso,
                probation.assembly?.on.iso, probation.assembly?.result.rawValue,
                probation.reportedOn?.iso, member.number,
            ])
    }

    func update(_ terms: Terms, of member: MemberID) throws {
        try run(
            """
            UPDATE member SET exempt = ?, duesArrangement = ?, duesArrangedOn = ?,
              correctionUntil = ?, graduatedOn = ? WHERE id = ?
            """,
            [
                terms.exemption?.rawValue, terms.duesArrangement?.rawValue,
                terms.duesArrangedOn?.iso, terms.correctionUntil?.iso, terms.graduatedOn?.iso,
                member.number,
            ])
    }

    func insert(_ transfer: Transfer, of member: MemberID) throws {
        try run(
            """
            INSERT INTO transfer(id, member, state, preparedOn, issues)
            VALUES(?,?,?,?,?)
            """,
            [
                transfer.number, member.number, transfer.state.rawValue, transfer.preparedOn.iso,
                transfer.issues,
            ])
    }

    func update(_ transfer: Transfer) throws {
        let ended = transfer.receiptOn ?? transfer.withdrawnOn
        try run(
            """
            UPDATE transfer SET state = ?, issuedOn = ?, validDays = ?, issues = ?,
              acceptedOn = ?, receiptOn = ?, endedOn = ? WHERE id = ?
            """,
            [
                transfer.state.rawValue, transfer.letter?.issuedOn.iso,
                transfer.letter?.validDays, transfer.issues, transfer.acceptedOn?.iso,
                transfer.receiptOn?.iso, ended?.iso, transfer.number,
            ])
    }

    func insert(_ outreach: Outreach, of member: MemberID) throws {
        try run(
            "INSERT INTO outreach(id, member, openedOn, situation) VALUES(?,?,?,?)",
            [
                outreach.number, member.number, outreach.openedOn.iso,
                outreach.situation.rawValue,
            ])
    }

    func update(_ outreach: Outreach, _ decision: Int64?) throws {
        try run(
            """
            UPDATE outreach SET attempts = ?, foundOn = ?, endedOn = ?, outcome = ?,
              decision = ? WHERE id = ?
            """,
            [
                outreach.attempts, outreach.foundOn?.iso, outreach.endedOn?.iso,
                outreach.outcome?.rawValue, decision, outreach.number,
            ])
    }
}

extension Absence {
    /// All but its number and its end, in the order of the statements above.
    fileprivate var columns: [(any Bindable)?] {
        [
            departed?.iso, isAbroad ? 1 : 0, reason?.rawValue, until?.iso, reported?.rawValue,
            scope?.rawValue, division?.code, division?.year, occupation?.rawValue,
            unitKind?.rawValue, recognisedOn?.iso, recognisedFor?.rawValue, registeredOn?.iso,
            expectedOn?.iso, checkedInOn?.iso, checkedInUndated ? 1 : 0, placedOn?.iso,
            placementKind?.rawValue, receivingLiaisonOn?.iso,
            transferable.map { $0.reason == nil ? "yes" : "no" }, transferable?.on.iso,
            transferable?.reason?.rawValue, placedIn?.number,
            arrivedOn?.iso, division?.name,
        ]
    }
}
