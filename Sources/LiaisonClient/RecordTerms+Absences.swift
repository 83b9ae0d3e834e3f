/// Absences, transfers and outreach.
extension RecordTerms {
    static let absences: [TermFamily: [String: (chinese: String, english: String)]] = [
        .reportedWhen: [
            "before": ("外出前报告", "before leaving"),
            "after": ("外出后报告", "after leaving"),
            "found": ("联系时发现", "found out by the office"),
        ],
        .contradiction: [
            "sex": (
                "公民身份号码与性别不一致，请核对",
                "the ID number and the sex on record disagree: check both"
            ),
            "birth": (
                "公民身份号码与出生日期不一致，请核对",
                "the ID number and the day of birth on record disagree: check both"
            ),
        ],
        .scope: [
            "cross-province": ("跨省", "to another province"),
            "within-province": ("省内跨市", "within the province"),
            "within-prefecture": ("市内跨县", "within the prefecture"),
            "within-county": ("县内", "within the county"),
            "abroad": ("出国（境）", "abroad"),
        ],
        .occupation: [
            "public-sector": ("机关事业单位管理、专业人员", "public sector"),
            "skilled-worker": ("技术工人", "skilled worker"),
            "farmer": ("农牧渔民", "farmer, herder or fisher"),
            "unemployed-graduate": ("未就业毕业生", "graduate without work"),
            "intermediary": ("中介组织人员", "intermediary staff"),
            "lawyer": ("律师", "lawyer"),
            "accountant": ("会计师", "accountant"),
            "other": ("其他", "other"),
        ],
        .unitKind: [
            "agency": ("机关", "agency"),
            "public-institution": ("事业单位", "public institution"),
            "enterprise": ("企业", "enterprise"),
            "private-firm": ("民营企业", "private firm"),
            "self-employed": ("个体", "self-employed"),
            "urban-community": ("城市社区", "urban community"),
            "town-community": ("乡镇社区", "town community"),
            "village": ("村", "village"),
            "other": ("其他", "other"),
        ],
        .placement: [
            "unit": ("所在单位党组织", "the unit"),
            "village": ("村党组织", "a village"),
            "community": ("社区党组织", "a community"),
            "talent-service": ("人才服务机构党组织", "a talent service"),
            "park": ("园区党组织", "a park"),
            "building": ("楼宇党组织", "a building"),
            "market": ("市场党组织", "a market"),
            "trade": ("行业党组织", "a trade"),
            "school": ("学校党组织", "a school"),
            "mobile-org": ("流动党员党组织", "a mobile-member organisation"),
        ],
        .recognition: [
            "work-unit": ("工作单位变动", "work unit"),
            "study-unit": ("学习单位变动", "study unit"),
            "residence": ("居住地变动", "residence"),
        ],
        .untransferable: [
            "unsettled": ("去向不固定", "not settled"),
            "no-organisation": ("当地没有可接收的党组织", "no organisation there"),
            "returning": ("近期返回", "coming back soon"),
            "wish": ("本人有正当理由", "for a reason of his own"),
            "other": ("其他", "other"),
            "yes": ("可以转接", "can be transferred"),
        ],
        .mobility: [
            "away": ("外出", "away"),
            "mobile": ("已认定为流动党员", "recognised as mobile"),
            "outflow-registered": ("已流出登记", "registered"),
            "checked-in": ("已报到", "checked in"),
            "placed": ("已纳入党支部", "placed"),
        ],
        .transferState: [
            "prepared": ("已开始办理", "prepared"),
            "issued": ("已开具介绍信", "letter issued"),
            "refused": ("对方未接收", "refused"),
            "accepted": ("对方已接收", "accepted"),
            "receipt-returned": ("回执已收到", "receipt returned"),
            "withdrawn": ("已撤回", "withdrawn"),
            "expired": ("介绍信已过期", "letter expired"),
        ],
        .situation: [
            "working": ("外出务工经商", "away working or trading"),
            "unit-gone": ("单位改制、破产", "the unit was dissolved"),
            "graduated": ("毕业后去向不明", "unknown after graduation"),
            "changed-unit": ("工作单位变动", "changed unit"),
            "abroad": ("出国（境）", "abroad"),
            "moved": ("居住地变动", "moved"),
            "other": ("其他", "other"),
        ],
        .contact: [
            "in-contact": ("联系正常", "in contact"),
            "overdue": ("超期未联系", "contact overdue"),
            "searching": ("查找中", "looked for"),
            "lost-review": ("待支部研究", "review due"),
            "recontacted": ("已取得联系", "found again"),
        ],
        .outreachOutcome: [
            "in-contact": ("恢复联系", "in contact"),
            "review-decided": ("支部已研究", "decided"),
            "ended": ("已终止", "ended"),
        ],
        .way: [
            "phone": ("电话", "phone"),
            "second-phone": ("第二联系电话", "second phone"),
            "next-of-kin": ("家属等", "next of kin"),
            "receiving-contact": ("流入地联系人", "receiving contact"),
        ],
    ]
}
