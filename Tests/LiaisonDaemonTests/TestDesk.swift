import Dispatch
import LiaisonCore
import LiaisonDaemon
import LiaisonStore
import LiaisonTestKit
import LiaisonWire
import Synchronization

/// A desk without a socket, whose writer can be held up, so that a test decides what waits.
final class TestDesk {
    let desk: Desk
    let member: String
    private let store: TestStore
    private let id: MemberID
    /// Whether a test decides when the writer goes on.
    private var isHeld = false

    init() throws {
        store = try TestStore()
        id = try store.away(since: "2026-01-05", on: "2026-01-05")
        let zone = try Self.given(SystemZone(named: "Asia/Shanghai"))
        let now = Instant(milliseconds: Int64(day("2026-02-01").dayNumber) * 86_400_000)
        let engine = Engine(store: store.store, rules: TestRules.book, zone: zone) { now }
        desk = Desk(
            engine: engine,
            office: OfficeSettings(
                zone: "Asia/Shanghai", language: "zh", duesPayer: .member,
                digest: CivilTime(secondOfDay: 0),
                headings: HeadingSpellings(), abroad: PlacesAbroad([]), checkRules: { [] }),
            zone: zone
        )
        member = try Self.given(try store.store.member(id)?.handle)
    }

    /// Something a test takes for granted is not there.
    struct Missing: Error {}

    private static func given<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Missing() }
        return value
    }

    /// The contacts on record of the one member.
    var contacts: Int {
        get throws { try store.store.facts("contact", of: id) }
    }

    func caller(uid: UInt32 = 1_000) -> Caller {
        Caller(uid: uid, pid: 1, role: .admin, connection: 1, outlet: Outlet(bound: 1_000) {})
    }

    /// Keeps the writer busy while `body` runs; then waits until it has done what was asked.
    func whileWriting(_ body: () throws -> Void) throws {
        let isBusy = DispatchSemaphore(value: 0)
        let mayEnd = DispatchSemaphore(value: 0)
        let origin = Origin(uid: 0, pid: 0, method: "test", key: nil, fingerprint: [])
        let busy = Ticket(
            work: .release, origin: origin,
            encode: { _ in
                isBusy.signal()
                mayEnd.wait()
                return []
            })
        desk.engine.submit(busy) { _ in }
        isBusy.wait()
        isHeld = true
        let result = Result { try body() }
        isHeld = false
        mayEnd.signal()
        settle()
        try result.get()
    }

    /// Waits until the writer has done what was asked.
    private func settle() {
        let ended = DispatchSemaphore(value: 0)
        let origin = Origin(uid: 0, pid: 0, method: "test", key: nil, fingerprint: [])
        desk.engine.submit(Ticket(work: .release, origin: origin, encode: { _ in [] })) { _ in
            ended.signal()
        }
        ended.wait()
    }

    /// Asks for a contact to be recorded, or for another method; the answer is there, unless the
    /// writer is held up.
    func ask(
        _ method: String = "contact.record",
        key: String? = "k",
        way: JSONValue = "phone",
        about member: String? = nil,
        of caller: Caller? = nil,
        turn: Turn = Turn()
    ) throws -> Answers {
        let params: JSONValue =
            method == "contact.record"
            ? ["member": .string(member ?? self.member), "by": way] : [:]
        let line = Request.line(
            id: RequestID(1), method: method, params: params, meta: RequestMeta(key: key))
        guard case .request(let request) = Incoming(line: Array(line.dropLast())) else {
            throw NoRequest()
        }
        try request.validate()
        let answers = Answers()
        desk.answer(request, from: caller ?? self.caller(), turn: turn) { answers.add($0) }
        if !isHeld { settle() }
        return answers
    }

    /// A test's line is none.
    struct NoRequest: Error {}
}

/// The answers that one request got.
final class Answers: Sendable {
    private let lines = Mutex<[[UInt8]]>([])

    func add(_ line: [UInt8]) { lines.withLock { $0.append(line) } }

    /// The last of them as it is.
    var text: String { lines.withLock { String(decoding: $0.last ?? [], as: UTF8.self) } }

    /// Each in a word: an error's type, `done` or `replayed`.
    var words: [String] {
        lines.withLock { $0 }.map { line in
            guard let value = try? JSON.value(String(decoding: line, as: UTF8.self)) else {
                return "no JSON"
            }
            if let type = value["error"]?["data"]?["type"]?.string { return type }
            return value["result"]?["meta"]?["replayed"]?.bool == true ? "replayed" : "done"
        }
    }
}
