import Foundation
import LiaisonTestKit
import LiaisonWire
import Testing

/// Within a major version there are only additions: what `liaison.describe` said at a minor version
/// stands beside that version's conversations, and every later one keeps to it.
@Suite struct VersioningTests {
    private static let root = Project.path("Tests/Transcripts")
    private static let minors =
        ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? [])
        .filter { $0.first?.isNumber == true }.sorted()
    private static let present = "\(ProtocolVersion.major).\(ProtocolVersion.minor)"

    private static func path(_ minor: String) -> String { "\(root)/\(minor)/describe.json" }

    /// A line for each method, error, shape and limit, so that a change can be read.
    private static func document(_ described: JSONValue) -> String {
        let parts = (described.members ?? []).map { part in
            let lines =
                part.value.array.map { $0.map(\.text) }
                ?? (part.value.members ?? []).map {
                    "\(JSONValue.string($0.name).text):\($0.value.text)"
                }
            let (open, close) = part.value.array == nil ? ("{", "}") : ("[", "]")
            return "\"\(part.name)\":\(open)\n\(lines.joined(separator: ",\n"))\n\(close)"
        }
        return "{\n\(parts.joined(separator: ",\n"))\n}\n"
    }

    /// With `LIAISON_REWRITE=1` in the environment the present version's is written anew; once it is
    /// released, its minor number is raised instead.
    @Test func `R13 the present version's description is the one that is kept`() throws {
        let right = Self.document(Method.describe())
        if ProcessInfo.processInfo.environment["LIAISON_REWRITE"] == "1" {
            try right.write(toFile: Self.path(Self.present), atomically: true, encoding: .utf8)
        }
        let kept = try String(contentsOfFile: Self.path(Self.present), encoding: .utf8)
        #expect(kept == right, "run this test with LIAISON_REWRITE=1, and read the change")
    }

    @Test(arguments: minors)
    func `R13 nothing that a minor version described is taken back`(minor: String) throws {
        let earlier = try JSON.value(
            try String(contentsOfFile: Self.path(minor), encoding: .utf8))
        #expect((earlier["methods"]?.array?.count ?? 0) > 30)
        #expect(DescribeAgreement.faults(from: earlier, to: Method.describe()) == [])
    }

    /// A description with a part of its text replaced.
    private static func changed(_ old: String, _ new: String) throws -> JSONValue {
        let text = Method.describe().text
        let range = try #require(text.range(of: old), "\(old)")
        return try JSON.value(text.replacingCharacters(in: range, with: new))
    }

    @Test(arguments: [
        (#""name":"daemon.ping""#, #""name":"daemon.pong""#, "methods.daemon.ping: gone"),
        (#""role":"reader""#, #""role":"admin""#, ".role: another"),
        (#""mutates":false"#, #""mutates":true"#, ".mutates: another"),
        (
            #""type":"member.not_found","code":1004"#, #""type":"member.not_found","code":1005"#,
            ".code: another"
        ),
        (#""maximum":500"#, #""maximum":400"#, ".maximum: narrower"),
        (#""x-maxBytes":200"#, #""x-maxBytes":199"#, ".x-maxBytes: narrower"),
        (#""enum":["phone","visit""#, #""enum":["phone""#, ".enum: \"visit\" gone"),
        (
            #""required":["name","kind"]"#, #""required":["name","kind","parent"]"#,
            ".parent: asked for"
        ),
        (#""is_cut":{"type":"boolean""#, #""is_cut":{"type":"string""#, ".is_cut.type: another"),
        (
            #""required":["members","is_cut","cursor"]"#, #""required":["members","cursor"]"#,
            ".required: \"is_cut\" gone"
        ),
        (#""kind":"org.added""#, #""kind":"org.made""#, "events.org.added: gone"),
        (
            #""name":"liaison.goodbye""#, #""name":"liaison.bye""#,
            "notifications.liaison.goodbye: gone"
        ),
        (#""in_flight":16,"#, "", "limits.in_flight: gone"),
        (#""resume_after":"#, #""resume_at":"#, ".resume_after: gone"),
        (#""deadline_ms":"#, #""deadline":"#, "meta.deadline_ms: gone"),
    ])
    func `R13 what is taken back is found out`(old: String, new: String, fault: String) throws {
        let faults = DescribeAgreement.faults(
            from: Method.describe(), to: try Self.changed(old, new))
        #expect(faults.contains { $0.hasSuffix(fault) }, "\(faults)")
    }

    @Test(arguments: [
        (#""maximum":500"#, #""maximum":600"#),
        (#""enum":["phone","visit""#, #""enum":["phone","letter","visit""#),
        (#""properties":{"time":{"#, #""properties":{"more":{"type":"string"},"time":{"#),
        (#""deprecated":false"#, #""deprecated":true"#),
        (#""summary":"Whether the service answers.""#, #""summary":"Another sentence.""#),
        (#""errors":["params.invalid""#, #""errors":["later.one","params.invalid""#),
        (#""in_flight":16,"#, #""in_flight":32,"more":1,"#),
    ])
    func `R13 an addition is none`(old: String, new: String) throws {
        let faults = DescribeAgreement.faults(
            from: Method.describe(), to: try Self.changed(old, new))
        #expect(faults == [])
    }
}
