import Foundation
import LiaisonTestKit
import Testing

/// The bundle for machines without a network, and what `install.sh --offline` refuses. All on a host of
/// its own, which has no network: what is not refused would be installed.
@Suite(
    .enabled(if: BuiltPackage.whyNot == nil, "SKIPPED: \(BuiltPackage.whyNot ?? "")"),
    .enabled(if: BootedHost.whyNot == nil, "SKIPPED: \(BootedHost.whyNot ?? "")"), .serialized)
struct BundleTests {
    /// A host with the bundle unpacked below /opt/bundle.
    private static func host() throws -> BootedHost {
        let host = try BootedHost()
        let bundle = try BuiltPackage.paths().bundle
        try FileManager.default.copyItem(atPath: bundle, toPath: host.file("/opt/bundle.tar.gz"))
        try host.succeed(
            "mkdir /opt/bundle && tar -xzf /opt/bundle.tar.gz -C /opt/bundle --strip-components 1")
        return host
    }

    private static let install = "/opt/bundle/install.sh --offline /opt/bundle"

    @Test func `a bundle says what is in it, from where and under which licence`() throws {
        let directory = try TemporaryDirectory()
        let run = try Command.run(
            "/usr/bin/env",
            [
                "tar", "-xzf", try BuiltPackage.paths().bundle, "-C", directory.path,
                "--strip-components", "1",
            ])
        #expect(run.status == 0, "\(run.errors)")
        let components = try String(
            contentsOfFile: directory.path + "/COMPONENTS", encoding: .utf8
        ).split(separator: "\n").dropFirst().map { $0.split(separator: "\t").map(String.init) }
        for row in components { #expect(row.count == 5 && !row.contains(""), "\(row)") }
        let named = Set(components.map { $0[0] })
        let resolved = try String(contentsOfFile: Project.path("Package.resolved"), encoding: .utf8)
        let pins = resolved.matches(of: /"location" : "[^"]*\/([^"\/]+?)(?:\.git)?"/)
            .map { String($0.1) }
        #expect(pins.count >= 10)
        let sources = try FileManager.default.contentsOfDirectory(
            atPath: directory.path + "/sources")
        for name in pins {
            #expect(named.contains(name), "\(name)")
            #expect(sources.contains("\(name).tar.gz"), "\(name)")
        }
        #expect(named.isSuperset(of: ["liaison", "swift-runtime", "libsqlite3-0"]))
    }

    /// What is wrong with a bundle, as a shell's words in it, and what the refusal says.
    @Test(arguments: [
        ("printf x >>COMPONENTS", "not what was packed"),
        ("rm COMPONENTS", "not what was packed"),
        ("touch more", "does not list"),
        ("rm SHA256SUMS", "has no SHA256SUMS"),
        ("sed -i 's/^architecture=.*/architecture=riscv64/' REQUIREMENTS", "is for riscv64"),
        ("sed -i 's/^glibc=.*/glibc=9.1/' REQUIREMENTS", "glibc 2"),
        ("sed -i 's/^kernel=.*/kernel=99.0/' REQUIREMENTS", "is too old: 99.0 or newer"),
        ("sed -i 's/^systemd=.*/systemd=999/' REQUIREMENTS", "is too old: 999 or newer"),
        ("echo cpu=9 >>REQUIREMENTS", "asks for cpu"),
    ])
    func `a bundle that is not whole, or does not fit, is refused and changes nothing`(
        change: String, sentence: String
    ) throws {
        let host = try Self.host()
        // Its sums are right unless they are what is wrong.
        let isAboutSums = !change.contains("REQUIREMENTS")
        let sums =
            isAboutSums
            ? ":"
            : "find . -type f ! -name SHA256SUMS -printf '%P\\0' | xargs -0 sha256sum >../sums "
                + "&& mv ../sums SHA256SUMS"
        try host.succeed("cd /opt/bundle && \(change) && \(sums)")
        let run = try host.run(Self.install)
        #expect(run.status == 1, "\(run.output) \(run.errors)")
        #expect(run.errors.contains(sentence), "\(run.errors)")
        #expect(try host.run("test -e /usr/sbin/liaisond || test -e /etc/liaison").status != 0)
    }

    /// The control, and the same from the archive.
    @Test func `a bundle that is whole and fits is installed without a network`() throws {
        let host = try Self.host()
        #expect(try host.succeed("ls /sys/class/net") == "lo\n")
        let half = try host.run(
            "head -c 1000000 /opt/bundle.tar.gz >/opt/half.tar.gz; "
                + "/opt/bundle/install.sh --offline /opt/half.tar.gz")
        #expect(half.status == 1 && half.errors.contains("is no bundle, or not whole"))
        // What a small Debian lacks comes from the bundle.
        try host.succeed("dpkg --remove --force-depends libsqlite3-0")
        #expect(try host.run("setpriv --reuid=65534 --clear-groups \(Self.install)").status == 77)
        try host.succeed("/opt/bundle/install.sh --offline /opt/bundle.tar.gz")
        #expect(try host.succeed("liaisonctl status --json").contains(#""members":0"#))
        #expect(try host.run("/opt/liaison/systemd/install.sh --skip-build").status == 1)
        #expect(try host.run("ls /tmp | grep -c tmp\\.").output == "0\n")
    }
}
