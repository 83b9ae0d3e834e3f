internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// Finds what a parameter speaks of; ambiguous is an answer that lists the candidates.
extension Desk {
    func member(_ params: JSONValue, _ name: String = "member") throws -> MemberLine {
        let roster = try params["for"]?.string.map { try staff(named: $0).id }
        return try member(named: params[name]?.string ?? "", on: roster)
    }

    func member(named text: String, on roster: StaffID?) throws -> MemberLine {
        if roster == nil, text.count < 4, Int(text) != nil {
            throw ErrorReply(
                .rosterNumberWithoutList,
                "a bare number is a roster number and needs the list it is on: add for"
            )
        }
        switch try store.find(member: text, on: roster) {
        case .one(let line): return line
        case .none: throw ErrorReply(.memberNotFound, "no member fits")
        case .several(let lines):
            throw ErrorReply(
                .memberAmbiguous,
                "several members fit; name one by its handle",
                details: [
                    "candidates": .array(
                        lines.map { line in
                            .compact([
                                ("member", .string(line.handle)), ("name", .string(line.name)),
                                ("branch", line.branch.map { .string($0) }),
                            ])
                        }
                    )
                ]
            )
        }
    }

    func staff(named text: String) throws -> StaffLine {
        switch try store.find(staff: text) {
        case .one(let line): return line
        case .none: throw ErrorReply(.staffNotFound, "no staff person fits")
        case .several(let lines):
            throw ErrorReply(
                .staffAmbiguous,
                "several staff persons fit; name one by the handle",
                details: [
                    "candidates": .array(
                        lines.map { line in
                            .compact([
                                ("staff", .string(line.handle)), ("name", .string(line.name)),
                                ("org", line.org.map { .string($0) }),
                            ])
                        }
                    )
                ]
            )
        }
    }

    func org(named text: String) throws -> OrgLine {
        switch try store.find(org: text) {
        case .one(let line): return line
        case .none: throw ErrorReply(.orgNotFound, "no organisation fits")
        case .several(let lines):
            throw Self.ambiguous(lines, "several organisations fit; name one by its handle")
        }
    }

    static func ambiguous(_ orgs: [OrgLine], _ sentence: String) -> ErrorReply {
        ErrorReply(
            .orgAmbiguous,
            sentence,
            details: [
                "candidates": .array(
                    orgs.map { ["org": .string($0.handle), "name": .string($0.name)] }
                )
            ]
        )
    }

    /// A date parameter; today when absent.
    func day(_ params: JSONValue, _ name: String = "on") throws -> CivilDate {
        guard let text = params[name]?.string else { return today }
        guard let day = CivilDate(iso: text) else {
            throw ErrorReply(.paramsInvalid, "not a date", path: "params.\(name)")
        }
        return day
    }

    func optionalDay(_ params: JSONValue, _ name: String) throws -> CivilDate? {
        params[name] == nil ? nil : try day(params, name)
    }

    func optionalMonth(_ params: JSONValue, _ name: String) throws -> CivilMonth? {
        guard let text = params[name]?.string else { return nil }
        guard let month = CivilMonth(iso: text) else {
            throw ErrorReply(.paramsInvalid, "not a month", path: "params.\(name)")
        }
        return month
    }

    func word<Word: RawRepresentable>(
        _ params: JSONValue,
        _ name: String,
        else fallback: Word
    ) throws -> Word where Word.RawValue == String {
        guard let text = params[name]?.string else { return fallback }
        guard let word = Word(rawValue: text) else {
            throw ErrorReply(.paramsInvalid, "not one of the words", path: "params.\(name)")
        }
        return word
    }
}
