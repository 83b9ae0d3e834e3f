/// What a row of an inflow ledger says of a stay here (流入登记). Only news: what is nil says
/// nothing.
package struct LedgerInflow: Equatable, Sendable {
    /// The day he came; a blank cell is unknown, and opens the stay without a day.
    package var arrived: CivilDate?
    package var reason: Reason?
    package var occupation: Occupation?
    /// The day he was placed in the branch that takes him in.
    package var placed: CivilDate?
    package var placementKind: PlacementKind?
    /// The day the account of his conduct went to the home side.
    package var conduct: CivilDate?

    package init(
        arrived: CivilDate? = nil,
        reason: Reason? = nil,
        occupation: Occupation? = nil,
        placed: CivilDate? = nil,
        placementKind: PlacementKind? = nil,
        conduct: CivilDate? = nil
    ) {
        self.arrived = arrived
        self.reason = reason
        self.occupation = occupation
        self.placed = placed
        self.placementKind = placementKind
        self.conduct = conduct
    }
}

extension Draft {
    /// Takes what an inflow ledger says of the coming: opens a stay, or amends the open one.
    mutating func take(_ inflow: LedgerInflow, ledgerDate: CivilDate) {
        let particulars = AbsenceParticulars(occupation: inflow.occupation)
        guard let stay = dossier.absence else {
            let number = arrive(on: inflow.arrived, reason: inflow.reason, particulars)
            record(.arrival(absence: number), on: inflow.arrived ?? ledgerDate)
            return
        }
        amendAbsence {
            $0.reason = inflow.reason ?? $0.reason
            $0.take(particulars)
            guard let day = inflow.arrived else { return }
            // He checked in as he came.
            if let before = stay.arrivedOn, $0.checkedInOn == before { $0.checkedInOn = day }
            $0.arrivedOn = day
        }
    }

    /// Takes what it says of the stay itself. He is placed in the branch that has him.
    mutating func settle(_ inflow: LedgerInflow) {
        if let stay = dossier.absence, let day = inflow.placed {
            let branch = dossier.branch
            amendAbsence {
                $0.placedOn = day
                $0.placementKind = inflow.placementKind ?? $0.placementKind
                $0.placedIn = branch
            }
            record(.placement(absence: stay.number, inflow.placementKind), on: day)
        }
        if let day = inflow.conduct, let account = Evidence(.conduct) {
            record(.evidence(account), on: day)
        }
    }
}
