import Foundation
import LiaisonTestKit
import Testing

/// What ships holds no fault point and no control of an experiment.
@Suite struct ReleaseTests {
    /// The names that switch a fault on, from the source that defines them.
    static func faults() throws -> [String] {
        try faults(of: "liaisond") + faults(of: "liaisonctl")
    }

    static func faults(of program: String) throws -> [String] {
        let files = [
            "liaisond": "Sources/LiaisonDaemon/Engine/Fault.swift",
            "liaisonctl": "Sources/liaisonctl/Fault.swift",
        ]
        let file = try #require(files[program])
        let source = try String(contentsOfFile: Project.path(file), encoding: .utf8)
        return source.matches(of: /case \w+ = "([^"]+)"/).map { String($0.1) }
    }

    static func isWord(_ word: String, in program: String) throws -> Bool {
        let status = try Command.run(
            "/usr/bin/env", ["grep", "-q", "-a", "-F", "-e", word, program]
        ).status
        try #require(status < 2, "\(program) is not built")
        return status == 0
    }

    @Test(arguments: ["liaisond", "liaisonctl"])
    func `a release binary holds no fault point`(program: String) throws {
        let faults = try Self.faults()
        #expect(faults.count >= 2)
        for word in ["LIAISON_FAULT"] + faults {
            let isThere = try Self.isWord(word, in: Project.release(program))
            #expect(!isThere, "\(word) is in \(program)")
        }
    }

    @Test(arguments: ["liaisond", "liaisonctl"])
    func `the scan finds every fault point in the debug binary`(program: String) throws {
        for word in ["LIAISON_FAULT"] + (try Self.faults(of: program)) {
            #expect(word.utf8.count > 12)
            #expect(try Self.isWord(word, in: Project.debug(program)), "\(word) is not found")
        }
    }
}
