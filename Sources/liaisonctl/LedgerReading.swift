import LiaisonClient

/// Reading a ledger's file.
enum LedgerReading {
    /// The cells of the file at `path`; `-` is standard input.
    static func read(_ path: String) throws(LocalFailure) -> LedgerFile {
        let bytes = try FileReading.bytes(path)
        do { return try LedgerFile(bytes) } catch { throw .notATable(file: path, reason: error) }
    }
}
