/// Documents that RFC 8259 allows and documents that it does not, rule by rule. What it leaves to
/// the reader (depth, names given twice, halves of surrogate pairs, NUL) has tests of its own.
enum Grammar {
    /// One document and what is tried with it.
    struct Case: Sendable, CustomStringConvertible {
        let bytes: [UInt8]

        init(_ text: String) { bytes = Array(text.utf8) }
        init(bytes: [UInt8]) { self.bytes = bytes }

        /// Printable, with every other byte as `\x..`.
        var description: String {
            bytes.prefix(60).map { byte in
                let isPrintable = 0x20...0x7E ~= byte
                return isPrintable
                    ? String(Unicode.Scalar(byte)) : "\\x" + String(byte, radix: 16)
            }.joined()
        }
    }

    static let taken: [Case] =
        (literals + numbers + strings + spaces + structures).map { Case($0) }
        + rawText.map { Case(bytes: [0x22] + $0 + [0x22]) }

    static let refused: [Case] =
        (notLiterals + notNumbers + notStrings + notSpaces + notStructures).map { Case($0) }
        + (notUTF8.map { [0x22] + $0 + [0x22] } + rawControls + otherEncodings)
        .map { Case(bytes: $0) }

    // Section 3: values.
    static let literals = ["true", "false", "null"]
    static let notLiterals = [
        "True", "TRUE", "tru", "truee", "true1", "fals", "False", "nul", "nulll", "NULL", "Null",
        "nil", "none", "undefined", "t", "f", "n", "ｔrue", "\u{212A}", "",
    ]

    // Section 6: numbers.
    static let numbers = [
        "0", "-0", "1", "-1", "10", "9", "1234567890", "123456789012345678901234567890", "0.0",
        "-0.0", "0.5", "1.25", "10.010", "1e1", "1E1", "1e+1", "1e-1", "1E+1", "1E-1", "0e0",
        "0E+0", "-0e-0", "1.5e3", "2.5E-3", "1e400", "-1e400", "1e-400", "1e0001",
        String(repeating: "9", count: 1_000), "0." + String(repeating: "1", count: 1_000),
    ]
    static let notNumbers = [
        "+1", "01", "00", "-01", "-00", "-", "--1", "+-1", "- 1", "1.", ".5", "-.5", "1.e2",
        "1..5", "1.5.5", "1e", "1E", "1e+", "1e-", "1e+-1", "1ee1", "1e1.5", "1e1e1", "e1", "0x10",
        "0b1", "0o7", "1_000", "1 000", "1,000", "1f", "1L", "1n", "NaN", "-NaN", "Infinity",
        "-Infinity", "inf", "１", "١", "\u{2212}1", "1\u{200B}", "0.", "0e", "1%", "$1",
    ]

    // Section 7: strings.
    static let strings = [
        #""""#, #""a""#, #"" ""#, #""\"""#, #""\\""#, #""\/""#, #""/""#, #""\b""#, #""\f""#,
        #""\n""#, #""\r""#, #""\t""#, #""\u0041""#, #""\u00e9""#, #""\u00E9""#, #""\uaBcD""#,
        #""\u0001""#, #""\u001f""#, #""\u007f""#, #""\u2028""#, #""\ufeff""#, #""\uffff""#,
        #""\ud83d\ude00""#, #""\uD800\uDC00""#, #""\uDBFF\uDFFF""#, #""a\nb\u0063""#, #""\\u0041""#,
        #""\\\"""#, "\"\u{7F}\"", "\"{}[],:\"", "\"'\"", "\"// no comment\"",
    ]
    static let notStrings = [
        "\"", "\"a", "a", "a\"", "'a'", "'", "`a`", "\u{201C}a\u{201D}", #""\""#, #""\\\""#,
        #""\a""#,
        #""\v""#, #""\e""#, #""\0""#, #""\1""#, #""\'""#, #""\x41""#, #""\U0041""#, #""\u""#,
        #""\u1""#, #""\u12""#, #""\u123""#, #""\u123g""#, #""\u 123""#, #""\u+123""#, #""\u{41}""#,
        #""\u00４1""#, #""\N""#, #""\ ""#, "\"\\\n\"", #""\ud83d\u""#, #""\ud83d\u12""#, #""\"#,
        #""a\"#, #""\u00"#, #""a" "b""#, #""a"b"#, #""a"+"b""#,
    ]
    /// A control character stands in a string only as an escape.
    static let rawControls: [[UInt8]] = (UInt8(0)..<0x20).map { [0x22, 0x61, $0, 0x62, 0x22] }

    // Section 2: white space, and between tokens nothing else.
    static let spaces = [
        " 1", "1 ", "\t1", "1\t", "\n1", "1\n", "\r1", "1\r", " \t\r\n1\n\r\t ", "[ 1 , 2 ]",
        "[\t1\n,\r2 ]", " { \"a\" : 1 , \"b\" : [ ] } ", "{\r\n\t\"a\"\r\n\t:\r\n\t1\r\n\t}",
    ]
    static let notSpaces =
        [
            "\u{0B}", "\u{0C}", "\u{00}", "\u{08}", "\u{1C}", "\u{85}", "\u{A0}", "\u{1680}",
            "\u{2003}",
            "\u{200B}", "\u{2028}", "\u{2029}", "\u{3000}", "\u{FEFF}", "/* */", "// \n", "# \n",
            ";",
        ].flatMap { ["\($0)1", "[1,\($0)2]", "{\"a\"\($0):1}"] } + [" ", "\n", "\t \r\n"]

    // Sections 4 and 5: objects and arrays, and exactly one value.
    static let structures = [
        "[]", "[ ]", "[1]", "[1,2]", "[[]]", "[[],[]]", "[null,true,\"\",{},[],-0.5]", "{}", "{ }",
        #"{"":0}"#, #"{"a":1}"#, #"{"a":1,"b":2}"#, #"{"a":{"a":{"a":{}}}}"#, #"[{"a":1},{"a":1}]"#,
        #"{"a":1,"A":2}"#, #"{"\u0061":1}"#, #"{"\n":1}"#, #"{"a b":[{}]}"#, "[1,1,1,1]",
    ]
    static let notStructures = [
        "[", "[[", "[1", "[1,", "[1,]", "[1,,2]", "[,1]", "[,]", "[1 2]", "[1;2]", "[1:2]", "[}",
        "]",
        "[]]", "[1]]", "[\"a\":1]", "(1)", "<1>", "{", "{{}}", #"{"a""#, #"{"a":"#, #"{"a":1"#,
        #"{"a":1,"#, #"{"a":1,}"#, #"{,"a":1}"#, #"{"a":1,,"b":2}"#, "{,}", #"{"a"}"#, #"{"a",}"#,
        #"{"a" 1}"#, #"{"a"::1}"#, #"{"a"=1}"#, #"{"a":1 "b":2}"#, #"{"a":1;"b":2}"#, "{a:1}",
        "{'a':1}", "{1:2}", "{null:1}", "{[]:1}", #"{"a":}"#, #"{:1}"#, "{1}", "{]", "}", "{}}",
        "1 2", "{}{}", "{} x", "[][]", "true false", "1,2", "null,", ",null", ":", ",", "{}\u{0}",
        "*", "\\", "@", "\u{4E2D}",
    ]

    // Section 8.1: UTF-8, as Unicode's table 3-7 has it, raw in a string.
    static let rawText: [[UInt8]] = [
        [0xC2, 0x80], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80],
        [0xEF, 0xBB, 0xBF], [0xEF, 0xBF, 0xBF], [0xF0, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF],
        [0xE4, 0xB8, 0xAD], [0xF0, 0xA0, 0xAE, 0xB7],
    ]
    static let notUTF8: [[UInt8]] = [
        // A continuation alone, and bytes that are in no UTF-8.
        [0x80], [0xBF], [0xC0], [0xC1], [0xF5], [0xF8], [0xFE], [0xFF],
        // Cut short, at the end and before another character.
        [0xC2], [0xE4, 0xB8], [0xE4], [0xF0, 0x9F, 0x98], [0xE4, 0xB8, 0x61],
        [0xF0, 0x9F, 0x61, 0x80],
        // Longer than need be: a slash in two, three and four bytes, NUL in two, U+FFFF in four.
        [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xF0, 0x80, 0x80, 0xAF], [0xC0, 0x80], [0xC1, 0xBF],
        [0xE0, 0x9F, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF],
        // Surrogates, alone and as the pair of CESU-8.
        [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80],
        // Above U+10FFFF.
        [0xF4, 0x90, 0x80, 0x80], [0xF7, 0xBF, 0xBF, 0xBF], [0xF8, 0x88, 0x80, 0x80, 0x80],
        // Behind an escape, where another path reads.
        [0x5C, 0x6E, 0xFF], [0x5C, 0x6E, 0xC0, 0xAF], [0xFF, 0x5C, 0x6E],
    ]
    /// `{}` in UTF-8 with a mark, in UTF-16 and UTF-32 with and without.
    static let otherEncodings: [[UInt8]] = [
        [0xEF, 0xBB, 0xBF, 0x7B, 0x7D], [0xFF, 0xFE, 0x7B, 0, 0x7D, 0],
        [0xFE, 0xFF, 0, 0x7B, 0, 0x7D],
        [0x7B, 0, 0x7D, 0], [0, 0x7B, 0, 0x7D], [0x7B, 0, 0, 0, 0x7D, 0, 0, 0],
        [0, 0, 0, 0x7B, 0, 0, 0, 0x7D], [0xFF, 0xFE, 0, 0, 0x7B, 0, 0, 0, 0x7D, 0, 0, 0],
    ]
}
