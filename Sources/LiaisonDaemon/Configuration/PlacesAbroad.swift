/// The places that count as abroad (出国出境): a destination that begins with one of the names of
/// abroad.toml does. The one place that says so, for a departure by hand and for a ledger's.
package struct PlacesAbroad: Sendable {
    private let names: [String]

    package init(_ names: [String] = []) { self.names = names }

    package func contain(_ place: String) -> Bool { names.contains { place.hasPrefix($0) } }
}
