internal import LiaisonCore
internal import TOMLKit

/// One TOML file being read: collects every fault instead of stopping at the first.
final class TOMLDocument {
    let file: String
    let lines: TOMLLines
    private(set) var faults: [ConfigurationFault] = []

    init(file: String, text: String) {
        self.file = file
        lines = TOMLLines(text)
    }

    func blame(_ path: String, _ message: String) {
        faults.append(
            ConfigurationFault(file: file, line: lines.line(of: path), key: path, message: message)
        )
    }

    func blame(line: Int, _ message: String) {
        faults.append(ConfigurationFault(file: file, line: line, key: "", message: message))
    }

    /// The root table; nil after a syntax error, which the library words and places.
    static func parse(file: String, text: String) -> (TOMLDocument, TOMLSection?) {
        let document = TOMLDocument(file: file, text: text)
        do {
            let table = try TOMLTable(string: text)
            return (document, TOMLSection(document, table, ""))
        } catch let error as TOMLParseError {
            document.blame(line: error.source.begin.line, "syntax error: \(error.description)")
        } catch { document.blame(line: 1, "cannot be read as TOML") }
        return (document, nil)
    }
}

/// One table of a file, with strict accessors: a wrong type or value is a fault with its line, and
/// `finish` reports every key that nobody asked for.
final class TOMLSection {
    let document: TOMLDocument
    let path: String
    private let table: TOMLTable
    private var asked: Set<String> = []

    init(_ document: TOMLDocument, _ table: TOMLTable, _ path: String) {
        self.document = document
        self.table = table
        self.path = path
    }

    func blame(_ key: String, _ message: String) { document.blame(full(key), message) }

    private func full(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    private func value(_ key: String) -> (any TOMLValueConvertible)? {
        asked.insert(key)
        return table[key]
    }

    func text(_ key: String, isRequired: Bool = false) -> String? {
        guard let value = value(key) else {
            if isRequired { blame(key, "missing") }
            return nil
        }
        guard let text = value.string else {
            blame(key, "must be a text in quotes")
            return nil
        }
        if text.isEmpty { blame(key, "must not be empty") }
        return text
    }

    func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let value = value(key) else { return nil }
        guard let number = value.int else {
            blame(key, "must be a whole number")
            return nil
        }
        guard range.contains(number) else {
            blame(key, "must be from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    func flag(_ key: String) -> Bool? {
        guard let value = value(key) else { return nil }
        guard let flag = value.bool else {
            blame(key, "must be true or false")
            return nil
        }
        return flag
    }

    func texts(_ key: String, isRequired: Bool = false) -> [String]? {
        guard let value = value(key) else {
            if isRequired { blame(key, "missing") }
            return nil
        }
        guard let array = value.array else {
            blame(key, "must be a list of texts")
            return nil
        }
        let texts = array.compactMap(\.string)
        if texts.count != array.count { blame(key, "must be a list of texts") }
        return texts
    }

    /// A word of a closed list.
    func word<Word>(_ key: String, isRequired: Bool = false) -> Word?
    where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
        guard let text = text(key, isRequired: isRequired) else { return nil }
        guard let word = Word(rawValue: text) else {
            blame(key, Self.unknownWord(text, Word.self))
            return nil
        }
        return word
    }

    func words<Word>(_ key: String, isRequired: Bool = false) -> [Word]
    where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
        (texts(key, isRequired: isRequired) ?? []).compactMap { text in
            if let word = Word(rawValue: text) { return word }
            blame(key, Self.unknownWord(text, Word.self))
            return nil
        }
    }

    private static func unknownWord<Word>(_ text: String, _: Word.Type) -> String
    where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
        "\"\(text)\" is not one of \(Word.allCases.map(\.rawValue).joined(separator: ", "))"
    }

    /// A date, in TOML's own form or as text.
    func date(_ key: String) -> CivilDate? {
        let own = value(key)?.date.map { CivilDate(year: $0.year, month: $0.month, day: $0.day) }
        guard let date = own ?? text(key).map({ CivilDate(iso: $0) }) else { return nil }
        guard let date else {
            blame(key, "must be a date such as 2026-11-24")
            return nil
        }
        return date
    }

    func section(_ key: String, isRequired: Bool = false) -> TOMLSection? {
        guard let value = value(key) else {
            if isRequired { blame(key, "missing") }
            return nil
        }
        guard let table = value.table else {
            blame(key, "must be a table")
            return nil
        }
        return TOMLSection(document, table, full(key))
    }

    /// An array of tables, `[[key]]`.
    func sections(_ key: String) -> [TOMLSection] {
        guard let value = value(key) else { return [] }
        guard let array = value.array else {
            blame(key, "must be written as [[\(key)]]")
            return []
        }
        return array.enumerated().compactMap { index, value in
            guard let table = value.table else {
                blame(key, "must be written as [[\(key)]]")
                return nil
            }
            return TOMLSection(document, table, "\(full(key))[\(index)]")
        }
    }

    /// The keys in the file's table, sorted; for tables whose keys are data.
    var keys: [String] { table.keys.sorted() }

    /// Reports what nobody asked for: a misspelt key must not be silently nothing.
    func finish() {
        for key in keys where !asked.contains(key) {
            let known = asked.sorted().joined(separator: ", ")
            blame(key, "unknown key; known here: \(known)")
        }
    }
}
