/// One figure of the statistics: a section and the keys within it. The same word names it where it is
/// counted and where the people behind it are listed.
package struct Figure: Hashable, Sendable {
    package let section: Section
    /// One word; of a cell of the cross table the unit and the occupation.
    package let keys: [String]

    /// What a figure belongs to.
    package enum Section: String, Sendable, CaseIterable {
        /// By formal affiliation (rule G1).
        case roll
        /// 流动党员情况 of an older year (rule G3): who went out, how far, to what from what, and into what
        /// kind of organisation they were taken.
        case outflow, scope, unit, occupation, destination, placement
        /// Of the same sheet, organisations instead of people: those that took somebody in, and
        /// mobile-member organisations. The roll does not tell committees, general branches and branches
        /// among the latter apart, as the sheet does.
        case org
        /// The sheet on lost contact of 2017 (rule G4): since when, what is known, who was found again.
        case contact, situation, search
        /// Away to one division (rule M5).
        case place
    }

    private init(_ section: Section, _ keys: String...) {
        self.section = section
        self.keys = keys
    }

    /// What stands for a key that is not on record.
    package static let unrecorded = "unrecorded"

    package static let members = Figure(.roll, "members")
    /// Recognised as mobile or not.
    package static let away = Figure(.roll, "away")
    /// Within the year, by the organisation that decided, wherever the member belongs now.
    package static let conversions = Figure(.roll, "conversions")
    package static let removals = Figure(.roll, "removals")
    /// By the organisation that held the appraisal.
    package static let appraisals = Figure(.roll, "appraisals")
    package static let total = Figure(.outflow, "total")
    package static let notRecognised = Figure(.outflow, "not-recognised")
    package static let certificate = Figure(.outflow, "certificate")
    package static let placed = Figure(.outflow, "placed")
    package static let notPlaced = Figure(.outflow, "not-placed")
    package static let receivingOrgs = Figure(.org, "receiving")
    package static let mobileOrgs = Figure(.org, "mobile")
    package static let outOfContact = Figure(.search, "out-of-contact")
    package static let foundAgain = Figure(.search, "found-again")

    package static func scope(_ scope: Scope?) -> Figure { Figure(.scope, word(scope)) }
    package static func unit(_ kind: UnitKind?) -> Figure { Figure(.unit, word(kind)) }
    package static func occupation(_ work: Occupation?) -> Figure {
        Figure(.occupation, word(work))
    }
    package static func destination(_ kind: UnitKind?, _ work: Occupation?) -> Figure {
        Figure(.destination, word(kind), word(work))
    }
    package static func placement(_ kind: PlacementKind?) -> Figure {
        Figure(.placement, word(kind))
    }
    package static func contact(_ band: ContactBand) -> Figure { Figure(.contact, band.rawValue) }
    package static func situation(_ situation: Outreach.Situation?) -> Figure {
        Figure(.situation, word(situation))
    }
    /// - Parameter division: its code.
    package static func place(_ division: String) -> Figure { Figure(.place, division) }

    private static func word<Word: RawRepresentable>(_ word: Word?) -> String
    where Word.RawValue == String { word?.rawValue ?? unrecorded }

    /// The closed list, in the order of the sheets. Figures of places are beside it: there are as many
    /// as divisions.
    package static let all: [Figure] =
        [
            members, away, conversions, removals, appraisals, total, notRecognised, certificate,
            placed, notPlaced,
        ]
        + cases(of: Scope.self).map(scope)
        + cases(of: UnitKind.self).map(unit)
        + cases(of: Occupation.self).map(occupation)
        + cases(of: UnitKind.self).flatMap { kind in
            cases(of: Occupation.self).map { destination(kind, $0) }
        }
        + cases(of: PlacementKind.self).map(placement)
        + [receivingOrgs, mobileOrgs]
        + [outOfContact] + ContactBand.allCases.map(contact)
        + cases(of: Outreach.Situation.self).map(situation)
        + [foundAgain]

    private static func cases<Word: CaseIterable>(of type: Word.Type) -> [Word?] {
        type.allCases.map { $0 } + [nil]
    }

    private static let byWord = Dictionary(uniqueKeysWithValues: all.map { ($0.word, $0) })

    /// The word of the protocol: `scope.cross-province`, `destination.village.farmer`.
    package var word: String { ([section.rawValue] + keys).joined(separator: ".") }

    /// Reads a figure's word; nil when it is none.
    package init?(word: String) {
        if let figure = Self.byWord[word] {
            self = figure
            return
        }
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == Section.place.rawValue,
            let division = Division(code: String(parts[1]), year: Division.years.lowerBound)
        else { return nil }
        self = .place(division.code)
    }

    /// Whether it counts what an organisation decided, rather than who belongs to it.
    package var isOfDecisions: Bool {
        self == .conversions || self == .removals || self == .appraisals
    }

    /// Whether it counts organisations: no list of people is behind it.
    package var isOfOrgs: Bool { section == .org }

    /// Whether it counts the members of one organisation alone, without those below it: who may found a
    /// branch together are those of one (rule M5).
    package var isOfOneBranch: Bool { section == .place }
}
