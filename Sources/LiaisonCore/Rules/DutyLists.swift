/// The three lists of duties that the 2024 guideline names (责任清单): seven of the home side, six of the
/// receiving side, five of the member. The guideline's official questions and answers give the topics;
/// the wording of the articles is not public.
package struct ListedDuty: Equatable, Sendable {
    package var side: DutySide
    /// Its number in its list, from 1.
    package var number: Int
    package var title: LocalText
    /// The rules that make something of it due; empty where no period could be verified.
    package var rules: [String]
    /// What fulfils it.
    package var evidence: [EvidenceWord]
    package var owner: DutyOwner

    /// How much of a kind is on record of it. The home side's is about those who left; the receiving
    /// side's about those who came here, and what the home side was told about those who left, of which
    /// its own calls are no part; the member's about both.
    package func count(of word: EvidenceWord, in figures: [Side: [EvidenceWord: Int]]) -> Int {
        let home = figures[.home]?[word] ?? 0
        let receiving = figures[.receiving]?[word] ?? 0
        return switch side {
        case .home: home
        case .receiving: receiving + (word == .contact || word == .registration ? 0 : home)
        case .member: home + receiving
        }
    }
}

/// Whose list.
package enum DutySide: String, Sendable, CaseIterable { case home, receiving, member }

/// Who answers for it.
package enum DutyOwner: String, Sendable, CaseIterable {
    case branch, liaison
    case receivingBranch = "receiving-branch"
    case member
}

/// A kind of recorded fact, or a part of one, that a report counts.
package enum EvidenceWord: String, Sendable, CaseIterable {
    case departure, arrival, recognition, registration, contact
    /// A departure that was reported before it.
    case reportedDeparture = "reported-departure"
    /// A contact that the member began.
    case memberContact = "member-contact"
    case probationStep = "probation-step"
    case probationDecision = "probation-decision"
    case study, activity, commendation, attendance, dues, appraisal
    case appraisalExchange = "appraisal-exchange"
    case transfer
    case checkIn = "check-in"
    case receivingLiaison = "receiving-liaison"
    case placement, care, conduct, statement, change

    /// What a fact counts as.
    ///
    /// - Parameters:
    ///   - kind: the fact's word in the table.
    ///   - isReached: of a contact, whether it reached the member.
    ///   - isMembers: of a contact, whether the member began it.
    ///   - isReported: of a departure, whether it was reported before.
    package static func words(
        of kind: String, isReached: Bool, isMembers: Bool, isReported: Bool
    ) -> [EvidenceWord] {
        switch kind {
        case Event.contactWord:
            isReached ? [.contact] + (isMembers ? [.memberContact] : []) : []
        case "departure": [.departure] + (isReported ? [.reportedDeparture] : [])
        case "conversion", "extension", "cancellation": [.probationDecision]
        case "transfer", "transfer-prepared", "transfer-issued", "transfer-accepted": [.transfer]
        default:
            kind.hasPrefix("probation-")
                ? [.probationStep] : EvidenceWord(rawValue: kind).map { [$0] } ?? []
        }
    }
}

/// The eighteen duties.
package enum DutyLists {
    package static let all: [ListedDuty] = home + receiving + member

    private static let home = list(
        .home,
        [
            (
                "掌握流出党员去向等情况", "know who left and where", ["D1", "D2"],
                [.departure, .recognition, .registration], .branch
            ),
            (
                "明确专人定期联系", "a named person keeps regular contact", ["C1", "C3", "L1"],
                [.contact], .liaison
            ),
            (
                "按规定做好预备党员转正", "conversion of probationary members by rule",
                ["P1", "P3", "P4", "P5", "P6"], [.probationStep, .probationDecision], .branch
            ),
            ("组织开展网上学习", "organise online study", ["O5"], [.study], .branch),
            ("引导发挥作用", "guide them to play their part", [], [.activity], .branch),
            ("做好表彰激励", "commendation", [], [.commendation], .branch),
            (
                "加强监督管理", "supervision and management",
                ["D4", "F4", "S1", "S4", "S5", "O4", "T1", "T1-again"],
                [.attendance, .dues, .appraisal, .transfer], .branch
            ),
        ])

    private static let receiving = list(
        .receiving,
        [
            (
                "掌握流入党员情况", "know who came in", ["D4", "D2-in"],
                [.arrival, .checkIn, .registration], .receivingBranch
            ),
            (
                "明确专人保持联系", "a named person keeps contact", ["C2", "C2-in", "C1-in"],
                [.receivingLiaison, .contact], .receivingBranch
            ),
            (
                "纳入组织生活", "bring them into organisation life", ["D5", "D5-in"],
                [.placement, .attendance], .receivingBranch
            ),
            ("关心帮助", "care and help", [], [.care], .receivingBranch),
            (
                "组织民主评议", "hold the appraisal",
                ["O4", "O4-result", "O4-in", "O4-result-in"],
                [.appraisal, .appraisalExchange], .receivingBranch
            ),
            ("日常监督", "daily supervision", ["P3", "P3-in"], [.conduct], .receivingBranch),
        ])

    private static let member = list(
        .member,
        [
            ("外出前报告", "report before leaving", [], [.reportedDeparture], .member),
            ("到流入地党组织报到", "check in where he is", ["D4"], [.checkIn], .member),
            (
                "与流出地党组织保持联系", "keep in touch with the home side", ["C1", "C3"],
                [.memberContact, .statement], .member
            ),
            ("及时报告情况变动", "report changes in time", [], [.change], .member),
            (
                "发挥先锋模范作用", "set an example", [], [.activity, .commendation], .member
            ),
        ])

    private static func list(
        _ side: DutySide,
        _ duties: [(String, String, [String], [EvidenceWord], DutyOwner)]
    ) -> [ListedDuty] {
        duties.enumerated().map { index, duty in
            ListedDuty(
                side: side, number: index + 1, title: LocalText(zh: duty.0, en: duty.1),
                rules: duty.2, evidence: duty.3, owner: duty.4)
        }
    }
}

/// Where a listed duty stands for a branch in a period. No wording about people: whether something is
/// open, and what was recorded.
package enum ListedState: String, Sendable, CaseIterable {
    /// Something of it was due in the period and still is.
    case open
    /// There is evidence, and nothing is open.
    case met
    /// Nothing was recorded, and nothing is open.
    case unrecorded

    package init(evidence: Int, open: Int) {
        self = open > 0 ? .open : evidence > 0 ? .met : .unrecorded
    }
}

/// A period of a report: a year, a quarter, a month.
package struct ReportPeriod: Equatable, Sendable {
    package var first: CivilDate
    package var last: CivilDate

    /// Reads `2026`, `2026Q4` or `2026-11`; nil for anything else.
    package init?(_ text: String) {
        if let month = CivilMonth(iso: text) {
            self.init(month, months: 1)
            return
        }
        let parts = text.split(separator: "Q", omittingEmptySubsequences: false)
        guard let year = parts.first.flatMap({ $0.count == 4 ? Int($0) : nil }) else { return nil }
        switch parts.count {
        case 1: self.init(CivilMonth(year: year, month: 1), months: 12)
        case 2:
            guard let quarter = Int(parts[1]), (1...4).contains(quarter), parts[1].count == 1 else {
                return nil
            }
            self.init(CivilMonth(year: year, month: quarter * 3 - 2), months: 3)
        default: return nil
        }
    }

    private init?(_ month: CivilMonth?, months: Int) {
        guard let month else { return nil }
        first = month.first
        last = month.adding(months: months - 1).last
    }
}
