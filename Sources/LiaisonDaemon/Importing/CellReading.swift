internal import LiaisonCore

/// Dates, months and telephones as ledgers write them. Each gives nil for text it cannot read
/// without guessing.
enum CellReading {
    /// `2026-03-05`, `2026/3/5`, `2026.3.5`, `2026年3月5日`, `20260305`, with or without a time of day
    /// behind it, or the number a spreadsheet keeps for a date.
    static func date(_ text: String) -> CivilDate? {
        let text = CellText.trimmed(CellText.narrowed(text))
        if let number = wholeNumber(text) {
            if number.digits == 8 {
                return CivilDate(
                    year: number.value / 10_000,
                    month: number.value / 100 % 100,
                    day: number.value % 100
                )
            }
            return number.digits == 5 ? date(serial: number.value) : nil
        }
        guard let parts = parts(text), parts.count == 3 else { return nil }
        return CivilDate(year: parts[0], month: parts[1], day: parts[2])
    }

    /// A spreadsheet's date: 61 is 1 March 1900, since it counts a 29 February 1900 that never was
    /// (ECMA-376 part 1, 18.17.4.1). Five digits reach from 1927 to 2173.
    private static func date(serial: Int) -> CivilDate? {
        CivilDate(year: 1900, month: 1, day: 1).map { $0.adding(days: serial - 2) }
    }

    /// `2026-08`, `2026.8`, `2026年8月`, `202608`, `已交至2026年8月`, or a whole date in the month.
    static func month(_ text: String) -> CivilMonth? {
        var text = CellText.trimmed(CellText.narrowed(text))
        for prefix in ["已", "交", "缴", "纳", "费", "至", "到"] where text.hasPrefix(prefix) {
            text.removeFirst()
        }
        text = CellText.trimmed(text)
        if let number = wholeNumber(text), number.digits == 6 {
            return CivilMonth(year: number.value / 100, month: number.value % 100)
        }
        if let day = date(text) { return CivilMonth(containing: day) }
        guard let parts = parts(text), parts.count == 2 else { return nil }
        return CivilMonth(year: parts[0], month: parts[1])
    }

    /// A number of digits only, or one with a fraction, as spreadsheets export a date (`46086.0`).
    private static func wholeNumber(_ text: String) -> (value: Int, digits: Int)? {
        let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = pieces.first, !whole.isEmpty, pieces.count <= 2,
            pieces.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            pieces.count == 1 || whole.count == 5, let value = Int(whole)
        else { return nil }
        return (value, whole.count)
    }

    /// Two or three numbers, the first a year of four digits, between the separators of dates: the
    /// same twice, or 年 and 月. A time of day behind three of them is left out.
    private static func parts(_ text: String) -> [Int]? {
        var numbers: [Int] = []
        var separators: [Character] = []
        var digits = ""
        var rest = Substring(text)
        while let character = rest.popFirst() {
            if character.isASCII, character.isNumber {
                digits.append(character)
                guard digits.count <= 4 else { return nil }
            } else if "-/.年月日号".contains(character) {
                // A second separator in a row, but for blanks, is no date.
                guard let number = Int(digits) else { return nil }
                numbers.append(number)
                digits = ""
                if numbers.count == 3 {
                    guard "日号.".contains(character) else { return nil }
                    break
                }
                separators.append(character)
            } else if CellText.isBlank(character) || character == "T" {
                // A blank after the last number begins a time of day; elsewhere it is nothing.
                if numbers.count == 2, !digits.isEmpty { break }
            } else {
                return nil
            }
        }
        if let number = Int(digits) { numbers.append(number) }
        guard isTime(rest), let year = numbers.first, (1000...9999).contains(year) else {
            return nil
        }
        // 2026年1-8月 and 2026.1-8 are runs of months and no day.
        let isDay = separators.count < 2 || separators[0] == separators[1]
        return isDay || separators.starts(with: ["年", "月"]) ? numbers : nil
    }

    /// Nothing, or `0:00`, `00:00:00`, `00:00:00.0`.
    private static func isTime(_ text: Substring) -> Bool {
        let text = CellText.trimmed(String(text))
        if text.isEmpty { return true }
        let pieces = text.split(separator: ":", omittingEmptySubsequences: false)
        return (2...3).contains(pieces.count)
            && pieces.allSatisfy { piece in
                !piece.isEmpty && piece.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
            }
    }

    /// The telephone numbers of a cell, in order, without blanks, hyphens and +86; nil when there
    /// is text but no number in it. What follows a number (an extension, a remark, the `.0` of a
    /// spreadsheet) is no part of it.
    static func phones(_ text: String) -> [String]? {
        var phones: [String] = []
        for piece in CellText.narrowed(text).split(whereSeparator: { "/、;,|\n".contains($0) }) {
            guard let start = piece.firstIndex(where: { $0.isNumber || $0 == "+" }) else {
                continue
            }
            let run = piece[start...].prefix { character in
                character.isASCII && (character.isNumber || "-+".contains(character))
                    || CellText.isBlank(character)
            }
            // Blanks inside one number, or between two of them.
            let tokens = run.split(whereSeparator: CellText.isBlank).map { $0.filter(\.isNumber) }
            let areMany = tokens.count > 1 && tokens.allSatisfy { $0.count >= shortest }
            for number in areMany ? tokens : [tokens.joined()] {
                let national =
                    number.count == 13 && number.hasPrefix("861")
                    ? String(number.dropFirst(2)) : number
                guard (shortest...longest).contains(national.count) else { return nil }
                phones.append(national)
            }
        }
        return phones.isEmpty ? nil : phones
    }

    /// A local number without an area code has seven digits; an international one at most fifteen
    /// (ITU-T E.164).
    private static let shortest = 7
    private static let longest = 15

    /// What a cell says about having checked in; nil when it says neither.
    static func flag(_ text: String) -> Bool? {
        let text = CellText.withoutBlanks(CellText.narrowed(text)).lowercased()
        if text.isEmpty { return nil }
        // 已联系未报到 is a no: one word of denial anywhere decides.
        if text.contains(where: { "否未没无×✗✘不".contains($0) }) || ["x", "n", "no"].contains(text) {
            return false
        }
        let yes = ["是", "已", "有", "√", "✓", "✔", "y", "报到"]
        return yes.contains { text.hasPrefix($0) } ? true : nil
    }
}
