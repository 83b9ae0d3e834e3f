import LiaisonWire
import Testing

/// The type of the fault the bytes get, or nil when they are taken.
private func fault(_ bytes: [UInt8]) -> ErrorType? {
    do {
        _ = try JSONScanner.parse(bytes)
        return nil
    } catch {
        return error.type
    }
}

/// RFC 8259, every rule both ways.
@Suite struct GrammarTests {
    @Test(arguments: Grammar.taken)
    func `R04 what the grammar allows is taken`(document: Grammar.Case) {
        #expect(fault(document.bytes) == nil)
    }

    @Test(arguments: Grammar.refused)
    func `R04 what the grammar does not allow is malformed`(document: Grammar.Case) {
        #expect(fault(document.bytes) == .requestMalformed)
    }

    @Test func `R04 of one byte only a digit is a document`() {
        for byte in UInt8.min...UInt8.max {
            let isDigit = UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            #expect(fault([byte]) == (isDigit ? nil : .requestMalformed), "\(byte)")
        }
    }

    @Test func `R04 a document cut anywhere is malformed, and so is one with a byte more`() {
        let whole = Array(#"{"a":[1.5e3,"\u4e2d中\ud83d\ude00",{"b":null}],"c":[true,false]}"#.utf8)
        #expect(fault(whole) == nil)
        for length in 0..<whole.count {
            #expect(fault(Array(whole.prefix(length))) == .requestMalformed, "\(length)")
        }
        for byte in UInt8.min...UInt8.max where ![0x20, 0x09, 0x0A, 0x0D].contains(byte) {
            #expect(fault(whole + [byte]) == .requestMalformed, "\(byte)")
        }
    }

    @Test func `R04 a depth of 64 is taken and 65 is not`() {
        func nested(_ depth: Int, _ open: String, _ close: String) -> [UInt8] {
            let start = String(repeating: open, count: depth)
            return Array((start + "0" + String(repeating: close, count: depth)).utf8)
        }
        for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
            #expect(fault(nested(64, open, close)) == nil)
            #expect(fault(nested(65, open, close)) == .requestMalformed)
        }
        #expect(fault(nested(32, #"[{"a":"#, "}]")) == nil)
        #expect(fault(nested(33, #"[{"a":"#, "}]")) == .requestMalformed)
        // Depth is of what is open, not of what was.
        let flat = "[" + Array(repeating: "[[]]", count: 1_000).joined(separator: ",") + "]"
        #expect(fault(Array(flat.utf8)) == nil)
        #expect(fault(Array(repeating: UInt8(ascii: "["), count: 200_000)) == .requestMalformed)
    }

    /// Standing in a request, a wrong grammar is nobody's parameter, and a right one never wrong
    /// grammar.
    private static func incoming(params text: Grammar.Case) -> Incoming {
        Incoming(
            line: Array(#"{"jsonrpc":"2.0","id":1,"method":"member.find","params":{"text":"#.utf8)
                + text.bytes + Array("}}".utf8))
    }

    @Test(arguments: Grammar.refused)
    func `R05 wrong grammar in the parameters is -32700 to nobody`(document: Grammar.Case) {
        guard case .invalid(let fault, let id) = Self.incoming(params: document) else {
            Issue.record("taken")
            return
        }
        #expect(fault.type.code == -32_700)
        #expect(id == nil)
    }

    @Test(arguments: Grammar.taken)
    func `R05 a right grammar and a wrong type is -32602 with a path`(document: Grammar.Case) {
        guard case .request(let request) = Self.incoming(params: document) else {
            Issue.record("refused before its parameters were looked at")
            return
        }
        let isText = document.bytes.drop { $0 <= 0x20 }.first == 0x22
        do {
            try request.validate()
            #expect(isText)
        } catch {
            #expect(error.type.code == -32_602)
            #expect(error.path == "params.text")
        }
    }
}
