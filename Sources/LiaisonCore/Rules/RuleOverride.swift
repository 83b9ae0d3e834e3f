/// An office's own word about a rule of a pack: another period, or whether it wants the rule.
package struct RuleOverride: Equatable, Sendable {
    package var rule: String
    package var period: Period?
    package var isEnabled: Bool?
    /// What the office's period rests on, to be cited beside the rule's own basis.
    package var basis: String?

    package init(
        rule: String, period: Period? = nil, isEnabled: Bool? = nil, basis: String? = nil
    ) {
        self.rule = rule
        self.period = period
        self.isEnabled = isEnabled
        self.basis = basis
    }

    /// Why an office may not have it so.
    package enum Refusal: Error, Equatable, Sendable {
        /// The period can end later than the national one.
        case looser
        /// Acting before the national period's end is wrong, and no article lets an office wait
        /// longer: such a period has no stricter side.
        case notBefore
        /// A national rule is not to be switched off.
        case national
        /// Nobody has confirmed the rule: it has no period yet.
        case unverified
    }
}

extension Rule {
    /// Whether the rule waits for an office that holds the document to confirm it.
    package var isSlot: Bool { confidence == .unverified && !enabled && confirmedBy == nil }

    /// The rule as an office has it.
    package func taking(_ own: RuleOverride) -> Result<Rule, RuleOverride.Refusal> {
        guard !isSlot else { return .failure(.unverified) }
        var rule = self
        if let isEnabled = own.isEnabled {
            guard isEnabled || origin != .national else { return .failure(.national) }
            rule.enabled = isEnabled
        }
        if let period = own.period, period != self.period {
            if origin == .national {
                guard direction == .notLaterThan else { return .failure(.notBefore) }
                guard period.isNeverLater(than: self.period) else { return .failure(.looser) }
            }
            rule.packPeriod = self.period
            rule.period = period
            rule.origin = .local
            if let basis = own.basis { rule.basis += "；" + basis }
        }
        return .success(rule)
    }

    /// The slot as somebody who holds the document has filled it.
    package func confirmed(_ confirmation: RuleConfirmation) -> Rule {
        var rule = self
        rule.enabled = true
        rule.period = confirmation.period
        rule.basis = "\(confirmation.article)（\(confirmation.document)）"
        rule.confirmedBy = confirmation.by
        rule.confirmedOn = confirmation.on
        return rule
    }
}

/// What fills the slot of a rule that the packs leave open: an office that holds the document says what
/// stands in it.
package struct RuleConfirmation: Equatable, Sendable {
    package var rule: String
    package var period: Period
    package var article: String
    /// The document's number.
    package var document: String
    /// The handle of the staff person who has seen it.
    package var by: String
    package var on: CivilDate

    package init(
        rule: String, period: Period, article: String, document: String, by: String, on: CivilDate
    ) {
        self.rule = rule
        self.period = period
        self.article = article
        self.document = document
        self.by = by
        self.on = on
    }
}

extension Period {
    /// Every day that a clock can start on, as far as the lengths of months go: four years, one of
    /// them a leap year. A century's February is not among them; it is a day shorter for both.
    private static let starts = 1461

    /// Whether it ends by the other's end, whenever it starts: 90 days are not three months, which
    /// can be 89.
    package func isNeverLater(than other: Period) -> Bool {
        guard let first = CivilDate(year: 2096, month: 1, day: 1) else { return false }
        return (0..<Self.starts).allSatisfy { offset in
            let start = first.adding(days: offset)
            guard let own = start.adding(self), let others = start.adding(other) else {
                return false
            }
            return own <= others
        }
    }

    /// Reads a period as people write it: `30 days`, `1 month`, `3个月`; nil for anything else, and
    /// for one that no rule can have.
    package init?(_ text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text.dropFirst(digits.count).filter { $0 != " " }
        guard let count = Int(digits) else { return nil }
        switch unit {
        case "year", "years", "年": self = .years(count)
        case "month", "months", "个月", "月": self = .months(count)
        case "day", "days", "天", "日": self = .days(count)
        default: return nil
        }
        guard Self.isPossible(self) else { return nil }
    }

    /// The longest period of any rule known is five years (S5); twice that is a slip.
    private static func isPossible(_ period: Period) -> Bool {
        switch period {
        case .years(let count): (1...10).contains(count)
        case .months(let count): (1...120).contains(count)
        case .days(let count): (1...3660).contains(count)
        default: false
        }
    }
}
