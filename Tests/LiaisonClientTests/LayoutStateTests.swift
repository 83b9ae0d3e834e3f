import LiaisonClient
import LiaisonWire
import Testing

/// Health, what is unknown, the rules and why: answers whose words have to fit what they say.
@Suite struct LayoutStateTests {
    private let chinese = Layout(Texts(.chinese), .plain)
    private let english = Layout(Texts(.english), .plain)

    private static func health(_ state: String, _ checks: [JSONValue]) -> JSONValue {
        ["state": .string(state), "checks": .array(checks)]
    }

    private static func check(
        _ name: String, _ state: String, _ code: String, _ values: [JSONMember] = [],
        year: Int? = nil
    ) -> JSONValue {
        .compact([
            ("name", .string(name)), ("state", .string(state)), ("detail", "in English"),
            ("year", year.map { .integer($0) }), ("code", .string(code)),
            ("since", "2026-11-28"), ("values", .object(values)),
        ])
    }

    @Test func `a card says what on record cannot both be true, in the reader's language`() {
        let card: JSONValue = ["name": "苏映河", "sex": "女", "contradictions": ["sex"]]
        #expect(chinese.member(card).contains("公民身份号码与性别不一致，请核对"))
        #expect(
            english.member(card).contains(
                "the ID number and the sex on record disagree: check both"))
        #expect(!english.member(["name": "苏映河"]).joined().contains("disagree"))
    }

    @Test func `every check is said in the reader's language, with what to do about it`() {
        let answer = Self.health(
            "failing",
            [
                Self.check("storage", "failing", "full"),
                Self.check(
                    "disk", "failing", "full",
                    [
                        JSONMember("free_bytes", 1_572_864),
                        JSONMember("total_bytes", 68_719_476_736),
                    ]
                ),
                Self.check("calendar", "degraded", "missing", year: 2027),
            ])
        let lines = chinese.health(answer)
        #expect(
            lines == [
                "运行状态：不能正常工作", "",
                "检查项    状态          自何时      说明",
                "数据库    不能正常工作  2026-11-28  磁盘已满：查询照常，登记一律不接受",
                "磁盘      不能正常工作  2026-11-28  只剩 1.5 MiB（共 64.0 GiB）",
                "工作日历  部分异常      2026-11-28  没有 2027 年的工作日历，该年的日期暂定", "",
                "数据库：腾出 /var/lib/liaison 所在磁盘的空间，不要删除其中的文件；随后自动恢复，不需要重启",
                "磁盘：腾出 /var/lib/liaison 所在磁盘的空间，不要删除其中的文件",
                "工作日历：国务院办公厅公布 2027 年放假安排后，请安装该年的文件：liaisonctl calendar install 文件",
            ])
        #expect(english.health(answer).last?.contains("liaisonctl calendar install FILE") == true)
    }

    @Test func `what is well needs no advice, and a check of a newer daemon is shown as it is`() {
        let well = Self.health(
            "ok",
            [
                Self.check("storage", "ok", "written"),
                ["name": "moon", "state": "ok", "detail": "full", "code": "full"],
            ])
        #expect(
            chinese.health(well) == [
                "运行状态：正常", "", "检查项  状态  自何时      说明", "数据库  正常  2026-11-28  写入并已落盘",
                "moon    正常              full",
            ])
    }

    /// What is well with a diagnosis of the doctor; whoever adds one decides.
    private static let well: Set<Diagnosis> = [
        .settingsValid, .newFilesNone, .timeSynchronised, .zoneDataKnown, .sqliteSound, .stateSound,
        .stateMissing, .fileSystemLocal, .databaseSound, .databaseMissing, .databaseOutdated,
        .leftoversNone, .backupPlaceApart, .backupPlaceMissing, .unitAbsent, .unitActive,
        .unitInactive, .socketsListening, .backupTimerActive,
    ]

    @Test(arguments: Diagnosis.allCases)
    func
        `every diagnosis of the doctor is told in both languages, with what to do where something is wrong`(
            diagnosis: Diagnosis
        )
    {
        let check = Self.check(diagnosis.check, "degraded", diagnosis.code)
        let report: JSONValue = ["state": "degraded", "checks": [check]]
        for layout in [chinese, english] {
            let lines = layout.doctor(report)
            #expect(lines.count == (Self.well.contains(diagnosis) ? 4 : 6), "\(lines)")
            #expect(!lines.contains { $0.contains("in English") }, "no words of its own: \(lines)")
            // Nor those of a part of the daemon with the same word.
            let part = layout.doctor([
                "state": "degraded", "checks": [Self.check("writer", "degraded", diagnosis.code)],
            ])
            let said = lines[3].drop { $0 != " " }
            let other = part[3].drop { $0 != " " }
            #expect(said.split(separator: " ").last != other.split(separator: " ").last)
        }
        // Words of its own: only what no unit says falls back to those of a missing one.
        let absent = english.doctor(
            ["state": "ok", "checks": [Self.check("unit", "degraded", "absent")]])
        let same = english.doctor(report).last == absent.last
        #expect(same == (diagnosis == .unitAbsent))
    }

    @Test func `the doctor's advice begins with what does not work, and names the files below it`()
    {
        let lines = english.doctor([
            "state": "failing",
            "checks": [
                Self.check("sqlite", "ok", "warned"), Self.check("unit", "failing", "masked"),
                [
                    "name": "new-files", "state": "degraded", "detail": "x", "code": "unmerged",
                    "values": ["paths": ["/etc/liaison/liaison.toml.new"]],
                ],
            ],
        ])
        #expect(lines.first == "Installation: failing")
        #expect(
            lines.suffix(4).map { String($0.prefix(9)) } == [
                "unit: tak", "new files", "  /etc/li", "SQLite: w",
            ])
    }

    @Test func `a word of a newer daemon for a check that we know is shown in the daemon's own`() {
        let odd = Self.health("degraded", [Self.check("disk", "degraded", "on-fire")])
        #expect(english.health(odd).last == "disk   degraded  2026-11-28  in English")
    }

    private static func unknown(_ fields: [JSONValue]) -> JSONValue {
        [
            "people": [
                ["member": "m-1", "name": "苏映河", "branch": "松岭村党支部", "unknown": .array(fields)]
            ],
            "counts": [:],
        ]
    }

    @Test func `the advice below the unknowns is about what is unknown, and nothing else`() {
        let liaison = "确定联络人：liaisonctl assign 人员 联络人"
        let contact = "补录一次联系：liaisonctl contact 人员 --on 日期 --by phone"
        let other = "补全资料：liaisonctl member set 人员 phone=…"
        let dues = "补录党费：liaisonctl dues 人员 --through 月份"
        let more = "补全资料：liaisonctl member set 人员 branch=… joined=… to=…"
        for (fields, advice) in [
            (["liaison"], [liaison]), (["last_contact"], [contact]), (["phone"], [other]),
            (["phone", "liaison", "last_contact"], [liaison, contact, other]),
            (["dues_through", "branch_asked", "destination", "joined"], [dues, more]),
        ] as [([JSONValue], [String])] {
            let lines = chinese.unknowns(Self.unknown(fields))
            #expect(lines.split(separator: "").last.map(Array.init) == advice)
        }
    }

    @Test func `what may not be done before a day is not said to be due by it`() {
        let answer: JSONValue = [
            "subject": ["kind": "member", "handle": "m-1", "name": "苏映河"], "clocks": [:],
            "rules": [
                [
                    "rule": "D1", "title": ["zh": "研究认定", "en": "recognise"], "basis": "条例",
                    "origin": "national", "applies": true, "because": "clock:departure",
                    "anchor": "2026-05-30", "due": "2026-11-30", "action_day": "2026-12-01",
                    "direction": "not-before",
                ]
            ],
            "duties": [
                [
                    "duty": "d-11X", "rule": "D1", "state": "open", "since": "2026-05-30",
                    "due": "2026-11-30", "action_day": "2026-12-01", "direction": "not-before",
                    "notices": [],
                ]
            ],
        ]
        for (layout, late, early) in [
            (chinese, "应于", "2026-12-01起方可办理"), (english, "due by", "not before 2026-12-01"),
        ] {
            let lines = layout.why(answer).joined(separator: "\n")
            #expect(!lines.contains(late))
            #expect(lines.ranges(of: early).count == 2)
        }
    }

    @Test func `one month is no plural, and a condition that fails is said once`() {
        let rule: JSONValue = [
            "rule": "C4", "title": ["zh": "每月联系", "en": "monthly"], "enabled": true,
            "period": "1 months", "direction": "not-later-than", "open": 0, "origin": "local",
            "basis": "x",
        ]
        let lines = english.rules(["rules": [rule]]).joined()
        #expect(lines.contains("1 month ") && !lines.contains("1 months"))
        let why = english.why([
            "subject": ["handle": "m-1"],
            "rules": [
                [
                    "rule": "D1", "applies": false, "because": "does-not-apply:not-recognised",
                    "direction": "not-before",
                ]
            ],
        ]).joined(separator: "\n")
        #expect(why.ranges(of: "does not apply").count == 1)
        #expect(why.contains("not so: not yet recognised"))
    }

    @Test func `the agenda of an organisation says whose it is`() {
        let title = chinese.agenda([
            "today": "2026-11-24", "for": "office", "people": [],
            "org": ["org": "o-1", "name": "松岭村党支部"],
        ])[0]
        #expect(title == "今日待办  2026-11-24  松岭村党支部")
    }
}
