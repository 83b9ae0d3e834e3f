internal import LiaisonCore

/// One row being read, cell by cell; collects repairs and faults.
struct RowReading {
    let cells: [String]
    let head: LedgerHead
    let today: CivilDate
    private(set) var repairs: [LedgerRecord.Repair] = []
    private(set) var faults: [LedgerRecord.RowFault] = []

    init(cells: [String], head: LedgerHead, today: CivilDate) {
        self.cells = cells
        self.head = head
        self.today = today
    }

    /// The cell as it is; nil when the ledger has no such column, or the row ends before it.
    func raw(_ field: LedgerField) -> String? {
        guard let column = head.columns[field], column < cells.count else { return nil }
        return cells[column]
    }

    func title(_ field: LedgerField) -> String { head.titles[field] ?? field.rawValue }

    /// The ledger's own number.
    var number: Int? {
        raw(.row).flatMap { Int(CellText.trimmed(CellText.narrowed($0))) }
    }

    /// Words that begin a row of sums or of signatures.
    private static let closings = [
        "共计", "总数", "填表", "填报", "审核", "制表", "注", "备注", "说明",
    ]

    /// What marks such a row wherever it stands in its first cell.
    private static let marks = [
        "：", ":", "签字", "签名", "签章", "盖章", "经办", "负责人", "小计", "合计", "总计", "本页", "本表",
    ]

    /// Whether the row is about nobody. A row with neither name nor ID number that begins like a
    /// sum or a signature, or has no more than two cells, is; any other is somebody whose name is
    /// missing.
    var isAboutNobody: Bool {
        let full = cells.map { CellText.withoutBlanks($0) }.filter { !$0.isEmpty }
        guard let first = full.first else { return true }
        if isHeadingsAgain { return true }
        let name = raw(.name).flatMap { CellText.known($0) }
        let identity = raw(.idNumber).flatMap { CellText.known($0) }
        if Self.closings.contains(where: { first.hasPrefix($0) })
            || Self.marks.contains(where: { first.contains($0) })
        {
            // Even a damaged ID number begins with a digit and is long; a label or a count that
            // happens to stand in its column is not.
            return identity.map { !($0.first?.isNumber ?? false) || $0.count < 10 } ?? true
        }
        return name == nil && identity == nil && full.count <= 2
    }

    /// Printed ledgers repeat their headings on every page.
    private var isHeadingsAgain: Bool {
        [LedgerField.name, .branch, .phone].contains { field in
            raw(field).map { CellText.withoutBlanks($0) == head.titles[field] } ?? false
        }
    }

    mutating func blame(
        _ field: LedgerField,
        _ type: RowFaultType,
        _ message: String,
        detail: String? = nil
    ) {
        faults.append(
            LedgerRecord.RowFault(
                column: title(field),
                type: type,
                message: message,
                detail: detail
            )
        )
    }

    mutating func repaired(_ field: LedgerField, from: String, to: String) {
        guard from != to else { return }
        repairs.append(LedgerRecord.Repair(column: title(field), from: from, to: to))
    }

    /// Says that a text has characters of a private font: it is kept as it is, for somebody to
    /// look at.
    private mutating func report(privateUse text: String, _ field: LedgerField) {
        guard CellText.hasPrivateUse(text) else { return }
        repairs.append(LedgerRecord.Repair(column: title(field), from: text, to: text))
    }

    mutating func text(_ field: LedgerField) -> String? {
        guard let text = raw(field).flatMap({ CellText.known($0) }) else { return nil }
        report(privateUse: text, field)
        guard text.count <= LedgerReader.textCharacters else {
            blame(field, .tooLong, "longer than \(LedgerReader.textCharacters) characters")
            return nil
        }
        return text
    }

    /// A name of an organisation: blanks inside it mean nothing.
    mutating func place(_ field: LedgerField) -> String? {
        text(field).map { CellText.withoutBlanks($0) }
    }

    mutating func name(_ field: LedgerField) -> String? {
        guard let text = text(field) else { return nil }
        let name = CellText.name(text)
        repaired(field, from: text, to: name)
        return name
    }

    mutating func note(_ field: LedgerField) -> String? {
        guard let text = raw(field).flatMap({ CellText.known($0) }) else { return nil }
        report(privateUse: text, field)
        let kept = String(text.prefix(LedgerReader.noteCharacters))
        repaired(field, from: text, to: kept)
        return kept
    }

    /// A date that is not after today. One that cannot be read, or lies ahead, is a fault, and
    /// unknown.
    mutating func date(_ field: LedgerField) -> CivilDate? {
        guard let text = raw(field).flatMap({ CellText.known($0) }) else { return nil }
        guard let day = CellReading.date(text) else {
            blame(field, .date, "not a date that can be read")
            return nil
        }
        guard day <= today else {
            blame(field, .dateFuture, "later than today")
            return nil
        }
        return day
    }

    /// A date among other text, such as `已报到（2026.5.3）`; nothing is said when there is none.
    func dateWithin(_ field: LedgerField) -> CivilDate? {
        let text = CellText.narrowed(raw(field) ?? "")
        guard let start = text.firstIndex(where: { $0.isASCII && $0.isNumber }) else { return nil }
        let rest = text[start...].prefix { $0.isNumber || "-/.年月日".contains($0) }
        return CellReading.date(String(rest)).flatMap { $0 <= today ? $0 : nil }
    }

    mutating func month(_ field: LedgerField) -> CivilMonth? {
        guard let text = raw(field).flatMap({ CellText.known($0) }) else { return nil }
        guard let month = CellReading.month(text) else {
            blame(field, .month, "not a month that can be read")
            return nil
        }
        let latest = CivilMonth(containing: today).adding(months: FactLimits.duesAheadMonths)
        guard month <= latest else {
            blame(field, .dateFuture, "too far ahead")
            return nil
        }
        return month
    }

    mutating func phones(_ field: LedgerField) -> [String] {
        guard let text = raw(field).flatMap({ CellText.known($0) }) else { return [] }
        guard let phones = CellReading.phones(text) else {
            blame(field, .phone, "not a telephone number that can be read")
            return []
        }
        if phones.count == 1, let phone = phones.first { repaired(field, from: text, to: phone) }
        return phones
    }

    mutating func flag(_ field: LedgerField) -> Bool? {
        raw(field).flatMap { CellReading.flag($0) }
    }
}
