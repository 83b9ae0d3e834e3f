import Foundation
import Testing

/// The house rules that a machine can check.
@Suite struct SourceRules {
    /// A file of this length is split.
    static let longestFile = 400

    @Test(arguments: SourceTree.sources + SourceTree.tests)
    func `a file stays within the wall`(file: SourceTree.File) {
        #expect(file.lines.count <= Self.longestFile)
    }

    @Test(arguments: SourceTree.sources + SourceTree.tests)
    func `a file's name says what is in it`(file: SourceTree.File) {
        for word in ["Utils", "Helper", "Manager", "Common"] {
            #expect(!file.path.contains(word))
        }
    }

    /// What the core may not do: it takes time, ids and rules as arguments.
    @Test(arguments: SourceTree.sources.filter { $0.module == "LiaisonCore" })
    func `the core is pure`(file: SourceTree.File) {
        let banned = ["async", "class ", "print(", "UUID", ".random(", "Date()", "await "]
        for (number, line) in file.lines.enumerated() where !Self.isComment(line) {
            for word in banned {
                #expect(!line.contains(word), "\(file.path):\(number + 1): \(word)")
            }
        }
    }

    /// Words banned everywhere in what ships, with the files that have a reason.
    static let banned: [(word: String, except: Set<String>)] = [
        ("Task {", []), ("Task.detached", []), ("Task.sleep", []), ("try!", []), ("as! ", []),
        ("@unchecked", []), ("nonisolated(unsafe)", []), ("FIXME", []), ("TODO", []),
    ]

    @Test(arguments: SourceTree.sources)
    func `nothing banned is used`(file: SourceTree.File) {
        for (number, line) in file.lines.enumerated() where !Self.isComment(line) {
            for rule in Self.banned where !rule.except.contains(file.path) {
                #expect(!line.contains(rule.word), "\(file.path):\(number + 1): \(rule.word)")
            }
        }
    }

    /// A migration adds columns: a statement that counts on their number would fail after it.
    @Test(arguments: SourceTree.sources.filter { $0.module == "LiaisonStore" })
    func `a statement names its columns`(file: SourceTree.File) throws {
        for (number, line) in file.lines.enumerated() where !Self.isComment(line) {
            let counts = line.contains(/INTO \w+ VALUES|SELECT \*/)
            #expect(!counts, "\(file.path):\(number + 1)")
        }
    }

    /// What may start a program: the client its pager and liaisond, and the doctor, which no service
    /// manager starts, systemctl.
    static let daemon = SourceTree.sources.filter {
        $0.module != "liaisonctl" && !$0.path.contains("/LiaisonDaemon/Doctor/")
    }

    /// What the service manager hands to the daemon (NOTIFY_SOCKET, LISTEN_FDS, WATCHDOG_USEC) goes no
    /// further, since nobody is there to inherit it.
    @Test(arguments: daemon)
    func `R45 the daemon starts no program`(file: SourceTree.File) {
        let starting = [
            "posix_spawn", "fork()", "execv", "execl", "Process()", "popen(", "system(",
        ]
        for (number, line) in file.lines.enumerated() where !Self.isComment(line) {
            for word in starting {
                #expect(!line.contains(word), "\(file.path):\(number + 1): \(word)")
            }
        }
    }

    @Test(arguments: SourceTree.sources)
    func `a foreign type is in no API`(file: SourceTree.File) {
        let own = ["LiaisonCore", "LiaisonWire", "LiaisonStore", "Logging"]
        for line in file.lines where line.hasPrefix("package import ") {
            #expect(own.contains { line.hasSuffix(" " + $0) }, "\(file.path): \(line)")
        }
    }

    @Test(arguments: SourceTree.tests.filter { $0.path.hasSuffix("Tests.swift") })
    func `a file of tests has tests`(file: SourceTree.File) {
        #expect(file.text.contains("@Test"))
        #expect(!file.text.contains("func test"))
    }

    /// Nothing names the machine it was written on, or a package host.
    @Test func `no file names a path of one machine`() throws {
        let places = ["/" + "work/", "/opt/" + "swift", "/root" + "/", "r-" + "seed"]
        let all =
            SourceTree.sources + SourceTree.tests
            + ["systemd", "etc", ".ci"].flatMap { SourceTree.files(under: $0, ending: "") }
        #expect(all.count > 50)
        for file in all {
            for place in places {
                #expect(!file.text.contains(place), "\(file.path) names \(place)")
            }
        }
    }

    @Test func `the top level holds what the design lists`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.path)
        let allowed: Set = ["Package.swift", "Sources", "Tests", "systemd", "etc", "README.md"]
        for name in names where !name.hasPrefix(".") && name != "Package.resolved" {
            #expect(allowed.contains(name), "\(name) stands at the top level")
        }
    }

    private static func isComment(_ line: Substring) -> Bool {
        line.drop { $0 == " " }.hasPrefix("//")
    }
}
