/// A file that names people, one a line: blank lines and those that begin with `#` are passed over.
package enum ReferenceList {
    /// The references in `bytes` in order; nil when they are no UTF-8 text or name nobody.
    package static func references(_ bytes: [UInt8]) -> [String]? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let lines = text.split { $0.isNewline || $0 == "\u{FEFF}" }.map { line in
            var line = line
            while line.first?.isWhitespace ?? false { line.removeFirst() }
            return trimmedEnd(String(line))
        }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
        return lines.isEmpty ? nil : lines
    }
}
