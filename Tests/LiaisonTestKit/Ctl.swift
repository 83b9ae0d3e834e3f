package import LiaisonClient
import LiaisonWire

/// liaisonctl without a daemon of its own.
package enum Ctl {
    package static let program = Project.debug("liaisonctl")

    /// A socket that nobody can listen on, its path being too long: waiting cannot help, so the
    /// client gives up at once.
    package static let nowhere = "/nonexistent/" + String(repeating: "x", count: 200)

    /// What the dump of the parser was not.
    package struct NoTree: Error {}

    /// The commands as a program declares them: this one, or the daemon.
    package static func tree(of program: String = program) throws -> CommandTree {
        let dump = try Command.run(program, ["--experimental-dump-help"])
        guard let tree = CommandTree(dump: try JSON.value(dump.output)) else { throw NoTree() }
        return tree
    }

    /// Runs it; nobody listens unless a socket is given.
    package static func run(
        _ arguments: [String], socket: String = nowhere,
        environment: [String: String] = [:], input: String? = nil
    ) throws -> Command {
        try Command.run(
            program, arguments,
            environment: ["LIAISON_SOCKET": socket].merging(environment) { _, new in new },
            input: input)
    }
}
