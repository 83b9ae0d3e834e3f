/// A strict reader of RFC 8259, in one pass over the bytes.
///
/// Two kinds of fault are kept apart. Wrong grammar, wrong UTF-8, too much depth and bytes after
/// the value are `request.malformed` and end the scan. What the grammar allows and a request must
/// not have (a name twice, a NUL, a lone surrogate, too many members) is `request.invalid`: the
/// first is remembered and the scan goes on, so that a grammar fault behind it still wins and the
/// envelope can still be classified.
package struct JSONScanner {
    /// A value read, with what the envelope needs to know about it.
    package struct Document: Sendable {
        /// The value. Of a name given twice the first member is kept.
        package let value: JSONValue
        /// The first fault that is not one of grammar; nil in a clean document.
        package let fault: WireFault?
        /// Whether the outermost object itself has a name twice.
        package let hasDuplicateAtTop: Bool
        /// Where the outermost member `id` has its value, as offsets into the bytes; nil when
        /// there is none, or two, of which nobody can say which is meant.
        package let id: Range<Int>?
    }

    /// The bytes as one value, or the first fault of either kind.
    package static func parse(_ bytes: [UInt8]) throws(WireFault) -> JSONValue {
        let document = try scan(bytes)
        if let fault = document.fault { throw fault }
        return document.value
    }

    /// The bytes as one value; only faults of grammar are thrown.
    package static func scan(_ bytes: [UInt8]) throws(WireFault) -> Document {
        try bytes.withUnsafeBufferPointer { buffer throws(WireFault) in
            var scanner = JSONScanner(buffer)
            return try scanner.document()
        }
    }

    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    var fault: WireFault?
    private var depth = 0
    private var hasDuplicateAtTop = false
    private var id: Range<Int>?

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    private mutating func document() throws(WireFault) -> Document {
        skipSpace()
        let value = try value()
        skipSpace()
        guard position == bytes.count else { throw malformed("bytes after the value") }
        return Document(
            value: value, fault: fault, hasDuplicateAtTop: hasDuplicateAtTop, id: id)
    }

    private mutating func value() throws(WireFault) -> JSONValue {
        guard position < bytes.count else { throw malformed("the text ends within a value") }
        switch bytes[position] {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw malformed("no value starts with this byte")
        }
    }

    private mutating func object() throws(WireFault) -> JSONValue {
        try descend()
        var members: [JSONMember] = []
        var names = NameSet()
        skipSpace()
        if take(UInt8(ascii: "}")) {
            depth -= 1
            return .object(members)
        }
        while true {
            guard peek() == UInt8(ascii: "\"") else { throw malformed("a member needs a name") }
            let name = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw malformed("a name needs a colon") }
            skipSpace()
            let start = position
            let value = try value()
            if !names.insert(name, after: members) {
                hasDuplicateAtTop = hasDuplicateAtTop || depth == 1
                if depth == 1 && name == "id" { id = nil }
                refuse("a member name is given twice")
            } else if members.count == Limits.members {
                refuse("an object has more than \(Limits.members) members")
            } else {
                if depth == 1 && name == "id" { id = start..<position }
                members.append(JSONMember(name, value))
            }
            skipSpace()
            if take(UInt8(ascii: ",")) {
                skipSpace()
            } else if take(UInt8(ascii: "}")) {
                depth -= 1
                return .object(members)
            } else {
                throw malformed("a member is followed by neither comma nor brace")
            }
        }
    }

    private mutating func array() throws(WireFault) -> JSONValue {
        try descend()
        var elements: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) {
            depth -= 1
            return .array(elements)
        }
        while true {
            elements.append(try value())
            skipSpace()
            if take(UInt8(ascii: ",")) {
                skipSpace()
            } else if take(UInt8(ascii: "]")) {
                depth -= 1
                return .array(elements)
            } else {
                throw malformed("an element is followed by neither comma nor bracket")
            }
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(WireFault)
        -> JSONValue
    {
        let text = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard bytes[position...].starts(with: text) else { throw malformed("an unknown word") }
        position += text.count
        return value
    }

    private mutating func number() throws(WireFault) -> JSONValue {
        let start = position
        _ = take(UInt8(ascii: "-"))
        if take(UInt8(ascii: "0")) {
            if digits() > 0 { throw malformed("a number starts with a zero") }
        } else if digits() == 0 {
            throw malformed("a number has no digits")
        }
        if take(UInt8(ascii: ".")), digits() == 0 { throw malformed("a fraction has no digits") }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            if digits() == 0 { throw malformed("an exponent has no digits") }
        }
        let text = UnsafeBufferPointer(rebasing: bytes[start..<position])
        return .number(String(decoding: text, as: UTF8.self))
    }

    /// Steps over digits and says how many there were.
    private mutating func digits() -> Int {
        let start = position
        while let byte = peek(), UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { position += 1 }
        return position - start
    }

    private mutating func descend() throws(WireFault) {
        depth += 1
        guard depth <= Limits.depth else {
            throw malformed("more than \(Limits.depth) levels of nesting")
        }
        position += 1
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    func peek() -> UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    func malformed(_ what: String) -> WireFault {
        WireFault(.requestMalformed, "not JSON at byte \(position): \(what)")
    }

    mutating func refuse(_ what: String) {
        if fault == nil { fault = WireFault(.requestInvalid, "refused: \(what)") }
    }
}

/// The names of one object while it is read. Few names are compared one by one; from
/// `linear` names on a hash set keeps a hostile object from costing its square.
///
/// Names are compared as Swift compares strings, by canonical equivalence: two names that differ
/// only in normalisation would answer to the same look-up, so they count as the same.
private struct NameSet {
    /// Up to here comparing is faster than hashing.
    private static let linear = 16
    private var seen: Set<String> = []

    /// Whether `name` is new after `members`.
    mutating func insert(_ name: String, after members: [JSONMember]) -> Bool {
        if members.count < Self.linear {
            return !members.contains { $0.name == name }
        }
        if seen.isEmpty { seen = Set(members.map(\.name)) }
        return seen.insert(name).inserted
    }
}
