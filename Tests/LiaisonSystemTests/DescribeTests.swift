import Foundation
import LiaisonClient
import LiaisonCore
import LiaisonTestKit
import LiaisonWire
import Testing

/// `liaison.describe` says what the daemon takes and what it answers, neither more nor less.
@Suite struct DescribeTests {
    @Test func `R12 every answer has the members described, and no others`() throws {
        let it = try Described()
        try Self.roll(it)
        try Self.records(it)
        try DescribedStates.record(it)
        try DescribedOrgs.record(it)
        try Self.ledgers(it)
        try Self.lists(it)
        for method in [
            "daemon.ping", "daemon.version", "daemon.health", "daemon.slowlog", "rules.check",
        ] {
            try it.call(method)
        }
        for format in ["openmetrics", "prometheus", "json"] {
            try it.call("daemon.metrics", ["format": .string(format)])
        }
        try it.call("liaison.cancel", ["id": "none"])
        try it.call("events.wait", ["timeout_ms": 0])
        try it.call("events.subscribe")
        try it.call(
            "rules.confirm",
            [
                "rule": "X1", "period": "30 days", "article": "试验办法第五条",
                "document": "〔2026〕1号", "by": "郝立峰",
            ])
        try it.call("rules.list")
        try it.call("calendar.get")
        try it.call("calendar.get", ["year": 2026])
        #expect(it.faults == [])
        #expect(Set(LiaisonWire.Method.all.map(\.name)).subtracting(it.called) == [])
        var described: Set<String> = []
        for method in LiaisonWire.Method.all {
            described.formUnion(
                SchemaCheck.described(
                    by: it.schema(of: method.name, "result"), at: method.name + ":"))
        }
        for shape in it.describe["shapes"]?.members ?? [] {
            described.formUnion(SchemaCheck.described(by: shape.value, at: shape.name + ":"))
        }
        // A repetition's mark and the outcomes of several people are met once and mean the same
        // everywhere.
        #expect(it.check.met.contains("attendance.record:people"))
        let unmet = described.subtracting(it.check.met)
            .filter { !$0.contains(":meta") && !$0.hasSuffix(":people") }
        #expect(unmet == [])
    }

    /// The control: the same check finds what is not described, what is missing, and what is of
    /// another type.
    @Test func `an answer that differs from its description is found out`() {
        let good: JSONValue = [
            "members": [["member": "m-7K3Q9XZ4", "name": "试验", "standing": "full"]],
            "is_cut": false, "cursor": "e.1",
        ]
        #expect(SchemaCheck.faults(of: good, from: "member.find") == [])
        let bad: [(JSONValue, String)] = [
            (
                ["members": [], "is_cut": false, "cursor": "e.1", "more": 1],
                "member.find:more: not described"
            ),
            (["is_cut": false, "cursor": "e.1"], "member.find:members: missing"),
            (
                ["members": [:], "is_cut": false, "cursor": "e.1"],
                "member.find:members: an object, not \"array\""
            ),
            (
                [
                    "members": [["member": "m-7K3Q9XZ4", "standing": "full"]], "is_cut": false,
                    "cursor": "e.1",
                ],
                "member-line:name: missing"
            ),
            (
                [
                    "members": [["member": "d-1282", "name": "x", "standing": "full"]],
                    "is_cut": false, "cursor": "e.1",
                ],
                "member-line:member: not of its form"
            ),
            (
                [
                    "members": [["member": "m-7K3Q9XZ4", "name": "x", "standing": "none"]],
                    "is_cut": false, "cursor": "e.1",
                ],
                "member-line:standing: not of its form"
            ),
        ]
        for (answer, fault) in bad {
            #expect(SchemaCheck.faults(of: answer, from: "member.find") == [fault])
        }
    }

    /// Orgs, staff, and a member with everything on record.
    private static func roll(_ it: Described) throws {
        try it.call("org.add", ["name": "石桥镇党委", "kind": "committee"])
        let key = newKey()
        let branch: JSONValue = [
            "name": "松岭村党支部", "kind": "branch", "parent": "石桥镇党委",
        ]
        try it.call("org.add", branch, key: key)
        #expect(try it.call("org.add", branch, key: key)["meta"]?["replayed"] == true)
        try it.call(
            "staff.add",
            ["name": "郝立峰", "role": "liaison", "phone": "13800000001", "org": "松岭村党支部"])
        try it.call("staff.update", ["staff": "郝立峰", "channel": "manual"])
        try it.call(
            "staff.add", ["name": "雷思岚", "role": "deputy", "phone": "13800000002"])
        try it.call("org.update", ["org": "松岭村党支部", "secretary": "郝立峰"])
        try it.call("org.list")
        try it.call("staff.list")
        try it.call(
            "member.add",
            [
                "name": "苏映河", "branch": "松岭村党支部", "standing": "probationary",
                "joined": "2025-07-01", "id_number": "149999196805120016", "phone": "13900000001",
                "second_phone": "13900000002", "sex": "女", "ethnicity": "汉", "education": "大学",
                "note": "试验",
            ])
        try it.call("member.add", ["name": "程溪", "branch": "松岭村党支部"])
        try it.call("member.list", ["limit": 1])
        try it.call("member.find", ["text": "苏"])
        try it.call("unknowns.get")
    }

    /// The facts of an absence, and what is told about them.
    private static func records(_ it: Described) throws {
        let su: JSONValue = "苏映河"
        try it.call(
            "absence.open",
            ["member": su, "on": "2025-09-01", "to": "四川省成都市", "reason": "务工"])
        try it.call(
            "assignment.set",
            ["member": su, "staff": "郝立峰", "deputy": "雷思岚", "on": "2025-09-02", "note": "试验"])
        try it.call("absence.update", ["member": su, "until": "2099-12-31"])
        try it.call("agenda.get", ["days": 366])
        try it.call("absence.recognise", ["member": su, "on": "2025-09-10"])
        try it.call("absence.check_in", ["member": su, "on": "2025-09-20"])
        try it.call("absence.place", ["member": su, "org": "某社区党支部", "on": "2025-09-25"])
        try it.call("attendance.record", ["member": su, "on": "2025-10-01"])
        try it.call("attendance.record", ["members": [su], "on": "2025-10-08"])
        try it.call("dues.record", ["member": su, "through": "2025-10", "on": "2025-10-01"])
        try it.call(
            "contact.record",
            [
                "member": su, "by": "phone", "on": "2025-10-02", "started_by": "member",
                "note": "试验",
            ])
        try it.call("agenda.get")
        try it.call("agenda.get", ["org": "松岭村党支部"])
        try it.call("agenda.get", ["for": "郝立峰", "days": 366])
        try it.call("duty.done", ["items": ["1"], "for": "郝立峰", "by": "phone"])
        try it.call("duty.why", ["id": su])
        try it.call("member.get", ["member": su])
        try it.call("member.history", ["member": su])
        try it.call("duty.list", ["limit": 1])
        try it.call("duty.list", ["state": "fulfilled"])
        try Self.calendar(it)
        try it.call(
            "decision.record",
            [
                "member": su, "kind": "extension", "months": 6, "document": "5",
                "attachment": .string(String(repeating: "0a", count: 32)),
            ])
        try it.call("member.update", ["member": su, "set": ["converted": "2026-07-01"]])
        try it.call("member.get", ["member": su])
        try it.call("daemon.release")
        try it.call("daemon.status")
        try it.call("absence.close", ["member": su, "how": "returned"])
        try it.call("duty.why", ["id": su])
    }

    /// A calendar by which somebody is told something on another day.
    private static func calendar(_ it: Described) throws {
        let why = try it.call("duty.why", ["id": "苏映河"])
        let last = try #require(Reminders(why).planned.values.max())
        let today = try #require(try it.call("agenda.get")["today"]?.string)
        let file = YearFile(last.year, off: [last], working: [day(today)])
        let answer = try it.call(
            "calendar.install",
            [
                "text": .string(file.json),
                "spring_festival": .string(file.springFestival.iso),
            ])
        #expect(answer["moved"]?["notices"]?.integer ?? 0 > 0)
        try it.call("calendar.get", ["year": .integer(last.year)])
    }

    /// Imports the rows of a file, and reads every page of the plan.
    private static func ledger(
        _ bytes: [UInt8], _ it: Described, kind: LedgerKind = .outflow
    ) throws {
        let rows = try LedgerFile(bytes).rows
        let opened = try it.call(
            "import.open",
            [
                "headings": .array(rows.prefix(20).map { .strings($0) }),
                "source": ["kind": "csv", "rows": .integer(rows.count)],
                "kind": .string(kind.rawValue),
            ])
        let handle = opened["import"] ?? nil
        let all = rows.enumerated().map { index, cells -> JSONValue in
            ["row": .integer(index), "cells": .strings(cells)]
        }
        for start in stride(from: 0, to: all.count, by: 500) {
            let page = all[start..<min(start + 500, all.count)]
            try it.call("import.rows", ["import": handle, "rows": .array(Array(page))])
        }
        let plan = try it.call("import.plan", ["import": handle])
        var next = plan["next"]
        while let cursor = next {
            next = try it.call("import.plan", ["import": handle, "cursor": cursor])["next"]
        }
        try it.call("import.apply", ["digest": plan["digest"] ?? nil])
    }

    /// The sample ledgers, one of more than a page, and one that changes what is on the roll.
    private static func ledgers(_ it: Described) throws {
        for ledger in SampleLedger.all {
            try Self.ledger(Array(Data(contentsOf: URL(filePath: ledger.files[0]))), it)
        }
        let arrivals = URL(filePath: SampleLedger.arrivals.files[0])
        try Self.ledger(Array(Data(contentsOf: arrivals)), it, kind: .inflow)
        let many = (1...501).map {
            LedgerText.row(["序号": "\($0)", "姓名": "试验\($0)号", "公民身份号码": ""])
        }
        try Self.ledger(Array(LedgerText(many).text.utf8), it)
        let known = [LedgerText.row(["联系电话": "13900000077", "外出日期": "2026-11-01"])]
        try Self.ledger(Array(LedgerText([LedgerText.row()]).text.utf8), it)
        try Self.ledger(Array(LedgerText(known).text.utf8), it)
    }

    /// The lists of a full roll, before and after a digest.
    private static func lists(_ it: Described) throws {
        let members = try it.call("member.list", ["limit": 200])["members"]?.array ?? []
        for member in members {
            try it.call("member.get", .compact([("member", member["member"])]))
        }
        try it.call("unknowns.get")
        try it.call("daemon.release")
        try it.call("daemon.reload")
        try it.call("daemon.backup")
        try it.passTheHour()
        for member in members { try it.call("duty.why", .compact([("id", member["member"])])) }
        try it.call("delivery.list")
        try PagingTests.compare(it)
        try it.call("delivery.told", ["staff": "郝立峰"])
        try it.call("daemon.status")
        try it.restore()
        try it.call("daemon.status")
    }
}
