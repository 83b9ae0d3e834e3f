internal import LiaisonCore

/// A rule from its table in a pack. Adding a rule needs no code; these are the words it may use.
extension Rule {
    /// Nil when something is wrong; the faults are in the section's document.
    init?(reading section: TOMLSection) {
        let before = section.document.faults.count
        let id = section.text("id", isRequired: true)
        let title = section.section("title", isRequired: true)
        let zh = title?.text("zh", isRequired: true)
        let en = title?.text("en", isRequired: true)
        title?.finish()
        let basis = section.text("basis", isRequired: true)
        let confidence: Confidence? = section.word("confidence", isRequired: true)
        let origin: Origin? = section.word("origin", isRequired: true)
        let applies: [Condition] = section.words("applies_to", isRequired: true)
        let clock: [Anchor] = section.words("clock", isRequired: true)
        let fulfilled: [Fulfilment] = section.words("fulfilled_by", isRequired: true)
        let period = Period(reading: section)
        let whenLate = WhenLate(reading: section)
        let ladder = section.sections("rung").compactMap { Rung(reading: $0) }
        let subject: SubjectKind = section.word("subject") ?? .member
        let fallback: ClockFallback = section.word("clock_fallback") ?? .none
        let direction: Direction = section.word("direction", isRequired: true) ?? .notLaterThan
        let enabled = section.flag("enabled") ?? true
        let halfYearEnd = section.flag("half_year_end") ?? false
        let amount = section.integer("amount", in: 1...1_000)
        let record: OrgRecordKind? = section.word("record")
        let effectiveFrom = section.date("effective_from")
        let confirmedBy = section.text("confirmed_by")
        let confirmedOn = section.date("confirmed_on")
        _ = section.text("note")
        if clock.isEmpty { section.blame("clock", "names nothing that starts the clock") }
        if Set(ladder.map(\.name)).count != ladder.count {
            section.blame("rung", "two rungs have the same name")
        }
        if let id, !isName(id) {
            section.blame("id", "must be up to 32 letters, digits, points and hyphens")
        }
        if confidence == .unverified, enabled, confirmedBy == nil {
            section.blame("enabled", "an unverified rule stays off until somebody confirms it")
        }
        for (key, kinds) in [
            ("applies_to", applies.map(\.subject)), ("clock", clock.map(\.subject)),
            ("fulfilled_by", fulfilled.map(\.subject)),
        ] where kinds.contains(where: { $0 != subject }) {
            section.blame(key, "has a word that is not asked of a \(subject.rawValue)")
        }
        let needsRecord = clock.contains(.record) || fulfilled.contains(.record)
        if needsRecord != (record != nil) {
            section.blame("record", "goes with record in clock or fulfilled_by, and they with it")
        }
        section.finish()
        guard section.document.faults.count == before, let id, let zh, let en, let basis,
            let confidence, let origin, let period, let whenLate
        else { return nil }
        self.init(
            id: id,
            title: LocalText(zh: zh, en: en),
            subject: subject,
            basis: basis,
            confidence: confidence,
            origin: origin,
            enabled: enabled,
            effectiveFrom: effectiveFrom,
            confirmedBy: confirmedBy,
            confirmedOn: confirmedOn,
            appliesTo: Set(applies),
            clock: clock,
            clockFallback: fallback,
            period: period,
            amount: amount,
            record: record,
            halfYearEnd: halfYearEnd,
            direction: direction,
            fulfilledBy: Set(fulfilled),
            ladder: ladder,
            whenLate: whenLate
        )
    }
}

/// Whether a rule may be called so: the id stands in log lines and event rows between blanks.
private func isName(_ id: String) -> Bool {
    (1...32).contains(id.utf8.count)
        && id.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }
}

extension Period {
    /// The longest period of any rule known is five years (S5).
    private static let monthsMax = 120

    init?(reading section: TOMLSection) {
        guard let period = section.section("period", isRequired: true) else { return nil }
        defer { period.finish() }
        let years = period.integer("years", in: 1...10)
        let months = period.integer("months", in: 1...Self.monthsMax)
        // 0 days: due on the day that the clock starts with, such as the end of a probation.
        let days = period.integer("days", in: 0...3660)
        let unit: CalendarUnit? = period.word("end_of")
        let season: Season? = period.word("season")
        switch (years, months, days, unit, season) {
        case (let years?, nil, nil, nil, nil): self = .years(years)
        case (nil, let months?, nil, nil, nil): self = .months(months)
        case (nil, nil, let days?, nil, nil): self = .days(days)
        case (nil, nil, nil, let unit?, nil): self = .endOf(unit)
        case (nil, nil, nil, nil, let season?): self = .season(season)
        default:
            period.blame("", "needs exactly one of years, months, days, end_of, season")
            return nil
        }
    }
}

extension WhenLate {
    fileprivate init?(reading section: TOMLSection) {
        switch section.text("when_late", isRequired: true) {
        case "miss": self = .miss
        case "send":
            self = .send(capDays: section.integer("late_cap_days", in: 1...3660) ?? 366)
        case nil: return nil
        case let other?:
            section.blame("when_late", "\"\(other)\" is not one of send, miss")
            return nil
        }
    }
}

extension Rung {
    fileprivate init?(reading section: TOMLSection) {
        let name = section.text("name", isRequired: true)
        let role: Role? = section.word("to", isRequired: true)
        let origin: Origin? = section.word("origin", isRequired: true)
        let days = section.integer("days", in: -3660...3660)
        let months = section.integer("months", in: -120...120)
        let month = section.integer("month", in: 1...120)
        section.finish()
        let offset: RungOffset? =
            switch (days, months, month) {
            case (let days?, nil, nil): .days(days)
            case (nil, let months?, nil): .months(months)
            case (nil, nil, let month?): .month(month)
            default: nil
            }
        guard let offset else {
            section.blame("name", "a rung needs exactly one of days, months, month")
            return nil
        }
        guard let name, let role, let origin else { return nil }
        self.init(name: name, offset: offset, to: role, origin: origin)
    }
}
