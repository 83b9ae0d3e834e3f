import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// Opening a roll with an office's real ledger: nothing above the liaison, nothing from a blank.
@Suite struct OpeningTests {
    @Test(arguments: SampleLedger.all)
    func `an opening raises no rung above the liaison and no review from a blank cell`(
        ledger: SampleLedger
    ) throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let plan = try LedgerTruthTests.plan(ledger.files[0], daemon)
        let rungs = plan["first_morning"]?["per_rung"]?.members?.map(\.name) ?? []
        #expect(rungs == ["liaison"])
        _ = try daemon.ctl("import", "--apply", try #require(plan["digest"]?.string))
        let today = try #require(try daemon.call("daemon.status")["today"]?.string)
        var reviews = 0
        var cursor: JSONValue?
        repeat {
            let page = try daemon.call("member.list", .compact([("cursor", cursor)]))
            for member in page["members"]?.array ?? [] {
                let why = try daemon.call("duty.why", .compact([("id", member["member"])]))
                for notice in (why["duties"]?.array ?? []).flatMap({ $0["notices"]?.array ?? [] }) {
                    #expect(notice["role"] == "liaison")
                }
                let review = (why["rules"]?.array ?? []).first { $0["rule"] == "L1" }
                guard let due = review?["due"]?.string, due <= today else { continue }
                reviews += 1
                #expect(why["clocks"]?["contact"] != nil)
            }
            cursor = page["next"]
        } while cursor != nil
        try Self.compareUnknowns(daemon)
        #expect(reviews == plan["first_morning"]?["reviews"]?.integer)
        print("\(ledger): \(reviews) reviews of lost contact remain")
    }

    @Test func `what branches will owe on the first morning is what they are told of then`() throws
    {
        let daemon = try TestDaemon(rules: RulePacks.shipped)
        try daemon.start()
        let plan = try LedgerTruthTests.plan(SampleLedger.all[0].files[0], daemon)
        let morning = plan["first_morning"]
        let day = try #require(morning?["day"]?.string)
        let file = DatabaseFile(daemon.database)
        /// Orgs with something to be told of by that day, and how much.
        func told() throws -> [Int] {
            try ["DISTINCT d.subject", "DISTINCT d.id"].map { what in
                try file.number(
                    """
                    SELECT count(\(what)) FROM notice n JOIN duty d ON d.id = n.duty
                    WHERE d.subjectKind = 'o' AND d.state = 'open' AND n.fate IS NULL
                      AND n.delivery IS NULL AND n.planned <= '\(day)'
                    """)
            }
        }
        let before = try told()
        _ = try daemon.ctl("import", "--apply", try #require(plan["digest"]?.string))
        try daemon.call("daemon.release")
        let after = try told()
        #expect(morning?["orgs"]?.integer == after[0] - before[0])
        #expect(morning?["org_items"]?.integer == after[1] - before[1])
        print("\(after[0] - before[0]) organisations owe \(after[1] - before[1]) things")
    }

    /// The list of unknowns has everybody whose record says so, with at least those fields, and
    /// beyond them only whom the import asks about; the status counts as many.
    private static func compareUnknowns(_ daemon: TestDaemon) throws {
        func rows(_ method: String, _ list: String) throws -> [JSONValue] {
            try Pages.all(of: method, [:], list: list) { try daemon.call(method, $0) }[list]?
                .array ?? []
        }
        let listed = try rows("unknowns.get", "people")
        #expect(try daemon.call("daemon.status")["unknowns"]?.integer == listed.count)
        var left = Dictionary(
            uniqueKeysWithValues: listed.map {
                ($0["member"]?.string ?? "", Set(($0["unknown"]?.array ?? []).compactMap(\.string)))
            })
        for row in try rows("member.list", "members") {
            let handle = try #require(row["member"]?.string)
            let card = try daemon.call("member.get", ["member": .string(handle)])["member"]
            let unknown = Set((card?["unknown"]?.array ?? []).compactMap(\.string))
            let told = left.removeValue(forKey: handle) ?? []
            #expect(told.isSuperset(of: unknown))
            #expect(told.subtracting(unknown).isSubset(of: Self.questions))
        }
        #expect(left.isEmpty)
    }

    /// What an import asks that no field of the record says.
    private static let questions: Set = ["branch_asked"]
}
