internal import LiaisonCore

extension Work {
    /// Whether it is done though the disk has no room for new data: what ends something, hands it
    /// over or notes that it was told. None of it can wait for room, and all of it is small.
    package var goesOnWithoutRoom: Bool {
        switch self {
        case .member(_, let command, _), .memberNamed(_, let command, _),
            .memberAt(_, _, let command, _):
            command.goesOnWithoutRoom
        case .members(let commands): commands.allSatisfy { $0.1.goesOnWithoutRoom }
        case .told, .digest: true
        case .at, .correct, .addMember, .addOrg, .amendOrg, .org, .addStaff, .amendStaff, .release,
            .recompute,
            .keepPlan, .applyPlan, .installYear, .confirmRule:
            false
        }
    }
}

extension MemberCommand {
    fileprivate var goesOnWithoutRoom: Bool {
        switch self {
        case .closeAbsence, .assign, .settleOutreach: true
        case .stepTransfer(let step, _): step == .accept || step == .receipt || step == .withdraw
        case .recordContact, .recordAttendance, .recordDues, .recordDecision, .recordEvidence,
            .openAbsence, .arrive, .amendAbsence, .stepAbsence, .prepareTransfer, .openOutreach,
            .stepProbation, .exempt, .arrangeDues, .amend, .report, .take, .correct, .enroll,
            .release,
            .recompute:
            false
        }
    }
}
