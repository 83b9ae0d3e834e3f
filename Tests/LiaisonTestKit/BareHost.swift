import Foundation

/// Roots of a bare Debian to boot a host from (Tests/Host/bare.sh).
package enum BareHost {
    /// The Debians to try: `LIAISON_BARE_HOSTS`, separated by blanks.
    package static let versions =
        (ProcessInfo.processInfo.environment["LIAISON_BARE_HOSTS"] ?? "12 13").split(separator: " ")
        .map(String.init)

    /// Why none can be booted here; nil when they can.
    package static let whyNot: String? = {
        if let reason = BootedHost.whyNot ?? BuiltPackage.whyNot { return reason }
        for version in versions {
            let check = try? Command.run(Project.path("Tests/Host/bare.sh"), ["check", version])
            if check?.status != 0 { return check?.errors ?? "bare.sh cannot be run" }
        }
        return nil
    }()

    /// A host of this Debian, booted, with the package lying in /opt/liaison.
    package static func boot(_ version: String) throws -> BootedHost {
        let root = try Command.run(Project.path("Tests/Host/bare.sh"), ["root", version])
        guard root.status == 0 else { throw BootedHost.Failed(what: root.errors) }
        let host = try BootedHost(
            root: root.output.trimmingCharacters(in: .whitespacesAndNewlines))
        try FileManager.default.copyItem(
            atPath: try BuiltPackage.paths().package, toPath: host.file(package))
        return host
    }

    /// Where the package lies on a host.
    package static let package = "/opt/liaison/liaison.deb"

    /// Every file of a host that outlives a boot, and what names liaison within the system's own; not
    /// in the copies of `/etc/passwd` and its like that the system keeps from before a change.
    package static func files(of host: BootedHost) throws -> Set<String> {
        let files = try host.succeed(
            "find / -xdev -path /opt -prune -o -path /tmp -prune -o -print")
        let lines = try host.succeed(
            "grep -rHI --exclude='*-' liaison /etc /var/lib/systemd /var/lib/dpkg/info /var/lib/dpkg/status "
                + "/usr/lib/systemd || true")
        return Set((files + lines).split(separator: "\n").map(String.init))
    }
}
