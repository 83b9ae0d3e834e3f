import Testing

/// Tests/RULEBOOK.md has every row of the rulebook, and each names a test that exists or a reason.
@Suite struct RulebookRules {
    static let table = SourceTree.files(under: "Tests", ending: "RULEBOOK.md").first
    static let packs = SourceTree.files(under: "etc/rules.d", ending: ".toml")

    /// The rulebook's rows, by section.
    private static let agreed: [String] = [
        ("D", 8), ("C", 9), ("L", 4), ("S", 6), ("T", 9), ("P", 10), ("F", 8), ("O", 10), ("M", 5),
        ("G", 6), ("K", 5),
    ].flatMap { letter, count in (1...count).map { "\(letter)\($0)" } }

    /// The rows of a table: id, and what its last cell says.
    static func rows(of text: String) -> [(id: String, said: String)] {
        text.matches(of: /(?m)^\| ([A-Z][0-9]+) \| [^|]+ \| ([^|]+) \|$/).map {
            (String($0.1), String($0.2))
        }
    }

    /// The names of tests in a text that speak of an id.
    private static func tests(naming id: String) -> [String] {
        SourceTree.tests.flatMap { file in
            file.text.matches(of: /@Test\s+func\s+`([^`]+)`/).map { String($0.1) }
        }.filter { name in
            name.split(whereSeparator: { " ,()".contains($0) }).contains { $0 == id }
        }
    }

    @Test func `every row has a test that names it, or a reason`() throws {
        let rows = Self.rows(of: try #require(Self.table).text)
        #expect(rows.map(\.id).sorted() == Self.agreed.sorted())
        for row in rows {
            guard let name = row.said.firstMatch(of: /^`(.+)`$/)?.1 else {
                #expect(row.said.hasPrefix("none: "), "\(row.id)")
                continue
            }
            #expect(Self.tests(naming: row.id).contains(String(name)), "\(row.id)")
        }
    }

    @Test func `every rule that ships is of a row, and every row that is tested has its rule`()
        throws
    {
        let shipped = Self.packs.flatMap { pack in
            pack.text.matches(of: /(?m)^id = "([^"]+)"/).map { String($0.1) }
        }
        #expect(Set(shipped).count == shipped.count && shipped.count > 30)
        let rows = shipped.map { String($0.prefix { $0 != "-" }) }
        #expect(Set(rows).subtracting(Self.agreed) == [])
    }

    @Test func `the oracle of due dates is short enough to be read against the rulebook`() throws {
        let oracle = try #require(
            SourceTree.tests.first { $0.path.hasSuffix("/DueDateOracle.swift") })
        let code = oracle.text.split(separator: "\n").filter { line in
            let text = line.drop { $0 == " " }
            return !text.isEmpty && !text.hasPrefix("//")
        }
        #expect(code.count > 100 && code.count <= 200)
    }

    @Test func `a number of national origin is one that the rulebook carries`() throws {
        // Periods marked national, by rule: a reader of the packs finds no other.
        let carried = [
            "C3": "months = 6", "D1": "months = 6", "F4": "months = 6", "L1": "months = 6",
            "L2": "years = 2", "O4": "end_of = \"year\"",
            "O4-in": "end_of = \"year\"", "O5": "end_of = \"year\"",
            "P1": "years = 1", "P4": "months = 3", "P5": "days = 0", "P6": "days = 0",
            "S1": "months = 6", "S4": "days = 0", "S5": "years = 5", "T1": "months = 6",
            "T5": "months = 1", "T7": "years = 2",
            "F7-publish": "end_of = \"year\"", "G6": "end_of = \"year\"",
            "M4": "years = 3", "M4-five": "years = 5", "O1": "end_of = \"month\"",
            "O2": "end_of = \"quarter\"", "O2-committee": "end_of = \"month\"",
            "O3": "end_of = \"year\"",
        ]
        var found: [String: String] = [:]
        for pack in Self.packs {
            for rule in pack.text.split(separator: "[[rule]]").dropFirst() {
                let head = rule.prefix(
                    upTo: rule.firstRange(of: "[[rule.rung]]")?.lowerBound ?? rule.endIndex)
                // A slot has no number until an office confirms one.
                guard head.contains("origin = \"national\""), !head.contains("confidence = \"U\""),
                    let id = head.firstMatch(of: /id = "([^"]+)"/)?.1,
                    let period = head.firstMatch(of: /period = \{ (.+) \}/)?.1
                else { continue }
                found[String(id)] = String(period)
            }
        }
        #expect(found == carried)
    }
}
