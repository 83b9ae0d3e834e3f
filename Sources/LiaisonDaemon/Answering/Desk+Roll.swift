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
            let work = Work.amendOrg(
                org.id,
                OrgFields(
                    name: params["name"]?.string,
                    parent: try params["parent"]?.string.map { try desk.org(named: $0).id },
                    secretary: try params["secretary"]?.string.map { try desk.staff(named: $0).id },
                    term: params["term_years"]?.integer.flatMap { OrgTerm(rawValue: $0) },
                    sponsor: try desk.optionalWord(params, "sponsor", as: OrgSponsor.self)
                )
            )
            return Change(
                work: Desk.expecting(params, of: .org(org.id), work),
                encode: { Desk.encode($0, as: "org") }
            )
        },
        "org.list": read { desk, params in
            Desk.answer("orgs", try desk.store.orgs(try Desk.page(params))) { Desk.encode($0) }
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
            let work = Work.amendStaff(
                staff.id,
                try desk.staffFields(params),
                Desk.staffValues(params)
            )
            return Change(
                work: Desk.expecting(params, of: .staff(staff.id), work),
                encode: { Desk.encode($0, as: "staff") }
            )
        },
        "staff.list": read { desk, params in
            Desk.answer("staff", try desk.store.staff(try Desk.page(params))) { Desk.encode($0) }
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
                        graduatedOn: amendment.graduatedOn,
                        side: try desk.word(params, "side", else: Side.home),
                        values: values
                    )
                ),
                encode: { Desk.encode($0) }
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
        "member.get": read { desk, params in try desk.card(of: params) },
        "member.list": read { desk, params in
            let org = try params["org"]?.string.map { try desk.org(named: $0).id }
            let members = try desk.store.members(in: org, try Desk.page(params))
            return Desk.answer("members", members) { Desk.encode($0) }
        },
        "member.find": read { desk, params in
            let text = params["text"]?.string ?? ""
            let roster = try desk.roster(params)
            try desk.refuseBareNumber(text, roster)
            let found = try desk.store.search(text, on: roster, limit: Desk.foundShown + 1)
            let isCut = found.rows.count > Desk.foundShown
            let shown = Listing(
                rows: Array(found.rows.prefix(Desk.foundShown)), cursor: found.cursor)
            return Desk.answer("members", shown, [("is_cut", .bool(isCut))]) { Desk.encode($0) }
        },
        "member.history": read { desk, params in
            let acts = try desk.store.history(
                of: desk.member(params).handle, try Desk.page(params))
            return Desk.answer("entries", acts) { desk.encode($0) }
        },
    ]

    /// More people than this are not found but listed: a longer text finds fewer.
    private static let foundShown = 50

    /// Work that is refused when the record has another revision than the client has seen.
    private static func expecting(_ params: JSONValue, of record: Revised, _ work: Work) -> Work {
        params["if_revision"]?.integer.map { .at(revision: $0, of: record, work) } ?? work
    }

    private func staffFields(_ params: JSONValue) throws -> NewStaffFields {
        NewStaffFields(
            org: try params["org"]?.string.map { try org(named: $0).id },
            role: params["role"]?.string,
            channel: params["channel"]?.string,
            leftOn: try optionalDay(params, "left").map { day in
                guard day <= today else { throw Self.reply(to: .futureDate(day)) }
                return day
            }
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
        amendment.graduatedOn = try optionalDay(params, "graduated")
        amendment.branch = try params["branch"]?.string.map { try org(named: $0).id }
        var values = PersonalValues()
        for field in PersonalField.allCases {
            guard let text = params[field.rawValue]?.string else { continue }
            values[field] = text
        }
        for (field, table) in Self.codeTables {
            guard let text = values[field] else { continue }
            guard let kept = table.kept(text) else {
                throw ErrorReply(
                    .paramsInvalid, "no such code", path: "params.\(field.rawValue)")
            }
            values[field] = kept
        }
        if let text = values[.idNumber] { values[.idNumber] = try Self.identity(text) }
        return (amendment, values)
    }

    /// The fields for which a standard has codes.
    static let codeTables: [(PersonalField, CodeTable)] = [
        (.sex, .sex), (.ethnicity, .ethnicity), (.education, .schooling),
    ]

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
        switch answer {
        case .added(let handle): [name: .string(handle)]
        case .amended(let handle, let revision):
            [name: .string(handle), "revision": .integer(revision)]
        default: [:]
        }
    }
}
