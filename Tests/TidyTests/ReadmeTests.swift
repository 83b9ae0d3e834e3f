import Foundation
import Testing

/// The README stays true: what it points to exists.
@Suite struct ReadmeTests {
    private static let text =
        (try? String(contentsOf: SourceTree.root.appending(path: "README.md"), encoding: .utf8))
        ?? ""

    private static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: SourceTree.root.appending(path: path).path)
    }

    /// What stands in backquotes in a cell or sentence.
    private static func quoted(_ text: some StringProtocol) -> [String] {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }

    @Test func `each step of the request and the reminder is a function of the file it names`()
        throws
    {
        let rows = Self.text.split(separator: "\n").filter { line in
            line.hasPrefix("| ") && line.contains(".swift`")
        }
        #expect(rows.count >= 20)
        for row in rows {
            let cells = row.split(separator: "|")
            let file = try #require(Self.quoted(cells[1]).first)
            let function = try #require(Self.quoted(cells[2]).first)
            let source = try #require(
                SourceTree.sources.first { $0.path == file },
                "\(file) does not exist"
            )
            let isThere =
                source.text.contains("func \(function)(")
                || source.text.contains("func \(function)<")
                || function == "init" && source.text.contains("init(")
            #expect(isThere, "\(file) has no \(function)")
        }
    }

    @Test func `every file and folder it names exists`() {
        let tops = ["Sources/", "Tests/", "etc/", "systemd/"]
        let named = Self.quoted(Self.text).flatMap { $0.split(separator: " ").map(String.init) }
            .map { $0.hasPrefix("./") ? String($0.dropFirst(2)) : $0 }
            .filter { name in tops.contains { name.hasPrefix($0) } }
        #expect(named.count > 20)
        for name in named { #expect(Self.exists(name), "\(name) does not exist") }
    }

    @Test func `it is no place for what is not there yet`() {
        for word in ["TODO", "coming soon", "NNN"] { #expect(!Self.text.contains(word)) }
    }
}
