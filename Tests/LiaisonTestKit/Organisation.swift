package import LiaisonCore

/// An org in memory, for the pure tests: decides, then applies what was decided, as the store does with
/// rows.
package struct Organisation {
    package var dossier: OrgDossier
    package var rules: RuleBook
    package private(set) var ended: [Int64: DutyState] = [:]
    /// Every fact recorded, as the store has them.
    package private(set) var facts: [Fact] = []
    /// The duties that have ended.
    package private(set) var past: [Duty] = []
    private var numbers = Numbers()

    package init(
        _ kind: OrgKind, openedOn: String, rules: RuleBook, hasMobileMembers: Bool = true
    ) {
        dossier = OrgDossier(
            org: OrgID(1), kind: kind, openedOn: day(openedOn),
            mobileSince: hasMobileMembers ? day(openedOn) : nil)
        self.rules = rules
    }

    @discardableResult
    package mutating func perform(
        _ command: OrgCommand, on today: String
    ) throws(Refusal) -> Outcome {
        let circumstance = Circumstance(
            now: Instant(milliseconds: Int64(day(today).dayNumber) * 86_400_000),
            today: day(today), reporter: .office, rules: rules)
        let decision = try decide(command, about: dossier, in: circumstance, numbers: &numbers)
        for change in decision.changes { apply(change) }
        return decision.outcome
    }

    /// Records what the org did, on the day it did it.
    package mutating func record(
        _ kind: OrgRecordKind, on day: String, amount: Int? = nil, today: String? = nil
    ) throws(Refusal) {
        let record = OrgRecord(kind, amount: amount, hasDocument: kind.needsDocument)
        try perform(.record(record, on: LiaisonTestKit.day(day)), on: today ?? day)
    }

    /// Corrects the fact with this number; without an amendment it is made void.
    @discardableResult
    package mutating func correct(
        _ number: Int64, _ amendment: FactAmendment? = nil, isPastKnown: Bool = true,
        on today: String
    ) throws(Refusal) -> Outcome {
        guard let fact = facts.first(where: { $0.number == number }) else {
            preconditionFailure("no fact \(number)")
        }
        let correction = Correction(
            of: fact, amendment, among: facts, past: isPastKnown ? past : [])
        return try perform(.correct(correction), on: today)
    }

    package var last: Int64 { facts.last?.number ?? 0 }

    /// Marks planned notices as told, as a digest of this day does.
    package mutating func tell(on today: String) {
        for duty in dossier.duties.indices {
            for notice in dossier.duties[duty].notices.indices
            where dossier.duties[duty].notices[notice].planned <= day(today) {
                dossier.duties[duty].notices[notice].fate = .sent
            }
        }
    }

    package func open(_ rule: String) -> Duty? { dossier.duties.first { $0.rule == rule } }

    /// The open duty of a rule in a line: when it is due, and each rung with its day and role.
    package func line(_ rule: String) -> String? { open(rule)?.line }

    private mutating func apply(_ change: Change) {
        dossier.life.take(change)
        switch change {
        case .factRecorded(let fact):
            for index in facts.indices where facts[index].number == fact.corrects {
                facts[index].correctedBy = fact.number
            }
            facts.append(fact)
        case .dutyOpened(let duty):
            dossier.duties.append(duty)
            dossier.places[duty.rule] = duty.item
        case .dutyEnded(let number, let state):
            ended[number] = state
            past += dossier.duties.filter { $0.number == number }
            dossier.duties.removeAll { $0.number == number }
        default: break
        }
    }
}

extension Duty {
    /// When it is due, and each rung with its day and role.
    package var line: String {
        let rungs = notices.map { "\($0.rung) \($0.planned.iso) \($0.role.rawValue)" }
        return ([due.iso] + rungs).joined(separator: ", ")
    }
}
