internal import LiaisonCore

/// Reads rows of cells into records: the one place that knows what cells mean.
struct LedgerReader: Sendable {
    let head: LedgerHead
    /// Take the row of a damaged ID number without it.
    let takesWithoutID: Bool
    /// Nothing happened after this day.
    let today: CivilDate

    /// Characters of a note that are kept: a short note, not a file on a person.
    static let noteCharacters = 200
    /// Characters of any other text: the longest address or name of an organisation.
    static let textCharacters = 100

    /// The record of a row; nil for a row that is about nobody: blank, a total, a signature, the
    /// headings once more.
    func read(_ cells: [String], position: Int) -> LedgerRecord? {
        var row = RowReading(cells: cells, head: head, today: today)
        guard !row.isAboutNobody else { return nil }
        var record = LedgerRecord(number: row.number ?? position)
        record.name = row.name(.name)
        readPerson(&row, into: &record)
        switch head.kind {
        case .outflow: readAbsence(&row, into: &record)
        case .inflow: readStay(&row, into: &record)
        }
        if record.name == nil { row.blame(.name, .name, "the name is missing") }
        record.repairs = row.repairs
        record.faults = row.faults
        return record
    }

    private func readPerson(_ row: inout RowReading, into record: inout LedgerRecord) {
        record.sex = row.text(.sex)
        record.ethnicity = row.text(.ethnicity).map(Self.ethnicity)
        record.identity = identity(&row)
        record.education = row.text(.education)
        record.standing = row.text(.standing).flatMap(Self.standing)
        record.joined = row.date(.joined)
        record.converted = row.date(.converted)
        let isEarly =
            record.converted.map { day in record.joined.map { day < $0 } ?? false } ?? false
        if isEarly || record.standing == .probationary, record.converted != nil {
            row.blame(.converted, .contradiction, "not before joining, nor while probationary")
            record.converted = nil
        }
        record.branch = row.place(.branch)
        let phones = row.phones(.phone)
        record.phone = phones.first
        record.secondPhone = phones.dropFirst().first ?? row.phones(.secondPhone).first
        record.liaison = row.name(.liaison)
        record.liaisonPhone = row.phones(.liaisonPhone).first
        record.lastContact = row.date(.lastContact)
        record.duesThrough = row.month(.duesThrough)
        record.note = row.note(.note)
        if record.standing == nil, record.converted != nil { record.standing = .full }
    }

    private func readAbsence(_ row: inout RowReading, into record: inout LedgerRecord) {
        record.departed = row.date(.departed)
        record.destination = row.text(.destination)
        record.reason = row.text(.reason)
        record.receivingOrg = row.text(.receivingOrg)
        record.receivingContact = row.text(.receivingContact)
        readCheckIn(&row, into: &record, since: record.departed, "before the departure")
    }

    private func readStay(_ row: inout RowReading, into record: inout LedgerRecord) {
        record.arrived = row.date(.arrived)
        record.origin = row.text(.origin)
        record.reason = row.text(.reason)
        record.occupation = row.text(.occupation)
        record.destination = row.text(.destination)
        record.homeOrg = row.place(.homeOrg)
        let contact = [row.text(.homeContact), row.phones(.homePhone).first].compactMap(\.self)
        record.homeContact = contact.isEmpty ? nil : contact.joined(separator: " ")
        if let branch = row.place(.placedIn) {
            record.branch = branch
            record.isPlaced = true
        }
        record.placed = row.date(.placed)
        if let placed = record.placed, let arrived = record.arrived, placed < arrived {
            row.blame(.placed, .contradiction, "before the arrival")
            record.placed = nil
        }
        record.conduct = row.date(.conduct)
        record.checksInOnArrival =
            head.columns[.checkedIn] == nil && head.columns[.checkedInOn] == nil
        readCheckIn(&row, into: &record, since: record.arrived, "before the arrival")
    }

    /// - Parameter beginning: the day before which nobody checks in; `early` says so.
    private func readCheckIn(
        _ row: inout RowReading,
        into record: inout LedgerRecord,
        since beginning: CivilDate?,
        _ early: String
    ) {
        let flag = row.flag(.checkedIn)
        var day = row.date(.checkedInOn)
        if day == nil, flag != false { day = row.dateWithin(.checkedIn) }
        if day == nil, flag == nil, row.raw(.checkedIn).flatMap({ CellText.known($0) }) != nil {
            row.blame(.checkedIn, .word, "neither checked in nor not")
        }
        guard let day else {
            record.checkedInUndated = flag == true
            return
        }
        if flag == false {
            row.blame(.checkedInOn, .contradiction, "not checked in, but there is a date")
        } else if let beginning, day < beginning {
            row.blame(.checkedInOn, .contradiction, early)
            record.checkedInUndated = flag == true
        } else {
            record.checkedIn = day
        }
    }

    /// The ID number; nil when there is none, or it is damaged and the fault says so.
    private func identity(_ row: inout RowReading) -> IdentityNumber? {
        guard let raw = row.raw(.idNumber), CellText.known(raw) != nil else { return nil }
        do throws(IdentityNumber.Fault) {
            let number = try IdentityNumber(reading: raw)
            row.repaired(.idNumber, from: raw, to: number.text)
            return number
        } catch {
            guard !takesWithoutID else { return nil }
            row.blame(.idNumber, .idNumber, Self.sentence(error), detail: error.word)
            return nil
        }
    }

    static func sentence(_ fault: IdentityNumber.Fault) -> String {
        switch fault {
        case .notation: "a spreadsheet has made a number of it; its digits are lost"
        case .zeros: "a spreadsheet has replaced its last three digits by zeros"
        case .length(let count): "an ID number has 18 characters, not \(count)"
        case .characters: "an ID number has 17 digits and then a digit or X"
        case .birthDate: "the eight digits of the birth date are no date"
        case .checkDigit: "the check digit is wrong: a digit was mistyped or swapped"
        }
    }

    /// The 56 peoples' short names take 族 (GB/T 3304); a longer text stays as it is.
    static func ethnicity(_ text: String) -> String {
        text.hasSuffix("族") || text.count > 4 || text == "其他" ? text : text + "族"
    }

    static func standing(_ text: String) -> Standing? {
        if text.contains("预备") { return .probationary }
        return text.contains("正式") || text == "中共党员" ? .full : nil
    }
}
