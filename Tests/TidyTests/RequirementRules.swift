import Testing

/// Tests/REQUIREMENTS.md and the names of the tests speak of the same numbers.
@Suite struct RequirementRules {
    static let table = SourceTree.files(under: "Tests", ending: "REQUIREMENTS.md").first

    /// The numbers that begin a row of the table.
    static func asked(in text: String) -> Set<String> {
        Set(text.matches(of: /(?m)^\| (R[0-9]{2}) \| [^|\s]/).map { String($0.1) })
    }

    /// The numbers in the names of tests: of functions in backticks that have `@Test`, and of display
    /// names; what is commented out is no test.
    static func named(in text: String) -> Set<String> {
        let code = text.replacing(/(?m)^\s*\/\/.*$/, with: "")
        let names =
            code.matches(of: /@Test(?:\([^`{}]*\))?\s*func\s*`([^`]+)`\s*\(/).map(\.1)
            + code.matches(of: /@(?:Test|Suite)\(\s*"([^"]+)"/).map(\.1)
        return Set(names.flatMap { $0.matches(of: /\bR[0-9]{2}\b/).map { String($0.0) } })
    }

    /// What was agreed on for the protocol and the client.
    private static let agreed = Set(
        ((1...24).map { $0 } + [26, 27, 28, 30] + (33...46) + [49] + (56...68)).map {
            $0 < 10 ? "R0\($0)" : "R\($0)"
        })

    @Test func `every requirement has a test that names it, and no test names another`() throws {
        let asked = Self.asked(in: try #require(Self.table).text)
        // None may be given up by taking it from both sides.
        #expect(Self.agreed.subtracting(asked).sorted() == [])
        let named = SourceTree.tests.filter { !$0.path.hasSuffix("RequirementRules.swift") }
            .map { Self.named(in: $0.text) }.reduce(into: Set()) { $0.formUnion($1) }
        #expect(asked.subtracting(named).sorted() == [])
        #expect(named.subtracting(asked).sorted() == [])
    }

    @Test func `a number in a comment is no test, and a row without a sentence asks nothing`() {
        #expect(Self.asked(in: "| R97 | a sentence |\n| R98 | |\nR99") == ["R97"])
        let text = """
            // R97
            @Test func `R98: it holds`() {}
            @Test("R96 holds") func x() {}
            func `R95: no test`() {}
            // @Test func `R94: it is commented out`() {}
            """
        #expect(Self.named(in: text) == ["R96", "R98"])
    }
}
