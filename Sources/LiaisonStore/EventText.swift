internal import LiaisonCore

/// One row of the event table in the making: what happened to one subject in one command.
struct EventDraft {
    var subject: String
    /// In the order in which it happened, each once: the first is what the event is called.
    var kinds: [EventKind]
    var details: [EventDetail]
}

/// One particular of an event: a word and a handle, a rule id, a number or a word of a closed list.
/// Never a value of a person's record.
package struct EventDetail: Equatable, Sendable {
    /// What the value is.
    package enum Word: String, Sendable, CaseIterable {
        /// A fact's handle.
        case fact
        /// A rule and a duty's handle, `C1:d-1282`.
        case opened, fulfilled, superseded
        /// The handle of the member's new liaison, or `nobody`.
        case liaison
        /// The staff person a message is for.
        case staff
        /// A field that has another value now.
        case field
        /// What became of a message: `sent` or `failed`.
        case state
        /// A day.
        case on
        /// Counts.
        case people, items, messages, ended, added, updated
        /// A year.
        case year
        /// A rule's id.
        case rule
    }

    package var word: Word
    package var value: String

    init(_ word: Word, _ value: String) {
        self.word = word
        self.value = value
    }

    init(_ word: Word, _ number: Int) {
        self.init(word, String(number))
    }
}

/// How an event's parts stand in columns: words and `name=value` pairs with blanks between them. No
/// handle, rule id or word has a blank or an equals sign.
enum EventText {
    static func text(_ kinds: [EventKind]) -> String {
        kinds.count == 1 ? kinds[0].rawValue : kinds.map(\.rawValue).joined(separator: " ")
    }

    static func text(_ details: [EventDetail]) -> String {
        var text = ""
        for detail in details {
            if !text.isEmpty { text += " " }
            text += detail.word.rawValue
            text += "="
            text += detail.value
        }
        return text
    }

    static func kinds(_ text: String) throws -> [EventKind] {
        try text.split(separator: " ").map { word in
            guard let kind = EventKind(rawValue: String(word)) else {
                throw StoreFailure.corrupt(code: 0)
            }
            return kind
        }
    }

    static func details(_ text: String) throws -> [EventDetail] {
        try text.split(separator: " ").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let word = EventDetail.Word(rawValue: String(parts[0])) else {
                throw StoreFailure.corrupt(code: 0)
            }
            return EventDetail(word, String(parts[1]))
        }
    }
}
