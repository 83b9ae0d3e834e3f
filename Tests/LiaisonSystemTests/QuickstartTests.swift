import LiaisonTestKit
import Testing

@Suite struct QuickstartTests {
    @Test func `the quickstart goes from a ledger to a reminder by the timer, and ends with 0`()
        throws
    {
        let run = try Command.run(
            Project.path("systemd/quickstart.sh"), ["--once", "--skip-build"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("work reminder: items are due"))
        // The duty moved.
        #expect(run.output.contains("已办结  定期联系"))
        #expect(run.output.contains("下次  定期联系"))
    }

    @Test func `an unknown argument is refused with the usage`() throws {
        let run = try Command.run(Project.path("systemd/quickstart.sh"), ["--twice"])
        #expect(run.status == 64)
        #expect(run.errors.contains("--once"))
    }
}
