import LiaisonClient
import Testing

@Suite struct LayoutWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("党员", 4), ("买买提·艾力", 11), ("１２", 4), ("（）", 4),
        ("𠮷野家", 6), ("\u{2CEB0}\u{31350}", 4), ("é", 1), ("e\u{301}", 1), ("…", 1),
        ("\u{200B}", 0), ("𬌗", 2), ("3.2 报到", 8), ("—", 1), ("“”", 2), ("①", 1), ("ｱ", 1),
        ("ア", 2), ("한", 2), ("한", 2), ("か\u{3099}", 2), ("辻\u{E0100}", 2), ("〇", 2),
        ("😀", 2), ("👨‍👩‍👧", 2), ("🇨🇳", 2), ("❤\u{FE0F}", 2), ("❤", 1), ("ñ", 1), ("\u{301}", 0),
        ("\u{2A6D6}", 2), ("\u{2EBE0}\u{323AF}", 4), ("\u{3FFFD}", 2), ("\u{E000}", 1),
        ("\u{F900}", 2),
        ("\u{1F9FF}", 2), ("\u{16FE3}", 2), ("\u{2630}", 2), ("　", 2), ("~", 1), ("～", 2),
    ])
    func `a text takes the columns a terminal gives it`(text: String, columns: Int) {
        #expect(DisplayWidth.columns(of: text) == columns)
    }

    /// Swift carries Unicode's own properties: the table of widths is held against them.
    @Test func `every ideograph and every emoji is wide, every mark takes no column`() {
        for code: UInt32 in 0x300...0x3FFFF {
            guard let scalar = Unicode.Scalar(code) else { continue }
            let properties = scalar.properties
            let columns = DisplayWidth.columns(of: Character(scalar))
            if [.nonspacingMark, .enclosingMark].contains(properties.generalCategory) {
                #expect(columns == 0, "U+\(String(code, radix: 16))")
            } else if properties.isUnifiedIdeograph || properties.isEmojiPresentation {
                #expect(columns == 2, "U+\(String(code, radix: 16))")
            } else if [.lowercaseLetter, .uppercaseLetter].contains(properties.generalCategory) {
                let isFullWidth = 0xFF21...0xFF5A ~= code
                #expect(columns == (isFullWidth ? 2 : 1), "U+\(String(code, radix: 16))")
            }
        }
    }

    @Test func `a cut text says so and never takes more columns`() {
        #expect(DisplayWidth.cut("江苏省苏州市", to: 12) == "江苏省苏州市")
        #expect(DisplayWidth.cut("江苏省苏州市", to: 8) == "江苏省…")
        for width in 0...12 {
            let cut = DisplayWidth.cut("江苏省苏州市", to: width)
            #expect(DisplayWidth.columns(of: cut) <= width)
        }
    }

    @Test func `filling counts columns and not characters`() {
        #expect(DisplayWidth.filled("党员", to: 6) == "党员  ")
        #expect(DisplayWidth.rightFilled("党员", to: 6) == "  党员")
        #expect(DisplayWidth.filled("党员", to: 2) == "党员")
    }
}

@Suite struct LayoutWrapTests {
    @Test(arguments: [
        ("江苏省苏州市", 8, ["江苏省苏", "州市"]), ("江苏省苏州市", 7, ["江苏省", "苏州市"]),
        ("a 江苏省", 5, ["a 江", "苏省"]), ("due by 2026-11-15", 12, ["due by", "2026-11-15"]),
        ("应于2026-11-15前", 12, ["应于", "2026-11-15前"]), ("应于2026-11-15前", 14, ["应于2026-11-15", "前"]),
        ("名单，共三人", 5, ["名", "单，", "共三", "人"]), ("看（一）条", 4, ["看", "（一", "）条"]),
        ("abcdefgh", 4, ["abcd", "efgh"]), ("买买提·艾力", 8, ["买买提·", "艾力"]), ("", 4, []),
        ("👨‍👩‍👧👨‍👩‍👧", 3, ["👨‍👩‍👧", "👨‍👩‍👧"]),
    ])
    func `a line ends between words and wide characters`(
        text: String, width: Int, lines: [String]
    ) {
        #expect(LayoutWrap.lines(text, width: width) == lines)
    }

    @Test func `nothing is lost at any width, and no line is too wide`() {
        let text = "请于 2026-11-15 前（已超9天）联系“苏映河”、买买提·艾力；👨‍👩‍👧 m-7Q4KX2AB。"
        for width in 2...60 {
            let lines = LayoutWrap.lines(text, width: width, hanging: 3)
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
            for line in lines { #expect(DisplayWidth.columns(of: line) <= max(width, 2)) }
        }
    }
}

@Suite struct LayoutTableTests {
    private static let terminal = LayoutStyle(width: 40, colour: false, cuts: true)

    private func table() -> LayoutTable {
        var table = LayoutTable(["姓名", "党支部", "日期"])
        table.add(["苏映河", "松岭村党支部", "2026-02-11"])
        table.add(["买买提·艾力", "东渠", "2026-05-11"])
        table.add(["𠮷田", "机关第一党支部", "2026-06-01"])
        return table
    }

    @Test func `columns line up in Chinese, with a middle dot and with rare characters`() {
        #expect(
            table().lines(.plain) == [
                "姓名         党支部          日期",
                "苏映河       松岭村党支部    2026-02-11",
                "买买提·艾力  东渠            2026-05-11",
                "𠮷田         机关第一党支部  2026-06-01",
            ])
    }

    @Test func `a terminal's width is kept and a pipe's text is not cut`() {
        let narrow = LayoutStyle(width: 36, colour: false, cuts: true)
        #expect(
            table().lines(narrow) == [
                "姓名         党支部       日期",
                "苏映河       松岭村党支   2026-02-11",
                "             部",
                "买买提·艾力  东渠         2026-05-11",
                "𠮷田         机关第一党   2026-06-01",
                "             支部",
            ])
        let least = LayoutStyle(width: 30, colour: false, cuts: true)
        #expect(
            table().lines(least) == [
                "姓名      党支部    日期",
                "苏映河    松岭村党  2026-02-11",
                "          支部",
                "买买提·   东渠      2026-05-11",
                "艾力",
                "𠮷田      机关第一  2026-06-01",
                "          党支部",
            ])
        let none = LayoutStyle(width: 28, colour: false, cuts: true)
        #expect(
            table().lines(none).prefix(3) == [
                "姓名 苏映河", "    党支部 松岭村党支部", "    日期 2026-02-11",
            ])
        let piped = LayoutStyle(width: 32, colour: false, cuts: false)
        #expect(table().lines(piped).contains { $0.contains("买买提·艾力  东渠") })
    }

    @Test func `a row that would be tall and narrow is a paragraph`() {
        var table = LayoutTable(["规则", "依据"])
        table.add(["C1", "《中国共产党党员教育管理工作条例》第三十二条、第三十三条；有关意见答记者问第二项"])
        let lines = table.lines(LayoutStyle(width: 24, colour: false, cuts: true))
        #expect(lines.first == "规则 C1")
        #expect(lines[1].hasPrefix("    依据 《中国共产党"))
        for line in lines { #expect(DisplayWidth.columns(of: line) <= 24) }
    }

    @Test func `a name cannot carry an escape sequence or turn the writing around`() {
        var table = LayoutTable(["姓名"])
        table.add(["宋\u{1B}[31m\u{202E}建\n霞"])
        #expect(table.lines(Self.terminal)[1] == #"宋\u{1B}[31m\u{202E}建\u{A}霞"#)
    }
}

@Suite struct LayoutStyleTests {
    @Test func `the width is COLUMNS, then the terminal's, then 80`() {
        #expect(LayoutStyle.width(columns: "100", terminal: 60) == 100)
        #expect(LayoutStyle.width(columns: nil, terminal: 60) == 60)
        #expect(LayoutStyle.width(columns: "wide", terminal: nil) == 80)
        #expect(LayoutStyle.width(columns: "0", terminal: nil) == 80)
        #expect(LayoutStyle.width(columns: "7", terminal: nil) == 40)
    }

    @Test func `NO_COLOR and a dumb terminal turn colour off, an empty NO_COLOR does not`() {
        func allows(_ variables: [String: String]) -> Bool {
            LayoutStyle.allowsColour { variables[$0] }
        }
        #expect(allows(["TERM": "xterm"]))
        #expect(allows(["TERM": "xterm", "NO_COLOR": ""]))
        #expect(!allows(["TERM": "xterm", "NO_COLOR": "1"]))
        #expect(!allows(["TERM": "dumb"]))
    }

    @Test func `without colour nothing is escaped`() {
        #expect(LayoutStyle.plain.alarming("超期") == "超期")
        let colour = LayoutStyle(width: 80, colour: true, cuts: true)
        #expect(colour.alarming("超期") == "\u{1B}[31m超期\u{1B}[0m")
    }
}

@Suite struct LayoutMomentTests {
    @Test func `a moment in UTC is read to the second`() {
        #expect(LayoutMoment.epochSeconds("1970-01-01T00:00:01Z") == 1)
        #expect(LayoutMoment.epochSeconds("2026-11-24T03:10:22.123456Z") == 1_795_489_822)
        #expect(LayoutMoment.epochSeconds("2026-11-24") == nil)
        #expect(LayoutMoment.epochSeconds("2026-11-24T0x:10:22Z") == nil)
    }

    @Test func `a date stays as it is and an offset keeps its own wall time`() {
        #expect(LayoutMoment.local("2026-11-24") == "2026-11-24")
        #expect(LayoutMoment.local("2026-11-25T08:30:00+08:00") == "2026-11-25 08:30")
    }
}
