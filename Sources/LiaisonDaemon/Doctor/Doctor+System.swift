internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonSystemd
internal import LiaisonWire

/// What the operating system gives: the time, its zones, SQLite.
extension Doctor {
    func sqlite() -> Found {
        Self.sqlite(.linked)
    }

    static func sqlite(_ version: SQLiteVersion) -> Found {
        let bugs = version.bugs
        let values = [JSONMember("bugs", .array(bugs.map { .string($0.rawValue) }))]
        let name = version.description
        guard !bugs.isEmpty else {
            return Found(.ok, .sqliteSound, "no known bug", values, version: name)
        }
        return bugs.contains(where: \.isMet)
            ? Found(
                .failing, .sqliteUnsafe, "has a bug that can damage the database", values,
                version: name)
            : Found(
                .ok, .sqliteWarned, "has a bug that only a second writer can meet", values,
                version: name)
    }

    func time() -> Found {
        guard now >= ClockRecord.earliest else {
            return Found(.failing, .timeImplausible, "the clock says \(now.rfc3339)")
        }
        return HostFacts.isClockSynchronised == true
            ? Found(.ok, .timeSynchronised, "a time server keeps the clock")
            : Found(.ok, .timeUnsynchronised, "no time server keeps the clock")
    }

    func zoneData() -> Found {
        Found(
            .ok, .zoneDataKnown, "of the system", version: SystemZone.dataVersion)
    }
}
