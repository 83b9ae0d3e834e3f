import Testing

/// Words that texts for people must not use.
@Suite struct ChineseTextRules {
    static let refused = ["案件", "立案", "结案", "离党", "签到", "考勤", "静默", "命运", "评分", "排名"]

    @Test func `no shipped text uses a refused word`() {
        let shipped =
            SourceTree.sources
            + ["etc", "systemd"].flatMap { SourceTree.files(under: $0, ending: "") }
        #expect(shipped.contains { $0.text.contains("联络人") }, "the check is blind")
        for file in shipped {
            for word in Self.refused {
                #expect(!file.text.contains(word), "\(file.path) says \(word)")
            }
        }
    }
}
