import LiaisonClient
import LiaisonWire
import Testing

@Suite struct LayoutAgendaTests {
    private let chinese = Layout(Texts(.chinese), .plain)
    private let english = Layout(Texts(.english), .plain)

    private static let items: JSONValue = [
        [
            "duty": "d-11X", "item": 1, "rule": "C1",
            "title": ["zh": "与外出党员保持联系", "en": "Keep contact"],
            "basis": "《党员教育管理工作条例》第三十三条", "origin": "product",
            "since": "2026-08-15", "due": "2026-11-15", "action_day": "2026-11-13",
            "direction": "not-later-than", "overdue_days": 9, "needs": ["contact"],
            "provisional": false,
        ],
        [
            "duty": "d-12Y", "item": 2, "rule": "D1",
            "title": ["zh": "请支部研究认定", "en": "Ask the branch to recognise"],
            "basis": "条例第五条", "origin": "national", "since": "2026-08-15",
            "due": "2027-02-15", "action_day": "2027-02-16", "direction": "not-before",
            "overdue_days": 0, "needs": ["recognition", "return", "transfer"],
            "provisional": true,
        ],
    ]

    private static func answer(_ list: JSONValue, no: JSONValue?) -> JSONValue {
        let person = JSONValue.compact([
            ("no", no), ("member", "m-7Q4KX2AB"), ("name", "苏映河"), ("phone", "13900008387"),
            ("branch", "松岭村党支部"), ("liaison", ["staff": "s-1", "name": "郝立峰"]),
            ("destination", "陕西省西安市"), ("departed", "2026-08-15"), ("last_contact", .null),
            ("items", items),
        ])
        return [
            "today": "2026-11-24", "for": list, "people": [person],
            "counts": ["people": 1, "items": 2, "overdue": 1], "held": 0,
        ]
    }

    @Test func `a liaison's list shows roster numbers, whom to call, since when and why`() {
        let list: JSONValue = ["staff": "s-1", "name": "郝立峰"]
        #expect(
            chinese.agenda(Self.answer(list, no: 3)) == [
                "今日待办  2026-11-24  联络人 郝立峰",
                "共 1 人、2 项，其中已超期 1 项",
                "",
                "3  苏映河  13900008387  松岭村党支部",
                "   陕西省西安市  2026-08-15外出  联络人 郝立峰  最近联系不详",
                "   3.1 与外出党员保持联系  自2026-08-15  应于2026-11-15前（已超9天）",
                "       依据《党员教育管理工作条例》第三十三条（本系统建议，可调整）",
                "       办结条件：联系上本人",
                "   3.2 请支部研究认定  自2026-08-15",
                "       2027-02-16起方可办理（工作日历未公布，日期暂定）  依据条例第五条",
                "       办结条件：认定、返回或组织关系转接",
                "",
                "打过电话后：liaisonctl done 3 --for 郝立峰 --by phone    "
                    + "为什么：liaisonctl why 3 --for 郝立峰",
            ])
    }

    @Test func `of somebody who came here the list says where from and since when`() {
        let person: JSONValue = [
            "member": "m-7Q4KX2AB", "name": "周敏", "phone": "13900008387",
            "branch": "枫林社区党支部", "side": "receiving", "origin": "四川省",
            "arrived": "2026-03-05", "items": [],
        ]
        let answer: JSONValue = [
            "today": "2026-11-24", "for": "office", "people": [person],
            "counts": ["people": 1, "items": 0, "overdue": 0], "held": 0,
        ]
        #expect(
            chinese.agenda(answer).contains(
                "   流入前所在地：四川省  流入时间：2026-03-05  暂无联络人  最近联系不详"))
        #expect(
            english.agenda(answer).contains {
                $0.hasPrefix("   came from: 四川省  arrived: 2026-03-05")
            })
    }

    @Test func `the office's list shows handles and no numbers, in English too`() {
        #expect(
            english.agenda(Self.answer("office", no: nil)) == [
                "Agenda  2026-11-24  all liaisons",
                "1 people, 2 items, 1 overdue",
                "",
                "m-7Q4KX2AB  苏映河  13900008387  松岭村党支部",
                "   陕西省西安市  away since 2026-08-15  liaison 郝立峰  last contact unknown",
                "   d-11X Keep contact  since 2026-08-15  due by 2026-11-15 (9 days late)",
                "       basis: 《党员教育管理工作条例》第三十三条 (product default, adjustable)",
                "       settled by: reaching the member",
                "   d-12Y Ask the branch to recognise  since 2026-08-15",
                "       not before 2027-02-16 (provisional: no calendar for that year)",
                "       basis: 条例第五条  settled by: recognition, return or transfer",
                "",
                "After a call: liaisonctl contact m-7Q4KX2AB --by phone    "
                    + "Why: liaisonctl why m-7Q4KX2AB",
            ])
    }

    @Test func `an empty list says so and what to do next`() {
        let empty: JSONValue = ["today": "2026-11-24", "for": "office", "people": [], "held": 12]
        #expect(
            chinese.agenda(empty) == [
                "今日待办  2026-11-24  全部联络人",
                "今天没有待办，辛苦了。想看近期安排：liaisonctl agenda --days 30",
                "",
                "有 12 人正在建账：待办已列出，但暂不发出提醒。核对后运行 liaisonctl release 启用。",
            ])
        #expect(english.agenda(empty, days: 30)[0] == "Coming 30 days  2026-11-24  all liaisons")
        #expect(chinese.unknowns(["people": []]) == ["没有资料不全的人员。"])
        #expect(chinese.members(["members": []])[0].hasPrefix("名册中没有人员。"))
    }

    @Test func `what is overdue stands out on a terminal, a due day of today is said`() {
        let terminal = Layout(
            Texts(.chinese), LayoutStyle(width: 80, colour: true, cuts: true))
        let lines = terminal.agenda(Self.answer("office", no: nil))
        #expect(lines.contains { $0.hasPrefix("\u{1B}[31m   d-11X") })
        let item: JSONValue = ["duty": "d-1", "title": "报到", "due": "2026-11-24"]
        #expect(
            chinese.itemLines(item, key: "1.1", indent: 0, today: "2026-11-24") == [
                "1.1 报到  应于2026-11-24前（今天到期）"
            ])
    }

    @Test func `a recorded call says what was settled, what stays open and what comes next`() {
        let outcome: JSONValue = [
            "member": "m-7Q4KX2AB", "fact": "f-91Z",
            "duties": [
                "opened": [["duty": "d-15V", "rule": "C1"]],
                "fulfilled": [["duty": "d-11X", "rule": "C1", "on_agenda": true]], "superseded": [],
            ],
            "next": [
                ["duty": "d-13W", "rule": "F3", "due": "2026-11-30"],
                ["duty": "d-15V", "rule": "C1", "due": "2027-02-24"],
            ],
        ]
        let card: JSONValue = [
            "member": "m-7Q4KX2AB", "name": "苏映河",
            "open": [
                [
                    "duty": "d-13W", "rule": "F3", "title": ["zh": "党费", "en": "Dues"],
                    "due": "2026-11-20", "overdue_days": 4, "needs": ["dues"],
                    "on_agenda": true,
                ],
                [
                    "duty": "d-15V", "rule": "C1", "title": ["zh": "保持联系", "en": "Contact"],
                    "due": "2027-02-24", "overdue_days": 0, "needs": ["contact"],
                ],
            ],
        ]
        #expect(
            chinese.outcome(outcome, member: ["member": card], titles: ["C1": "保持联系"]) == [
                "已记录  苏映河  m-7Q4KX2AB  （f-91Z）",
                "  已办结  保持联系  （d-11X）",
                "  仍待办  党费  应于2026-11-20前（已超4天）  办结条件：党费交纳记录  （d-13W）",
                "  下次  保持联系  应于2027-02-24前  办结条件：联系上本人  （d-15V）",
            ])
        #expect(
            english.outcome(outcome) == [
                "Recorded  m-7Q4KX2AB  (f-91Z)", "  Settled:  C1  (d-11X)",
                "  Next:  F3  due by 2026-11-30  (d-13W)",
                "  Next:  C1  due by 2027-02-24  (d-15V)",
            ])
    }

    @Test func `a call settles no dues, and done says what they need`() {
        let person: JSONValue = [
            "member": "m-7Q4KX2AB",
            "duties": [
                "opened": [], "fulfilled": [["duty": "d-11X", "rule": "C1", "on_agenda": true]],
            ],
            "settled": [["duty": "d-11X", "rule": "C1"]],
            "open": [["duty": "d-13W", "rule": "F3", "needs": ["dues"]]],
            "next": [["duty": "d-13W", "rule": "F3", "due": "2026-11-30"]],
        ]
        #expect(
            chinese.outcome(person, titles: ["C1": "保持联系", "F3": "党费"]) == [
                "已记录  m-7Q4KX2AB", "  已办结  保持联系  （d-11X）",
                "  仍待办  党费  办结条件：党费交纳记录  （d-13W）",
            ])
    }

    @Test func `why says what a rule's clock runs from and what became of a notice`() {
        let answer: JSONValue = [
            "subject": ["kind": "member", "handle": "m-7Q4KX2AB", "name": "苏映河"],
            "clocks": ["contact": "2026-08-15", "opening": "2026-11-24"],
            "rules": [
                [
                    "rule": "C1", "title": ["zh": "保持联系", "en": "Contact"], "basis": "条例",
                    "origin": "product", "applies": true, "because": "clock:contact",
                    "anchor": "2026-08-15", "due": "2026-11-15",
                ],
                [
                    "rule": "P1", "title": ["zh": "转正", "en": "Conversion"], "basis": "细则",
                    "origin": "national", "applies": false,
                    "because": "does-not-apply:probationary",
                ],
            ],
            "duties": [
                [
                    "duty": "d-11X", "rule": "C1", "state": "open", "since": "2026-08-15",
                    "due": "2026-11-15",
                    "notices": [
                        [
                            "notice": "n-1", "rung": "late", "role": "liaison",
                            "to": ["staff": "s-1", "name": "郝立峰"], "planned": "2026-10-30",
                            "fate": "folded", "reason": "same-person-same-day",
                        ]
                    ],
                ]
            ],
        ]
        #expect(
            chinese.why(answer) == [
                "苏映河  m-7Q4KX2AB", "", "起算日期", "  最近联系  2026-08-15",
                "  建账日    2026-11-24", "", "适用规则",
                "  C1 保持联系  适用  因为：从最近一次联系上本人起算  自2026-08-15",
                "      应于2026-11-15前  依据条例  （本系统建议，可调整）",
                "  P1 转正  不适用  因为：条件不符：预备党员  依据细则", "", "待办事项与提醒",
                "  d-11X  保持联系  待办  自2026-08-15  应于2026-11-15前",
                "    n-1  2026-10-30  提醒 郝立峰  已合并  因为：同一人同一天合并",
            ])
    }
}
