package import LiaisonWire

/// Whether a later `liaison.describe` still promises what an earlier one of its major version did:
/// everything is there, and what was added does not stand in a client's way.
package enum DescribeAgreement {
    /// What the later one takes back, as `path: what`; empty when nothing is.
    package static func faults(from earlier: JSONValue, to later: JSONValue) -> [String] {
        let lists = [
            ("methods", "name"), ("errors", "type"), ("notifications", "name"), ("events", "kind"),
        ]
        var faults: [String] = []
        for (list, key) in lists {
            let there = Dictionary(
                (later[list]?.array ?? []).map { ($0[key]?.string ?? "", $0) },
                uniquingKeysWith: { first, _ in first })
            for entry in earlier[list]?.array ?? [] {
                let path = "\(list).\(entry[key]?.string ?? "")"
                guard let now = there[entry[key]?.string ?? ""] else {
                    faults.append("\(path): gone")
                    continue
                }
                faults += self.faults(ofEntry: entry, now, path)
            }
        }
        for shape in earlier["shapes"]?.members ?? [] {
            let now = later["shapes"]?[shape.name]
            faults += self.faults(answered: shape.value, now, "shapes.\(shape.name)")
        }
        for limit in earlier["limits"]?.members ?? [] where later["limits"]?[limit.name] == nil {
            faults.append("limits.\(limit.name): gone")
        }
        return faults + self.faults(taken: earlier["meta"] ?? [:], later["meta"], "meta")
    }

    /// Words for people may change, and a method may become deprecated.
    private static let free: Set = ["summary", "meaning", "description", "deprecated"]

    private static func faults(
        ofEntry earlier: JSONValue, _ later: JSONValue, _ path: String
    ) -> [String] {
        (earlier.members ?? []).filter { !free.contains($0.name) }.flatMap { member -> [String] in
            let place = "\(path).\(member.name)"
            let now = later[member.name]
            switch member.name {
            // A notification's params are what a client is told, a method's are what it says.
            case "params" where earlier["from"] == nil:
                return faults(taken: member.value, now, place)
            case "params", "result": return faults(answered: member.value, now, place)
            // New errors are additions: clients go by the code.
            case "errors": return faults(subset: member.value, now, place)
            default: return now == member.value ? [] : ["\(place): another"]
            }
        }
    }

    /// What a client may say: whatever was taken is taken, and nothing more is asked for.
    private static func faults(
        taken earlier: JSONValue, _ later: JSONValue?, _ path: String
    ) -> [String] {
        guard let later else { return ["\(path): gone"] }
        var faults: [String] = []
        for (name, isWider) in bounds {
            guard let now = later[name]?.integer else { continue }
            guard let before = earlier[name]?.integer, before == now || isWider(now, before) else {
                faults.append("\(path).\(name): narrower")
                continue
            }
        }
        if let words = later["enum"] {
            faults += self.faults(subset: earlier["enum"] ?? [[:]], words, path + ".enum")
        }
        for name in ["type", "format", "pattern", "x-reference"] where later[name] != earlier[name]
        {
            faults.append("\(path).\(name): another")
        }
        let asked = Set((earlier["required"]?.array ?? []).compactMap(\.string))
        for name in (later["required"]?.array ?? []).compactMap(\.string)
        where !asked.contains(name) {
            faults.append("\(path).\(name): asked for")
        }
        for property in earlier["properties"]?.members ?? [] {
            faults += self.faults(
                taken: property.value, later["properties"]?[property.name],
                "\(path).\(property.name)")
        }
        if let items = earlier["items"] {
            faults += self.faults(taken: items, later["items"], path + "[]")
        }
        return faults
    }

    private static let bounds: [(String, @Sendable (Int, Int) -> Bool)] = [
        ("x-maxBytes", { $0 > $1 }), ("maximum", { $0 > $1 }), ("maxItems", { $0 > $1 }),
        ("minLength", { $0 < $1 }), ("minimum", { $0 < $1 }),
    ]

    /// What a client is told: whatever it could count on is still there and of its kind.
    private static func faults(
        answered earlier: JSONValue, _ later: JSONValue?, _ path: String
    ) -> [String] {
        guard let later else { return ["\(path): gone"] }
        var faults: [String] = []
        for name in ["type", "format", "pattern", "$ref"] where later[name] != earlier[name] {
            faults.append("\(path).\(name): another")
        }
        // Clients meet words that they do not know: more of them are an addition.
        if earlier["enum"] != nil || later["enum"] != nil {
            faults += self.faults(
                subset: earlier["enum"] ?? [[:]], later["enum"], path + ".enum")
        }
        faults += self.faults(
            subset: earlier["required"] ?? [], later["required"], path + ".required")
        for property in earlier["properties"]?.members ?? [] {
            faults += self.faults(
                answered: property.value, later["properties"]?[property.name],
                "\(path).\(property.name)")
        }
        for name in ["items", "additionalProperties"] {
            guard let inner = earlier[name], inner.members != nil else { continue }
            faults += self.faults(answered: inner, later[name], path + "[]")
        }
        for (index, choice) in (earlier["anyOf"]?.array ?? []).enumerated() {
            let choices = later["anyOf"]?.array ?? []
            if !choices.contains(where: { self.faults(answered: choice, $0, path).isEmpty }) {
                faults.append("\(path).anyOf[\(index)]: gone")
            }
        }
        return faults
    }

    private static func faults(
        subset earlier: JSONValue, _ later: JSONValue?, _ path: String
    ) -> [String] {
        let now = later?.array ?? []
        return (earlier.array ?? []).filter { !now.contains($0) }.map { "\(path): \($0.text) gone" }
    }
}
