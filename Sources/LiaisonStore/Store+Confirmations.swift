internal import GRDB
package import LiaisonCore

extension Store {
    /// What fills the slots of rules, by rule.
    package func ruleConfirmations() throws(StoreFailure) -> [RuleConfirmation] {
        try read { db in
            try db.rows(
                """
                SELECT c.rule, c.period, c.basis, c.document, s.handle, c.confirmedOn
                FROM ruleConfirmation c JOIN staff s ON s.id = c.confirmedBy ORDER BY c.rule
                """
            ).map { row in
                guard let period = Period(row[1] as String) else {
                    throw StoreFailure.corrupt(code: 0)
                }
                return RuleConfirmation(
                    rule: row[0], period: period, article: row[2], document: row[3], by: row[4],
                    on: try row.requiredDate(5))
            }
        }
    }
}

extension Act {
    /// Fills a slot, or fills it anew; the log keeps what was said before.
    mutating func confirm(_ confirmation: RuleConfirmation, by staff: StaffID) throws -> Answer {
        try db.run(
            """
            INSERT INTO ruleConfirmation(rule, period, basis, document, confirmedBy, confirmedOn,
              confirmedAt)
            VALUES(?,?,?,?,?,?,?) ON CONFLICT(rule) DO UPDATE SET period = excluded.period,
              basis = excluded.basis, document = excluded.document,
              confirmedBy = excluded.confirmedBy, confirmedOn = excluded.confirmedOn,
              confirmedAt = excluded.confirmedAt
            """,
            [
                confirmation.rule, confirmation.period.text, confirmation.article,
                confirmation.document, staff.number, confirmation.on.iso, now.milliseconds,
            ]
        )
        // Period and person; what was cited stands in the table.
        let period = confirmation.period.text.replacing(" ", with: "-")
        entries.append(
            Entry(
                subject: "rules",
                detail: "rule-confirmed rule=\(confirmation.rule) period=\(period) "
                    + "by=\(confirmation.by) on=\(confirmation.on.iso)"))
        try tellOffice(.ruleConfirmed, [EventDetail(.rule, confirmation.rule)])
        return .done
    }
}
