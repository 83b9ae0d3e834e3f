/// Where each key of a TOML file stands: the library that reads values does not say.
///
/// A small index over the text: table headers and the first key of each line at nesting depth
/// zero. Paths are `office.name`, and `rule[2].title` for arrays of tables.
struct TOMLLines {
    private var lines: [String: Int] = [:]

    init(_ text: String) {
        var prefix = ""
        var counts: [String: Int] = [:]
        var depth = 0
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let trimmed = line.drop { $0 == " " || $0 == "\t" }
            if depth == 0, trimmed.hasPrefix("[[") {
                let name = Self.name(trimmed.dropFirst(2))
                let index = counts[name, default: 0]
                counts[name] = index + 1
                prefix = "\(name)[\(index)]"
                lines[prefix] = number + 1
            } else if depth == 0, trimmed.hasPrefix("[") {
                let name = Self.name(trimmed.dropFirst())
                // `[rule.period]` belongs to the last `[[rule]]`.
                let root = String(name.prefix { $0 != "." })
                prefix =
                    counts[root].map { "\(root)[\($0 - 1)]\(name.dropFirst(root.count))" } ?? name
                lines[prefix] = lines[prefix] ?? number + 1
            } else {
                if depth == 0, let key = Self.key(trimmed) {
                    let path = prefix.isEmpty ? key : "\(prefix).\(key)"
                    lines[path] = lines[path] ?? number + 1
                }
                depth = max(0, depth + Self.nesting(trimmed))
            }
        }
    }

    /// The line of a path, or of the nearest table around it; 1 for the file itself.
    func line(of path: String) -> Int {
        var path = path
        while true {
            if let line = lines[path] { return line }
            guard let dot = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return 1 }
            path = String(path[..<dot])
        }
    }

    private static func name(_ rest: Substring) -> String {
        String(rest.prefix { $0 != "]" }).filter { $0 != " " && $0 != "\"" }
    }

    private static func key(_ line: Substring) -> String? {
        guard line.first != "#", let equals = line.firstIndex(of: "=") else { return nil }
        let key = line[..<equals].filter { $0 != " " && $0 != "\t" && $0 != "\"" }
        return key.isEmpty ? nil : String(key)
    }

    /// How far brackets outside strings and comments open or close.
    private static func nesting(_ line: Substring) -> Int {
        var depth = 0
        var quote: Character?
        for character in line {
            if let open = quote {
                if character == open { quote = nil }
                continue
            }
            switch character {
            case "\"", "'": quote = character
            case "#": return depth
            case "[", "{": depth += 1
            case "]", "}": depth -= 1
            default: continue
            }
        }
        return depth
    }
}
