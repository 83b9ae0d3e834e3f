import Foundation
import LiaisonCore
import LiaisonDaemon
import LiaisonTestKit
import Testing

/// What stands in etc is what the tests of the core reckon with.
@Suite struct ShippedFilesTests {
    private func shipped() throws -> Configuration {
        try Configuration.load(file: Project.path("etc/liaison.toml")).get()
    }

    @Test func `every key of liaison.toml stands there with its default`() throws {
        let defaults = Configuration(directory: Project.path("etc"))
        let read = try shipped()
        #expect(String(describing: read) == String(describing: defaults))
    }

    @Test func `every key of liaison.toml has its place among those that a reload compares`() throws
    {
        let text = try String(contentsOfFile: Project.path("etc/liaison.toml"), encoding: .utf8)
        var section = ""
        var keys: Set<String> = []
        for line in text.split(separator: "\n") {
            if let match = line.firstMatch(of: /^\[([a-z]+)\]/) { section = String(match.1) }
            // A key that is only shown, as a comment, is one too.
            if let match = line.trimmingPrefix("# ").firstMatch(of: /^([a-z_]+)\s=/) {
                keys.insert("\(section).\(match.1)")
            }
        }
        #expect(keys.count > 20)
        #expect(Set(ConfigurationKey.table.map(\.name)) == keys)
    }

    @Test func `the rules of the tests' pack are those the core is tested with`() throws {
        var configuration = try shipped()
        configuration.rulesDirectory = Project.path(RulePacks.tested)
        let rules = try configuration.loadRules().get()
            .filter { $0.enabled && $0.subject == .member }.sorted { $0.id < $1.id }
        #expect(rules.map(\.id) == TestRules.all.map(\.id).sorted())
        for (rule, tested) in zip(rules, TestRules.all.sorted { $0.id < $1.id }) {
            #expect(rule.appliesTo == tested.appliesTo)
            #expect(rule.clock == tested.clock)
            #expect(rule.clockFallback == tested.clockFallback)
            #expect(rule.period == tested.period)
            #expect(rule.halfYearEnd == tested.halfYearEnd)
            #expect(rule.direction == tested.direction)
            #expect(rule.fulfilledBy == tested.fulfilledBy)
            #expect(rule.ladder.map(\.name) == tested.ladder.map(\.name))
            #expect(rule.ladder.map(\.offset) == tested.ladder.map(\.offset))
            #expect(rule.ladder.map(\.to) == tested.ladder.map(\.to))
            #expect(rule.whenLate == tested.whenLate)
        }
    }

    @Test func `the calendars are those of the State Council's notices, 248 working days each`()
        throws
    {
        let calendar = try shipped().loadCalendar().get()
        #expect(calendar == TestCalendar.known)
        #expect([2025, 2026].map { calendar.workingDays(year: $0) } == [248, 248])
    }

    @Test func `no rule is unverified and on, and each names its basis`() throws {
        for rule in try shipped().loadRules().get() {
            #expect(!rule.basis.isEmpty)
            #expect(rule.confidence != .unverified || !rule.enabled)
        }
    }
}
