/// Rules and refusals.
extension RecordTerms {
    static let rules: [TermFamily: [String: (chinese: String, english: String)]] = [
        .fulfilment: [
            "registration": ("在全国党员管理信息系统登记", "registration in the national system"),
            "placement": ("纳入党支部", "placement"),
            "receiving-liaison": ("流入地确定联络人", "a liaison on the receiving side"),
            "transferable": ("明确能否转接", "an answer whether it can be transferred"),
            "letter": ("重新开具介绍信", "another letter"),
            "refusal": ("对方未接收", "a refusal"),
            "withdrawal": ("撤回转接", "withdrawal"),
            "receipt": ("收到回执", "the receipt"),
            "assembly": ("支部大会讨论", "the assembly"),
            "postponement": ("推迟讨论", "postponement"),
            "conduct": ("流入地反映现实表现", "the account of conduct"),
            "study": ("学习培训", "training"),
            "appraisal": ("民主评议", "the appraisal"),
            "appraisal-exchange": ("互通评议结果", "exchange of the result"),
            "suspension": ("停止党籍", "suspension"),
            "restoration": ("恢复党籍", "restoration"),
            "removal": ("除名", "removal"),
            "resumption": ("恢复组织生活", "resumption"),
            "settlement": ("支部研究后续安排", "the branch settling how to go on"),
            "statement": ("本人思想汇报", "a report of his own"),
            "correction": ("限期改正", "a correction period"),
        ],
        .condition: [
            "recognised": ("已认定", "recognised"),
            "not-registered": ("尚未登记", "not yet registered"),
            "checked-in": ("已报到", "checked in"),
            "not-placed": ("尚未纳入党支部", "not yet placed"),
            "placed": ("已纳入党支部", "placed"),
            "no-receiving-liaison": ("流入地尚未确定联络人", "no liaison on the receiving side"),
            "suspended": ("停止党籍", "suspended"),
            "not-suspended": ("未停止党籍", "not suspended"),
            "not-exempt": ("要求参加组织生活", "attendance is asked"),
            "extended": ("已延长预备期", "extended"),
            "not-extended": ("未延长预备期", "not extended"),
            "not-abroad": ("未出国（境）", "not abroad"),
            "not-postponed": ("未推迟讨论", "not put off"),
            "postponed": ("推迟讨论转正", "discussion put off"),
            "assembly-held": ("支部大会已讨论、未批复", "assembly held, not approved"),
            "no-assembly": ("支部大会尚未讨论", "no assembly yet"),
            "transfer-issued": ("已开具介绍信", "letter issued"),
            "transfer-accepted": ("对方已接收", "transfer accepted"),
            "no-transfer": ("没有正在办理的转接", "no transfer under way"),
            "transferable-asked": ("已问过能否转接", "asked whether it can be transferred"),
            "transferable-not-asked": ("尚未问过能否转接", "not asked whether it can be transferred"),
            "graduate": ("毕业后组织关系留校", "kept by a school after graduation"),
            "back-from-abroad": ("已回国、未恢复组织生活", "back from abroad"),
            "under-correction": ("限期改正期间", "under correction"),
            "found-again": ("已取得联系、待研究", "found again"),
            "reached-since-suspension": ("停止党籍后取得联系", "reached since the suspension"),
            "appraisal-not-exchanged": ("评议结果尚未互通", "appraisal not exchanged"),
        ],
        .anchor: [
            "recognition": ("认定", "the recognition"),
            "check-in": ("报到", "the check-in"),
            "placement": ("纳入党支部", "the placement"),
            "suspension": ("停止党籍", "the suspension"),
            "letter-expiry": ("介绍信有效期届满", "the expiry of the letter"),
            "acceptance": ("对方接收", "the acceptance"),
            "graduation": ("毕业", "the graduation"),
            "abroad-return": ("回国", "the return from abroad"),
            "assembly": ("支部大会", "the assembly"),
            "probation-report": ("报上级党委", "the report to the committee"),
            "probation-end": ("预备期满", "the end of probation"),
            "postponement-end": ("推迟讨论的期限", "the end of the postponement"),
            "correction-end": ("限期改正的期限", "the end of the correction period"),
            "transferable": ("上次问能否转接", "when it was last asked whether it can be transferred"),
            "found": ("取得联系", "the day he was found"),
            "appraisal": ("上一次评议的年度", "the last year appraised"),
            "study-hours": ("上一个学时达标的年度", "the last year with enough hours"),
            "conduct": ("上次反映现实表现", "the last account of conduct"),
            "statement": ("上次思想汇报", "the last report of his own"),
        ],
        .unit: [
            "hours": ("学时", "class hours"),
            "of-year": ("年度", "(year)"),
            "that-day": ("当日", "that very day"),
            "month": ("本月底前", "by the end of the month"),
            "quarter": ("本季度末前", "by the end of the quarter"),
            "half-year": ("半年末前", "by the end of the half-year"),
            "year": ("年底前", "by the end of the year"),
        ],
        .refusal: [
            "recognition.none": (
                "先记录党支部的认定，或写明预计返回日期",
                "record the recognition first, or until when the member stays away"
            ),
            "transferable.reason": (
                "不能转接的要写明原因，能转接的不写", "say why it cannot be transferred, and nothing if it can"
            ),
            "standing.ended": ("党员身份已经终止，不再记录", "the membership has ended"),
            "standing.decided": (
                "这一党籍状态是组织决定的，请另记一项决定", "this standing was decided: record another decision"
            ),
            "standing.not-full": (
                "此人在名册上不是正式党员，请先核对人员类别", "the member is not recorded as a full member"
            ),
            "standing.not-suspended": ("此人没有停止党籍", "the standing is not suspended"),
            "decision.no-document": (
                "请用 --document 写明决定的文件编号", "name the document with --document"
            ),
            "decision.no-org": (
                "名册上没有所在党支部，请用 --org 写明由哪个党组织决定",
                "say with --org who decided; the branch is unknown"
            ),
            "extension.already": (
                "预备期已经延长过，只能延长一次", "the probation was extended before, once is all"
            ),
            "extension.length": (
                "延长预备期不少于半年、不超过一年，请用 --months 写明 6 至 12",
                "an extension lasts 6 to 12 months: say with --months"
            ),
            "correction.too-long": (
                "限期改正的期限应在决定之后、一年之内，请用 --until 写明",
                "a correction period ends within a year: say with --until"
            ),
            "removal.too-early": ("停止党籍未满两年", "two years from the suspension are not reached"),
            "joined.unknown": ("没有入党日期，请先补上", "the day of joining is unknown: record it first"),
            "postponement.already": ("已经推迟讨论过", "it was put off before"),
            "postponement.too-long": (
                "推迟讨论应在预备期满之后、六个月之内", "it is put off beyond the expiry, by six months at most"
            ),
            "assembly.disagrees": (
                "与支部大会通过的不一致，请核对", "the assembly passed something else: check both"
            ),
            "probation.out-of-order": (
                "与预备期目前的进度不符，请先记录前一步", "this step does not follow from where the probation stands"
            ),
            "date.before-step": ("日期早于前一步，请核对", "the date lies before the step that it follows"),
            "letter.days": ("介绍信有效期应为 1 至 366 天", "a letter is good for 1 to 366 days"),
            "letter.still-good": ("上一份介绍信仍在有效期内，请先撤回或等到过期", "the letter that is out is still good"),
            "transfer.under-way": (
                "组织关系正在转接，请用 transfer 命令继续",
                "a transfer is under way: go on with the transfer command"
            ),
            "transfer.none": (
                "没有正在办理的转接，请先用 transfer prepare 开始",
                "no transfer is under way: begin with transfer prepare"
            ),
            "transfer.out-of-order": (
                "与转接目前的进度不符，请先记录前一步", "this step does not follow from where the transfer stands"
            ),
            "outreach.under-way": ("已经在查找", "the member is already looked for"),
            "outreach.none": (
                "没有正在进行的查找，请先用 outreach open 开始",
                "nobody looks for the member: begin with outreach open"
            ),
            "outreach.in-contact": (
                "联系没有超期，也没有联系不上的记录，请先记录联系情况",
                "contact is not overdue and no try has failed: record the try first"
            ),
            "outreach.not-found": (
                "还没有取得联系，请先记录联系情况", "the member has not been found: record the contact first"
            ),
            "outreach.found": (
                "已经取得联系，请用 outreach settle 记录后续安排", "the member was found: use outreach settle"
            ),
        ],
    ]
}
