import LiaisonTestKit
import LiaisonWire
import Testing

/// A client in another language, written from the protocol's document.
@Suite struct OtherClientTests {
    @Test func `the Python client does an office's errands`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let today = try #require(try daemon.call("daemon.status")["today"]?.string)
        let run = try Command.run(
            "/usr/bin/env",
            ["python3", Project.path("Tests/Clients/office.py"), daemon.socket, today],
            environment: ["PYTHONIOENCODING": "utf-8"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            run.output == """
                replayed True True
                members True
                contact True True
                refused member.not_found

                """)
    }
}
