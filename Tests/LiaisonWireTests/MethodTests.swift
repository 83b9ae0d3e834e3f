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
        #expect(Self.names.count == 43)
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

    @Test func `R30 no parameter is a path or a command`() {
        for method in Method.all {
            for parameter in method.params {
                #expect(!["path", "file", "command", "directory"].contains(parameter.name))
            }
        }
    }
}
