internal import GRDB
package import LiaisonCore

extension Store {
    /// What the store needs of the shell to make the office's own records on the first start.
    package struct OfficeSetup: Sendable {
        package var name: String
        package var channel: String

        package init(name: String, channel: String) {
            self.name = name
            self.channel = channel
        }
    }

    /// Makes the org and the staff record `office` on the first start; later it changes nothing.
    package func setUpOffice(
        _ setup: OfficeSetup,
        in circumstance: Circumstance
    ) throws(StoreFailure) {
        do {
            try pool.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    if try db.meta("office") != nil { return .rollback }
                    var act = Act(
                        db: db,
                        circumstance: circumstance,
                        numbers: try db.numbers(),
                        store: self
                    )
                    let org = try act.insertOrg(setup.name, .office, nil)
                    let staff = try act.add(
                        NewStaff(
                            fields: NewStaffFields(
                                org: org.id,
                                role: "office",
                                channel: setup.channel
                            ),
                            values: PersonalValues([.name: setup.name])
                        )
                    )
                    try db.run(
                        "UPDATE org SET secretary = ? WHERE id = ?",
                        [staff.id.number, org.id.number]
                    )
                    try db.setMeta("office", org.handle)
                    // The key of plan digests: 35 bytes of base 32 are 175 bits.
                    let key = (0..<5).flatMap { _ in draw() }.map { String($0, radix: 32) }
                    try db.setMeta("planKey", key.joined())
                    try db.setMeta("epoch", String(describing: Handle(.org, drawn: draw())))
                    return .commit
                }
            }
        } catch { throw StoreFailure(error) }
    }

    /// A stored word about the installation, such as the fingerprint of the rules last applied.
    package func meta(_ name: String) throws(StoreFailure) -> String? {
        try read { db in try db.meta(name) }
    }
}
