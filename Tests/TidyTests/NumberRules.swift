import Testing

/// Tests/NUMBERS.md has every number that no instrument sets, with its reason.
@Suite struct NumberRules {
    private static let table = SourceTree.files(under: "Tests", ending: "NUMBERS.md").first

    /// A row of four cells.
    private struct Row {
        var place: String
        var number: String
        var why: String
    }

    /// In core and not of this product: what the instruments set, and what Unicode and the handles'
    /// own arithmetic do.
    private static let others: Set = [
        "DecisionLimits.extensionMonths", "DecisionLimits.correctionMonths",
        "DecisionLimits.removalMonths", "DecisionLimits.postponementMonths",
        "DecisionLimits.probationMonths", "AbsenceLimits.mobileMonths",
        "OrgLimits.foundingMembers", "OrgLimits.branchMembers", "Statistics.peopleOfABranch",
        "PinyinTable.first", "Handle.randomLength",
    ]

    private static func rows() throws -> [Row] {
        let cells = /(?m)^\| `?([A-Za-z][A-Za-z0-9_.-]*)`? \| `([^`|]+)` \| [^|]+ \| ([^|]+) \|$/
        return try #require(table).text.matches(of: cells).map {
            Row(place: String($0.1), number: String($0.2), why: String($0.3))
        }
    }

    private static func words(_ rows: [Row]) -> Set<String> {
        Set(rows.map { "\($0.place): \($0.number)" })
    }

    /// The numbers of a rule that no instrument sets: its period, then its rungs.
    private static func numbers(of rule: Substring) -> [String] {
        let parts = rule.split(separator: "[[rule.rung]]")
        func isOwn(_ part: Substring) -> Bool {
            part.contains(/(?m)^origin = "(product|local)"$/)
        }
        let head = parts.first.flatMap { head in
            isOwn(head) ? head.firstMatch(of: /(?m)^period = \{ (.+) \}$/) : nil
        }
        return (head.map { [String($0.1)] } ?? [])
            + parts.dropFirst().filter(isOwn).compactMap { rung in
                guard let name = rung.firstMatch(of: /(?m)^name = "(.+)"$/),
                    let offset = rung.firstMatch(of: /(?m)^(days|months|month) = -?[0-9]+$/)
                else { return nil }
                return "\(name.1) \(offset.0)"
            }
    }

    private struct Bound {
        /// The outermost type, and its own name.
        var name: String
        var value: Substring
        var isStatic: Bool
        var row: String { "\(name): \(value)" }
    }

    /// The numbers and ranges that constants of a file have. Most lines end in neither a digit nor a
    /// brace, and no pattern is tried on them: a debug build takes minutes otherwise.
    private static func bounds(in text: String) -> [Bound] {
        var type: Substring = ""
        return text.utf8.split(separator: UInt8(ascii: "\n")).compactMap { bytes -> Bound? in
            let line = text[bytes.startIndex..<bytes.endIndex]
            switch bytes.last ?? 0 {
            case UInt8(ascii: "{") where bytes.first != UInt8(ascii: " "):
                let found = line.firstMatch(of: /^(package )?(enum|struct|extension) ([A-Za-z]+)/)
                if let found { type = found.3 }
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let found = line.firstMatch(
                    of: /(let|var) ([a-zA-Z]+)(: [A-Za-z0-9]+)? = ([0-9][0-9A-Fa-f_x.]*)$/)
                guard let found else { return nil }
                return Bound(
                    name: "\(type).\(found.2)", value: found.4,
                    isStatic: line.contains("static "))
            default: break
            }
            return nil
        }
    }

    @Test func `every number of a pack that no instrument sets has its reason, and no other has`()
        throws
    {
        var shipped: Set<String> = []
        for rule in RulebookRules.packs.flatMap({ $0.text.split(separator: "[[rule]]").dropFirst() }
        ) {
            let id = try #require(rule.firstMatch(of: /(?m)^id = "(.+)"$/)?.1)
            let cap = try #require(rule.firstMatch(of: /(?m)^late_cap_days = ([0-9]+)$/)?.1)
            shipped.insert("late_cap_days: \(cap)")
            let numbers = Self.numbers(of: rule)
            if !numbers.isEmpty {
                shipped.insert("\(id): \(numbers.joined(separator: "; "))")
            }
        }
        let told = try Self.rows().filter { !$0.place.contains(".") }
        #expect(Self.words(told).subtracting(shipped) == [])
        #expect(shipped.subtracting(Self.words(told)) == [])
        #expect(told.count == shipped.count && shipped.count > 50)
    }

    @Test func `every number of the core that no instrument sets has its reason, and no other has`()
        throws
    {
        var core: Set<String> = []
        var all: Set<String> = []
        for file in SourceTree.sources {
            for number in Self.bounds(in: file.text) {
                all.insert(number.row)
                if file.module == "LiaisonCore", number.isStatic,
                    !Self.others.contains(number.name)
                {
                    core.insert(number.row)
                }
            }
        }
        let told = Self.words(try Self.rows().filter { $0.place.contains(".") })
        #expect(told.subtracting(all) == [])
        #expect(core.subtracting(told) == [])
        #expect(core.count > 10)
    }

    @Test func `a reason is more than the number again`() throws {
        for row in try Self.rows() { #expect(row.why.count > 25, "\(row.place)") }
    }
}
