import Foundation
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// Completion in three shells out of one command.
@Suite struct CompletionTests {
    private let daemon: TestDaemon

    init() throws {
        daemon = try TestDaemon()
        try daemon.start()
        try daemon.call("org.add", ["name": "青石村党支部", "kind": "branch"])
        try daemon.call(
            "staff.add", ["name": "雷思岚", "role": "liaison", "channel": "manual"])
        for name in ["崔悦", "崔远山", "李伟"] {
            try daemon.call("member.add", ["name": .string(name), "branch": "青石村党支部"])
        }
    }

    /// What `__complete` answers a shell, without the meanings.
    private func words(_ shell: String, _ typed: [String], socket: String? = nil) throws -> [String]
    {
        let run = try Ctl.run(["__complete", shell] + typed, socket: socket ?? daemon.socket)
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        return run.output.split(separator: "\n").map {
            String($0.prefix { $0 != "\t" })
        }
    }

    @Test func `commands, options, values and names complete where they stand`() throws {
        #expect(try words("fish", ["ag"]) == ["agenda"])
        #expect(try words("fish", ["help", "mem"]) == ["member"])
        #expect(
            try words("fish", ["member", ""]) == ["list", "show", "add", "set", "find", "history"])
        #expect(try words("fish", ["contact", "崔悦", "--r"]) == ["--result"])
        #expect(
            try words("fish", ["contact", "崔悦", "--by", ""])
                == ["phone", "visit", "message", "meeting", "video"])
        #expect(try words("fish", ["contact", "崔悦", "--by=ph"]) == ["--by=phone"])
        // An option given is not offered again.
        #expect(try words("fish", ["contact", "崔悦", "--by", "phone", "--by"]).isEmpty)
        #expect(try words("fish", ["completion", ""]) == ["bash", "zsh", "fish"])
        #expect(try words("fish", ["import", "ta"]) == [":files"])
        #expect(try words("fish", ["--lang", "z"]) == ["zh"])
    }

    @Test func `names come from the daemon`() throws {
        #expect(try Set(words("zsh", ["member", "show", "崔"])) == ["崔悦", "崔远山"])
        #expect(try words("zsh", ["agenda", "--for", "雷"]) == ["雷思岚"])
        #expect(try words("zsh", ["agenda", "--org=青"]) == ["--org=青石村党支部"])
        let handles = try words("zsh", ["why", "m-"])
        #expect(handles.count == 3)
        #expect(handles.allSatisfy { $0.hasPrefix("m-") })
        // The socket is the one of the line, not the one of the environment.
        let other = try words(
            "zsh", ["--socket", daemon.socket, "member", "show", "李"], socket: Ctl.nowhere)
        #expect(other == ["李伟"])
    }

    @Test func `a daemon that is away or says nothing leaves the prompt alone`() throws {
        #expect(try words("bash", ["member", "show", "崔"], socket: Ctl.nowhere).isEmpty)
        let silent = try ScriptedServer([[.wait]])
        #expect(try words("bash", ["member", "show", "崔"], socket: silent.path).isEmpty)
        let mute = try ScriptedServer([[.say(ScriptedServer.hello()), .wait, .wait]])
        #expect(try words("bash", ["member", "show", "崔"], socket: mute.path).isEmpty)
        #expect(try Ctl.run(["__complete"]).output.isEmpty)
        #expect(try Ctl.run(["__complete", "tcsh", "a"]).output.isEmpty)
    }

    @Test func `call completes methods, their params and their words out of the method table`()
        throws
    {
        for method in LiaisonWire.Method.all where method.name.hasPrefix("contact") {
            #expect(try words("fish", ["call", "conta"]).contains(method.name))
        }
        let params = try words("fish", ["call", "contact.record", ""])
        let table = LiaisonWire.Method.named("contact.record")?.params ?? []
        #expect(params == table.map { $0.name + "=" })
        #expect(
            try words("fish", ["call", "contact.record", "member=崔悦", "by=v"])
                == ["by=visit", "by=video"])
        #expect(
            try !words("fish", ["call", "contact.record", "by=phone", ""]).contains("by="))
        #expect(try words("fish", ["call", "contact.record", "member=崔悦"]) == ["member=崔悦"])
        #expect(try words("fish", ["member", "set", "崔悦", "sta"]) == ["standing="])
        #expect(
            try words("fish", ["member", "set", "崔悦", "standing=p"]) == ["standing=probationary"])
    }

    @Test func `what call takes as NAME=VALUE is what it takes as JSON`() throws {
        let pairs = try daemon.ctl("call", "contact.record", "member=崔悦", "by=phone", "note=12")
        #expect(pairs.status == 0, "\(pairs.errors)")
        let json = try daemon.ctl("call", "member.list", "limit=2", "--json")
        #expect(try JSON.value(json.output)["members"]?.array?.count == 2)
        let object = try daemon.ctl("call", "member.list", #"{"limit":2}"#, "--json")
        #expect(object.output == json.output)
    }

    // MARK: The scripts

    @Test(arguments: CompletingShell.allCases)
    func `R68 the shell itself finds no fault in its script`(shell: CompletingShell) throws {
        try requireShell(shell.rawValue)
        let script = try Ctl.run(["completion", shell.rawValue])
        #expect(script.status == 0)
        let directory = try TemporaryDirectory()
        let file = try directory.write(script.output, to: "script")
        let check = try Command.run("/usr/bin/env", [shell.rawValue, "-n", file])
        #expect(check.status == 0, "\(check.errors)")
        #expect(check.errors.isEmpty)
        // The check sees: a script that does not end its function is found out.
        let broken = try directory.write("f() {\nfunction g\nwhile", to: "broken")
        #expect(try Command.run("/usr/bin/env", [shell.rawValue, "-n", broken]).status != 0)
    }

    /// Fails where the shell is not installed: `Tests/run.sh` installs all three.
    private func requireShell(_ name: String) throws {
        let found = try Command.run("/bin/sh", ["-c", "command -v \(name)"]).status == 0
        try #require(found, "\(name) is not installed; Tests/run.sh installs it")
    }

    /// bash's own word splitting, then its completion function, as readline calls it.
    private func bash(_ typed: [String]) throws -> [String] {
        let directory = try TemporaryDirectory()
        let script = try Ctl.run(["completion", "bash"])
        let file = try directory.write(script.output, to: "script")
        let quoted = typed.map { "'\($0)'" }.joined(separator: " ")
        let run = try Command.run(
            "/bin/bash",
            [
                "-c",
                """
                source \(file)
                complete -p liaisonctl >/dev/null || exit 3
                COMP_WORDS=("$0" \(quoted)); COMP_CWORD=\(typed.count)
                _liaisonctl
                printf '%s\\n' "${COMPREPLY[@]}"
                """, Ctl.program,
            ], environment: ["LIAISON_SOCKET": daemon.socket, "LIAISON_LANG": "zh"])
        #expect(run.status == 0, "\(run.errors)")
        return run.output.split(separator: "\n").map(String.init)
    }

    @Test func `bash's own function gives the words`() throws {
        #expect(try bash(["ag"]) == ["agenda"])
        #expect(try bash(["contact", "崔悦", "--res"]) == ["--result"])
        #expect(try Set(bash(["member", "show", "崔"])) == ["崔悦", "崔远山"])
        // bash takes --by=ph for three words, and replaces the last.
        #expect(try bash(["contact", "崔悦", "--by", "=", "ph"]) == ["phone"])
        #expect(
            try bash(["contact", "崔悦", "--by", "="])
                == ["phone", "visit", "message", "meeting", "video"])
        #expect(try bash(["call", "contact.record", "by", "=", "vi"]) == ["visit", "video"])
        #expect(try bash(["nonsense", ""]).isEmpty)
        try daemon.call("org.add", ["name": "Red Hill $x", "kind": "branch"])
        #expect(try bash(["agenda", "--org", "Red"]) == [#"Red\ Hill\ \$x"#])
    }

    @Test func `fish and zsh ask in their own way and get the words`() throws {
        try requireShell("fish")
        try requireShell("zsh")
        let directory = try TemporaryDirectory()
        let environment = [
            "LIAISON_SOCKET": daemon.socket, "LIAISON_LANG": "zh", "HOME": directory.path,
            "LC_ALL": "C.UTF-8",
        ]
        try directory.write(try Ctl.run(["completion", "fish"]).output, to: "fish")
        let path = (Ctl.program as NSString).deletingLastPathComponent
        let fish = try Command.run(
            "/usr/bin/env",
            [
                "fish", "--no-config", "-c",
                """
                set -x PATH \(path) $PATH; source \(directory.path)/fish
                complete -C 'liaisonctl contact 崔悦 --by '
                complete -C 'liaisonctl member show 崔'
                """,
            ], environment: environment)
        for word in ["phone\t电话", "video\t视频", "崔悦\tm-", "崔远山\tm-"] {
            #expect(fish.output.contains(word), "\(fish.output) \(fish.errors)")
        }
        try directory.write(try Ctl.run(["completion", "zsh"]).output, to: "_liaisonctl")
        // zsh's functions run only inside its editor: what they are given is caught.
        let zsh = try Command.run(
            "/usr/bin/env",
            [
                "zsh", "-f", "-c",
                """
                compdef() { }
                _describe() { print -rl -- "${(@P)2}" "extra:${*[3,-1]}" }
                source \(directory.path)/_liaisonctl
                words=(\(Ctl.program) call contact.record by=v); CURRENT=4
                _liaisonctl
                words=(\(Ctl.program) call contact.record sta); CURRENT=4
                _liaisonctl
                words=(\(Ctl.program) contact 崔悦 --by ''); CURRENT=5
                _liaisonctl
                """,
            ], environment: environment)
        for line in ["by=visit:", "started_by=:Who began it.", "extra:-S ", "phone:电话"] {
            #expect(
                zsh.output.split(separator: "\n").contains { $0.hasPrefix(line) },
                "\(line): \(zsh.output) \(zsh.errors)")
        }
    }
}
