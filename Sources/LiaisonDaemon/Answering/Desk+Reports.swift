internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// Reports: figures from what was recorded.
extension Desk {
    static let reportHandlers: [String: Handler] = [
        "report.duties": read { desk, params in try desk.dutyReport(params) },
        "report.handshake": read { desk, params in
            let org = try params["org"]?.string.map { try desk.org(named: $0).id }
            let people = try desk.store.unplaced(under: org, try Desk.page(params))
            return Desk.answer("people", people) { desk.encodeHandshake($0) }
        },
    ]

    private func dutyReport(_ params: JSONValue) throws -> JSONValue {
        let text = params["period"]?.string ?? "\(today.year)"
        guard let period = ReportPeriod(text) else {
            throw ErrorReply(
                .paramsInvalid, "expected a period as 2026, 2026Q4 or 2026-11",
                path: "params.period")
        }
        let org = try params["org"]?.string.map { try self.org(named: $0).id }
        // What falls due later in the period is not open yet.
        let listing = try store.dutyFigures(
            under: org, from: period.first, through: min(period.last, today))
        let figures = listing.rows.first ?? DutyFigures()
        return [
            "from": .string(period.first.iso), "through": .string(period.last.iso),
            "duties": .array(DutyLists.all.map { Self.encode($0, figures) }),
            "cursor": Self.encode(listing.cursor),
        ]
    }

    private func encodeHandshake(_ line: MemberLine) -> JSONValue {
        guard let absence = line.dossier.absence else { return [:] }
        let handshake = Handshake(absence)
        return .compact([
            ("member", Self.encode(line)), ("expected", Self.date(absence.expectedOn)),
            ("checked_in", Self.date(absence.checkedInOn)),
            ("waits_for", Self.word(handshake.next)), ("side", Self.word(handshake.side)),
            ("since", Self.date(handshake.since)),
            ("days", handshake.days(on: today).map { .integer($0) }),
        ])
    }

    private static func encode(_ duty: ListedDuty, _ figures: DutyFigures) -> JSONValue {
        let open = duty.rules.map { figures.open[$0] ?? 0 }.reduce(0, +)
        let evidence = duty.evidence.compactMap { word -> (EvidenceWord, Int)? in
            let count = duty.count(of: word, in: figures.evidence)
            return count > 0 ? (word, count) : nil
        }
        let state = ListedState(evidence: evidence.map(\.1).reduce(0, +), open: open)
        return [
            "side": .string(duty.side.rawValue), "number": .integer(duty.number),
            "title": encode(duty.title), "owner": .string(duty.owner.rawValue),
            "rules": .strings(duty.rules), "state": .string(state.rawValue),
            "open": .integer(open),
            "evidence": .array(
                evidence.map {
                    ["kind": .string($0.0.rawValue), "count": .integer($0.1)]
                }),
        ]
    }
}
