import Foundation
import LiaisonDaemon
import LiaisonTestKit
import Testing

/// The pages of the manual say what the programs go by, and are well-formed.
@Suite struct ManualTests {
    @Test func `there is a page for each program, each file and the protocol`() {
        #expect(
            ManualPage.all.map(\.name) == [
                "liaison-protocol.7", "liaison-rules.5", "liaison.toml.5", "liaisonctl.1",
                "liaisond.8",
            ])
    }

    /// With `LIAISON_REWRITE=1` in the environment the generated parts are written anew.
    @Test(arguments: ManualPage.all)
    func `the generated parts of a page are those of the programs' own tables`(
        page: ManualPage
    ) throws {
        let text = try String(contentsOfFile: page.path, encoding: .utf8)
        let names = ManualPage.parts(of: text)
        #expect(!names.isEmpty)
        var parts: [String: String] = [:]
        for name in names {
            let part: String = try #require(try ManualParts.part(name, of: page), "\(name)")
            parts[name] = part
        }
        let right = ManualPage.rewritten(text) { parts[$0] }
        if ProcessInfo.processInfo.environment["LIAISON_REWRITE"] == "1" {
            try right.write(toFile: page.path, atomically: true, encoding: .utf8)
        } else {
            #expect(text == right, "run this test with LIAISON_REWRITE=1, and read the change")
        }
    }

    @Test(
        .enabled(if: ManualPage.whyNoLint == nil, "SKIPPED: \(ManualPage.whyNoLint ?? "")"),
        arguments: ManualPage.all)
    func `mandoc has nothing to say about a page`(page: ManualPage) throws {
        #expect(try ManualPage.lint(page.path) == [])
    }

    /// The control: a page with one list left open, and one with a macro that does not exist.
    @Test(
        .enabled(if: ManualPage.whyNoLint == nil, "SKIPPED: \(ManualPage.whyNoLint ?? "")"),
        arguments: [(".El\n", ""), (".Sh DESCRIPTION\n", ".Sh DESCRIPTION\n.Xq\n")])
    func `a page that is not well-formed is found out`(old: String, new: String) throws {
        let page = try String(contentsOfFile: ManualPage("liaisond.8").path, encoding: .utf8)
        let directory = try TemporaryDirectory()
        let file = try directory.write(
            page.replacing(old, with: new, maxReplacements: 1), to: "liaisond.8")
        #expect(try ManualPage.lint(file) != [])
    }

    /// What stands between `.Bd` and `.Ed` on a page.
    private static func example(of page: String) throws -> String {
        let text = try String(contentsOfFile: ManualPage(page).path, encoding: .utf8)
        let block = try #require(text.firstMatch(of: /\.Bd[^\n]*\n((?s).*?)\.Ed/))
        return String(block.1)
    }

    @Test func `the example of a rule is a rule, and that of a configuration is one`() throws {
        let directory = try TemporaryDirectory()
        let file = try directory.configuration()
        let rule = try Self.example(of: "liaison-rules.5")
        try directory.write(rule, to: "etc/rules.d/example.toml")
        #expect(try Configuration.load(file: file).get().checkRules() == [])
        // The group of the example is made by an installation.
        let configuration = try Self.example(of: "liaison.toml.5").replacing(
            "liaison-clients", with: "root")
        try directory.write(configuration, to: "etc/liaison.toml")
        #expect(try Configuration.load(file: file).get().accessGroup == "root")
        // The control: what it says is read.
        try directory.write(
            rule.replacing("\"contact\"", with: "\"email\""), to: "etc/rules.d/example.toml")
        #expect(try Configuration.load(file: file).get().checkRules() != [])
    }

    @Test func `what stands between the marks of a part is replaced, and nothing else`() {
        let text = "a\n.\\\" generated: x\nold\n.\\\" end of x\nb\n"
        #expect(ManualPage.parts(of: text) == ["x"])
        #expect(
            ManualPage.rewritten(text) { $0 + "!\n" }
                == "a\n.\\\" generated: x\nx!\n.\\\" end of x\nb\n")
    }

    @Test(arguments: [
        ("One. Two of it.", "One.\nTwo of it.\n"), (".dot", "\\&.dot\n"), ("a\\b", "a\\eb\n"),
        ("see `x`", "see \\(oqx\\(cq\n"),
    ])
    func `a text is prose whatever stands in it`(text: String, prose: String) {
        #expect(Mdoc.prose(text) == prose)
    }
}
