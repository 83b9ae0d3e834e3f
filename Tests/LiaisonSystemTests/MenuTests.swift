import Foundation
import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// `liaisonctl` alone on a terminal: for people who do not know the commands.
@Suite struct MenuTests {
    private let daemon: TestDaemon

    init() throws {
        daemon = try TestDaemon()
        try daemon.start()
        try daemon.call("org.add", ["name": "青石村党支部", "kind": "branch"])
        try daemon.call("org.add", ["name": "松岭村党支部", "kind": "branch"])
        for (name, branch) in [("崔悦", "青石村党支部"), ("李伟", "青石村党支部"), ("李伟", "松岭村党支部")] {
            try daemon.call("member.add", ["name": .string(name), "branch": .string(branch)])
        }
    }

    private func menu(_ language: String = "zh", program: [String]? = nil) throws -> PseudoTerminal
    {
        let command = program ?? [Ctl.program]
        return try PseudoTerminal(
            command[0], Array(command.dropFirst()),
            environment: [
                "LIAISON_SOCKET": daemon.socket, "LIAISON_LANG": language, "TERM": "dumb",
            ], lines: 200)
    }

    private func history(_ member: String) throws -> [JSONValue] {
        try daemon.call("member.history", ["member": .string(member)])["entries"]?.array ?? []
    }

    @Test func `a departure, a call and a return are recorded by answering questions`() throws {
        let today = try #require(try daemon.call("daemon.status")["today"]?.string)
        let menu = try menu()
        try menu.wait(for: "请输入数字：")
        menu.type("3\n")
        try menu.wait(for: "是谁？")
        menu.type("崔悦\n")
        try menu.wait(for: "直接回车为今天 \(today)")
        menu.type("昨天\n")
        try menu.wait(for: "日期请写成 2026-11-24 这样。")
        menu.type("2026年3月5日\n")
        try menu.wait(for: "去哪里了？")
        menu.type("浙江省杭州市\n")
        try menu.wait(for: "  1  务工")
        menu.type("\n")
        let command = "liaisonctl leave 崔悦 --on 2026-03-05 --to 浙江省杭州市 --reason 务工"
        try menu.wait(for: "下次可以直接输入：\(command)")
        menu.type("y\n")
        try menu.wait(for: "已记录  崔悦")
        try menu.wait(for: "请输入数字：")

        menu.type("2\n")
        try menu.wait(for: "是谁？")
        menu.type("崔悦\n")
        try menu.wait(for: "怎样联系的？")
        menu.type("\n")
        try menu.wait(for: "结果怎样？")
        menu.type("\n")
        try menu.wait(for: "哪一天？")
        menu.type("\n")
        try menu.wait(for: "将要记录：崔悦  青石村党支部")
        try menu.wait(for: "电话  已联系上  \(today)")
        try menu.wait(for: "下次可以直接输入：liaisonctl contact 崔悦 --by phone\r\n")
        menu.type("是\n")
        try menu.wait(for: "已记录  崔悦")
        try menu.wait(for: "请输入数字：")

        menu.type("4\n")
        try menu.wait(for: "是谁？")
        menu.type("崔悦\n")
        try menu.wait(for: "哪一天？")
        menu.type("\n")
        try menu.wait(for: "liaisonctl return 崔悦\r\n")
        menu.type("y\n")
        try menu.wait(for: "已记录  崔悦")
        try menu.wait(for: "请输入数字：")
        menu.type("0\n")
        #expect(try menu.end() == 0)
        let recorded = try history("崔悦").compactMap { $0["what"]?.string }
        #expect(recorded.contains("absence.open"))
        #expect(recorded.contains("contact.record"))
        #expect(recorded.contains("absence.close"))
    }

    @Test func `who of several is meant is chosen by number, and a no records nothing`() throws {
        let menu = try menu()
        try menu.wait(for: "请输入数字：")
        menu.type("2\n")
        try menu.wait(for: "是谁？")
        menu.type("无此人\n")
        try menu.wait(for: "名册中没有这个人")
        try menu.wait(for: "是谁？")
        menu.type("李伟\n")
        try menu.wait(for: "不止一人相符：")
        let list = try menu.wait(for: "是哪一位？")
        let second = try #require(list.split(separator: "\r\n").first { $0.contains("  2  ") })
        let handle = try #require(
            second.split(separator: " ").first { $0.hasPrefix("m-") }.map(String.init))
        let branch = second.contains("青石村") ? "青石村党支部" : "松岭村党支部"
        menu.type("9\n")
        try menu.wait(for: "没有这个数字")
        menu.type("2\n")
        try menu.wait(for: "怎样联系的？")
        menu.type("2\n")
        try menu.wait(for: "结果怎样？")
        menu.type("2\n")
        try menu.wait(for: "哪一天？")
        menu.type("2026.3.9\n")
        try menu.wait(for: "将要记录：李伟  \(branch)  \(handle)  走访  未联系上  2026-03-09")
        let typed = "contact \(handle) --by visit --result not-reached --on 2026-03-09"
        try menu.wait(for: "liaisonctl \(typed)\r\n")
        try menu.wait(for: "对吗？")
        menu.type("\n")
        try menu.wait(for: "没有记录。")
        let before = try history(handle).count
        try menu.wait(for: "请输入数字：")
        menu.type("0\n")
        #expect(try menu.end() == 0)
        #expect(try history(handle).count == before)
        #expect(try !history(handle).contains { $0["what"] == "contact.record" })
        // What was shown can be typed, and does what was shown.
        let run = try Ctl.run(typed.split(separator: " ").map(String.init), socket: daemon.socket)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try history(handle).contains { $0["what"] == "contact.record" })
    }

    @Test func `the questions about the roll are answered, in English too`() throws {
        let menu = try menu("en")
        try menu.wait(for: "Number: ")
        menu.type("1\n")
        try menu.wait(for: "Nothing to do today")
        try menu.wait(for: "Number: ")
        menu.type("7\n")
        try menu.wait(for: "There is no such number")
        menu.type("5\n")
        try menu.wait(for: "Nothing is unknown about anybody.")
        try menu.wait(for: "Number: ")
        menu.type("6\n")
        try menu.wait(for: "Who?")
        menu.type("崔\n")
        try menu.wait(for: "Next time you can type: liaisonctl member show 崔\r\n")
        try menu.wait(for: "青石村党支部")
        try menu.wait(for: "Number: ")
        menu.type("3\n")
        try menu.wait(for: "Who?")
        menu.type("\n")
        try menu.wait(for: "Number: ")
        menu.type("0\n")
        #expect(try menu.end() == 0)
    }

    @Test func `the end of input leaves cleanly wherever it comes`() throws {
        for answers in [[], ["2"], ["2", "崔悦"], ["2", "李伟"], ["3", "崔悦", ""]] {
            let menu = try menu()
            try menu.wait(for: "请输入数字：")
            for answer in answers {
                menu.type(answer + "\n")
                try menu.wait(for: "：")
            }
            menu.type("\u{4}")
            #expect(try menu.end() == 0)
            #expect(menu.shown.hasSuffix("\r\n"))
        }
    }

    @Test func `Ctrl-C leaves at once, as a shell expects, on a line of its own`() throws {
        let menu = try menu(program: [
            "/bin/sh", "-c", "trap : INT; \"$0\"; echo status=$?", Ctl.program,
        ])
        try menu.wait(for: "请输入数字：")
        menu.type("\u{3}")
        let end = try menu.wait(for: "status=130")
        #expect(end.contains("\r\nstatus=130"))
        #expect(try menu.end() == 0)
    }

    @Test func `in English to leave is what members do, and the menu is quit`() throws {
        let menu = try menu("en")
        let shown = try menu.wait(for: "Number: ")
        #expect(shown.contains("3  somebody left"))
        #expect(shown.contains("0  quit"))
        menu.type("0\n")
        #expect(try menu.end() == 0)
    }

    @Test func `without a terminal the commands of every day are printed`() throws {
        let run = try Ctl.run([], socket: daemon.socket, environment: ["LIAISON_LANG": "zh"])
        #expect(run.status == 0)
        #expect(run.output.contains("liaisonctl agenda"))
        #expect(run.output.contains("有人回来了"))
        #expect(!run.output.contains("请输入数字"))
    }

    @Test func `a daemon that is away is said, and the menu stays`() throws {
        daemon.stop()
        let menu = try PseudoTerminal(
            Ctl.program, ["--timeout", "1"],
            environment: ["LIAISON_SOCKET": Ctl.nowhere, "LIAISON_LANG": "zh", "TERM": "dumb"])
        try menu.wait(for: "请输入数字：")
        menu.type("1\n")
        try menu.wait(for: "连不上 liaisond")
        try menu.wait(for: "请输入数字：")
        menu.type("0\n")
        #expect(try menu.end() == 0)
    }
}
