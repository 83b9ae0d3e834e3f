import LiaisonClient
import LiaisonCore
import LiaisonTestKit
import LiaisonWire
import Testing

@Suite struct LayoutEventTests {
    static let chinese = Layout(Texts(.chinese), .plain)
    static let english = Layout(Texts(.english), .plain)

    @Test func `every kind of event has its word in both languages`() {
        for kind in EventKind.allCases {
            for language in [Language.chinese, .english] {
                let word = Texts(language).term(.event, kind.rawValue)
                #expect(word != kind.rawValue && !word.isEmpty, "\(kind)")
            }
        }
    }

    @Test func `a contact that settles a duty is one line with name, handle and title`() throws {
        let event = try JSON.value(
            """
            {"at": "2026-11-24T03:10:22Z", "kind": "contact.recorded",
             "also": ["duty.changed", "dues.recorded"], "subject": "m-7K3Q9XZ4", "uid": 1000,
             "facts": ["f-12"], "fulfilled": [{"duty": "d-7", "rule": "C1"}],
             "opened": [{"duty": "d-8", "rule": "C1"}]}
            """
        )
        let names = ["m-7K3Q9XZ4": "测试甲"]
        let line = Self.chinese.event(event, names: names, titles: ["C1": "定期联系"])
        #expect(line.hasSuffix("联系、党费  测试甲  m-7K3Q9XZ4  已办结 定期联系  操作用户 1000"))
        let bare = Self.english.event(event, names: [:], titles: [:])
        #expect(bare.hasSuffix("contact, dues  m-7K3Q9XZ4  Settled: C1  by uid 1000"))
    }

    @Test func `what only the duties of somebody did is said in full`() throws {
        let event = try JSON.value(
            """
            {"at": "2026-11-24T03:10:22Z", "kind": "duty.changed", "subject": "m-7K3Q9XZ4",
             "superseded": [{"duty": "d-7", "rule": "C1"}],
             "opened": [{"duty": "d-8", "rule": "C1"}]}
            """
        )
        let line = Self.english.event(event, names: [:], titles: [:])
        #expect(line.hasSuffix("duties changed  m-7K3Q9XZ4  Superseded: C1  Opened: C1"))
    }

    @Test func `a control character in a name does not reach the terminal`() throws {
        let event = try JSON.value(#"{"kind": "member.added", "subject": "m-7K3Q9XZ4"}"#)
        let line = Self.english.event(event, names: ["m-7K3Q9XZ4": "a\u{1B}[2J"], titles: [:])
        #expect(!line.contains("\u{1B}"))
    }
}
