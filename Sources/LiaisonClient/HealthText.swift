import LiaisonWire

/// What a check of `daemon.health` found, and what to do about it: for an administrator who was
/// woken by it and has never seen this service before.
struct HealthText {
    /// The finding in Chinese and in English.
    let said: (String, String)
    /// What to do; nil for what is well.
    let advice: (String, String)?

    init(_ chinese: String, _ english: String, do advice: (String, String)? = nil) {
        said = (chinese, english)
        self.advice = advice
    }

    /// The text for a check's answer; nil when a newer daemon says something new.
    init?(_ check: JSONValue) {
        guard let name = check.field("name"), let code = check.field("code") else { return nil }
        let values = HealthValues(check)
        // The doctor's first: some words of the daemon's parts mean the same for all of them.
        let text =
            Diagnosis(check: name, code: code).map { Self.doctor($0, values) }
            ?? Self.storage(name, code, values) ?? Self.time(name, code, values)
            ?? Self.parts(name, code, values) ?? Self.backup(name, code, values)
        guard let text else { return nil }
        self = text
    }

    private static let journal = (
        "查看日志：journalctl -u liaisond -p warning -e",
        "look at the journal: journalctl -u liaisond -p warning -e"
    )

    private static func storage(_ name: String, _ code: String, _ values: HealthValues)
        -> HealthText?
    {
        switch (name, code) {
        case ("storage", "written"): HealthText("写入并已落盘", "written and synced")
        case ("storage", "full"):
            HealthText(
                "磁盘已满：查询照常，登记一律不接受", "the disk is full: reading goes on, no change is taken",
                do: (
                    "腾出 /var/lib/liaison 所在磁盘的空间，不要删除其中的文件；随后自动恢复，不需要重启",
                    "free space on the disk of /var/lib/liaison, delete nothing in that directory; "
                        + "it goes on by itself, without a restart"
                ))
        case ("storage", "denied"):
            HealthText(
                "数据库不允许写入", "the database may not be written",
                do: (
                    "检查 /var/lib/liaison 的属主（liaison）和权限（0700），以及磁盘是否被重新挂载为只读",
                    "check the owner (liaison) and the mode (0700) of /var/lib/liaison, and whether "
                        + "its disk was remounted read-only"
                ))
        case ("storage", "refused"):
            HealthText(
                "上一次写入失败，未改动任何数据", "the last change could not be written; nothing was changed",
                do: (
                    "检查磁盘：journalctl -k -p err；然后 \(journal.0)",
                    "look at the disk: journalctl -k -p err; then \(journal.1)"
                ))
        case ("storage", "not-durable"):
            HealthText(
                "写入后不能保证落盘", "an acknowledged change could be lost in a power cut",
                do: ("重启服务：systemctl restart liaisond", "restart it: systemctl restart liaisond"))
        case ("storage", "damaged"):
            HealthText(
                "数据库文件已损坏", "the database file is damaged",
                do: (
                    "停止服务（systemctl stop liaisond），把 /var/lib/liaison 整个复制一份留底，再用最近的备份恢复",
                    "stop the service (systemctl stop liaisond), keep a copy of all of "
                        + "/var/lib/liaison, then restore the last backup"
                ))
        case ("disk", "free"):
            HealthText("可用 \(values.bytes("free_bytes"))", "\(values.bytes("free_bytes")) free")
        case ("disk", "low"), ("disk", "full"):
            HealthText(
                "只剩 \(values.bytes("free_bytes"))（共 \(values.bytes("total_bytes"))）",
                "only \(values.bytes("free_bytes")) of \(values.bytes("total_bytes")) free",
                do: (
                    "腾出 /var/lib/liaison 所在磁盘的空间，不要删除其中的文件",
                    "free space on the disk of /var/lib/liaison, delete nothing in that directory"
                ))
        case ("disk", "unknown"):
            HealthText(
                "读不出可用空间", "its free space cannot be read",
                do: ("检查 /var/lib/liaison 能否访问", "check whether /var/lib/liaison can be reached"))
        case ("wal", "bounded"):
            HealthText("\(values.bytes("bytes"))", "\(values.bytes("bytes"))")
        case ("wal", "large"):
            HealthText(
                "\(values.bytes("bytes"))，没有按时归并", "\(values.bytes("bytes")), and not cut back",
                do: (
                    "可能有别的程序打开着数据库（fuser -v /var/lib/liaison/liaison.db），请关闭它",
                    "another program may hold the database open (fuser -v "
                        + "/var/lib/liaison/liaison.db): end that program"
                ))
        default: nil
        }
    }

    private static func time(_ name: String, _ code: String, _ values: HealthValues)
        -> HealthText?
    {
        let clockAdvice = (
            "核对时间和对时服务：timedatectl；时间改正后一天内本项恢复正常",
            "check the time and its service: timedatectl; a day after the step this is well again"
        )
        switch (name, code) {
        case ("clock", "steady"): return HealthText("走时正常", "steady")
        case ("clock", "unsynchronised"):
            return HealthText("走时正常，尚未与时间服务器对时", "steady; no time server reached yet")
        case ("clock", "implausible"):
            return HealthText("系统时间明显不对", "the time is evidently wrong", do: clockAdvice)
        case ("clock", "set-back"):
            return HealthText(
                "系统时间被拨回 \(values.span("step_seconds"))",
                "set back by \(values.span("step_seconds"))", do: clockAdvice)
        case ("clock", "set-forward"):
            return HealthText(
                "系统时间被拨快 \(values.span("step_seconds"))",
                "set forward by \(values.span("step_seconds"))", do: clockAdvice)
        case ("zone", "current"):
            let version = values.version.map { " (tzdata \($0))" } ?? ""
            return HealthText("与启动时一致\(version)", "as at the start\(version)")
        case ("zone", "changed"):
            return HealthText(
                "时区数据在启动后更新过", "the zone's data have changed since the start",
                do: (
                    "重启服务以采用新的时区数据：systemctl restart liaisond",
                    "restart it to take them up: systemctl restart liaisond"
                ))
        case ("zone", "missing"):
            return HealthText(
                "时区数据不见了，仍按启动时的数据计算", "the zone's data are gone; those of the start are used",
                do: (
                    "在下次重启前重新安装：apt-get install --reinstall tzdata",
                    "before the next restart: apt-get install --reinstall tzdata"
                ))
        case ("calendar", "known"):
            return HealthText("\(values.year) 年的工作日历已安装", "known for \(values.year)")
        case ("calendar", "missing"):
            return HealthText(
                "没有 \(values.year) 年的工作日历，该年的日期暂定",
                "no working-day calendar for \(values.year): that year's dates are provisional",
                do: (
                    "国务院办公厅公布 \(values.year) 年放假安排后，请安装该年的文件：liaisonctl calendar install 文件",
                    "once the holidays of \(values.year) are announced, install that year's file: "
                        + "liaisonctl calendar install FILE"
                ))
        case ("scheduler", "alive"): return HealthText("按时运行", "goes on")
        case ("scheduler", "digest-failed"):
            return HealthText(
                "今天的工作提醒没有发出，每分钟重试", "today's digest cannot be made; tried every minute",
                do: ("先处理数据库和磁盘；\(journal.0)", "first the storage and the disk; \(journal.1)"))
        case ("reminders", "none-overdue"): return HealthText("没有漏发", "nothing is overdue")
        case ("reminders", "waiting"):
            return HealthText(
                "停机期间的 \(values["notices"]) 条提醒，今天到点补发",
                "\(values["notices"]) notices of the downtime go out at today's hour",
                do: ("不需要处理", "nothing has to be done"))
        case ("reminders", "overdue"):
            return HealthText(
                "\(values["notices"]) 条提醒到点没有发出，最早的已晚 \(values["oldest_days"]) 天",
                "\(values["notices"]) notices are overdue, the oldest by \(values["oldest_days"]) days",
                do: (
                    "重启服务：systemctl restart liaisond；仍不恢复，\(journal.0)",
                    "restart it: systemctl restart liaisond; if that does not help, \(journal.1)"
                ))
        default: return nil
        }
    }

    private static func parts(_ name: String, _ code: String, _ values: HealthValues)
        -> HealthText?
    {
        switch (name, code) {
        case ("writer", "alive"), ("loops", "alive"):
            HealthText("\(values["lag_ms"]) 毫秒内应答", "answers within \(values["lag_ms"]) ms")
        case (_, "slow"):
            HealthText(
                "\(values["lag_ms"]) 毫秒才应答", "takes \(values["lag_ms"]) ms to answer",
                do: (
                    "检查机器负载和磁盘：uptime；cat /proc/pressure/io",
                    "check the machine's load and its disk: uptime; cat /proc/pressure/io"
                ))
        case (_, "stopped"):
            HealthText(
                "\(values["lag_ms"] / 1000) 秒没有应答", "no answer for \(values["lag_ms"] / 1000) s",
                do: (
                    "服务管理器会自动重启它；没有重启则运行 systemctl restart liaisond",
                    "the service manager restarts it; where it does not: systemctl restart liaisond"
                ))
        case ("log", "complete"): HealthText("日志完整", "complete")
        case ("log", "dropped"):
            HealthText(
                "启动以来丢失日志 \(values["dropped"]) 条",
                "\(values["dropped"]) lines dropped since the start",
                do: (
                    "检查日志服务：systemctl status systemd-journald；登记和查询不受影响",
                    "check the journal's service: systemctl status systemd-journald; "
                        + "answers are not affected"
                ))
        case ("descriptors", "free"):
            HealthText(
                "已用 \(values["open"])，上限 \(values["limit"])",
                "\(values["open"]) of \(values["limit"]) open")
        case ("descriptors", "few"):
            HealthText(
                "已用 \(values["open"])，上限 \(values["limit"])：新连接会被拒绝",
                "\(values["open"]) of \(values["limit"]) open: new clients are refused",
                do: (
                    "在 liaisond.service 中提高 LimitNOFILE，再重启服务",
                    "raise LimitNOFILE in liaisond.service, then restart it"
                ))
        case ("connections", "free"):
            HealthText(
                "已用 \(values["open"])，上限 \(values["limit"])",
                "\(values["open"]) of \(values["limit"]) in use")
        case ("connections", "full"):
            HealthText(
                "\(values["limit"]) 个连接已用完：新连接会被拒绝",
                "all \(values["limit"]) in use: new clients are refused",
                do: (
                    "查看谁占着连接：ss -xp src /run/liaison/control.sock",
                    "see who holds them: ss -xp src /run/liaison/control.sock"
                ))
        case ("configuration", "in-force"): HealthText("已生效", "in force")
        case ("configuration", "refused"):
            HealthText(
                "上次重新读取时有误，仍用原配置；此时重启将无法启动",
                "the last reload was refused, the one before is in force; a restart now would fail",
                do: (
                    "运行 liaisond --config /etc/liaison/liaison.toml --check，按提示改正，再运行 liaisonctl reload",
                    "run liaisond --config /etc/liaison/liaison.toml --check, put right what it "
                        + "names, then run liaisonctl reload"
                ))
        default: nil
        }
    }
}

/// The numbers of a check.
struct HealthValues {
    private let check: JSONValue

    init(_ check: JSONValue) { self.check = check }

    subscript(_ name: String) -> Int { check.part("values")?.count(name) ?? 0 }

    var year: String { check.count("year").map { "\($0)" } ?? "" }

    /// The names of what is wrong with a library.
    var bugs: String {
        (check.part("values")?.texts("bugs") ?? []).map(printable).joined(separator: ", ")
    }

    var version: String? { check.field("version").map(printable) }

    /// So many bytes in the largest unit in which they are at least 1: `1.5 GiB`.
    func bytes(_ name: String) -> String {
        let units = ["B", "KiB", "MiB", "GiB", "TiB"]
        var tenths = max(0, self[name]) * 10
        var unit = 0
        while tenths >= 10_240, unit < units.count - 1 {
            tenths /= 1024
            unit += 1
        }
        let whole = "\(tenths / 10)"
        return (unit == 0 || tenths >= 1000 ? whole : "\(whole).\(tenths % 10)") + " \(units[unit])"
    }

    /// So many seconds as days, hours, minutes and seconds: `1:02:03`, and days before it.
    func span(_ name: String) -> String {
        let seconds = abs(self[name])
        let parts = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60].map {
            ($0 < 10 ? "0" : "") + "\($0)"
        }
        let days = seconds / 86_400
        return (days > 0 ? "\(days) d " : "") + parts.joined(separator: ":")
    }
}
