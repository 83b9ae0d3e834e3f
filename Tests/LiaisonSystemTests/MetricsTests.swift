import Foundation
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// What monitoring reads.
@Suite struct MetricsTests {
    static func text(_ format: String, _ daemon: TestDaemon) throws -> String {
        try daemon.call("daemon.metrics", ["format": .string(format)])["text"]?.string ?? ""
    }

    static func reading(_ daemon: TestDaemon) throws -> MetricsReading {
        MetricsReading(try text("openmetrics", daemon), .openMetrics)
    }

    @Test func `R64 both text forms pass a strict reader`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        _ = try Roll(of: 2, in: daemon)
        let open = try Self.reading(daemon)
        #expect(open.faults == [])
        #expect(open.samples.count > 200)
        #expect(open.units["liaison_request_seconds"] == "seconds")
        let plain = MetricsReading(try Self.text("prometheus", daemon), .prometheus)
        #expect(plain.faults == [])
        // The same numbers under the same names.
        #expect(plain.names == open.names)
        #expect(open.value("liaison_build_info", Self.build) == 1)
    }

    private static let build = [
        "version": Product.version, "protocol": "\(ProtocolVersion.major).\(ProtocolVersion.minor)",
    ]

    /// The control: what is wrong in one place is found out.
    @Test(arguments: [
        ("# EOF\n", "", "no # EOF"), ("# EOF\n", "# EOF", "no newline"),
        ("liaison_admitted_total ", "liaison_admitted ", "not of the family"),
        ("# HELP liaison_admitted ", "# HELP liaison_admit ", "not of the family"),
        ("# TYPE liaison_admitted counter", "# TYPE liaison_admitted sum", "no type sum"),
        ("le=\"0.001\"", "le=\"0.0001\"", "out of order"),
        ("le=\"+Inf\"} ", "le=\"+Inf\"} 9", "another count"),
        ("# UNIT liaison_request_seconds seconds", "# UNIT liaison_request_seconds s", "its unit"),
        ("{role=\"admin\"}", "{role=\"admin}", "no sample"),
        ("{role=\"admin\"} 1", "{role=\"admin\"} 1 1764000000", "no number"),
        ("{role=\"admin\"} 1", "{role=\"admin\"} one", "no number"),
        ("{role=\"admin\"}", "{role=\"monitor\"}", "twice"),
    ])
    func `R64 a text that is wrong in one place is found out`(
        old: String, new: String, fault: String
    ) throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let text = try Self.text("openmetrics", daemon)
        let range = try #require(text.range(of: old))
        let faults = MetricsReading(text.replacingCharacters(in: range, with: new), .openMetrics)
            .faults
        #expect(faults.contains { $0.contains(fault) }, "\(faults)")
    }

    @Test func `what is done is counted, by method and outcome`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        func count(_ method: String, _ outcome: String) throws -> Double? {
            try Self.reading(daemon).value(
                "liaison_requests_total", ["method": method, "outcome": outcome])
        }
        #expect(try count("member.get", "ok") == 0)
        let member = try Roll(of: 1, in: daemon).members[0]
        for _ in 0..<3 { try daemon.call("member.get", ["member": .string(member)]) }
        #expect(try daemon.refusal("member.get", ["member": "m-0000000A"]) != nil)
        #expect(try count("member.get", "ok") == 3)
        #expect(try count("member.get", "refused") == 1)
        let reading = try Self.reading(daemon)
        let changes = reading.value("liaison_request_seconds_count", ["kind": "change"]) ?? 0
        let counted = reading.samples.filter { sample in
            sample.name == "liaison_requests_total"
                && Method.named(sample.labels["method"] ?? "")?.mutates == true
        }
        #expect(changes == counted.reduce(0) { $0 + $1.value })
        #expect(changes > 1)
        #expect((reading.value("liaison_commit_seconds_count") ?? 0) > 1)
        // The one that asks.
        #expect(reading.value("liaison_connections", ["role": "admin"]) == 1)
    }

    /// Whoever may ask whether the service is well may read all of it.
    @Test func `no label and no value is anybody's`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let member = try Roll(of: 1, in: daemon).members[0]
        try daemon.call("member.get", ["member": .string(member)])
        let text = try Self.text("openmetrics", daemon)
        #expect(text.contains(#"method="member.get",outcome="ok"} 1"#))
        #expect(!text.contains(member))
        let names = Set(try Self.reading(daemon).samples.flatMap(\.labels.keys))
        #expect(
            names == [
                "check", "kind", "le", "method", "outcome", "part", "protocol", "reason", "role",
                "state", "version", "zone",
            ])
    }

    @Test func `has it stopped? the metrics alone answer`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let reading = try Self.reading(daemon)
        let now = try #require(reading.value("liaison_snapshot_timestamp_seconds"))
        let next = try #require(reading.value("liaison_next_look_timestamp_seconds"))
        let last = try #require(reading.value("liaison_last_look_timestamp_seconds"))
        #expect(last <= now)
        #expect(now < next)
        #expect(reading.value("liaison_reminders", ["state": "overdue"]) == 0)
        #expect(reading.value("liaison_reminder_lateness_seconds") == 0)
        for name in HealthTests.names {
            #expect(reading.value("liaison_health_state", ["check": name]) != nil, "\(name)")
        }
        #expect(reading.value("liaison_lag_seconds", ["part": "scheduler"]) != nil)
    }

    // MARK: - The textfile

    private static func mode(_ path: String) throws -> Int? {
        let facts = try FileManager.default.attributesOfItem(atPath: path)
        return (facts[.posixPermissions] as? NSNumber)?.intValue
    }

    @Test func `R64 the textfile is renamed into place with mode 0644, and stays when it fails`()
        throws
    {
        let daemon = try TestDaemon()
        try daemon.start()
        let folder = daemon.directory.path + "/textfile"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let file = folder + "/liaison.prom"
        try "old\n".write(toFile: file, atomically: false, encoding: .utf8)
        let before = try Self.number(of: file)
        let run = try daemon.ctl("metrics", "--textfile", file)
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        // Another file took its place: whoever read the old one went on reading it.
        #expect(try Self.number(of: file) != before)
        #expect(try Self.mode(file) == 0o644)
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(MetricsReading(text, .prometheus).faults == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["liaison.prom"])
        daemon.stop()
        #expect(try daemon.ctl("metrics", "--textfile", file, "--timeout", "1").status == 69)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["liaison.prom"])
    }

    private static func number(of path: String) throws -> Int? {
        let facts = try FileManager.default.attributesOfItem(atPath: path)
        return (facts[.systemFileNumber] as? NSNumber)?.intValue
    }

    @Test func `a textfile that the collector would not read is refused`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let file = daemon.directory.path + "/liaison.txt"
        #expect(try daemon.ctl("metrics", "--textfile", file).status == 64)
        #expect(!FileManager.default.fileExists(atPath: file))
        let missing = daemon.directory.path + "/none/liaison.prom"
        #expect(try daemon.ctl("metrics", "--textfile", missing).status == 74)
    }

    // MARK: - Slow requests

    @Test func `a request that takes long is kept, with where its time went`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        // The database is locked while a change waits for it.
        let connection = try RawConnection(path: daemon.socket)
        try DatabaseFile(daemon.database).whileLocked {
            connection.send(
                Request.line(
                    id: RequestID(1), method: "org.add", params: ["name": "甲", "kind": "branch"],
                    meta: RequestMeta(key: "k")))
            // Who waits for what does not happen is answered after 100 ms.
            try daemon.call("events.wait", ["kinds": ["digest.made"], "timeout_ms": 100])
        }
        _ = connection.lines(2)
        let log = try daemon.call("daemon.slowlog")
        let slow = try #require(log["requests"]?.array?.first { $0["method"] == "org.add" })
        let total = try #require(slow["total_us"]?.integer)
        let parts = ["queue_us", "db_us", "encode_us"].compactMap { slow[$0]?.integer }
        #expect(parts.count == 3)
        #expect(total >= 50_000)
        #expect(abs(parts.reduce(0, +) - total) <= 3)
        #expect(slow["outcome"] == "ok")
        let run = try daemon.ctl("slow")
        #expect(run.output.contains("org.add"))
        #expect(try daemon.ctl("status").output.contains("org.add"))
        #expect(
            (try Self.reading(daemon).value("liaison_slow_requests_total") ?? 0) >= 1)
    }

    @Test func `a reload changes from how long on a request is slow`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        #expect(try daemon.call("daemon.slowlog")["threshold_ms"] == 50)
        try ReloadTests.edit(daemon, [("slow_ms = 50", "slow_ms = 60000")])
        #expect(
            try daemon.call("daemon.reload")["changed"]?.array == ["log.slow_ms"])
        #expect(try daemon.call("daemon.slowlog")["threshold_ms"] == 60_000)
    }
}
