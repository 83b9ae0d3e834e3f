internal import GRDB

/// What brings a database from the schema before to the one with the number `schema`.
///
/// A migration that has landed is not edited any more: databases stand in offices that went through
/// it. Where a table changes, it is made anew under another name, filled, and renamed into place
/// (lang_altertable.html, 7), so that its text is the one of a new database.
struct Migration: Sendable {
    let schema: Int
    let statements: [String]
}

extension Schema {
    /// The first schema that was frozen.
    private static let first = 1

    /// One for each schema after the first, ascending.
    private static let shipped: [Migration] = [.toSchema2, .toSchema3, .toSchema4, .toSchema5]

    /// The schema that `statements` make.
    static var ofStatements: Int { shipped.last?.schema ?? first }

    static var migrations: [Migration] {
        #if DEBUG
            SchemaOfTomorrow.isOn ? shipped + [SchemaOfTomorrow.migration] : shipped
        #else
            shipped
        #endif
    }

    /// Stored as `PRAGMA user_version`; a file with a higher one is refused untouched.
    static var version: Int { migrations.last?.schema ?? first }
}

extension Database {
    /// Brings the database to this version's schema, from none or from any that ever was, in one
    /// transaction: whatever happens meanwhile, it has the old schema or this one.
    ///
    /// - Throws: `StoreFailure.corrupt` when a row would refer to nothing; nothing is changed then.
    func bringUpToDate() throws {
        let found = Int(try integer("PRAGMA user_version"))
        guard found < Schema.version else { return }
        // Tables are dropped and made anew: what refers to them must not be looked at before the
        // end. Within a transaction this pragma does nothing (pragma.html#pragma_foreign_keys).
        try execute(sql: "PRAGMA foreign_keys = OFF")
        defer { try? execute(sql: "PRAGMA foreign_keys = ON") }
        #if DEBUG
            if SchemaOfTomorrow.hasNoTransaction {
                return try take(from: found)
            }
        #endif
        try inTransaction(.immediate) {
            try take(from: found)
            guard try row("PRAGMA foreign_key_check") == nil else {
                throw StoreFailure.corrupt(code: ResultCode.SQLITE_CONSTRAINT_FOREIGNKEY.rawValue)
            }
            return .commit
        }
    }

    private func take(from found: Int) throws {
        var schema = found
        if found == 0 {
            for statement in Schema.statements { try execute(sql: statement) }
            try execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            schema = Schema.ofStatements
        }
        for migration in Schema.migrations where migration.schema > schema {
            for statement in migration.statements {
                try execute(sql: statement)
                #if DEBUG
                    SchemaOfTomorrow.note()
                #endif
            }
        }
        try execute(sql: "PRAGMA user_version = \(Schema.version)")
    }
}
