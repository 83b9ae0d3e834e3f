import LiaisonTestKit
import LiaisonWire
import Testing

/// Any value the scanner can yield, at most `depth` deep.
private func anyValue(depth: Int, using random: inout SplitMix64) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .integer(Int.random(in: Int.min...Int.max, using: &random))
    case 3: return .number("-\(Int.random(in: 0...99, using: &random)).50e-3")
    case 4: return .string(anyText(using: &random))
    case 5:
        let count = Int.random(in: 0...4, using: &random)
        return .array((0..<count).map { _ in anyValue(depth: depth - 1, using: &random) })
    default:
        let count = Int.random(in: 0...20, using: &random)
        return .object(
            (0..<count).map { index in
                JSONMember(
                    "\(index)" + anyText(using: &random),
                    anyValue(depth: depth - 1, using: &random))
            })
    }
}

private func anyText(using random: inout SplitMix64) -> String {
    let scalars: [ClosedRange<UInt32>] = [
        0x01...0x1F, 0x20...0x7F, 0x20...0x7F, 0x80...0xA5, 0x4E00...0x4E20, 0x1F600...0x1F610,
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...12, using: &random) {
        let range = scalars[Int.random(in: 0..<scalars.count, using: &random)]
        guard let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) else {
            continue
        }
        text.append(scalar)
    }
    return String(text)
}

@Suite struct JSONWriterTests {
    @Test(arguments: 0..<8)
    func `what is written reads back as it was`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let value = anyValue(depth: 4, using: &random)
            let bytes = value.encoded()
            #expect(try JSONScanner.parse(bytes) == value)
            #expect(try JSONScanner.parse(bytes).encoded() == bytes)
            #expect(bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
        }
    }

    @Test func `control characters never stand raw in a line`() {
        let value = JSONValue.string("a\n\r\t\u{1}\u{1B}\u{7F}\u{9B}é\"\\/\u{A0}")
        #expect(value.text == #""a\n\r\t\u0001\u001b\u007f\u009bé\"\\/"# + "\u{A0}\"")
    }

    @Test func `members keep their order and canonically they are sorted`() throws {
        let value = try JSONScanner.parse(Array(#"{"b":[{"z":1,"a":2}],"a":1.0}"#.utf8))
        #expect(value.text == #"{"b":[{"z":1,"a":2}],"a":1.0}"#)
        #expect(
            String(decoding: value.canonical(), as: UTF8.self)
                == #"{"a":1.0,"b":[{"a":2,"z":1}]}"#)
    }

    @Test func `an absent fact is an absent member`() {
        #expect(JSONValue.compact([("a", 1), ("b", nil)]) == ["a": 1])
        #expect(JSONValue.optional(nil) == .null)
    }
}
