import LiaisonWire
import Testing

/// The type of the fault `text` gets, or nil when it is taken.
private func fault(_ bytes: [UInt8]) -> ErrorType? {
    do {
        _ = try JSONScanner.parse(bytes)
        return nil
    } catch {
        return error.type
    }
}

private func fault(_ text: String) -> ErrorType? { fault(Array(text.utf8)) }

@Suite struct JSONScannerTests {
    @Test(arguments: [
        "null", " true ", "\tfalse\r\n", "0", "-0", "10", "-7.25", "1e5", "1E+5", "2.5e-3",
        "1e400", "\"\"", "\"plain\"", #""\"\\\/\b\f\n\r\t""#, #""\u00e9\u4E2D""#,
        #""\ud83d\ude00""#, "\"\u{7F}\"", "\"中文 😀\"", "[]", "[ ]", "[1,[2,[3]]]", "{}", "{ }",
        #"{"a":{"b":[{}]},"c":null}"#, #"{"":1}"#, "123456789012345678901234567890",
    ])
    func `the grammar is taken`(text: String) {
        #expect(fault(text) == nil)
    }

    @Test(arguments: [
        "", " ", "nul", "nulll", "True", "NaN", "Infinity", "+1", "01", "-", "-01", "1.", ".5",
        "1.e2", "1e", "1e+", "0x10", "1_000", "'a'", "\"", "\"a", "\"\\\"", #""\x41""#, #""\u12""#,
        #""\u12g4""#, "\"a\nb\"", "\"a\tb\"", "\"\u{0}\"",
        "[", "[1", "[1,", "[1,]", "[,1]",
        "[1 2]",
        "]", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}", "{,}", "{a:1}", "{1:2}",
        "{\"a\" 1}", "{\"a\":1 \"b\":2}", "}", "1 2", "{}{}", "{} x", "\u{FEFF}{}", "/* */ 1",
        "1 // no", "\u{A0}1", "\u{0B}1",
    ])
    func `R04 what is not the grammar is malformed`(text: String) {
        #expect(fault(text) == .requestMalformed)
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
            [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xE4, 0xB8, 0x22], [0x22, 0x80, 0x22],
            [0x22, 0xE0, 0x80, 0xAF, 0x22], [0x22, 0x5C, 0x6E, 0xFF, 0x22],
            [0x7B, 0x00, 0x7D, 0x00], [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00],
        ] as [[UInt8]])
    func `R04 what is not UTF-8 is malformed`(bytes: [UInt8]) {
        #expect(fault(bytes) == .requestMalformed)
    }

    @Test func `R04 a depth of 64 is taken and 65 is not`() {
        let open = String(repeating: "[", count: 64)
        let close = String(repeating: "]", count: 64)
        #expect(fault(open + close) == nil)
        #expect(fault("[" + open + close + "]") == .requestMalformed)
        let objects = String(repeating: "{\"a\":", count: 64)
        #expect(fault(objects + "1" + String(repeating: "}", count: 64)) == nil)
        #expect(fault("[" + objects) == .requestMalformed)
    }

    @Test func `R04 a name given twice is refused at every level`() {
        #expect(fault(#"{"a":1,"a":1}"#) == .requestInvalid)
        #expect(fault(#"[{"b":{"a":1,"c":2,"a":3}}]"#) == .requestInvalid)
        #expect(fault(#"{"a":1,"\u0061":2}"#) == .requestInvalid)
        #expect(fault(#"{"a":1,"A":2}"#) == nil)
        let many = (0..<40).map { "\"n\($0)\":0" } + ["\"n33\":1"]
        #expect(fault("{\(many.joined(separator: ","))}") == .requestInvalid)
    }

    @Test func `R04 an object has up to 1024 members`() {
        let members = (0..<1_024).map { "\"n\($0)\":0" }
        #expect(fault("{\(members.joined(separator: ","))}") == nil)
        #expect(fault("{\(members.joined(separator: ",")),\"more\":0}") == .requestInvalid)
    }

    @Test(arguments: [
        #""\ud800""#, #""\udc00""#, #""\ud800\u0041""#, #""\ud800x""#, #""\ud83d\ud83d\ude00""#,
        #""a\u0000b""#, #"{"\u0000":1}"#,
    ])
    func `a lone surrogate or a NUL is refused without being a grammar fault`(text: String) {
        #expect(fault(text) == .requestInvalid)
    }

    @Test func `R05 a grammar fault behind a refused name still is one`() {
        #expect(fault(#"{"a":1,"a":1"#) == .requestMalformed)
    }

    @Test func `escapes become what they mean`() throws {
        let value = try JSONScanner.parse(Array(#""x\u4e2d\ud83d\ude00\n\/\u00E9y""#.utf8))
        #expect(value == .string("x中😀\n/éy"))
    }

    @Test func `a number keeps its text`() throws {
        let value = try JSONScanner.parse(Array("[1.0,1e0,1,-0]".utf8))
        #expect(value == [.number("1.0"), .number("1e0"), .number("1"), .number("-0")])
        #expect(value.array?[0].integer == nil)
        #expect(value.array?[2].integer == 1)
    }
}
