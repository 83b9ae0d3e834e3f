import Foundation
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// A daemon, and the descriptions that it gives itself.
final class Described {
    private static let noon = Noon()
    let daemon: TestDaemon
    private var connection: Connection
    let describe: JSONValue
    var check: SchemaCheck
    var called: Set<String> = []
    var faults: [String] = []

    init() throws {
        let noon = Self.noon
        daemon = try TestDaemon([
            (#"zone = "Asia/Shanghai""#, "zone = \"\(noon.zone)\""),
            // Some request is slow then.
            ("slow_ms = 50", "slow_ms = 1"),
        ])
        try noon.everyDayWorks.write(
            toFile: daemon.directory.path + "/etc/calendar.d/\(noon.year).toml",
            atomically: true, encoding: .utf8)
        try daemon.writeOfficePack()
        // The small pack asks nothing of people who came here.
        let receiving = Project.path("etc/rules.d/receiving.toml")
        try daemon.directory.write(
            String(contentsOfFile: receiving, encoding: .utf8), to: "etc/rules.d/receiving.toml")
        try daemon.start()
        connection = try Connection(path: daemon.socket)
        describe = try connection.call("liaison.describe")
        check = SchemaCheck(describe: describe)
        take(describe, of: "liaison.describe")
    }

    /// Starts it again after the hour of the digest, and waits for the digest.
    func passTheHour() throws {
        #expect(daemon.stop() == 0)
        _ = try daemon.directory.configuration([
            (#"time = "23:59:59""#, #"time = "00:00:01""#)
        ])
        try daemon.start()
        #expect(try daemon.waitForLog("work reminder"))
        connection = try Connection(path: daemon.socket)
    }

    /// The same roll, restored from a backup.
    func restore() throws {
        let backup = try daemon.backUp()
        #expect(daemon.stop() == 0)
        #expect(try daemon.restore(backup, "--yes").status == 0)
        try daemon.start()
        connection = try Connection(path: daemon.socket)
    }

    func schema(of method: String, _ part: String) -> JSONValue {
        describe["methods"]?.array?.first { $0["name"]?.string == method }?[part] ?? [:]
    }

    private func take(_ result: JSONValue, of method: String) {
        called.insert(method)
        faults += check.faults(
            of: result, against: schema(of: method, "result"), at: method + ":")
    }

    @discardableResult
    func call(
        _ method: String, _ params: JSONValue = [:], key: String = newKey()
    ) throws -> JSONValue {
        let mutates = LiaisonWire.Method.named(method)?.mutates ?? false
        let result = try connection.call(method, params, key: mutates ? key : nil)
        take(result, of: method)
        return result
    }

    /// Calls a method that lists, page by page, and gives all rows; `between` runs after a page.
    @discardableResult
    func pages(
        _ method: String, _ list: String, of limit: Int, _ params: [JSONMember] = [],
        between: () throws -> Void = {}
    ) throws -> [JSONValue] {
        var rows: [JSONValue] = []
        var cursor: JSONValue?
        repeat {
            let place = cursor.map { [JSONMember("cursor", $0)] } ?? []
            let page = try call(
                method, .object(params + [JSONMember("limit", .integer(limit))] + place))
            let more = page[list]?.array ?? []
            cursor = page["next"]
            #expect(more.count == limit || cursor == nil)
            #expect(!more.isEmpty || rows.isEmpty)
            rows += more
            try between()
        } while cursor != nil
        return rows
    }
}
