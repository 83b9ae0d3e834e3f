package import LiaisonWire

/// What is said about backups and restores.
package enum BackupPhrase: Sendable {
    /// Where the backup is, and its size.
    case made(_ path: String, _ bytes: String)
    /// Older ones were removed.
    case pruned(Int)
    case backup, present
    case at(_ moment: String)
    case lastChange(_ moment: String)
    case holds(members: Int, away: Int, facts: Int, duties: Int)
    case roll(_ when: String, _ contents: String)
    case unreadable
    case lost(Int)
    case keeps
    case confirm
    case notReplaced
    case restored
    case kept(_ path: String)
    case held(Int)
    case next(service: String)
    case statusRestored(at: String, from: String)
    case releaseRestored(people: Int, due: Int)
    case confirmRelease
    case notReleased
    case record(_ path: String)

    /// The words.
    package func text(_ texts: Texts) -> String {
        switch self {
        case .made(let path, let bytes):
            texts.either(
                "备份已完成并核验：\(path)（\(bytes)）", "Backup made and verified: \(path) (\(bytes))")
        case .pruned(let count):
            texts.either("已删除较早的备份 \(count) 份", "Earlier backups removed: \(count)")
        case .backup: texts.either("备份", "The backup")
        case .present: texts.either("现有名册", "The roll that is there now")
        case .at(let moment): texts.either("\(moment) 制作", "made \(moment)")
        case .lastChange(let moment):
            texts.either("最后一次记录 \(moment)", "last change \(moment)")
        case .holds(let members, let away, let facts, let duties):
            texts.either(
                "党员 \(members) 人（外出 \(away) 人），记录 \(facts) 条，待办 \(duties) 项",
                "\(members) members (\(away) away), \(facts) records, \(duties) open duties")
        case .roll(let when, let contents):
            texts.either("\(when)，\(contents)", "\(when), \(contents)")
        case .unreadable:
            texts.either("已损坏，读不出来", "damaged: it cannot be read")
        case .lost(let changes):
            texts.either(
                "恢复后，备份以后的 \(changes) 条操作记录不在名册中，需要补录。",
                "Afterwards the \(changes) log lines since the backup are not on the roll; they have to "
                    + "be recorded again.")
        case .keeps:
            texts.either("现有名册会另存，不删除。", "What is there now is kept beside it, not deleted.")
        case .confirm:
            texts.either(
                "用备份替换现有名册吗？（y 替换，其他不替换）：", "Replace it with the backup? (y replaces it): ")
        case .notReplaced:
            texts.either("没有替换，名册未变。", "Nothing was replaced: the roll is as it was.")
        case .restored: texts.either("已从备份恢复。", "Restored from the backup.")
        case .kept(let path):
            texts.either(
                "原来的名册另存为 \(path)，确认不再需要后请删除。",
                "What was there before: \(path); delete it when it is no longer needed.")
        case .held(let people):
            texts.either(
                "有待办的 \(people) 人暂不发出提醒：备份之后可能已经提醒过。",
                "Of \(people) people with open duties nobody is reminded yet: they may have been told "
                    + "since the backup.")
        case .next(let service):
            texts.either(
                "接下来：systemctl start \(service)，用 liaisonctl agenda 核对待办，再用 liaisonctl release 启用提醒",
                "Next: systemctl start \(service); check liaisonctl agenda; then let the reminders go "
                    + "with liaisonctl release")
        case .statusRestored(let at, let from):
            texts.either(
                "名册于 \(at) 从备份（\(from)）恢复，暂不发出提醒。请用 liaisonctl agenda 核对待办，再运行 liaisonctl release 启用。",
                "The roll was restored \(at) from a backup (\(from)): nothing is sent. Check liaisonctl "
                    + "agenda, then run: liaisonctl release")
        case .releaseRestored(let people, let due):
            texts.either(
                "名册是从备份恢复的：有待办的 \(people) 人暂停提醒，其中已到期的待办 \(due) 项。启用后，联络人会在下一次工作提醒中收到。",
                "The roll was restored from a backup: \(people) people with open duties are held, "
                    + "\(due) duties are due. Released, they go out with the next work reminder.")
        case .confirmRelease:
            texts.either(
                "已核对，启用提醒吗？（y 启用，其他不启用）：", "Checked? Let the reminders go? (y lets them): ")
        case .notReleased: texts.either("没有启用，仍不发出提醒。", "Nothing was released.")
        case .record(let path): texts.either("记录已写入 \(path)", "The record is in \(path)")
        }
    }
}

/// Why work without the daemon was not done, as `liaisond` says it.
package struct OfflineFault: Sendable, Equatable {
    /// The word for programs.
    package var word: String
    /// The sentence in English.
    package var message: String
    package var path: String
    package var errno: Int32
    /// Mebibytes.
    package var needed: Int
    package var free: Int
    /// How `liaisond` ended (sysexits.h).
    package var status: Int32

    /// - Parameter error: the object that `liaisond` printed.
    package init(_ error: JSONValue, status: Int32) {
        word = error.field("word") ?? ""
        message = error.field("message") ?? ""
        path = error.field("path") ?? ""
        errno = Int32(truncatingIfNeeded: error.count("errno") ?? 0)
        needed = (error.count("needed") ?? 0) >> 20
        free = (error.count("free") ?? 0) >> 20
        self.status = status
    }

    /// Whether it is the backup that is no good, which a drill is there to find out.
    package var isAboutTheBackup: Bool { !["file", "no-room", "running"].contains(word) }

    /// The sentence in Chinese: what failed, why, what to do now.
    var chinese: String {
        switch word {
        case "running": "服务正在运行，不能恢复；请先停止：systemctl stop liaisond"
        case "file": "读写不了 \(path)（errno \(errno)）；请检查路径，并以 root 运行"
        case "no-room": "磁盘空间不足：需要 \(needed) MiB，剩余 \(free) MiB；请清理磁盘空间"
        case "no-backup": "这个文件不是本系统的备份；请换一个文件"
        case "newer": "备份来自更新的版本，这个 liaisond 读不了；请先升级 liaisond"
        case "damaged": "备份已损坏，不能使用；请换较早的一份"
        default: "备份不能使用（\(message)）；请换较早的一份"
        }
    }
}

/// Why the daemon made no backup, in Chinese: what its word says, and what to do.
enum BackupFault {
    static func chinese(_ word: String) -> String {
        switch word {
        case "no-room": "存放备份的磁盘空间不足；请清理，或修改 backup.directory"
        case "file": "备份目录无法写入；请检查该目录的属主、权限和挂载"
        case "damaged": "复制出的文件没有通过核验；请检查磁盘，并保留以前的备份"
        default: "数据库无法复制；请检查磁盘，并查看日志：journalctl -u liaisond"
        }
    }
}
