import Glibc
import LiaisonWire

extension ErrorType {
    /// What failed, why, and what to do, in Chinese.
    func chinese(_ fault: ErrorReply, _ command: CommandTree?) -> String {
        switch self {
        case .frameTooLong: "内容太长，服务端没有接收；请缩短备注或分批提交"
        case .requestMalformed, .requestInvalid, .batchUnsupported, .duplicateID:
            "请求格式不对，没有任何改动（\(fault.message)）；liaisonctl 与 liaisond 版本可能不一致，"
                + "请用 liaisonctl --version 对照，升级较旧的一方"
        case .methodNotFound: "服务端没有这个功能；用 liaisonctl describe 看有哪些，或升级 liaisond"
        case .paramsInvalid:
            fault.parameterSentence(
                fault.typed(for: command, .chinese) ?? "参数“\(fault.parameter)”")
        case .accessDenied:
            "您没有权限做这件事；请让系统管理员把您加入 liaison.toml 中 access.group 所写的用户组"
                + "（monitor.sock 只能看运行状态，请用 control.sock）"
        case .memberNotFound: "名册中没有这个人；用 liaisonctl member find 姓名 查一查"
        case .memberAmbiguous: "不止一人相符，没有任何改动；请改用下面的人员编号"
        case .staffNotFound: "没有这位工作人员；用 liaisonctl staff list 查一查"
        case .staffAmbiguous: "不止一位工作人员相符；请改用下面的编号"
        case .orgNotFound: "没有这个党组织；用 liaisonctl org list 查一查"
        case .orgAmbiguous: "不止一个党组织相符；请改用下面的编号"
        case .dutyNotFound: "没有这项待办，可能已经办结；用 liaisonctl agenda 看现在的待办"
        case .factNotFound: "没有这条记录；用 liaisonctl member history 人员（党组织的用 org history）看全部记录"
        case .noticeNotFound: "没有这条提醒；用 liaisonctl why 人员 看全部提醒"
        case .importNotFound: "这次导入已经中断；请重新运行 liaisonctl import 台账"
        case .importNotALedger where fault.ledgerSentence(Texts(.chinese)) != nil:
            fault.ledgerSentence(Texts(.chinese)) ?? fault.message
        case .importNotALedger:
            "没有读出台账（\(fault.reason(Texts(.chinese)) ?? fault.message)），没有任何改动；"
                + "请确认表中有“姓名”“党支部”等栏目，或在 headings.toml 中补上本单位的写法"
        case .fileInvalid:
            "文件有误，没有任何改动，请改正后再试：" + fault.fileFaults.map(\.chinese).joined(separator: "；")
        case .planNotFound: "没有这个导入方案，或已过期；请重新运行 liaisonctl import 台账 --plan"
        case .planStale: "方案做好以后名册有了变动，没有导入；请重新运行 liaisonctl import 台账 --plan"
        case .revisionConflict:
            "这条记录刚被别人改过，没有覆盖；请先用 liaisonctl member show 人员 重新查看，再改"
        case .idempotencyMissing, .idempotencyMismatch:
            "请求编号不对，没有任何改动；请重新运行一次：\(fault.message)"
        case .idempotencyInProgress: "同一请求正在办理；请稍候再试"
        case .stateInvalid:
            "按现在的情况不能这样记录，没有任何改动：\(fault.reason(Texts(.chinese)) ?? fault.message)"
        case .rosterNumberWithoutList: "名册号要和联络人一起用：请加 --for 联络人，或改用人员编号"
        case .cursorGone:
            "这个位置之后的变动记录已不再保留；请重新列出名册，再从现存最早的位置继续"
                + (fault.details?.field("oldest").map { "：--after \($0)" } ?? "")
        case .tooManySubscriptions: "这个连接的订阅已达上限；请先结束一个"
        case .configInvalid where !fault.configurationFaults.isEmpty:
            "配置有误，全部没有采用，原配置继续有效；请改正后再运行 liaisonctl reload："
                + fault.configurationFaults.map(FaultForm.chinese(line:)).joined(separator: "；")
        case .configInvalid: "配置有误，服务无法启动；请系统管理员用 systemctl status liaisond 查看原因"
        case .serverDraining: "服务正在停止；请稍候再试"
        case .serverFull: "连接太多；请稍候再试"
        case .deadlineExceeded: "超时，没有任何改动；请再试一次"
        case .requestCancelled: "已取消，没有任何改动"
        case .storageFull: "服务器磁盘已满，没有记录；请让系统管理员腾出空间后再试"
        case .storageFailed: "服务器写入失败，没有记录；请让系统管理员查看日志：journalctl -u liaisond"
        case .backupFailed:
            "备份没有做成，原有的备份不受影响："
                + BackupFault.chinese(fault.details?.field("reason") ?? "")
        case .internal: "服务端出错；请让系统管理员查看日志：journalctl -u liaisond"
        }
    }
}

extension ErrorReply {
    /// How the parameter is written, where its name says it; the daemon's message is English.
    fileprivate var chineseHint: String? {
        switch parameter {
        case "on", "until", "departed", "joined", "converted", "checked_in", "set.joined",
            "set.converted":
            "日期要写成 2026-11-24 这样"
        case "after": "位置要写成 liaisonctl events --show-cursor 显示的那样"
        case "through", "dues_through": "月份要写成 2026-08 这样"
        case "id_number", "set.id_number": "公民身份号码应为 18 位且校验位相符"
        case "sex", "ethnicity", "education": "没有这个代码；可以直接写文字，如 女、汉族、大专"
        case "members", "items", "all_but": "一次可写 1 至 \(Limits.recordedAtOnce) 人"
        case "branch": "一次最多记录 \(Limits.recordedAtOnce) 人，请换一个范围小些的党组织"
        case "figure":
            "没有这个人数指标；全部指标见 liaisonctl report statistics，党组织见 liaisonctl org list"
        case "attachment": "校验值是 64 位十六进制，可用 sha256sum 文件 算出"
        case "new_phone": "电话是一个人的，请只写一个人"
        default: Self.chineseMessage(message)
        }
    }

    /// What the wire's own check of a parameter says, which is English and one of few; nil for
    /// anything else.
    private static func chineseMessage(_ message: String) -> String? {
        let known: [(start: String, chinese: String)] = [
            ("must not be empty", "不能为空"),
            ("unknown; known here: ", "没有这个参数，可用的有："), ("longer than ", "太长，最多（字节）："),
            ("more than ", "太多，最多："), ("expected one of ", "只能是："),
            ("expected an integer from ", "应是整数，范围："), ("exactly one of ", "只能给出其中一个："),
            ("goes with ", "要一起给出："), ("nothing is expected here", "这里不需要参数"),
            ("an item, not a person", "这是一项待办的号，不是人；请只写小数点前的名册号，要办结这一项请用 liaisonctl done"),
        ]
        guard let form = known.first(where: { message.hasPrefix($0.start) }) else { return nil }
        let ends = [" must be given", ", which is not given", " bytes", " elements"]
        var rest = String(message.dropFirst(form.start.count))
        for end in ends where rest.hasSuffix(end) { rest.removeLast(end.count) }
        let words = rest.split(separator: " ")
        return form.chinese
            + words.map { $0 == "to" ? "至" : String($0) }.joined(separator: " ")
            .replacing(", ", with: "、")
    }
}

extension ErrorReply {
    /// What is wrong with a parameter. A blank stands between what is typed in Latin letters and the
    /// Chinese after it.
    fileprivate func parameterSentence(_ name: String) -> String {
        let isLatin = name.last?.isASCII ?? false
        let blank = isLatin ? " " : ""
        return message == "missing"
            ? "没有给出\(blank)\(name)，没有任何改动；请补上再试"
            : "\(name)\(blank)不对，没有任何改动：\(chineseHint ?? message)"
    }
}

extension CallFailure {
    /// What failed, why, and what to do, in Chinese.
    func chinese(_ command: CommandTree?) -> String {
        switch self {
        case .unreachable(let path, EACCES):
            "没有权限打开 \(path)；请让系统管理员把您加入 liaison.toml 中 "
                + "access.group 所写的用户组，再重新登录"
        case .unreachable(let path, let errno):
            "连不上 liaisond（\(path)，\(chineseWords(errno))）；"
                + "请确认服务已启动：systemctl status liaisond"
        case .protocolMismatch(let theirs, let ours):
            "协议版本不一致：liaisonctl 是 \(ours)，liaisond 是 \(theirs)；请升级较旧的一方"
        case .refused(let error): error.type.chinese(error, command)
        case .closed: "连接中断，不知道是否已记录；请先用 liaisonctl member history 人员 核对再重做"
        case .timedOut: "等待超时，不知道是否已记录；请先用 liaisonctl member history 人员 核对再重做"
        case .malformed(let message): "收到的回答不符合协议（\(message)）；请检查 --socket 是否指向 liaisond"
        }
    }
}

extension LedgerFile.Fault {
    fileprivate var chinese: String {
        switch self {
        case .tooLarge: "超过 \(LedgerFile.longest / 1_048_576) MiB；请分几个文件导入"
        case .empty: "是空的；请检查文件名"
        case .workbook: "是 Excel 工作簿；请另存为 CSV（UTF-8 或 GB18030）再导入"
        case .notText: "不是 UTF-8 或 GB18030 文本；请另存为 CSV（UTF-8 或 GB18030）再导入"
        case .noConverter: "系统缺少 GB18030 编码转换（libc-gconv-modules-extra）；请安装，或另存为 UTF-8 CSV"
        case .openQuote(let row): "第 \(row) 行的引号没有配对；请更正后再导入"
        }
    }
}

extension LocalFailure {
    /// What failed, why, and what to do, in Chinese.
    var chinese: String {
        switch self {
        case .unreadable(let file, let errno):
            "读不了文件 \(file)：\(chineseWords(errno))；请检查文件名和权限"
        case .notATable(let file, let reason):
            "\(file) 不是能识别的台账：\(reason.chinese)"
        case .notAList(let file):
            "\(file) 里没有人员：请每行写一个人（姓名、人员编号或电话末几位），文件要存为 UTF-8"
        case .notAText(let file):
            "\(file) 不是 UTF-8 文本，或超过 \(Limits.fileBytes / 1_024) KiB；请检查文件名"
        case .nobodyToAsk: "没有终端可以确认；请用 --plan 看方案，再用 --apply 执行"
        case .nobodyToReplace: "已有名册，没有终端可以确认；确要替换请加 --yes（现有名册会另存）"
        case .nobodyToRelease:
            "名册是从备份恢复的，没有终端可以确认；请先用 liaisonctl agenda 核对待办，再加 --yes"
        case .offline(let fault): fault.chinese
        case .offlineFailed(let program, 126...127):
            "运行不了 \(program)；请确认已安装 liaisond，并以 root 运行"
        case .offlineFailed(let program, let status):
            "\(program) 没有完成（退出码 \(status)），原因见上；请改正后再试"
        case .homeSideRecognises:
            "--not-recognised 只用于流出党员台账；流入党员由流出地党组织认定，请去掉这个选项"
        case .importNeedsOne: "请给出台账文件，或用 --apply 方案编号，二者取一"
        case .notAnAssignment(let text): "“\(text)”应写成 字段=值，例如 phone=13900000000"
        case .mixedFields: "人员信息和外出信息请分两次更正（departed、to、reason、until 属于外出信息）"
        case .fileUnwritable(let file, let errno):
            "写不了文件 \(file)：\(chineseWords(errno))；请检查目录、权限和磁盘空间"
        case .notAPromFile(let file): "\(file) 不以 .prom 结尾，node_exporter 不会读取；请换一个文件名"
        case .notAnObject(let reason):
            "参数应是一个 JSON 对象，或逐个写成 名称=内容：\(reason)；有哪些参数见 liaisonctl describe --json"
        case .notTogether(let first, let second): "\(first) 和 \(second) 不能同时用；请只留一个"
        case .namesOneWay: "请指明是谁，三种办法选一种：写出人员，或用 --branch，或用 --file"
        case .departingOneWay: "请指明是谁外出了，两种办法选一种：写出人员，或用 --file"
        case .liaisonMissing: "还缺一项：请先写人员，最后写联络人，如 liaisonctl assign 人员 联络人"
        case .onlyWith(let option, let other): "\(option) 要和 \(other) 一起用；请两项都写，或都不写"
        case .nothingToChange(let options):
            "没有要更正的内容；请至少写一项：\(options.joined(separator: "、"))"
        case .unwritable(let errno):
            "结果写不出去：\(chineseWords(errno))；请检查输出的文件和磁盘空间"
        }
    }
}

/// What an error number means, for those that people meet; the system's own word for the others.
private func chineseWords(_ errno: Int32) -> String {
    switch errno {
    case ENOENT: "没有这个文件"
    case ECONNREFUSED: "没有程序在接听"
    case EAGAIN: "等候连接的太多"
    case EACCES, EPERM: "没有权限"
    case EISDIR: "是一个目录"
    case ENOTDIR: "路径中有一段不是目录"
    case ENAMETOOLONG: "路径太长"
    case ENOSPC, EDQUOT: "磁盘空间已满"
    case EIO: "读写出错"
    default: systemWords(errno)
    }
}
