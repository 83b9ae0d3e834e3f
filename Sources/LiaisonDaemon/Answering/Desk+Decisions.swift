internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// What a decision and an absence bring beside their dates.
extension Desk {
    func decision(_ params: JSONValue) throws -> OrgDecision {
        OrgDecision(
            try word(params, "kind", else: DecisionKind.review),
            by: try params["org"]?.string.map { try org(named: $0).id },
            hasDocument: params["document"] != nil,
            months: params["months"]?.integer,
            until: try optionalDay(params, "until")
        )
    }

    /// The number of the document and the proof of which paper it was.
    func papers(_ params: JSONValue) throws -> PersonalValues {
        var values = PersonalValues(factDocument: params["document"]?.string)
        if let digest = params["attachment"]?.string?.lowercased() {
            let isHex = digest.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
            guard isHex, digest.utf8.count == 64 else {
                throw ErrorReply(
                    .paramsInvalid, "expected 64 hexadecimal digits", path: "params.attachment")
            }
            values.ofFact[.attachment] = digest
        }
        return values
    }

    func particulars(_ params: JSONValue) throws -> AbsenceParticulars {
        var division: Division?
        let saysMore = params["division_year"] != nil || params["division_name"] != nil
        if saysMore, params["division"] == nil {
            throw ErrorReply(.paramsInvalid, "missing", path: "params.division")
        }
        if let code = params["division"]?.string {
            division = Division(
                code: code, year: params["division_year"]?.integer ?? today.year,
                name: params["division_name"]?.string)
            guard division != nil else {
                throw ErrorReply(
                    .paramsInvalid, "expected the six digits of a division",
                    path: "params.division")
            }
        }
        return AbsenceParticulars(
            scope: try optionalWord(params, "scope", as: Scope.self),
            division: division,
            occupation: try optionalWord(params, "occupation", as: Occupation.self),
            unitKind: try optionalWord(params, "unit_kind", as: UnitKind.self)
        )
    }
}
