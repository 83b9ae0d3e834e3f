/// Cuts delimited text (RFC 4180, and what spreadsheets and people make of it) into cells.
///
/// A cell in quotation marks may hold separators, line ends and doubled marks. A mark within an
/// unquoted cell is a character like any other. Lines end with CRLF, LF or CR.
struct CellScanner {
    private static let quote = UInt8(ascii: "\"")
    private static let lf = UInt8(ascii: "\n")
    private static let cr = UInt8(ascii: "\r")
    private static let separators = [",", ";", "\t"].flatMap { Array($0.utf8) }
    /// Bytes looked at to find the separator: a screenful of rows tells.
    private static let sample = 65_536

    private let text: [UInt8]
    private let separator: UInt8
    private var index = 0

    init(_ text: [UInt8], separator: UInt8) {
        self.text = text
        self.separator = separator
    }

    /// The separator that occurs most outside quotation marks; the comma when none does.
    static func separator(of text: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in text.prefix(sample) {
            if byte == quote { isQuoted.toggle() }
            if !isQuoted, separators.contains(byte) { counts[byte, default: 0] += 1 }
        }
        return separators.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? separators[0]
    }

    /// All rows; a line end at the very end starts none.
    consuming func rows() throws(LedgerFile.Fault) -> [[String]] {
        var scanner = self
        var rows: [[String]] = []
        while scanner.index < scanner.text.count {
            rows.append(try scanner.row(number: rows.count + 1))
        }
        return rows
    }

    private mutating func row(number: Int) throws(LedgerFile.Fault) -> [String] {
        var cells: [String] = []
        while true {
            cells.append(try cell(row: number))
            guard index < text.count, text[index] == separator else { break }
            index += 1
        }
        endLine()
        return cells
    }

    /// Steps over CRLF, LF or CR.
    private mutating func endLine() {
        guard index < text.count else { return }
        let isReturn = text[index] == Self.cr
        index += 1
        if isReturn, index < text.count, text[index] == Self.lf { index += 1 }
    }

    private mutating func cell(row: Int) throws(LedgerFile.Fault) -> String {
        var bytes: [UInt8] = []
        if index < text.count, text[index] == Self.quote {
            index += 1
            while true {
                guard index < text.count else { throw .openQuote(row: row) }
                let byte = text[index]
                index += 1
                guard byte == Self.quote else {
                    bytes.append(byte)
                    continue
                }
                guard index < text.count, text[index] == Self.quote else { break }
                bytes.append(byte)
                index += 1
            }
        }
        // What follows a closing mark up to the separator belongs to the cell as well.
        while index < text.count, text[index] != separator, text[index] != Self.lf,
            text[index] != Self.cr
        {
            bytes.append(text[index])
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
