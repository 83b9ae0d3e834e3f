import LiaisonCore
import LiaisonTestKit
import Testing

/// An office's own word about a rule.
@Suite struct RuleOverrideTests {
    private static func rule(
        _ origin: Origin, _ period: Period = .months(6), _ direction: Direction = .notLaterThan,
        _ confidence: Confidence = .v1, enabled: Bool = true
    ) throws -> Rule {
        var rule = try #require(TestRules.all.first { $0.id == "C3" })
        rule.origin = origin
        rule.period = period
        rule.direction = direction
        rule.confidence = confidence
        rule.enabled = enabled
        return rule
    }

    private static func own(_ period: Period? = nil, enabled: Bool? = nil) -> RuleOverride {
        RuleOverride(rule: "C3", period: period, isEnabled: enabled, basis: "本县规定")
    }

    @Test func `a stricter period than a national one is taken, and labelled`() throws {
        let taken = try Self.rule(.national).taking(Self.own(.months(3))).get()
        #expect(taken.period == .months(3) && taken.packPeriod == .months(6))
        #expect(taken.origin == .local)
        #expect(taken.basis == "C3；本县规定")
    }

    @Test(arguments: [Period.months(7), .years(1), .days(184), .days(182)])
    func `a period that can end later than a national one is refused`(period: Period) throws {
        #expect(try Self.rule(.national).taking(Self.own(period)) == .failure(.looser))
        // A product's own number is the office's to set.
        #expect(try Self.rule(.product).taking(Self.own(period)).get().period == period)
        #expect(try Self.rule(.local).taking(Self.own(period)).get().origin == .local)
    }

    @Test func `what is not to be done before a national period's end has no other period`() throws
    {
        let rule = try Self.rule(.national, .months(6), .notBefore)
        for period in [Period.months(3), .months(9)] {
            #expect(rule.taking(Self.own(period)) == .failure(.notBefore))
        }
        // The same period is none.
        let same = try rule.taking(Self.own(.months(6))).get()
        #expect(same == rule)
    }

    @Test func `a national rule is not switched off, any other is`() throws {
        #expect(try Self.rule(.national).taking(Self.own(enabled: false)) == .failure(.national))
        for origin in [Origin.local, .product] {
            #expect(try Self.rule(origin).taking(Self.own(enabled: false)).get().enabled == false)
        }
        let preset = try Self.rule(.product, enabled: false)
        #expect(try preset.taking(Self.own(enabled: true)).get().enabled)
    }

    @Test func `a rule that nobody has confirmed is not put in force by an override`() throws {
        let slot = try Self.rule(.product, .days(1), .notLaterThan, .unverified, enabled: false)
        #expect(slot.isSlot)
        #expect(slot.taking(Self.own(.days(30), enabled: true)) == .failure(.unverified))
        let filled = slot.confirmed(
            RuleConfirmation(
                rule: "C3", period: .days(30), article: "办法第五条", document: "〔2026〕1号",
                by: "s-1", on: day("2026-03-01")))
        #expect(filled.enabled && !filled.isSlot && filled.period == .days(30))
        #expect(filled.basis == "办法第五条（〔2026〕1号）")
    }

    @Test func `a period is compared for every day that it can start on`() {
        #expect(Period.days(89).isNeverLater(than: .months(3)))
        #expect(!Period.days(90).isNeverLater(than: .months(3)))
        #expect(Period.months(3).isNeverLater(than: .days(92)))
        #expect(!Period.months(3).isNeverLater(than: .days(91)))
        #expect(Period.months(12).isNeverLater(than: .years(1)))
        #expect(Period.years(1).isNeverLater(than: .months(12)))
    }

    @Test func `a period is read as people write it`() {
        #expect(Period("30 days") == .days(30))
        #expect(Period("1 month") == .months(1))
        #expect(Period("3个月") == .months(3))
        #expect(Period("30 天") == .days(30))
        #expect(Period("1 years") == .years(1))
        for text in [
            "", "30", "days", "0 days", "11 years", "-1 days", "3 weeks", "99999999999 days",
        ] {
            #expect(Period(text) == nil, "\(text)")
        }
        for period in [Period.days(30), .months(3), .years(1)] {
            #expect(Period(period.text) == period)
        }
    }
}
