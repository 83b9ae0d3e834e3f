import Foundation

/// A database read from outside, with the sqlite3 program: what an experiment believes is what
/// another program finds in the file.
package struct DatabaseFile: Sendable {
    package let path: String

    /// The program refused; its words could carry values and are left out.
    package struct Failed: Error { package let status: Int32 }

    package init(_ path: String) { self.path = path }

    /// No value holds this control character: the wire refuses it unescaped.
    private static let separator = "\u{1F}"

    /// The rows that a statement gives, every value as text.
    @discardableResult
    package func rows(_ sql: String) throws -> [[String]] {
        let run = try Command.run(
            "/usr/bin/env",
            ["sqlite3", "-batch", "-noheader", "-separator", Self.separator, path, sql]
        )
        guard run.status == 0 else { throw Failed(status: run.status) }
        return run.output.split(separator: "\n").map { line in
            line.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// The one number that a statement gives.
    package func number(_ sql: String) throws -> Int {
        guard let number = Int(try rows(sql).first?.first ?? "") else { throw Failed(status: 0) }
        return number
    }

    /// What SQLite itself finds wrong with the file; empty when nothing is.
    package func damage() throws -> [String] {
        let pages = try rows("PRAGMA integrity_check").compactMap(\.first).filter { $0 != "ok" }
        let references = try rows("PRAGMA foreign_key_check").map { "no row for " + $0.joined() }
        return pages + references
    }

    /// Runs `body` while another program holds the write lock: whoever wants to write waits.
    package func whileLocked(_ body: () throws -> Void) throws {
        try whileHeld("BEGIN IMMEDIATE; SELECT 'locked';\n", body)
    }

    /// Runs `body` while another program goes on reading what stands there now.
    package func whileRead(_ body: () throws -> Void) throws {
        try whileHeld("BEGIN; SELECT 'locked' FROM meta LIMIT 1;\n", body)
    }

    /// - Parameter words: what the other program says `locked` after.
    private func whileHeld(_ words: String, _ body: () throws -> Void) throws {
        let holder = Process()
        holder.executableURL = URL(filePath: "/usr/bin/env")
        // It waits for whoever is writing, and ends when it does not get the lock.
        holder.arguments = ["sqlite3", "-batch", "-bail", "-cmd", ".timeout 10000", path]
        let input = Pipe()
        let output = Pipe()
        holder.standardInput = input
        holder.standardOutput = output
        try holder.start()
        defer {
            try? input.fileHandleForWriting.close()  // it ends with its input, and with it the lock
            holder.waitUntilExit()
        }
        try input.fileHandleForWriting.write(contentsOf: Array(words.utf8))
        guard output.fileHandleForReading.text(until: { $0.contains("locked") }).contains("locked")
        else { throw Failed(status: 1) }
        try body()
    }
}
