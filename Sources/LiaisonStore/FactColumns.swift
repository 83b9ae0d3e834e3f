internal import LiaisonCore

/// What an event puts into the columns of its fact: one case each, exhaustive.
struct FactColumns {
    private(set) var result: String?
    private(set) var channel: String?
    private(set) var startedBy: String?
    private(set) var through: String?
    private(set) var payer: String?
    private(set) var absence: Int64?
    /// The word of a closed list that tells kinds of one fact apart.
    private(set) var detail: String?
    private(set) var amount: Int?
    private(set) var until: String?
    private(set) var decidedBy: Int64?
    private(set) var staff: Int64?
    private(set) var deputy: Int64?
    private(set) var staffBefore: Int64?

    init(_ event: Event) {
        switch event {
        case .contact(let outcome, let medium, let starter):
            result = outcome.rawValue
            channel = medium.rawValue
            startedBy = starter.rawValue
        case .dues(let month, let who, let side):
            through = month.iso
            payer = who.rawValue
            detail = side?.rawValue
        case .departure(let number), .arrival(let number), .checkIn(let number),
            .registration(let number),
            .expectation(let number), .receivingLiaison(let number), .transfer(let number),
            .return(let number, _):
            absence = number
        case .recognition(let number, let cause):
            absence = number
            detail = cause?.rawValue
        case .placement(let number, let kind):
            absence = number
            detail = kind?.rawValue
        case .transferable(let number, let reason):
            absence = number
            detail = reason?.rawValue ?? "yes"
        case .assignment(let assignment):
            staff = assignment.staff.number
            deputy = assignment.deputy?.number
            staffBefore = assignment.from?.number
        case .transferStep(.issue(let days)): amount = days
        case .outreachOpened(let situation): detail = situation.rawValue
        case .outreachSettled(let outcome): detail = outcome.rawValue
        case .probationStep(.assembly(let outcome)): detail = outcome.rawValue
        case .probationStep(.postponement(let day)): until = day.iso
        case .exemption(let reason): detail = reason?.rawValue ?? "none"
        case .duesArrangement(let arrangement): detail = arrangement?.rawValue ?? "none"
        case .evidence(let evidence):
            detail = evidence.detail
            amount = evidence.amount
            decidedBy = evidence.by?.number
        case .decision(let decision):
            decidedBy = decision.by?.number
            amount = decision.months
            until = decision.until?.iso
            detail = decision.from?.rawValue
        case .record(let record): amount = record.amount
        case .attendance, .voided, .transferPrepared, .transferStep(.accept),
            .transferStep(.refuse),
            .transferStep(.receipt), .transferStep(.withdraw), .probationStep(.application),
            .probationStep(.report):
            break
        }
    }
}
