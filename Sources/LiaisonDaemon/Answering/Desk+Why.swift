internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// `duty.why`: for a member, a duty or a notice, every rule with what it says and why, every duty,
/// every notice with its fate and reason.
extension Desk {
    func why(_ params: JSONValue) throws -> JSONValue {
        let text = params["id"]?.string ?? ""
        var only: Handle?
        let line: MemberLine
        if let handle = Handle(parsing: text), [.org, .staff].contains(handle.kind) {
            return try whyOther(try other(handle), nil)
        }
        if let handle = Handle(parsing: text), !handle.kind.isRandom {
            guard let subject = try store.subject(of: handle) else { throw Self.noSuch(text) }
            guard case .member(let id) = subject else { return try whyOther(subject, handle) }
            guard let found = try store.member(id) else { throw Self.noSuch(text) }
            only = handle
            line = found
        } else if Self.isNumberedHandle(text) {
            throw Self.noSuch(text)
        } else if let (member, duty) = try itemNamed(text, on: try roster(params)) {
            only = Handle(.duty, number: duty)
            line = member
        } else if let subject = try otherNamed(text, params) {
            return try whyOther(subject, nil)
        } else {
            line = try member(params, "id")
        }
        let lines = try duties(of: .member(line.id), only)
        return [
            "subject": [
                "kind": "member", "handle": .string(line.handle), "name": .string(line.name),
                "held": .bool(line.dossier.isHeld),
            ],
            "clocks": Self.encode(line.dossier.clocks, openedOn: line.dossier.openedOn),
            "rules": .array(readings(of: line.dossier, only, lines)),
            "duties": .array(lines.map { encode($0) }),
        ]
    }

    /// The duties of a subject, or the one that was asked about.
    private func duties(of subject: Subject, _ only: Handle?) throws -> [DutyLine] {
        try store.duties(of: subject, limit: 60).filter { duty in
            switch only?.kind {
            case .duty: duty.duty.number == only?.number
            case .notice: duty.notices.contains { $0.notice.number == only?.number }
            default: true
            }
        }
    }

    /// What the rules say of a subject of their kind.
    private func readings(
        of subject: some RuleSubject, _ only: Handle?, _ lines: [DutyLine]
    ) -> [JSONValue] {
        engine.rules.rules.filter { rule in
            guard rule.subject == subject.subject.kind else { return false }
            return only == nil ? rule.enabled : lines.contains { $0.duty.rule == rule.id }
        }.map { reading($0, subject) }
    }

    /// The org or the staff person of a text that fits nobody on the roll.
    private func otherNamed(_ text: String, _ params: JSONValue) throws -> Subject? {
        guard params["for"] == nil, !text.allSatisfy(\.isNumber),
            case .none = try store.find(member: text, on: nil)
        else {
            return nil
        }
        if case .one(let line) = try store.find(org: text) { return .org(line.id) }
        if case .one(let line) = try store.find(staff: text) { return .staff(line.id) }
        return nil
    }

    private func other(_ handle: Handle) throws -> Subject {
        handle.kind == .org
            ? .org(try org(named: handle.description).id)
            : .staff(try staff(named: handle.description).id)
    }

    /// The same of an org or a staff person.
    private func whyOther(_ subject: Subject, _ only: Handle?) throws -> JSONValue {
        let lines = try duties(of: subject, only)
        let rules: [JSONValue]
        let head: (handle: String, name: String, since: CivilDate)
        switch subject {
        case .org(let id):
            guard let card = try store.orgCard(id) else { throw Self.noSuch("") }
            rules = readings(of: card.dossier, only, lines)
            head = (card.line.handle, card.line.name, card.dossier.openedOn)
        case .staff(let id):
            guard let (line, dossier) = try store.staffCard(id) else { throw Self.noSuch("") }
            rules = readings(of: dossier, only, lines)
            head = (line.handle, line.name, line.leftOn ?? today)
        case .member: throw Self.noSuch("")
        }
        return [
            "subject": [
                "kind": .string(subject.kind.rawValue), "handle": .string(head.handle),
                "name": .string(head.name), "held": false,
            ],
            "clocks": ["opening": .string(head.since.iso)], "rules": .array(rules),
            "duties": .array(lines.map { encode($0) }),
        ]
    }

    private static func noSuch(_ text: String) -> ErrorReply {
        text.lowercased().hasPrefix("n-")
            ? ErrorReply(.noticeNotFound, "no such notice; check the last character")
            : ErrorReply(.dutyNotFound, "no such duty; check the last character")
    }

    /// `d-` or `n-` and a number, whether or not the check character is right: a mistyped handle is
    /// no name to look for.
    private static func isNumberedHandle(_ text: String) -> Bool {
        let text = text.lowercased()
        return (text.hasPrefix("d-") || text.hasPrefix("n-"))
            && text.dropFirst(2).contains {
                $0.isNumber
            }
    }

    private func reading(_ rule: Rule, _ subject: some RuleSubject) -> JSONValue {
        let reading = rule.read(subject, in: engine.rules.calendar)
        return .compact([
            ("rule", .string(rule.id)), ("title", Self.encode(rule.title)),
            ("basis", .string(rule.basis)), ("origin", .string(rule.origin.rawValue)),
            ("pack_period", Self.packPeriod(rule)),
            ("applies", .bool(reading.isExpected)),
            ("because", .string(Self.words(reading.because))),
            ("anchor", reading.since.map { .string($0.iso) }),
            ("due", reading.due.map { .string($0.iso) }),
            ("action_day", reading.due.map { .string(actionDay(rule, $0).iso) }),
            ("direction", .string(rule.direction.rawValue)),
        ])
    }

    /// The working day on which something due on `due` is to be done; a rule that has left the pack
    /// moves nothing.
    private func actionDay(_ rule: Rule?, _ due: CivilDate) -> CivilDate {
        rule.map { engine.rules.actionDay(of: $0, due: due) } ?? due
    }

    static func words(_ because: Because) -> String {
        switch because {
        case .disabled: "disabled"
        case .standingEnded: "standing-ended"
        case .doesNotApply(let condition): "does-not-apply:\(condition.rawValue)"
        case .clock(let anchor): "clock:\(anchor.rawValue)"
        case .opening: "clock:opening"
        case .unknown(let anchor): "unknown:\(anchor.rawValue)"
        case .unknownDay(let season): "unknown:\(season.rawValue)"
        case .settled(let fulfilment): "settled:\(fulfilment.rawValue)"
        }
    }

    private func encode(_ line: DutyLine) -> JSONValue {
        let duty = line.duty
        return .compact([
            ("duty", .string(Handle(.duty, number: duty.number).description)),
            ("rule", .string(duty.rule)), ("state", .string(duty.state.rawValue)),
            ("since", .string(duty.since.iso)), ("due", .string(duty.due.iso)),
            ("action_day", .string(actionDay(engine.rules[duty.rule], duty.due).iso)),
            (
                "direction",
                .string((engine.rules[duty.rule]?.direction ?? .notLaterThan).rawValue)
            ),
            ("ended_at", line.endedAt.map { .string($0.rfc3339) }),
            (
                "notices",
                .array(
                    line.notices.map { notice in
                        .compact([
                            (
                                "notice",
                                .string(Handle(.notice, number: notice.notice.number).description)
                            ),
                            ("rung", .string(notice.notice.rung)),
                            ("role", .string(notice.notice.role.rawValue)),
                            ("to", notice.staff.map { Self.short($0) }),
                            ("planned", .string(notice.notice.planned.iso)),
                            ("fate", notice.notice.fate.map { .string($0.rawValue) }),
                            ("reason", notice.reason.map { .string($0) }),
                            ("delivery", notice.delivery.map { .string($0) }),
                            ("at", notice.at.map { .string($0.rfc3339) }),
                        ])
                    }
                )
            ),
        ])
    }
}
