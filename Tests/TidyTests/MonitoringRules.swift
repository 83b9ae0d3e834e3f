import Foundation
import Testing

/// What monitoring is told to look at exists.
@Suite struct MonitoringRules {
    /// Every family of the daemon's that its sources name, by the names of its samples.
    static func known() -> Set<String> {
        let sources = SourceTree.sources.filter {
            $0.path.hasPrefix("Sources/LiaisonDaemon/Metrics/")
        }
        var names: Set<String> = []
        for file in sources {
            for match in file.text.matches(of: /"(liaison_[a-z_]+)"/) {
                let name = String(match.1)
                names.formUnion(
                    ["", "_total", "_info", "_bucket", "_count", "_sum"].map { name + $0 })
            }
        }
        return names
    }

    static func used(in text: String) -> Set<String> {
        Set(text.matches(of: /liaison_[a-z_]+/).map { String($0.0) })
    }

    @Test func `every metric that an alert or the README looks at is measured`() throws {
        let rules = try #require(SourceTree.files(under: "systemd", ending: ".rules.yml").first)
        let used = Self.used(in: rules.text)
        #expect(used.count >= 8, "the check is blind")
        #expect(used.subtracting(Self.known()) == [])
        #expect(Self.used(in: "rate(liaison_fires_total[5m])").subtracting(Self.known()).count == 1)
    }

    /// An alert without a severity goes to nobody, one without words wakes somebody for nothing.
    @Test func `every alert says how bad it is, what it is, and what to do`() throws {
        let rules = try #require(SourceTree.files(under: "systemd", ending: ".rules.yml").first)
        let alerts = rules.text.components(separatedBy: "- alert: ").dropFirst()
        #expect(alerts.count >= 8)
        for alert in alerts {
            for part in ["expr:", "severity: ", "summary: ", "description: "] {
                #expect(alert.contains(part), "\(alert.prefix { $0 != "\n" }): \(part)")
            }
        }
    }
}
