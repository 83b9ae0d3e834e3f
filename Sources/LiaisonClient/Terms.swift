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

/// Every code of the protocol that people read as a word. The raw value is the family and the code;
/// the two language tables switch over all of them, so a missing word does not compile.
package enum Term: String, Sendable, CaseIterable {
    case fulfilmentContact = "fulfilment.contact"
    case fulfilmentCheckIn = "fulfilment.check-in"
    case fulfilmentAttendance = "fulfilment.attendance"
    case fulfilmentOwnDues = "fulfilment.own-dues"
    case fulfilmentDues = "fulfilment.dues"
    case fulfilmentRecognition = "fulfilment.recognition"
    case fulfilmentReturn = "fulfilment.return"
    case fulfilmentTransfer = "fulfilment.transfer"
    case fulfilmentConversion = "fulfilment.conversion"
    case fulfilmentExtension = "fulfilment.extension"
    case fulfilmentCancellation = "fulfilment.cancellation"
    case fulfilmentDecision = "fulfilment.decision"

    case fieldName = "field.name"
    case fieldSex = "field.sex"
    case fieldIdNumber = "field.id_number"
    case fieldBorn = "field.born"
    case fieldEthnicity = "field.ethnicity"
    case fieldEducation = "field.education"
    case fieldStanding = "field.standing"
    case fieldJoined = "field.joined"
    case fieldConverted = "field.converted"
    case fieldBranch = "field.branch"
    case fieldBranchAsked = "field.branch_asked"
    case fieldPhone = "field.phone"
    case fieldSecondPhone = "field.second_phone"
    case fieldDeparted = "field.departed"
    case fieldDestination = "field.destination"
    case fieldAbroad = "field.abroad"
    case fieldReason = "field.reason"
    case fieldUntil = "field.until"
    case fieldRecognised = "field.recognised"
    case fieldCheckedIn = "field.checked_in"
    case fieldPlaced = "field.placed"
    case fieldReceivingOrg = "field.receiving_org"
    case fieldReceivingContact = "field.receiving_contact"
    case fieldLiaison = "field.liaison"
    case fieldLiaisonPhone = "field.liaison_phone"
    case fieldLastContact = "field.last_contact"
    case fieldContact = "field.contact"
    case fieldAttendance = "field.attendance"
    case fieldDuesThrough = "field.dues_through"
    case fieldDues = "field.dues"
    case fieldNote = "field.note"
    case fieldAbsence = "field.absence"
    case fieldDivision = "field.division"
    case fieldOn = "field.on"
    case fieldBy = "field.by"
    case fieldResult = "field.result"
    case fieldThrough = "field.through"
    case fieldPayer = "field.payer"
    case fieldFrom = "field.from"
    case fieldTo = "field.to"
    case fieldStaff = "field.staff"
    case fieldOrg = "field.org"
    case fieldRow = "field.row"

    case clockContact = "clock.contact"
    case clockAttendance = "clock.attendance"
    case clockOwnDues = "clock.own_dues"
    case clockDuesThrough = "clock.dues_through"
    case clockOpening = "clock.opening"
    case clockDeparture = "clock.departure"
    case clockJoined = "clock.joined"

    case standingFull = "standing.full"
    case standingProbationary = "standing.probationary"
    case standingUnknown = "standing.unknown"

    case sexMale = "sex.male"
    case sexFemale = "sex.female"

    case originNational = "origin.national"
    case originLocal = "origin.local"
    case originProduct = "origin.product"

    case directionNotLaterThan = "direction.not-later-than"
    case directionNotBefore = "direction.not-before"

    case dutyStateOpen = "dutyState.open"
    case dutyStateFulfilled = "dutyState.fulfilled"
    case dutyStateSuperseded = "dutyState.superseded"
    case dutyStateWaived = "dutyState.waived"
    case dutyStateLapsed = "dutyState.lapsed"

    case fatePlanned = "fate.planned"
    case fateSent = "fate.sent"
    case fateFulfilledBefore = "fate.fulfilled-before"
    case fateFolded = "fate.folded"
    case fateSuppressed = "fate.suppressed"
    case fateSuperseded = "fate.superseded"
    case fateMissed = "fate.missed"
    case fateFailed = "fate.failed"

    case deliveryPlanned = "delivery.planned"
    case deliveryPending = "delivery.pending"
    case deliveryWaiting = "delivery.waiting"
    case deliveryManual = "delivery.manual"
    case deliveryOpen = "delivery.open"
    case deliverySent = "delivery.sent"
    case deliveryTold = "delivery.told"
    case deliveryFailed = "delivery.failed"

    case channelJournal = "channel.journal"
    case channelManual = "channel.manual"

    case roleLiaison = "role.liaison"
    case roleDeputy = "role.deputy"
    case roleSecretary = "role.secretary"
    case roleCommittee = "role.committee"
    case roleOffice = "role.office"

    case orgKindCommittee = "orgKind.committee"
    case orgKindGeneralBranch = "orgKind.general-branch"
    case orgKindBranch = "orgKind.branch"
    case orgKindMobileOrg = "orgKind.mobile-org"
    case orgKindOffice = "orgKind.office"

    case checkStorage = "check.storage"
    case checkDisk = "check.disk"
    case checkWal = "check.wal"
    case checkWriter = "check.writer"
    case checkClock = "check.clock"
    case checkZone = "check.zone"
    case checkCalendar = "check.calendar"
    case checkScheduler = "check.scheduler"
    case checkReminders = "check.reminders"
    case checkLoops = "check.loops"
    case checkLog = "check.log"
    case checkDescriptors = "check.descriptors"
    case checkConnections = "check.connections"
    case checkConfiguration = "check.configuration"
    case checkBackup = "check.backup"
    case checkRestore = "check.restore"
    case outcomeOk = "outcome.ok"
    case outcomeRefused = "outcome.refused"
    case outcomeFailed = "outcome.failed"
    case healthOk = "health.ok"
    case healthDegraded = "health.degraded"
    case healthFailing = "health.failing"

    case changeContact = "change.contact"
    case changeAttempt = "change.attempt"
    case changeAttendance = "change.attendance"
    case changeDues = "change.dues"
    case changeCheckIn = "change.check-in"
    case changeRecognition = "change.recognition"
    case changePlacement = "change.placement"
    case changeDeparture = "change.departure"
    case changeReturn = "change.return"
    case changeTransfer = "change.transfer"
    case changeDecision = "change.decision"
    case changeAssignment = "change.assignment"
    case changeConversion = "change.conversion"
    case changeExtension = "change.extension"
    case changeCancellation = "change.cancellation"
    case changeReview = "change.review"
    case changeImport = "change.import"
    case changeOpening = "change.opening"
    case changeMemberAdd = "change.member.add"
    case changeMemberUpdate = "change.member.update"
    case changeAbsenceOpen = "change.absence.open"
    case changeAbsenceRecognise = "change.absence.recognise"
    case changeAbsenceCheckIn = "change.absence.check_in"
    case changeAbsencePlace = "change.absence.place"
    case changeAbsenceUpdate = "change.absence.update"
    case changeAbsenceClose = "change.absence.close"
    case changeAssignmentSet = "change.assignment.set"
    case changeContactRecord = "change.contact.record"
    case changeAttendanceRecord = "change.attendance.record"
    case changeDuesRecord = "change.dues.record"
    case changeDecisionRecord = "change.decision.record"
    case changeDutyDone = "change.duty.done"
    case changeImportApply = "change.import.apply"
    case changeMemberAdded = "change.member-added"
    case changeAbsenceOpened = "change.absence-opened"
    case changeAbsenceAmended = "change.absence-amended"
    case changeAbsenceReturned = "change.absence-returned"
    case changeAbsenceTransferred = "change.absence-transferred"
    case changeAmended = "change.amended"
    case changeSet = "change.set"
    case changeReleased = "change.released"
    case changeRules = "change.rules"
    case changeTimer = "change.timer"
    case changeDaemonRelease = "change.daemon.release"

    case planCountRows = "planCount.rows"
    case planCountAdd = "planCount.add"
    case planCountUpdate = "planCount.update"
    case planCountUnchanged = "planCount.unchanged"
    case planCountRefuse = "planCount.refuse"
    case planCountDuplicate = "planCount.duplicate"
    case planCountAdded = "planCount.added"
    case planCountUpdated = "planCount.updated"
    case planCountRefused = "planCount.refused"
    case planCountOrgs = "planCount.orgs"
    case planCountBranches = "planCount.branches"
    case planCountQuestions = "planCount.questions"
    case planCountStaff = "planCount.staff"
    case planCountFacts = "planCount.facts"
    case planCountMembers = "planCount.members"
    case planCountAssignments = "planCount.assignments"
    case planCountAbsences = "planCount.absences"

    case faultIdNumber = "fault.id-number"
    case faultDate = "fault.date"
    case faultMonth = "fault.month"
    case faultName = "fault.name"
    case faultAmbiguous = "fault.ambiguous"
    case faultPhone = "fault.phone"
    case faultWord = "fault.word"
    case faultDateFuture = "fault.date-future"
    case faultContradiction = "fault.contradiction"
    case faultLiaisonAmbiguous = "fault.liaison-ambiguous"
    case faultRollNewer = "fault.roll-newer"
    case faultReturned = "fault.returned"
    case idFaultNotation = "idFault.notation"
    case idFaultZeros = "idFault.zeros"
    case idFaultLength = "idFault.length"
    case idFaultCharacters = "idFault.characters"
    case idFaultBirthDate = "idFault.birth-date"
    case idFaultCheckDigit = "idFault.check-digit"
    case faultTooLong = "fault.too-long"

    case questionBranch = "question.branch"

    case conditionAway = "condition.away"
    case conditionAbroad = "condition.abroad"
    case conditionAbroadStudy = "condition.abroad-study"
    case conditionNotAbroadStudy = "condition.not-abroad-study"
    case conditionProbationary = "condition.probationary"
    case conditionNotRecognised = "condition.not-recognised"
    case conditionNotCheckedIn = "condition.not-checked-in"

    case anchorDeparture = "anchor.departure"
    case anchorContact = "anchor.contact"
    case anchorAttendance = "anchor.attendance"
    case anchorOwnDues = "anchor.own-dues"
    case anchorJoined = "anchor.joined"
    case anchorDues = "anchor.dues"
    case anchorOpening = "anchor.opening"

    case refusalDateFuture = "refusal.date.future"
    case refusalDateBeforeDeparture = "refusal.date.before-departure"
    case refusalDateBeforeReturn = "refusal.date.before-return"
    case refusalAbsenceNone = "refusal.absence.none"
    case refusalAbsenceAlreadyOpen = "refusal.absence.already-open"
    case refusalRecognitionAlready = "refusal.recognition.already"
    case refusalRecognitionTooEarly = "refusal.recognition.too-early"
    case refusalAbsenceDepartureUnknown = "refusal.absence.departure-unknown"
    case refusalProbationNotProbationary = "refusal.probation.not-probationary"
    case refusalConversionTooEarly = "refusal.conversion.too-early"
    case refusalDuesTooFarAhead = "refusal.dues.too-far-ahead"
    case refusalReviewNotDue = "refusal.review.not-due"
    case refusalIDNumberDamaged = "refusal.id-number.damaged"
    case refusalIDNumberOnRoll = "refusal.id-number.on-roll"
    case refusalHeadings = "refusal.headings"
    case refusalInflow = "refusal.inflow"
    case refusalEmpty = "refusal.empty"
    case refusalDutyNothingOpen = "refusal.duty.nothing-open"

    case noticeReasonJournal = "noticeReason.journal"
    case noticeReasonDutyFulfilled = "noticeReason.duty-fulfilled"
    case noticeReasonDutySuperseded = "noticeReason.duty-superseded"
    case noticeReasonToldBeforeTheChange = "noticeReason.told-before-the-change"
    case noticeReasonNobodyTold = "noticeReason.nobody-told"
    case noticeReasonTold = "noticeReason.told"
    case noticeReasonSamePersonSameDay = "noticeReason.same-person-same-day"
    case noticeReasonToldInAnotherRole = "noticeReason.told-in-another-role"

    case wordReached = "word.reached"
    case wordNotReached = "word.not-reached"
    case wordWrongNumber = "word.wrong-number"
    case wordRelayed = "word.relayed"
    case wordPhone = "word.phone"
    case wordVisit = "word.visit"
    case wordMessage = "word.message"
    case wordMeeting = "word.meeting"
    case wordVideo = "word.video"
    case wordUnknown = "word.unknown"
    case wordMember = "word.member"
    case wordRelative = "word.relative"
    case wordOtherMember = "word.other-member"

    case starterMember = "starter.member"
    case starterOffice = "starter.office"

    case reporterLedger = "reporter.ledger"
    case reporterMember = "reporter.member"
    case reporterLiaison = "reporter.liaison"
    case reporterOffice = "reporter.office"

    case unitYears = "unit.years"
    case unitMonths = "unit.months"
    case unitDays = "unit.days"

    case reasonWageWork = "reason.wage-work"
    case reasonBusiness = "reason.business"
    case reasonStudy = "reason.study"
    case reasonFamily = "reason.family"
    case reasonRetirement = "reason.retirement"
    case reasonResidence = "reason.residence"
    case reasonSecondment = "reason.secondment"
    case reasonJobSeeking = "reason.job-seeking"
    case reasonOther = "reason.other"

    case eventMemberAdded = "event.member.added"
    case eventMemberChanged = "event.member.changed"
    case eventAbsenceOpened = "event.absence.opened"
    case eventAbsenceChanged = "event.absence.changed"
    case eventAbsenceClosed = "event.absence.closed"
    case eventContactRecorded = "event.contact.recorded"
    case eventAttendanceRecorded = "event.attendance.recorded"
    case eventDuesRecorded = "event.dues.recorded"
    case eventDecisionRecorded = "event.decision.recorded"
    case eventAssignmentChanged = "event.assignment.changed"
    case eventDutyChanged = "event.duty.changed"
    case eventDigestMade = "event.digest.made"
    case eventDeliveryMade = "event.delivery.made"
    case eventDeliverySettled = "event.delivery.settled"
    case eventOrgAdded = "event.org.added"
    case eventOrgChanged = "event.org.changed"
    case eventStaffAdded = "event.staff.added"
    case eventStaffChanged = "event.staff.changed"
    case eventImportApplied = "event.import.applied"
    case eventOfficeReleased = "event.office.released"
}
