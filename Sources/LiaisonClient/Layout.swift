import LiaisonWire

/// Lays out the daemon's answers for people: an answer in, lines out. Nothing is computed here that
/// the daemon knows: no date is counted, no rule is applied.
package struct Layout: Sendable {
    /// The words.
    package let texts: Texts
    /// The place.
    package let style: LayoutStyle

    /// A layout in the words of `texts` for the place `style`.
    package init(_ texts: Texts, _ style: LayoutStyle) {
        self.texts = texts
        self.style = style
    }

    /// The sentence for `phrase`.
    func say(_ phrase: Phrase) -> String {
        texts.say(phrase)
    }

    /// A text that the daemon gives in both languages, or as one plain text.
    func local(_ value: JSONValue?) -> String? {
        guard let value else { return nil }
        if let plain = value.string { return plain.isEmpty ? nil : plain }
        switch texts.language {
        case .chinese: return value.field("zh") ?? value.field("en")
        case .english: return value.field("en") ?? value.field("zh")
        }
    }

    /// `pieces` side by side, as many on a line as the width has room for.
    func flow(_ pieces: [String], indent: Int = 0, hanging: Int? = nil) -> [String] {
        style.flow(pieces, indent: indent, hanging: hanging)
    }

    /// `lines`, or the one friendly sentence that says there is nothing and what to do next.
    func table(_ table: LayoutTable, orElse empty: Phrase) -> [String] {
        table.isEmpty ? [say(empty)] : table.lines(style)
    }

    /// The word for `code` in `family`, or the code itself when a newer daemon says something new.
    func word(_ family: TermFamily, _ code: String?) -> String {
        code.map { texts.term(family, $0) } ?? ""
    }

    /// The words for `codes` of which one is enough: `报到、返回或组织关系转接`.
    func alternatives(_ family: TermFamily, _ codes: [String]) -> String {
        guard let last = codes.last, codes.count > 1 else { return words(family, codes) }
        return words(family, codes.dropLast()) + say(.orSeparator) + word(family, last)
    }

    /// The words for `codes`, with the language's own separator.
    func words(_ family: TermFamily, _ codes: some Sequence<String>) -> String {
        codes.map { word(family, $0) }.joined(separator: say(.listSeparator))
    }
}
