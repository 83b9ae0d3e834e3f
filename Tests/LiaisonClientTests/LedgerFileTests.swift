import LiaisonClient
import Testing

@Suite struct LedgerFileTests {
    private func rows(_ text: String) throws -> [[String]] {
        try LedgerFile(Array(text.utf8)).rows
    }

    @Test(arguments: [",", ";", "\t"])
    func `cells are cut at comma, semicolon or tab, whichever the file uses`(mark: String) throws {
        let file = try LedgerFile(Array("a\(mark)b\(mark)c\n1\(mark)2\(mark)\n".utf8))
        #expect(file.separator == mark)
        #expect(file.rows == [["a", "b", "c"], ["1", "2", ""]])
    }

    @Test func `a quoted cell holds separators, line ends and doubled marks`() throws {
        #expect(
            try rows("\"a,b\",\"c\nd\",\"e\"\"f\"\"\"\n1,2,3\n")
                == [["a,b", "c\nd", "e\"f\""], ["1", "2", "3"]]
        )
    }

    @Test func `a mark inside an unquoted cell is a character like any other`() throws {
        #expect(try rows("5\" pipe,b\n") == [["5\" pipe", "b"]])
        #expect(try rows("\"a\" b,c\n") == [["a b", "c"]])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `lines end with LF, CRLF or CR, and blank ones are rows too`(end: String) throws {
        #expect(try rows("a,b\(end)\(end)c,d") == [["a", "b"], [""], ["c", "d"]])
        #expect(try rows("a,b\(end)") == [["a", "b"]])
    }

    @Test func `a mark that is never closed is refused with its row`() {
        #expect(throws: LedgerFile.Fault.openQuote(row: 2)) { try rows("a,b\n\"c,d\ne,f\n") }
    }

    @Test func `UTF-8 with and without a byte order mark reads the same`() throws {
        let plain = Array("姓名,电话\n".utf8)
        #expect(try LedgerFile([0xEF, 0xBB, 0xBF] + plain).rows == LedgerFile(plain).rows)
    }

    @Test func `GB18030 is recognised, its four-byte characters included`() throws {
        // 姓名,䶮𠮷 and a line end: two-byte, two-byte, comma, then rare characters.
        let bytes: [UInt8] =
            [0xD0, 0xD5, 0xC3, 0xFB, 0x2C, 0xFE, 0x9F, 0x95, 0x34, 0xB2, 0x35, 0x0A]
        let file = try LedgerFile(bytes)
        #expect(file.encoding == "gb18030")
        #expect(file.rows.first?.first == "姓名")
        #expect(file.rows.first?.last?.unicodeScalars.map(\.value) == [0x4DAE, 0x20BB7])
    }

    @Test func `UTF-16 as spreadsheets save it is recognised by its mark`() throws {
        let bytes: [UInt8] = [0xFF, 0xFE, 0xD3, 0x59, 0x0D, 0x54, 0x09, 0x00, 0x41, 0x00]
        let file = try LedgerFile(bytes)
        #expect(file.encoding == "utf-16")
        #expect(file.rows == [["姓名", "A"]])
    }

    @Test func `what is no table is refused by what it is`() {
        #expect(throws: LedgerFile.Fault.empty) { try LedgerFile([]) }
        #expect(throws: LedgerFile.Fault.empty) { try LedgerFile(Array(",,\n\n".utf8)) }
        #expect(throws: LedgerFile.Fault.workbook) { try LedgerFile([0x50, 0x4B, 0x03, 0x04, 0]) }
        #expect(throws: LedgerFile.Fault.notText) { try LedgerFile([0x41, 0x00, 0x42]) }
        #expect(throws: LedgerFile.Fault.notText) { try LedgerFile([0x41, 0xFF, 0xFF, 0x20]) }
    }
}
