import LiaisonClient
import LiaisonWire

/// A ledger on its way to the daemon: its head, its rows in batches, and the plan that comes back.
struct ImportRun {
    /// Rows of the head: enough for titles, units and two rows of headings.
    private static let headRows = 20
    /// Bytes of one batch as JSON: well below the longest line, envelope and all.
    private static let batchBytes = 200_000
    private let session: Session
    private let ledger: LedgerFile

    init(_ session: Session, _ ledger: LedgerFile) {
        self.session = session
        self.ledger = ledger
    }

    /// The whole plan as one object, all pages' rows together.
    ///
    /// - Parameter kind: which ledger it is, as the protocol says it; the daemon's own choice when nil.
    func plan(kind: String?, options: JSONValue) throws -> JSONValue {
        let source: [(String, JSONValue?)] = [
            ("kind", "csv"), ("rows", .integer(ledger.rows.count)),
            ("encoding", .given(ledger.encoding)), ("separator", .given(ledger.separator)),
        ]
        let opened = try session.read(
            "import.open",
            [
                ("headings", .array(ledger.rows.prefix(Self.headRows).map(cells))),
                ("source", .compact(source)), ("kind", .given(kind)), ("options", options),
            ])
        guard let handle = opened["import"] else {
            throw CallFailure.malformed("import.open without an import")
        }
        try sendRows(handle, from: opened["first_row"]?.integer ?? 0)
        session.progress.show(say(.planning(rows: ledger.rows.count)))
        let plan = try session.pages("import.plan", [("import", handle)], of: "rows") { rows in
            session.progress.show(say(.receiving(rows, of: ledger.rows.count)))
        }
        session.progress.erase()
        return plan.planOrder
    }

    private func sendRows(_ handle: JSONValue, from first: Int) throws {
        var batch: [JSONValue] = []
        var bytes = 0
        for (index, row) in ledger.rows.enumerated().dropFirst(first) {
            let value: JSONValue = ["row": .integer(index), "cells": cells(row)]
            let size = value.encoded().count + 1
            if batch.count == Limits.pageRows || bytes + size > Self.batchBytes, !batch.isEmpty {
                try send(batch, handle)
                batch.removeAll(keepingCapacity: true)
                bytes = 0
            }
            batch.append(value)
            bytes += size
        }
        if !batch.isEmpty { try send(batch, handle) }
    }

    private func send(_ batch: [JSONValue], _ handle: JSONValue) throws {
        let answer = try session.read("import.rows", [("import", handle), ("rows", .array(batch))])
        guard let rows = answer["rows"]?.integer else { return }
        session.progress.show(say(.sending(rows, of: ledger.rows.count)))
    }

    private func say(_ phrase: Phrase) -> String { session.layout.texts.say(phrase) }

    private func cells(_ row: [String]) -> JSONValue {
        .strings(row)
    }
}

extension JSONValue {
    /// A plan's members in the order the contract names them, the others after.
    fileprivate var planOrder: JSONValue {
        let first = ["digest", "counts", "rows", "first_morning"]
        let rest = (members ?? []).filter { !first.contains($0.name) }
        return .object(first.compactMap { name in self[name].map { JSONMember(name, $0) } } + rest)
    }
}
