extension Draft {
    /// Takes what a ledger row reports. The planner has left out what the roll already knows, so
    /// nothing here can be refused: a row that could be was refused in the plan.
    mutating func take(_ news: LedgerNews) {
        var amendment = news.amendment
        // A ledger does not take back what was decided.
        if dossier.standing.isDecided { amendment.standing = nil }
        amend(amendment)
        set(news.personal)
        if let departure = news.departure {
            if dossier.absence == nil {
                let absence = openAbsence(departure)
                record(.departure(absence: absence), on: departure.on ?? news.ledgerDate)
            } else {
                amendAbsence {
                    $0.departed = departure.on ?? $0.departed
                    $0.isAbroad = departure.isAbroad
                    $0.reason = departure.reason ?? $0.reason
                }
            }
        }
        if let inflow = news.inflow { take(inflow, ledgerDate: news.ledgerDate) }
        if let absence = dossier.absence?.number {
            if let day = news.checkedIn {
                amendAbsence { $0.checkedInOn = day }
                record(.checkIn(absence: absence), on: day)
            } else if news.checkedInUndated {
                amendAbsence { $0.checkedInUndated = true }
            }
            if let day = news.recognised {
                amendAbsence { $0.recognisedOn = day }
                record(.recognition(absence: absence, nil), on: day)
            }
        }
        if let inflow = news.inflow { settle(inflow) }
        if let day = news.contact { record(.contact(.reached, .unknown, .unknown), on: day) }
        if let month = news.dues {
            // When the dues were paid is not on the ledger: the end of the month they reach, or
            // the ledger's own date where that is earlier, is the latest it can have been.
            record(
                .dues(through: month, news.duesPayer),
                on: min(month.last, news.ledgerDate)
            )
        }
        if let liaison = news.liaison, liaison != dossier.liaison {
            give(Assignment(liaison), on: today)
        }
    }
}
