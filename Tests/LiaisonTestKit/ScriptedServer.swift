import Glibc
import LiaisonClient
import LiaisonWire
import Synchronization

/// A server that does, on a thread of its own, what a script says: one list of steps for each
/// connection, one after the other.
package final class ScriptedServer: Sendable {
    package enum Step: Sendable {
        /// Sends this line.
        case say(String)
        /// Reads one line and answers with this, where `ID` stands for the request's id.
        case answer(String)
        /// Reads so many lines and answers them in reverse with their methods.
        case reverse(Int)
        /// Waits until the client is gone.
        case wait
    }

    package let path: String
    private let script: Script

    /// The socket could not be made.
    package struct Unavailable: Error {}

    package init(_ connections: [[Step]]) throws {
        let path = "/tmp/liaison-test-\(getpid())-\(newKey()).sock"
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard status == 0, listen(listener, 8) == 0 else { throw Unavailable() }
        self.path = path
        let script = Script(listener: listener, connections: connections)
        self.script = script
        var thread = pthread_t()
        let started = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<Script>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, Unmanaged.passRetained(script).toOpaque())
        guard started == 0 else { throw Unavailable() }
        pthread_detach(thread)
    }

    /// A greeting of this major version of the protocol or another.
    package static func hello(major: Int = 1, minor: Int = 0, language: String = "en") -> String {
        #"""
        {"jsonrpc":"2.0","method":"liaison.hello","params":{"version":"0.1.0","role":"admin",\#
        "protocol":{"major":\#(major),"minor":\#(minor)},"language":"\#(language)"}}
        """#
    }

    /// Waits until a line of the client was read.
    package func waitForRequest() {
        while script.requests.load(ordering: .acquiring) == 0 { sched_yield() }
    }

    deinit {
        script.stop()
        unlink(path)
    }

    private final class Script: Sendable {
        /// Nil once it is closed: its number may be another test's by then.
        private let listener: Mutex<Int32?>
        private let connections: [[Step]]
        /// Lines read so far.
        let requests = Atomic<Int>(0)

        init(listener: Int32, connections: [[Step]]) {
            self.listener = Mutex(listener)
            self.connections = connections
        }

        /// Wakes the thread when it still waits for a connection; it closes the descriptor.
        func stop() {
            listener.withLock { if let listener = $0 { shutdown(listener, Int32(SHUT_RDWR)) } }
        }

        func run() {
            for steps in connections {
                guard let listener = listener.withLock({ $0 }) else { return }
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0 else { break }
                for step in steps { perform(step, descriptor) }
                close(descriptor)
            }
            listener.withLock { listener in
                if let listener { close(listener) }
                listener = nil
            }
        }

        private func perform(_ step: Step, _ descriptor: Int32) {
            switch step {
            case .say(let line): say(line, descriptor)
            case .answer(let answer):
                guard let request = readLine(descriptor) else { return }
                let key = request["params"]?["meta"]?["key"]?.text ?? "null"
                say(
                    answer.replacing("ID", with: request["id"]?.text ?? "null")
                        .replacing("KEY", with: key), descriptor)
            case .reverse(let count):
                let requests = (0..<count).compactMap { _ in readLine(descriptor) }
                for request in requests.reversed() {
                    let id = request["id"]?.text ?? ""
                    let method = request["method"]?.text ?? ""
                    say(#"{"jsonrpc":"2.0","id":\#(id),"result":{"m":\#(method)}}"#, descriptor)
                }
            case .wait: _ = readLine(descriptor)
            }
        }

        private func say(_ line: String, _ descriptor: Int32) {
            let bytes = Array((line + "\n").utf8)
            _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        }

        private func readLine(_ descriptor: Int32) -> JSONValue? {
            var line: [UInt8] = []
            var byte: UInt8 = 0
            while recv(descriptor, &byte, 1, 0) == 1 {
                if byte == 0x0A {
                    requests.add(1, ordering: .releasing)
                    return try? JSONScanner.parse(line)
                }
                line.append(byte)
            }
            return nil
        }
    }
}
