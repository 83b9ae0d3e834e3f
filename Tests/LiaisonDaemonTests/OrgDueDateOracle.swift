import LiaisonCore

/// When the shipped rules about organisations make something due, worked out once more from what was
/// recorded, as `DueDateOracle` does for members.
struct OrgDueDateOracle {
    typealias Date = DueDateOracle.Date

    let kind: OrgKind
    let opened: Date
    var festivals: [Int: Date]
    var term: Int?
    /// Since when a branch has had those away who are away now.
    var mobileSince: Date
    private var last: [OrgRecordKind: Date] = [:]
    private var isClosed = false

    init(_ kind: OrgKind, opened: CivilDate, festivals: [Int: CivilDate]) {
        self.kind = kind
        self.opened = Date(opened)
        mobileSince = Date(opened)
        self.festivals = festivals.mapValues { Date($0) }
    }

    mutating func take(_ record: OrgRecordKind, on day: CivilDate) {
        last[record] = max(last[record] ?? Date(day), Date(day))
        if record == .dissolution { isClosed = true }
    }

    /// From when on something is asked.
    private var asked: Date { kind == .branch ? max(opened, mobileSince) : opened }

    /// The last day of the first stretch of so many months without a record of the kind, of those that
    /// end when something is asked or later.
    private func end(of months: Int, _ record: OrgRecordKind) -> Date {
        func end(_ day: Date, _ further: Int) -> Date {
            let index = (day.y * 12 + day.m - 1) / months + further
            let month = index * months + months - 1
            return Date(month / 12, month % 12 + 1, Date.last(month / 12, month % 12 + 1))
        }
        if let done = last[record] {
            let next = end(done, 1)
            return kind == .branch && next < mobileSince ? end(mobileSince, 0) : next
        }
        return end(asked, 0)
    }

    /// The first of these days that the last record is not within sixty days before, or after.
    private func next(_ days: [Date], _ record: OrgRecordKind) -> Date? {
        guard let done = last[record], kind != .branch || done.plus(days: 60) >= mobileSince
        else { return days.first { $0 >= asked } }
        return days.first { done.plus(days: 61) <= $0 }
    }

    /// The due date of every rule that has one.
    func due() -> [String: Date] {
        guard !isClosed else { return [:] }
        switch kind {
        case .office: return ["G2": end(of: 12, .yearEnd)]
        case .committee:
            return ["C9": end(of: 6, .inspection), "G6": end(of: 12, .annualReport)]
        case .branch, .mobileOrg: break
        case .generalBranch: return [:]
        }
        let years = opened.y...(opened.y + 40)
        var due = [
            "O1": end(of: 1, .themeDay), "O2": end(of: 3, .assembly),
            "O3": end(of: 12, .orgLifeMeeting), "C6-return": end(of: 3, .quarterlyReturn),
            "F7-publish": end(of: 12, .duesPublished),
        ]
        due["C7"] = next(years.map { Date($0, 7, 1) }, .greeting)
        due["F7"] = next(years.map { Date($0, 1, 31) }, .duesSet)
        let feasts = festivals.values.sorted()
        due["C7-spring"] = next(feasts, .greeting)
        due["C7-training"] = next(feasts, .homecomingTraining)
        guard kind == .mobileOrg else { return due }
        if last[.founding] == nil { due["M1"] = opened.plus(days: 30) }
        due["M1-review"] =
            ([last[.review], last[.founding]].compactMap(\.self).max() ?? opened).plus(months: 12)
        let elected = [last[.election], last[.founding]].compactMap(\.self).max()
        if let term { due[term == 3 ? "M4" : "M4-five"] = elected?.plus(months: term * 12) }
        return due
    }
}
