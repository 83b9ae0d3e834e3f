import Dispatch
import LiaisonCore
import LiaisonDaemon
import LiaisonStore
import LiaisonTestKit
import LiaisonWire
import Testing

/// A year is installed in a desk without a socket.
@Suite struct CalendarInstallTests {
    private static let file = YearFile(2027, off: [day("2027-03-01")])

    @Test func `an installed year is in force, on record and told of, all under one key`() throws {
        let desk = try TestDesk()
        let first = try desk.install(Self.file.json, key: "a")
        #expect(first["result"]?["year"] == 2027)
        #expect(first["result"]?["was_known"] == false)
        let calendar = desk.desk.engine.rules.calendar
        #expect(calendar.isKnown(year: 2027) && !calendar.isWorking(day("2027-03-01")))
        let stored = try desk.desk.engine.store.installedYears()
        #expect(stored.map(\.year) == [2027])
        #expect(stored[0].days.off == Set(Self.file.off))
        #expect(stored[0].source == "http://www.gov.cn/试验")
        // The same key: the same answer, and nothing is done.
        let again = try desk.install(Self.file.json, key: "a")
        #expect(again["result"]?["meta"]?["replayed"] == true)
        #expect(again["result"]?["moved"] == first["result"]?["moved"])
        // The same key for another file.
        let other = try desk.install(YearFile(2027).json, key: "a")
        #expect(other["error"]?["data"]?["type"] == "idempotency.mismatch")
        #expect(try desk.desk.engine.store.installedYears() == stored)
    }

    @Test func `a newer install of a year replaces the one before`() throws {
        let desk = try TestDesk()
        _ = try desk.install(Self.file.json, key: "a")
        let answer = try desk.install(YearFile(2027, off: [day("2027-03-02")]).toml, key: "b")
        #expect(answer["result"]?["was_known"] == true)
        let calendar = desk.desk.engine.rules.calendar
        #expect(calendar.isWorking(day("2027-03-01")) && !calendar.isWorking(day("2027-03-02")))
        #expect(try desk.desk.engine.store.installedYears().map(\.source) == ["试验"])
    }

    @Test func `a file that is wrong, and one that comes too late, change nothing`() throws {
        let desk = try TestDesk()
        let before = desk.desk.engine.rules.fingerprint
        let cursor = try desk.desk.engine.store.eventCursor()
        for text in [#"{"year":2027,"days":[]}"#, "year = 2027", "x"] {
            let answer = try desk.install(text, key: "a")
            #expect(answer["error"]?["data"]?["type"] == "file.invalid")
            let faults = answer["error"]?["data"]?["details"]?["faults"]?.array ?? []
            #expect(!faults.isEmpty && faults.count <= 20)
        }
        let late = try desk.install(Self.file.json, key: "a", turn: Turn(deadline: .now))
        #expect(late["error"]?["data"]?["type"] == "deadline.exceeded")
        #expect(desk.desk.engine.rules.fingerprint == before)
        #expect(try desk.desk.engine.store.installedYears() == [])
        #expect(try desk.desk.engine.store.eventCursor() == cursor)
        // The key of what was refused is free.
        #expect(try desk.install(Self.file.json, key: "a")["result"] != nil)
    }
}

extension TestDesk {
    /// Installs a year and waits for the answer's line.
    fileprivate func install(_ text: String, key: String, turn: Turn = Turn()) throws -> JSONValue {
        let line = Request.line(
            id: RequestID(1), method: "calendar.install", params: ["text": .string(text)],
            meta: RequestMeta(key: key))
        guard case .request(let request) = Incoming(line: Array(line.dropLast())) else {
            throw NoRequest()
        }
        try request.validate()
        let ended = DispatchSemaphore(value: 0)
        let answers = Answers()
        desk.answer(request, from: caller(), turn: turn) { line in
            answers.add(line)
            ended.signal()
        }
        ended.wait()
        return try JSON.value(answers.text)
    }
}
