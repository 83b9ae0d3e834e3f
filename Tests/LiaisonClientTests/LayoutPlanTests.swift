import LiaisonClient
import LiaisonWire
import Testing

@Suite struct LayoutPlanTests {
    private let chinese = Layout(Texts(.chinese), .plain)

    private static let plan: JSONValue = [
        "digest": "abc123",
        "counts": [
            "rows": 3, "add": 1, "update": 0, "unchanged": 0, "refuse": 1, "duplicate": 1,
        ],
        "rows": [
            [
                "row": 1, "action": "add",
                "fields": ["name": "苏映河", "branch": "松岭村党支部", "phone": "13900008387"],
                "repairs": [["column": "公民身份号码", "from": "１４９９", "to": "1499"]],
                "faults": [],
            ],
            [
                "row": 2, "action": "refuse", "fields": ["name": "程溪"], "repairs": [],
                "faults": [["column": "公民身份号码", "type": "newer-fault", "message": "damaged"]],
            ],
            [
                "row": 3, "action": "duplicate", "of": 1,
                "fields": ["name": "苏映河", "branch": "东渠党支部"], "repairs": [], "faults": [],
            ],
        ],
        "creates": [
            "orgs": [["kind": "branch", "name": "松岭村党支部"]],
            "staff": [["name": "郝立峰", "phone": "13800003078"]],
        ],
        "questions": [["row": 1, "other": 3, "branch": "东渠党支部"]],
        "missing": [],
        "first_morning": [
            "people": 1, "items": 2,
            "per_liaison": ["郝立峰": 1, "": 1], "per_rung": ["C1 due": 2], "reviews": 0,
        ],
    ]

    @Test func `a plan shows counts, refusals, duplicates side by side, and the first morning`() {
        #expect(
            chinese.plan(Self.plan) == [
                "共 3  新增 1  更新 0  无变化 0  未接收 1  重复 1",
                "",
                "未接收 1 行，请更正后重新导入：",
                "  第 2 行  程溪  “公民身份号码”栏  damaged",
                "",
                "重复 1 行（同一公民身份号码，只取先出现的一行）：",
                "  行      姓名    党支部        电话         外出日期  外出地点",
                "  1       苏映河  松岭村党支部  13900008387",
                "  3 重复  苏映河  东渠党支部",
                "",
                "已自动规整：",
                "  公民身份号码 1  如第 1 行：“１４９９”改为“1499”",
                "",
                "将新建：",
                "  新建党组织 1  松岭村党支部",
                "  新建工作人员 1  郝立峰 13800003078",
                "",
                "需要核实：",
                "  第 1、3 行  所在党支部待核实  东渠党支部",
                "",
                "启用后的第一个早上：1 人、2 项待办",
                "  联络人      待办",
                "  郝立峰      1",
                "  暂无联络人  1",
                "  提醒到  C1 due 2",
                "  其中待支部研究 0 人",
                "  启用（liaisonctl release）前不会发出任何提醒",
                "",
                "以上只是方案，尚未改动。执行：liaisonctl import --apply abc123",
            ])
    }

    @Test func `JSON for people keeps the order and is JSON`() throws {
        let lines = chinese.json(["b": [1, [:]], "a": ["x": "党"]])
        #expect(
            lines == [
                "{", "  \"b\": [", "    1,", "    {}", "  ],", "  \"a\": {",
                "    \"x\": \"党\"", "  }", "}",
            ])
        let text = Array(lines.joined(separator: "\n").utf8)
        let read = try JSONScanner.parse(text)
        #expect(read == ["b": [1, [:]], "a": ["x": "党"]])
    }

    @Test func `a year without data is said to be provisional`() {
        let answer: JSONValue = [
            "years": [
                [
                    "year": 2026, "known": true, "working_days": 248,
                    "off": ["2026-01-01..2026-01-03"], "make_up": ["2026-01-04"],
                ], ["year": 2027, "known": false],
            ]
        ]
        #expect(
            chinese.calendar(answer) == [
                "2026 年：工作日 248 天", "  放假  2026-01-01至2026-01-03", "  调休上班  2026-01-04",
                "2027 年：放假安排尚未公布或未安装，按周一至周五暂定",
            ])
    }

    @Test func `children stand below their parents`() {
        let answer: JSONValue = [
            "orgs": [
                ["org": "o-2", "name": "松岭村党支部", "kind": "branch", "parent": "o-1", "members": 30],
                ["org": "o-1", "name": "光明镇党委", "kind": "committee", "members": 90],
            ]
        ]
        #expect(
            chinese.orgs(answer) == [
                "组织编号  名称            类别    人数  书记",
                "o-1       光明镇党委      党委    90",
                "o-2         松岭村党支部  党支部  30",
            ])
    }
}
