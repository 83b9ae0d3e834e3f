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
        "register": CommandText(.comingAndGoing, "记录已在全国党员管理信息系统登记"),
        "expect": CommandText(.comingAndGoing, "记录已通知流入地党组织此人将到"),
        "name-liaison": CommandText(
            .comingAndGoing, "记录流入地党组织由谁联系",
            (
                "liaisonctl name-liaison 崔悦 --contact \"翠苑社区 周老师 13900000000\"",
                "liaisonctl name-liaison m-ZX2EFEXB --contact \"Zhou 13900000000\""
            )),
        "transferable": CommandText(
            .comingAndGoing, "记录组织关系能否转接；不能转接的用 --reason 写明原因",
            (
                "liaisonctl transferable 崔悦 --reason unsettled",
                "liaisonctl transferable m-ZX2EFEXB --reason unsettled"
            )),
        "transfer": CommandText(.comingAndGoing, "组织关系转接，一步一步记录"),
        "transfer prepare": CommandText(nil, "开始办理转接"),
        "transfer issue": CommandText(
            nil, "记录开具（或重新开具）介绍信",
            (
                "liaisonctl transfer issue 崔悦 --days 90",
                "liaisonctl transfer issue m-ZX2EFEXB --days 90"
            )),
        "transfer accept": CommandText(nil, "记录对方已接收：外出到此结束"),
        "transfer refuse": CommandText(nil, "记录对方未接收"),
        "transfer receipt": CommandText(nil, "记录回执已收到"),
        "transfer withdraw": CommandText(nil, "撤回还没有被接收的转接"),
        "transfer list": CommandText(nil, "列出正在办理的转接"),
        "outreach": CommandText(.comingAndGoing, "失联查找"),
        "outreach open": CommandText(
            nil, "开始查找一名联系不上的党员", note: "每次联系照常用 liaisonctl contact 记录。",
            (
                "liaisonctl outreach open 崔悦 --situation working",
                "liaisonctl outreach open m-ZX2EFEXB --situation working"
            )),
        "outreach settle": CommandText(nil, "记录取得联系以后支部的安排"),
        "outreach list": CommandText(nil, "列出正在查找的人员"),
        "outreach show": CommandText(nil, "查找情况材料，可打印"),
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
        "study": CommandText(
            .records, "记录学习培训的学时",
            (
                "liaisonctl study 崔悦 --kind online --hours 4",
                "liaisonctl study m-ZX2EFEXB --kind online --hours 4"
            )),
        "activity": CommandText(.records, "记录发挥作用的情况（示范岗、责任区、承诺践诺、志愿服务）"),
        "care": CommandText(.records, "记录关心帮助"),
        "appraise": CommandText(
            .records, "记录一个年度民主评议的结果",
            (
                "liaisonctl appraise 崔悦 --year 2026 --result qualified",
                "liaisonctl appraise m-ZX2EFEXB --year 2026 --result qualified"
            )),
        "exchange-appraisal": CommandText(.records, "记录评议结果已与对方党组织互通"),
        "commend": CommandText(.records, "记录评优评先"),
        "change": CommandText(
            .records, "记录本人报告的情况变动",
            (
                "liaisonctl change 崔悦 --kind phone --value 13900000000",
                "liaisonctl change m-ZX2EFEXB --kind phone --value 13900000000"
            )),
        "conduct": CommandText(.records, "记录流入地党组织反映的现实表现"),
        "notify": CommandText(.records, "记录已通知本人与其有关的会议"),
        "statement": CommandText(.records, "记录本人的思想汇报"),
        "exempt": CommandText(.records, "记录对年老体弱等党员不作参加组织生活的硬性要求，或恢复要求"),
        "arrange-dues": CommandText(.records, "记录党支部同意的党费交纳办法，或恢复按月交纳"),
        "amend": CommandText(
            .records, "更正记录：按实际情况改一条记错的记录，原记录留存、不再算数",
            (
                "liaisonctl amend f-1282 --because 日期记错 --on 2026-10-31",
                "liaisonctl amend f-1282 --because 'wrong day' --on 2026-10-31"
            )),
        "void": CommandText(
            .records, "作废记录：一条记录本不该记，原记录留存、不再算数",
            (
                "liaisonctl void f-1282 --because 记错了人",
                "liaisonctl void f-1282 --because 'another member was meant'"
            )),
        "probation": CommandText(.records, "预备期的各个步骤；批复用 decide 记录"),
        "probation apply": CommandText(nil, "记录已提出书面转正申请"),
        "probation assembly": CommandText(nil, "记录支部党员大会讨论的结果"),
        "probation report": CommandText(nil, "记录已报上级党委"),
        "probation postpone": CommandText(nil, "记录对转入的预备党员推迟讨论"),
        "decide": CommandText(
            .records, "记录组织研究决定（转正、延长预备期、停止党籍等）",
            (
                "liaisonctl decide 崔悦 --kind conversion --document 2026-18",
                "liaisonctl decide m-ZX2EFEXB --kind conversion --document 2026-18"
            )),

        "report": CommandText(.questions, "统计报表：数字都来自已有记录"),
        "report duties": CommandText(
            nil, "责任清单：流出地七项、流入地六项、党员五项，各有哪些记录、哪些待办",
            (
                "liaisonctl report duties --org 青石村党支部 --period 2026Q4",
                "liaisonctl report duties --org o-4VP3D3PA --period 2026Q4"
            )),
        "report handshake": CommandText(nil, "外出后尚未纳入党支部的人：到了哪一步、等哪一方、等了几天"),
        "report statistics": CommandText(
            nil, "流动党员和失联情况统计，可截至任何一天；依照早年表式，现行表式未经核实",
            (
                "liaisonctl report statistics --org 青石村党支部 --on 2026-06-30",
                "liaisonctl report statistics --org o-4VP3D3PA --on 2026-06-30"
            )),
        "report behind": CommandText(
            nil, "统计中一个数字背后的人员",
            (
                "liaisonctl report behind scope.cross-province --org 青石村党支部",
                "liaisonctl report behind scope.cross-province --org o-4VP3D3PA"
            )),
        "report places": CommandText(nil, "同一党支部三人以上外出到同一地方的"),
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
                "人员资料的字段：name branch id_number phone second_phone sex ethnicity education standing joined converted graduated birth native_place registered_residence current_residence employer migrant_worker party_post archive dues_standard certificate next_of_kin next_of_kin_phone home_org home_contact note。外出或流入登记的字段：departed arrived to reason until reported scope division division_year division_name occupation unit_kind。",
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
        "arrive": CommandText(
            .comingAndGoing, "流入登记：外地党员来到本地，组织关系仍在流出地",
            note: "先用 member add 姓名 --side receiving 登记此人。",
            (
                "liaisonctl arrive 崔悦 --from 四川省 --reason 务工",
                "liaisonctl arrive m-ZX2EFEXB --from Sichuan --reason work"
            )),
        "org show": CommandText(nil, "一个党组织的全部情况，待办在前"),
        "org record": CommandText(
            nil, "登记党组织做了什么：会议、报告、批准成立等",
            note: "几个党组织一起办的，可以一次登记。批准成立的，写明文件、批准单位和人数。",
            (
                "liaisonctl org record 青石村党支部 --kind theme-day --on 2026-11-20",
                "liaisonctl org record \"Qingshi branch\" --kind theme-day --on 2026-11-20"
            )),
        "org history": CommandText(nil, "一个党组织的全部记录"),
        "org members": CommandText(nil, "纳入这个党组织的外来党员"),
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
                "import 台账 --plan 只看方案，不改动；import --apply 方案编号 照方案执行。import 台账 先出方案，再问是否执行。"
                + "流入党员台账用 --kind inflow 导入。",
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
        "rules check": CommandText(
            nil, "检查规则文件，或还没有放入 rules.d 的一个规则包；有问题时退出码为 1",
            ("liaisonctl rules check office.toml", "liaisonctl rules check office.toml")),
        "rules diff": CommandText(
            nil, "看一个规则包会使谁的待办增减、改期；不改动任何东西",
            note: "rules.d 中同名的规则包由它代替。",
            ("liaisonctl rules diff office.toml", "liaisonctl rules diff office.toml")),
        "rules confirm": CommandText(
            nil, "按文件填写一条待确认的规则，使它生效",
            note: "立即生效，所有人的待办按它重新推算。",
            (
                "liaisonctl rules confirm T9 --period \"30 天\" --article 某办法第五条 --document 某组发〔2026〕3号 --by 郝立峰",
                "liaisonctl rules confirm T9 --period \"30 days\" --article \"Measures, art. 5\" --document \"2026 No. 3\" --by \"Hao Lifeng\""
            )),
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
