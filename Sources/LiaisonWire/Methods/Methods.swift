internal import LiaisonCore

extension Method {
    /// Every method there is, by noun. What is not here does not exist.
    package static let all: [Method] =
        serviceMethods + orgMethods + staffMethods + memberMethods + absenceMethods + recordMethods
        + evidenceMethods + correctionMethods + transferMethods + probationMethods + outreachMethods
        + reportMethods
        + dutyMethods
        + agendaMethods + ruleMethods + importMethods + eventMethods

    /// The method with this name.
    package static func named(_ name: String) -> Method? { byName[name] }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}

// MARK: - What several methods share

extension Parameter.Kind {
    /// One of the words of a closed list of the domain.
    static func words<Word: CaseIterable & RawRepresentable>(of type: Word.Type) -> Self
    where Word.RawValue == String {
        .oneOf(type.allCases.map(\.rawValue))
    }
}

extension Parameter {
    /// A name of an organisation or a person: the longest in use stay far below.
    static let nameText = Kind.text(1...Limits.referenceBytes)
    /// A telephone number as people write it, with blanks and an extension.
    static let phoneText = Kind.text(1...40)
    /// A remark.
    static let noteText = Kind.text(1...1_000)
    /// A short word of the office's own: a degree, a reason, a people.
    static let wordText = Kind.text(1...120)

    static let member = Parameter(
        "member", .reference, "Handle, roster number with `for`, or text that fits only one.")
    /// Whom a recording method speaks of: one person, several, or a whole branch.
    static let people = oneOrMore + [branch, allBut, list]
    /// Whom a departure speaks of: no branch stands for them, since it means those who are away.
    static let departing = oneOrMore + [list]
    private static let oneOrMore: [Parameter] = [
        Parameter(
            "member", .reference,
            "One person: handle, roster number with `for`, or text that fits only one.",
            .alternative),
        Parameter(
            "members", .list(of: .reference, max: Limits.recordedAtOnce),
            "Several people, in one transaction: all or nobody.", .alternative),
    ]
    static let branch = Parameter(
        "branch", .reference,
        "Everybody away of this organisation and those below it, in one transaction.",
        .alternative)
    static let allBut = Parameter(
        "all_but", .list(of: .reference, max: Limits.recordedAtOnce),
        "People of `branch` who are left out.", .beside("branch"))
    static let list = Parameter(
        "for", .reference, "The staff person whose roster numbers are meant.", .optional)
    static let on = Parameter("on", .date, "The day it happened; today when absent.", .optional)
    static let ifRevision = Parameter(
        "if_revision", .integer(1...Limits.idMagnitude),
        "Refuse unless the record still has this revision.", .optional)
    static let note = Parameter("note", noteText, "A remark.", .optional)
    static let document = Parameter(
        "document", nameText, "The document's number.", .optional)
    static let org = Parameter("org", .reference, "The organisation.", .optional)
    /// How a list is asked for page by page.
    static let page: [Parameter] = [
        Parameter(
            "limit", .integer(1...Limits.pageRows),
            "Rows of a page; \(Limits.usualPageRows) when absent.", .optional),
        nextPage,
    ]
    static let nextPage = Parameter(
        "cursor", .text(1...200), "`next` of the page before.", .optional)

    static let ways = ["phone", "visit", "message", "meeting", "video"]
    static let contactResults = ["reached", "not-reached", "wrong-number", "relayed"]
    static let starters = ["member", "office"]
    static let staffRoles = ["liaison", "deputy", "secretary", "office"]
    static let channels = ["journal", "manual"]
}

extension Method {
    /// What a method that looks a member up can refuse.
    static let memberErrors: [ErrorType] = [
        .memberNotFound, .memberAmbiguous, .rosterNumberWithoutList, .staffNotFound,
        .staffAmbiguous,
    ]
    /// What a method that records a fact about a member can refuse.
    static let factErrors = memberErrors + [.stateInvalid]
    /// What a method that records a fact about one or more people can refuse.
    static let peopleErrors = factErrors + orgErrors
    /// What a method that looks an organisation up can refuse.
    static let orgErrors: [ErrorType] = [.orgNotFound, .orgAmbiguous]
    /// What a method that looks a staff person up can refuse.
    static let staffErrors: [ErrorType] = [.staffNotFound, .staffAmbiguous]
    /// What recording a fact answers: what it opened, fulfilled and replaced, and what comes next.
    /// Of one `member` the outcome itself, of `members` or a `branch` one by person.
    static let outcome = outcome { _ in true }
    /// What correcting a record answers: the same, and no fact.
    static let correction = outcome { $0.name != "fact" }

    private static func outcome(_ isGiven: (Field) -> Bool) -> [Field] {
        let fields = SharedShape.outcome.fields.filter(isGiven).map { field in
            let presence: Parameter.Presence =
                field.name == "member" ? .alternative : .beside("member")
            return Field(field.name, field.shape, field.summary, presence)
        }
        return fields + [Field("people", .list(.shared(.outcome)), "By person.", .alternative)]
    }

    /// What a list of which only a page is answered says beside it: where the next page begins,
    /// and where the list stands among the events.
    static let paging = [nextPage, snapshot]
    static let nextPage = Field(
        "next", .text, "The `cursor` of the next page; absent on the last.", .optional)
    /// Where an answer stands among the events.
    static let snapshot = Field(
        "cursor", .text, "Where this was read: whoever watches from here misses nothing.")

    /// What adding something answers.
    static func added(_ name: String, _ kind: Handle.Kind) -> [Field] {
        [Field(name, .handle(kind), "The handle.")]
    }

    /// What changing a record answers.
    static func updated(_ name: String, _ kind: Handle.Kind) -> [Field] {
        added(name, kind) + [SharedShape.revision]
    }
}
