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
    /// What was decided.
    case decision
    /// How study took place.
    case study
    /// How a member played his part.
    case activity
    /// What was done for a member.
    case care
    /// A result of an appraisal.
    case appraisal
    /// Whose commendation.
    case commendation
    /// What a member reported to have changed.
    case reported
    /// Of what a member was told.
    case notified
    /// Why attendance is not asked.
    case exemption
    /// How dues are paid.
    case arrangement
    /// To which organisation dues went.
    case duesSide
    /// What is known of somebody out of contact.
    case situation
    /// Where contact stands.
    case contact
    /// Where a transfer stands.
    case transferState
    /// Where a probation stands.
    case probationState
    /// What an assembly passed.
    case assembly
    /// How far away.
    case scope
    /// The work before.
    case occupation
    /// The kind of unit.
    case unitKind
    /// Into what somebody was placed.
    case placement
    /// For what change somebody was recognised.
    case recognition
    /// Why an affiliation cannot be transferred.
    case untransferable
    /// How far an absence has come.
    case mobility
    /// When a departure was reported.
    case reportedWhen
    /// What on record cannot both be true.
    case contradiction
    /// Yes or no.
    case yesNo
    /// How an outreach ended.
    case outreachOutcome
    /// Whose list of duties.
    case dutySide
    /// A step of the handshake.
    case handshake
    /// One of the three sides.
    case side
    /// Where a listed duty stands.
    case listed
    /// What a report counts.
    case evidence
    /// How to reach somebody.
    case way
    /// Whether somebody belongs here or came here.
    case inflow
    /// What an organisation did.
    case orgRecord
    /// On whom a mobile-member organisation leans.
    case sponsor
    /// A section of the statistics.
    case statisticSection
    /// A figure of the statistics.
    case statistic
}
