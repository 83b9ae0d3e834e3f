package import LiaisonCore
internal import LiaisonWire

/// A year's working days as a file has them: our own form, TOML, or the JSON in which public data
/// sets have them (`{"year":2026,"papers":[...],"days":[{"name","date","isOffDay"}]}`, without plain
/// weekends; NateScarlet/holiday-cn).
package struct CalendarFile {
    package var year: Int
    package var days: WorkCalendar.Year
    /// The notice's number or address; empty where the file has none.
    package var source = ""

    /// Our own form; nil when something is wrong, which is in the section's document.
    init?(reading root: TOMLSection) {
        let before = root.document.faults.count
        guard let year = root.integer("year", in: CivilDate.minYear...CivilDate.maxYear) else {
            root.blame("year", "missing")
            return nil
        }
        self.year = year
        source = root.text("source") ?? ""
        days = WorkCalendar.Year(
            off: root.days("off", of: year), working: root.days("working", of: year),
            springFestival: root.date("spring_festival"))
        if !days.off.isDisjoint(with: days.working) {
            root.blame("working", "a day is both off and working")
        }
        if let first = days.springFestival, first.year != year || !days.off.contains(first) {
            root.blame("spring_festival", "is no day off of \(year)")
        }
        guard root.document.faults.count == before else { return nil }
    }

    /// Reads a text in either form; all of its faults at once.
    package static func read(_ text: String) -> Result<CalendarFile, FileFaults> {
        let text = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
        let isJSON = text.first { !$0.isWhitespace } == "{"
        return isJSON ? read(json: String(text)) : read(toml: String(text))
    }

    private static func read(toml text: String) -> Result<CalendarFile, FileFaults> {
        let (document, root) = TOMLDocument.parse(file: "", text: text)
        let file = root.flatMap { CalendarFile(reading: $0) }
        root?.finish()
        guard document.faults.isEmpty, let file else {
            return .failure(FileFaults(document.faults))
        }
        return .success(file)
    }
}

extension TOMLSection {
    /// Days of a year: single ones, or runs written `2026-10-01..2026-10-07`.
    fileprivate func days(_ key: String, of year: Int) -> Set<CivilDate> {
        var days: Set<CivilDate> = []
        for text in texts(key, isRequired: true) ?? [] {
            let ends = text.split(separator: "..", omittingEmptySubsequences: false)
            let dates = ends.compactMap { CivilDate(iso: String($0)) }
            guard dates.count == ends.count, let first = dates.first, let last = dates.last,
                first <= last, dates.count <= 2, first.year == year, last.year == year
            else {
                blame(key, "\"\(text)\" is not a day or a run of days of \(year)")
                continue
            }
            for offset in 0...first.days(until: last) { days.insert(first.adding(days: offset)) }
        }
        return days
    }
}

extension CalendarFile {
    private init(year: Int) {
        self.year = year
        days = WorkCalendar.Year(off: [], working: [])
    }

    /// Members that it does not know are left alone: the form is another project's, and grows.
    private static func read(json text: String) -> Result<CalendarFile, FileFaults> {
        let value: JSONValue
        do throws(WireFault) { value = try JSONScanner.parse(Array(text.utf8)) } catch {
            return .failure(FileFaults([FileFault(.syntax, "no JSON: \(error.message)")]))
        }
        guard let year = value["year"]?.integer,
            (CivilDate.minYear...CivilDate.maxYear).contains(year)
        else {
            return .failure(FileFaults([FileFault(.year, "must be a year", key: "year")]))
        }
        guard let entries = value["days"]?.array else {
            return .failure(FileFaults([FileFault(.syntax, "must be a list", key: "days")]))
        }
        var file = CalendarFile(year: year)
        file.source = value["papers"]?.array?.first?.string ?? ""
        var faults: [FileFault] = []
        for (index, entry) in entries.enumerated() {
            if let fault = file.take(entry, at: "days[\(index)]") { faults.append(fault) }
        }
        return faults.isEmpty ? .success(file) : .failure(FileFaults(faults))
    }

    /// Files of this form go by the notice: its last days of December before are in it too.
    private mutating func take(_ entry: JSONValue, at key: String) -> FileFault? {
        guard let isOff = entry["isOffDay"]?.bool else {
            return FileFault(.syntax, "must be true or false", key: "\(key).isOffDay")
        }
        let text = entry["date"]?.string ?? ""
        guard let day = CivilDate(iso: text),
            day.year == year || (day.year == year - 1 && day.month == 12)
        else {
            return FileFault(
                .day, "\"\(text.prefix(20))\" is no day of \(year)", key: "\(key).date",
                value: String(text.prefix(20)))
        }
        guard !(isOff ? days.working : days.off).contains(day) else {
            return FileFault(
                .both, "\(day.iso) is both off and working", key: "\(key).date", value: day.iso)
        }
        if isOff { days.off.insert(day) } else { days.working.insert(day) }
        return nil
    }
}
