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
