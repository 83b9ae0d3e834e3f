internal import LiaisonCore

/// What one row of a ledger says, as a careful clerk reads it. A field that is nil is unknown.
struct LedgerRecord: Sendable {
    /// The ledger's own number (序号), or the row's place among the rows with people.
    var number: Int
    var name: String?
    var sex: String?
    var ethnicity: String?
    var identity: IdentityNumber?
    var education: String?
    var standing: Standing?
    var joined: CivilDate?
    var converted: CivilDate?
    var branch: String?
    var phone: String?
    var secondPhone: String?
    var departed: CivilDate?
    var destination: String?
    var reason: String?
    var receivingOrg: String?
    var receivingContact: String?
    var liaison: String?
    var liaisonPhone: String?
    var checkedIn: CivilDate?
    /// The ledger says checked in, but not when.
    var checkedInUndated = false
    var lastContact: CivilDate?
    var duesThrough: CivilMonth?
    var note: String?
    /// Of an inflow ledger.
    var arrived: CivilDate?
    var origin: String?
    var occupation: String?
    var homeOrg: String?
    var homeContact: String?
    /// The ledger names the branch in which he was placed.
    var isPlaced = false
    var placed: CivilDate?
    var conduct: CivilDate?
    /// The ledger has no column for check-ins: whoever is on it checked in as he came.
    var checksInOnArrival = false
    var repairs: [Repair] = []
    var faults: [RowFault] = []

    /// Whether the row can come in: a damaged ID number or a missing name keeps it out.
    var isRefused: Bool { faults.contains { $0.type.refuses } }

    /// Something put right on the way in.
    struct Repair: Equatable, Sendable {
        var column: String
        var from: String
        var to: String
    }

    /// Something that could not be taken as it stands.
    struct RowFault: Equatable, Sendable {
        var column: String
        var type: RowFaultType
        var message: String
        /// What is wrong with an ID number, as a word.
        var detail: String?
    }

    /// The departure it reports, as far as it is known.
    func departure(_ abroad: PlacesAbroad) -> Departure {
        Departure(
            on: departed,
            isAbroad: destination.map { abroad.contain($0) } ?? false,
            reason: reason.map { Reason(reading: $0) }
        )
    }

    /// The day he counts as placed; where the ledger says that he is and not when, the ledger's own date
    /// is the latest it can have been.
    func placement(by ledgerDate: CivilDate) -> CivilDate? {
        placed ?? (isPlaced ? max(ledgerDate, arrived ?? ledgerDate) : nil)
    }

    /// The personal values it brings, by the names of the table that keeps them.
    var personal: [PersonalField: String] {
        let all: [(PersonalField, String?)] = [
            (.name, name), (.sex, sex), (.ethnicity, ethnicity), (.idNumber, identity?.text),
            (.education, education), (.phone, phone), (.secondPhone, secondPhone),
            (.destination, destination), (.receivingOrg, receivingOrg),
            (.receivingContact, receivingContact), (.homeOrg, homeOrg),
            (.homeContact, homeContact), (.origin, origin), (.note, note),
        ]
        return Dictionary(
            uniqueKeysWithValues: all.compactMap { field, value in value.map { (field, $0) } }
        )
    }
}

/// The kinds of fault of a cell or a row. The raw values are the protocol's words.
enum RowFaultType: String, Sendable, CaseIterable {
    /// Damaged by a spreadsheet, or mistyped.
    case idNumber = "id-number"
    case name
    /// Two people or places fit.
    case ambiguous
    case date, month, phone
    /// A word that says neither yes nor no.
    case word
    /// Several liaisons have the name: nobody is assigned.
    case liaisonAmbiguous = "liaison-ambiguous"
    /// Later than the ledger itself, or than today.
    case dateFuture = "date-future"
    /// Two cells of the row, or the row and the roll, say opposite things.
    case contradiction
    case tooLong = "too-long"
    /// The roll has a value that somebody recorded after the ledger's date.
    case rollNewer = "roll-newer"
    /// The roll has the person as back; the ledger's departure is not a later one.
    case returned
    /// A row of an inflow ledger about somebody who belongs here.
    case belongsHere = "belongs-here"
    /// A row of an outflow ledger about somebody who came here and belongs elsewhere.
    case cameHere = "came-here"

    /// Whether the row stays out. Everything else leaves only its own cell unknown: the person
    /// comes in, stands under `unknowns`, and nobody falls through for a mistyped date.
    var refuses: Bool {
        [.idNumber, .name, .ambiguous, .belongsHere, .cameHere].contains(self)
    }
}
