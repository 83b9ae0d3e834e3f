import LiaisonCore
import LiaisonWire

/// The values of a transcript's placeholders, as far as they are known.
struct Placeholders {
    private let today: String
    private var values: [String: JSONValue] = [:]

    init(today: String) { self.today = today }

    /// Marks a placeholder that stands for a whole value; no transcript has the character.
    private static let mark = "\u{10FFFF}"

    /// A pattern as JSON: placeholders outside quotation marks become marked strings.
    static func quoted(_ pattern: String) -> String {
        replaced(pattern) { name, isInString in isInString ? nil : "\"\(mark)\(name)\"" }
    }

    /// A client's line with the values in it.
    func filled(_ line: String) -> String {
        Self.replaced(line) { name, isInString in
            guard let value = value(of: name) else { return nil }
            return isInString ? String(value.text.dropFirst().dropLast()) : value.text
        }
    }

    private func value(of name: String) -> JSONValue? {
        guard name.hasPrefix("today") else { return values[name] }
        guard let days = name == "today" ? 0 : Int(name.dropFirst("today".count)) else {
            return values[name]
        }
        return .string(day(today).adding(days: days).iso)
    }

    /// The text with each `<name>` replaced by what `replacement` gives for it.
    private static func replaced(
        _ text: String, _ replacement: (_ name: String, _ isInString: Bool) -> String?
    ) -> String {
        var result = ""
        var isInString = false
        var rest = text[...]
        while let character = rest.first {
            if character == "\\" {
                result += rest.prefix(2)
                rest = rest.dropFirst(2)
                continue
            }
            if character == "\"" { isInString.toggle() }
            if let match = rest.prefixMatch(of: /<([a-z]+(?:[-+]?[0-9]+)?)>/),
                let new = replacement(String(match.1), isInString)
            {
                result += new
                rest = rest[match.range.upperBound...]
                continue
            }
            result.append(character)
            rest = rest.dropFirst()
        }
        return result
    }

    /// What differs, as `path: what`.
    mutating func compare(
        _ value: JSONValue, with pattern: JSONValue, at path: String, _ agreement: Agreement
    ) -> [String] {
        switch (value, pattern) {
        case (_, .string(let text)) where text.hasPrefix(Self.mark):
            return bind(String(text.dropFirst()), to: value, at: path)
        case (.string(let said), .string(let text)): return compare(said, with: text, at: path)
        case (.array(let said), .array(let wanted)):
            guard said.count == wanted.count else {
                return ["\(path): \(said.count) elements, not \(wanted.count)"]
            }
            var faults: [String] = []
            for (index, pair) in zip(said, wanted).enumerated() {
                faults += compare(pair.0, with: pair.1, at: "\(path)[\(index)]", agreement)
            }
            return faults
        case (.object(let said), .object(let wanted)):
            return compare(said, with: wanted, at: path, agreement)
        default: return value == pattern ? [] : ["\(path): \(value.text), not \(pattern.text)"]
        }
    }

    private mutating func compare(
        _ said: [JSONMember], with wanted: [JSONMember], at path: String, _ agreement: Agreement
    ) -> [String] {
        let names = said.map(\.name)
        let known = wanted.map(\.name)
        let isAsWanted =
            agreement == .exact ? names == known : names.filter(known.contains) == known
        guard isAsWanted else { return ["\(path): \(names), not \(known)"] }
        var faults: [String] = []
        for member in wanted {
            guard let other = said.first(where: { $0.name == member.name }) else { continue }
            faults += compare(
                other.value, with: member.value, at: "\(path).\(member.name)", agreement)
        }
        return faults
    }

    /// A string against one with placeholders in it.
    private mutating func compare(_ said: String, with text: String, at path: String) -> [String] {
        guard let match = text.firstMatch(of: /<([a-z]+(?:[-+]?[0-9]+)?)>/) else {
            return said == text ? [] : ["\(path): \"\(said)\", not \"\(text)\""]
        }
        let before = text[..<match.range.lowerBound]
        let after = text[match.range.upperBound...]
        guard said.hasPrefix(before), said.hasSuffix(after),
            said.count >= before.count + after.count
        else { return ["\(path): \"\(said)\", not \"\(text)\""] }
        let middle = said.dropFirst(before.count).dropLast(after.count)
        return bind(String(match.1), to: .string(String(middle)), at: path)
    }

    private mutating func bind(_ name: String, to value: JSONValue, at path: String) -> [String] {
        if let known = self.value(of: name) {
            return known == value ? [] : ["\(path): \(value.text), not \(known.text) of <\(name)>"]
        }
        if name.last?.isNumber == true { values[name] = value }
        return []
    }
}
