/// Corrections of records.
extension RecordTerms {
    static let corrections: [TermFamily: [String: (chinese: String, english: String)]] = [
        .change: [
            "void": ("作废记录", "made void"),
            "absence-voided": ("这次外出不算", "the absence does not count"),
            "absence-reopened": ("仍在外", "still away"),
            "unaffiliated": ("组织关系未转入", "affiliation not transferred here"),
            "fact.amend": ("更正记录", "record corrected"),
            "fact.void": ("作废记录", "record made void"),
        ],
        .field: [
            "standing_before": ("此前", "before that"),
            "corrects": ("更正的记录", "in the place of"),
            "corrected_by": ("不再算数，已更正为", "counts no more, corrected by"),
        ],
        .event: ["fact.corrected": ("更正记录", "correction")],
        .refusal: [
            "fact.of-transfer": (
                "这次转接已经办结，或者才开始准备：请继续办理、撤回，或另行准备",
                "this transfer is over, or was only prepared: go on with it, withdraw it, or prepare another"
            ),
            "fact.of-outreach": (
                "这条记录关系到失联查找，请用 outreach settle 记录后续安排，或重新开始查找",
                "an outreach turns on this record: settle it, or open another"
            ),
            "fact.of-void": (
                "这条记录只说明另一条已作废，请把那一条重新记录",
                "this only says that another record does not count: record that one anew"
            ),
            "fact.already-corrected": (
                "这条记录已经更正过，请更正后来的那一条",
                "it was corrected before: correct the one in its place"
            ),
            "fact.relied-upon": (
                "后来的记录以这一条为依据，请先作废后来的那一条",
                "a later record was made upon this one: make that one void first"
            ),
            "fact.unchanged": ("记录本来就是这样，没有要更正的", "the record says so already"),
            "fact.misfit": (
                "这类记录没有这一项，或内容不符，请用 member history 或 org history 核对",
                "a record of this kind has no such field, or not with that value"
            ),
        ],
    ]
}
