/// Finds in a text for clients what must not be in it: SQL, and names of the program's own types.
package enum Leak {
    private static let words = [
        "SQL", "SELECT ", "INSERT ", "UPDATE ", "DELETE ", "FROM ", "GRDB", "SQLite", "constraint",
        "Optional(", "Error(", "nil", "Swift", "Liaison", "JSONValue", "WireFault", ".swift",
        "StoreFailure", "Refusal", "Foundation", "NIO", "0x",
    ]

    package static func found(in text: String) -> [String] { words.filter { text.contains($0) } }
}
