import LiaisonCore
import LiaisonDaemon
import LiaisonTestKit
import Testing

/// An office's own words about rules, beside the shipped packs.
@Suite struct RulePackTests {
    private static func load(_ text: String) throws -> Result<[Rule], ConfigurationFaults> {
        let directory = try TemporaryDirectory()
        let file = try directory.configuration([])
        try directory.write(text, to: "etc/rules.d/office.toml")
        return try Configuration.load(file: file).get().loadRules()
    }

    private static func override(_ lines: String) -> String {
        "pack = \"office\"\n\n[[override]]\n\(lines)\n"
    }

    @Test func `an override in a pack of its own changes the rule of another`() throws {
        let rules = try Self.load(RulePackText.office).get()
        let rule = try #require(rules.first { $0.id == "D4" })
        #expect(rule.period == .days(20) && rule.packPeriod == .days(30))
        #expect(rule.origin == .local)
        #expect(rule.basis.hasSuffix("；某县组发〔2026〕1号"))
        #expect(rules.first { $0.id == "X1" }?.isSlot == true)
        #expect(rules.filter { $0.packPeriod != nil }.count == 1)
        let off = try Self.load(Self.override("rule = \"C1\"\nenabled = false")).get()
        #expect(off.first { $0.id == "C1" }?.enabled == false)
    }

    @Test(arguments: [
        ("rule = \"C3\"\nperiod = { months = 7 }", 5, "period", "only a stricter period"),
        ("rule = \"D1\"\nperiod = { months = 7 }", 5, "period", "cannot have another period"),
        ("rule = \"D1\"\nperiod = { months = 5 }", 5, "period", "cannot have another period"),
        ("rule = \"D1\"\nenabled = false", 5, "enabled", "is national and cannot be switched off"),
        ("rule = \"Z9\"\nenabled = false", 4, "rule", "there is no rule Z9"),
        ("rule = \"C1\"", 4, "rule", "says neither period nor enabled"),
        ("rule = \"C1\"\nperiod = { weeks = 1 }", 5, "period.", "needs exactly one of"),
        ("rule = \"C1\"\nenabled = true\nperoid = 1", 6, "peroid", "unknown key"),
        ("enabled = true", 3, "rule", "missing"),
        (
            "rule = \"C1\"\nenabled = true\n[[override]]\nrule = \"C1\"\nenabled = false", 7,
            "rule",
            "overridden twice"
        ),
    ])
    func `what an office may not have is a fault with its line`(
        lines: String, line: Int, key: String, message: String
    ) throws {
        guard case .failure(let found) = try Self.load(Self.override(lines)) else {
            Issue.record("it was taken")
            return
        }
        let fault = try #require(found.faults.first { $0.message.contains(message) })
        #expect(fault.line == line)
        #expect(fault.key.hasSuffix("." + key), "\(fault.key)")
        #expect(fault.file.hasSuffix("/office.toml"))
    }

    @Test func `the fault cites the article that sets the period`() throws {
        let lines = "rule = \"C3\"\nperiod = { years = 1 }"
        guard case .failure(let found) = try Self.load(Self.override(lines)) else {
            Issue.record("it was taken")
            return
        }
        let rules = try Self.load("pack = \"office\"").get()
        let basis = try #require(rules.first { $0.id == "C3" }?.basis)
        #expect(found.faults.map(\.message).contains { $0.contains(basis) })
    }
}
