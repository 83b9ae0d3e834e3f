internal import LiaisonCore

/// The detail of a log's entry, read back: what `Act` writes, in parts divided by `; `.
enum LogDetail {
    /// One thing that an act did.
    enum Part: Equatable {
        /// A fact recorded, by its number.
        case fact(Int64)
        /// A duty opened or ended: `opened`, or the state it ended in, and its number.
        case duty(String, Int64)
        /// The liaison given, by his handle; nil for nobody.
        case assigned(String?)
        /// Any other word, with its values by name: `amended standing=full`, `set phone`.
        case other(String, [(name: String, value: String)])

        static func == (one: Part, other: Part) -> Bool {
            String(describing: one) == String(describing: other)
        }
    }

    static func parts(_ detail: String) -> [Part] {
        detail.split(separator: ";").compactMap { part in
            let words = part.split(separator: " ").map(String.init)
            return words.first.map { self.part($0, Array(words.dropFirst())) }
        }
    }

    private static func part(_ word: String, _ words: [String]) -> Part {
        if word == "assigned" { return .assigned(words.first == "nobody" ? nil : words.first) }
        let handles = words.compactMap { Handle(parsing: $0) }
        if let number = handles.first(where: { $0.kind == .fact })?.number { return .fact(number) }
        if let number = handles.first(where: { $0.kind == .duty })?.number {
            return .duty(word, number)
        }
        return .other(
            word,
            words.map { word in
                let sides = word.split(separator: "=", maxSplits: 1).map(String.init)
                return sides.count == 2 ? (sides[0], sides[1]) : ("field", word)
            })
    }
}
