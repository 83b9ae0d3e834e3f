internal import GRDB
internal import LiaisonCore

/// Whom a text fits, way by way, the best way first. Whole numbers and whole names as they stand on
/// record are found by an index; everything else looks at every name of the scope once.
extension Database {
    func id(_ text: String, kind: Handle.Kind, table: String) throws -> Int64? {
        guard let handle = Handle(parsing: text), handle.kind == kind else { return nil }
        return try id(of: handle, in: table)
    }

    func id(of handle: Handle, in table: String) throws -> Int64? {
        try row("SELECT id FROM \(table) WHERE handle = ?", [handle.description])?.number(0)
    }

    /// - Parameter every: whether all ways are looked through, though a better one has found.
    func members(
        _ typed: String, _ roster: StaffID?, _ branches: [OrgID]?, limit: Int, every: Bool
    ) throws -> [[MemberID]] {
        let text = TypedText.reference(typed)
        if Handle(parsing: text) != nil {
            return [try id(text, kind: .member, table: "member").map { [MemberID($0)] } ?? []]
        }
        if let roster, let number = Self.rosterNumber(text) {
            let row = try row(
                "SELECT member FROM roster WHERE staff = ? AND number = ? AND freedOn IS NULL",
                [roster.number, number]
            )
            return [row.map { [MemberID($0.number(0))] } ?? []]
        }
        let scope = branches.map { Set($0) }
        func within(_ owner: Int64) throws -> Bool {
            guard let scope else { return true }
            let branch = try row("SELECT branch FROM member WHERE id = ?", [owner])?
                .optionalNumber(0)
            return branch.map { scope.contains(OrgID($0)) } ?? false
        }
        let number = NumberQuery(text)
        var ways: [[Int64]] = []
        if let number {
            ways.append(try members("id_number", is: [number.digits]))
            ways.append(
                try ["phone", "second_phone"].flatMap {
                    try members($0, is: [text, number.digits])
                })
        }
        ways.append(try members("name", is: [text]))
        ways = try ways.map { try $0.filter(within) }
        // A whole number or name that an index knows is the answer; parts are not looked for.
        if !every, let found = ways.first(where: { !$0.isEmpty }) {
            return [Set(found).sorted().prefix(limit).map { MemberID($0) }]
        }
        ways += try named(
            text,
            "SELECT p.owner, p.value, p.version FROM personal p INDEXED BY memberByName"
                + " WHERE p.kind = 'm' AND p.field = 'name'", kind: "m", limit, within)
        if let number { ways.append(try members(tail: number, limit, within)) }
        return ways.map { way in Set(way).sorted().prefix(limit).map { MemberID($0) } }
    }

    /// A roster number has at most three digits; four begin the tail of a telephone.
    package static func rosterNumber(_ text: String) -> Int64? {
        text.count < NumberQuery.tailDigits && text.allSatisfy(\.isASCII) ? Int64(text) : nil
    }

    func staff(_ typed: String, limit: Int) throws -> [[StaffID]] {
        let text = TypedText.reference(typed)
        if Handle(parsing: text) != nil {
            return [try id(text, kind: .staff, table: "staff").map { [StaffID($0)] } ?? []]
        }
        var ways = try named(
            text, "SELECT owner, value, version FROM personal WHERE kind = 's' AND field = 'name'",
            kind: "s", limit, { _ in true })
        if let number = NumberQuery(text) {
            var whole: [Int64] = []
            var tails: [Int64] = []
            try each(
                "SELECT owner, value, version FROM personal WHERE kind = 's' AND field = 'phone'"
            ) { owner, value, version in
                guard number.fits(tailOf: value), try isNewest(version, "s", owner, "phone") else {
                    return
                }
                tails.append(owner)
                if NumberQuery(value)?.digits == number.digits { whole.append(owner) }
            }
            ways = [whole] + ways + [tails]
        }
        return ways.map { way in Set(way).sorted().prefix(limit).map { StaffID($0) } }
    }

    func orgs(_ typed: String, limit: Int) throws -> [[OrgID]] {
        let text = TypedText.reference(typed)
        if Handle(parsing: text) != nil {
            return [try id(text, kind: .org, table: "org").map { [OrgID($0)] } ?? []]
        }
        let exact = try rows("SELECT id FROM org WHERE name = ? LIMIT ?", [typed, limit])
        if !exact.isEmpty { return [exact.map { OrgID($0.number(0)) }] }
        let query = NameQuery(text)
        var ways = [[OrgID]](repeating: [], count: NameFit.allCases.count)
        for row in try rows("SELECT id, name FROM org ORDER BY id") {
            if let fit = query.fit(row[1]), ways[fit.rawValue].count < limit {
                ways[fit.rawValue].append(OrgID(row.number(0)))
            }
        }
        return ways
    }

    /// The members who have one of these as the current value of a field. The literals let SQLite
    /// use the partial index of the field.
    private func members(_ field: String, is values: [String]) throws -> [Int64] {
        try Set(values).sorted().flatMap { value in
            try rows(
                """
                SELECT p.owner FROM personal p
                WHERE p.kind = 'm' AND p.field = '\(field)' AND p.value = ? AND \(Self.isCurrent)
                ORDER BY p.owner
                """,
                [Array(value.utf8)]
            ).map { $0.number(0) }
        }
    }

    /// The owners whose name fits, a list for each way of fitting, the best first.
    private func named(
        _ text: String, _ sql: String, kind: String, _ limit: Int,
        _ within: (Int64) throws -> Bool
    ) throws -> [[Int64]] {
        var ways = [[Int64]](repeating: [], count: NameFit.allCases.count)
        let query = NameQuery(text)
        guard !query.isEmpty else { return ways }
        try each(sql) { owner, name, version in
            guard let fit = query.fit(name), ways[fit.rawValue].count < limit,
                try isNewest(version, kind, owner, "name"), try within(owner)
            else { return }
            ways[fit.rawValue].append(owner)
        }
        return ways
    }

    private func members(
        tail number: NumberQuery, _ limit: Int, _ within: (Int64) throws -> Bool
    ) throws -> [Int64] {
        var found: [Int64] = []
        for (field, index) in [
            ("phone", "memberByPhone"), ("second_phone", "memberBySecondPhone"),
            ("id_number", "memberByIDNumber"),
        ] {
            try each(
                "SELECT p.owner, p.value, p.version FROM personal p INDEXED BY \(index)"
                    + " WHERE p.kind = 'm' AND p.field = '\(field)'"
            ) { owner, value, version in
                guard found.count < limit, number.fits(tailOf: value),
                    try isNewest(version, "m", owner, field), try within(owner)
                else { return }
                found.append(owner)
            }
        }
        return found
    }

    /// Goes through owners and values without keeping them.
    private func each(_ sql: String, _ body: (Int64, String, Int64) throws -> Void) throws {
        try each(sql, []) { row in
            try body(
                row.number(0), String(decoding: row[1] as [UInt8], as: UTF8.self), row.number(2))
        }
    }

    private func isNewest(
        _ version: Int64, _ kind: String, _ owner: Int64, _ field: String
    ) throws -> Bool {
        try integer(
            "SELECT max(version) FROM personal WHERE kind = ? AND owner = ? AND field = ?",
            [kind, owner, field]) == version
    }
}
