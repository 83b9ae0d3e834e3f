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
        let characters = Array(text.uppercased())
        guard characters.count >= 4, characters[1] == "-",
            let letter = characters[0].lowercased().first, let kind = Kind(rawValue: letter)
        else { return nil }
        let body = characters[2..<(characters.count - 1)]
        guard let last = characters.last, last == Self.check(of: body) else { return nil }
        if kind.isRandom {
            guard body.count == Self.randomLength else { return nil }
        } else {
            guard let number = Int64(String(body)), number > 0, body.first != "0" else {
                return nil
            }
        }
        self.kind = kind
        self.body = String(body)
    }

    /// The sequence number of a numbered handle; nil for random ones.
    package var number: Int64? { kind.isRandom ? nil : Int64(body) }

    package var description: String {
        "\(kind.rawValue)-\(body)\(Self.check(of: Array(body)[...]) ?? "?")"
    }

    /// Luhn mod 32: from the right, every second value is doubled and its base-32 digits added.
    /// Nil when a character is outside the alphabet.
    private static func check(of body: ArraySlice<Character>) -> Character? {
        var sum = 0
        var factor = 2
        for character in body.reversed() {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            let product = factor * value
            sum += product / 32 + product % 32
            factor = factor == 2 ? 1 : 2
        }
        return alphabet[(32 - sum % 32) % 32]
    }
}
