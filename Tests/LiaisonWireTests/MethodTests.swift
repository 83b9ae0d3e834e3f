import LiaisonTestKit
import LiaisonWire
import Testing

/// The fault of `params`, or nil.
private func fault(_ method: Method, _ params: JSONValue) -> WireFault? {
    do {
        try method.validate(params: params)
        return nil
    } catch {
        return error
    }
}

@Suite struct MethodTests {
    private static let names = Method.all.map(\.name)

    @Test func `the table lists what exists, each once`() {
        #expect(Set(Self.names).count == Self.names.count)
        #expect(Self.names.count == 97)
    }

    @Test(arguments: names)
    func `R11 every method takes its parameters and no others`(name: String) throws {
        let method = try #require(Method.named(name))
        #expect(fault(method, ParameterSamples().whole(method.params)) == nil)
        #expect(fault(method, ParameterSamples().least(method.params)) == nil)
        let members = try #require(ParameterSamples().whole(method.params).members)
        let unknown = fault(method, .object(members + [JSONMember("surplus", 1)]))
        #expect(unknown?.type == .paramsInvalid)
        #expect(unknown?.path == "params.surplus")
    }

    @Test(arguments: names)
    func `every required parameter is missed by name`(name: String) throws {
        let method = try #require(Method.named(name))
        for parameter in method.params where parameter.presence == .required {
            let fault = fault(
                method, ParameterSamples().whole(method.params.filter { $0.name != parameter.name })
            )
            #expect(fault?.type == .paramsInvalid)
            #expect(fault?.path == "params.\(parameter.name)")
        }
    }

    @Test(arguments: names)
    func `R05 a mistyped parameter is -32602 with its path`(name: String) throws {
        let method = try #require(Method.named(name))
        for wrong in ParameterSamples().wrongs(method.params) {
            let fault = fault(method, wrong)
            #expect(fault?.type.code == -32_602, "\(wrong.text.prefix(80))")
            #expect(fault?.path?.hasPrefix("params.") == true)
        }
    }

    @Test func `a path points into lists and objects`() throws {
        let method = try #require(Method.named("import.rows"))
        let rows: JSONValue = [
            ["row": 0, "cells": ["a"]], ["row": 1, "cells": ["a", 2]],
        ]
        #expect(fault(method, ["import": "i", "rows": rows])?.path == "params.rows[1].cells[1]")
    }

    @Test func `a name that looks like data is not repeated in the path`() throws {
        let method = try #require(Method.named("daemon.ping"))
        #expect(fault(method, ["张三": 1])?.path == "params.?")
    }

    @Test func `leap days are days only in leap years`() throws {
        let method = try #require(Method.named("attendance.record"))
        #expect(fault(method, ["member": "x", "on": "2028-02-29"]) == nil)
        #expect(fault(method, ["member": "x", "on": "2000-02-29"]) == nil)
        #expect(fault(method, ["member": "x", "on": "2100-02-29"]) != nil)
    }

    @Test(arguments: names)
    func `a change needs a key and a reading does not`(name: String) throws {
        let method = try #require(Method.named(name))
        let line = Request.line(
            id: RequestID(1), method: name,
            params: ParameterSamples().least(method.params)
        ).dropLast()
        guard case .request(let request) = Incoming(line: Array(line)) else {
            Issue.record("no request")
            return
        }
        var type: ErrorType?
        do { try request.validate() } catch { type = error.type }
        #expect(type == (method.mutates ? .idempotencyMissing : nil))
    }

    @Test func `describe tells the limits that were configured`() {
        var limits = ServerLimits()
        limits.idle = 1_234
        let told = Method.describe(limits)["limits"]
        #expect(told?["idle_ms"] == 1_234)
        #expect(told?["line_bytes"] == 262_144)
        for row in ServerLimits.table {
            #expect(told?[row.name]?.integer == limits[keyPath: row.path])
        }
    }

    @Test func `R12 describe lists exactly the table, in valid JSON`() throws {
        let value = try JSONScanner.parse(Method.describe(ServerLimits()).encoded())
        #expect(value == Method.describe(ServerLimits()))
        #expect(value["methods"]?.array?.compactMap { $0["name"]?.string } == Self.names)
        #expect(value["errors"]?.array?.count == ErrorType.allCases.count)
    }

    @Test(arguments: names)
    func `R12 the described parameters are those that the validation takes`(name: String) throws {
        let method = try #require(Method.named(name))
        let described = try #require(
            Method.describe(ServerLimits())["methods"]?.array?.first {
                $0["name"]?.string == name
            }?["params"])
        var check = SchemaCheck(describe: Method.describe(ServerLimits()))
        let whole = ParameterSamples().whole(method.params)
        #expect(check.faults(of: whole, against: described, at: name) == [])
        // What JSON Schema can say of a wrong value, it says; days that no month has it cannot.
        for wrong in ParameterSamples().wrongs(method.params)
        where check.faults(of: wrong, against: described, at: name).isEmpty {
            let hasOddDate = ["-29", "-31", "-13", "-00", "0226-", "1899-"]
                .contains { wrong.text.contains($0) }
            #expect(hasOddDate, "\(wrong.text.prefix(120))")
        }
    }

    @Test func `R12 every shape is referred to, and every reference is one`() {
        let text = Method.describe(ServerLimits()).text
        let referred = Set(text.matches(of: /#\/shapes\/([a-z-]+)/).map { String($0.1) })
        #expect(referred == Set(SharedShape.allCases.map(\.rawValue)))
    }

    @Test func `R14 every error says what it means, and every method's errors are listed`() {
        for type in ErrorType.allCases {
            #expect(type.meaning.hasSuffix("."))
            #expect(type.rawValue.wholeMatch(of: /[a-z]+(\.[a-z_]+)?/) != nil)
        }
        #expect(Set(ErrorType.allCases.map(\.meaning)).count == ErrorType.allCases.count)
        for method in Method.all {
            #expect(Set(method.allErrors).count == method.allErrors.count, "\(method.name)")
        }
    }

    /// The names of these parameters and of all within them.
    private static func names(in parameters: [Parameter]) -> [String] {
        parameters.flatMap { [$0.name] + names(in: $0.kind) }
    }

    private static func names(in kind: Parameter.Kind) -> [String] {
        switch kind {
        case .object(let members): names(in: members)
        case .list(let kind, _): names(in: kind)
        default: []
        }
    }

    @Test func `R30 no parameter at any level is a path or a command`() {
        let banned: Set = [
            "path", "file", "filename", "directory", "dir", "folder", "command", "cmd", "exec",
            "program", "script", "shell", "url", "uri", "socket", "host", "env", "argv", "args",
        ]
        for method in Method.all {
            for name in Self.names(in: method.params) {
                let words = Set(name.split(separator: "_").map(String.init))
                #expect(words.isDisjoint(with: banned), "\(method.name) \(name)")
            }
        }
    }
}
