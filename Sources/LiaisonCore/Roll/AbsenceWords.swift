/// Whether a member reported before he left, after, or was found gone (rule D3).
package enum Reported: String, Sendable, CaseIterable { case before, after, found }

/// On which side of a member's affiliation this office stands: his formal branch is on this roll, or he
/// came here from another organisation (流入党员), which keeps his affiliation.
package enum Side: String, Sendable, CaseIterable { case home, receiving }

/// How far away (流动类型). The first two are seen in an older statistics sheet (rule G3), the others
/// are proposed with them.
package enum Scope: String, Sendable, CaseIterable {
    case crossProvince = "cross-province"
    case withinProvince = "within-province"
    case withinPrefecture = "within-prefecture"
    case withinCounty = "within-county"
    case abroad
}

/// A division of GB/T 2260 with the year of the list it was taken from: codes are abolished and given
/// anew, and an old one stays valid with its year.
package struct Division: Equatable, Sendable {
    /// Six digits.
    package var code: String
    package var year: Int
    /// As that list calls it: a code that is abolished can still be read.
    package var name: String?

    /// Nil unless the code has six digits, does not begin with 0 or 9, and the year can have a list.
    package init?(code: String, year: Int, name: String? = nil) {
        let digits = code.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        guard code.utf8.count == 6, digits, let first = code.utf8.first,
            UInt8(ascii: "1")...UInt8(ascii: "8") ~= first, Self.years ~= year
        else { return nil }
        self.code = code
        self.year = year
        self.name = name
    }

    /// The first edition of GB/T 2260 is of 1980.
    package static let years = 1980...2199
}

/// 原职业 of the older statistics sheet (rule G3).
package enum Occupation: String, Sendable, CaseIterable {
    case publicSector = "public-sector"
    case skilledWorker = "skilled-worker"
    case farmer
    case unemployedGraduate = "unemployed-graduate"
    case intermediary, lawyer, accountant, other

    /// The occupation for what an office's ledger says; an unlisted one is `other`.
    package init(reading text: String) {
        self = Self.words.first { text.contains($0.0) }?.1 ?? .other
    }

    /// What offices write. The first word that occurs in the cell decides: a 农民工 is no 农民.
    private static let words: [(Substring, Occupation)] = [
        ("律师", .lawyer), ("会计", .accountant), ("中介", .intermediary),
        ("未就业", .unemployedGraduate), ("毕业生", .unemployedGraduate), ("农民工", .other),
        ("农民", .farmer), ("务农", .farmer), ("农牧", .farmer), ("牧民", .farmer),
        ("渔民", .farmer), ("技术工人", .skilledWorker), ("技工", .skilledWorker),
        ("机关", .publicSector), ("事业", .publicSector), ("公务员", .publicSector),
        ("公有", .publicSector),
    ]
}

/// 接收单位性质 of the older statistics sheet (rule G3).
package enum UnitKind: String, Sendable, CaseIterable {
    case agency
    case publicInstitution = "public-institution"
    case enterprise
    case privateFirm = "private-firm"
    case selfEmployed = "self-employed"
    case urbanCommunity = "urban-community"
    case townCommunity = "town-community"
    case village, other
}

/// For what the branch recognised a member as mobile (rule D1).
package enum RecognitionCause: String, Sendable, CaseIterable {
    case workUnit = "work-unit"
    case studyUnit = "study-unit"
    case residence
}

/// Into what kind of organisation he was taken (rule D5, by REG19's default order).
package enum PlacementKind: String, Sendable, CaseIterable {
    case unit, village, community
    case talentService = "talent-service"
    case park, building, market, trade, school
    case mobileOrg = "mobile-org"
}

/// An answer to whether the affiliation can be transferred (rule T1).
package struct Transferable: Equatable, Sendable {
    package var on: CivilDate
    /// Why not; nil when it can.
    package var reason: UntransferableReason?

    package init(on: CivilDate, reason: UntransferableReason?) {
        self.on = on
        self.reason = reason
    }
}

/// Why an affiliation cannot be transferred. A proposed list: the guideline says only that it is
/// transferred where it can be (应转尽转).
package enum UntransferableReason: String, Sendable, CaseIterable {
    case unsettled
    case noOrganisation = "no-organisation"
    case returning, wish, other
}
