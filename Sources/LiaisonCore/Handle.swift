/// A name for one thing on the roll, safe to print in the journal: a kind letter, a hyphen, a body
/// and one check character, such as `m-7K3Q9XZ4` or `d-1282`.
///
/// Members, orgs and staff get seven random characters (handed in: the core draws nothing); duties,
/// notices, facts and deliveries get their decimal sequence number. The check character is Luhn
/// mod N over the Crockford base-32 alphabet, which catches every single mistyped character and
/// every swap of neighbours but one pair (0 and Z).
package struct Handle: Hashable, Sendable, CustomStringConvertible {
    /// What the handle names. The raw value is the letter before the hyphen.
    package enum Kind: Character, Sendable, CaseIterable {
        case member = "m"
        case org = "o"
        case staff = "s"
        case duty = "d"
        case notice = "n"
        case fact = "f"
        case delivery = "v"

        /// Whether the body is seven random characters rather than a sequence number.
        package var isRandom: Bool { self == .member || self == .org || self == .staff }
    }

    /// The length of a random body: 32^7 is 3.4e10, so a roll of a million members redraws about
    /// once in 34,000 additions.
    package static let randomLength = 7

    /// Crockford's base-32 digits: no I, L, O or U, which are misread on the telephone.
    static let alphabet: [Character] = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    package let kind: Kind
    /// The characters between the hyphen and the check character.
    package let body: String

    /// A handle from seven values of 0 ..< 32, drawn by the caller.
    package init(_ kind: Kind, drawn values: [UInt8]) {
        self.kind = kind
        self.body = String(values.prefix(Self.randomLength).map { Self.alphabet[Int($0 & 31)] })
    }

    /// The handle of a numbered row.
    package init(_ kind: Kind, number: Int64) {
        self.kind = kind
        self.body = String(number)
    }

    /// Reads a handle as people type it: any case. Nil when the form or the check character is
    /// wrong, so a mistyped handle is never taken for another one.
    package init?(parsing text: String) {
        let bytes = text.utf8.map { (97...122).contains($0) ? $0 - 32 : $0 }
        guard bytes.count >= 4, bytes[1] == UInt8(ascii: "-"),
            (65...90).contains(bytes[0]),
            let kind = Kind(rawValue: Character(Unicode.Scalar(bytes[0] | 32))),
            bytes.last == Self.check(of: bytes[2..<(bytes.count - 1)])
        else { return nil }
        let body = String(decoding: bytes[2..<(bytes.count - 1)], as: UTF8.self)
        if kind.isRandom {
            guard body.utf8.count == Self.randomLength else { return nil }
        } else {
            guard let number = Int64(body), number > 0, bytes[2] != UInt8(ascii: "0") else {
                return nil
            }
        }
        self.kind = kind
        self.body = body
    }

    /// The sequence number of a numbered handle; nil for random ones.
    package var number: Int64? { kind.isRandom ? nil : Int64(body) }

    package var description: String {
        let body = Array(self.body.utf8)
        let check = Self.check(of: body[...]) ?? UInt8(ascii: "?")
        return String(
            decoding: [kind.rawValue.asciiValue ?? 0, UInt8(ascii: "-")] + body + [check],
            as: UTF8.self
        )
    }

    /// Luhn mod 32: from the right, every second value is doubled and its base-32 digits added.
    /// Nil when a character is outside the alphabet.
    private static func check(of body: ArraySlice<UInt8>) -> UInt8? {
        var sum = 0
        var isDoubled = true
        for byte in body.reversed() {
            guard let value = values[Int(byte)] else { return nil }
            let product = isDoubled ? 2 * value : value
            sum += product / 32 + product % 32
            isDoubled.toggle()
        }
        return digits[(32 - sum % 32) % 32]
    }

    private static let digits = alphabet.compactMap(\.asciiValue)
    /// The value of each byte that is a digit.
    private static let values: [Int?] = (0...255).map { byte in
        digits.firstIndex { Int($0) == byte }
    }
}
