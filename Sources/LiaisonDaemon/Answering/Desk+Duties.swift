internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// What is due, to whom, and why.
extension Desk {
    static let dutyHandlers: [String: Handler] = [
        "agenda.get": read { desk, params in try desk.agenda(params) },
        "unknowns.get": read { desk, params in try desk.unknowns(params) },
        "duty.list": read { desk, params in try desk.dutyList(params) },
        "duty.why": read { desk, params in try desk.why(params) },
        "duty.done": { desk, params, _ in .change(try desk.done(params)) },
        "delivery.list": read { desk, params in
            let deliveries = try desk.store.deliveries(try Desk.page(params))
            return Desk.answer("deliveries", deliveries) { line in
                [
                    "delivery": .string(line.handle), "staff": .string(line.staff.handle),
                    "name": .string(line.staff.name), "channel": .string(line.channel),
                    "on": .string(line.on), "state": .string(line.state),
                    "notices": .integer(line.notices),
                ]
            }
        },
        "delivery.told": change { desk, params in
            Change(work: .told(try desk.staff(named: params["staff"]?.string ?? "").id))
        },
    ]

    /// One open duty as an item of a list.
    func item(_ duty: Duty) -> JSONValue {
        let book = engine.rules
        // A duty whose rule has left the pack says what it can until it is superseded.
        let rule = book[duty.rule]
        let action = rule.map { book.actionDay(of: $0, due: duty.due) } ?? duty.due
        return .compact([
            ("duty", .string(Handle(.duty, number: duty.number).description)),
            ("item", .integer(duty.item)), ("rule", .string(duty.rule)),
            ("title", Self.encode(rule?.title ?? LocalText(zh: duty.rule, en: duty.rule))),
            ("basis", .string(rule?.basis ?? "")),
            ("origin", .string((rule?.origin ?? .product).rawValue)),
            ("pack_period", Self.packPeriod(rule)),
            ("since", .string(duty.since.iso)),
            ("due", .string(duty.due.iso)), ("action_day", .string(action.iso)),
            ("direction", .string((rule?.direction ?? .notLaterThan).rawValue)),
            ("overdue_days", .integer(max(0, duty.due.days(until: today)))),
            ("needs", .strings(rule?.needs ?? [])),
            ("on_agenda", .bool(duty.showsFrom <= today)),
            // A day that has passed is what it was; one ahead can still move with the calendar.
            (
                "provisional",
                .bool(action >= today && !book.calendar.isKnown(year: action.year))
            ),
        ])
    }

    static func encode(_ text: LocalText) -> JSONValue {
        ["zh": .string(text.zh), "en": .string(text.en)]
    }

    private func agenda(_ params: JSONValue) throws -> JSONValue {
        let horizon = today.adding(days: params["days"]?.integer ?? 0)
        let staff = try params["for"]?.string.map { try self.staff(named: $0) }
        let org = try params["org"]?.string.map { try self.org(named: $0) }
        let scope = AgendaScope(until: horizon, org: org?.id, staff: staff?.id)
        let page = try Self.page(params)
        let people = try store.agenda(scope, page)
        let beside = page.after == nil ? try agendaCounts(scope) : []
        let answer = Self.answer("people", people, beside) { row in
            let line = row.member
            let open = line.dossier.duties.filter { $0.showsFrom <= horizon }
                .sorted { ($0.due, $0.number) < ($1.due, $1.number) }
            return .compact([
                // Roster numbers are a liaison's own: other lists show handles, and so does his who
                // stands in, where the same number may be somebody else.
                ("no", staff?.id == line.liaison?.id ? line.number.map { .integer($0) } : nil),
                ("member", .string(line.handle)), ("name", .string(line.name)),
                ("phone", line.phone.map { .string($0) }),
                ("branch", line.branch.map { .string($0) }),
                ("liaison", line.liaison.map { Self.short($0) } ?? .null),
                ("destination", line.destination.map { .string($0) }),
                ("departed", line.dossier.absence?.departed.map { .string($0.iso) }),
                ("side", line.dossier.side == .receiving ? Self.word(line.dossier.side) : nil),
                ("origin", line.values[.origin].map { .string($0) }),
                ("arrived", line.dossier.absence?.arrivedOn.map { .string($0.iso) }),
                ("last_contact", line.dossier.clocks.contact.map { .string($0.iso) }),
                ("held", .bool(line.dossier.isHeld)),
                ("items", .array(open.map { item($0) })),
            ])
        }
        let head: [(String, JSONValue?)] = [
            ("today", .string(today.iso)), ("for", staff.map { Self.short($0) } ?? "office"),
            ("org", org.map { ["org": .string($0.handle), "name": .string($0.name)] }),
        ]
        return .object((JSONValue.compact(head).members ?? []) + (answer.members ?? []))
    }

    /// Only the first page counts it all: who reads on has the counts already.
    private func agendaCounts(_ scope: AgendaScope) throws -> [(String, JSONValue?)] {
        let today = today
        let counts = try answers.counts(.agenda(scope), on: today.dayNumber) {
            try store.agendaCounts(scope, on: today)
        }
        return [
            (
                "counts",
                [
                    "people": .integer(counts.people), "items": .integer(counts.items),
                    "overdue": .integer(counts.overdue),
                ]
            ),
            ("held", .integer(counts.held)),
        ]
    }

    private func unknowns(_ params: JSONValue) throws -> JSONValue {
        let org = try params["org"]?.string.map { try self.org(named: $0).id }
        let page = try Self.page(params)
        func unknown(_ line: UnknownLine) -> [String] {
            self.unknown(of: line.member) + line.questions.map { $0 + "_asked" }
        }
        // Only the first page counts them all: who reads on has the counts already.
        let all = page.after == nil ? try store.unknowns(in: org, .whole).rows : []
        var counts: [String: Int] = [:]
        for field in all.flatMap(unknown) { counts[field, default: 0] += 1 }
        let fields = counts.keys.sorted().map { JSONMember($0, .integer(counts[$0] ?? 0)) }
        let people = try store.unknowns(in: org, page)
        return Self.answer(
            "people", people, [("counts", page.after == nil ? .object(fields) : nil)]
        ) { line in
            .compact([
                ("member", .string(line.member.handle)), ("name", .string(line.member.name)),
                ("branch", line.member.branch.map { .string($0) }),
                ("unknown", .strings(unknown(line))),
            ])
        }
    }
}
