import Foundation

/// A page of the manual: mdoc(7), partly written by hand and partly generated from what the
/// programs themselves go by.
package struct ManualPage: Sendable, CustomStringConvertible {
    /// Name and section, as `liaisond.8`.
    package let name: String

    package init(_ name: String) { self.name = name }

    /// Every page there is.
    package static let all =
        ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [])
        .filter { $0.contains(/\.[1-8]$/) }.sorted().map(ManualPage.init)

    private static let directory = Project.path("systemd/man")

    /// Where it lies.
    package var path: String { Self.directory + "/" + name }

    package var description: String { name }

    /// The names of the generated parts of a text.
    package static func parts(of text: String) -> [String] {
        text.matches(of: /(?m)^\.\\" generated: ([a-z-]+)$/).map { String($0.1) }
    }

    /// A text with its generated parts as they should be; a part that is unknown goes empty.
    package static func rewritten(_ text: String, _ part: (String) -> String?) -> String {
        parts(of: text).reduce(text) { text, name in
            let open = ".\\\" generated: \(name)\n"
            let close = ".\\\" end of \(name)\n"
            guard let start = text.range(of: open), let end = text.range(of: close) else {
                return text
            }
            return text[..<start.upperBound] + (part(name) ?? "") + text[end.lowerBound...]
        }
    }

    /// Why pages cannot be linted here; nil when they can.
    package static let whyNoLint: String? =
        (try? Command.run("/usr/bin/env", ["mandoc", "-Tascii", "/dev/null"]))?.status == 127
        ? "mandoc is not installed" : nil

    /// What mandoc(1) finds wrong with a page. Whether pages that it refers to are installed here
    /// is not asked: those of systemd need not be, and ours are not yet.
    package static func lint(_ path: String) throws -> [String] {
        try Command.run("/usr/bin/env", ["mandoc", "-Tlint", "-Wstyle", path]).output
            .split(separator: "\n").map(String.init)
            .filter { !$0.contains("referenced manual not found") }
    }
}

/// The words of mdoc(7).
package enum Mdoc {
    /// Bytes of a line; mandoc(1) warns past 80.
    private static let width = 78

    /// Prose: a sentence begins a line, what is in backquotes is quoted, nothing is a macro.
    package static func prose(_ text: String) -> String {
        var text = text.replacing("\\", with: "\\e")
        text = text.replacing(/`([^`]+)`/) { "\\(oq\($0.1)\\(cq" }
        let sentences = text.replacing(/([.!?]\)?) (?=[A-Z0-9\\])/) { "\($0.1)\n" }
        return sentences.split(separator: "\n").map { wrapped($0) + "\n" }.joined()
    }

    private static func wrapped(_ sentence: Substring) -> String {
        var lines: [String] = []
        for word in sentence.split(separator: " ") {
            if let last = lines.last, last.utf8.count + 1 + word.utf8.count <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        // A control character of roff at the start of a line is text all the same.
        return lines.map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&" + $0 : $0 }
            .joined(separator: "\n")
    }

    /// A word as an argument of a macro.
    package static func word(_ text: some StringProtocol) -> String {
        let text = String(text).replacing("\\", with: "\\e")
        if text.contains(" ") || text.contains("\"") {
            return "\"\(text.replacing("\"", with: "\"\""))\""
        }
        // What looks like a macro, or like punctuation, is neither.
        let isMacro = text.wholeMatch(of: /[A-Z%][a-z0-9]{1,2}/) != nil
        return isMacro || text.wholeMatch(of: /[-.,:;()\[\]?!|]/) != nil ? "\\&" + text : text
    }

    /// A list of terms, each with its explanation.
    ///
    /// - Parameter rows: what stands behind `.It`, and what stands under it.
    package static func list(_ rows: [(term: String, body: String)], isCompact: Bool = false)
        -> String
    {
        guard !rows.isEmpty else { return "" }
        return ".Bl -tag -width Ds\(isCompact ? " -compact" : "")\n"
            + rows.map { ".It \($0.term)\n\($0.body)" }.joined() + ".El\n"
    }

    /// A heading within a section.
    package static func subsection(_ title: String) -> String { ".Ss \(title)\n" }
}
