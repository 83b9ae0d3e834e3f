extension Anchor {
    /// The date on record for this anchor.
    ///
    /// - Parameter amount: how much the rule asks for, where the anchor counts.
    func date(in dossier: Dossier, amount: Int?) -> CivilDate? {
        switch self {
        case .departure: dossier.absence?.departed
        case .contact: dossier.clocks.contact
        case .attendance: dossier.clocks.attendance
        case .ownDues: dossier.clocks.ownDues
        case .joined: dossier.joined
        case .dues: dossier.clocks.duesThrough?.adding(months: 1).first
        case .recognition: dossier.absence?.recognisedOn
        case .checkIn: dossier.absence?.checkedInOn
        case .placement: dossier.absence?.placedOn
        case .suspension: dossier.standing == .suspended ? dossier.standingSince : nil
        case .letterExpiry: dossier.transfer?.letter?.expiresOn
        case .acceptance: dossier.transfer?.acceptedOn
        case .graduation: dossier.terms.graduatedOn
        case .abroadReturn: dossier.clocks.latest[.abroadReturn]
        case .assembly: dossier.probation.assembly?.on
        case .probationReport: dossier.probation.reportedOn
        case .probationEnd: dossier.probationEnd
        case .postponementEnd: dossier.probation.postponedUntil
        case .correctionEnd: dossier.terms.correctionUntil
        case .transferable: dossier.absence?.transferable?.on
        case .found: dossier.outreach?.foundOn
        case .appraisal: dossier.clocks.latest[.appraisal]
        case .studyHours:
            dossier.clocks.lastYear(with: amount ?? 1).flatMap(CivilDate.init(lastOf:))
        case .conduct: dossier.clocks.latest[.conduct]
        case .statement: dossier.clocks.latest[.statement]
        case .arrival: dossier.absence?.arrivedOn
        // Of others than members.
        case .record, .founding, .leaving: nil
        }
    }
}
