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
        if row.flag(8) {
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
}
