extension Phrase {
    /// The sentence in English.
    var english: String {
        switch self {
        // Everywhere
        case .listSeparator: ", "
        case .absent: "none"
        case .yes: "yes"
        case .no: "no"
        case .inBrackets(let text): "(\(text))"
        case .orSeparator: " or "
        case .remark(let text): " (\(text))"
        case .count(let what, let number): "\(what): \(number)"
        case .range(let from, let to): "\(from) to \(to)"
        case .held(let people):
            "\(people) people are being opened: their duties are listed, nothing is sent. "
                + "Check them, then run: liaisonctl release"
        case .itWas(let who): "It was about: \(who)"
        case .candidatesCut: "More fit than are listed; type a little more"
        // The agenda
        case .agendaTitle: "Agenda"
        case .comingTitle(let days): "Coming \(days) days"
        case .agendaFor(let name): "for \(name)"
        case .agendaOfOffice: "all liaisons"
        case .agendaCounts(let people, let items, let overdue):
            "\(people) people, \(items) items, \(overdue) overdue"
        case .agendaCut(let people):
            "Too many: these are the \(people) most urgent; look by --for STAFF or --org ORG"
        case .agendaEmpty: "Nothing to do today. To look ahead: liaisonctl agenda --days 30"
        case .agendaEmptyAhead: "Nothing in this time. Who lacks dates: liaisonctl unknowns"
        case .agendaHintNumbers(let number, let staff):
            "After a call: liaisonctl done \(number) --for \(staff) --by phone    Why: "
                + "liaisonctl why \(number) --for \(staff)"
        case .agendaHintHandles(let member):
            "After a call: liaisonctl contact \(member) --by phone    Why: liaisonctl why "
                + "\(member)"
        case .phoneUnknown: "no phone"
        case .destinationUnknown: "place unknown"
        case .away(let since): "away since \(since)"
        case .liaison(let name): "liaison \(name)"
        case .liaisonMissing: "no liaison"
        case .lastContact(let on): "last contact \(on)"
        case .lastContactUnknown: "last contact unknown"
        case .since(let on): "since \(on)"
        case .dueBy(let due): "due by \(due)"
        case .dueToday(let due): "due by \(due) (today)"
        case .dueLate(let due, let days): "due by \(due) (\(days) days late)"
        case .dueNotBefore(let day): "not before \(day)"
        case .provisional: " (provisional: no calendar for that year)"
        case .basis(let basis): "basis: \(basis)"
        case .needs(let needs): "settled by: \(needs)"
        // Unknowns
        case .unknownsTitle(let people):
            "\(people) people with something unknown (a blank is unknown, not never)"
        case .unknownsEmpty: "Nothing is unknown about anybody."
        case .unknownsHintLiaison: "To name a liaison: liaisonctl assign MEMBER LIAISON"
        case .unknownsHintContact:
            "To record an earlier contact: liaisonctl contact MEMBER --on DATE --by phone"
        case .unknownsHintDues:
            "To record how far dues are paid: liaisonctl dues MEMBER --through MONTH"
        case .unknownsHint(let assignments):
            "To fill in what is missing: liaisonctl member set MEMBER \(assignments)"
        case .unknownFields(let fields): "Unknown: \(fields)"
        // Status and health
        case .statusRoll(let members, let away): "\(members) members, \(away) away"
        case .statusStaff(let staff, let unassigned):
            "\(staff) staff; \(unassigned) members without a liaison"
        case .statusDuties(let open, let today, let overdue):
            "\(open) open duties: \(today) due today, \(overdue) overdue"
        case .statusAgenda(let items, let reviews):
            "\(items) items on today's agenda; \(reviews) reviews of lost contact"
        case .endOfYear(let year): "the end of \(year)"
        case .calendarMissing: "No working-day calendar: Monday to Friday, provisionally"
        case .statusUnknowns(let people): "\(people) people with something unknown"
        case .statusDigest(let next, let last): "Next digest \(next); last \(last)"
        case .statusCalendar(let until): "Working-day calendar known until \(until)"
        case .statusEmpty:
            "The roll is empty. To open it from a ledger: liaisonctl import LEDGER.csv"
        case .health(let state): "Health: \(state)"
        case .statusScheduler(let last, let next, let overdue):
            "Scheduler: last look \(last), next \(next); \(overdue) notices overdue"
        case .slowEmpty(let threshold):
            "No request has taken more than \(threshold) ms since the start"
        case .slowTitle(let total, let threshold):
            "\(total) requests took more than \(threshold) ms since the start; the last ones:"
        case .milliseconds(let text): "\(text) ms"
        case .statusDigestFailed:
            "The digest cannot be made and is tried every minute. Why: liaisonctl health"
        case .ready(let version): "Ready (\(version))"
        // Digests
        case .deliveriesEmpty: "No digest yet. When the next one is: liaisonctl status"
        case .told(let staff, let notices): "Recorded: \(staff) told of \(notices) notices"
        case .toldNothing(let staff): "Nothing was waiting to be told to \(staff)"
        case .released(let people): "Released: \(people) people"
        case .releasedNothing: "Nobody was held back: nothing to release"
        case .reloadedNothing: "Configuration read again: nothing has changed"
        case .reloaded(let keys): "Configuration read again, in force now: \(keys)"
        case .reloadNeedsRestart(let keys):
            "In force after a restart (systemctl restart liaisond): \(keys)"
        case .reloadFirstStartOnly(let keys):
            "Read by the first start only; change it with liaisonctl org set or staff set: \(keys)"
        // Members
        case .membersEmpty:
            "No members. From a ledger: liaisonctl import LEDGER.csv; one by one: liaisonctl "
                + "member add"
        case .membersNone(let text):
            "Nobody found for \"\(text)\". Part of a name, its pinyin initials, or the "
                + "tail of a phone or ID number, will do"
        case .nothingOpen: "Nothing is open"
        case .notAway: "not away"
        case .abroad: "abroad"
        case .historyEmpty: "No entries yet"
        case .recordedBy(let user): "recorded by user \(user)"
        case .recordedByDaemon: "done by the service itself"
        case .recordedLater: " (recorded later)"
        case .reportedBy(let who): "reported by: \(who)"
        case .startedBy(let who): "begun by: \(who)"
        case .paidThrough(let month): "paid through \(month)"
        case .paidBy(let who): "paid by: \(who)"
        case .labelled(let label, let text): "\(label): \(text)"
        case .made(let name, let handle): "Made: \(name)  \(handle)"
        case .updated(let handle, _): "Changed: \(handle)"
        case .orgsEmpty: "No organisation yet: liaisonctl org add"
        case .staffEmpty: "No staff yet: liaisonctl staff add"
        // Outcomes
        case .recorded: "Recorded"
        case .settled: "Settled:"
        case .supersededDuty: "Superseded:"
        case .openedDuty: "Opened:"
        case .stillOpen: "Still open:"
        case .next: "Next:"
        // Why
        case .clocksTitle: "Clocks"
        case .rulesTitle: "Rules"
        case .dutiesTitle: "Duties and notices"
        case .dutiesEmpty: "No duties"
        case .applies: "applies"
        case .appliesNot: "does not apply"
        case .becauseClock(let anchor): "runs from \(anchor)"
        case .becauseNot(let condition): "not so: \(condition)"
        case .becauseUnknown(let anchor): "unknown: \(anchor)"
        case .becauseSettled(let fulfilment): "on record: \(fulfilment)"
        case .becauseDisabled: "the rule is off"
        case .because(let reason): "because: \(reason)"
        case .lateBy(let days): "\(days) days late, no longer sent"
        case .noticeTo(let name): "to \(name)"
        // Rules and calendar
        case .rulesEmpty: "No rules. See the rules.d directory"
        case .ruleOff: "off"
        case .period(let number, let unit):
            // The units are said in the plural.
            "\(number) \(number == 1 && unit.hasSuffix("s") ? String(unit.dropLast()) : unit)"
        case .rulesRight: "The rules are right"
        case .rulesWrong(let faults): "\(faults) faults in the rules:"
        case .calendarEmpty: "No calendar data"
        case .calendarUnknown(let year): "\(year): no data yet; Monday to Friday, provisionally"
        case .calendarYear(let year, let workingDays): "\(year): \(workingDays) working days"
        case .calendarOff: "Off:"
        case .calendarMakeUp: "Make-up days:"
        // Import
        case .planRefused(let rows): "\(rows) rows refused; correct them and import again:"
        case .planRefusedHint:
            "Correct ID numbers from the source; with --without-id the people come in and the "
                + "numbers can follow"
        case .planLeftOut(let cells):
            "\(cells) cells left out (the people come in; these stay unknown, or as on the roll):"
        case .planRecognised(let people):
            "\(people) of them, six months or more away, come in as recognised mobile members "
                + "(--not-recognised turns that off)"
        case .row(let row): "row \(row)"
        case .column(let name): "column \"\(name)\""
        case .planDuplicates(let rows):
            "\(rows) duplicate rows (one ID number; the first row is taken):"
        case .duplicateRow(let row): "\(row) dup."
        case .planRepairs: "Repaired:"
        case .repair(let row, let from, let to): "as in row \(row): \"\(from)\" became \"\(to)\""
        case .planUpdates(let rows): "To be updated: \(rows)"
        case .planChange(let column, let from, let to):
            from.map { "\(column): \"\($0)\" becomes \"\(to)\"" } ?? "\(column): \"\(to)\" is new"
        case .planOwnCharacters:
            "Private-use characters (other computers may not show them), kept as they are, please "
                + "verify:"
        case .planCreates: "Will be made:"
        case .planQuestions: "To be verified:"
        case .planMissing: "On the roll but not in the ledger (listed only):"
        case .heldMark: "being opened"
        case .reviews(let people): "reviews of lost contact: \(people)"
        case .firstMorning(let people, let items):
            "The first morning: \(people) people, \(items) items"
        case .rungs: "Told:"
        case .firstMorningHeld: "Nothing is sent before: liaisonctl release"
        case .planDigest(let digest):
            "This is a plan; nothing was changed. To carry it out: liaisonctl import --apply "
                + "\(digest)"
        case .planAsk: "Carry this plan out? [y/N] "
        case .planLeft: "Nothing was changed."
        case .applied: "Imported"
        case .appliedHint:
            "Next: liaisonctl agenda shows what is to do, liaisonctl unknowns what is "
                + "missing; then start the reminders with liaisonctl release"
        case .readingFile(let file): "reading \(file)"
        case .sending(let rows, let all): "sending: \(rows) of \(all) rows"
        case .planning(let rows): "working out the plan of \(rows) rows"
        case .receiving(let rows, let all): "receiving the plan: \(rows) of \(all) rows"
        case .applying: "importing"
        // Events
        case .eventsEmpty:
            "Nothing has happened since. To go on watching: liaisonctl events --follow"
        case .eventsCursor(let cursor): "-- cursor: \(cursor)"
        case .eventsAway: "liaisond does not answer; waiting for it, nothing is missed"
        case .eventsBack: "liaisond answers again; going on where it stopped"
        case .eventsBehind: "events came faster than they were read; going on, nothing is missed"
        case .eventBy(let uid): "by uid \(uid)"
        case .eventPeople(let people): "\(people) people"
        case .eventItems(let items): "\(items) items"
        case .eventMessages(let messages): "\(messages) messages"
        case .eventImported(let added, let updated): "\(added) added, \(updated) updated"
        // Headings of tables
        case .columnDuty: "duty"
        case .columnDue: "due"
        case .columnMember: "member"
        case .columnName: "name"
        case .columnBranch: "branch"
        case .columnUnknown: "unknown"
        case .columnCheck: "check"
        case .columnState: "state"
        case .columnSince: "since"
        case .columnDetail: "detail"
        case .columnDelivery: "delivery"
        case .columnStaff: "staff"
        case .columnChannel: "channel"
        case .columnOn: "on"
        case .columnNotices: "notices"
        case .columnLiaison: "liaison"
        case .columnDeparted: "departed"
        case .columnDestination: "where"
        case .columnStanding: "standing"
        case .columnOrg: "org"
        case .columnOrgOfStaff: "organisation"
        case .columnKind: "kind"
        case .columnMembers: "members"
        case .columnSecretary: "secretary"
        case .columnPhone: "phone"
        case .columnRole: "role"
        case .columnRule: "rule"
        case .columnTitle: "title"
        case .columnPeriod: "period"
        case .columnDirection: "direction"
        case .columnOpen: "open"
        case .columnOrigin: "origin"
        case .columnBasis: "basis"
        case .columnRow: "row"
        case .columnPeople: "people"
        case .columnItems: "items"
        case .columnMethod: "method"
        case .columnTotal: "total"
        case .columnQueue: "queue"
        case .columnDatabase: "database"
        case .columnEncode: "answer"
        }
    }
}
