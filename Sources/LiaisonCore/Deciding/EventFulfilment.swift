extension Event {
    /// What the event is to a rule's `fulfilled-by`. An attempt, a wrong number and a message passed
    /// on fulfil nothing.
    var fulfilments: Set<Fulfilment> {
        switch self {
        case .contact(.reached, _, _): [.contact]
        case .contact, .departure, .arrival, .expectation, .transferPrepared, .outreachOpened,
            .exemption, .duesArrangement, .voided:
            []
        case .attendance: [.attendance]
        case .dues(_, let payer, _): payer == .member ? [.dues, .ownDues] : [.dues]
        case .recognition: [.recognition]
        case .registration: [.registration]
        case .checkIn: [.checkIn]
        case .placement: [.placement]
        case .receivingLiaison: [.receivingLiaison]
        case .transferable: [.transferable]
        case .return: [.return]
        case .transfer: [.transfer]
        case .assignment: [.assignment]
        case .transferStep(let step): step.fulfilments
        case .outreachSettled: [.settlement]
        case .probationStep(let step): step.fulfilments
        case .evidence(let evidence): evidence.kind.fulfilments
        case .decision(let decision): decision.kind.fulfilments
        case .record: [.record]
        }
    }
}

extension TransferStep {
    fileprivate var fulfilments: Set<Fulfilment> {
        switch self {
        case .issue: [.letter]
        case .accept: [.transfer]
        case .refuse: [.refusal]
        case .receipt: [.receipt]
        case .withdraw: [.withdrawal]
        }
    }
}

extension ProbationStep {
    fileprivate var fulfilments: Set<Fulfilment> {
        switch self {
        case .application, .report: []
        case .assembly: [.assembly]
        case .postponement: [.postponement]
        }
    }
}

extension EvidenceKind {
    fileprivate var fulfilments: Set<Fulfilment> {
        switch self {
        case .study: [.study]
        case .appraisal: [.appraisal]
        case .appraisalExchange: [.appraisalExchange]
        case .conduct: [.conduct]
        case .statement: [.statement]
        case .activity, .care, .commendation, .change, .notification: []
        }
    }
}

extension DecisionKind {
    fileprivate var fulfilments: Set<Fulfilment> {
        switch self {
        case .conversion: [.conversion]
        case .extended: [.extension]
        case .cancellation: [.cancellation]
        case .review: [.decision]
        case .suspension: [.suspension, .decision]
        case .restoration: [.restoration]
        case .removal: [.removal, .decision]
        case .correction: [.correction, .decision]
        case .resumption: [.resumption]
        case .withdrawal, .expulsion, .death: []
        }
    }
}
