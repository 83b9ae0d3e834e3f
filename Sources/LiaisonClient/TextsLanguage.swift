/// The language people read. `--json` is English and the same for everybody.
package enum Language: String, Sendable, CaseIterable {
    case chinese = "zh"
    case english = "en"

    /// The language of a tag such as `zh`, `zh-CN`, `zh_CN.UTF-8` or `en_GB`; nil for any other.
    package init?(tag: String) {
        let lowercased = tag.lowercased()
        guard let known = Self.allCases.first(where: { lowercased.hasPrefix($0.rawValue) }) else {
            return nil
        }
        let rest = lowercased.dropFirst(known.rawValue.count)
        guard rest.isEmpty || "-_.@".contains(rest[rest.startIndex]) else { return nil }
        self = known
    }

    /// The language to speak: what was asked for, then a Chinese locale, then the office's own. An
    /// English locale is what a machine is born with, so it does not outweigh the office.
    package static func chosen(
        flag: String?, environment: (String) -> String?, office: String?
    ) -> Language {
        if let asked = [flag, environment("LIAISON_LANG")].compactMap(\.self)
            .compactMap(Language.init(tag:)).first
        {
            return asked
        }
        if locale(environment: environment) == .chinese { return .chinese }
        return office.flatMap(Language.init(tag:)) ?? .english
    }

    /// The language of the locale: the first of the three variables that is set decides, as in POSIX.
    private static func locale(environment: (String) -> String?) -> Language? {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            if let value = environment(name), !value.isEmpty { return Language(tag: value) }
        }
        return nil
    }
}

/// The words of one language.
package struct Texts: Sendable, Equatable {
    /// Which one.
    package let language: Language

    /// The words of `language`.
    package init(_ language: Language) {
        self.language = language
    }

    /// The sentence for `phrase`.
    package func say(_ phrase: Phrase) -> String {
        switch language {
        case .chinese: phrase.chinese
        case .english: phrase.english
        }
    }

    /// The word for `code` of `family`; the code itself when it has none.
    package func term(_ family: TermFamily, _ code: String) -> String {
        guard let term = Term(rawValue: "\(family.rawValue).\(code)") else {
            guard let word = RecordTerms.word(family, code) else { return code }
            return language == .chinese ? word.chinese : word.english
        }
        switch language {
        case .chinese: return term.chinese
        case .english: return term.english
        }
    }
}
