internal import Glibc
internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonSystemd
internal import LiaisonWire

/// The database, when no daemon has it open: one that has tells in `daemon.health`.
extension Doctor {
    func database(in directory: String, today: CivilDate) -> Found {
        let path = directory + "/liaison.db"
        do throws(StateLock.Failure) {
            // Held to the end: what is looked at must not begin to change.
            let lock = try StateLock(path: directory + "/liaisond.lock", creates: false)
            defer { withExtendedLifetime(lock) {} }
            return examined(path, today)
        } catch {
            switch error {
            case .held: return Found(.ok, .databaseInUse, "a liaisond has it open")
            // Without a lock nobody ever had it open.
            case .io(_, ENOENT): return examined(path, today)
            case .io: return Found(.degraded, .databaseDenied, "may not be looked into")
            }
        }
    }

    /// The years installed over the protocol, as far as they can be read; a daemon that has the
    /// database open is in nobody's way.
    func installedYears(in directory: String) -> [Int: WorkCalendar.Year] {
        let path = directory + "/liaison.db"
        guard FileFacts.exists(path) else { return [:] }
        var lock: StateLock?
        var made: [String] = []
        do throws(StateLock.Failure) {
            lock = try StateLock(path: directory + "/liaisond.lock", creates: false)
            made = Self.beside(path)
        } catch {
            // Whoever holds it has the files open that are not to be removed.
            if case .io(_, ENOENT) = error { made = Self.beside(path) }
        }
        defer {
            for file in made { unlink(file) }
            withExtendedLifetime(lock) {}
        }
        let years = (try? BackupFile(path).installedYears()) ?? []
        return Dictionary(uniqueKeysWithValues: years.map { ($0.year, $0.days) })
    }

    /// What whoever reads a database in WAL mode makes beside it where it is not there.
    private static func beside(_ path: String) -> [String] {
        ["-wal", "-shm"].map { path + $0 }.filter { !FileFacts.exists($0) }
    }

    private func examined(_ path: String, _ today: CivilDate) -> Found {
        guard FileFacts.exists(path) else {
            return Found(.ok, .databaseMissing, "is made by the first start")
        }
        let made = Self.beside(path)
        defer { for file in made { unlink(file) } }
        do throws(StoreFailure) {
            let summary = try BackupFile(path).examine(on: today)
            let values = [
                JSONMember("schema", .integer(summary.schema)),
                JSONMember("members", .integer(summary.members)),
                JSONMember("open_duties", .integer(summary.openDuties)),
            ]
            return summary.schema < Store.schema
                ? Found(.ok, .databaseOutdated, "the next start brings it up to date", values)
                : Found(.ok, .databaseSound, "every page and every reference is good", values)
        } catch {
            return Self.found(error)
        }
    }

    private static func found(_ failure: StoreFailure) -> Found {
        switch failure {
        case .newer(let found, let known):
            Found(
                .failing, .databaseNewer, "a newer liaisond made it",
                [JSONMember("schema", .integer(found)), JSONMember("known", .integer(known))])
        case .foreign: Found(.failing, .databaseForeign, "is no database of liaison")
        case .corrupt: Found(.failing, .databaseDamaged, "is damaged")
        case .denied: Found(.degraded, .databaseDenied, "may not be looked into")
        case .full, .io, .unsynced, .notDurable, .unexpected:
            Found(.failing, .databaseUnreadable, "cannot be read (\(failure))")
        }
    }
}
