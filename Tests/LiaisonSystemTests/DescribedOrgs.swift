import LiaisonTestKit
import LiaisonWire

/// What is recorded of organisations and staff people so that every member of an answer is met once.
enum DescribedOrgs {
    static func record(_ it: Described) throws {
        let org: JSONValue = "驻杭州流动党员党支部"
        for name in ["驻杭州流动党员党支部", "驻宁波流动党员党支部"] {
            try it.call("org.add", ["name": .string(name), "kind": "mobile-org"])
        }
        try it.call("org.update", ["org": org, "term_years": 3, "sponsor": "chamber"])
        try it.call(
            "org.record",
            [
                "org": org, "kind": "founding", "amount": 5, "document": "2026-5",
                "approved_by": "中共某县委", "note": "试验",
            ])
        try it.call("org.record", ["orgs": [org, "驻宁波流动党员党支部"], "kind": "theme-day"])
        let wrong = try it.call(
            "org.record", ["org": org, "kind": "funds", "amount": 500])
        let amended = try it.call(
            "fact.amend",
            [
                "fact": wrong["orgs"]?.array?.first?["fact"] ?? .null, "because": "试验",
                "amount": 50,
            ])
        try it.call("fact.void", ["fact": amended["fact"] ?? .null, "because": "试验"])
        for name in ["吴桐", "郑凯"] {
            try it.call("absence.place", ["member": .string(name), "in": org])
        }
        try it.call(
            "member.add",
            [
                "name": "周敏", "branch": "松岭村党支部", "side": "receiving",
                "home_org": "中共某县某村党支部", "home_contact": "王老师",
            ])
        try it.call(
            "absence.arrive",
            ["member": "周敏", "on": "2025-03-05", "from": "四川省", "reason": "务工"])
        try it.call("member.get", ["member": "周敏"])
        try it.call("agenda.get", ["org": "松岭村党支部", "days": 366])
        try it.call("org.get", ["org": org])
        try it.call("org.get", ["org": "松岭村党支部"])
        try it.call("org.history", ["org": org])
        try it.call("org.members", ["org": org])
        try it.call("staff.add", ["name": "苏映河", "role": "liaison"])
        try it.call("assignment.set", ["member": "吴桐", "staff": "苏映河"])
        let staff = try it.call("staff.list")["staff"]?.array?.last?["staff"] ?? ""
        try it.call("staff.update", ["staff": staff, "left": "2026-01-05"])
        try it.call("staff.list")
        let agenda = try it.call("agenda.orgs", ["days": 100])
        for subject in agenda["subjects"]?.array ?? [] {
            try it.call("duty.why", ["id": subject["handle"] ?? ""])
        }
        try it.call(
            "duty.why",
            ["id": agenda["subjects"]?.array?.first?["items"]?.array?.first?["duty"] ?? ""])
        let pack = try RulePackText().text.replacing(
            "end_of = \"month\"", with: "end_of = \"quarter\"")
        try it.call("rules.diff", ["text": .string(pack)])
        try it.call(
            "org.record", ["org": "驻宁波流动党员党支部", "kind": "dissolution", "document": "2026-6"])
        try it.call("org.get", ["org": "驻宁波流动党员党支部"])
        try it.call("org.add", ["name": "驻温州流动党员党支部", "kind": "mobile-org"])
    }
}
