import Glibc
import LiaisonClient
import LiaisonWire

/// Work that is done without the daemon running: `liaisond` itself does it, started from here.
struct Offline {
    /// The daemon's configuration file, which says where the roll is.
    let configuration: String
    /// Whose answer it is.
    let session: Session

    /// The configuration file of the shipped unit.
    static let defaultConfiguration = "/etc/liaison/liaison.toml"

    /// What `liaisond` printed, or why it did not do it.
    func run(_ arguments: [String]) throws -> JSONValue {
        let program = try Self.program()
        let (output, status) = try Self.run(
            [program, "--config", configuration] + arguments)
        guard let report = try? JSONScanner.parse(output) else {
            // What is wrong with the configuration it has said on standard error.
            throw LocalFailure.offlineFailed(program, status)
        }
        session.adopt(report)
        guard let error = report["error"] else { return report }
        throw LocalFailure.offline(OfflineFault(error, status: status))
    }

    /// `liaisond` of the same installation: beside this program, or where packages put it.
    private static func program() throws -> String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = readlink("/proc/self/exe", &buffer, Int(PATH_MAX))
        let own = String(decoding: buffer.prefix(max(count, 0)).map(UInt8.init), as: UTF8.self)
        let directory = own.lastIndex(of: "/").map { String(own[..<$0]) } ?? "."
        let places = [
            directory + "/liaisond", directory + "/../sbin/liaisond", "/usr/local/sbin/liaisond",
            "/usr/sbin/liaisond",
        ]
        guard let place = places.first(where: { access($0, X_OK) == 0 }) else {
            throw LocalFailure.offlineFailed("liaisond", 127)
        }
        return place
    }

    /// Runs a program to its end: its standard output, and its exit status as a shell gives it.
    private static func run(_ words: [String]) throws -> (output: [UInt8], status: Int32) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw LocalFailure.offlineFailed(words[0], 126) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child: pid_t = 0
        let failure = posix_spawn(&child, words[0], &actions, nil, &arguments, environ)
        close(ends[1])
        defer { close(ends[0]) }
        guard failure == 0 else { throw LocalFailure.offlineFailed(words[0], 126) }
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(ends[0], &chunk, chunk.count)
            if count > 0 {
                output += chunk[..<count]
            } else if count == 0 || errno != EINTR {
                break
            }
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        // WEXITSTATUS and WTERMSIG of wait(2), which are macros.
        let signal = status & 0x7F
        return (output, signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
    }
}
