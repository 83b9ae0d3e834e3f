import Foundation
import LiaisonWire

/// A small roll as a version with an earlier schema left it: `Tests/Schemas/NUMBER.sql`, what
/// sqlite3's `.dump` says of it. Each schema that ever landed has one, for good.
package struct SchemaFixture: Sendable, CustomStringConvertible {
    package let schema: Int

    package init(_ schema: Int) { self.schema = schema }

    package var description: String { "schema \(schema)" }

    private static let directory = Project.path("Tests/Schemas")
    private var file: String { Self.directory + "/\(schema).sql" }

    /// All there are, the oldest first.
    package static let all: [SchemaFixture] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.compactMap { Int($0.prefix { $0 != "." }) }.sorted().map(SchemaFixture.init)
    }()

    /// Makes the database of it.
    package func load(to path: String) throws {
        let sql = try String(contentsOfFile: file, encoding: .utf8)
        let run = try Command.run("/usr/bin/env", ["sqlite3", "-batch", "-bail", path], input: sql)
        guard run.status == 0 else { throw DatabaseFile.Failed(status: run.status) }
    }

    /// Writes it, from a database that nobody has open.
    package func write(from database: DatabaseFile) throws {
        let application = try database.number("PRAGMA application_id")
        let dump = try Command.run("/usr/bin/env", ["sqlite3", "-batch", database.path, ".dump"])
        try FileManager.default.createDirectory(
            atPath: Self.directory, withIntermediateDirectories: true)
        let head = "PRAGMA application_id = \(application);\nPRAGMA user_version = \(schema);\n"
        try (head + dump.output).write(toFile: file, atomically: true, encoding: .utf8)
    }
}

extension DatabaseFile {
    /// What the schema says, in an order and a spelling of its own: a table that was renamed into its
    /// place has its name in quotes.
    package func schema() throws -> [[String]] {
        let rows = try rows(
            """
            SELECT type, name, tbl_name, replace(replace(sql, char(10), ' '), '"', '')
            FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name
            """)
        return rows.map { $0.map { $0.split(separator: " ").joined(separator: " ") } }
    }

    /// How many rows each table has.
    package func counts() throws -> [String: Int] {
        let tables = try rows(
            """
            SELECT name FROM sqlite_schema
            WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name
            """
        ).map { $0[0] }
        return try Dictionary(
            uniqueKeysWithValues: tables.map { ($0, try number("SELECT count(*) FROM \"\($0)\"")) })
    }

    /// Makes of the first member on the roll so many, each with a record.
    package func multiply(members count: Int) throws {
        let columns =
            "revision, standing, joined, converted, branch, openedOn, held, liaison, lastReturn, "
            + "contact, attendance, ownDues, duesThrough, review, probationDecided, unknown, places"
        _ = try rows(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))
            INSERT INTO member(handle, \(columns))
            SELECT printf('m-%08d', i), \(columns) FROM n JOIN member ON member.id =
              (SELECT min(id) FROM member);
            INSERT INTO fact(member, kind, happenedOn, recordedAt, reporter)
            SELECT id, 'contact', '2026-02-03', 0, 'office' FROM member;
            """)
    }
}
