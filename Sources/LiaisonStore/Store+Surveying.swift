package import LiaisonCore

/// Going through the roll, some people at a time.
extension Store {
    /// The dossiers of the members behind one, by number, with their handles.
    package func dossiers(
        after: MemberID, limit: Int
    ) throws(StoreFailure) -> [(handle: String, dossier: Dossier)] {
        try read { db in
            try db.rows(
                "SELECT id, handle FROM member WHERE id > ? ORDER BY id LIMIT ?",
                [after.number, limit]
            ).compactMap { row in
                try db.dossier(MemberID(row.number(0))).map { (row[1], $0) }
            }
        }
    }
}
