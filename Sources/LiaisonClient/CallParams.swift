package import LiaisonWire

/// The params of `liaisonctl call`, as they are typed.
package enum CallParams {
    /// The object of `words`: one JSON object, or `name=value` one by one.
    package static func object(
        _ words: [String], of method: String
    ) throws(LocalFailure) -> JSONValue {
        if words.count == 1, words[0].drop(while: { $0 == " " }).hasPrefix("{") {
            return try parsed(words[0])
        }
        let parameters = Method.named(method)?.params ?? []
        var members: [JSONMember] = []
        for word in words {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty else {
                throw .notAnObject("\"\(word)\"")
            }
            let name = String(parts[0])
            let kind = parameters.first { $0.name == name }?.kind
            members.append(JSONMember(name, value(String(parts[1]), kind)))
        }
        return .object(members)
    }

    private static func parsed(_ text: String) throws(LocalFailure) -> JSONValue {
        let value: JSONValue
        do {
            value = try JSONScanner.parse(Array(text.utf8))
        } catch {
            throw .notAnObject(error.message)
        }
        guard value.members != nil else { throw .notAnObject(value.kindName) }
        return value
    }

    /// A text stays one where the method takes text: `text=0101` is no number.
    private static func value(_ text: String, _ kind: Parameter.Kind?) -> JSONValue {
        switch kind {
        case .text, .reference, .date, .month, .oneOf, .requestID: .string(text)
        case .integer, .boolean, .list, .object, nil:
            (try? JSONScanner.parse(Array(text.utf8))) ?? .string(text)
        }
    }
}
