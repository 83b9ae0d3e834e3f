extension JSONScanner {
    /// The string whose opening quote is at `position`.
    mutating func string() throws(WireFault) -> String {
        position += 1
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") {
                let text = try text(UnsafeBufferPointer(rebasing: bytes[start..<position]))
                position += 1
                return text
            }
            if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
            guard byte >= 0x20 else { throw malformed("a control character within a string") }
            position += 1
        }
        throw malformed("the text ends within a string")
    }

    /// The slow way, for a string with escapes: what was read is copied, the rest unescaped.
    private mutating func escapedString(from start: Int) throws(WireFault) -> String {
        var unescaped = Array(bytes[start..<position])
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                return try unescaped.withUnsafeBufferPointer { buffer throws(WireFault) in
                    try text(buffer)
                }
            case UInt8(ascii: "\\"):
                try unescape(into: &unescaped)
            case 0..<0x20:
                throw malformed("a control character within a string")
            default:
                unescaped.append(byte)
            }
        }
        throw malformed("the text ends within a string")
    }

    /// Reads what follows a backslash.
    private mutating func unescape(into text: inout [UInt8]) throws(WireFault) {
        guard let byte = peek() else { throw malformed("the text ends within an escape") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): try unescapeUnit(into: &text)
        default: throw malformed("an unknown escape")
        }
    }

    private mutating func unescapeUnit(into text: inout [UInt8]) throws(WireFault) {
        let unit = try hexadecimal()
        var code = UInt32(unit)
        if UTF16.isLeadSurrogate(unit) {
            let mark = position
            if peek() == UInt8(ascii: "\\"), position + 1 < bytes.count,
                bytes[position + 1] == UInt8(ascii: "u")
            {
                position += 2
                let trail = try hexadecimal()
                if UTF16.isTrailSurrogate(trail) {
                    code = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00)
                } else {
                    position = mark
                }
            }
        }
        if code == 0 { refuse("a NUL within a string") }
        guard let scalar = Unicode.Scalar(code) else {
            return refuse("half a surrogate pair within a string")
        }
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    /// Four hexadecimal digits.
    private mutating func hexadecimal() throws(WireFault) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = peek(), let digit = Self.digit(byte) else {
                throw malformed("an escape needs four hexadecimal digits")
            }
            unit = unit << 4 | digit
            position += 1
        }
        return unit
    }

    private static func digit(_ byte: UInt8) -> UInt16? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// The bytes as text. The standard library's validation refuses overlong forms, surrogates
    /// and everything above U+10FFFF, and repairs nothing.
    private func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(WireFault) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw malformed("a string is not UTF-8")
        }
        return text
    }
}
