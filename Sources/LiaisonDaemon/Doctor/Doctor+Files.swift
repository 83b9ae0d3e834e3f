internal import Glibc
internal import LiaisonSystemd
internal import LiaisonWire

/// Directories and files: whose they are, on what they are, and what should not be there any more.
extension Doctor {
    /// What install.sh and Debian's tools write beside a file of the configuration that somebody has
    /// changed (dpkg(1), --force-confold; ucf(1)).
    private static let newEndings = [".new", ".dpkg-new", ".dpkg-dist", ".ucf-dist"]

    func newFiles() -> Found {
        let top = source.file.lastIndex(of: "/").map { String(source.file[..<$0]) } ?? "."
        let paths = [top, top + "/rules.d", top + "/calendar.d"].flatMap { directory in
            Self.newEndings.flatMap { ending in
                ((try? Files.names(in: directory, ending: ending)) ?? []).map {
                    directory + "/" + $0
                }
            }
        }
        return paths.isEmpty
            ? Found(.ok, .newFilesNone, "nothing of an upgrade waits")
            : Found(
                .degraded, .newFilesUnmerged, "an upgrade's configuration was not looked at",
                [Self.paths(paths)])
    }

    func state(_ directory: String) -> Found {
        guard let own = FileFacts.ownership(of: directory) else {
            return errno == EACCES
                ? Found(
                    .degraded, .stateDenied, "may not be looked into", [Self.paths([directory])])
                : Found(
                    .ok, .stateMissing, "is made by the first start", [Self.paths([directory])])
        }
        guard let names = try? Files.names(in: directory, ending: "") else {
            return Found(
                .degraded, .stateDenied, "may not be looked into", [Self.paths([directory])])
        }
        guard own.mode & 0o077 == 0 else {
            return Found(
                .degraded, .stateOpen, "others than its owner may look into it",
                [Self.paths([directory])])
        }
        let foreign = names.map { directory + "/" + $0 }.filter {
            FileFacts.ownership(of: $0)?.uid != own.uid
        }
        return foreign.isEmpty
            ? Found(.ok, .stateSound, "its owner's only", [Self.paths([directory])])
            : Found(
                .failing, .stateForeign, "files in it belong to somebody else",
                [Self.paths(foreign)])
    }

    /// File systems of other machines: statfs(2), `f_type`. SQLite's log needs memory that all of
    /// its processes share (wal.html, 1), and their locks and syncs are not to be relied on.
    private static let network: Set<Int> = [
        0x6969, 0x517B, 0xFE53_4D42, 0xFF53_4D42, 0x0102_1997, 0x5346_414F, 0x00C3_6400,
        0x0BD0_0BD0, 0x7461_636F, 0x6573_5546,
    ]
    /// tmpfs and ramfs, which a restart empties.
    private static let volatile: Set<Int> = [0x0102_1994, 0x8584_58F6]

    func fileSystem(_ directory: String) -> Found {
        Self.fileSystem(type: HostFacts.fileSystemType(of: directory) ?? 0)
    }

    static func fileSystem(type: Int) -> Found {
        if network.contains(type) {
            return Found(.failing, .fileSystemNetwork, "is not this machine's own")
        }
        return volatile.contains(type)
            ? Found(.failing, .fileSystemVolatile, "is in memory: a restart empties it")
            : Found(.ok, .fileSystemLocal, "is this machine's own")
    }

    func leftovers(_ directory: String) -> Found {
        let names = (try? Files.names(in: directory, ending: "")) ?? []
        func paths(_ prefix: String) -> [String] {
            names.filter { $0.hasPrefix(prefix) }.map { directory + "/" + $0 }
        }
        let drills = paths(RestoreDrill.prefix)
        let kept = paths(Restore.replaced)
        if !drills.isEmpty {
            return Found(
                .degraded, .leftoversDrill, "a restore drill was cut short",
                [Self.paths(drills)])
        }
        return kept.isEmpty
            ? Found(.ok, .leftoversNone, "nothing is left over")
            : Found(
                .ok, .leftoversKept, "a roll that was replaced is still there",
                [
                    Self.paths(kept),
                    JSONMember(
                        "bytes", .integer(kept.compactMap(FileFacts.bytes).reduce(0, +))),
                ])
    }

    func backupPlace(_ backups: String, _ state: String) -> Found {
        let values = [Self.paths([backups])]
        guard let place = FileFacts.ownership(of: backups) else {
            return Found(.ok, .backupPlaceMissing, "is made by the first backup", values)
        }
        return place.device == FileFacts.ownership(of: state)?.device
            ? Found(.ok, .backupPlaceSame, "is on the same disk as the roll", values)
            : Found(.ok, .backupPlaceApart, "is on another disk than the roll", values)
    }

    static func paths(_ paths: [String]) -> JSONMember {
        JSONMember("paths", .array(paths.map { .string($0) }))
    }
}
