/// A small ledger made by a test: title, unit and date lines, headings, rows.
package struct LedgerText {
    package static let headings = [
        "序号", "姓名", "公民身份号码", "人员类别", "入党日期", "所在党支部", "联系电话", "外出日期", "外出地点", "外出原因", "联络人",
        "联络人电话",
        "是否报到", "报到日期", "最近联系日期", "党费交至", "备注",
    ]

    package var date = "2026年11月20日"
    package var unit = "石桥镇党委"
    package var rows: [[String: String]] = []

    package init(_ rows: [[String: String]]) { self.rows = rows }

    /// A row with everything in it; `changes` by heading.
    package static func row(_ changes: [String: String] = [:]) -> [String: String] {
        let plain = [
            "序号": "1", "姓名": "苏映河", "公民身份号码": "149999196805120016", "人员类别": "正式党员",
            "入党日期": "1990-07-01", "所在党支部": "松岭村党支部", "联系电话": "13900000001", "外出日期": "2026-01-05",
            "外出地点": "四川省成都市", "外出原因": "务工", "联络人": "郝立峰", "联络人电话": "13800000001", "是否报到": "是",
            "报到日期": "2026-01-20", "最近联系日期": "2026-10-08", "党费交至": "2026-10", "备注": "",
        ]
        return plain.merging(changes) { _, new in new }
    }

    /// The file's text.
    package var text: String {
        var lines = ["流动党员（流出）登记表", "填报单位：\(unit),,填报时间：\(date)"]
        lines.append(Self.headings.joined(separator: ","))
        for row in rows {
            lines.append(Self.headings.map { row[$0] ?? "" }.joined(separator: ","))
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }
}
