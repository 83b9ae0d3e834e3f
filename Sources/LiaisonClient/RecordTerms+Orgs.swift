/// Words about organisations: their records, what rules ask of them, on whom they lean.
extension RecordTerms {
    static let orgs: [TermFamily: [String: (chinese: String, english: String)]] = [
        .orgRecord: orgRecords,
        .fulfilment: orgRecords.merging([
            "assignment": ("明确联络人", "a liaison"),
            "handover": ("移交给其他联络人", "other liaisons for the members"),
            "record": ("登记", "a record"),
        ]) { first, _ in first },
        .change: orgRecords.merging([
            "arrival": ("流入登记", "arrival"),
            "absence.arrive": ("流入登记", "arrival"),
            "affiliated": ("组织关系转入", "affiliation transferred here"),
            "org.add": ("登记党组织", "organisation added"),
            "org.update": ("更正党组织", "organisation changed"),
            "org.record": ("登记党组织工作", "organisation's work recorded"),
            "org-added": ("登记党组织", "organisation added"),
            "org-amended": ("更正党组织", "organisation changed"),
        ]) { first, _ in first },
        .condition: [
            "home-side": ("组织关系在本名册", "a member who belongs here"),
            "receiving-side": ("流入党员", "a member who came here"),
            "no-liaison": ("没有联络人", "no liaison yet"),
            "is-branch": ("是党支部", "a branch"),
            "is-committee": ("是党委", "a committee"),
            "is-office": ("是本办公室", "the office"),
            "is-mobile-org": ("是流动党员党组织", "a mobile-member organisation"),
            "has-mobile-members": ("有外出的党员", "with members away"),
            "not-founded": ("尚未登记成立批复", "no approval of its founding on record"),
            "term-of-three": ("任期三年", "a term of three years"),
            "term-of-five": ("任期五年", "a term of five years"),
            "has-left": ("已离任", "a person who has left the post"),
            "has-members": ("名下还有党员", "a person who still has members"),
        ],
        .anchor: [
            "arrival": ("流入", "the arrival"),
            "record": ("上一次登记", "the last record"),
            "founding": ("批准成立", "the founding"),
            "leaving": ("离任", "leaving the post"),
            "spring-festival": ("春节的日期", "the date of Spring Festival"),
        ],
        .inflow: [
            "home": ("组织关系在本名册", "belongs here"),
            "receiving": ("流入党员（组织关系在流出地）", "came here, belongs elsewhere"),
        ],
        .sponsor: [
            "park": ("园区", "a park"), "chamber": ("商会", "a chamber of commerce"),
            "association": ("行业协会", "a trade association"),
            "liaison-office": ("驻外办事机构", "a liaison office"),
            "enterprise": ("企业", "an enterprise"), "other": ("其他", "another"),
        ],
        .unit: [
            "people": ("人", "people"), "yuan": ("元", "yuan"),
            "spring-festival": ("春节前", "by Spring Festival"),
            "party-day": ("7月1日前", "by 1 July"),
            "year-start": ("1月底前", "by the end of January"),
        ],
        .field: [
            "approved_by": ("批准单位", "approved by"), "sponsor": ("依托", "leans on"),
            "term_years": ("任期（年）", "term (years)"),
            "opened_on": ("建账日期", "on this roll since"),
            "founding": ("批准成立", "founded"), "closed_on": ("撤销日期", "dissolved"),
            "placed_here": ("纳入的外来党员", "members of other branches placed here"),
            "side": ("流动方向", "side"),
            "home_org": ("流出地党组织", "belongs to"),
            "home_contact": ("流出地联系人", "contact there"),
            "arrived": ("流入时间", "arrived"), "origin": ("流入前所在地", "came from"),
            "parent": ("上级党组织", "above it"), "kind": ("类别", "kind"),
            "secretary": ("书记", "secretary"), "members": ("党员", "members"),
        ],
        .refusal: [
            "side.home-decides": (
                "这是流入党员，这件事由流出地党组织决定、登记",
                "the member belongs elsewhere: the home side decides and records that"
            ),
            "side.not-receiving": (
                "此人的组织关系在本名册上；流入登记只用于以 --side receiving 登记的流入党员",
                "the member belongs here: only somebody added with --side receiving arrives"
            ),
            "date.before-arrival": ("日期早于流入时间，请核对", "the date lies before the arrival"),
            "org.closed": ("这个党组织已经撤销", "this organisation has been dissolved"),
            "org.not-mobile-org": (
                "只有流动党员党组织才登记成立、撤销，请先核对类别",
                "only a mobile-member organisation is founded or dissolved here: check its kind"
            ),
            "org.already-founded": ("已经登记过批准成立", "its founding is on record already"),
            "date.before-founding": ("日期早于批准成立的日期，请核对", "the date lies before its founding"),
            "org.dissolved-after": (
                "这个党组织后来撤销了，成立的记录不能作废；撤销记错的，请先作废那一条",
                "it was dissolved since: if that is wrong, make that record void first"
            ),
            "org.too-few": (
                "成立党支部须有正式党员三人以上（《中国共产党支部工作条例（试行）》），请核对人数",
                "a branch has at least three full members: check the number"
            ),
            "record.amount": ("这一类记录不写数量，或数量超出范围", "a record of this kind has no such number"),
            "assignment.deputy": (
                "代理联络人不能是联络人本人，请另行指定", "nobody stands in for himself: name another deputy"
            ),
            "staff.left": ("这名工作人员已经离任，请指定其他联络人", "this person has left the post: name another"),
            "duty.not-a-members": (
                "这是党组织或工作人员的待办，请用 liaisonctl org record 登记，或用 assign 移交",
                "this is an organisation's or a staff person's: use liaisonctl org record, or assign"
            ),
        ],
    ]

    private static let orgRecords: [String: (chinese: String, english: String)] = [
        "theme-day": ("主题党日", "theme day"),
        "branch-assembly": ("党员大会", "branch assembly"),
        "branch-committee": ("支委会", "branch committee meeting"),
        "class": ("党课", "Party class"),
        "org-life-meeting": ("组织生活会", "organisation-life meeting"),
        "greeting": ("走访慰问", "greetings"),
        "homecoming-training": ("返乡期间集中培训", "training while members are home"),
        "dues-set": ("核定党费标准", "dues of the year set"),
        "dues-published": ("公布党费收缴情况", "dues made known"),
        "quarterly-return": ("季度报告", "quarterly return"),
        "year-end": ("年终核对名册", "roll checked at the year's end"),
        "annual-report": ("党员教育管理工作报告", "report on the education of members"),
        "joint-meeting": ("部门会商", "meeting of departments"),
        "instructor": ("选派党建指导员", "instructors sent"),
        "staff-training": ("业务培训", "training of staff"),
        "funds": ("党费划拨", "funds from dues"),
        "venue": ("阵地开放", "venue opened"),
        "service": ("服务（政策、就业、法律等）", "services"),
        "inspection": ("督促检查", "inspection"),
        "debrief": ("述职评议", "annual debrief"),
        "work-list": ("工作事项清单", "list of work items"),
        "dispatch": ("工作调度", "dispatch"),
        "reserve": ("纳入村后备力量", "into the village's reserve"),
        "guidance": ("引导到居住地报到", "residents guided to report"),
        "survey": ("调查摸底", "survey"),
        "founding": ("批准成立", "founding"),
        "election": ("换届", "election"),
        "org-review": ("工作评估", "review"),
        "task-list": ("任务清单", "task list"),
        "applications": ("转交入党申请", "applications passed on"),
        "activists": ("转交培养的积极分子", "activists passed on"),
        "dissolution": ("撤销", "dissolution"),
    ]
}
