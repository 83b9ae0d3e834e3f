package import LiaisonWire

/// How things stand: the office at a glance, and the daemon's own state.
extension Layout {
    /// The answer of `daemon.status`.
    package func status(_ answer: JSONValue) -> [String] {
        let duties = answer.part("duties") ?? .object([])
        let open = duties.count("open") ?? 0
        let late = duties.count("overdue") ?? 0
        var lines = [
            style.heading(
                flow([
                    answer.field("office") ?? "", answer.field("today") ?? "",
                    answer.field("zone") ?? "",
                ]).joined())
        ]
        lines.append(
            say(
                .statusRoll(
                    members: answer.count("members") ?? 0, away: answer.count("away") ?? 0)))
        lines.append(
            say(
                .statusStaff(
                    answer.count("staff") ?? 0, unassigned: answer.count("unassigned") ?? 0)))
        let duty = say(
            .statusDuties(open: open, today: duties.count("due_today") ?? 0, overdue: late))
        lines.append(late > 0 ? style.alarming(duty) : duty)
        if let today = duties.count("on_agenda") {
            lines.append(say(.statusAgenda(today, reviews: duties.count("reviews") ?? 0)))
        }
        lines.append(say(.statusUnknowns(answer.count("unknowns") ?? 0)))
        lines.append(
            say(
                .statusDigest(
                    next: moment(answer.field("next_digest")),
                    last: moment(answer.field("last_digest")))))
        if let scheduler = answer.part("scheduler") { lines += pulse(scheduler) }
        if let calendar = answer.part("calendar") { lines.append(knownUntil(calendar)) }
        if let slow = answer.part("slow"), (slow.count("total") ?? 0) > 0 {
            lines += [""] + self.slow(slow)
        }
        let held = answer.count("held") ?? 0
        if let restored = statusRestored(answer) {
            lines += ["", restored]
        } else if answer.flag("release_pending") || held > 0 {
            lines += ["", say(.held(held))]
        }
        if (answer.count("members") ?? 0) == 0 { lines += ["", say(.statusEmpty)] }
        return lines
    }

    /// Whether the scheduler goes on.
    private func pulse(_ scheduler: JSONValue) -> [String] {
        let overdue = scheduler.count("overdue") ?? 0
        let line = say(
            .statusScheduler(
                last: moment(scheduler.field("last_look")),
                next: moment(scheduler.field("next_look")), overdue: overdue))
        let failed = scheduler.flag("digest_failed")
        return [overdue > 0 || failed ? style.alarming(line) : line]
            + (failed ? [style.alarming(say(.statusDigestFailed))] : [])
    }

    /// Until when working days are known: a date, or a year.
    private func knownUntil(_ calendar: JSONValue) -> String {
        if let day = calendar.field("known_until") { return say(.statusCalendar(day)) }
        guard let year = calendar.count("known_until") else { return say(.calendarMissing) }
        return say(.statusCalendar(say(.endOfYear(year))))
    }

    /// A moment as the daemon gives it, in words for people: to the minute, without the `T`.
    func moment(_ text: String?) -> String {
        text.map { LayoutMoment.local($0) } ?? say(.absent)
    }

    /// The answer of `daemon.health`.
    package func health(_ answer: JSONValue) -> [String] {
        let state = answer.field("state") ?? ""
        let checks = answer.list("checks")
        let table = checkTable(checks, hasSince: true)
        let hints = checks.compactMap(checkHint)
        let head = say(.health(word(.health, state)))
        let headline = state == "ok" ? head : style.alarming(head)
        return [headline] + (table.isEmpty ? [] : [""] + table)
            + (hints.isEmpty ? [] : [""] + hints)
    }

    /// How each check stands, and since when where that is known.
    func checkTable(_ checks: [JSONValue], hasSince: Bool) -> [String] {
        let since = hasSince ? [say(.columnSince)] : []
        var table = LayoutTable(
            [say(.columnCheck), say(.columnState)] + since + [say(.columnDetail)])
        for check in checks {
            let moment = check.field("since").map { LayoutMoment.local($0) } ?? ""
            table.add(
                [word(.check, check.field("name")), word(.health, check.field("state"))]
                    + (hasSince ? [moment] : []) + [checkDetail(check)])
        }
        return table.isEmpty ? [] : table.lines(style)
    }

    /// What a check found, in words; in the daemon's own when it is one we do not know.
    private func checkDetail(_ check: JSONValue) -> String {
        guard let said = HealthText(check)?.said else { return local(check["detail"]) ?? "" }
        return texts.either(said.0, said.1)
    }

    /// What to do about a check that is not well; nil for one that is, or that we do not know.
    private func checkHint(_ check: JSONValue) -> String? {
        guard check.field("state") != "ok", let advice = HealthText(check)?.advice else {
            return nil
        }
        return hint(check, advice)
    }

    /// What to do, under the name of the check.
    func hint(_ check: JSONValue, _ advice: (String, String)) -> String {
        let name = word(.check, check.field("name"))
        return texts.either("\(name)：\(advice.0)", "\(name): \(advice.1)")
    }

    /// The daemon of `version` answers.
    package func ready(_ version: String) -> [String] {
        [say(.ready(printable(version)))]
    }

    /// The answer of `delivery.list`.
    package func deliveries(_ answer: JSONValue) -> [String] {
        var table = LayoutTable([
            say(.columnDelivery), say(.columnStaff), say(.columnName), say(.columnChannel),
            say(.columnOn), say(.columnState), say(.columnNotices),
        ])
        for delivery in answer.list("deliveries") {
            let notices = delivery.count("notices") ?? delivery.list("notices").count
            table.add([
                delivery.field("delivery") ?? "", delivery.field("staff") ?? "",
                delivery.field("name") ?? "", word(.channel, delivery.field("channel")),
                moment(delivery.field("on")), word(.delivery, delivery.field("state")),
                "\(notices)",
            ])
        }
        return self.table(table, orElse: .deliveriesEmpty)
    }

    /// The answer of `delivery.told` for one member of staff.
    package func told(_ answer: JSONValue, staff: String) -> [String] {
        let notices = answer.count("notices") ?? 0
        return [say(notices == 0 ? .toldNothing(staff) : .told(staff, notices: notices))]
    }

    /// The answer of `daemon.reload`.
    package func reloaded(_ answer: JSONValue) -> [String] {
        func keys(_ name: String) -> String? {
            let keys = answer.list(name).compactMap(\.string)
            return keys.isEmpty ? nil : keys.joined(separator: say(.listSeparator))
        }
        let lines = [
            keys("changed").map { say(.reloaded($0)) },
            keys("needs_restart").map { say(.reloadNeedsRestart($0)) },
            keys("first_start_only").map { say(.reloadFirstStartOnly($0)) },
        ].compactMap(\.self)
        return lines.isEmpty ? [say(.reloadedNothing)] : lines
    }

    /// The answer of `daemon.release`.
    package func released(_ answer: JSONValue) -> [String] {
        let people = answer.count("people") ?? answer.count("released") ?? 0
        return [say(people == 0 ? .releasedNothing : .released(people))]
    }
}
