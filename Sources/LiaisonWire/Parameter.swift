/// One parameter of a method, or one member of an object within one.
package struct Parameter: Sendable {
    /// Whether it must be given.
    package enum Presence: Sendable, Equatable {
        /// Absent is a fault.
        case required
        /// Absent has a meaning of its own, said in the summary.
        case optional
        /// Of all the alternatives of an object exactly one must be given.
        case alternative
        /// Optional, and only beside this alternative.
        case beside(String)
    }

    /// Its name on the wire.
    package let name: String
    /// What its value must be.
    package let kind: Kind
    /// One English line for `liaison.describe`.
    package let summary: String
    /// Whether it must be given.
    package let presence: Presence

    /// A parameter, required unless said otherwise.
    package init(
        _ name: String, _ kind: Kind, _ summary: String, _ presence: Presence = .required
    ) {
        self.name = name
        self.kind = kind
        self.summary = summary
        self.presence = presence
    }

    /// What a value must be.
    package indirect enum Kind: Sendable {
        /// A string of so many bytes of UTF-8.
        case text(ClosedRange<Int>)
        /// A string that names a person, an organisation or a duty: a handle, a roster number,
        /// or text that fits only one. What it means is the daemon's to find out.
        case reference
        /// The id of a request.
        case requestID
        /// A day, `2026-11-24`, one that is in the calendar.
        case date
        /// A month, `2026-08`.
        case month
        /// A number without fraction or exponent.
        case integer(ClosedRange<Int>)
        /// `true` or `false`.
        case boolean
        /// One of these words.
        case oneOf([String])
        /// An array of up to `max` such values.
        case list(of: Kind, max: Int)
        /// An object with these members and no others.
        case object([Parameter])
    }
}

extension Parameter {
    /// Refuses a value that is not an object of these parameters: first what is unknown, then
    /// what is mistyped, in the order given, then what is missing, in the table's order.
    static func validate(
        _ value: JSONValue, against parameters: [Parameter], path: String
    ) throws(WireFault) {
        guard case .object(let members) = value else {
            throw mistyped("an object", value, path)
        }
        for member in members where !parameters.contains(where: { $0.name == member.name }) {
            let known = parameters.map(\.name).joined(separator: ", ")
            throw WireFault(
                .paramsInvalid,
                known.isEmpty ? "nothing is expected here" : "unknown; known here: \(known)",
                path: "\(path).\(printable(member.name))")
        }
        for member in members {
            guard let parameter = parameters.first(where: { $0.name == member.name }) else {
                continue
            }
            try parameter.kind.validate(member.value, path: path, name: parameter.name)
        }
        let given = Set(members.map(\.name))
        for parameter in parameters where parameter.presence == .required {
            guard given.contains(parameter.name) else {
                throw WireFault(.paramsInvalid, "missing", path: "\(path).\(parameter.name)")
            }
        }
        try validateAlternatives(given, of: parameters, path: path)
    }

    /// Refuses none or several of the alternatives, and what belongs to one that is not given.
    private static func validateAlternatives(
        _ given: Set<String>, of parameters: [Parameter], path: String
    ) throws(WireFault) {
        let alternatives = parameters.filter { $0.presence == .alternative }.map(\.name)
        if let first = alternatives.first, alternatives.count(where: given.contains) != 1 {
            let names = alternatives.joined(separator: ", ")
            throw WireFault(
                .paramsInvalid, "exactly one of \(names) must be given", path: "\(path).\(first)")
        }
        for parameter in parameters {
            guard case .beside(let other) = parameter.presence, given.contains(parameter.name),
                !given.contains(other)
            else { continue }
            throw WireFault(
                .paramsInvalid, "goes with \(other), which is not given",
                path: "\(path).\(parameter.name)")
        }
    }

    static func mistyped(_ wanted: String, _ value: JSONValue, _ path: String) -> WireFault {
        WireFault(.paramsInvalid, "expected \(wanted), not \(value.kindName)", path: path)
    }

    /// An unknown name as far as it looks like one: it goes into a path and from there into
    /// journals, where a person's data must not.
    private static func printable(_ name: String) -> String {
        let isName =
            name.utf8.count <= 32
            && name.utf8.allSatisfy { byte in
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || byte == UInt8(ascii: "_")
            }
        return isName ? name : "?"
    }
}

extension Parameter.Kind {
    /// Refuses a value that is not of this kind. The path is put together only when needed:
    /// an import line has ten thousand cells.
    fileprivate func validate(
        _ value: JSONValue, path: String, name: String
    ) throws(WireFault) {
        guard let problem = problem(with: value) else { return }
        switch (self, problem) {
        case (.object(let members), .within):
            try Parameter.validate(value, against: members, path: "\(path).\(name)")
        case (.list(let kind, _), .within):
            for (index, element) in (value.array ?? []).enumerated()
            where kind.problem(with: element) != nil {
                try kind.validate(element, path: path, name: "\(name)[\(index)]")
            }
        case (_, .type(let wanted)):
            throw Parameter.mistyped(wanted, value, "\(path).\(name)")
        case (_, .value(let message)):
            throw WireFault(.paramsInvalid, message, path: "\(path).\(name)")
        case (_, .within): break
        }
    }

    private enum Problem {
        case type(String)
        case value(String)
        /// Something inside is wrong, or has yet to be looked at.
        case within
    }

    /// What is wrong with `value`; nil when nothing is.
    private func problem(with value: JSONValue) -> Problem? {
        switch self {
        case .text(let range): textProblem(value, range)
        case .reference: textProblem(value, 1...Limits.referenceBytes)
        case .requestID:
            RequestID(value: value) == nil
                ? .type("a string of up to \(Limits.idBytes) bytes or an integer") : nil
        case .date: shapeProblem(value, "a date as 2026-11-24") { CalendarText.isDate($0) }
        case .month: shapeProblem(value, "a month as 2026-08") { CalendarText.isMonth($0) }
        case .boolean: value.bool == nil ? .type("a boolean") : nil
        case .oneOf(let words):
            shapeProblem(value, "one of \(words.joined(separator: ", "))") { words.contains($0) }
        case .integer(let range): integerProblem(value, range)
        case .object: value.members == nil ? .type("an object") : .within
        case .list(_, let max): listProblem(value, max)
        }
    }

    private func textProblem(_ value: JSONValue, _ range: ClosedRange<Int>) -> Problem? {
        guard case .string(let text) = value else { return .type("a string") }
        if range ~= text.utf8.count { return nil }
        return .value(
            text.isEmpty ? "must not be empty" : "longer than \(range.upperBound) bytes")
    }

    private func shapeProblem(
        _ value: JSONValue, _ wanted: @autoclosure () -> String, _ fits: (String) -> Bool
    ) -> Problem? {
        guard case .string(let text) = value else { return .type(wanted()) }
        return fits(text) ? nil : .value("expected \(wanted())")
    }

    private func integerProblem(_ value: JSONValue, _ range: ClosedRange<Int>) -> Problem? {
        guard case .number = value else { return .type("an integer") }
        if let number = value.integer, range ~= number { return nil }
        return .value("expected an integer from \(range.lowerBound) to \(range.upperBound)")
    }

    private func listProblem(_ value: JSONValue, _ max: Int) -> Problem? {
        guard case .array(let elements) = value else { return .type("an array") }
        return elements.count <= max ? .within : .value("more than \(max) elements")
    }
}

/// Whether text is a day or a month of the calendar. Years 1900...2199: whoever is on the roll
/// was born, joined and left within them, and `0226-11-24` is a slip.
private enum CalendarText {
    private static let years = 1900...2199

    static func isMonth(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 7 && month(bytes) != nil
    }

    static func isDate(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[7] == UInt8(ascii: "-"),
            let (year, month) = month(bytes), let day = number(bytes[8..<10])
        else { return false }
        return 1...length(year, month) ~= day
    }

    private static func month(_ bytes: [UInt8]) -> (year: Int, month: Int)? {
        guard bytes[4] == UInt8(ascii: "-"), let year = number(bytes[0..<4]),
            let month = number(bytes[5..<7]), years ~= year, 1...12 ~= month
        else { return nil }
        return (year, month)
    }

    private static func length(_ year: Int, _ month: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var number = 0
        for byte in digits {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        return number
    }
}
