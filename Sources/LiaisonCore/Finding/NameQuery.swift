/// How a name fits what was typed, the best first.
package enum NameFit: Int, Comparable, Sendable, CaseIterable {
    /// The typed text is the name.
    case whole
    /// It is a part of the name.
    case part
    /// It is the name in pinyin initials, or in characters and initials mixed: `zsf`, `张sf`.
    case initials
    /// It is some of the name's initials in a row.
    case someInitials

    /// The better fit is the lesser.
    package static func < (one: NameFit, other: NameFit) -> Bool { one.rawValue < other.rawValue }
}

/// A text that a person typed for a name. Blanks, middle dots of any kind, width and case are
/// passed over, in the text and in the name: one types `买买提.艾力` for `买买提·艾力`.
package struct NameQuery: Sendable {
    private let typed: [UInt32]

    /// A query for what was typed.
    package init(_ text: String) { typed = Self.folded(text) }

    /// Whether nothing is left to look for.
    package var isEmpty: Bool { typed.isEmpty }

    /// How `name` fits; nil when it does not.
    package func fit(_ name: String) -> NameFit? {
        let name = Self.folded(name)
        guard !typed.isEmpty, typed.count <= name.count else { return nil }
        if name == typed { return .whole }
        var best: NameFit?
        for start in 0...(name.count - typed.count) {
            switch fit(name, at: start) {
            case .part?: return .part
            case let found?: best = best ?? found
            case nil: continue
            }
        }
        return best
    }

    private func fit(_ name: [UInt32], at start: Int) -> NameFit? {
        var isLiteral = true
        for (offset, wanted) in typed.enumerated() {
            let found = name[start + offset]
            if found == wanted { continue }
            guard Self.begins(found, with: wanted) else { return nil }
            isLiteral = false
        }
        if isLiteral { return .part }
        return typed.count == name.count ? .initials : .someInitials
    }

    private static func begins(_ character: UInt32, with letter: UInt32) -> Bool {
        guard 0x61...0x7A ~= letter, let scalar = Unicode.Scalar(character) else { return false }
        return PinyinInitials.letters(of: scalar) & PinyinInitials.bit(UInt8(letter)) != 0
    }

    /// The code points that tell names apart.
    private static func folded(_ text: String) -> [UInt32] {
        var kept: [UInt32] = []
        kept.reserveCapacity(8)
        for scalar in text.unicodeScalars {
            let scalar = TypedText.halfWidth(scalar)
            if TypedText.isBlank(scalar) || TypedText.isMiddleDot(scalar) { continue }
            kept.append(0x41...0x5A ~= scalar.value ? scalar.value + 0x20 : scalar.value)
        }
        return kept
    }
}
