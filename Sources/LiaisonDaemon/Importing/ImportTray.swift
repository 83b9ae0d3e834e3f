internal import LiaisonCore
internal import LiaisonWire
internal import Synchronization

/// The imports that are being sent, one to a connection: each lives with its connection.
final class ImportTray: Sendable {
    /// An import between `import.open` and `import.apply`.
    struct Open: Sendable {
        let id: String
        let head: LedgerHead
        let options: ImportOptions
        let reader: LedgerReader
        /// Rows about people, in the order of the file.
        var records: [LedgerRecord] = []
        /// The index of the last row taken; rows come in order, each once.
        var last = -1
        /// The finished plan, whose pages are being read.
        var planned: PlannedImport?
    }

    private struct State {
        var open: [Int: Open] = [:]
        var count = 0
    }

    private let state = Mutex(State())

    /// Begins an import, in place of one that the connection has begun before.
    func open(_ head: LedgerHead, _ options: ImportOptions, on connection: Int, today: CivilDate)
        -> String
    {
        state.withLock { state in
            state.count += 1
            let id = "i\(state.count)"
            state.open[connection] = Open(
                id: id,
                head: head,
                options: options,
                reader: LedgerReader(
                    head: head,
                    takesWithoutID: options.withoutID,
                    today: today
                )
            )
            return id
        }
    }

    /// The import with this id on this connection.
    func named(_ id: String, on connection: Int) throws -> Open {
        guard let open = state.withLock({ $0.open[connection] }), open.id == id else {
            throw ErrorReply(
                .importNotFound,
                "no such import on this connection; open it again and send its rows"
            )
        }
        return open
    }

    /// Puts an import back after more rows or its plan.
    func keep(_ open: Open, on connection: Int) {
        state.withLock { $0.open[connection] = open }
    }

    /// The connection has ended.
    func forget(connection: Int) {
        state.withLock { $0.open[connection] = nil }
    }
}

extension ImportTray.Open {
    /// Reads rows; gives how many rows of the file have been taken so far.
    mutating func take(_ rows: [JSONValue]) throws {
        planned = nil
        for row in rows {
            guard let index = row["row"]?.integer, index > last else {
                throw ErrorReply(
                    .paramsInvalid, "rows come in order, each once", path: "params.rows")
            }
            last = index
            guard index >= head.firstRow else { continue }
            let cells = row["cells"]?.array?.map { $0.string ?? "" } ?? []
            if let record = reader.read(cells, position: records.count + 1) {
                records.append(record)
            }
            guard records.count <= Limits.importRows else {
                throw ErrorReply(
                    .paramsInvalid,
                    "more than \(Limits.importRows) people; import them in several files",
                    path: "params.rows"
                )
            }
        }
    }

    /// The records by the ledger's own numbers; by place when a number stands twice.
    var numbered: [LedgerRecord] {
        guard Set(records.map(\.number)).count != records.count else { return records }
        return records.enumerated().map { index, record in
            var record = record
            record.number = index + 1
            return record
        }
    }
}
