import LiaisonCore
import LiaisonTestKit

/// What a careful clerk counts of the roll, without the core and the store.
extension CountedRoll {
    /// Who counts in which figure, by its word.
    func counted(on: String, under org: OrgID?) -> [String: [Int64]] {
        var people: [String: [Int64]] = [:]
        let year = on.prefix(4) + "-01-01"
        for life in lives {
            let decided = life.decisions.filter { decision in
                year <= decision.on && decision.on <= on && below(org).contains(decision.by)
            }
            let words = below(org).contains(life.branch) ? Self.words(of: life, on) : []
            for word in Set(decided.map { "roll.\($0.word)" }).union(words) {
                people[word, default: []].append(life.id.number)
            }
        }
        return people
    }

    private static func words(of life: Life, _ on: String) -> [String] {
        if let ended = life.ended, ended <= on { return [] }
        if let joined = life.joined, joined > on { return [] }
        var words = ["roll.members"]
        let year = on.prefix(4) + "-01-01"
        if life.searches.contains(where: { $0.found.map { year <= $0 && $0 <= on } ?? false }) {
            words.append("search.found-again")
        }
        let stays = life.stays.filter { $0.from <= on && ($0.closed.map { $0 > on } ?? true) }
        guard let stay = stays.last else { return words }
        words.append("roll.away")
        let band = Self.band(life.signs.filter { $0 <= on }.max(), on)
        words.append("contact.\(band)")
        if !["unrecorded", "under-6-months"].contains(band) {
            let search = life.searches.last { search in
                search.from <= on && (search.until.map { $0 > on } ?? true)
            }
            words += [
                "search.out-of-contact", "situation.\(search?.situation.rawValue ?? "unrecorded")",
            ]
        }
        if let code = stay.particulars.division?.code { words.append("place.\(code)") }
        guard let recognised = stay.recognised, recognised <= on else {
            return words + ["outflow.not-recognised"]
        }
        let unit = stay.particulars.unitKind?.rawValue ?? "unrecorded"
        let work = stay.particulars.occupation?.rawValue ?? "unrecorded"
        words += [
            "outflow.total", "scope.\(stay.particulars.scope?.rawValue ?? "unrecorded")",
            "unit.\(unit)", "occupation.\(work)", "destination.\(unit).\(work)",
        ]
        if life.certificate { words.append("outflow.certificate") }
        let placements = stay.placements.filter { $0.on <= on }
        if !placements.isEmpty {
            let kind = placements.compactMap(\.kind).last
            words += ["outflow.placed", "placement.\(kind?.rawValue ?? "unrecorded")"]
        } else {
            words.append("outflow.not-placed")
        }
        return words
    }

    /// By whole months counted on the calendar, without adding any.
    private static func band(_ latest: String?, _ on: String) -> String {
        guard let latest else { return "unrecorded" }
        let (a, b) = (day(latest), day(on))
        var months = (b.year - a.year) * 12 + b.month - a.month
        let isMonthEnd = b.adding(days: 1).day == 1
        if b.day < a.day, !isMonthEnd { months -= 1 }
        return switch months {
        case ..<6: "under-6-months"
        case ..<12: "6-months"
        case ..<72: "1-year"
        case ..<132: "6-years"
        default: "11-years"
        }
    }
}
