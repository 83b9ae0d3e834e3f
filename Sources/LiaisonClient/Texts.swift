/// Everything the client says to people, apart from the words for the protocol's codes (`Term`) and
/// the sentences for failures (`FailurePhrase`). The language tables switch over all cases, so a
/// sentence missing in one language does not compile.
package enum Phrase: Sendable {
    // Everywhere
    case listSeparator
    case absent
    case yes
    case no
    case inBrackets(_ text: String)
    case orSeparator
    case remark(_ text: String)
    case count(_ what: String, _ number: Int)
    case range(_ from: String, _ to: String)
    case held(_ people: Int)
    case itWas(_ who: String)
    case candidatesCut

    // The agenda
    case agendaTitle
    case comingTitle(days: Int)
    case agendaFor(_ name: String)
    case agendaOfOffice
    case agendaCounts(people: Int, items: Int, overdue: Int)
    case agendaCut(people: Int)
    case agendaEmpty
    case agendaEmptyAhead
    case agendaHintNumbers(_ number: String, staff: String)
    case agendaHintHandles(_ member: String)
    case phoneUnknown
    case destinationUnknown
    case away(since: String)
    case liaison(_ name: String)
    case liaisonMissing
    case lastContact(_ on: String)
    case lastContactUnknown
    case since(_ on: String)
    case dueBy(_ due: String)
    case dueToday(_ due: String)
    case dueLate(_ due: String, days: Int)
    case dueNotBefore(_ day: String)
    case provisional
    case basis(_ basis: String)
    case needs(_ needs: String)

    // Unknowns
    case unknownsTitle(_ people: Int)
    case unknownsEmpty
    /// How to name a liaison for somebody.
    case unknownsHintLiaison
    /// How to record a contact of the past.
    case unknownsHintContact
    /// How to record how far dues are paid.
    case unknownsHintDues
    /// How to fill in what else is unknown: the fields as they are typed.
    case unknownsHint(_ assignments: String)
    case unknownFields(_ fields: String)

    // Status and health
    case statusRoll(members: Int, away: Int)
    case statusStaff(_ staff: Int, unassigned: Int)
    case statusDuties(open: Int, today: Int, overdue: Int)
    case statusAgenda(_ items: Int, reviews: Int)
    case endOfYear(_ year: Int)
    case calendarMissing
    case statusUnknowns(_ people: Int)
    case statusDigest(next: String, last: String)
    case statusCalendar(_ until: String)
    case statusEmpty
    case health(_ state: String)
    case statusScheduler(last: String, next: String, overdue: Int)
    case statusDigestFailed
    case slowEmpty(thresholdMS: Int)
    case slowTitle(_ total: Int, thresholdMS: Int)
    case milliseconds(_ text: String)
    case ready(_ version: String)

    // Digests
    case deliveriesEmpty
    case told(_ staff: String, notices: Int)
    case toldNothing(_ staff: String)
    case released(_ people: Int)
    case releasedNothing
    case reloadedNothing
    case reloaded(_ keys: String)
    case reloadNeedsRestart(_ keys: String)
    case reloadFirstStartOnly(_ keys: String)

    // Members
    case membersEmpty
    case transfersEmpty
    case outreachEmpty
    case outreachTitle
    case outreachAttempts
    case attemptsEmpty
    case outreachWays
    case columnReporter
    case columnWaitsFor
    case columnSide
    case columnDays
    case handshakesEmpty
    case columnEvidence
    case dutyReportTitle(_ period: String)
    case statisticsTitle(_ on: String)
    case statisticsHint
    case columnFigure
    case columnSum
    case behindEmpty(_ on: String)
    case placesEmpty(_ on: String)
    case placesHint
    case amount(_ number: String, unit: String)
    case columnAccount
    case membersNone(_ text: String)
    case nothingOpen
    case notAway
    case abroad
    case historyEmpty
    case recordedBy(user: String)
    case recordedByDaemon
    case recordedLater
    case reportedBy(_ who: String)
    case startedBy(_ who: String)
    case paidThrough(_ month: String)
    case paidBy(_ who: String)
    case labelled(_ label: String, _ text: String)
    case made(_ name: String, _ handle: String)
    case updated(_ handle: String, revision: Int?)
    case orgsEmpty
    case staffEmpty

    // Outcomes
    case recorded
    case settled
    case supersededDuty
    case openedDuty
    case stillOpen
    case next

    // Why
    case clocksTitle
    case rulesTitle
    case dutiesTitle
    case dutiesEmpty
    case applies
    case appliesNot
    case becauseClock(_ anchor: String)
    case becauseNot(_ condition: String)
    case becauseUnknown(_ anchor: String)
    case becauseSettled(_ fulfilment: String)
    case becauseDisabled
    case becauseStandingEnded
    case because(_ reason: String)
    case noticeTo(_ name: String)
    case lateBy(days: Int)

    // Rules and calendar
    case rulesEmpty
    case ruleOff
    case period(_ number: Int, unit: String)
    case rulesRight
    case rulesWrong(_ faults: Int)
    case calendarEmpty
    case calendarUnknown(_ year: String)
    case calendarYear(_ year: String, workingDays: Int)
    case calendarOff
    case calendarMakeUp

    // Import
    case planRefused(_ rows: Int)
    case planRefusedHint
    case planLeftOut(_ cells: Int)
    case planRecognised(_ people: Int)
    case planPlaced(_ people: Int)
    case row(_ row: String)
    case column(_ name: String)
    case planDuplicates(_ rows: Int)
    case duplicateRow(_ row: String)
    case planRepairs
    case repair(row: String, from: String, to: String)
    case planUpdates(_ rows: Int)
    case planChange(column: String, from: String?, to: String)
    case planOwnCharacters
    case planCreates
    case planQuestions
    case planMissing
    case heldMark
    case reviews(_ people: Int)
    case firstMorning(people: Int, items: Int)
    case rungs
    case firstMorningHeld
    case planDigest(_ digest: String)
    case planAsk
    case planLeft
    case applied
    case appliedHint
    case readingFile(_ file: String)
    case sending(_ rows: Int, of: Int)
    case planning(rows: Int)
    case receiving(_ rows: Int, of: Int)
    case applying

    // Events
    case eventsEmpty
    case eventsCursor(_ cursor: String)
    case eventsAway
    case eventsBack
    case eventsBehind
    case eventBy(_ uid: String)
    case eventPeople(_ people: Int)
    case eventItems(_ items: Int)
    case eventMessages(_ messages: Int)
    case eventImported(added: Int, updated: Int)

    // Headings of tables
    case columnDuty
    case columnDue
    case columnMember
    case columnName
    case columnBranch
    case columnUnknown
    case columnCheck
    case columnState
    case columnSince
    case columnDetail
    case columnDelivery
    case columnStaff
    case columnChannel
    case columnOn
    case columnNotices
    case columnLiaison
    case columnDeparted
    case columnDestination
    case columnStanding
    case columnOrg
    case columnOrgOfStaff
    case columnKind
    case columnMembers
    case columnSecretary
    case columnPhone
    case columnRole
    case columnRule
    case columnTitle
    case columnPeriod
    case columnDirection
    case columnOpen
    case columnOrigin
    case columnBasis
    case columnRow
    case columnPeople
    case columnItems
    case columnMethod
    case columnTotal, columnQueue, columnDatabase, columnEncode
}
