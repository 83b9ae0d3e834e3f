import LiaisonTestKit
import LiaisonWire

/// What is recorded of members so that every member of an answer is met once.
enum DescribedStates {
    /// Absences, transfers, probations and outreach with everything on record.
    static func record(_ it: Described) throws {
        let cheng: JSONValue = "程溪"
        let now = try it.call("daemon.ping")["time"]?.string?.prefix(4) ?? ""
        try it.call(
            "member.update",
            [
                "member": cheng,
                "set": [
                    "standing": "full", "graduated": "2025-06-30", "native_place": "四川成都",
                    "birth": "1968-05-12", "current_residence": "浙江省杭州市",
                    "registered_residence": "四川省成都市", "employer": "某厂 技工",
                    "migrant_worker": "yes", "party_post": "无", "archive": "县人才中心",
                    "dues_standard": "5", "certificate": "001", "next_of_kin": "试验",
                    "next_of_kin_phone": "13900000009", "second_phone": "13900000008",
                    "phone": "13900000007",
                ],
            ])
        try it.call(
            "absence.open",
            [
                "member": cheng, "on": "2025-01-10", "to": "浙江省杭州市", "reason": "务工",
                "reported": "before", "scope": "cross-province", "division": "330100",
                "division_year": 2024, "division_name": "杭州市", "occupation": "farmer",
                "unit_kind": "enterprise",
            ])
        try it.call("report.handshake")
        try it.call(
            "absence.recognise", ["member": cheng, "on": "2025-07-20", "cause": "work-unit"])
        try it.call("absence.register", ["member": cheng, "on": "2025-07-21"])
        try it.call("absence.expect", ["member": cheng, "on": "2025-01-09"])
        try it.call(
            "absence.check_in", ["member": cheng, "on": "2025-02-01", "confirmed_by": "周老师"])
        try it.call("report.handshake", ["org": "松岭村党支部"])
        try it.call(
            "absence.place",
            [
                "member": cheng, "org": "翠苑社区党支部", "kind": "community", "contact": "周老师",
                "on": "2025-02-02",
            ])
        try it.call("absence.name_liaison", ["member": cheng, "contact": "周老师"])
        try it.call(
            "absence.transferable", ["member": cheng, "can": false, "reason": "unsettled"])
        try it.call("study.record", ["member": cheng, "kind": "online", "hours": 32])
        let wrong = try it.call("activity.record", ["member": cheng, "kind": "pledge"])
        let amended = try it.call(
            "fact.amend",
            ["fact": wrong["fact"] ?? .null, "because": "试验", "kind": "volunteering"])
        try it.call("fact.void", ["fact": amended["fact"] ?? .null, "because": "试验"])
        try it.call("activity.record", ["member": cheng, "kind": "pledge"])
        try it.call("care.record", ["member": cheng, "kind": "visit", "note": "试验"])
        try it.call(
            "appraisal.record", ["member": cheng, "year": 2025, "result": "qualified"])
        try it.call("appraisal.exchange", ["member": cheng, "year": 2025])
        try it.call("commendation.record", ["member": cheng, "kind": "branch"])
        try it.call(
            "change.record", ["member": cheng, "kind": "phone", "value": "13900000006"])
        try it.call("conduct.record", ["member": cheng])
        try it.call("notification.record", ["member": cheng, "kind": "election"])
        try it.call("statement.record", ["member": cheng])
        try it.call("exemption.set", ["member": cheng, "reason": "frail"])
        try it.call("dues.arrange", ["member": cheng, "arrangement": "quarterly"])
        for _ in 1...2 {
            try it.call(
                "contact.record",
                ["member": cheng, "by": "phone", "result": "not-reached", "note": "试验"])
        }
        try it.call("outreach.open", ["member": cheng, "situation": "working"])
        for _ in 1...2 {
            try it.call(
                "contact.record",
                ["member": cheng, "by": "phone", "result": "not-reached", "note": "试验"])
        }
        try it.call("outreach.list")
        try it.call("outreach.get", ["member": cheng])
        try it.call("transfer.prepare", ["member": cheng, "to": "翠苑社区党支部"])
        try it.call("transfer.issue", ["member": cheng, "days": 90, "document": "2026-1"])
        try it.call(
            "decision.record",
            [
                "member": cheng, "kind": "correction", "document": "2026-2",
                "until": .string("\((Int(now) ?? 0) + 1)-01-02"),
            ])
        try it.call("report.duties", ["period": "2026", "org": "松岭村党支部"])
        try statistics(it)
        try it.call("transfer.list")
        try it.call("contact.record", ["member": cheng, "by": "phone"])
        try it.call("outreach.list")
        try it.call("outreach.get", ["member": cheng])
        try it.call("member.get", ["member": cheng])
        try it.call("outreach.settle", ["member": cheng])
        try it.call("transfer.refuse", ["member": cheng])
        try it.call("transfer.issue", ["member": cheng])
        try it.call("transfer.accept", ["member": cheng])
        try it.call("transfer.list")
        try it.call("member.get", ["member": cheng])
        try it.call("transfer.receipt", ["member": cheng])
        try it.call("transfer.prepare", ["member": cheng])
        try it.call("transfer.withdraw", ["member": cheng])
        try it.call("member.history", ["member": cheng])
        try it.call(
            "decision.record", ["member": cheng, "kind": "expulsion", "document": "2026-3"])
        try it.call("member.get", ["member": cheng])
        for name in ["吴桐", "郑凯"] {
            let name = JSONValue.string(name)
            try it.call("member.add", ["name": name, "branch": "松岭村党支部"])
            try it.call(
                "absence.open",
                ["member": name, "on": "2025-01-10", "to": "浙江省杭州市", "reason": "务工"])
            try it.call(
                "contact.record", ["member": name, "by": "phone", "result": "not-reached"])
            try it.call("outreach.open", ["member": name, "situation": "other"])
            try it.call("transfer.prepare", ["member": name])
        }
        for (name, joined) in [("孙丽", "2024-03-01"), ("钱宁", "2024-03-01")] {
            try it.call(
                "member.add",
                [
                    "name": .string(name), "branch": "松岭村党支部", "standing": "probationary",
                    "joined": .string(joined),
                ])
        }
        let sun: JSONValue = "孙丽"
        try it.call(
            "decision.record",
            [
                "member": sun, "kind": "extension", "months": 6, "on": "2025-03-10",
                "document": "2025-3",
            ])
        try it.call("probation.apply", ["member": sun, "on": "2025-08-10"])
        try it.call(
            "probation.assembly", ["member": sun, "result": "convert", "on": "2025-09-10"])
        try it.call("probation.report", ["member": sun, "on": "2025-09-11", "document": "2025-4"])
        try it.call("member.get", ["member": sun])
        try it.call("probation.postpone", ["member": "钱宁", "until": "2025-08-01"])
        try it.call("member.get", ["member": "钱宁"])
    }

    /// Three of a branch in each of two places, and the figures.
    private static func statistics(_ it: Described) throws {
        for number in 0..<6 {
            let name = JSONValue.string("同行\(number)")
            try it.call("member.add", ["name": name, "branch": "松岭村党支部"])
            try it.call(
                "absence.open",
                [
                    "member": name, "on": "2025-02-10", "to": "四川省成都市", "reason": "务工",
                    "division": number < 3 ? "510100" : "440300", "division_year": 2024,
                    "division_name": number < 3 ? "四川省成都市" : "广东省深圳市",
                ])
        }
        try it.call("report.statistics", ["org": "松岭村党支部", "on": "2025-12-31"])
        try it.call("report.behind", ["figure": "scope.cross-province", "limit": 1])
        try it.call("report.places", ["org": "松岭村党支部", "limit": 1])
    }
}
