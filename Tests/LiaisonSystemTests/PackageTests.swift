import Foundation
import LiaisonTestKit
import Testing

/// The Debian package that `systemd/package.sh` makes of the release build.
@Suite(
    .enabled(if: BuiltPackage.whyNot == nil, "SKIPPED: \(BuiltPackage.whyNot ?? "")"), .serialized)
struct PackageTests {
    @Test func `the same programs give the same package and bundle, byte for byte`() throws {
        let made = try BuiltPackage.paths()
        let elsewhere = try TemporaryDirectory()
        // Another day, another zone, another language, another mask, another order of files.
        let again = try Command.run(
            "/bin/sh",
            [
                "-c", "umask 077; cd / && exec \"$0\" --skip-build --bundle \"$1\"",
                Project.path("systemd/package.sh"), elsewhere.path,
            ], environment: ["TZ": "Asia/Tokyo", "LANG": "de_DE.UTF-8"])
        #expect(again.status == 0, "\(again.errors)")
        for path in [made.package, made.bundle] {
            let name = (path as NSString).lastPathComponent
            let other = elsewhere.path + "/" + name
            #expect(try Command.run("/usr/bin/cmp", [path, other]).status == 0, "\(name)")
        }
    }

    @Test func `lintian has nothing to say but what is listed with a reason`() throws {
        #expect(try BuiltPackage.complaints(BuiltPackage.paths().package) == [])
        let overrides = try String(
            contentsOfFile: Project.path("systemd/debian/lintian-overrides"), encoding: .utf8)
        var isExplained = false
        for line in overrides.split(separator: "\n", omittingEmptySubsequences: false) {
            let isTag = line.hasPrefix("liaison: ")
            #expect(!isTag || isExplained, "\(line) has no reason above it")
            isExplained = line.hasPrefix("# ") || isTag && isExplained
        }
    }

    /// A package with something else in it: `change` is a shell's words in its unpacked tree.
    static func changed(_ change: String, in directory: TemporaryDirectory) throws -> String {
        let file = directory.path + "/changed.deb"
        let run = try Command.run(
            "/bin/sh",
            [
                "-c",
                "dpkg-deb -R \"$0\" \"$1/tree\" && cd \"$1/tree\" && \(change) && "
                    + "dpkg-deb --root-owner-group -Zgzip -z1 -b . \"$2\"",
                try BuiltPackage.paths().package, directory.path, file,
            ])
        guard run.status == 0 else { throw BuiltPackage.Failed(errors: run.errors) }
        return file
    }

    /// The control.
    @Test(arguments: [
        "chmod 0777 usr/bin/liaisonctl", "rm usr/share/doc/liaison/copyright",
        "gunzip usr/share/man/man8/liaisond.8.gz",
        "rm usr/share/lintian/overrides/liaison", "sed -i /headings/d DEBIAN/conffiles",
    ])
    func `a package that is not in order is found out`(change: String) throws {
        let directory = try TemporaryDirectory()
        #expect(try BuiltPackage.complaints(Self.changed(change, in: directory)) != [])
    }

    @Test func `the package holds what the layout says, as root's`() throws {
        let lines = try BuiltPackage.contents(BuiltPackage.paths().package)
        #expect(lines.count > 40)
        for line in lines { #expect(line.contains(" root/root "), "\(line)") }
        let names = lines.map { $0.split(separator: " ").last.map(String.init) ?? "" }
        let units = try FileManager.default.contentsOfDirectory(atPath: Project.path("systemd"))
            .filter { $0.contains(/\.(service|socket|timer|catalog)$/) }
        for path in [
            "usr/sbin/liaisond", "usr/bin/liaisonctl", "usr/lib/sysusers.d/liaison.conf",
            "usr/lib/tmpfiles.d/liaison.conf", "usr/share/man/man8/liaisond.8.gz",
            "usr/share/bash-completion/completions/liaisonctl",
            "usr/share/zsh/vendor-completions/_liaisonctl",
            "usr/share/fish/vendor_completions.d/liaisonctl.fish", "etc/liaison/liaison.toml",
            "etc/liaison/rules.d/mobile-members.toml",
        ]
            + units.map({
                "usr/lib/systemd/\($0.hasSuffix(".catalog") ? "catalog" : "system")/\($0)"
            })
        {
            #expect(names.contains("./" + path), "\(path)")
        }
        // The roll is made by the first start, never by a package.
        #expect(!names.contains { $0.hasPrefix("./var") || $0.hasPrefix("./usr/local") })
    }

    @Test func `every file below etc is the administrator's to change`() throws {
        let package = try BuiltPackage.paths().package
        let listed = try Command.run(
            "/usr/bin/env", ["dpkg-deb", "--info", package, "conffiles"]
        ).output.split(separator: "\n").map(String.init).sorted()
        let present = try BuiltPackage.contents(package)
            .compactMap { $0.firstMatch(of: /\ \.(\/etc\/.*[^\/])$/).map { String($0.1) } }.sorted()
        #expect(listed == present && listed.count >= 6, "\(listed)")
    }

    @Test func `the package names what it needs, and the version that the programs have`() throws {
        let control = try Command.run(
            "/usr/bin/env", ["dpkg-deb", "--field", try BuiltPackage.paths().package]
        ).output
        for need in ["libc6 (>= ", "libsqlite3-0 (>= ", "systemd (>= 252)", "tzdata"] {
            #expect(control.contains(need), "\(control)")
        }
        let version = try Command.run(Project.release("liaisond"), ["--version"]).output
        #expect(control.contains("Version: \(version)"))
        #expect(!control.contains(/@[A-Z]+@/), "\(control)")
    }

    @Test func `a wrong argument is refused, and so is what is not built`() throws {
        let script = Project.path("systemd/package.sh")
        #expect(try Command.run(script, ["--bundel"]).status == 64)
        let directory = try TemporaryDirectory()
        _ = try Command.run("/bin/cp", ["-r", Project.path("systemd"), directory.path])
        let run = try Command.run(directory.path + "/systemd/package.sh", ["--skip-build"])
        #expect(run.status == 1 && run.errors.contains("is not built"), "\(run.errors)")
    }
}
