import LiaisonWire

/// Reading answers: a member that is missing, null or of another kind is simply not there, since a
/// client has to live with answers of a newer daemon.
extension JSONValue {
    /// The text under `name`, nil when it is blank.
    func field(_ name: String) -> String? {
        guard let text = self[name]?.string, !text.isEmpty else { return nil }
        return text
    }

    /// The whole number under `name`.
    func count(_ name: String) -> Int? {
        self[name]?.integer
    }

    /// Whether `name` holds true.
    func flag(_ name: String) -> Bool {
        self[name]?.bool ?? false
    }

    /// The elements under `name`, none when it is missing.
    func list(_ name: String) -> [JSONValue] {
        self[name]?.array ?? []
    }

    /// The texts under `name`.
    func texts(_ name: String) -> [String] {
        list(name).compactMap(\.string)
    }

    /// The card of a `member.get` answer.
    var card: JSONValue { part("member") ?? self }

    /// The object under `name`; a null counts as missing.
    func part(_ name: String) -> JSONValue? {
        guard let value = self[name], value.members != nil else { return nil }
        return value
    }
}
