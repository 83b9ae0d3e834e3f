internal import LiaisonCore
internal import LiaisonStore

/// The branch that takes somebody in, as a plan places him in it.
struct Receiving: Equatable, Sendable {
    var name: String?
    /// A mobile-member organisation is a kind of its own; what else a branch is, nobody has said.
    var kind: PlacementKind?

    init(_ branch: PlanReference?, _ directory: PlanDirectory) {
        name = branch.map { directory.name(of: $0) }
        kind = branch.flatMap { directory.kind(of: $0) } == .mobileOrg ? .mobileOrg : nil
    }
}

extension LedgerNews {
    /// Takes the whole of what a row says of a stay that is not on the roll yet.
    mutating func open(_ record: LedgerRecord, by ledgerDate: CivilDate, _ here: Receiving?) {
        let placed = here == nil ? nil : record.placement(by: ledgerDate)
        inflow = LedgerInflow(
            arrived: record.arrived,
            reason: record.reason.map { Reason(reading: $0) },
            occupation: record.occupation.map { Occupation(reading: $0) },
            placed: placed,
            placementKind: placed == nil ? nil : here?.kind,
            conduct: record.conduct
        )
        checkedIn = record.checkedIn ?? (record.checksInOnArrival ? record.arrived : nil)
        checkedInUndated =
            record.checkedInUndated || record.checksInOnArrival && record.arrived == nil
    }
}

/// A row of an inflow ledger beside somebody who is on the roll as having come.
extension LedgerComparison {
    mutating func takeStay(into news: inout LedgerNews) {
        guard let stay = dossier.absence else { return openStay(into: &news) }
        if let back = dossier.lastReturn, let arrived = record.arrived, arrived < back {
            // The ledger speaks of a stay that is over; the open one is another.
            return blame(.arrived, .returned, "before the last return on the roll")
        }
        var inflow = LedgerInflow()
        if isOldLedger {
            if let arrived = record.arrived, arrived != stay.arrivedOn {
                blame(.arrived, .rollNewer, "the roll has a newer ledger's")
            }
        } else {
            amend(stay, into: &inflow)
        }
        if let day = record.checkedIn, isLater(day, than: stay.checkedInOn) { news.checkedIn = day }
        news.checkedInUndated = record.checkedInUndated && !stay.isCheckedIn
        noteCheckIn(news, known: stay.checkedInOn)
        place(stay, into: &inflow)
        if let day = record.conduct, isLater(day, than: dossier.clocks.latest[.conduct]) {
            inflow.conduct = day
            note(.conduct, from: dossier.clocks.latest[.conduct]?.iso, to: day.iso)
        }
        if inflow != LedgerInflow() { news.inflow = inflow }
    }

    /// Day, reason and occupation, where they are others than on the roll.
    private mutating func amend(_ stay: Absence, into inflow: inout LedgerInflow) {
        if let arrived = record.arrived, arrived != stay.arrivedOn {
            let own = stay.checkedInOn == stay.arrivedOn ? nil : stay.checkedInOn
            if let first = [own, stay.placedOn].compactMap(\.self).min(), arrived > first {
                blame(.arrived, .contradiction, "after what the roll has of the stay")
            } else {
                inflow.arrived = arrived
                note(.arrived, from: stay.arrivedOn?.iso, to: arrived.iso)
            }
        }
        if let reason = record.reason.map({ Reason(reading: $0) }), reason != stay.reason {
            inflow.reason = reason
            note(.reason, from: stay.reason?.rawValue, to: reason.rawValue)
        }
        let occupation = record.occupation.map { Occupation(reading: $0) }
        if let occupation, occupation != stay.occupation {
            inflow.occupation = occupation
            note(.occupation, from: stay.occupation?.rawValue, to: occupation.rawValue)
        }
    }

    /// A first placement, or a later one than the roll has.
    private mutating func place(_ stay: Absence, into inflow: inout LedgerInflow) {
        guard let receiving else { return }
        let day =
            stay.placedOn == nil ? record.placement(by: ledgerDate) : record.placed
        guard let day, isLater(day, than: stay.placedOn) else { return }
        inflow.placed = day
        inflow.placementKind = receiving.kind
        note(.placed, from: stay.placedOn?.iso, to: day.iso)
    }

    /// Somebody who is not here on the roll: an arrival after he last went is a new stay, any other is
    /// an old ledger's.
    private mutating func openStay(into news: inout LedgerNews) {
        if let back = dossier.lastReturn, record.arrived.map({ $0 <= back }) ?? true {
            return blame(.arrived, .returned, "the roll has the return")
        }
        news.open(record, by: ledgerDate, receiving)
        if let arrived = record.arrived { note(.arrived, from: nil, to: arrived.iso) }
        if let reason = news.inflow?.reason { note(.reason, from: nil, to: reason.rawValue) }
        if let work = news.inflow?.occupation { note(.occupation, from: nil, to: work.rawValue) }
        noteCheckIn(news, known: nil)
        if let placed = news.inflow?.placed { note(.placed, from: nil, to: placed.iso) }
        if let conduct = news.inflow?.conduct { note(.conduct, from: nil, to: conduct.iso) }
    }
}
