/// A small ledger of people who came here, made by a test: title, unit and date lines, headings, rows.
package struct ArrivalsText {
    package static let headings = [
        "序号", "姓名", "公民身份号码", "人员类别", "入党日期", "流出地党组织", "流出地党组织联系人", "流出地党组织联系电话",
        "流入时间", "流入前所在省份", "流入原因", "原职业", "联系电话", "编入党支部", "编入时间", "联络人", "联络人电话",
        "最近联系日期", "现实表现反馈时间", "备注",
    ]

    package var title = "流入党员登记台账"
    package var date = "2026年11月20日"
    package var unit = "枫林街道党工委"
    /// The columns in the file; the rows may have more.
    package var columns = Self.headings
    package var rows: [[String: String]] = []

    package init(_ rows: [[String: String]]) { self.rows = rows }

    /// A row with everything in it; `changes` by heading.
    package static func row(_ changes: [String: String] = [:]) -> [String: String] {
        let plain = [
            "序号": "1", "姓名": "唐山河", "公民身份号码": "149999196805120016", "人员类别": "正式党员",
            "入党日期": "1990-07-01", "流出地党组织": "白岩村党支部", "流出地党组织联系人": "岳文书",
            "流出地党组织联系电话": "13600000001", "流入时间": "2026-03-02", "流入前所在省份": "贵州省",
            "流入原因": "务工", "原职业": "务农", "联系电话": "13900000001", "编入党支部": "锦屏社区党支部",
            "编入时间": "2026-03-20", "联络人": "上官若", "联络人电话": "13800000001",
            "最近联系日期": "2026-10-08", "现实表现反馈时间": "2026-09-01", "备注": "",
        ]
        return plain.merging(changes) { _, new in new }
    }

    /// The file's text.
    package var text: String {
        var lines = [title, "填报单位：\(unit),,填报时间：\(date)"]
        lines.append(columns.joined(separator: ","))
        for row in rows {
            lines.append(columns.map { row[$0] ?? "" }.joined(separator: ","))
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }
}
