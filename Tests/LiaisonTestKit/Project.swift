import Foundation

/// Where the project's files and its built programs are.
package enum Project {
    /// Where the tests run on a host (`SandboxedRun`) the project lies elsewhere than where it was built.
    static let root =
        ProcessInfo.processInfo.environment["LIAISON_PROJECT"].map { URL(filePath: $0) }
        ?? URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// A file of the project.
    package static func path(_ relative: String) -> String { root.appending(path: relative).path }

    /// A program of the debug build, which has fault points and controls.
    package static func debug(_ program: String) -> String { path(".build/debug/\(program)") }

    /// A program of the release build, which is what ships.
    package static func release(_ program: String) -> String { path(".build/release/\(program)") }
}

/// Which rules a test is played with.
package enum RulePacks {
    /// Few, and always the same.
    package static let tested = "Tests/Rules"
    /// What ships.
    package static let shipped = "etc/rules.d"

    /// The rungs of each rule of the packs in a folder, by rule.
    static func ladders(in folder: String) throws -> [String: Set<String>] {
        var ladders: [String: Set<String>] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: Project.path(folder)) {
            let text = try String(
                contentsOfFile: Project.path("\(folder)/\(name)"), encoding: .utf8)
            for rule in text.components(separatedBy: "\n[[rule]]\n").dropFirst() {
                guard let id = rule.firstMatch(of: /(?m)^id = "([^"]+)"/)?.1 else { continue }
                ladders[String(id)] = Set(
                    rule.matches(of: /(?m)^name = "([^"]+)"/).map { String($0.1) })
            }
        }
        return ladders
    }
}

/// A directory that is gone with the value.
package final class TemporaryDirectory: Sendable {
    package let path: String

    package init() throws {
        let url = FileManager.default.temporaryDirectory
            .appending(path: "liaison-test-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and gives its path.
    @discardableResult
    package func write(_ text: String, to name: String) throws -> String {
        let file = path + "/" + name
        try FileManager.default.createDirectory(
            atPath: (file as NSString).deletingLastPathComponent,
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: URL(filePath: file))
        return file
    }

    /// A copy of etc with some text replaced in liaison.toml.
    ///
    /// - Parameter rules: the packs; those of the tests unless the test is about the shipped ones.
    package func configuration(
        _ edits: [(String, String)] = [], rules: String = RulePacks.tested
    ) throws -> String {
        let directory = path + "/etc"
        if !FileManager.default.fileExists(atPath: directory) {
            try FileManager.default.copyItem(atPath: Project.path("etc"), toPath: directory)
            try FileManager.default.removeItem(atPath: directory + "/rules.d")
            try FileManager.default.copyItem(
                atPath: Project.path(rules), toPath: directory + "/rules.d")
        }
        let file = directory + "/liaison.toml"
        var text = try String(contentsOfFile: file, encoding: .utf8)
        for (old, new) in edits {
            guard text.contains(old) else { throw MissingText(text: old) }
            text = text.replacingOccurrences(of: old, with: new)
        }
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        return file
    }

    /// A test wants to replace what is not there.
    package struct MissingText: Error { package let text: String }
}
