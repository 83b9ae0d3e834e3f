internal import CSQLite
internal import GRDB

/// The one way a statement is run: GRDB opens the connections, prepares each statement once per
/// connection and owns it; binding and stepping go to SQLite directly. GRDB's own way boxes every
/// argument and copies every row twice, which was half of what a command cost.
extension Database {
    /// Runs a statement to its end.
    func run(_ sql: String, _ arguments: [(any Bindable)?] = []) throws {
        try step(sql, arguments) { _ in true }
    }

    /// Goes through the rows without keeping them.
    func each(
        _ sql: String,
        _ arguments: [(any Bindable)?],
        _ body: (CurrentRow) throws -> Void
    ) throws {
        try step(sql, arguments) { statement in
            try body(CurrentRow(statement: statement))
            return true
        }
    }

    /// Goes through the rows without keeping them, until `body` has enough.
    func walk(
        _ sql: String,
        _ arguments: [(any Bindable)?],
        _ body: (CurrentRow) throws -> Bool
    ) throws {
        try step(sql, arguments) { statement in try body(CurrentRow(statement: statement)) }
    }

    /// The first row; nil when there is none.
    func row(_ sql: String, _ arguments: [(any Bindable)?] = []) throws -> Row? {
        var row: Row?
        try step(sql, arguments) { statement in
            row = Row(CurrentRow(statement: statement))
            return false
        }
        return row
    }

    func rows(_ sql: String, _ arguments: [(any Bindable)?] = []) throws -> [Row] {
        var rows: [Row] = []
        try each(sql, arguments) { rows.append(Row($0)) }
        return rows
    }

    func text(_ sql: String, _ arguments: [(any Bindable)?] = []) throws -> String? {
        try row(sql, arguments).flatMap { $0[0] as String? }
    }

    func integer(_ sql: String, _ arguments: [(any Bindable)?] = []) throws -> Int64 {
        try row(sql, arguments)?.number(0) ?? 0
    }

    /// Binds every parameter, so that none is left from the last run, and steps until `take` has
    /// enough or there is no more.
    ///
    /// - Throws: `DatabaseError` with SQLite's extended code and without its text, which can carry
    ///   values.
    private func step(
        _ sql: String,
        _ arguments: [(any Bindable)?],
        _ take: (OpaquePointer) throws -> Bool
    ) throws {
        let statement = try cachedStatement(sql: sql).sqliteStatement
        guard sqlite3_bind_parameter_count(statement) == arguments.count else {
            throw DatabaseError(resultCode: .SQLITE_RANGE)
        }
        // The result repeats what the step said.
        defer { sqlite3_reset(statement) }
        for (index, argument) in arguments.enumerated() {
            let place = Int32(index + 1)
            let code =
                argument?.bind(to: statement, at: place) ?? sqlite3_bind_null(statement, place)
            guard code == SQLITE_OK else { throw failure() }
        }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: if try !take(statement) { return }
            case SQLITE_DONE: return
            default: throw failure()
            }
        }
    }

    private func failure() -> DatabaseError {
        DatabaseError(resultCode: ResultCode(rawValue: csqlite_code(sqliteConnection)))
    }
}

#if DEBUG
    extension Store {
        /// How many statements the reader that answers now has prepared: they are kept, so their
        /// number must not grow with what is asked.
        package func preparedStatements() throws(StoreFailure) -> Int { try sum { _ in 1 } }

        /// How often the statements of that reader have sorted: what is sorted is held in memory.
        package func sorts() throws(StoreFailure) -> Int {
            try sum { Int(sqlite3_stmt_status($0, SQLITE_STMTSTATUS_SORT, 0)) }
        }

        private func sum(_ count: (OpaquePointer) -> Int) throws(StoreFailure) -> Int {
            try read { db in
                var sum = 0
                var statement = sqlite3_next_stmt(db.sqliteConnection, nil)
                while let each = statement {
                    sum += count(each)
                    statement = sqlite3_next_stmt(db.sqliteConnection, each)
                }
                return sum
            }
        }
    }
#endif

/// Transactions through statements that are prepared once. GRDB prepares its BEGIN and COMMIT anew
/// each time and sets an authorizer for it, at which SQLite expires every statement of the
/// connection (sqlite3_set_authorizer): all were compiled again for every command.
extension Database {
    /// Runs `body` within a transaction; an error undoes it.
    ///
    /// - Parameter begin: `BEGIN` for a snapshot to read, `BEGIN IMMEDIATE` for the writer.
    func transaction<Answer>(_ begin: String, _ body: () throws -> Answer) throws -> Answer {
        try run(begin)
        do {
            let answer = try body()
            try run("COMMIT")
            return answer
        } catch {
            // SQLite has rolled back by itself after some errors (lang_transaction.html, 3.1). It
            // does not refuse to roll back; if it ever did, GRDB would stop the process rather than
            // hand out a connection with a transaction open.
            if isInsideTransaction { try? run("ROLLBACK") }
            throw error
        }
    }

    /// Runs `body` so that an error undoes what it did and nothing before it.
    func savepoint<Answer>(_ body: () throws -> Answer) throws -> Answer {
        try run("SAVEPOINT act")
        do {
            let answer = try body()
            try run("RELEASE act")
            return answer
        } catch {
            // Where this fails, the transaction is gone, and the caller's next statement says so.
            if isInsideTransaction {
                try run("ROLLBACK TO act")
                try run("RELEASE act")
            }
            throw error
        }
    }
}

/// What a parameter of a statement can be; nil is NULL.
protocol Bindable {
    /// Binds a copy of the value; returns SQLite's code.
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32
}

/// SQLITE_TRANSIENT, a cast that Swift does not import: SQLite copies the bytes at once.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension Int64: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        sqlite3_bind_int64(statement, place, self)
    }
}

extension Int: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        sqlite3_bind_int64(statement, place, Int64(self))
    }
}

extension String: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        // No bytes at all have no address, and no address is NULL.
        if isEmpty { return sqlite3_bind_text(statement, place, "", 0, copied) }
        var text = self
        return text.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { characters in
                sqlite3_bind_text(
                    statement,
                    place,
                    characters.baseAddress,
                    Int32(characters.count),
                    copied
                )
            }
        }
    }
}

extension [UInt8]: Bindable {
    func bind(to statement: OpaquePointer, at place: Int32) -> Int32 {
        isEmpty
            ? sqlite3_bind_zeroblob(statement, place, 0)
            : withUnsafeBytes { bytes in
                sqlite3_bind_blob64(
                    statement,
                    place,
                    bytes.baseAddress,
                    UInt64(bytes.count),
                    copied
                )
            }
    }
}

/// The values of one row. The accessors of dates and words are in `Columns.swift`.
protocol Columns {
    func isNull(_ index: Int) -> Bool
    subscript(index: Int) -> Int64? { get }
    subscript(index: Int) -> String? { get }
    subscript(index: Int) -> [UInt8]? { get }
}

extension Columns {
    /// A text of a column that is NOT NULL.
    subscript(index: Int) -> String { self[index] as String? ?? "" }
    /// A blob of a column that is NOT NULL.
    subscript(index: Int) -> [UInt8] { self[index] as [UInt8]? ?? [] }
}

/// The row on which a statement stands: valid until the next step.
struct CurrentRow: Columns {
    fileprivate let statement: OpaquePointer

    func isNull(_ index: Int) -> Bool { type(index) == SQLITE_NULL }

    subscript(index: Int) -> Int64? {
        type(index) == SQLITE_INTEGER ? sqlite3_column_int64(statement, Int32(index)) : nil
    }

    subscript(index: Int) -> String? {
        type(index) == SQLITE_TEXT ? String(decoding: bytes(index), as: UTF8.self) : nil
    }

    subscript(index: Int) -> [UInt8]? {
        type(index) == SQLITE_BLOB ? Array(bytes(index)) : nil
    }

    fileprivate func type(_ index: Int) -> Int32 { sqlite3_column_type(statement, Int32(index)) }

    /// The bytes of a text or a blob.
    private func bytes(_ index: Int) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(statement, Int32(index))
        return UnsafeRawBufferPointer(
            start: start,
            count: Int(sqlite3_column_bytes(statement, Int32(index)))
        )
    }
}

/// One row of a result, copied out of its statement.
struct Row: Columns {
    private enum Value {
        case null
        case integer(Int64)
        case text(String)
        case blob([UInt8])
    }

    private let values: [Value]

    init(_ row: CurrentRow) {
        values = (0..<Int(sqlite3_column_count(row.statement))).map { column in
            switch row.type(column) {
            case SQLITE_INTEGER: .integer(row[column] ?? 0)
            case SQLITE_TEXT: .text(row[column])
            case SQLITE_BLOB: .blob(row[column])
            // The tables are strict and have no REAL; what is left is NULL.
            default: .null
            }
        }
    }

    func isNull(_ index: Int) -> Bool {
        if case .null = values[index] { true } else { false }
    }

    subscript(index: Int) -> Int64? {
        guard case .integer(let number) = values[index] else { return nil }
        return number
    }

    subscript(index: Int) -> String? {
        guard case .text(let text) = values[index] else { return nil }
        return text
    }

    subscript(index: Int) -> [UInt8]? {
        guard case .blob(let bytes) = values[index] else { return nil }
        return bytes
    }
}
