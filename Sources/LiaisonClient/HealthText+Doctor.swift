import LiaisonWire

/// What `liaisonctl doctor` finds in an installation.
extension HealthText {
    /// The state directory is meant where a sentence names no other.
    static func doctor(_ diagnosis: Diagnosis, _ values: HealthValues) -> HealthText {
        switch diagnosis {
        case .settingsValid:
            HealthText(
                "配置、规则和工作日历都能读取", "configuration, rules and calendar can be read")
        case .settingsInvalid:
            HealthText(
                "配置、规则或工作日历有误，服务无法启动",
                "configuration, rules or calendar are refused: a start would fail",
                do: (
                    "按下面的文件、行号和键逐条改正，再运行 liaisonctl doctor",
                    "put right what stands below, file by file, then run liaisonctl doctor again"
                ))
        case .newFilesNone: HealthText("没有待合并的新配置", "nothing of an upgrade waits")
        case .newFilesUnmerged:
            HealthText(
                "升级带来的新配置还没有合并", "the new configuration of an upgrade was not looked at",
                do: (
                    "逐个与现用的同名文件比较，合并后删除下列文件",
                    "compare each with the file in use, take over what you want, then delete it"
                ))
        case .timeSynchronised: HealthText("正在对时", "kept by a time server")
        case .timeUnsynchronised:
            HealthText(
                "没有与时间服务器对时", "kept by no time server",
                do: (
                    "能联网或内网有时间服务器的，请启用对时：timedatectl set-ntp true",
                    "where there is a time server, have it kept: timedatectl set-ntp true"
                ))
        case .timeImplausible:
            HealthText(
                "系统时间明显不对", "evidently wrong",
                do: ("改正系统时间：timedatectl set-time", "set it right: timedatectl set-time"))
        case .zoneDataKnown:
            HealthText(
                values.version.map { "tzdata \($0)" } ?? "没有注明版本",
                values.version.map { "tzdata \($0)" } ?? "of no stated version")
        case .sqliteSound:
            HealthText(
                "\(values.version ?? "")，没有已知的数据损坏缺陷",
                "\(values.version ?? ""): no known bug that damages data")
        case .sqliteWarned:
            HealthText(
                "\(values.version ?? "")，有已知缺陷（\(values.bugs)）；服务只用一个连接写入，不会触发",
                "\(values.version ?? ""): has a known bug (\(values.bugs)), which one writing "
                    + "connection, as here, does not meet",
                do: (
                    "服务运行时，不要用 sqlite3 等程序打开数据库",
                    "while the service runs, open the database with no other program, sqlite3 among "
                        + "them"
                ))
        case .sqliteUnsafe:
            HealthText(
                "\(values.version ?? "")，有可能损坏数据的缺陷（\(values.bugs)）",
                "\(values.version ?? ""): has a bug that may damage the data (\(values.bugs))",
                do: (
                    "先备份，再升级系统的 libsqlite3（3.37.2 或更新），然后重启服务",
                    "make a backup, upgrade the system's libsqlite3 to 3.37.2 or later, then restart "
                        + "the service"
                ))
        case .stateSound: HealthText("只有服务自己能进入", "the service's own only")
        case .stateMissing:
            HealthText("还没有，首次启动时建立", "not there yet: the first start makes it")
        case .stateDenied:
            HealthText(
                "当前用户不能进入，没有检查其中的内容",
                "may not be looked into by this user: nothing in it was looked at",
                do: ("用 root 再运行一次", "run it once more as root"))
        case .stateOpen:
            HealthText(
                "其他用户也能进入", "others than the service may look into it",
                do: (
                    "收紧权限：chmod 0700 下列目录", "close it: chmod 0700 the directory below"
                ))
        case .stateForeign:
            HealthText(
                "其中有不属于服务用户的文件，服务可能打不开",
                "files in it belong to another user: the service may not open them",
                do: (
                    "把下列文件的属主改回目录的属主：chown liaison:liaison",
                    "give the files below to the owner of the directory: chown liaison:liaison"
                ))
        case .fileSystemLocal: HealthText("本机的磁盘", "this machine's own")
        case .fileSystemNetwork:
            HealthText(
                "数据目录在网络文件系统上，断电或断网时数据不可靠",
                "the state is on a network file system, which cannot keep what it has taken",
                do: (
                    "把数据目录移到本机磁盘（paths.state_dir）",
                    "move the state to a disk of this machine (paths.state_dir)"
                ))
        case .fileSystemVolatile:
            HealthText(
                "数据目录在内存中，重启机器后数据全部丢失",
                "the state is in memory: a boot loses everything",
                do: (
                    "把数据目录移到本机磁盘（paths.state_dir）",
                    "move the state to a disk of this machine (paths.state_dir)"
                ))
        default: database(diagnosis, values) ?? units(diagnosis, values)
        }
    }

    private static func database(_ diagnosis: Diagnosis, _ values: HealthValues) -> HealthText? {
        let restore = (
            "不要再启动服务；把 /var/lib/liaison 整个复制一份留底，再恢复最近的备份：liaisonctl restore",
            "do not start the service; keep a copy of all of /var/lib/liaison, then put the last "
                + "backup in its place: liaisonctl restore"
        )
        let asRoot = ("用 root 再运行一次", "run it once more as root")
        return switch diagnosis {
        case .databaseSound:
            HealthText(
                "完整无损，党员 \(values["members"]) 人，待办 \(values["open_duties"]) 项",
                "whole and sound: \(values["members"]) members, \(values["open_duties"]) open duties"
            )
        case .databaseMissing:
            HealthText("还没有，首次启动时建立", "not there yet: the first start makes it")
        case .databaseInUse:
            HealthText(
                "服务正在使用，没有检查", "in use by the running service, not looked through",
                do: ("运行中的情况见 liaisonctl health", "how that is: liaisonctl health"))
        case .databaseDenied:
            HealthText("当前用户不能读取", "may not be read by this user", do: asRoot)
        case .databaseNewer:
            HealthText(
                "由更新的版本建立（格式 \(values["schema"])，本版本只认到 \(values["known"])）",
                "made by a newer version (schema \(values["schema"]), this one knows "
                    + "\(values["known"]))",
                do: (
                    "重新安装较新的版本；数据库没有改动",
                    "install the newer version again; the database is untouched"
                ))
        case .databaseOutdated:
            HealthText(
                "由较早的版本建立，完整无损，下次启动时自动升级",
                "made by an earlier version, sound; the next start brings it up to date")
        case .databaseForeign:
            HealthText(
                "liaison.db 不是本系统的数据库", "liaison.db is no database of liaison",
                do: (
                    "把它移走，或把 paths.state_dir 设为别的目录",
                    "move it away, or set paths.state_dir to another directory"
                ))
        case .databaseDamaged: HealthText("已损坏", "damaged", do: restore)
        case .databaseUnreadable:
            HealthText(
                "读取失败", "cannot be read",
                do: (
                    "检查磁盘：journalctl -k -p err；\(restore.0)",
                    "look at the disk: journalctl -k -p err; \(restore.1)"
                ))
        case .leftoversNone: HealthText("没有遗留文件", "nothing is left over")
        case .leftoversKept:
            HealthText(
                "恢复前的名册还在（\(values.bytes("bytes"))），其中有个人信息",
                "a roll that was replaced is still there (\(values.bytes("bytes"))); it holds "
                    + "personal data",
                do: ("确认不再需要后，删除下列文件", "delete the files below when nobody needs them"))
        case .leftoversDrill:
            HealthText(
                "一次恢复测试中断，留下了名册的副本",
                "a restore drill was cut short and left a copy of the roll",
                do: ("删除下列目录", "delete the directories below"))
        case .backupPlaceApart: HealthText("与名册不在同一磁盘", "on another disk than the roll")
        case .backupPlaceSame:
            HealthText(
                "与名册在同一磁盘，磁盘损坏时会一起丢失",
                "on the same disk as the roll: they would be lost together",
                do: (
                    "定期把备份复制到另一台机器，或把 backup.directory 设到另一块磁盘",
                    "copy backups to another machine regularly, or set backup.directory to another "
                        + "disk"
                ))
        case .backupPlaceMissing:
            HealthText("还没有，首次备份时建立", "not there yet: the first backup makes it")
        default: nil
        }
    }

    private static func units(_ diagnosis: Diagnosis, _ values: HealthValues) -> HealthText {
        switch diagnosis {
        case .unitActive: HealthText("正在运行", "it runs")
        case .unitInactive:
            HealthText("没有运行，有客户端连接时自动启动", "not running; its first client starts it")
        case .unitFailed:
            HealthText(
                "上次启动或运行失败（退出码 \(values["status"])）",
                "its last start or run failed (status \(values["status"]))",
                do: (
                    "查看原因：journalctl -u liaisond -n 20；改正后运行 systemctl restart liaisond",
                    "see why: journalctl -u liaisond -n 20; then systemctl restart liaisond"
                ))
        case .unitOutdated:
            HealthText(
                "单元文件改过，systemd 还没有读取", "its file has changed since systemd read it",
                do: (
                    "运行 systemctl daemon-reload，再运行 systemctl restart liaisond",
                    "run systemctl daemon-reload, then systemctl restart liaisond"
                ))
        case .unitPrivateUsers:
            HealthText(
                "单元设了 PrivateUsers=，分不清来访的用户，服务拒绝启动",
                "PrivateUsers= makes all callers look alike: it refuses to start",
                do: (
                    "去掉它：systemctl edit liaisond；systemctl cat liaisond 可看到写在哪里",
                    "take it out: systemctl edit liaisond; where it stands: systemctl cat liaisond"
                ))
        case .unitMasked:
            HealthText(
                "服务被屏蔽，不能启动", "it is masked: nothing can start it",
                do: (
                    "解除：systemctl unmask liaisond", "take that back: systemctl unmask liaisond"
                ))
        case .socketsListening: HealthText("正在监听，开机自动监听", "systemd listens on them")
        case .socketsStopped:
            HealthText(
                "没有监听，客户端连不上", "nobody listens: clients cannot connect",
                do: (
                    "启用：systemctl enable --now liaisond.socket liaisond-monitor.socket",
                    "start them: systemctl enable --now liaisond.socket liaisond-monitor.socket"
                ))
        case .socketsNotEnabled:
            HealthText(
                "正在监听，但下次开机不会自动监听", "listening, but not after the next boot",
                do: (
                    "设为开机启用：systemctl enable liaisond.socket liaisond-monitor.socket",
                    "enable them: systemctl enable liaisond.socket liaisond-monitor.socket"
                ))
        case .backupTimerActive: HealthText("每夜自动备份", "a backup every night")
        case .backupTimerStopped:
            HealthText(
                "没有启用，不会自动备份", "not active: no backup is made by itself",
                do: (
                    "启用：systemctl enable --now liaison-backup.timer",
                    "start it: systemctl enable --now liaison-backup.timer"
                ))
        default:
            HealthText("systemd 没有用这份配置运行的服务", "systemd runs no service with this configuration")
        }
    }
}
