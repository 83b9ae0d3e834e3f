/// Which letters a Han character's Mandarin readings begin with.
///
/// A character with several readings has several letters: 单 is d, s and c. Covered are U+3400 to
/// U+9FFF and the characters of the general standard table (通用规范汉字表, 8,105) beyond.
package enum PinyinInitials {
    /// The letters `a` to `z` as bits 0 to 25; 0 for a character that is not in the table.
    package static func letters(of scalar: Unicode.Scalar) -> UInt32 {
        if scalar.value > 0xFFFF { return several(scalar, in: PinyinTable.rare, places: 2) }
        guard scalar.value >= PinyinTable.first else { return 0 }
        let offset = Int(scalar.value - PinyinTable.first)
        return PinyinTable.letters.withUTF8Buffer { letters in
            guard offset < letters.count else { return 0 }
            switch letters[offset] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): return bit(letters[offset])
            case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                return several(scalar, in: PinyinTable.several, places: 3)
            default: return 0
            }
        }
    }

    /// The bit of a small letter.
    static func bit(_ letter: UInt8) -> UInt32 { 1 << UInt32(letter - UInt8(ascii: "a")) }

    /// Binary search: the order of UTF-8 is that of code points, and every record has one length.
    private static func several(
        _ scalar: Unicode.Scalar, in table: StaticString, places: Int
    ) -> UInt32 {
        let wanted = Array(String(scalar).utf8)
        return table.withUTF8Buffer { bytes in
            let record = wanted.count + places
            var low = 0
            var high = bytes.count / record
            while low < high {
                let middle = (low + high) / 2
                let start = middle * record
                let found = bytes[start..<start + wanted.count]
                if found.elementsEqual(wanted) {
                    let letters = bytes[start + wanted.count..<start + record]
                    return letters.reduce(0) { $1 == UInt8(ascii: ".") ? $0 : $0 | bit($1) }
                }
                if found.lexicographicallyPrecedes(wanted) {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            return 0
        }
    }
}
