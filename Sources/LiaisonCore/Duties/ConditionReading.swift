extension Condition {
    /// Whether the dossier meets the condition.
    func holds(for dossier: Dossier) -> Bool {
        switch self {
        case .away, .abroad, .notAbroad, .abroadStudy, .notAbroadStudy, .notRecognised,
            .notCheckedIn,
            .recognised, .notRegistered, .checkedIn, .notPlaced, .placed, .noReceivingLiaison,
            .transferableAsked, .transferableNotAsked:
            dossier.absence.map(holds(for:)) ?? false
        case .probationary, .suspended, .notSuspended, .extended, .notExtended, .postponed,
            .notPostponed,
            .assemblyHeld, .noAssembly, .reachedSinceSuspension:
            holds(forStandingOf: dossier)
        case .notExempt: dossier.terms.exemption == nil
        case .transferIssued: dossier.transfer?.state == .issued
        case .transferAccepted: dossier.transfer?.state == .accepted
        case .noTransfer: dossier.transfer == nil
        case .graduate: dossier.terms.graduatedOn != nil
        case .underCorrection: dossier.terms.correctionUntil != nil
        case .foundAgain: dossier.outreach?.state == .found
        case .backFromAbroad: dossier.clocks.isOpen(.abroadReturn, until: .resumption)
        case .appraisalNotExchanged: dossier.clocks.isOpen(.appraisal, until: .appraisalExchange)
        case .homeSide: dossier.side == .home
        case .receivingSide: dossier.side == .receiving
        case .noLiaison: dossier.liaison == nil
        // Of others than members.
        case .isBranch, .isCommittee, .isOffice, .isMobileOrg, .hasMobileMembers, .notFounded,
            .termOfThree, .termOfFive, .hasLeft, .hasMembers:
            false
        }
    }

    private func holds(for absence: Absence) -> Bool {
        let studiesAbroad = absence.isAbroad && absence.reason == .study
        return switch self {
        case .away: true
        case .abroad: absence.isAbroad
        case .notAbroad: !absence.isAbroad
        case .abroadStudy: studiesAbroad
        case .notAbroadStudy: !studiesAbroad
        case .notRecognised: absence.recognisedOn == nil
        case .recognised: absence.recognisedOn != nil
        case .notRegistered: absence.registeredOn == nil
        case .notCheckedIn: !absence.isCheckedIn
        case .checkedIn: absence.isCheckedIn
        case .notPlaced: absence.placedOn == nil
        case .placed: absence.placedOn != nil
        case .noReceivingLiaison: absence.receivingLiaisonOn == nil
        case .transferableAsked: absence.transferable != nil
        case .transferableNotAsked: absence.transferable == nil
        default: false
        }
    }

    private func holds(forStandingOf dossier: Dossier) -> Bool {
        let isProbationary = dossier.standing == .probationary
        return switch self {
        case .probationary: isProbationary
        case .suspended: dossier.standing == .suspended
        case .notSuspended: dossier.standing != .suspended
        case .extended: isProbationary && dossier.probation.extendedMonths != nil
        case .notExtended: isProbationary && dossier.probation.extendedMonths == nil
        case .postponed: isProbationary && dossier.probation.postponedUntil != nil
        case .notPostponed: isProbationary && dossier.probation.postponedUntil == nil
        case .assemblyHeld: isProbationary && dossier.probation.assembly != nil
        case .noAssembly: isProbationary && dossier.probation.assembly == nil
        case .reachedSinceSuspension: isReachedSinceSuspension(dossier)
        default: false
        }
    }

    private func isReachedSinceSuspension(_ dossier: Dossier) -> Bool {
        guard dossier.standing == .suspended, let since = dossier.standingSince,
            let contact = dossier.clocks.contact
        else { return false }
        return contact >= since
    }
}

extension Clocks {
    /// Whether the first has happened, and the second not since.
    fileprivate func isOpen(_ first: Mark, until second: Mark) -> Bool {
        guard let began = latest[first] else { return false }
        return latest[second].map { $0 < began } ?? true
    }
}
