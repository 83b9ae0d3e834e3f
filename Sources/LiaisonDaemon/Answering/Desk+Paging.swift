internal import LiaisonStore
internal import LiaisonWire

/// Lists, a page at a time.
extension Desk {
    /// Which page a request asks for.
    static func page(_ params: JSONValue) throws -> Page {
        var page = Page(limit: params["limit"]?.integer ?? Limits.usualPageRows)
        guard let text = params["cursor"]?.string else { return page }
        guard let place = Page.Place(text: text) else {
            throw ErrorReply(
                .paramsInvalid, "not a page of a list: give back `next` as it came",
                path: "params.cursor")
        }
        page.after = place
        return page
    }

    /// A page as an answer: the rows under `name`, what stands beside them, where the next page
    /// begins, and where this one stands among the events.
    static func answer<Row>(
        _ name: String, _ listing: Listing<Row>, _ beside: [(String, JSONValue?)] = [],
        _ encode: (Row) -> JSONValue
    ) -> JSONValue {
        .compact(
            [(name, .array(listing.rows.map(encode)))] + beside + [
                ("next", listing.next.map { .string($0.description) }),
                ("cursor", Self.encode(listing.cursor)),
            ])
    }
}
