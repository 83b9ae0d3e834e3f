extension CommandText {
    /// Every command, by its names.
    package static let table: [String: CommandText] = [
        "": CommandText(nil, "流动党员名册：谁外出了、该联系谁、由谁联系、为什么"),

        "agenda": CommandText(
            .everyDay, "今日待办：今天该联系谁、由谁联系、从何时起、依据是什么",
            ("liaisonctl agenda --for 雷思岚", "liaisonctl agenda --for s-6VP3D3PZ")),
        "contact": CommandText(
            .everyDay, "记录一次联系，没有联系上也可以记",
            (
                "liaisonctl contact 崔悦 --by phone",
                "liaisonctl contact m-ZX2EFEXB --by phone --result not-reached"
            )),
        "done": CommandText(
            .everyDay, "联系过以后，按名册号一次办结几个人的待办",
            (
                "liaisonctl done 3 5.2 --for 雷思岚 --by phone",
                "liaisonctl done 3 5.2 --for s-6VP3D3PZ --by phone"
            )),
        "told": CommandText(
            .everyDay, "已把工作提醒当面或电话转达给联络人", ("liaisonctl told 雷思岚", "liaisonctl told s-6VP3D3PZ")),
        "status": CommandText(.everyDay, "总体情况：名册、外出、待办、下次提醒"),

        "leave": CommandText(
            .comingAndGoing, "外出登记：有人外出了",
            (
                "liaisonctl leave 崔悦 --on 2026-11-20 --to 浙江省杭州市 --reason 务工",
                "liaisonctl leave m-ZX2EFEXB --on 2026-11-20 --to Hangzhou --reason work"
            )),
        "return": CommandText(
            .comingAndGoing, "记录返回：有人回来了；组织关系已转出的加 --transferred",
            (
                "liaisonctl return 崔悦 --on 2026-11-24",
                "liaisonctl return m-ZX2EFEXB --on 2026-11-24"
            )),
        "recognise": CommandText(.comingAndGoing, "记录党支部已认定其为流动党员"),
        "check-in": CommandText(.comingAndGoing, "记录到流入地党组织报到"),
        "place": CommandText(
            .comingAndGoing, "记录流入地党组织已把人纳入党支部",
            (
                "liaisonctl place 崔悦 --org 西湖区翠苑社区党支部",
                "liaisonctl place m-ZX2EFEXB --org \"Cuiyuan branch\""
            )),
        "assign": CommandText(
            .comingAndGoing, "确定联络人：把党员交给谁联系", note: "最后一个是联络人：assign 人员… 联络人。",
            ("liaisonctl assign 崔悦 雷思岚", "liaisonctl assign m-ZX2EFEXB s-6VP3D3PZ")),

        "dues": CommandText(
            .records, "记录党费交纳",
            (
                "liaisonctl dues 崔悦 --through 2026-10",
                "liaisonctl dues m-ZX2EFEXB --through 2026-10"
            )),
        "attend": CommandText(.records, "记录参加组织生活"),
        "decide": CommandText(
            .records, "记录组织研究决定（转正、延长预备期等）",
            (
                "liaisonctl decide 崔悦 --kind conversion",
                "liaisonctl decide m-ZX2EFEXB --kind conversion"
            )),

        "member": CommandText(.roll, "名册中的党员"),
        "member list": CommandText(nil, "列出名册中的党员"),
        "member show": CommandText(
            nil, "一名党员的全部情况", ("liaisonctl member show 崔悦", "liaisonctl member show m-ZX2EFEXB")),
        "member add": CommandText(
            nil, "登记一名党员",
            (
                "liaisonctl member add 崔悦 --branch 青石村党支部",
                "liaisonctl member add \"Cui Yue\" --branch o-4VP3D3PA"
            )),
        "member set": CommandText(
            nil, "更正一名党员的资料，或正在外出的登记",
            note:
                "人员资料的字段：name branch id_number phone second_phone sex ethnicity education standing joined converted note。外出登记的字段：departed to reason until。",
            (
                "liaisonctl member set 崔悦 phone=13900000000",
                "liaisonctl member set m-ZX2EFEXB phone=13900000000"
            )),
        "member find": CommandText(
            nil, "按姓名的一部分、拼音首字母、电话或公民身份号码末几位查找",
            ("liaisonctl member find 崔", "liaisonctl member find 0101")),
        "member history": CommandText(nil, "一名党员的全部记录"),
        "org": CommandText(.roll, "党组织"),
        "org list": CommandText(nil, "列出全部党组织"),
        "org add": CommandText(
            nil, "登记一个党组织",
            (
                "liaisonctl org add 青石村党支部 --kind branch",
                "liaisonctl org add \"Qingshi branch\" --kind branch"
            )),
        "org set": CommandText(nil, "更正一个党组织"),
        "staff": CommandText(.roll, "联络人等工作人员"),
        "staff list": CommandText(nil, "列出全部工作人员"),
        "staff add": CommandText(
            nil, "登记一名工作人员",
            (
                "liaisonctl staff add 雷思岚 --role liaison",
                "liaisonctl staff add \"Lei Silan\" --role liaison"
            )),
        "staff set": CommandText(nil, "更正一名工作人员"),

        "import": CommandText(
            .opening, "从台账建账，或按新台账更新",
            note:
                "import 台账 --plan 只看方案，不改动；import --apply 方案编号 照方案执行。import 台账 先出方案，再问是否执行。",
            ("liaisonctl import 台账.csv --plan", "liaisonctl import ledger.csv --plan")),
        "unknowns": CommandText(.questions, "资料不全的人员：谁没有联络人、没有联系记录、缺电话或日期"),
        "release": CommandText(.opening, "结束建账：从现在起发出提醒"),

        "why": CommandText(
            .questions, "为什么有这项待办，或为什么没有", ("liaisonctl why 崔悦", "liaisonctl why m-ZX2EFEXB")),
        "events": CommandText(
            .questions, "名册上发生了什么、正在发生什么",
            note:
                "不加 --follow：显示该位置之后（不写位置为现存全部）的变动，然后结束。加 --follow：一直显示下去，服务重启也会接上；不写位置则从现在开始。",
            (
                "liaisonctl events --follow --cursor-file 位置文件",
                "liaisonctl events --follow --cursor-file seen"
            )),
        "duty": CommandText(.questions, "待办事项：还没办的和已了结的"),
        "duty list": CommandText(
            nil, "列出一种状态的全部待办事项，先产生的在前",
            ("liaisonctl duty list --rule C1", "liaisonctl duty list --rule C1")),
        "delivery": CommandText(.questions, "工作提醒"),
        "delivery list": CommandText(nil, "列出已发出和待转达的工作提醒，新的在前"),
        "rules": CommandText(.questions, "现行规则"),
        "rules list": CommandText(nil, "列出每条规则的期限和依据"),
        "rules check": CommandText(nil, "检查规则文件；有问题时退出码为 1"),
        "calendar": CommandText(.questions, "工作日历"),
        "calendar show": CommandText(nil, "列出每年的放假和调休上班日期"),
        "calendar install": CommandText(
            nil, "安装一年的工作日历，列出提醒日期的变动",
            note:
                "文件可以是 calendar.d 中的 TOML 格式，也可以是公开数据常用的 JSON 格式（year、days：name、date、isOffDay）。"
                + "安装的年份优先于 calendar.d 中同一年的文件。",
            ("liaisonctl calendar install 2027.json", "liaisonctl calendar install 2027.json")),

        "health": CommandText(.service, "运行状态：退出码 0 正常，1 有问题，2 不能工作"),
        "doctor": CommandText(
            .service, "检查安装：哪里不对、怎么改；服务没有运行也能用。退出码 0 正常，1 部分异常，2 不能正常工作",
            note: "不改动任何东西。请用 root 运行，否则看不到数据目录里的内容。"),
        "reload": CommandText(.service, "重新读取配置、规则和工作日历；有误则全部不采用，原配置继续有效"),
        "backup": CommandText(.service, "备份名册，不影响使用：一个文件，经过核验"),
        "restore": CommandText(
            .service, "用备份恢复名册（须先停止服务）；加 --drill 只做恢复测试",
            note:
                "现有名册会另存。恢复后不发出提醒，用 liaisonctl agenda 核对待办，再用 liaisonctl release 启用。",
            (
                "liaisonctl restore --drill /var/lib/liaison/backups/liaison-20261128T023000.000Z.db",
                "liaisonctl restore --drill /var/lib/liaison/backups/liaison-20261128T023000.000Z.db"
            )),
        "metrics": CommandText(
            .service, "运行指标，供监控系统读取",
            note: "加 --textfile：按 prometheus 格式写成 node_exporter 读取的文件，写好才替换旧文件；失败则旧文件不变。",
            ("liaisonctl metrics --format prometheus", "liaisonctl metrics --format prometheus")),
        "slow": CommandText(.service, "最近耗时较长的请求，时间花在哪里"),
        "ping": CommandText(.service, "服务是否应答"),
        "wait-ready": CommandText(.service, "等到服务应答为止（30 秒，或按 --timeout）"),
        "call": CommandText(
            .service, "直接调用协议的方法，输出结果",
            note: "参数写成一个 JSON 对象，或逐个写成 名称=内容；内容是数字、真假、数组或对象的照 JSON 读。",
            (
                "liaisonctl call member.get member=崔悦",
                "liaisonctl call member.get member=m-ZX2EFEXB"
            )),
        "describe": CommandText(.service, "列出协议的方法；加 --json 输出全表"),
        "completion": CommandText(
            .service, "输出命令补全脚本",
            note: "bash：source <(liaisonctl completion bash)。zsh、fish 请存入各自的补全目录。",
            (
                "liaisonctl completion bash > ~/.local/share/bash-completion/completions/liaisonctl",
                "liaisonctl completion bash > ~/.local/share/bash-completion/completions/liaisonctl"
            )),
        "help": CommandText(
            .service, "一个命令的用法", ("liaisonctl help leave", "liaisonctl help leave")),
    ]
}
