import LiaisonClient
import Synchronization

/// The daemon in the sandbox of the unit that ships, where the tests run on a host.
extension TestDaemon {
    /// It was to run in the unit's sandbox, and does not.
    package struct NotConfined: Error {}

    /// The command as it is, or in the unit; then what stands in its directory becomes the unit's
    /// user's.
    func confined(_ command: [String], _ variables: [String: String]) throws -> [String] {
        guard let unit else { return command }
        let name = "liaison-test-\(newKey().prefix(12)).service"
        unitName.withLock { $0 = name }
        let owned = try Command.run(
            "/usr/bin/env", ["chown", "-R", unit.user + ":" + unit.user, directory.path])
        precondition(owned.status == 0, "the directory of a test can be given away")
        return unit.wrapper(named: name, variables: variables, writable: directory.path)
            // systemd puts variables in where a dollar stands (systemd.service(5)).
            + command.map { $0.replacing("$", with: "$$") }
    }

    /// The first process of the unit it runs in; 0 when there is none.
    var mainProcess: Int32 { ShippedUnit.mainProcess(of: unitName.withLock { $0 }) }

    func checkConfinement() throws {
        if unit != nil, !ShippedUnit.confines(mainProcess) { throw NotConfined() }
    }
}
