import LiaisonCore

/// The books of writing clients against the file that the daemon left: every command there exactly
/// once or not at all, and whole. Findings name keys, facts and duties, never a value.
package struct CrashAudit: CustomStringConvertible, Sendable {
    /// Acknowledged, and not there.
    package var lost: [String] = []
    /// There more than once.
    package var doubled: [String] = []
    /// There in part, or there without having been asked.
    package var partial: [String] = []

    package init() {}

    package var isClean: Bool { lost.isEmpty && doubled.isEmpty && partial.isEmpty }

    package var description: String {
        "\(lost.count) lost, \(doubled.count) doubled, \(partial.count) partial"
            + (lost + doubled + partial).prefix(5).map { "; \($0)" }.joined()
    }

    /// - Parameter rules: the packs that the service had.
    package init(
        of file: DatabaseFile, against book: [WritingClient.Entry],
        rules: String = RulePacks.tested
    ) throws {
        partial += try file.damage()
        let log = Dictionary(
            grouping: try file.rows(
                "SELECT key, subject, detail FROM log WHERE method = 'contact.record'"
            ),
            by: { $0[0] }
        )
        let kept = Dictionary(
            grouping: try file.rows(
                """
                SELECT key, CAST(response AS TEXT) FROM idempotency
                WHERE method = 'contact.record'
                """
            ),
            by: { $0[0] }
        )
        // A fact with its member, its day and its note.
        let facts = Dictionary(
            grouping: try file.rows(
                """
                SELECT f.id, m.handle, f.happenedOn, CAST(p.value AS TEXT)
                FROM fact f JOIN member m ON m.id = f.member
                LEFT JOIN personal p ON p.kind = 'f' AND p.owner = f.id AND p.field = 'note'
                WHERE f.kind = 'contact'
                """
            ),
            by: { Handle(.fact, number: Int64($0[0]) ?? 0).description }
        )
        for entry in book {
            let lines = log[entry.key] ?? []
            let answers = kept[entry.key] ?? []
            guard case .acknowledged(let fact) = entry.end else {
                if !lines.isEmpty || !answers.isEmpty { partial.append("\(entry.key) is there") }
                continue
            }
            let found = facts[fact] ?? []
            switch (lines.count, answers.count, found.count) {
            case (0, 0, _): lost.append(entry.key)
            case (1, 1, 1):
                let isWhole =
                    lines[0][1] == entry.member && lines[0][2].contains("contact \(fact) ")
                    && answers[0][1].contains("\"\(fact)\"")
                    && found[0] == [found[0][0], entry.member, entry.day, "note \(entry.key)"]
                if !isWhole { partial.append("\(entry.key) is not what was acknowledged") }
            case (2..., _, _), (_, 2..., _), (_, _, 2...): doubled.append(entry.key)
            default: partial.append("\(entry.key) lacks its line, its answer or its fact")
            }
        }
        let known = Set(book.map(\.key))
        for key in Set(log.keys).union(kept.keys).subtracting(known) {
            partial.append("\(key) was asked by nobody")
        }
        let acknowledged = book.count { $0.isAcknowledged }
        if facts.count > acknowledged {
            doubled.append("\(facts.count) facts of \(acknowledged) commands")
        }
        partial += try Self.duties(in: file, RulePacks.ladders(in: rules))
    }

    /// What a transaction must have done to duties whenever it recorded a fact.
    private static func duties(
        in file: DatabaseFile, _ ladders: [String: Set<String>]
    ) throws -> [String] {
        var findings: [String] = []
        let open = try file.rows(
            """
            SELECT d.id, d.rule, (SELECT group_concat(rung) FROM notice WHERE duty = d.id)
            FROM duty d WHERE d.state = 'open'
            """
        )
        if open.isEmpty { findings.append("no duty is open: the audit is blind") }
        for duty in open
        where Set(duty[2].split(separator: ",").map(String.init)) != ladders[duty[1]] {
            findings.append("duty \(duty[0]) of \(duty[1]) has other notices than its ladder")
        }
        let endless = try file.number(
            """
            SELECT count(*) FROM notice n JOIN duty d ON d.id = n.duty
            WHERE d.state <> 'open' AND n.fate IS NULL AND n.delivery IS NULL
            """
        )
        if endless > 0 { findings.append("\(endless) notices of ended duties have no fate") }
        let late = try file.rows(
            """
            SELECT m.id FROM member m WHERE
              (SELECT max(happenedOn) FROM fact WHERE member = m.id AND kind = 'contact') <>
              (SELECT since FROM duty WHERE subject = m.id AND rule = 'C1' AND state = 'open')
            """
        )
        findings += late.map { "C1 of member \($0[0]) does not run from the last contact" }
        return findings
    }
}
