import LiaisonClient
import LiaisonWire
import Testing

@Suite struct LayoutBreakTests {
    @Test func `Chinese breaks between characters, English at blanks`() {
        #expect(
            LayoutWrap.lines("党支部书记和联络人", width: 8) == ["党支部书", "记和联络", "人"])
        #expect(LayoutWrap.lines("who must be called", width: 9) == ["who must", "be called"])
        #expect(
            LayoutWrap.lines("加 --json 输出全表", width: 9) == ["加 --json", "输出全表"])
    }

    @Test func `no line begins with a mark that closes or ends with one that opens`() {
        #expect(LayoutWrap.lines("今日待办，明天", width: 8) == ["今日待", "办，明天"])
        #expect(LayoutWrap.lines("外出（登记）", width: 6) == ["外出", "（登", "记）"])
    }

    @Test(arguments: 2...30)
    func `every line fits and every letter is kept`(width: Int) {
        let text = "记录返回：有人回来了；组织关系已转出的加 --transferred（买买提·艾力）“签”"
        let lines = LayoutWrap.lines(text, width: width)
        for line in lines { #expect(DisplayWidth.columns(of: line) <= width) }
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
}

@Suite struct MenuDateTests {
    @Test(arguments: [
        ("2026-11-24", "2026-11-24"), ("2026.3.5", "2026-03-05"), ("2026年3月5日", "2026-03-05"),
        ("20261124", "2026-11-24"), ("2026/11/24", "2026-11-24"),
    ])
    func `a day is read as offices write it`(typed: String, iso: String) {
        #expect(MenuDate.iso(typed) == iso)
    }

    @Test(arguments: ["", "昨天", "2026-13-01", "2026-02-30", "11-24", "26.11.24", "2026-11-24-1"])
    func `what is no day is asked again`(typed: String) {
        #expect(MenuDate.iso(typed) == nil)
    }
}

@Suite struct CallParamsTests {
    @Test func `a value is read as the method's table says`() throws {
        let find = try CallParams.object(["text=0101"], of: "member.find")
        #expect(find == ["text": "0101"])
        let list = try CallParams.object(["limit=3"], of: "member.list")
        #expect(list == ["limit": 3])
        let done = try CallParams.object([#"items=["3","5.2"]"#, "by=phone"], of: "duty.done")
        #expect(done == ["items": ["3", "5.2"], "by": "phone"])
        #expect(try CallParams.object([], of: "daemon.ping") == [:])
    }

    @Test func `JSON for a terminal is the same value and carries nothing a terminal obeys`() throws
    {
        let value: JSONValue = ["name": "宋\u{202E}\u{9B}建"]
        #expect(value.terminalText == #"{"name":"宋\u202e\u009b建"}"#)
        #expect(try JSONScanner.parse(Array(value.terminalText.utf8)) == value)
    }
}
