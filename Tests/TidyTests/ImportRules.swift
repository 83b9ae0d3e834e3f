import Testing

/// Who may import whom: SwiftPM lets a target import what its dependencies depend on, so the table
/// is held here.
@Suite struct ImportRules {
    static let table: [String: Set<String>] = [
        "LiaisonCore": [],
        "LiaisonWire": ["LiaisonCore"],
        "LiaisonClient": ["LiaisonCore", "LiaisonWire", "Glibc"],
        "LiaisonStore": ["LiaisonCore", "CSQLite", "GRDB", "Crypto", "Synchronization"],
        "LiaisonSystemd": ["CLinux", "Glibc", "Dispatch", "Synchronization", "Logging"],
        "LiaisonDaemon": [
            "LiaisonCore", "LiaisonWire", "LiaisonStore", "LiaisonSystemd", "NIOCore", "NIOPosix",
            "Crypto", "Dispatch", "Glibc", "Logging", "ServiceLifecycle", "Synchronization",
            "TOMLKit", "UnixSignals",
        ],
        "liaisond": ["LiaisonDaemon", "LiaisonWire", "ArgumentParser", "Glibc"],
        "liaisonctl": ["LiaisonClient", "LiaisonWire", "ArgumentParser", "Glibc"],
        "CLinux": [],
        "CSQLite": [],
    ]

    @Test(arguments: SourceTree.sources)
    func `a file imports what its module may`(file: SourceTree.File) throws {
        let allowed = try #require(Self.table[file.module], "a module without a row in the table")
        for name in Self.imports(of: file) {
            #expect(allowed.contains(name), "\(file.path) imports \(name)")
        }
    }

    @Test func `the table has no row for a module that is gone`() {
        let modules = Set(SourceTree.sources.map(\.module)).union(["CLinux", "CSQLite"])
        #expect(Set(Self.table.keys) == modules)
    }

    @Test func `the check finds an import that is not allowed`() {
        let file = SourceTree.File(
            path: "Sources/LiaisonCore/X.swift",
            text: "internal import struct Foundation.Data\n@testable import GRDB\n"
        )
        #expect(Self.imports(of: file) == ["Foundation.Data", "GRDB"])
    }

    /// The modules of the import lines, an imported declaration as `Module.Declaration`.
    static func imports(of file: SourceTree.File) -> [String] {
        file.lines.compactMap { line in
            let words = line.split(separator: " ")
            guard let at = words.firstIndex(of: "import"), at < 3, !line.hasPrefix(" "),
                !line.hasPrefix("//")
            else { return nil }
            return words.last.map(String.init)
        }
    }
}
