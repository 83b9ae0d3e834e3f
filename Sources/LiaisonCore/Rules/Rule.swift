/// A line of a rule pack: what duty arises from which fact, after which period, for whom, on what
/// basis, with which ladder. Data: packs are TOML files, the daemon parses them.
package struct Rule: Equatable, Sendable {
    /// The rule's id, such as `C1`: stable, shown with every reminder.
    package var id: String
    package var title: LocalText
    package var subject: SubjectKind
    /// Instrument and article, as cited to people.
    package var basis: String
    package var confidence: Confidence
    /// Where the period comes from.
    package var origin: Origin
    package var enabled: Bool
    package var effectiveFrom: CivilDate?
    package var confirmedBy: String?
    package var confirmedOn: CivilDate?
    /// All must hold.
    package var appliesTo: Set<Condition>
    /// The clock runs from the latest of these.
    package var clock: [Anchor]
    package var clockFallback: ClockFallback
    package var period: Period
    /// The period that the pack has, where the office has its own in its place.
    package var packPeriod: Period?
    /// How much is asked for, such as the class hours of a year; nil when it is only whether.
    package var amount: Int?
    /// The kind of record that starts the clock of a rule about an org, and fulfils it.
    package var record: OrgRecordKind?
    /// The duty is due at the earlier of the period's end and the end of the calendar half-year
    /// (rule C3: the stricter reading of "half-year").
    package var halfYearEnd: Bool
    package var direction: Direction
    package var fulfilledBy: Set<Fulfilment>
    package var ladder: [Rung]
    package var whenLate: WhenLate

    package init(
        id: String,
        title: LocalText,
        subject: SubjectKind = .member,
        basis: String,
        confidence: Confidence,
        origin: Origin,
        enabled: Bool = true,
        effectiveFrom: CivilDate? = nil,
        confirmedBy: String? = nil,
        confirmedOn: CivilDate? = nil,
        appliesTo: Set<Condition>,
        clock: [Anchor],
        clockFallback: ClockFallback = .none,
        period: Period,
        amount: Int? = nil,
        record: OrgRecordKind? = nil,
        halfYearEnd: Bool = false,
        direction: Direction = .notLaterThan,
        fulfilledBy: Set<Fulfilment>,
        ladder: [Rung],
        whenLate: WhenLate
    ) {
        self.id = id
        self.title = title
        self.subject = subject
        self.basis = basis
        self.confidence = confidence
        self.origin = origin
        self.enabled = enabled
        self.effectiveFrom = effectiveFrom
        self.confirmedBy = confirmedBy
        self.confirmedOn = confirmedOn
        self.appliesTo = appliesTo
        self.clock = clock
        self.clockFallback = clockFallback
        self.period = period
        self.amount = amount
        self.record = record
        self.halfYearEnd = halfYearEnd
        self.direction = direction
        self.fulfilledBy = fulfilledBy
        self.ladder = ladder
        self.whenLate = whenLate
    }
}
