internal import LiaisonCore
internal import LiaisonStore

/// A field of somebody on the roll that a row changes.
struct LedgerChange: Equatable, Sendable {
    /// The protocol's word for what it is.
    var field: String
    /// The ledger's own heading for it; the field where it has none.
    var column: String
    var from: String?
    var to: String
}

/// A row beside the person on the roll: what is news. A blank never erases, an equal or earlier
/// date says nothing, and what somebody recorded after the ledger's date stays.
struct LedgerComparison {
    var record: LedgerRecord
    /// What the row changes, as the plan shows it.
    private(set) var changes: [LedgerChange] = []
    /// The branch in which an inflow ledger places him; nil where nobody can say which.
    var receiving: Receiving?
    let person: RollReader.Person
    let ledgerDate: CivilDate
    /// The ledger says its date itself.
    let isDated: Bool
    let zone: any ZoneRules
    let options: ImportOptions
    let titles: [LedgerField: String]

    var dossier: Dossier { person.dossier }

    mutating func news(recognised: (CivilDate?) -> CivilDate?) -> PlannedRow {
        var news = LedgerNews(
            amendment: amendment(),
            duesPayer: options.payer,
            ledgerDate: ledgerDate
        )
        if let contact = record.lastContact, isLater(contact, than: dossier.clocks.contact) {
            news.contact = contact
            note(.lastContact, from: dossier.clocks.contact?.iso, to: contact.iso)
        }
        if let dues = record.duesThrough, dossier.clocks.duesThrough.map({ dues > $0 }) ?? true {
            news.dues = dues
            note(.duesThrough, from: dossier.clocks.duesThrough?.iso, to: dues.iso)
        }
        switch options.kind {
        case .outflow: takeAbsence(into: &news, recognised: recognised)
        case .inflow: takeStay(into: &news)
        }
        var values = PersonalValues(personal())
        if news.inflow?.placed != nil { values[.receivingOrg] = receiving?.name }
        return PlannedRow(
            number: record.number,
            member: person.id,
            branch: nil,
            liaison: nil,
            news: news,
            values: values
        )
    }

    func isLater(_ day: CivilDate, than known: CivilDate?) -> Bool {
        known.map { day > $0 } ?? true
    }

    private mutating func amendment() -> MemberAmendment {
        var amendment = MemberAmendment()
        if let standing = record.standing, standing != dossier.standing {
            if dossier.standing == .full {
                blame(.standing, .contradiction, "the roll has a full member")
            } else if dossier.standing.isDecided {
                // A ledger does not take back what was decided.
                blame(.standing, .contradiction, "the roll has a decision")
            } else {
                amendment.standing = standing
                let known = dossier.standing == .unknown ? nil : dossier.standing.rawValue
                note(.standing, from: known, to: standing.rawValue)
            }
        }
        // Which of two different dates is right is not the ledger's to say.
        if let joined = record.joined, joined != dossier.joined {
            if dossier.joined == nil {
                amendment.joined = joined
                note(.joined, from: nil, to: joined.iso)
            } else {
                blame(.joined, .contradiction, "the roll has another date")
            }
        }
        if let converted = record.converted, converted != dossier.converted {
            if dossier.converted == nil {
                amendment.converted = converted
                note(.converted, from: nil, to: converted.iso)
            } else {
                blame(.converted, .contradiction, "the roll has another date")
            }
        }
        return amendment
    }

    private mutating func takeAbsence(
        into news: inout LedgerNews,
        recognised: (CivilDate?) -> CivilDate?
    ) {
        guard let absence = dossier.absence else {
            openAbsence(into: &news, recognised: recognised)
            return
        }
        if let back = dossier.lastReturn, let departed = record.departed, departed < back {
            // The ledger speaks of an absence that is over; the open one is another.
            blame(.departed, .returned, "before the last return on the roll")
            return
        }
        let departed = record.departed ?? absence.departed
        let reason = record.reason.map { Reason(reading: $0) } ?? absence.reason
        let isAbroad = record.destination.map { options.abroad.contain($0) } ?? absence.isAbroad
        if isOldLedger {
            if departed != absence.departed {
                blame(.departed, .rollNewer, "the roll has a newer ledger's")
            }
        } else if departed != absence.departed || reason != absence.reason
            || isAbroad != absence.isAbroad
        {
            news.departure = Departure(on: departed, isAbroad: isAbroad, reason: reason)
            if let departed, departed != absence.departed {
                note(.departed, from: absence.departed?.iso, to: departed.iso)
            }
            if let reason, reason != absence.reason {
                note(.reason, from: absence.reason?.rawValue, to: reason.rawValue)
            }
        }
        if let day = record.checkedIn, isLater(day, than: absence.checkedInOn) {
            news.checkedIn = day
        }
        news.checkedInUndated = record.checkedInUndated && !absence.isCheckedIn
        noteCheckIn(news, known: absence.checkedInOn)
        if absence.recognisedOn == nil {
            news.recognised = recognised(departed)
            noteRecognition(news)
        }
    }

    /// A check-in with its day, or the ledger's bare yes.
    mutating func noteCheckIn(_ news: LedgerNews, known: CivilDate?) {
        if let day = news.checkedIn {
            note(.checkedInOn, from: known?.iso, to: day.iso, as: LedgerField.checkedIn.rawValue)
        } else if news.checkedInUndated {
            note(.checkedIn, from: nil, to: "yes")
        }
    }

    /// No column of a ledger: the import's own act, and shown like the ledger's.
    private mutating func noteRecognition(_ news: LedgerNews) {
        guard let day = news.recognised else { return }
        changes.append(
            LedgerChange(field: "recognised", column: "recognised", from: nil, to: day.iso))
    }

    /// Somebody who is not away on the roll: a departure after his last return is a new absence,
    /// any other is an old ledger's.
    private mutating func openAbsence(
        into news: inout LedgerNews,
        recognised: (CivilDate?) -> CivilDate?
    ) {
        if let back = dossier.lastReturn, record.departed.map({ $0 <= back }) ?? true {
            blame(.departed, .returned, "the roll has the return")
            return
        }
        news.departure = record.departure(options.abroad)
        news.checkedIn = record.checkedIn
        news.checkedInUndated = record.checkedInUndated
        news.recognised = recognised(record.departed)
        if let departed = record.departed { note(.departed, from: nil, to: departed.iso) }
        noteCheckIn(news, known: nil)
        noteRecognition(news)
    }

    /// Notes a change for the plan; an ID number is not shown. `word` is the protocol's where it is
    /// another than the ledger's.
    mutating func note(_ field: LedgerField, from: String?, to: String, as word: String? = nil) {
        let word = word ?? field.rawValue
        let column = titles[field] ?? word
        changes.append(LedgerChange(field: word, column: column, from: from, to: to))
    }

    private mutating func personal() -> [PersonalField: String] {
        var news: [PersonalField: String] = [:]
        for (field, text) in record.personal.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            guard let known = person.values[field] else {
                news[field] = text
                note(LedgerField(rawValue: field.rawValue) ?? .note, from: nil, to: text)
                continue
            }
            guard known.text != text else { continue }
            if field == .name {
                // One ID number with two names: a number pasted from another line, perhaps.
                blame(.name, .contradiction, "the roll has another name under this ID number")
            } else if isOlder(than: zone.civil(of: known.recordedAt).date, byHand: known.isByHand) {
                blame(
                    LedgerField(rawValue: field.rawValue) ?? .note, .rollNewer,
                    "recorded after the ledger's date")
            } else {
                news[field] = text
                note(
                    LedgerField(rawValue: field.rawValue) ?? .note,
                    from: known.text,
                    to: text
                )
            }
        }
        return news
    }

    /// The liaison to be set; nil when it is the same, or somebody has set another one since.
    mutating func assignment(_ liaison: PlanReference?) -> PlanReference? {
        guard let liaison, liaison != dossier.liaison.map({ .existing($0.number) }) else {
            return nil
        }
        if let day = person.assignedByHandOn, isOlder(than: day, byHand: true) {
            blame(.liaison, .rollNewer, "set after the ledger's date")
            return nil
        }
        return liaison
    }

    /// Whether the ledger is no newer than what the roll has: a hand's record of the ledger's own
    /// day or later stays, and a ledger without a date is never newer than a hand's record.
    private func isOlder(than day: CivilDate, byHand: Bool) -> Bool {
        byHand ? !isDated || day >= ledgerDate : day > ledgerDate
    }

    /// The roll has taken a newer ledger about this person: this one changes no state of his, it
    /// can only bring dates that are later all the same.
    var isOldLedger: Bool {
        person.values.values.contains { value in
            !value.isByHand && zone.civil(of: value.recordedAt).date > ledgerDate
        }
    }

    mutating func blame(_ field: LedgerField, _ type: RowFaultType, _ message: String) {
        let column = titles[field] ?? field.rawValue
        record.faults.append(
            LedgerRecord.RowFault(column: column, type: type, message: message)
        )
    }
}
