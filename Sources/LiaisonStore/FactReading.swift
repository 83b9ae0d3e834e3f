internal import GRDB
internal import LiaisonCore

/// A row of `fact` read back into what happened: the other way round of `FactColumns`. Whether a
/// decision named a document is not among the columns, and nothing that is told anew asks for it.
struct FactReading {
    static let select = """
        SELECT f.id, f.member, f.kind, f.happenedOn, f.recordedAt, f.reporter, f.result, f.channel,
          f.startedBy, f.through, f.payer, f.absence, f.detail, f.amount, f.until, f.decidedBy,
          f.corrects, f.correctedBy, a.abroad, f.org, f.staff, f.deputy, f.staffBefore
        FROM fact f LEFT JOIN absence a ON a.id = f.absence WHERE f.id = ?
        """

    private let row: Row

    init(_ row: Row) { self.row = row }

    func fact() throws -> Fact {
        guard let event = try event() else { throw StoreFailure.corrupt(code: 0) }
        return Fact(
            number: row.number(0),
            subject: row.optionalNumber(1).map { .member(MemberID($0)) }
                ?? .org(OrgID(row.number(19))),
            event: event,
            happenedOn: try row.requiredDate(3),
            recordedAt: Instant(milliseconds: row.number(4)),
            reporter: try row.word(5, as: Reporter.self),
            corrects: row.optionalNumber(16),
            correctedBy: row.optionalNumber(17)
        )
    }

    private var absence: Int64 { row.number(11) }
    private var detail: String? { row[12] }
    private var amount: Int? { row.optionalNumber(13).map { Int($0) } }

    private func event() throws -> Event? {
        let kind: String = row[2]
        switch kind {
        case Event.contactWord:
            return .contact(
                try row.word(6, as: ContactResult.self), try row.word(7, as: Channel.self),
                try row.word(8, as: StartedBy.self))
        case "attendance": return .attendance
        case "dues":
            guard let through = try row.month(9) else { return nil }
            return .dues(
                through: through, try row.word(10, as: Payer.self),
                to: try row.optionalWord(12, as: Side.self))
        case "void": return .voided
        case "arrival": return .arrival(absence: absence)
        case "departure": return .departure(absence: absence)
        case "recognition":
            return .recognition(
                absence: absence, try row.optionalWord(12, as: RecognitionCause.self))
        case "registration": return .registration(absence: absence)
        case "expectation": return .expectation(absence: absence)
        case "check-in": return .checkIn(absence: absence)
        case "placement":
            return .placement(absence: absence, try row.optionalWord(12, as: PlacementKind.self))
        case "receiving-liaison": return .receivingLiaison(absence: absence)
        case "transferable":
            return .transferable(
                absence: absence,
                detail == "yes" ? nil : try row.word(12, as: UntransferableReason.self))
        case "return": return .return(absence: absence, isAbroad: row.flag(18))
        case "transfer": return .transfer(absence: absence)
        case "assignment":
            return .assignment(
                Assignment(
                    StaffID(row.number(20)), deputy: row.optionalNumber(21).map { StaffID($0) },
                    from: row.optionalNumber(22).map { StaffID($0) }))
        case "transfer-prepared": return .transferPrepared
        case "outreach-opened":
            return .outreachOpened(try row.word(12, as: Outreach.Situation.self))
        case "outreach-settled":
            return .outreachSettled(try row.word(12, as: OutreachOutcome.self))
        case "exemption":
            return .exemption(detail == "none" ? nil : try row.word(12, as: Exemption.self))
        case "dues-arrangement":
            return .duesArrangement(
                detail == "none" ? nil : try row.word(12, as: DuesArrangement.self))
        default:
            return try transferStep(kind).map { .transferStep($0) }
                ?? probationStep(kind).map { .probationStep($0) } ?? decision(kind)
                ?? evidence(kind) ?? record(kind)
        }
    }

    private func transferStep(_ kind: String) throws -> TransferStep? {
        if kind == TransferStep.issue(validDays: 0).word {
            return .issue(validDays: amount ?? 0)
        }
        return [.accept, .refuse, .receipt, .withdraw].first { $0.word == kind }
    }

    private func probationStep(_ kind: String) throws -> ProbationStep? {
        switch kind {
        case ProbationStep.application.word: .application
        case ProbationStep.report.word: .report
        case "probation-assembly": .assembly(try row.word(12, as: AssemblyResult.self))
        case "probation-postponement": try row.date(14).map { .postponement(until: $0) }
        default: nil
        }
    }

    private func decision(_ kind: String) throws -> Event? {
        guard let kind = DecisionKind(rawValue: kind) else { return nil }
        return .decision(
            OrgDecision(
                kind, by: row.optionalNumber(15).map { OrgID($0) }, months: amount,
                until: try row.date(14), from: try row.optionalWord(12, as: Standing.self)))
    }

    /// What must name a document has named it: it was refused else.
    private func record(_ kind: String) -> Event? {
        OrgRecordKind(rawValue: kind).map {
            .record(OrgRecord($0, amount: amount, hasDocument: $0.needsDocument))
        }
    }

    private func evidence(_ kind: String) -> Event? {
        EvidenceKind(rawValue: kind).flatMap {
            Evidence(
                $0, detail, amount: amount, by: row.optionalNumber(15).map { OrgID($0) })
        }
        .map { .evidence($0) }
    }
}
