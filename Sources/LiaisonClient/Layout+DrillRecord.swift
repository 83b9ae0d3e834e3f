package import LiaisonWire

/// The record of a restore drill (恢复测试记录): a page to print, sign and file.
extension Layout {
    /// - Parameters:
    ///   - report: what `liaisond --restore FILE --drill` found; nil when the backup failed it.
    ///   - fault: why it failed.
    ///   - file: the backup's name.
    ///   - time: when it was tried (RFC 3339).
    package func drillRecord(
        _ report: JSONValue?, fault: OfflineFault? = nil, file: String, at time: String
    ) -> [String] {
        var rows: [(String, String)] = [
            (either("测试时间", "Tried"), moment(time)),
            (either("备份文件", "Backup"), printable(file)),
        ]
        if let report, let backup = report.part("backup"), let opened = report.part("opened") {
            rows += [
                (either("备份时间", "Made"), moment(backup.field("backed_up_at"))),
                (either("最后一次记录", "Last change"), moment(backup.field("last_change"))),
                (either("文件大小", "Size"), "\(report.count("bytes") ?? 0) B"),
                ("SHA-256", report.field("sha256") ?? ""),
                (either("单位", "Office"), backup.field("office") ?? say(.absent)),
                (either("党组织、工作人员", "Orgs, staff"), pair(backup, "orgs", "staff")),
                (either("党员、外出", "Members, away"), pair(backup, "members", "away")),
                (either("记录、待办事项", "Records, open duties"), pair(backup, "facts", "open_duties")),
                (either("数据格式", "Schema"), "\(backup.count("schema") ?? 0)"),
                (either("打开后核对", "Opened and compared"), comparison(backup, opened)),
                (
                    either("测试程序、用时", "Tried with, in"),
                    "liaisond \(report.field("version") ?? "")  \(report.count("milliseconds") ?? 0) ms"
                ),
            ]
        }
        rows.append((either("结论", "Result"), conclusion(report, fault)))
        let width = rows.map { DisplayWidth.columns(of: $0.0) }.max() ?? 0
        return [either("恢复测试记录", "Record of a restore drill"), ""]
            + rows.map { DisplayWidth.filled($0.0, to: width) + "  " + $0.1 }
            + ["", either("测试人：                复核人：", "Tried by:               Checked by:")]
    }

    /// Whether the backup opened to the roll that it holds.
    package func passes(_ report: JSONValue?) -> Bool {
        guard let report, let backup = report.part("backup"), let opened = report.part("opened")
        else { return false }
        return Self.compared.allSatisfy { backup.count($0) == opened.count($0) }
    }

    private static let compared = [
        "orgs", "staff", "members", "away", "facts", "open_duties",
    ]

    private func comparison(_ backup: JSONValue, _ opened: JSONValue) -> String {
        let other = Self.compared.filter { backup.count($0) != opened.count($0) }
        guard !other.isEmpty else { return either("各项数目与备份一致", "all counts as in the backup") }
        return other.map { "\($0): \(backup.count($0) ?? 0) / \(opened.count($0) ?? 0)" }
            .joined(separator: say(.listSeparator))
    }

    private func conclusion(_ report: JSONValue?, _ fault: OfflineFault?) -> String {
        if passes(report) { return either("备份完整，可以恢复", "whole: it can be restored") }
        let why = fault.map { texts.either($0.chinese, $0.message) }
        return either("不能恢复", "cannot be restored") + (why.map { either("：", ": ") + $0 } ?? "")
    }

    private func pair(_ roll: JSONValue, _ first: String, _ second: String) -> String {
        "\(roll.count(first) ?? 0)" + say(.listSeparator) + "\(roll.count(second) ?? 0)"
    }

    private func either(_ chinese: String, _ english: String) -> String {
        texts.either(chinese, english)
    }
}
