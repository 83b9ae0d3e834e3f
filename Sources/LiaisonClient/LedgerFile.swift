import Glibc

/// A ledger's cells, as its file has them: what they mean is the daemon's to read.
package struct LedgerFile: Sendable, Equatable {
    /// Every row of the file, blank and title rows too.
    package var rows: [[String]]
    /// The encoding found: `utf-8`, `utf-16` or `gb18030`.
    package var encoding: String
    /// What separates cells.
    package var separator: String

    /// Why a file is no table of text.
    package enum Fault: Error, Sendable, Equatable {
        /// More than `longest` bytes.
        case tooLarge
        /// Nothing in it.
        case empty
        /// A workbook (XLSX, XLS), which is no text.
        case workbook
        /// Neither UTF-8 nor GB18030.
        case notText
        /// The system's converter of GB18030 is not installed.
        case noConverter
        /// A quotation mark in this row (from 1) is never closed.
        case openQuote(row: Int)
    }

    /// The longest file read: a county's ledger is some megabytes, a province's below a hundred.
    package static let longest = 256 * 1_048_576

    /// The cells of a file's bytes.
    package init(_ bytes: [UInt8]) throws(Fault) {
        guard bytes.count <= Self.longest else { throw .tooLarge }
        guard !bytes.isEmpty else { throw .empty }
        let (text, encoding) = try LedgerEncoding.decode(bytes)
        let separator = CellScanner.separator(of: text)
        self.encoding = encoding
        self.separator = String(decoding: [separator], as: UTF8.self)
        self.rows = try CellScanner(text, separator: separator).rows()
        guard rows.contains(where: { row in row.contains { !$0.isEmpty } }) else { throw .empty }
    }
}

/// From a file's bytes to UTF-8.
enum LedgerEncoding {
    private static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    /// The first bytes of a ZIP container (XLSX) and of an OLE file (XLS).
    private static let workbookMarks: [[UInt8]] = [
        [0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0],
    ]

    /// The text as UTF-8 without a byte order mark, and the encoding it had.
    ///
    /// Text that is valid UTF-8 is taken as that: a GB18030 ledger is never so by chance, since two
    /// of its bytes in a row seldom make one UTF-8 sequence and hundreds of them never do.
    static func decode(_ bytes: [UInt8]) throws(LedgerFile.Fault) -> ([UInt8], String) {
        if workbookMarks.contains(where: { bytes.starts(with: $0) }) { throw .workbook }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return (try converted(bytes, from: "UTF-16"), "utf-16")
        }
        let text =
            bytes.starts(with: utf8Mark) ? Array(bytes.dropFirst(utf8Mark.count)) : bytes
        guard !text.contains(0) else { throw .notText }
        if String(validating: text, as: UTF8.self) != nil { return (text, "utf-8") }
        return (try converted(bytes, from: "GB18030"), "gb18030")
    }

    /// Converts with the C library's iconv(3), which knows all of GB18030 (four-byte forms too).
    private static func converted(
        _ bytes: [UInt8],
        from encoding: String
    ) throws(LedgerFile.Fault) -> [UInt8] {
        guard let converter = iconv_open("UTF-8", encoding), Int(bitPattern: converter) != -1 else {
            throw .noConverter
        }
        defer { iconv_close(converter) }
        // A character of two bytes takes three in UTF-8, one of two UTF-16 units four.
        var output = [UInt8](repeating: 0, count: bytes.count * 2 + 16)
        var input = bytes
        let written: Int? = input.withUnsafeMutableBytes { source in
            output.withUnsafeMutableBytes { target in
                var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
                var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = source.count
                var room = target.count
                let result = iconv(converter, &from, &left, &to, &room)
                return result == Int(bitPattern: UInt.max) || left > 0 ? nil : target.count - room
            }
        }
        guard let written else { throw .notText }
        return Array(output[..<written])
    }
}
