internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// The methods that record evidence, and what holds for a member by consent.
extension Desk {
    static let evidenceHandlers: [String: Handler] = [
        "study.record": evidence(.study, detail: "kind", amount: "hours"),
        "activity.record": evidence(.activity, detail: "kind"),
        "care.record": evidence(.care, detail: "kind"),
        "appraisal.record": about { desk, params in
            let org = try params["org"]?.string.map { try desk.org(named: $0).id }
            let evidence = try desk.evidence(
                .appraisal, params["result"]?.string, params["year"]?.integer, by: org)
            return (.recordEvidence(evidence, on: try desk.day(params), []), remarks(params))
        },
        "appraisal.exchange": evidence(.appraisalExchange, amount: "year"),
        "commendation.record": evidence(.commendation, detail: "kind"),
        "conduct.record": evidence(.conduct),
        "notification.record": evidence(.notification, detail: "kind"),
        "statement.record": evidence(.statement),
        "change.record": about { desk, params in
            let kind = try desk.word(params, "kind", else: ReportedChange.place)
            let evidence = try desk.evidence(.change, kind.rawValue, nil)
            var values = PersonalValues(factNote: params["note"]?.string)
            guard let value = params["value"]?.string else {
                return (.recordEvidence(evidence, on: try desk.day(params), []), values)
            }
            values[kind.field] = value
            return (.recordEvidence(evidence, on: try desk.day(params), [kind.field]), values)
        },
        "exemption.set": about { desk, params in
            let reason = try desk.optionalWord(params, "reason", as: Exemption.self)
            return (.exempt(reason, on: try desk.day(params)), remarks(params))
        },
        "dues.arrange": about { desk, params in
            let arrangement = try desk.optionalWord(
                params, "arrangement", as: DuesArrangement.self)
            return (.arrangeDues(arrangement, on: try desk.day(params)), remarks(params))
        },
    ]

    /// A handler that records one kind of evidence, its detail and amount from those parameters.
    private static func evidence(
        _ kind: EvidenceKind, detail: String? = nil, amount: String? = nil
    ) -> Handler {
        about { desk, params in
            let evidence = try desk.evidence(
                kind, detail.flatMap { params[$0]?.string }, amount.flatMap { params[$0]?.integer })
            return (.recordEvidence(evidence, on: try desk.day(params), []), remarks(params))
        }
    }

    private func evidence(
        _ kind: EvidenceKind, _ detail: String?, _ amount: Int?, by org: OrgID? = nil
    ) throws -> Evidence {
        guard let evidence = Evidence(kind, detail, amount: amount, by: org) else {
            throw ErrorReply(.paramsInvalid, "does not fit this kind of evidence")
        }
        return evidence
    }

    /// What belongs to the fact: the remark and the document.
    static func remarks(_ params: JSONValue) -> PersonalValues {
        PersonalValues(
            factNote: params["note"]?.string, factDocument: params["document"]?.string)
    }
}

extension ReportedChange {
    /// The personal value that the change replaces.
    fileprivate var field: PersonalField {
        switch self {
        case .place: .destination
        case .employer: .employer
        case .residence: .registeredResidence
        case .phone: .phone
        }
    }
}
