internal import GRDB
package import LiaisonCore

/// The transfers and the outreach under way.
extension Store {
    /// Whoever has a transfer under way, in the order of the roll.
    package func transfers(_ page: Page) throws(StoreFailure) -> Listing<MemberLine> {
        try underWay("transfer", page)
    }

    /// Whoever is looked for, in the order of the roll.
    package func outreach(_ page: Page) throws(StoreFailure) -> Listing<MemberLine> {
        try underWay("outreach", page)
    }

    private func underWay(
        _ table: String, _ page: Page
    ) throws(StoreFailure) -> Listing<MemberLine> {
        try list(page) { db, limit in
            try db.rows(
                """
                SELECT member FROM \(table) WHERE endedOn IS NULL AND member > ?
                ORDER BY member LIMIT ?
                """,
                [page.after?.row ?? 0, limit]
            ).map { try db.memberLine(MemberID($0.number(0))) }
        }
    }

    /// A record of more acts than this is no outreach: the newest are looked through.
    private static let actsLookedThrough = 1_000

    /// Every contact with a member and every try from a day on that counts, the newest first.
    package func attempts(
        of id: MemberID, from day: CivilDate
    ) throws(StoreFailure) -> Listing<AttemptLine> {
        try list { db in
            let handle = try db.text("SELECT handle FROM member WHERE id = ?", [id.number])
            let acts = try db.rows(
                "SELECT uid, detail FROM log WHERE subject = ? ORDER BY seq DESC LIMIT ?",
                [handle, Self.actsLookedThrough])
            var attempts: [AttemptLine] = []
            for act in acts {
                for case .fact(let number) in LogDetail.parts(act[1]) {
                    let fact = try db.factLine(number)
                    guard fact.kind == Event.contactWord, fact.on >= day,
                        fact.correctedBy == nil
                    else { continue }
                    attempts.append(
                        AttemptLine(
                            fact: fact, uid: UInt32(truncatingIfNeeded: act.number(0))))
                }
            }
            return attempts
        }
    }
}
