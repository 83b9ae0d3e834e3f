/// What a code of the protocol is a code of; one code means different things in two families.
package enum TermFamily: String, Sendable, CaseIterable {
    /// What settles a duty.
    case fulfilment
    /// A field of a person or an absence.
    case field
    /// A clock.
    case clock
    /// 人员类别.
    case standing
    /// Sex.
    case sex
    /// Whose period it is.
    case origin
    /// Before or after the due date.
    case direction
    /// The state of a duty.
    case dutyState
    /// 处理结果.
    case fate
    /// The state of a delivery.
    case delivery
    /// A channel.
    case channel
    /// A role, or whom a rung tells.
    case role
    /// A kind of organisation.
    case orgKind
    /// Health.
    case health
    /// How a request ended.
    case outcome
    /// What health looks at.
    case check
    /// An entry of the history.
    case change
    /// A count of an import plan.
    case planCount
    /// A fault of a ledger's cell.
    case fault
    /// What is wrong with an ID number.
    case idFault
    /// An open question of an import.
    case question
    /// What a rule asks of a person.
    case condition
    /// What a clock starts with.
    case anchor
    /// Why something cannot be recorded.
    case refusal
    /// The reason of a notice's fate.
    case noticeReason
    /// A word in the detail of a history entry.
    case word
    /// Who began a contact.
    case starter
    /// Who reported a fact.
    case reporter
    /// A unit of a period.
    case unit
    /// Why a departure.
    case reason
    /// What happened, to whoever watches.
    case event
}
