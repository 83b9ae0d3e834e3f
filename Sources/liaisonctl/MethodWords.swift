import ArgumentParser
import LiaisonWire

/// Where the words of an option stand: a parameter of a method, of which the protocol knows the list.
protocol WordsPlace {
    static var place: (method: String, parameter: String) { get }
}

/// One of the words that a method's parameter takes. The list is the protocol's own: there is no
/// second one to fall behind.
struct MethodWord<Place: WordsPlace>: ExpressibleByArgument, RawRepresentable {
    let rawValue: String

    init?(rawValue: String) {
        guard Self.words.contains(rawValue) else { return nil }
        self.rawValue = rawValue
    }

    init?(argument: String) { self.init(rawValue: argument) }

    static var allValueStrings: [String] { words }

    private static var words: [String] {
        let place = Place.place
        let parameter = Method.named(place.method)?.params.first { $0.name == place.parameter }
        guard case .oneOf(let words) = parameter?.kind else { return [] }
        return words
    }
}

/// The words of `kind` of `activity.record`.
enum ActivityWords: WordsPlace {
    static let place = (method: "activity.record", parameter: "kind")
}

/// The words of `result` of `fact.amend`.
enum AmendedResultWords: WordsPlace {
    static let place = (method: "fact.amend", parameter: "result")
}

/// The words of `kind` of `fact.amend`.
enum AmendedKindWords: WordsPlace {
    static let place = (method: "fact.amend", parameter: "kind")
}

/// The words of `result` of `appraisal.record`.
enum AppraisalWords: WordsPlace {
    static let place = (method: "appraisal.record", parameter: "result")
}

/// The words of `arrangement` of `dues.arrange`.
enum ArrangementWords: WordsPlace {
    static let place = (method: "dues.arrange", parameter: "arrangement")
}

/// The words of `result` of `probation.assembly`.
enum AssemblyWords: WordsPlace {
    static let place = (method: "probation.assembly", parameter: "result")
}

/// The words of `kind` of `care.record`.
enum CareWords: WordsPlace {
    static let place = (method: "care.record", parameter: "kind")
}

/// The words of `cause` of `absence.recognise`.
enum CauseWords: WordsPlace {
    static let place = (method: "absence.recognise", parameter: "cause")
}

/// The words of `kind` of `change.record`.
enum ChangeWords: WordsPlace {
    static let place = (method: "change.record", parameter: "kind")
}

/// The words of `kind` of `commendation.record`.
enum CommendationWords: WordsPlace {
    static let place = (method: "commendation.record", parameter: "kind")
}

/// The words of `kind` of `decision.record`.
enum DecisionWords: WordsPlace {
    static let place = (method: "decision.record", parameter: "kind")
}

/// The words of `to` of `dues.record`.
enum DuesSideWords: WordsPlace {
    static let place = (method: "dues.record", parameter: "to")
}

/// The words of `reason` of `exemption.set`.
enum ExemptionWords: WordsPlace {
    static let place = (method: "exemption.set", parameter: "reason")
}

/// The words of `sponsor` of `org.update`.
enum SponsorWords: WordsPlace {
    static let place = (method: "org.update", parameter: "sponsor")
}

/// The words of `kind` of `notification.record`.
enum NotificationWords: WordsPlace {
    static let place = (method: "notification.record", parameter: "kind")
}

/// The words of `kind` of `org.record`.
enum OrgRecordWords: WordsPlace {
    static let place = (method: "org.record", parameter: "kind")
}

/// The words of `occupation` of `absence.open`.
enum OccupationWords: WordsPlace {
    static let place = (method: "absence.open", parameter: "occupation")
}

/// The words of `kind` of `absence.place`.
enum PlacementWords: WordsPlace {
    static let place = (method: "absence.place", parameter: "kind")
}

/// The words of `reported` of `absence.open`.
enum ReportedWords: WordsPlace {
    static let place = (method: "absence.open", parameter: "reported")
}

/// The words of `scope` of `absence.open`.
enum ScopeWords: WordsPlace {
    static let place = (method: "absence.open", parameter: "scope")
}

/// The words of `situation` of `outreach.open`.
enum SituationWords: WordsPlace {
    static let place = (method: "outreach.open", parameter: "situation")
}

/// The words of `kind` of `study.record`.
enum StudyWords: WordsPlace {
    static let place = (method: "study.record", parameter: "kind")
}

/// The words of `unit_kind` of `absence.open`.
enum UnitKindWords: WordsPlace {
    static let place = (method: "absence.open", parameter: "unit_kind")
}

/// The words of `reason` of `absence.transferable`.
enum UntransferableWords: WordsPlace {
    static let place = (method: "absence.transferable", parameter: "reason")
}

/// The words of `side` of `member.add`.
enum SideWords: WordsPlace {
    static let place = (method: "member.add", parameter: "side")
}

/// The words of `migrant_worker` of `member.add`.
enum MigrantWords: WordsPlace {
    static let place = (method: "member.add", parameter: "migrant_worker")
}

/// The words of `kind` of `import.open`.
enum LedgerWords: WordsPlace {
    static let place = (method: "import.open", parameter: "kind")
}
