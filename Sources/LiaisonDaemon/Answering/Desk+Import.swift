internal import Crypto
internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// `import.*`: the client sends cells, the daemon reads their meaning and plans; apply carries out
/// exactly that plan.
extension Desk {
    static let importHandlers: [String: Handler] = [
        "import.open": { desk, params, caller in
            .answer(try desk.openImport(params, caller))
        },
        "import.rows": { desk, params, caller in
            var open = try desk.imports.named(params["import"]?.string ?? "", on: caller.connection)
            try open.take(params["rows"]?.array ?? [])
            desk.imports.keep(open, on: caller.connection)
            return .answer(["rows": .integer(open.last + 1)])
        },
        "import.plan": { desk, params, caller in try desk.planImport(params, caller) },
        "import.apply": change { _, params in
            Change(work: .applyPlan(params["digest"]?.string ?? ""), reporter: .ledger)
        },
    ]

    func forget(connection: Int) { imports.forget(connection: connection) }

    private func openImport(_ params: JSONValue, _ caller: Caller) throws -> JSONValue {
        let rows = (params["headings"]?.array ?? []).map { row in
            (row.array ?? []).map { $0.string ?? "" }
        }
        let options = try importOptions(params)
        guard let map = HeadingMap(office.headings, for: options.kind) else {
            throw ErrorReply(
                .importNotALedger,
                "headings.toml has no section [inflow]: take it over from the file that ships",
                details: ["reason": "inflow-headings"]
            )
        }
        let head: LedgerHead
        do throws(LedgerHead.Fault) { head = try LedgerHead(rows, map, options.kind) } catch {
            throw Self.reply(to: isOtherKind(rows, options.kind) ?? error)
        }
        if options.org == nil { try refuseSeveral(named: head.unit) }
        let id = imports.open(head, options, on: caller.connection, today: today)
        return .compact([
            ("import", .string(id)), ("first_row", .integer(head.firstRow)),
            (
                "columns",
                .object(
                    LedgerField.allCases.compactMap { field in
                        head.titles[field].map { JSONMember(field.rawValue, .string($0)) }
                    }
                )
            ),
        ])
    }

    /// Rows in which nothing was recognised may have the other ledger's headings only.
    private func isOtherKind(_ rows: [[String]], _ kind: LedgerKind) -> LedgerHead.Fault? {
        let other: LedgerKind = kind == .outflow ? .inflow : .outflow
        // Why the rows are none of that kind either makes no difference.
        guard let map = HeadingMap(office.headings, for: other),
            let head = try? LedgerHead(rows, map, other),
            head.columns[other == .inflow ? .arrived : .departed] != nil
        else { return nil }
        return .other(other)
    }

    private func importOptions(_ params: JSONValue) throws -> ImportOptions {
        let given = params["options"] ?? [:]
        var options = ImportOptions(payer: office.duesPayer, abroad: office.abroad)
        options.kind = try word(params, "kind", else: LedgerKind.outflow)
        options.withoutID = given["without_id"]?.bool ?? false
        options.notRecognised = given["not_recognised"]?.bool ?? false
        options.org = try given["org"]?.string.map { try org(named: $0).id }
        guard options.kind == .outflow || given["not_recognised"] == nil else {
            throw ErrorReply(
                .paramsInvalid, "the home side recognises: this goes with outflow ledgers only",
                path: "params.options.not_recognised"
            )
        }
        return options
    }

    /// The ledger's 填报单位 must be one org, or a new one: which of two is not guessed.
    private func refuseSeveral(named unit: String?) throws {
        guard let unit else { return }
        let same = try store.orgs().rows.filter { CellText.withoutBlanks($0.name) == unit }
        guard same.count > 1 else { return }
        throw Self.ambiguous(
            same,
            "several organisations have the name of the ledger's own: say which with the option org"
        )
    }

    private static func reply(to fault: LedgerHead.Fault) -> ErrorReply {
        switch fault {
        case .noHeadings:
            ErrorReply(
                .importNotALedger,
                "no row of headings names people and two things more; see headings.toml",
                details: ["reason": "headings"]
            )
        case .other(let kind):
            ErrorReply(
                .importNotALedger,
                kind == .inflow
                    ? "this is a ledger of people who came in: open it with the kind inflow"
                    : "this is a ledger of people who left: open it with the kind outflow",
                details: ["reason": .string(kind.rawValue)]
            )
        }
    }

    /// The first page makes and keeps the plan, the others read on in it.
    private func planImport(_ params: JSONValue, _ caller: Caller) throws -> Route {
        var open = try imports.named(params["import"]?.string ?? "", on: caller.connection)
        if let cursor = params["cursor"]?.string {
            guard let planned = open.planned, let from = Int(cursor),
                planned.rows.indices.contains(from)
            else { throw ErrorReply(.paramsInvalid, "no such page", path: "params.cursor") }
            return .answer(Self.page(of: planned, from: from))
        }
        let records = open.numbered
        guard !records.isEmpty else {
            throw ErrorReply(
                .importNotALedger,
                "there is nobody below the headings",
                details: ["reason": "empty"]
            )
        }
        let key = try planKey()
        let circumstance = Circumstance(
            now: engine.now,
            today: today,
            reporter: .ledger,
            rules: engine.rules
        )
        let head = open.head
        let options = open.options
        let planned = try store.survey { roll in
            try ImportPlanner(roll, records, head, options, circumstance, zone)
                .finish { planned in Self.digest(of: planned, key: key) }
        }
        open.planned = planned
        imports.keep(open, on: caller.connection)
        let page = Self.page(of: planned, from: 0)
        return .change(Change(work: .keepPlan(planned.plan), encode: { _ in page }))
    }

    private func planKey() throws -> SymmetricKey {
        SymmetricKey(data: Array((try store.meta("planKey") ?? "").utf8))
    }

    /// Names a plan by an HMAC of all that is in it: equal plans of one roll have one name, and the
    /// name tells nothing about anybody, since the key stays in the database.
    private static func digest(of planned: PlannedImport, key: SymmetricKey) -> String {
        var hmac = HMAC<SHA256>(key: key)
        hmac.update(data: Array("\(planned.kind.rawValue) \(planned.plan.rollSequence)".utf8))
        for row in planned.rows { hmac.update(data: encode(row).encoded()) }
        hmac.update(data: creates(planned).encoded())
        hmac.update(data: questions(planned).encoded())
        return Daemon.hex(Array(hmac.finalize()).prefix(digestBytes))
    }

    /// Eight bytes: an office has a handful of plans, and a digest is typed by hand.
    private static let digestBytes = 8
}
