import Foundation
import LiaisonTestKit
import Testing

/// The client's tests against daemons in the sandbox of the unit that ships.
@Suite(
    .enabled(if: BootedHost.whyNot == nil, "SKIPPED: \(BootedHost.whyNot ?? "")"), .serialized)
struct HostUnitTests {
    @Test func `R44 every test of the client passes against daemons in the unit's sandbox`() throws
    {
        let host = try SandboxedRun.host()
        let run = try SandboxedRun.run(on: host)
        let passed = run.output.firstMatch(of: /Test run with (\d+) tests .*passed/)?.1
        #expect(run.status == 0, "\(SandboxedRun.failures(in: run.output))")
        // A filter that fits nothing would pass too.
        #expect(try Int(#require(passed)) ?? 0 > 150)
        print("in the unit's sandbox: \(passed ?? "no") tests passed")
    }

    /// Tries what no line of the daemon does: memory to write and to execute, a system call of
    /// @resources, a socket of the Internet. Prints the error of each, 0 for none.
    private static let probe = """
        import mmap, os, socket
        def tried(attempt):
            try: attempt()
            except OSError as error: return error.errno
            return 0
        print(tried(lambda: mmap.mmap(-1, 4096, prot=7)),
              tried(lambda: os.setpriority(os.PRIO_PROCESS, 0, 1)),
              tried(lambda: socket.socket(socket.AF_INET)))
        """

    @Test func `R44 the sandbox refuses with an error, and without its directives nothing does`()
        throws
    {
        let host = try SandboxedRun.host()
        func tried(in unit: ShippedUnit?) throws -> String {
            let wrapper = unit?.wrapper(named: "liaison-probe.service") ?? []
            let words = (wrapper + ["python3", "-c", Self.probe]).map { "'\($0)'" }
            return try host.succeed(words.joined(separator: " "))
        }
        let unit = SandboxedRun.unit(of: host)
        #expect(try tried(in: unit) == "\(EPERM) \(EPERM) \(EAFNOSUPPORT)\n")
        #expect(try tried(in: unit.without("SystemCallFilter")) == "\(EPERM) 0 \(EAFNOSUPPORT)\n")
        #expect(
            try tried(in: unit.without("MemoryDenyWriteExecute", "RestrictAddressFamilies"))
                == "0 \(EPERM) 0\n")
        #expect(try tried(in: nil) == "0 0 0\n")
    }
}

/// What a test's daemon has of the unit.
@Suite struct ShippedUnitTests {
    static let unit = ShippedUnit(file: Project.path("systemd/liaisond.service"))

    @Test func `a test's daemon has every directive of the unit but those with a reason`() {
        let wrapper = Self.unit.wrapper(named: "x")
        for (name, value) in Self.unit.directives where ShippedUnit.differing[name] == nil {
            #expect(wrapper.contains("--property=\(name)=\(value)"))
        }
        let names = Self.unit.directives.map(\.name)
        #expect(Set(ShippedUnit.differing.keys).subtracting(names).sorted() == [])
        // From there on the file is about the sandbox alone.
        let sandbox = names.drop { $0 != "NoNewPrivileges" }
        #expect(sandbox.count > 30 && sandbox.allSatisfy { ShippedUnit.differing[$0] == nil })
    }

    @Test func `a daemon outside the unit is found to be confined by nothing`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        #expect(ShippedUnit.confines(daemon.pid) == (ShippedUnit.inForce != nil))
    }

    @Test func `every suite and test that is left out of the sandbox exists`() throws {
        let directory = Project.path("Tests/LiaisonSystemTests")
        let text = try FileManager.default.contentsOfDirectory(atPath: directory)
            .map { try String(contentsOfFile: directory + "/" + $0, encoding: .utf8) }.joined()
        for name in Array(SandboxedRun.leftOut.keys) + SandboxedRun.experiments {
            let words = name.split(separator: "/")
            #expect(text.contains("struct \(words[0]) {"), "\(name)")
            #expect(words.count == 1 || text.contains("`\(words[1])`("), "\(name)")
        }
    }
}
