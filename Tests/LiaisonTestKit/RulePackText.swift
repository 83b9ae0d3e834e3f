import Foundation

/// The tests' pack with another period of rule C1, as an office would send it.
package struct RulePackText: Sendable {
    package let text: String

    /// The pack is not as it was when this was written.
    package struct Changed: Error {}

    /// - Parameters:
    ///   - months: the period of C1.
    ///   - enabled: whether C1 is on.
    package init(months: Int = 3, enabled: Bool = true) throws {
        let file = Project.path(RulePacks.tested + "/mobile-members.toml")
        let pack = try String(contentsOfFile: file, encoding: .utf8)
        guard let start = pack.range(of: "id = \"C1\"\n"),
            let period = pack.range(
                of: "period = { months = 3 }", range: start.upperBound..<pack.endIndex)
        else { throw Changed() }
        text = pack.replacingCharacters(in: period, with: "period = { months = \(months) }")
            .replacingCharacters(in: start, with: "id = \"C1\"\nenabled = \(enabled)\n")
    }
}

extension RulePackText {
    /// An office's own pack: it sees to rule D4 in 20 days, and X1 waits for whoever holds the document.
    package static let office = """
        pack = "office"

        [[override]]
        rule = "D4"
        period = { days = 20 }
        basis = "某县组发〔2026〕1号"

        [[rule]]
        id = "X1"
        title = { zh = "按文件办理", en = "do what the document says" }
        basis = "待查"
        confidence = "U"
        origin = "national"
        enabled = false
        note = "The document has not been read."
        applies_to = ["away"]
        clock = ["departure"]
        period = { days = 1 }
        direction = "not-later-than"
        fulfilled_by = ["return"]
        when_late = "send"

        [[rule.rung]]
        name = "due"
        days = 0
        to = "liaison"
        origin = "product"

        """
}

extension TestDaemon {
    /// Puts the office's own pack among its files.
    package func writeOfficePack(_ text: String = RulePackText.office) throws {
        try directory.write(text, to: "etc/rules.d/office.toml")
    }
}
