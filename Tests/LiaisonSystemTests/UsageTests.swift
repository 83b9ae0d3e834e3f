import LiaisonClient
import LiaisonTestKit
import LiaisonWire
import Testing

/// A wrong command line: what failed, why, what to do; 64.
@Suite struct UsageTests {
    struct Line: Sendable, CustomTestStringConvertible {
        let words: String
        let fault: String
        let chinese: String
        let english: String
        var testDescription: String { words }
    }

    static let lines = [
        Line(
            words: "agneda", fault: "unknown_command", chinese: "是不是要用 liaisonctl agenda？",
            english: "did you mean `liaisonctl agenda`?"),
        Line(
            words: "find 崔", fault: "unknown_command", chinese: "是不是要用 liaisonctl member find？",
            english: "did you mean `liaisonctl member find`?"),
        Line(
            words: "member sho", fault: "unknown_command",
            chinese: "没有“member sho”这个命令；是不是要用 liaisonctl member show？",
            english: "did you mean `liaisonctl member show`?"),
        Line(
            words: "help foo", fault: "unknown_command", chinese: "没有“foo”这个命令",
            english: "there is no command \"foo\""),
        Line(
            words: "contact m-1 --bye phone", fault: "unknown_option", chinese: "是不是要写 --by？",
            english: "did you mean --by?"),
        Line(
            words: "contact m-1 --by", fault: "missing_value", chinese: "请写成 --by 方式",
            english: "write --by WAY"),
        Line(
            words: "leave m-1 --on --to x", fault: "missing_value", chinese: "--on 后面缺少内容",
            english: "--on needs a value"),
        Line(
            words: "contact m-1 --by fone", fault: "bad_value", chinese: "是不是要写 phone？",
            english: "did you mean phone?"),
        Line(
            words: "agenda --days ten", fault: "bad_value", chinese: "一个整数",
            english: "a whole number"),
        Line(
            words: "status --timeout 0", fault: "bad_value", chinese: "1 至 86400 秒",
            english: "1 to 86400 seconds"),
        Line(words: "status --lang fr", fault: "bad_value", chinese: "zh、en", english: "zh or en"),
        Line(
            words: "member show", fault: "missing_argument",
            chinese: "请写成 liaisonctl member show 人员",
            english: "write `liaisonctl member show MEMBER"),
        Line(
            words: "contact m-1", fault: "missing_argument", chinese: "缺少 --by",
            english: "--by is missing"),
        Line(
            words: "status now", fault: "unexpected_argument", chinese: "多出了“now”",
            english: "has no use for \"now\""),
        Line(
            words: "status --json=yes", fault: "unexpected_value", chinese: "请只写 --json",
            english: "write --json alone"),
    ]

    @Test(arguments: lines)
    func `a wrong line is one sentence in both languages with what to do`(line: Line) throws {
        let words = line.words.split(separator: " ").map(String.init)
        // The language is asked for by the environment: a flag could be the fault itself.
        let chinese = try Ctl.run(words, environment: ["LIAISON_LANG": "zh"])
        #expect(chinese.status == 64)
        #expect(chinese.output.isEmpty)
        #expect(chinese.errors.contains(line.chinese), "\(chinese.errors)")
        #expect(chinese.errors.split(separator: "\n").count == 1)
        let json = try Ctl.run(["--json"] + words, environment: ["LIAISON_LANG": "zh"])
        #expect(json.status == 64)
        #expect(json.output.isEmpty)
        let data = try JSON.value(json.errors)["data"]
        #expect(data?["type"] == "client.usage")
        #expect(data?["details"]?["fault"]?.string == line.fault)
        // Starting the program once more would say the same: the object's message is the English.
        let english = try JSON.value(json.errors)["message"]?.string ?? ""
        #expect(english.contains(line.english), "\(english)")
    }

    /// The parser decides; our reading of the line explains. Where the two part, people would read
    /// the parser's own English, so for every command both are asked.
    @Test func `the reading of a line agrees with the parser about every command`() throws {
        let tree = try Ctl.tree()
        for command in tree.all where command.commands.isEmpty && command.key != "help" {
            let right = Self.complete(command)
            #expect(CommandReading(right, in: tree).faultAtEnd == nil, "\(right)")
            let accepted = try Ctl.run(right)
            #expect(accepted.status != 64, "\(right): \(accepted.errors)")
            let asks = command.arguments.contains { !$0.isOptional && $0.kind != .flag }
            guard asks else { continue }
            let short = try Ctl.run(command.path + ["--json"])
            let details = try JSON.value(short.errors)["data"]?["details"]
            #expect(short.status == 64, "\(command.key)")
            #expect(details?["fault"] == "missing_argument", "\(command.key): \(short.errors)")
        }
    }

    /// The shortest line of a command that the client accepts.
    static func complete(_ command: CommandTree) -> [String] {
        var words = command.path
        for argument in command.arguments where !argument.isOptional && argument.kind != .flag {
            if argument.kind == .option { words.append(argument.name) }
            words.append(argument.values.first ?? Self.samples[argument.key] ?? "x")
        }
        // People can be named in other ways too, so the declaration does not ask for them.
        let people = command.positionals.first { ["members", "items"].contains($0.key) }
        return words + (people == nil ? [] : ["x"]) + (further[command.key] ?? [])
    }

    /// What fits arguments that are not any text.
    private static let samples = ["fields": "name=x", "hours": "1", "year": "2026"]

    /// What the commands themselves ask for, of several options at least one.
    static let further = [
        "assign": ["y"], "org set": ["--name", "x"], "staff set": ["--name", "x"],
        "import": ["--apply", "x"],
    ]

    @Test func `what the commands themselves refuse is said in both languages`() throws {
        for (words, chinese, english) in [
            ("agenda --for a --org b", "不能同时用", "give only one"),
            ("attend", "或用 --file", "--file"),
            ("attend a --all-but b", "--branch 一起用", "goes with --branch"),
            ("attend a --branch b", "三种办法选一种", "--branch"),
            ("leave --on 2026-11-20 --to x --reason y", "写出人员，或用 --file", "give --file"),
            (
                "leave a --file b --on 2026-11-20 --to x --reason y", "两种办法选一种",
                "in one way"
            ),
            ("assign a", "最后写联络人", "then the liaison"),
            ("org set o-1", "请至少写一项：--name", "give one or more of --name"),
            ("staff set s-1", "请至少写一项", "give one or more"),
            ("import", "二者取一", "give either"),
            ("member set m-1 phone", "phone=13900000000", "phone=13900000000"),
            ("call member.get m-1", "名称=内容", "NAME=VALUE"),
        ] {
            let typed = words.split(separator: " ").map(String.init)
            let zh = try Ctl.run(typed, environment: ["LIAISON_LANG": "zh"])
            #expect(zh.status == 64)
            #expect(zh.errors.contains(chinese), "\(zh.errors)")
            let en = try Ctl.run(typed + ["--lang", "en"])
            #expect(en.errors.contains(english), "\(en.errors)")
        }
    }
}
