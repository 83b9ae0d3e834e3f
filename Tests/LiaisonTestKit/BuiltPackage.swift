import Foundation

/// The package and the offline bundle of the release build, made once for all tests of a process.
package enum BuiltPackage {
    /// Why none can be made here; nil when one can.
    package static let whyNot: String? = {
        for tool in ["dpkg-deb", "dpkg-shlibdeps", "lintian", "strip", "objdump"] {
            guard (try? Command.run("/usr/bin/env", ["which", tool]))?.status == 0 else {
                return "\(tool) is not installed"
            }
        }
        for program in ["liaisond", "liaisonctl"]
        where !FileManager.default.isExecutableFile(atPath: Project.release(program)) {
            return "\(program) is not built for release"
        }
        return nil
    }()

    /// Making it failed, with what it said.
    package struct Failed: Error {
        package let errors: String
        package init(errors: String) { self.errors = errors }
    }

    /// Runs `package.sh` on the programs that are built.
    package static func make(
        _ arguments: [String] = [], in directory: String, environment: [String: String] = [:]
    ) throws -> Command {
        try Command.run(
            Project.path("systemd/package.sh"), ["--skip-build"] + arguments + [directory],
            environment: environment)
    }

    /// Paths of the package and of the bundle.
    package static func paths() throws -> (package: String, bundle: String) { try made.get() }

    private static let made = Result<(package: String, bundle: String), any Error> {
        let directory = Project.path(".build/package-of-tests")
        try? FileManager.default.removeItem(atPath: directory)
        let run = try make(["--bundle"], in: directory)
        guard run.status == 0 else { throw Failed(errors: run.errors) }
        let names = try FileManager.default.contentsOfDirectory(atPath: directory)
        func path(_ ending: String) throws -> String {
            guard let name = names.first(where: { $0.hasSuffix(ending) }) else {
                throw Failed(errors: "no \(ending) in \(names)")
            }
            return directory + "/" + name
        }
        return (try path(".deb"), try path(".tar.gz"))
    }

    /// The files of a package, each with its mode and owner.
    package static func contents(_ package: String) throws -> [String] {
        try Command.run("/usr/bin/env", ["dpkg-deb", "--contents", package]).output
            .split(separator: "\n").map(String.init)
    }

    /// What lintian(1) says about a package: warnings and errors, and nothing that is overridden.
    package static func complaints(_ package: String) throws -> [String] {
        try Command.run(
            "/usr/bin/env",
            [
                "lintian", "--no-cfg", "--allow-root", "--fail-on", "none", "--tag-display-limit",
                "0", package,
            ]
        ).output.split(separator: "\n").map(String.init)
            .filter { $0.hasPrefix("E:") || $0.hasPrefix("W:") }
    }
}
