package import LiaisonWire

/// A list that the daemon answers a page at a time, as one answer.
package enum Pages {
    /// All pages of the list `list` of `method`, without `next`. What stands beside the list is
    /// taken from the first page that has it.
    ///
    /// - Parameters:
    ///   - ask: asks for the page that these params name.
    ///   - page: told after each page how many rows there are by now.
    package static func all(
        of method: String, _ params: JSONValue, list: String,
        each page: (_ rows: Int) -> Void = { _ in },
        ask: (_ params: JSONValue) throws -> JSONValue
    ) rethrows -> JSONValue {
        let takesLimit = Method.named(method)?.params.contains { $0.name == "limit" } ?? false
        let limit = takesLimit ? [JSONMember("limit", .integer(Limits.pageRows))] : []
        var rows: [JSONValue] = []
        var others: [JSONMember] = []
        var cursor: [JSONMember] = []
        while true {
            let answer = try ask(.object((params.members ?? []) + limit + cursor))
            rows += answer[list]?.array ?? []
            page(rows.count)
            for member in answer.members ?? []
            where ![list, "next"].contains(member.name)
                && !others.contains(where: { $0.name == member.name })
            {
                others.append(member)
            }
            guard let next = answer["next"], !next.isNull else {
                return .object([JSONMember(list, .array(rows))] + others)
            }
            cursor = [JSONMember("cursor", next)]
        }
    }
}
