internal import GRDB
internal import LiaisonCore

/// How a plan's parts stand in columns.
enum PlanText {
    /// `12` is a row of the roll, `+3` the fourth thing that the plan makes, or ledger row 3.
    static func text(_ reference: PlanReference?) -> String? {
        switch reference {
        case nil: nil
        case .existing(let number): String(number)
        case .new(let key): "+\(key)"
        }
    }

    static func reference(_ text: String?) throws -> PlanReference? {
        guard let text else { return nil }
        if text.hasPrefix("+"), let key = Int(text.dropFirst()) { return .new(key) }
        guard let number = Int64(text) else { throw StoreFailure.corrupt(code: 0) }
        return .existing(number)
    }

    /// A planned row without its personal values.
    static func row(_ row: Row) throws -> PlannedRow {
        var news = LedgerNews(
            amendment: MemberAmendment(
                standing: try row.optionalWord(5, as: Standing.self),
                joined: try row.date(6),
                converted: try row.date(7)
            ),
            checkedIn: try row.date(12),
            checkedInUndated: row.flag(13),
            recognised: try row.date(14),
            contact: try row.date(15),
            dues: try row.month(16),
            duesPayer: try row.word(17, as: Payer.self),
            ledgerDate: try row.requiredDate(18)
        )
        switch try Movement(row.number(8)) {
        case .none: break
        case .arrival: news.inflow = try inflow(row[9] ?? "", reason: row[11])
        case .departure:
            news.departure = Departure(
                on: try row.date(9),
                isAbroad: row.flag(10),
                reason: try row.optionalWord(11, as: Reason.self)
            )
        }
        return PlannedRow(
            number: Int(row.number(1)),
            member: row.optionalNumber(2).map { MemberID($0) },
            branch: try reference(row[3]),
            liaison: try reference(row[4]),
            news: news,
            values: PersonalValues()
        )
    }

    /// What a planned row says of coming and going, as the column `leaves` has it.
    enum Movement: Int64 {
        case none = 0
        case departure = 1
        /// News of a stay here: the column `departed` has its words.
        case arrival = 2

        init(_ number: Int64) throws {
            guard let movement = Movement(rawValue: number) else {
                throw StoreFailure.corrupt(code: 0)
            }
            self = movement
        }

        init(_ news: LedgerNews) {
            self = news.inflow != nil ? .arrival : news.departure != nil ? .departure : .none
        }
    }

    /// What an inflow ledger says of a stay, but for its reason, as `arrived=2026-03-02
    /// occupation=farmer`; empty when it says nothing more than that somebody came.
    static func text(_ inflow: LedgerInflow) -> String {
        let words: [(String, String?)] = [
            ("arrived", inflow.arrived?.iso), ("occupation", inflow.occupation?.rawValue),
            ("placed", inflow.placed?.iso), ("placement", inflow.placementKind?.rawValue),
            ("conduct", inflow.conduct?.iso),
        ]
        return PairText.text(words.compactMap { name, value in value.map { (name, $0) } })
    }

    static func inflow(_ text: String, reason: String?) throws -> LedgerInflow {
        let pairs = try PairText.pairs(text).map { ($0.name, $0.value) }
        let words = Dictionary(pairs) { first, _ in first }
        func date(_ name: String) throws -> CivilDate? {
            guard let text = words[name] else { return nil }
            guard let day = CivilDate(iso: text) else { throw StoreFailure.corrupt(code: 0) }
            return day
        }
        func word<Word: RawRepresentable>(_ text: String?, as _: Word.Type) throws -> Word?
        where Word.RawValue == String {
            guard let text else { return nil }
            guard let word = Word(rawValue: text) else { throw StoreFailure.corrupt(code: 0) }
            return word
        }
        return LedgerInflow(
            arrived: try date("arrived"),
            reason: try word(reason, as: Reason.self),
            occupation: try word(words["occupation"], as: Occupation.self),
            placed: try date("placed"),
            placementKind: try word(words["placement"], as: PlacementKind.self),
            conduct: try date("conduct")
        )
    }
}
