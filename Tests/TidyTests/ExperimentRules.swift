import Testing

/// Tests/EXPERIMENTS.md speaks of tests that exist.
@Suite struct ExperimentRules {
    static let table = SourceTree.files(under: "Tests", ending: "EXPERIMENTS.md").first

    /// The rows of a table whose first cell names a file, with that file and all words in backticks
    /// that are sentences: names of tests.
    static func rows(of text: String) -> [(file: String, tests: [String])] {
        text.split(separator: "\n").compactMap { line in
            let quoted = line.matches(of: /`([^`]+)`/).map { String($0.1) }
            guard line.hasPrefix("| `"), let file = quoted.first, file.hasSuffix(".swift") else {
                return nil
            }
            return (file, quoted.dropFirst().filter { $0.count(where: { $0 == " " }) >= 3 })
        }
    }

    static func missing(in rows: [(file: String, tests: [String])]) -> [String] {
        rows.flatMap { row in
            guard let file = SourceTree.tests.first(where: { $0.path == "Tests/" + row.file })
            else { return [row.file] }
            return row.tests.filter { !file.text.contains("func `\($0)`(") }
        }
    }

    @Test func `every experiment in the table exists`() throws {
        let rows = Self.rows(of: try #require(Self.table).text)
        #expect(rows.count > 10)
        for row in rows { #expect(!row.tests.isEmpty, "\(row.file) has a row without a test") }
        #expect(Self.missing(in: rows) == [])
    }

    @Test func `a row about a test that is gone is found`() {
        let rows = Self.rows(
            of: """
                | `TidyTests/ExperimentRules.swift`: `a test that nobody has written` | x |
                | `TidyTests/Nowhere.swift`: `every experiment in the table exists` | x |
                """
        )
        #expect(
            Self.missing(in: rows) == ["a test that nobody has written", "TidyTests/Nowhere.swift"])
    }
}
