internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// Orgs, staff and members.
extension Desk {
    static let rollHandlers: [String: Handler] = [
        "org.add": change { desk, params in
            Change(
                work: .addOrg(
                    name: params["name"]?.string ?? "",
                    try desk.word(params, "kind", else: OrgKind.branch),
                    parent: try params["parent"]?.string.map { try desk.org(named: $0).id }
                ),
                encode: { Desk.encode($0, as: "org") }
            )
        },
        "org.update": change { desk, params in
            let org = try desk.org(named: params["org"]?.string ?? "")
            let handle = org.handle
            return Change(
                work: .amendOrg(
                    org.id,
                    name: params["name"]?.string,
                    parent: try params["parent"]?.string.map { try desk.org(named: $0).id },
                    secretary: try params["secretary"]?.string.map {
                        try desk.staff(named: $0).id
                    }
                ),
                encode: { _ in ["org": .string(handle)] }
            )
        },
        "org.list": read { desk, _ in
            let orgs = try desk.store.orgs()
            return [
                "orgs": .array(orgs.rows.map { Desk.encode($0) }),
                "cursor": Desk.encode(orgs.cursor),
            ]
        },
        "staff.add": change { desk, params in
            Change(
                work: .addStaff(
                    NewStaff(
                        fields: try desk.staffFields(params),
                        values: Desk.staffValues(params)
                    )
                ),
                encode: { Desk.encode($0, as: "staff") }
            )
        },
        "staff.update": change { desk, params in
            let staff = try desk.staff(named: params["staff"]?.string ?? "")
            let handle = staff.handle
            return Change(
                work: .amendStaff(
                    staff.id,
                    try desk.staffFields(params),
                    Desk.staffValues(params)
                ),
                encode: { _ in ["staff": .string(handle)] }
            )
        },
        "staff.list": read { desk, _ in
            let staff = try desk.store.staff()
            return [
                "staff": .array(staff.rows.map { Desk.encode($0) }),
                "cursor": Desk.encode(staff.cursor),
            ]
        },
        "member.add": change { desk, params in
            let (amendment, values) = try desk.fields(of: params)
            return Change(
                work: .addMember(
                    NewMember(
                        standing: amendment.standing ?? .unknown,
                        joined: amendment.joined,
                        converted: amendment.converted,
                        branch: amendment.branch,
                        values: values
                    )
                ),
                encode: { Desk.encode($0, as: "member") }
            )
        },
        "member.update": change { desk, params in
            let member = try desk.member(params)
            let (amendment, values) = try desk.fields(of: params["set"] ?? [:])
            let personal = values.values.keys.sorted { $0.rawValue < $1.rawValue }
            let command = MemberCommand.amend(amendment, personal: personal)
            return Change(
                work: params["if_revision"]?.integer.map {
                    .memberAt(revision: $0, member.id, command, values)
                } ?? .member(member.id, command, values),
                encode: { Desk.encode($0) }
            )
        },
        "member.get": read { desk, params in desk.card(try desk.member(params)) },
        "member.list": read { desk, params in
            let limit = params["limit"]?.integer ?? 100
            let after = MemberID(Int64(params["cursor"]?.string ?? "") ?? 0)
            let org = try params["org"]?.string.map { try desk.org(named: $0).id }
            let page = try desk.store.members(in: org, after: after, limit: limit)
            let lines = page.rows
            return .compact([
                ("members", .array(lines.map { Desk.encode($0) })),
                (
                    "next",
                    lines.count == limit
                        ? lines.last.map { .string(String($0.id.number)) } : nil
                ),
                ("cursor", Desk.encode(page.cursor)),
            ])
        },
        "member.find": read { desk, params in
            let text = params["text"]?.string ?? ""
            let roster = try desk.roster(params)
            try desk.refuseBareNumber(text, roster)
            let found = try desk.store.search(text, on: roster, limit: Desk.foundShown + 1)
            return [
                "members": .array(found.rows.prefix(Desk.foundShown).map { Desk.encode($0) }),
                "is_cut": .bool(found.rows.count > Desk.foundShown),
                "cursor": Desk.encode(found.cursor),
            ]
        },
        "member.history": read { desk, params in
            let lines = try desk.store.history(of: desk.member(params).id, limit: 200)
            return ["entries": .array(lines.map { desk.encode($0) })]
        },
    ]

    /// More people than this are not found but listed: a longer text finds fewer.
    private static let foundShown = 50

    private func staffFields(_ params: JSONValue) throws -> NewStaffFields {
        NewStaffFields(
            org: try params["org"]?.string.map { try org(named: $0).id },
            role: params["role"]?.string,
            channel: params["channel"]?.string
        )
    }

    private static func staffValues(_ params: JSONValue) -> PersonalValues {
        var values = PersonalValues()
        values[.name] = params["name"]?.string
        values[.phone] = params["phone"]?.string
        return values
    }

    /// Splits the fields of a member's record into those that rules see and personal values. An
    /// ID number is checked here as an import checks it: the same rule, the same words.
    func fields(of params: JSONValue) throws -> (MemberAmendment, PersonalValues) {
        var amendment = MemberAmendment()
        amendment.standing = params["standing"]?.string.flatMap { Standing(rawValue: $0) }
        amendment.joined = try optionalDay(params, "joined")
        amendment.converted = try optionalDay(params, "converted")
        amendment.branch = try params["branch"]?.string.map { try org(named: $0).id }
        var values = PersonalValues()
        for field in PersonalField.allCases {
            guard let text = params[field.rawValue]?.string else { continue }
            values[field] = text
        }
        if let text = values[.idNumber] { values[.idNumber] = try Self.identity(text) }
        return (amendment, values)
    }

    /// An ID number as somebody typed it, by the same rule as a ledger's.
    private static func identity(_ text: String) throws -> String {
        do throws(IdentityNumber.Fault) {
            return try IdentityNumber(reading: text).text
        } catch {
            throw ErrorReply(
                .stateInvalid,
                LedgerReader.sentence(error),
                details: ["reason": "id-number.damaged"]
            )
        }
    }

    static func encode(_ answer: Answer, as name: String) -> JSONValue {
        guard case .added(let handle, let outcome) = answer else { return [:] }
        var members = [JSONMember(name, .string(handle))]
        if let outcome { members += encode(outcome, of: handle).members ?? [] }
        return .object(
            members.enumerated().filter { index, member in
                index == 0 || member.name != name
            }.map(\.element)
        )
    }
}
