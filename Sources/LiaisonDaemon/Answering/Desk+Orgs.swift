internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// What an org did, what is on record of it, and what is due about orgs and staff people.
extension Desk {
    static let orgHandlers: [String: Handler] = [
        "org.record": change { desk, params in try desk.orgRecord(params) },
        "org.get": read { desk, params in
            let id = try desk.org(named: params["org"]?.string ?? "").id
            guard let card = try desk.store.orgCard(id) else {
                throw ErrorReply(.orgNotFound, "no such organisation")
            }
            return desk.encode(card)
        },
        "org.history": read { desk, params in
            let org = try desk.org(named: params["org"]?.string ?? "")
            let acts = try desk.store.history(of: org.handle, try Desk.page(params))
            return Desk.answer("entries", acts) { desk.encode($0) }
        },
        "org.members": read { desk, params in
            let org = try desk.org(named: params["org"]?.string ?? "").id
            let members = try desk.store.placed(in: org, try Desk.page(params))
            return Desk.answer("members", members) { Desk.encode($0) }
        },
        "agenda.orgs": read { desk, params in try desk.otherAgenda(params) },
    ]

    private func orgRecord(_ params: JSONValue) throws -> Change {
        let names =
            params["orgs"]?.array?.map { $0.string ?? "" } ?? [params["org"]?.string ?? ""]
        guard !names.isEmpty else {
            throw ErrorReply(
                .paramsInvalid, "name at least one organisation", path: "params.orgs")
        }
        var seen: Set<OrgID> = []
        let orgs = try names.enumerated().map { index, name in
            try Self.at(params["orgs"] == nil ? "params.org" : "params.orgs[\(index)]") {
                try org(named: name).id
            }
        }.filter { seen.insert($0).inserted }
        guard let kind = try optionalWord(params, "kind", as: OrgRecordKind.self) else {
            throw ErrorReply(.paramsInvalid, "missing", path: "params.kind")
        }
        let record = OrgRecord(
            kind, amount: params["amount"]?.integer, hasDocument: params["document"] != nil)
        let day = try day(params)
        var values = PersonalValues(
            factNote: params["note"]?.string, factDocument: params["document"]?.string)
        values.ofFact[.approvedBy] = params["approved_by"]?.string
        return Change(
            work: .org(orgs.map { ($0, .record(record, on: day), values) }),
            encode: { answer in
                guard case .outcomes(let outcomes) = answer else { return [:] }
                return [
                    "orgs": .array(
                        outcomes.map { Self.encode($0.outcome, of: $0.member, as: "org") })
                ]
            })
    }

    private func encode(_ card: OrgCard) -> JSONValue {
        let dossier = card.dossier
        let latest = dossier.latest.sorted { $0.key.rawValue < $1.key.rawValue }
        let founding: JSONValue? = card.founding.map { fact in
            .compact([
                ("on", .string(fact.on.iso)), ("members", fact.amount.map { .integer($0) }),
                ("document", fact.document.map { .string($0) }),
                ("approved_by", fact.approvedBy.map { .string($0) }),
            ])
        }
        return .compact(
            (Self.encode(card.line).members ?? []).map { ($0.name, $0.value) } + [
                ("opened_on", .string(dossier.openedOn.iso)),
                ("term_years", dossier.term.map { .integer($0.rawValue) }),
                ("sponsor", Self.word(card.sponsor)), ("founding", founding),
                ("closed_on", Self.date(dossier.closedOn)), ("placed", .integer(card.placed)),
                (
                    "latest",
                    .array(
                        latest.map { kind, day in
                            ["kind": .string(kind.rawValue), "on": .string(day.iso)]
                        })
                ), ("open", .array(dossier.duties.map { item($0) })),
            ])
    }

    private func otherAgenda(_ params: JSONValue) throws -> JSONValue {
        let scope = AgendaScope(
            until: today.adding(days: params["days"]?.integer ?? 0),
            org: try params["org"]?.string.map { try org(named: $0).id },
            staff: try params["for"]?.string.map { try staff(named: $0).id })
        let page = try Self.page(params)
        var beside: [(String, JSONValue?)] = [("today", .string(today.iso))]
        if page.after == nil {
            let counts = try store.otherAgendaCounts(scope, on: today)
            beside.append(
                (
                    "counts",
                    [
                        "subjects": .integer(counts.subjects), "items": .integer(counts.items),
                        "overdue": .integer(counts.overdue),
                    ]
                ))
        }
        return Self.answer("subjects", try store.otherAgenda(scope, page), beside) { line in
            let open = line.duties.filter { $0.showsFrom <= scope.until }
                .sorted { ($0.due, $0.number) < ($1.due, $1.number) }
            return [
                "kind": .string(line.subject.kind.rawValue), "handle": .string(line.handle),
                "name": .string(line.name), "items": .array(open.map { item($0) }),
            ]
        }
    }
}
