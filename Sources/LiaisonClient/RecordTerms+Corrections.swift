/// Corrections of records.
extension RecordTerms {
    static let corrections: [TermFamily: [String: (chinese: String, english: String)]] = [
        .change: [
            "void": ("作废记录", "made void"),
            "fact.amend": ("更正记录", "record corrected"),
            "fact.void": ("作废记录", "record made void"),
        ],
        .field: [
            "corrects": ("更正的记录", "in the place of"),
            "corrected_by": ("不再算数，已更正为", "counts no more, corrected by"),
        ],
        .event: ["fact.corrected": ("更正记录", "correction")],
        .refusal: [
            "fact.of-departure": (
                "外出登记请用 member set 人员 departed=日期 更正",
                "a departure is put right with member set MEMBER departed=DATE"
            ),
            "fact.of-step": (
                "这一步请按正确的日期重新记录", "record this step again with its own day"
            ),
            "fact.of-absence": (
                "这条记录关系到一次外出的认定或结束，请按实际情况重新登记外出",
                "an absence turns on this record: record the absence anew as it was"
            ),
            "fact.of-transfer": (
                "这条记录关系到组织关系转接，请用 transfer 命令继续或撤回",
                "a transfer turns on this record: go on with it, or withdraw it"
            ),
            "fact.of-outreach": (
                "这条记录关系到失联查找，请用 outreach settle 记录后续安排，或重新开始查找",
                "an outreach turns on this record: settle it, or open another"
            ),
            "fact.of-probation": (
                "这条记录关系到预备期，请如实记录后面的决定",
                "the probation turns on this record: record the decision as it was taken"
            ),
            "fact.of-decision": (
                "组织的决定不在这里更正，请另记一项决定", "record another decision instead"
            ),
            "fact.of-terms": (
                "请用 exempt 或 arrange-dues 重新记录", "set it anew with exempt or arrange-dues"
            ),
            "fact.of-org": (
                "党组织的记录不在这里更正，请用 org record 如实重记",
                "an organisation's record is not corrected here: use org record anew"
            ),
            "fact.of-void": (
                "这条记录只说明另一条已作废，请把那一条重新记录",
                "this only says that another record does not count: record that one anew"
            ),
            "fact.already-corrected": (
                "这条记录已经更正过，请更正后来的那一条",
                "it was corrected before: correct the one in its place"
            ),
            "fact.unchanged": ("记录本来就是这样，没有要更正的", "the record says so already"),
            "fact.misfit": (
                "这类记录没有这一项，或内容不符，请用 member history 核对",
                "a record of this kind has no such field, or not with that value"
            ),
        ],
    ]
}
