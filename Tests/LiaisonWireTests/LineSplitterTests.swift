import LiaisonWire
import Testing

/// The lines of `text` fed in chunks of `size`, what was discarded, and whether one was too long.
private func split(
    _ text: String, chunks size: Int, limit: Int = 100
) -> (lines: [String], discarded: Int, isTooLong: Bool) {
    var splitter = LineSplitter(limit: limit)
    var lines: [[UInt8]] = []
    var rest = Array(text.utf8)[...]
    var isTooLong = false
    while !rest.isEmpty {
        do {
            try splitter.feed(Array(rest.prefix(size)), into: &lines)
        } catch {
            isTooLong = true
        }
        rest = rest.dropFirst(size)
    }
    return (lines.map { String(decoding: $0, as: UTF8.self) }, splitter.finish(), isTooLong)
}

@Suite struct LineSplitterTests {
    @Test(arguments: [1, 2, 3, 7, 1_000])
    func `R02 only LF ends a line and a CR before it goes`(size: Int) {
        let result = split("a\r\nb\u{0B}c\u{0C}d\re\n\n\r\n中\u{85}\u{2028}x\n\r\r\n", chunks: size)
        #expect(result.lines == ["a", "b\u{0B}c\u{0C}d\re", "中\u{85}\u{2028}x", "\r"])
        #expect(result.discarded == 0)
    }

    @Test(arguments: [1, 4, 1_000])
    func `R01 a line without LF at the end is discarded and counted`(size: Int) {
        let result = split("whole\nhalf", chunks: size)
        #expect(result.lines == ["whole"])
        #expect(result.discarded == 4)
    }

    @Test(arguments: [1, 3, 1_000])
    func `R03 a line of the limit passes and one byte more is too long`(size: Int) {
        let full = String(repeating: "x", count: 10)
        let fits = split("\(full)\n\(full)\r\nok\n", chunks: size, limit: 10)
        #expect(fits.lines == [full, full, "ok"])
        #expect(!fits.isTooLong)
        for tail in ["x\n", "x\r\n", "xx", "\r\r\n"] {
            let over = split("ok\n\(full)\(tail)\nnever\n", chunks: size, limit: 10)
            #expect(over.lines == ["ok"])
            #expect(over.isTooLong)
            #expect(over.discarded == 0)
        }
    }

    @Test func `R03 ten thousand short lines in one chunk all come out`() throws {
        var splitter = LineSplitter(limit: 10)
        var lines: [[UInt8]] = []
        try splitter.feed(Array(String(repeating: "{}\n", count: 10_000).utf8), into: &lines)
        #expect(lines.count == 10_000)
        #expect(splitter.pendingCount == 0)
    }

    @Test func `R24 HTTP and TLS are told by their first bytes`() {
        for text in ["GET / HTTP/1.1", "POST /x", "HEAD /", "Host: a", "\u{16}\u{3}"] {
            #expect(startsAnotherProtocol(Array(text.utf8)))
        }
        #expect(!startsAnotherProtocol(Array("{\"GET \":1}".utf8)))
    }
}
