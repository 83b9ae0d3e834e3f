/// One stay away (外出), from departure to return or accepted transfer: the fifth of the five machines.
/// A new departure is a new absence; history is never overwritten.
package struct Absence: Equatable, Sendable {
    package var number: Int64
    /// When the roll came to know of it; nil of one from before that was kept.
    package var recordedOn: CivilDate?
    /// Unknown when the ledger's cell was blank: a blank is unknown, not never.
    package var departed: CivilDate?
    package var isAbroad: Bool
    package var reason: Reason?
    package var until: CivilDate?
    /// Whether he said so before he left (流出登记), after, or was found gone (rule D3).
    package var reported: Reported?
    /// Where to, as the statistics ask (流动类型, rule G3).
    package var scope: Scope?
    package var division: Division?
    /// What he did before (原职业) and what kind of unit he went to (rule G3).
    package var occupation: Occupation?
    package var unitKind: UnitKind?
    package var recognisedOn: CivilDate?
    /// For what the branch recognised him as mobile.
    package var recognisedFor: RecognitionCause?
    /// Entered in the national system (全国党员管理信息系统, rule D2).
    package var registeredOn: CivilDate?
    /// When he came here (流入时间), of somebody whose affiliation is elsewhere.
    package var arrivedOn: CivilDate?
    /// When the receiving side was told that he comes.
    package var expectedOn: CivilDate?
    package var checkedInOn: CivilDate?
    /// The ledger says checked in, but not when.
    package var checkedInUndated: Bool
    package var placedOn: CivilDate?
    package var placementKind: PlacementKind?
    /// The org in which he is placed, where it stands on this roll: a mobile-member organisation.
    package var placedIn: OrgID?
    /// When the receiving side named who keeps contact there (rule C2).
    package var receivingLiaisonOn: CivilDate?
    /// Whether his affiliation can be transferred, when that was asked, and why not (rule T1).
    package var transferable: Transferable?

    package init(
        number: Int64,
        departed: CivilDate?,
        isAbroad: Bool = false,
        reason: Reason? = nil,
        until: CivilDate? = nil,
        recognisedOn: CivilDate? = nil,
        checkedInOn: CivilDate? = nil,
        checkedInUndated: Bool = false,
        placedOn: CivilDate? = nil
    ) {
        self.number = number
        self.departed = departed
        self.isAbroad = isAbroad
        self.reason = reason
        self.until = until
        self.recognisedOn = recognisedOn
        self.checkedInOn = checkedInOn
        self.checkedInUndated = checkedInUndated
        self.placedOn = placedOn
    }

    /// Whether the member is known to have checked in, with or without a date.
    package var isCheckedIn: Bool { checkedInOn != nil || checkedInUndated }

    /// The day on which he has been away for six months (rule D1).
    package var mobileFrom: CivilDate? { departed?.adding(months: AbsenceLimits.mobileMonths) }
}

/// Bounds of absences.
package enum AbsenceLimits {
    /// 六个月: from then on somebody is a mobile member if his branch recognises it (OP24, rule D1).
    package static let mobileMonths = 6
}

/// How far an absence has come: what was recorded last in the order of the handshake. Recognition and
/// registration may come before or after check-in and placement, which apply to every absence.
package enum MobilityStage: String, Sendable, CaseIterable {
    case away, mobile
    case outflowRegistered = "outflow-registered"
    case checkedIn = "checked-in"
    case placed
}

/// A step of an absence.
package enum MobilityStep: Equatable, Sendable {
    case recognise(RecognitionCause?)
    case register
    case expect
    case checkIn
    /// In a branch, or in an org of this roll.
    case place(PlacementKind?, in: OrgID? = nil)
    case nameReceivingLiaison
    case answerTransferable(Bool, UntransferableReason?)
}

extension Absence {
    /// How far it has come.
    package var stage: MobilityStage {
        if placedOn != nil { return .placed }
        if isCheckedIn { return .checkedIn }
        if registeredOn != nil { return .outflowRegistered }
        return recognisedOn == nil ? .away : .mobile
    }

    /// The absence after a step on a day.
    ///
    /// - Throws: `Refusal` for a step before the departure, or without its ground.
    package func after(
        _ step: MobilityStep, on day: CivilDate, side: Side = .home
    ) throws(Refusal) -> Absence {
        if let departed, day < departed, step != .expect { throw .beforeDeparture(departed) }
        if let arrivedOn, day < arrivedOn { throw .beforeArrival(arrivedOn) }
        switch step {
        case .recognise:
            // The branch's own decision; six months of absence only ask for it (rule D1). It may
            // come earlier when a planned return shows that the absence will last six months.
            if let recognisedOn { throw .alreadyRecognised(recognisedOn) }
            guard let mark = mobileFrom else { throw .departureUnknown }
            guard day >= mark || isForeseen else { throw .recognitionTooEarly(until: mark) }
        case .register: guard mayBeRegistered(on: side) else { throw .notRecognised }
        case .answerTransferable(let isTransferable, let reason):
            guard isTransferable != (reason != nil) else { throw .transferableReason }
        case .expect, .checkIn, .place, .nameReceivingLiaison: break
        }
        var next = self
        next.take(step, on: day)
        return next
    }

    /// Earlier than the recognition only when six months are known in advance (rule D2). The receiving
    /// side registers whoever came, whatever the home side has decided.
    func mayBeRegistered(on side: Side) -> Bool {
        recognisedOn != nil || isForeseen || side == .receiving
    }

    /// Notes a step that was allowed.
    mutating func take(_ step: MobilityStep, on day: CivilDate) {
        switch step {
        case .recognise(let cause):
            recognisedOn = day
            recognisedFor = cause
        case .register: registeredOn = day
        case .expect: expectedOn = day
        case .checkIn: checkedInOn = day
        case .place(let kind, let org):
            placedOn = day
            placementKind = kind ?? placementKind
            placedIn = org
        case .nameReceivingLiaison: receivingLiaisonOn = day
        case .answerTransferable(_, let reason):
            transferable = Transferable(on: day, reason: reason)
        }
    }

    /// Forgets that a step was ever taken.
    mutating func forget(_ step: MobilityStep) {
        switch step {
        case .recognise:
            recognisedOn = nil
            recognisedFor = nil
        case .register: registeredOn = nil
        case .expect: expectedOn = nil
        case .checkIn: checkedInOn = nil
        case .place:
            placedOn = nil
            placementKind = nil
            placedIn = nil
        case .nameReceivingLiaison: receivingLiaisonOn = nil
        case .answerTransferable: transferable = nil
        }
    }

    /// Whether the planned return lies six months or more after the departure.
    private var isForeseen: Bool {
        guard let until, let mobileFrom else { return false }
        return until >= mobileFrom
    }
}
