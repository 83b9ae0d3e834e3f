internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// Finds what a parameter speaks of; ambiguous is an answer that lists the candidates.
extension Desk {
    func member(_ params: JSONValue, _ name: String = "member") throws -> MemberLine {
        let text = params[name]?.string ?? ""
        let roster = try roster(params)
        try Self.at("params.\(name)") { try refuseItem(text, roster) }
        return try member(named: text, on: roster)
    }

    /// Whose roster numbers the request speaks of.
    func roster(_ params: JSONValue) throws -> StaffID? {
        try params["for"]?.string.map { try staff(named: $0).id }
    }

    func member(
        named text: String, on roster: StaffID?, in branches: [OrgID]? = nil
    ) throws -> MemberLine {
        try refuseBareNumber(text, roster)
        try refuseItem(text, roster)
        switch try store.find(member: text, on: roster, in: branches) {
        case .one(let line): return line
        case .none: throw ErrorReply(.memberNotFound, "no member fits")
        case .several(let lines):
            throw Self.ambiguous(
                .memberAmbiguous,
                "several members fit; name one by its handle",
                lines.map { line in
                    .compact([
                        ("member", .string(line.handle)), ("name", .string(line.name)),
                        ("branch", line.branch.map { .string($0) }),
                    ])
                }
            )
        }
    }

    /// One item is less than a person: a fact about the person may settle others, or not this one.
    private func refuseItem(_ text: String, _ roster: StaffID?) throws {
        guard roster != nil, Self.item(text) != nil else { return }
        throw ErrorReply(
            .paramsInvalid,
            "an item, not a person: name the person, or record it with duty.done")
    }

    /// The roster number and the sub-number of an item as lists show it, `3.2`.
    static func item(_ typed: String) -> (number: String, item: Int)? {
        let parts = TypedText.reference(typed).split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, Store.isRosterNumber(parts[0]), let item = Int(parts[1])
        else { return nil }
        return (parts[0], item)
    }

    /// What an item names: the person and his open duty.
    func itemNamed(_ typed: String, on roster: StaffID?) throws -> (MemberLine, duty: Int64)? {
        guard let (number, item) = Self.item(typed) else { return nil }
        let member = try member(named: number, on: roster)
        guard let duty = member.dossier.duties.first(where: { $0.item == item }) else {
            throw ErrorReply(.dutyNotFound, "this person has no open item of that number")
        }
        return (member, duty.number)
    }

    func refuseBareNumber(_ text: String, _ roster: StaffID?) throws {
        let number = Self.item(text)?.number ?? text
        guard roster == nil, Store.isRosterNumber(number) else { return }
        throw ErrorReply(
            .rosterNumberWithoutList,
            "a bare number is a roster number and needs the list it is on: add for"
        )
    }

    func staff(named text: String) throws -> StaffLine {
        switch try store.find(staff: text) {
        case .one(let line): return line
        case .none: throw ErrorReply(.staffNotFound, "no staff person fits")
        case .several(let lines):
            throw Self.ambiguous(
                .staffAmbiguous,
                "several staff persons fit; name one by the handle",
                lines.map { line in
                    .compact([
                        ("staff", .string(line.handle)), ("name", .string(line.name)),
                        ("org", line.org.map { .string($0) }),
                    ])
                }
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
        ambiguous(
            .orgAmbiguous, sentence,
            orgs.map { ["org": .string($0.handle), "name": .string($0.name)] })
    }

    /// The error that lists who or what fits; `is_cut` when there are more than it lists.
    private static func ambiguous(
        _ type: ErrorType, _ sentence: String, _ candidates: [JSONValue]
    ) -> ErrorReply {
        ErrorReply(
            type,
            sentence,
            details: [
                "candidates": .array(Array(candidates.prefix(Store.candidates))),
                "is_cut": .bool(candidates.count > Store.candidates),
            ]
        )
    }

    /// An error about one of several named in a parameter says which: `params.members[2]`.
    static func at<Found>(_ path: String, _ body: () throws -> Found) throws -> Found {
        do { return try body() } catch let error as ErrorReply {
            throw ErrorReply(error.type, error.message, path: path, details: error.details)
        }
    }
}
