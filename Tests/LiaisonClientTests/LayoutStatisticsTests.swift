import LiaisonClient
import LiaisonWire
import Testing

/// The layout of the statistics.
@Suite struct LayoutStatisticsTests {
    private let chinese = Layout(Texts(.chinese), .plain)
    private let english = Layout(Texts(.english), .plain)

    private static func figure(_ section: String, _ keys: [String], _ count: Int) -> JSONValue {
        [
            "figure": .string(([section] + keys).joined(separator: ".")),
            "section": .string(section), "keys": .strings(keys), "count": .integer(count),
        ]
    }

    private static let answer: JSONValue = [
        "on": "2026-11-28",
        "figures": [
            figure("scope", ["cross-province"], 3), figure("scope", ["unrecorded"], 0),
            figure("destination", ["village", "farmer"], 2),
            figure("destination", ["village", "lawyer"], 0),
            figure("destination", ["village", "unrecorded"], 1),
            figure("destination", ["agency", "lawyer"], 0),
            figure("destination", ["unrecorded", "farmer"], 4),
        ],
        "note": ["zh": "依照早年表式", "en": "after older forms"],
    ]

    @Test func `a figure stands with its word, and the cross table with both sums`() {
        #expect(
            chinese.statistics(Self.answer) == [
                "流动党员统计 截至2026-11-28", "依照早年表式", "", "流动类型",
                "名称      人数  指标", "跨省流动  3     scope.cross-province",
                "未登记    0     scope.unrecorded", "", "接收单位性质与原职业",
                "        农牧渔民  未登记  合计", "村      2         1       3",
                "未登记  4         0       4", "合计    6         1       7", "",
                "每个数字背后的人员：liaisonctl report behind 指标",
            ])
        #expect(
            english.statistics(Self.answer).suffix(6) == [
                "               farmer, herder or fisher  not on record  sum",
                "village        2                         1              3",
                "not on record  4                         0              4",
                "sum            6                         1              7", "",
                "who is behind a figure: liaisonctl report behind FIGURE",
            ])
    }

    @Test func `nobody behind a figure, and no place with three, are sentences`() {
        let nobody: JSONValue = ["members": [], "on": "2026-11-28"]
        #expect(chinese.behind(nobody) == ["截至2026-11-28没有这样的人员。"])
        #expect(english.behind(nobody) == ["Nobody, as of 2026-11-28."])
        let none: JSONValue = ["places": [], "on": "2026-11-28"]
        #expect(chinese.places(none) == ["截至2026-11-28没有同一党支部三人以上外出到同一地方的记录。"])
    }

    @Test func `places stand with the words for who is there, and decide nothing`() {
        let answer: JSONValue = [
            "places": [
                [
                    "division": "330100", "org": "o-4VP3D3PA", "name": "青石村党支部", "count": 3,
                    "figure": "place.330100",
                ],
                [
                    "division": "510100", "division_name": "四川省成都市", "org": "o-4VP3D3PA",
                    "name": "青石村党支部", "count": 4, "figure": "place.510100",
                ],
            ], "on": "2026-11-28",
        ]
        let lines = chinese.places(answer)
        #expect(lines[1].hasPrefix("330100"))
        #expect(lines[1].hasSuffix("青石村党支部  3     place.330100"))
        #expect(lines[2].hasPrefix("四川省成都市 510100  o-4VP3D3PA"))
        #expect(lines.last?.contains("由党组织研究决定") == true)
    }
}
