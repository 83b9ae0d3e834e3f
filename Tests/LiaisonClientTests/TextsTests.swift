import Glibc
import LiaisonClient
import LiaisonWire
import Testing

@Suite struct TextsLanguageTests {
    private func chosen(
        _ flag: String? = nil, _ variables: [String: String] = [:], office: String? = nil
    ) -> Language {
        Language.chosen(flag: flag, environment: { variables[$0] }, office: office)
    }

    @Test func `the flag comes before the variable, the variable before the locale`() {
        let chinese = ["LIAISON_LANG": "zh", "LANG": "zh_CN.UTF-8"]
        #expect(chosen("en", chinese) == .english)
        #expect(chosen(nil, ["LIAISON_LANG": "en", "LANG": "zh_CN.UTF-8"]) == .english)
        #expect(chosen(nil, chinese, office: "en") == .chinese)
    }

    @Test func `a Chinese locale comes before the office, any other after it`() {
        #expect(chosen(nil, ["LANG": "zh_CN.UTF-8"], office: "en") == .chinese)
        #expect(chosen(nil, ["LC_ALL": "zh_TW"], office: "en") == .chinese)
        #expect(chosen(nil, ["LANG": "en_US.UTF-8"], office: "zh") == .chinese)
        #expect(chosen(nil, ["LC_ALL": "C", "LANG": "zh_CN.UTF-8"], office: "en") == .english)
        #expect(chosen(nil, ["LANG": "zha_CN"], office: "en") == .english)
        #expect(chosen() == .english)
    }
}

@Suite struct TermsTests {
    /// The words that the trade keeps away from people.
    private static let refused = [
        "案件", "立案", "结案", "离党", "签到", "考勤", "静默", "命运", "评分", "排名",
        "请假", "待研判", "议程", "摘要", "预报", "缴纳",
    ]

    /// The files with Chinese for people, as they are compiled.
    private static let tables = [
        "Texts+Chinese", "TextsFailure+Chinese", "TextsEveryday", "Terms+Chinese", "TextsHelp",
        "TextsHelp+Commands", "TextsHelp+Arguments", "TextsMenu", "TextsUsage",
    ]

    @Test(arguments: tables)
    func `the Chinese tables have none of the refused words`(table: String) throws {
        let here = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let text = try #require(Self.contents("/\(here)/Sources/LiaisonClient/\(table).swift"))
        #expect(text.contains("党") || text.contains("人员") || text.contains("命令"))
        #expect(Self.refusedWords(in: text).isEmpty)
    }

    @Test func `a refused word is found wherever it stands`() {
        #expect(Self.refusedWords(in: "case .x: \"已签到，考勤正常\"") == ["签到", "考勤"])
    }

    private static func refusedWords(in text: String) -> [String] {
        refused.filter { text.contains($0) }
    }

    @Test func `every code has a word in both languages, and English is no Chinese`() {
        for term in Term.allCases {
            let parts = term.rawValue.split(separator: ".", maxSplits: 1)
            guard let family = TermFamily(rawValue: String(parts[0])) else {
                Issue.record("no family for \(term.rawValue)")
                continue
            }
            let chinese = Texts(.chinese).term(family, String(parts[1]))
            let english = Texts(.english).term(family, String(parts[1]))
            #expect(chinese.unicodeScalars.contains { $0.value > 0x3000 }, "\(term.rawValue)")
            #expect(english.unicodeScalars.allSatisfy { $0.isASCII }, "\(term.rawValue)")
            #expect(!english.isEmpty)
        }
    }

    @Test func `a code of a newer daemon is shown as it is`() {
        #expect(Texts(.chinese).term(.fulfilment, "telepathy") == "telepathy")
    }

    @Test func `check-in, placement and review are said in the terms of the trade`() {
        let texts = Texts(.chinese)
        #expect(texts.term(.fulfilment, "check-in") == "报到")
        #expect(texts.term(.change, "absence.place") == "纳入党支部")
        #expect(texts.term(.fate, "suppressed") == "按规定不提醒")
        #expect(texts.term(.field, "standing") == "人员类别")
    }

    private static func contents(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        while case let byte = getc(file), byte != EOF { bytes.append(UInt8(byte)) }
        return String(decoding: bytes, as: UTF8.self)
    }
}

@Suite struct TextsFailureTests {
    private let chinese = Layout(Texts(.chinese), .plain)
    private let english = Layout(Texts(.english), .plain)

    @Test(arguments: ErrorType.allCases)
    func `every error of the daemon is one sentence in both languages`(type: ErrorType) {
        let failure = CallFailure.refused(ErrorReply(type, "why", path: "params.on"))
        #expect(!chinese.failure(failure).sentence.isEmpty)
        #expect(english.failure(failure).sentence.unicodeScalars.allSatisfy { $0.isASCII })
        #expect(!chinese.failure(failure).sentence.contains("\n"))
    }

    @Test func `an ambiguous name lists its candidates`() {
        let details: JSONValue = [
            "candidates": [
                ["member": "m-1", "name": "李伟", "branch": "松岭村党支部"],
                ["member": "m-2", "name": "李伟伟", "branch": "东渠"],
            ]
        ]
        let failure = CallFailure.refused(
            ErrorReply(.memberAmbiguous, "two fit", details: details))
        #expect(chinese.failure(failure).sentence == "不止一人相符，没有任何改动；请改用下面的人员编号")
        #expect(
            chinese.failure(failure).lines == [
                "  人员编号  姓名    党支部",
                "  m-1       李伟    松岭村党支部",
                "  m-2       李伟伟  东渠",
            ])
    }

    @Test func `staff and organisations that fit stand below headings of their own`() {
        let candidates: [(ErrorType, JSONValue, [String])] = [
            (
                .staffAmbiguous, ["staff": "s-1", "name": "郝立峰", "org": "松岭村党支部"],
                ["  工作人员编号  姓名    所属党组织", "  s-1           郝立峰  松岭村党支部"]
            ),
            (
                .orgAmbiguous, ["org": "o-1", "name": "松岭村党支部"],
                ["  组织编号  名称", "  o-1       松岭村党支部"]
            ),
        ]
        for (type, candidate, lines) in candidates {
            let failure = CallFailure.refused(
                ErrorReply(type, "two fit", details: ["candidates": [candidate]]))
            #expect(chinese.failure(failure).lines == lines)
        }
    }

    @Test func `refused params name the parameter as it is typed`() {
        let failure = CallFailure.refused(
            ErrorReply(.paramsInvalid, "no date", path: "params.on"))
        #expect(
            english.failure(failure).sentence == "\"on\" is wrong, nothing was changed: no date")
    }

    @Test func `the rules' refusal is said in the reader's language, with its date`() {
        let failure = CallFailure.refused(
            ErrorReply(
                .stateInvalid, "English",
                details: ["reason": "date.before-departure", "date": "2026-08-15"]))
        #expect(
            chinese.failure(failure).sentence
                == "按现在的情况不能这样记录，没有任何改动：日期早于外出日期（2026-08-15）")
    }

    @Test(arguments: [
        (ErrorType.memberNotFound, 1), (.memberAmbiguous, 1), (.stateInvalid, 1), (.planStale, 1),
        (.paramsInvalid, 65), (.importNotALedger, 65), (.internal, 70), (.storageFull, 74),
        (.serverDraining, 75), (.deadlineExceeded, 75), (.accessDenied, 77), (.configInvalid, 78),
    ])
    func `an error of the daemon ends with its exit status`(type: ErrorType, status: Int) {
        #expect(ExitStatus(.refused(ErrorReply(type, ""))).rawValue == Int32(status))
    }

    @Test func `failures on the way end with 69, 75, 76 and 77`() {
        #expect(ExitStatus(.unreachable(path: "/x", errno: ENOENT)) == .unreachable)
        #expect(ExitStatus(.unreachable(path: "/x", errno: EACCES)) == .denied)
        #expect(ExitStatus(CallFailure.timedOut) == .tryAgain)
        #expect(ExitStatus(.protocolMismatch(theirs: "2.0", ours: "1.0")) == .mismatch)
    }

    @Test func `health ends with 0, 1 or 2`() {
        #expect(ExitStatus(health: "ok").rawValue == 0)
        #expect(ExitStatus(health: "degraded").rawValue == 1)
        #expect(ExitStatus(health: "failing").rawValue == 2)
        #expect(ExitStatus(health: nil).rawValue == 2)
    }

    @Test func `a file that is no ledger ends with 65, one that cannot be read with 74`() {
        #expect(ExitStatus(LocalFailure.notATable(file: "x", reason: .empty)).rawValue == 65)
        #expect(ExitStatus(LocalFailure.unreadable(file: "x", errno: ENOENT)).rawValue == 74)
        #expect(ExitStatus(LocalFailure.nobodyToAsk).rawValue == 64)
    }
}
