import LiaisonCore
import LiaisonTestKit
import Testing

/// When the shipped rules of the receiving side make something due, worked out once more from what was
/// recorded, as `DueDateOracle` does for the home side.
struct ReceivingDueDateOracle {
    typealias Date = OracleDate

    let opened: Date
    private var arrived: Date?, registered = false, placed = false, hasLiaison = false
    private var contact: Date?, appraised: Int?, exchanged: Int?, conduct: Date?
    private var end: Date?, isOver = false

    init(opened: CivilDate, probationEnd: CivilDate?) {
        self.opened = Date(opened)
        end = probationEnd.map { Date($0) }
    }

    private func later(_ a: Date?, _ b: Date) -> Date { a.map { max($0, b) } ?? b }

    /// Takes what was accepted.
    mutating func take(_ command: MemberCommand) {
        switch command {
        case .arrive(let arrival):
            (arrived, registered, placed) = (Date(arrival.on), false, false)
        case .recordContact(let report):
            if report.result == .reached { contact = later(contact, Date(report.on)) }
        case .stepAbsence(let step, _, _):
            if step == .register { registered = true }
            if case .place = step { placed = true }
        case .assign: hasLiaison = true
        case .recordEvidence(let evidence, let on, _):
            let year = evidence.amount ?? 0
            switch evidence.kind {
            case .appraisal: appraised = max(appraised ?? 0, year)
            case .appraisalExchange: exchanged = max(exchanged ?? 0, year)
            case .conduct: conduct = later(conduct, Date(on))
            default: break
            }
        case .closeAbsence(_, let how):
            arrived = nil
            if how == .transferred { isOver = true }
        default: break
        }
    }

    /// The due date of every rule that has one.
    func due() -> [String: Date] {
        guard let arrived, !isOver else { return [:] }
        var due: [String: Date] = [:]
        if !registered { due["D2-in"] = arrived.plus(days: 30) }
        if !placed { due["D5-in"] = arrived.plus(days: 30) }
        if !hasLiaison { due["C2-in"] = arrived.plus(days: 30) }
        // A blank contact is unknown: no day before the roll was opened counts.
        let called = contact.map { max($0, arrived) } ?? max(arrived, opened)
        due["C1-in"] = called.plus(months: 3)
        if placed { due["O4-in"] = Date(appraised.map { $0 + 1 } ?? opened.y, 12, 31) }
        if let appraised, (exchanged ?? 0) < appraised {
            due["O4-result-in"] = Date(appraised + 1, 3, 31)
        }
        if let end, placed, conduct.map({ $0 < end.plus(months: -3) }) ?? true {
            due["P3-in"] = end
        }
        return due
    }
}

@Suite struct ReceivingDueDateTests {
    private static let comparisons =
        Amount.of("LIAISON_COMPARED_DUE_DATES", otherwise: 1_000_000) / 10
    private static let seed = Amount.of("LIAISON_SEED", otherwise: 20_261_128)
    private static let opened = day("2024-02-29")
    private static let stepsOfALife = 80

    /// What may happen to somebody who came here, on a day.
    private static func command(
        _ random: inout SplitMix64, on day: CivilDate
    ) -> MemberCommand {
        func evidence(_ kind: EvidenceKind, _ detail: String? = nil) -> MemberCommand {
            let amount =
                kind.amounts == nil ? nil : day.year - Int.random(in: 0...1, using: &random)
            return Evidence(kind, detail, amount: amount).map {
                .recordEvidence($0, on: day, [])
            } ?? .enroll
        }
        switch Int.random(in: 0..<11, using: &random) {
        case 0: return .arrive(Arrival(on: day))
        case 1: return .stepAbsence(.register, on: day, personal: [])
        case 2: return .stepAbsence(.place(.unit), on: day, personal: [])
        case 3: return .assign(Assignment(StaffID(3)), on: day)
        case 4: return evidence(.appraisal, AppraisalResult.qualified.rawValue)
        case 5: return evidence(.appraisalExchange)
        case 6: return evidence(.conduct)
        case 7:
            let isLast = Int.random(in: 0..<4, using: &random) == 0
            return .closeAbsence(on: day, isLast ? .transferred : .returned)
        case 8:
            let report = ContactReport(on: day, result: .notReached, channel: .phone)
            return .recordContact(report)
        default: return .recordContact(ContactReport(on: day, channel: .phone))
        }
    }

    @Test func `every due date of the receiving side is the one that the oracle works out`() throws
    {
        let rules = try ShippedRules.book()
        let ids = rules.rules.filter { $0.enabled && $0.appliesTo.contains(.receivingSide) }
            .map(\.id)
        var (compared, met, differences) = (0, Set<String>(), [String]())
        var seed = UInt64(Self.seed)
        while compared < Self.comparisons, differences.count < 5 {
            seed += 1
            var random = SplitMix64(seed: seed)
            let isProbationary = seed % 3 == 0
            var member = Member(
                openedOn: Self.opened.iso, standing: isProbationary ? .probationary : .full,
                joined: isProbationary ? "2023-08-31" : nil)
            member.rules = rules
            member.dossier.side = .receiving
            var oracle = ReceivingDueDateOracle(
                opened: Self.opened, probationEnd: member.dossier.probationEnd)
            var today = Self.opened
            for step in 1...Self.stepsOfALife where member.dossier.side == .receiving {
                today = today.adding(days: Int.random(in: 0...30, using: &random))
                let on = today.adding(days: -Int.random(in: 0...40, using: &random))
                let command = Self.command(&random, on: on)
                if (try? member.perform(command, on: today.iso)) != nil { oracle.take(command) }
                let expected = oracle.due()
                for id in ids {
                    let date = member.open(id).map { OracleDate($0.due) }
                    compared += 1
                    if date != nil { met.insert(id) }
                    guard date != expected[id] else { continue }
                    differences.append(
                        "seed \(seed) step \(step) \(command): \(id)"
                            + " \(member.open(id)?.due.iso ?? "-"), oracle"
                            + " \(String(describing: expected[id]))")
                }
            }
        }
        #expect(differences == [])
        #expect(Set(ids).subtracting(met) == [], "no history came to these")
        print("due dates of the receiving side: \(compared) compared, seed \(Self.seed)")
    }
}
