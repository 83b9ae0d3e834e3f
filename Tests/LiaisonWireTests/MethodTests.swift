import LiaisonWire
import Testing

/// A value the kind takes.
private func sample(_ kind: Parameter.Kind) -> JSONValue {
    switch kind {
    case .text, .reference, .requestID: "x"
    case .date: "2026-11-24"
    case .month: "2026-08"
    case .integer(let range): .integer(range.lowerBound)
    case .boolean: true
    case .oneOf(let words): .string(words[0])
    case .list(let kind, _): [sample(kind)]
    case .object(let parameters): samples(parameters)
    }
}

private func samples(_ parameters: [Parameter]) -> JSONValue {
    .object(parameters.map { JSONMember($0.name, sample($0.kind)) })
}

/// Values the kind does not take.
private func wrongs(_ kind: Parameter.Kind) -> [JSONValue] {
    switch kind {
    case .text(let range):
        [1, nil, .string(String(repeating: "x", count: range.upperBound + 1))]
    case .reference: [1, nil, "", .string(String(repeating: "x", count: 201))]
    case .requestID:
        [nil, true, .number("1.0"), [], .string(String(repeating: "x", count: 65))]
    case .date:
        [
            1, "", "2026-1-1", "2026-02-29", "2026-13-01", "2026-00-01", "2026-04-31",
            "2026-11-24T00:00", "0226-11-24", "2026/11/24", "1900-02-29", "２026-11-24",
        ]
    case .month: [1, "2026", "2026-13", "2026-00", "2026-8", "2026-08-01", "1899-12"]
    case .integer(let range):
        [
            "1", .number("1.0"), .number("1e1"), nil, .integer(range.lowerBound - 1),
            .integer(range.upperBound + 1), .number("99999999999999999999"),
        ]
    case .boolean: ["true", 1, nil]
    case .oneOf: ["no such word", 1, nil, ""]
    case .list(let kind, let max):
        [1, nil, .object([]), .array(Array(repeating: sample(kind), count: max + 1))]
            + wrongs(kind).prefix(2).map { [sample(kind), $0] }
    case .object(let parameters):
        [1, nil, [], ["no_such_member": 1]]
            + parameters.filter { $0.presence == .required }.map { required in
                samples(parameters.filter { $0.name != required.name })
            }
    }
}

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
        #expect(Self.names.count == 45)
    }

    @Test(arguments: names)
    func `R11 every method takes its parameters and no others`(name: String) throws {
        let method = try #require(Method.named(name))
        #expect(fault(method, samples(method.params)) == nil)
        let required = method.params.filter { $0.presence == .required }
        #expect(fault(method, samples(required)) == nil)
        let members = try #require(samples(method.params).members)
        let unknown = fault(method, .object(members + [JSONMember("surplus", 1)]))
        #expect(unknown?.type == .paramsInvalid)
        #expect(unknown?.path == "params.surplus")
    }

    @Test(arguments: names)
    func `every required parameter is missed by name`(name: String) throws {
        let method = try #require(Method.named(name))
        for parameter in method.params where parameter.presence == .required {
            let fault = fault(method, samples(method.params.filter { $0.name != parameter.name }))
            #expect(fault?.type == .paramsInvalid)
            #expect(fault?.path == "params.\(parameter.name)")
        }
    }

    @Test(arguments: names)
    func `R05 a mistyped parameter is -32602 with its path`(name: String) throws {
        let method = try #require(Method.named(name))
        for parameter in method.params {
            for wrong in wrongs(parameter.kind) {
                let members = method.params.map { other in
                    JSONMember(
                        other.name, other.name == parameter.name ? wrong : sample(other.kind))
                }
                let fault = fault(method, .object(members))
                #expect(fault?.type.code == -32_602, "\(parameter.name) \(wrong)")
                #expect(fault?.path?.hasPrefix("params.\(parameter.name)") == true)
            }
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
            params: samples(method.params.filter { $0.presence == .required })
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
