import LiaisonCore
import LiaisonStore
import LiaisonTestKit

/// A roll with a past that is made up from a seed, and what a careful clerk would count of it: noted as
/// it was recorded, and counted without the core.
final class CountedRoll {
    static let today = "2026-11-28"
    private static let begin = day("2013-01-01")

    let roll: TestStore
    private(set) var branches: [OrgID] = []
    private(set) var lives: [Life] = []
    private var numbers: SeededNumbers

    /// One stay away.
    struct Stay {
        /// The departure, or the day of which an unknown one is on record.
        var from: String
        var particulars: AbsenceParticulars
        var recognised: String?
        var placements: [(on: String, kind: PlacementKind?)] = []
        var closed: String?
    }

    /// Looking for him.
    struct Search {
        var from: String
        var situation: Outreach.Situation
        var found: String?
        var until: String?
    }

    /// What is on record of somebody.
    struct Life {
        var id: MemberID
        var branch: Int
        var joined: String?
        var ended: String?
        var certificate = false
        var stays: [Stay] = []
        var searches: [Search] = []
        /// Contacts that reached him, attendances, dues he paid himself.
        var signs: [String] = []
        /// Conversions, removals and appraisals, with the index of the org that took or held them.
        var decisions: [(word: String, on: String, by: Int)] = []
    }

    init(of people: Int, seed: UInt64) throws {
        numbers = SeededNumbers(seed: seed)
        roll = try TestStore()
        // Only speed: nothing here is about power cuts.
        try roll.store.tune("synchronous = OFF")
        try roll.done(.addOrg(name: "石桥镇党委", .committee, parent: nil), on: "2013-01-01")
        let committee = try roll.store.orgs().rows.last?.id
        for name in ["松岭村党支部", "青石村党支部"] {
            try roll.done(.addOrg(name: name, .branch, parent: committee), on: "2013-01-01")
        }
        try roll.done(.addOrg(name: "别处党支部", .branch, parent: nil), on: "2013-01-01")
        branches = try roll.store.orgs().rows.suffix(4).map(\.id)
        for _ in 0..<people { try live() }
    }

    /// Which branches, by index, an org and those below it are.
    func below(_ org: OrgID?) -> Set<Int> {
        guard let org, let index = branches.firstIndex(of: org) else { return [0, 1, 2, 3] }
        return index == 0 ? [0, 1, 2] : [index]
    }

    private func live() throws {
        let joined = numbers.once(in: 2) ? Self.begin.adding(days: numbers.below(4_000)).iso : nil
        let branch = numbers.below(4)
        let isProbationary = joined != nil && numbers.once(in: 2)
        try roll.done(
            .addMember(
                NewMember(
                    standing: isProbationary ? .probationary : .full,
                    joined: joined.map { day($0) }, converted: nil,
                    branch: branches[branch], values: PersonalValues([.name: "测试"]))),
            on: Self.today)
        let id = MemberID(Int64(lives.count + 1))
        var life = Life(id: id, branch: branch, joined: joined)
        if numbers.once(in: 3) {
            try roll.done(
                .member(
                    id, .amend(MemberAmendment(), personal: [.certificate]),
                    PersonalValues([.certificate: "001"])), on: Self.today)
            life.certificate = true
        }
        var on = Self.begin.adding(days: numbers.below(4_500))
        for _ in 0..<(4 + numbers.below(10)) {
            guard on <= day(Self.today), life.ended == nil else { break }
            step(&life, on)
            // The two steps of one day, the corresponding days and the ends of months are met.
            on = numbers.once(in: 6) ? on.adding(months: 6) : on.adding(days: numbers.below(250))
        }
        lives.append(life)
    }

    /// Whether something was recorded; what is refused was not.
    private func take(_ command: MemberCommand, _ life: Life, today: String = today) -> Bool {
        (try? roll.record(command, about: life.id, on: today)) != nil
    }

    private func step(_ life: inout Life, _ on: CivilDate) {
        guard life.stays.last.map({ $0.closed == nil }) ?? false else { return leave(&life, on) }
        let last = life.stays.count - 1
        switch numbers.below(14) {
        case 0, 1:
            if take(.stepAbsence(.recognise(nil), on: on, personal: []), life) {
                life.stays[last].recognised = on.iso
            }
        case 2:
            let kind = numbers.once(in: 4) ? nil : numbers.one(of: PlacementKind.allCases)
            if take(.stepAbsence(.place(kind), on: on, personal: []), life) {
                life.stays[last].placements.append((on.iso, kind))
            }
        case 3, 4:
            if take(.closeAbsence(on: on, .returned), life) {
                life.stays[last].closed = on.iso
                end(&life, on)
            }
        case 5, 6: look(&life, on)
        case 7:
            if take(.settleOutreach(on: on), life) {
                life.searches[life.searches.count - 1].until = on.iso
            }
        case 8, 9: decide(&life, on)
        // Now and then recorded of a day long past.
        default: sign(&life, numbers.once(in: 5) ? on.adding(days: -numbers.below(400)) : on)
        }
    }

    private func leave(_ life: inout Life, _ on: CivilDate) {
        let isKnown = !numbers.once(in: 5)
        let particulars = AbsenceParticulars(
            scope: numbers.once(in: 4) ? nil : numbers.one(of: Scope.allCases),
            division: numbers.once(in: 3)
                ? nil
                : Division(code: numbers.one(of: ["330100", "440300", "510100"]), year: 2024),
            occupation: numbers.once(in: 4) ? nil : numbers.one(of: Occupation.allCases),
            unitKind: numbers.once(in: 4) ? nil : numbers.one(of: UnitKind.allCases))
        let departure = Departure(
            on: isKnown ? on : nil, isAbroad: false, reason: .wageWork, particulars: particulars)
        if take(.openAbsence(departure), life, today: isKnown ? Self.today : on.iso) {
            life.stays.append(Stay(from: on.iso, particulars: particulars))
        }
    }

    private func look(_ life: inout Life, _ on: CivilDate) {
        let failed = ContactReport(on: on, result: .notReached, channel: .phone)
        guard take(.recordContact(failed), life) else { return }
        let situation = numbers.one(of: Outreach.Situation.allCases)
        guard take(.openOutreach(situation, on: on), life) else { return }
        life.searches.append(Search(from: on.iso, situation: situation))
    }

    private func sign(_ life: inout Life, _ on: CivilDate) {
        let (command, counts): (MemberCommand, Bool) =
            switch numbers.below(5) {
            case 0: (.recordAttendance(on: on), true)
            case 1:
                (.recordDues(through: CivilMonth(containing: on), payer: .member, on: on), true)
            case 2:
                (.recordDues(through: CivilMonth(containing: on), payer: .relative, on: on), false)
            case 3:
                (.recordContact(ContactReport(on: on, result: .relayed, channel: .phone)), false)
            default: (.recordContact(ContactReport(on: on, channel: .visit)), true)
            }
        guard take(command, life), counts else { return }
        life.signs.append(on.iso)
        guard let last = life.searches.indices.last, life.searches[last].until == nil,
            life.searches[last].found == nil, on.iso >= life.searches[last].from
        else { return }
        life.searches[last].found = on.iso
    }

    /// On some days an appraisal is held, by one of the four.
    private func appraise(_ life: inout Life, _ on: CivilDate) {
        let by = Int(on.dayNumber) % 4
        guard on.dayNumber % 3 == 0,
            let appraisal = Evidence(
                .appraisal, "qualified", amount: on.year - 1, by: branches[by]),
            take(.recordEvidence(appraisal, on: on, []), life)
        else { return }
        life.decisions.append(("appraisals", on.iso, by))
    }

    private func decide(_ life: inout Life, _ on: CivilDate) {
        appraise(&life, on)
        let kind = numbers.one(of: [DecisionKind.conversion, .conversion, .removal, .expulsion])
        guard kind == .conversion || numbers.once(in: 2) else { return }
        let by = numbers.below(4)
        let decision = OrgDecision(kind, by: branches[by], hasDocument: true)
        guard take(.recordDecision(decision, on: on), life) else { return }
        if kind != .expulsion { life.decisions.append(("\(kind)s", on.iso, by)) }
        guard kind != .conversion else { return }
        life.ended = on.iso
        end(&life, on)
    }

    private func end(_ life: inout Life, _ on: CivilDate) {
        guard let last = life.searches.indices.last, life.searches[last].until == nil else {
            return
        }
        life.searches[last].until = max(on.iso, life.searches[last].from)
    }
}
