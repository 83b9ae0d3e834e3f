import LiaisonTestKit
import LiaisonWire
import Testing

/// Ledgers as they arrive against what a careful clerk reads in them, through the real client.
@Suite struct LedgerTruthTests {
    @Test(arguments: SampleLedger.all + [.arrivals])
    func `every field of every good row is read, every fault is found, and none else`(
        ledger: SampleLedger
    ) throws {
        let daemon = try TestDaemon()
        try daemon.start()
        #expect(!ledger.files.isEmpty)
        for file in ledger.files {
            let plan = try Self.plan(file, daemon, ledger.options)
            let rows = plan["rows"]?.array ?? []
            #expect(rows.count == ledger.truth.count)
            for (row, truth) in zip(rows, ledger.truth) { Self.compare(row, truth) }
        }
    }

    @Test(arguments: SampleLedger.all + [.arrivals])
    func `the same ledger once more changes nothing, in whichever of its forms`(
        ledger: SampleLedger
    ) throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let first = try Self.plan(ledger.files[0], daemon, ledger.options)
        let digest = try #require(first["digest"]?.string)
        let good = ledger.truth.count { $0.fault == nil }
        #expect(first["counts"]?["add"]?.integer == good)
        let applied = try daemon.ctl("import", "--apply", digest, "--json")
        #expect(applied.status == 0)
        for file in ledger.files {
            let again = try Self.plan(file, daemon, ledger.options)
            #expect(again["counts"]?["unchanged"]?.integer == good)
            #expect(again["counts"]?["add"]?.integer == 0)
            #expect(again["counts"]?["update"]?.integer == 0)
            #expect(again["creates"] == ["orgs": [], "staff": []])
            #expect(again["questions"] == [])
            #expect(again["missing"] == [])
        }
        // A plan is carried out once.
        #expect(try daemon.ctl("import", "--apply", digest).status == 1)
    }

    static func plan(_ file: String, _ daemon: TestDaemon, _ options: [String] = []) throws
        -> JSONValue
    {
        let run = try Command.run(
            Project.debug("liaisonctl"),
            ["import", file, "--plan", "--json"] + options,
            environment: ["LIAISON_SOCKET": daemon.socket]
        )
        #expect(run.status == 0, "\(run.errors)")
        return try JSON.value(run.output)
    }

    /// Compares by key, so that a failure names the row and the column and no value.
    private static func compare(_ row: JSONValue, _ truth: SampleLedger.Truth) {
        let number = row["row"]?.integer
        #expect(number == truth.row)
        let action = row["action"]?.string
        let faults = row["faults"]?.array ?? []
        if truth.fault == "id-number" {
            #expect(action == "refuse", "row \(truth.row)")
            #expect(faults.contains { $0["type"]?.string == "id-number" }, "row \(truth.row)")
            #expect(row["fields"]?["id_number"] == nil, "row \(truth.row)")
            return
        }
        if let fault = truth.fault {
            let first = Int(fault.split(separator: "-").last ?? "")
            #expect(action == "duplicate", "row \(truth.row)")
            #expect(row["of"]?.integer == first, "row \(truth.row)")
        } else {
            #expect(action == "add", "row \(truth.row)")
        }
        let found = Dictionary(
            uniqueKeysWithValues: (row["fields"]?.members ?? []).map { ($0.name, $0.value.string) }
        )
        // Whose branch is right is not the ledger's to say: the truth has one, each row its own.
        let skipped: Set = truth.fault == nil ? ["born"] : ["born", "branch"]
        for key in Set(found.keys).union(truth.fields.keys).sorted()
        where !skipped.contains(key) {
            let isEqual = found[key] == truth.fields[key]
            #expect(isEqual, "row \(truth.row): \(key)")
        }
        if let born = found["born"] {
            #expect(born == truth.fields["born"], "row \(truth.row): born")
        }
        #expect(faults.map { $0["type"]?.string } == [], "row \(truth.row)")
    }
}
