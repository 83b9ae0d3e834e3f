import LiaisonTestKit
import LiaisonWire
import Testing

/// Lists, a page at a time.
@Suite struct PagingTests {
    /// Every list is the same in small pages and in large ones, and refuses what is no page's place.
    static func compare(_ it: Described) throws {
        let lists = [
            ("org.list", "orgs"), ("staff.list", "staff"), ("member.list", "members"),
            ("duty.list", "duties"), ("agenda.get", "people"), ("unknowns.get", "people"),
            ("delivery.list", "deliveries"), ("member.history", "entries"),
            ("transfer.list", "transfers"), ("outreach.list", "outreach"),
            ("report.handshake", "people"), ("org.history", "entries"),
            ("org.members", "members"), ("agenda.orgs", "subjects"),
            ("report.behind", "members"),
            ("report.places", "places"),
            ("rules.diff", "people"),
        ]
        let others: [String: [JSONMember]] = [
            "member.history": [JSONMember("member", "苏映河")],
            "org.history": [JSONMember("org", "驻杭州流动党员党支部")],
            "org.members": [JSONMember("org", "驻杭州流动党员党支部")],
            "agenda.orgs": [JSONMember("days", 100)],
            "report.behind": [JSONMember("figure", "roll.members")],
            "rules.diff": [JSONMember("text", .string(try RulePackText(months: 1).text))],
        ]
        let paging = LiaisonWire.Method.all.filter { method in
            method.params.contains { $0.name == "limit" }
        }
        #expect(Set(paging.map(\.name)) == Set(lists.map(\.0)))
        for (method, list) in lists {
            let whom = others[method] ?? []
            let rows = try it.pages(method, list, of: Limits.pageRows, whom)
            #expect(rows.count > 1, "\(method)")
            #expect(
                try it.pages(method, list, of: min(Limits.pageRows, max(1, rows.count / 7)), whom)
                    == rows)
            for wrong in ["", "x", "1", "0.x", "0.1.2", "0.9223372036854775808"] {
                let refusal = try it.daemon.refusal(
                    method, .object(whom + [JSONMember("cursor", .string(wrong))]))
                #expect(refusal?.type == .paramsInvalid)
                #expect(refusal?.path == "params.cursor")
            }
        }
    }

    @Test func `a row that stays comes once, whatever leaves the list between two pages`() throws {
        let it = try Described()
        let roll = try Roll(of: 9, in: it.daemon)
        let all = try it.pages("agenda.get", "people", of: 9).compactMap { $0["member"]?.string }
        #expect(all == roll.members)
        // Whoever has been read comes back at once and leaves the list.
        var read = 0
        let paged = try it.pages("agenda.get", "people", of: 2) {
            for member in all[read..<min(read + 2, all.count)] {
                try it.call("absence.close", ["member": .string(member), "how": "returned"])
                read += 1
            }
        }
        #expect(paged.compactMap { $0["member"]?.string } == all)
        let counts = try it.call("agenda.get", ["limit": 1])["counts"]
        #expect(counts?["people"]?.integer == 0)
    }

    @Test func `the first page says how much there is on all of them`() throws {
        let it = try Described()
        _ = try Roll(of: 5, in: it.daemon)
        let whole = try it.call("agenda.get")
        let page = try it.call("agenda.get", ["limit": 2])
        #expect(page["people"]?.array?.count == 2)
        #expect(page["counts"] == whole["counts"])
        let second = try it.call("agenda.get", ["cursor": try #require(page["next"])])
        #expect(second["counts"] == nil && second["held"] == nil)
        #expect(page["counts"]?["people"] == 5)
        let items = (whole["people"]?.array ?? []).flatMap { $0["items"]?.array ?? [] }
        #expect(page["counts"]?["items"]?.integer == items.count)
        #expect(
            page["counts"]?["overdue"]?.integer
                == items.count { ($0["overdue_days"]?.integer ?? 0) > 0 })
        let unknown = try it.call("unknowns.get", ["limit": 2])
        #expect(unknown["counts"] == (try it.call("unknowns.get"))["counts"])
        #expect(unknown["counts"]?["liaison"] == 5)
        let cursor = try #require(unknown["next"])
        #expect(try it.call("unknowns.get", ["cursor": cursor])["counts"] == nil)
    }
}
