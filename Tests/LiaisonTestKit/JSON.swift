package import LiaisonWire

/// JSON text as programs print it.
package enum JSON {
    /// What was printed is no JSON.
    package struct Malformed: Error {}

    package static func value(_ text: String) throws -> JSONValue {
        do { return try JSONScanner.parse(Array(text.utf8)) } catch { throw Malformed() }
    }
}
