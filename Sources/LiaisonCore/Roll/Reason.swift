/// Why a member is away (a proposed list: no official code table was found).
package enum Reason: String, Sendable, CaseIterable {
    case wageWork = "wage-work"
    case business, study
    case family
    case retirement
    case residence
    case secondment
    case jobSeeking = "job-seeking"
    case other

    /// The reason for a word of the protocol or of an office's ledger; an unlisted one is `other`.
    package init(reading text: String) {
        self = Reason(rawValue: text) ?? Self.words.first { text.contains($0.0) }?.1 ?? .other
    }

    /// What offices write. The first word that occurs in the cell decides.
    private static let words: [(Substring, Reason)] = [
        ("务工", .wageWork), ("打工", .wageWork), ("经商", .business), ("创业", .business),
        ("学习", .study), ("求学", .study), ("上学", .study), ("留学", .study), ("研究", .study),
        ("随迁", .family), ("照顾", .family), ("养老", .retirement), ("居住", .residence),
        ("外派", .secondment), ("借调", .secondment), ("挂职", .secondment),
        ("求职", .jobSeeking), ("待业", .jobSeeking),
    ]
}
