import Foundation
import LiaisonClient
import LiaisonTestKit
import Testing

/// What is wrong in a file is said in Chinese too, whatever the daemon finds.
@Suite struct FaultFormTests {
    /// A text of a Swift source, or several joined by `+`; what is put into it may hold texts.
    private static let text = {
        let put = #"\\\((?:[^()"]|"[^"]*"|\((?:[^()]|\([^()]*\))*\))*\)"#
        let one = #""(?:\#(put)|\\.|[^"\\])*""#
        return #"(\#(one)(?:\s*\+\s*\#(one))*)"#
    }()

    /// Where the daemon's readers of files say what is wrong.
    private static let places = [
        #"blame\(\s*(?:line: )?[^,\n]+,\s*\#(text)\s*\)"#, #"message(?: =|:)\s*\#(text)"#,
        #"FileFault\(\s*\.syntax,\s*\#(text)"#, #"\{\n\s*\#(text)\n\s*\}"#,
        #"case \.(?:looser|notBefore|national|unverified|zone\(let name\)|group\(let name\)):\s*\#(text)"#,
    ]

    private static func sentences() throws -> [String] {
        let sources = ["Configuration", "ExitStatus.swift"].map {
            Project.path("Sources/LiaisonDaemon/\($0)")
        }
        let folder = try FileManager.default.contentsOfDirectory(atPath: sources[0])
        var found: [String] = []
        for path in folder.sorted().map({ "\(sources[0])/\($0)" }) + [sources[1]] {
            let source = try String(contentsOfFile: path, encoding: .utf8)
            for place in places {
                let matches = source.matches(of: try Regex(place, as: (Substring, Substring).self))
                found += matches.map { sentence($0.output.1) }
            }
        }
        return found
    }

    /// The sentence of a text in a source; what is put into it stands as `x`, a word before it not at
    /// all.
    private static func sentence(_ text: Substring) -> String {
        String(text.dropFirst().dropLast()).replacing(#/"\s*\+\s*"/#, with: "")
            .replacing(#"\(what)"#, with: "")
            .replacing(#/\\\((?:[^()"]|"[^"]*"|\((?:[^()]|\([^()]*\))*\))*\)/#, with: "x")
            .replacing(#"\""#, with: "\"")
    }

    @Test func `every sentence that the readers of files have has its Chinese`() throws {
        let sentences = try Self.sentences()
        #expect(sentences.count > 45, "\(sentences.count)")
        for sentence in sentences {
            #expect(FaultForm.chinese(sentence) != nil, "\(sentence)")
        }
        #expect(FaultForm.chinese("something that no reader says") == nil)
    }

    @Test func `what differs stands where it belongs, and the place stays`() {
        #expect(
            FaultForm.chinese("\"weekly\" is not one of year, half-year, quarter, month")
                == "“weekly”不可用，只能是：year、half-year、quarter、month")
        #expect(
            FaultForm.chinese(line: "a.toml:12: rule[0].period: must be from 1 to 120")
                == "a.toml:12: rule[0].period: 应在 1 至 120 之间")
        #expect(
            FaultForm.chinese(line: "a.toml:3: syntax error: expected a, found b: c")
                == "a.toml:3: 不是正确的 TOML：expected a, found b: c")
        #expect(FaultForm.chinese(line: "a.toml:3: no such form") == "a.toml:3: no such form")
    }

    @Test func `the commands that check files say it in the reader's language`() throws {
        let daemon = try TestDaemon()
        try daemon.start()
        let broken = try daemon.directory.write(
            "pack = \"x\"\n\n[[rule]]\nid = 3\n", to: "broken.toml")
        let checked = try daemon.ctl("rules", "check", broken, language: "zh").output
        #expect(checked.contains("broken.toml:4: rule[0].id: 应为引号中的文字"), "\(checked)")
        #expect(!checked.contains("must be"))
        let compared = try daemon.ctl("rules", "diff", broken, language: "zh").errors
        #expect(compared.contains("rule[0].id：应为引号中的文字"), "\(compared)")
        #expect(
            try daemon.ctl("rules", "check", broken).output.contains("must be a text in quotes"))
    }
}
