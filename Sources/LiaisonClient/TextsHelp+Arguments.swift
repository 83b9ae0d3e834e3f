extension ArgumentText {
    /// Every argument, by its name without dashes; a command's own comes with the command before
    /// it.
    package static let table: [String: ArgumentText] = [
        // Every command
        "socket": ArgumentText("服务的套接字（也可用 LIAISON_SOCKET 指定）", .socket),
        "json": ArgumentText("原样输出服务的结果：一个 JSON 文档"),
        "lang": ArgumentText("显示的语言：zh 或 en（也可用 LIAISON_LANG 指定）", .language),
        "timeout": ArgumentText("等待服务应答的秒数", .seconds),
        "color": ArgumentText(
            "是否用颜色", .colour,
            words: [
                "auto": ("在终端上才用", "on a terminal"), "always": ("总是用", "always"),
                "never": ("不用", "never"),
            ]),
        "no-color": ArgumentText("不用颜色，同 --color never"),
        "no-pager": ArgumentText("内容再长也不分页显示"),
        "version": ArgumentText("显示版本"),
        "help": ArgumentText("显示用法"),

        // Who and whose
        "member": ArgumentText("人员编号，名册号（与 --for 一起用），或只有一人相符的姓名、号码的一部分", .member),
        "members": ArgumentText(
            "一人或几人：人员编号，名册号（与 --for 一起用），或只有一人相符的姓名、号码的一部分；不写人员的，用 --branch 或 --file 指明", .member),
        "leave members": ArgumentText(
            "一人或几人：人员编号，名册号（与 --for 一起用），或只有一人相符的姓名、号码的一部分；不写人员的，用 --file 指明", .member),
        "names": ArgumentText(
            "先写一人或几人，最后写联络人；用 --branch 或 --file 指明人员的，只写联络人", .membersThenLiaison),
        "all-but": ArgumentText("--branch 中不算在内的人员，可接着写几人", .member),
        "items": ArgumentText(
            "名册号（3、3.2，与 --for 一起用）、待办编号或人员；不写项目的，用 --branch 或 --file 指明人员", .item),
        "for": ArgumentText("名册号是哪位联络人名册上的", .staff),
        "agenda for": ArgumentText("只看一位联络人的，列出名册号", .staff),
        "id": ArgumentText("人员、名册号（3、3.2，与 --for 一起用）、待办编号或提醒编号", .subject),
        "staff": ArgumentText("工作人员编号，或只有一人相符的姓名、电话的一部分", .staff),
        "branch": ArgumentText("这个党组织和下级党组织中所有外出的人员", .org),
        "org": ArgumentText("只看一个党组织的人员", .org),
        "place org": ArgumentText("接收的党组织", .org),
        "import org": ArgumentText("台账属于哪个党组织", .org),
        "org set org": ArgumentText("要更正的党组织", .org),
        "staff add org": ArgumentText("所属党组织；不写为本办公室", .org),
        "staff set org": ArgumentText("改为所属哪个党组织", .org),

        "file": ArgumentText("名单文件，每行一人；- 为标准输入", .list),

        // When
        "on": ArgumentText("发生的日期，如 2026-11-24；不写为今天", .date),
        "leave on": ArgumentText("外出日期，如 2026-11-24", .date),
        "dues on": ArgumentText("交纳日期；不写为今天", .date),
        "decide on": ArgumentText("研究决定的日期；不写为今天", .date),
        "assign on": ArgumentText("从哪天起；不写为今天", .date),
        "agenda ics": ArgumentText("输出日历文件，供手机或邮件程序导入"),
        "duty list for": ArgumentText("只看一位联络人负责的党员", .staff),
        "duty list rule": ArgumentText("只看一条规则的，如 C1", .rule),
        "duty list state": ArgumentText("处于哪种状态；不写为待办中的", .state, .dutyState),
        "days": ArgumentText("往后看多少天", .days),
        "watch": ArgumentText("有变动就重新显示"),
        "follow": ArgumentText("有变动就接着显示"),
        "events kind": ArgumentText(
            "只看这些种类，如 contact.recorded；全部种类见 liaisonctl describe --json", .kind),
        "after": ArgumentText("从这个位置之后开始", .cursor),
        "cursor-file": ArgumentText("从这个文件记下的位置之后开始，并把显示到的位置记在里面", .path),
        "format": ArgumentText(
            "用哪种格式；不写为 openmetrics", .format,
            words: [
                "openmetrics": ("OpenMetrics 1.0", "OpenMetrics 1.0"),
                "prometheus": ("Prometheus 文本 0.0.4", "Prometheus text 0.0.4"),
                "json": ("JSON", "JSON"),
            ]),
        "textfile": ArgumentText("不输出，而是替换这个文件；文件名须以 .prom 结尾", .path),
        "show-cursor": ArgumentText("在最后显示到达的位置"),
        "until": ArgumentText("预计返回日期", .date),
        "checked-in": ArgumentText("本人到流入地党组织报到的日期", .date),
        "through": ArgumentText("党费交到哪个月，如 2026-08", .month),
        "dues-through": ArgumentText("党费交到哪个月，如 2026-08", .month),
        "year": ArgumentText("只看一年", .year),
        "calendar install file": ArgumentText("一年的工作日历文件；- 为标准输入", .path),
        "spring-festival": ArgumentText("春节的日期（文件中没有时写）", .date),

        // A contact
        "by": ArgumentText("怎样联系的", .way, .word),
        "result": ArgumentText("联系的结果；不写为已联系上", .result, .word),
        "started-by": ArgumentText("是谁先联系的", .who, .reporter),
        "new-phone": ArgumentText("本人的新电话", .phone),
        "place": ArgumentText("本人现在在哪里", .place),
        "note": ArgumentText("简短备注", .remark),

        // A stay away
        "to": ArgumentText("去哪里，写到市或县", .place),
        "reason": ArgumentText("外出原因，如 务工、经商、学习", .reason),
        "abroad": ArgumentText("是出国（境）"),
        "reported": ArgumentText(
            "什么时候报告的", .kind,
            words: [
                "before": ("外出前报告", "before leaving"), "after": ("外出后报告", "after leaving"),
                "found": ("联系时发现", "found out by the office"),
            ]),
        "transferred": ArgumentText("组织关系已转出并被接收"),
        "place kind": ArgumentText("流入地党组织是哪一类，按本单位的叫法写", .kind),

        // Other records
        "payer": ArgumentText("谁交的；不写为本人", .who, .word),
        "kind": ArgumentText("决定了什么", .kind, .fulfilment, words: ["review": ("支部研究", "a review")]),
        "document": ArgumentText("文件编号", .number),

        // The roll
        "text": ArgumentText("姓名的一部分或拼音首字母，电话、公民身份号码的末几位，或人员编号", .text),
        "name": ArgumentText("姓名或名称", .name),
        "org set name": ArgumentText("改为什么名称", .name),
        "staff set name": ArgumentText("改为什么姓名", .name),
        "member add branch": ArgumentText("所在党支部", .org),
        "id-number": ArgumentText("公民身份号码", .number),
        "phone": ArgumentText("电话", .phone),
        "staff set phone": ArgumentText("新电话", .phone),
        "second-phone": ArgumentText("另一个电话", .phone),
        "sex": ArgumentText("性别", .text),
        "ethnicity": ArgumentText("民族", .text),
        "education": ArgumentText("学历", .text),
        "standing": ArgumentText("人员类别", .kind, .standing),
        "joined": ArgumentText("入党日期", .date),
        "converted": ArgumentText("转正日期", .date),
        "fields": ArgumentText("要更正的字段和内容，可写几个", .assignment),
        "if-revision": ArgumentText("记录仍是这个版本时才更正", .revision),
        "org add kind": ArgumentText("是哪一类党组织", .kind, .orgKind),
        "parent": ArgumentText("上级党组织", .org),
        "secretary": ArgumentText("由哪位工作人员任书记", .staff),
        "role": ArgumentText("职责", .kind, .role),
        "channel": ArgumentText("怎样收到提醒", .way, .channel),

        // The opening
        "import file": ArgumentText("台账（CSV）", .file),
        "plan": ArgumentText("只看方案，不改动"),
        "apply": ArgumentText("执行这个编号的方案", .digest),
        "without-id": ArgumentText("公民身份号码损坏的人也先收进名册"),
        "not-recognised": ArgumentText("外出满六个月的，按尚未认定导入"),
        "import kind": ArgumentText(
            "是哪种台账", .kind, words: ["outflow": ("外出人员", "people who left")]),

        // The service
        "restore file": ArgumentText("备份文件", .path),
        "config": ArgumentText("服务的配置文件", .path),
        "drill": ArgumentText("只做恢复测试，留下恢复测试记录，不动名册"),
        "record": ArgumentText("恢复测试记录写到哪个文件；不写则放在备份旁边", .path),
        "restore yes": ArgumentText("不再询问，直接替换现有名册"),
        "release yes": ArgumentText("不再询问，直接启用"),
        "method": ArgumentText("方法，如 member.get", .method),
        "params": ArgumentText("参数：一个 JSON 对象，或 名称=内容", .params),
        "shell": ArgumentText(
            "哪种命令行环境（Shell）", .shell,
            words: ["bash": ("Bash", "Bash"), "zsh": ("Zsh", "Zsh"), "fish": ("Fish", "Fish")]),
        "subcommands": ArgumentText("哪个命令", .command),
    ]
}
