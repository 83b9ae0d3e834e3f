internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// Records as JSON.
extension Desk {
    static func encode(_ org: OrgLine) -> JSONValue {
        .compact([
            ("org", .string(org.handle)), ("name", .string(org.name)),
            ("kind", .string(org.kind)), ("parent", org.parent.map { .string($0) }),
            ("secretary", org.secretary.map { .string($0) }), ("members", .integer(org.members)),
            ("revision", .integer(org.revision)),
        ])
    }

    static func encode(_ staff: StaffLine) -> JSONValue {
        .compact([
            ("staff", .string(staff.handle)), ("name", .string(staff.name)),
            ("phone", staff.phone.map { .string($0) }), ("org", staff.org.map { .string($0) }),
            ("role", .string(staff.role)), ("channel", .string(staff.channel)),
            ("left", Self.date(staff.leftOn)),
            ("members", .integer(staff.members)), ("revision", .integer(staff.revision)),
        ])
    }

    /// A member as lists show him.
    static func encode(_ line: MemberLine) -> JSONValue {
        .compact([
            ("member", .string(line.handle)), ("name", .string(line.name)),
            ("branch", line.branch.map { .string($0) }),
            ("liaison", line.liaison.map { Self.short($0) }),
            ("departed", line.dossier.absence?.departed.map { .string($0.iso) }),
            ("destination", line.destination.map { .string($0) }),
            ("standing", .string(line.dossier.standing.rawValue)),
        ])
    }

    static func short(_ staff: StaffLine) -> JSONValue {
        .compact([
            ("staff", .string(staff.handle)), ("name", .string(staff.name)),
            ("phone", staff.phone.map { .string($0) }),
        ])
    }

    /// Everything on record of one member; the ID number masked to its last four characters.
    func card(_ line: MemberLine) -> JSONValue {
        let values = line.values
        let dossier = line.dossier
        func value(_ field: PersonalField) -> JSONValue? { values[field].map { .string($0) } }
        let particulars = Self.particulars.map { ($0.rawValue, value($0)) }
        let codes = Self.codeTables.map { field, table in
            (
                "\(field.rawValue)_code",
                values[field].flatMap { table.code(of: $0) }.map { JSONValue.string($0) }
            )
        }
        return .compact(
            beginning(line, value) + particulars + codes + [
                ("graduated", Self.date(dossier.terms.graduatedOn)),
                ("probation", Self.probation(dossier)),
                ("transfer", dossier.transfer.map { Self.encode($0, values) }),
                ("outreach", dossier.outreach.map { Self.encode($0) }),
                ("terms", Self.encode(dossier.terms)),
                (
                    "contact_state",
                    dossier.absence.map { _ in
                        .string(engine.rules.contactState(of: dossier, on: today).rawValue)
                    }
                ), ("absence", dossier.absence.map { Self.encode($0, values, of: dossier.side) }),
                ("clocks", Self.encode(dossier.clocks, openedOn: dossier.openedOn)),
                ("held", .bool(dossier.isHeld)),
                ("open", .array(dossier.duties.map { item($0) })),
                ("unknown", .strings(unknown(of: line))),
                ("contradictions", contradictions(of: line)),
            ])
    }

    /// The fields of a person that no rule asks for.
    private static let particulars: [PersonalField] = [
        .birth, .nativePlace, .registeredResidence, .currentResidence, .employer, .migrantWorker,
        .partyPost, .archive,
        .duesStandard, .certificate, .nextOfKin, .nextOfKinPhone,
    ]

    private func beginning(
        _ line: MemberLine, _ value: (PersonalField) -> JSONValue?
    ) -> [(String, JSONValue?)] {
        let dossier = line.dossier
        let branch: JSONValue? = line.branch.map {
            ["org": .optional(line.branchHandle), "name": .string($0)]
        }
        return [
            ("member", .string(line.handle)), ("revision", .integer(dossier.revision)),
            ("name", value(.name)), ("sex", value(.sex)), ("ethnicity", value(.ethnicity)),
            ("id_number", line.values[.idNumber].map { .string(Self.masked($0)) }),
            ("phone", value(.phone)), ("second_phone", value(.secondPhone)),
            ("education", value(.education)), ("standing", .string(dossier.standing.rawValue)),
            ("standing_since", Self.date(dossier.standingSince)),
            ("joined", Self.date(dossier.joined)), ("converted", Self.date(dossier.converted)),
            ("side", dossier.side == .receiving ? Self.word(dossier.side) : nil),
            ("home_org", value(.homeOrg)), ("home_contact", value(.homeContact)),
            ("branch", branch), ("liaison", line.liaison.map { Self.short($0) }),
            ("liaison_since", Self.date(line.assignedOn)),
            ("deputy", line.deputy.map { Self.short($0) }),
            ("note", value(.note)),
        ]
    }

    static func encode(_ clocks: Clocks, openedOn: CivilDate) -> JSONValue {
        .compact([
            ("contact", clocks.contact.map { .string($0.iso) }),
            ("attendance", clocks.attendance.map { .string($0.iso) }),
            ("own_dues", clocks.ownDues.map { .string($0.iso) }),
            ("dues_through", clocks.duesThrough.map { .string($0.iso) }),
            ("opening", .string(openedOn.iso)),
        ])
    }

    /// At most the last four characters: shown with the region as well, a number would be one of
    /// some 3,300, since the check digit rules out ten birth dates of eleven.
    static func masked(_ number: String) -> String {
        String(repeating: "*", count: max(0, number.count - 4)) + number.suffix(4)
    }

    /// What on record cannot both be true; nil when nothing is. It is for people to find out which.
    private func contradictions(of line: MemberLine) -> JSONValue? {
        let found = Contradiction.among(
            idNumber: line.values[.idNumber], sex: line.values[.sex],
            birth: line.values[.birth])
        return found.isEmpty ? JSONValue?.none : .strings(found.map(\.rawValue))
    }

    /// What is not on record of somebody away. A blank is unknown, not never: these are questions
    /// for the office, not alarms.
    func unknown(of line: MemberLine) -> [String] {
        guard let absence = line.dossier.absence else { return [] }
        let values = line.values
        let dossier = line.dossier
        let ofBoth: [(String, Bool)] = [
            ("phone", values[.phone] == nil), ("branch", line.branch == nil),
            ("liaison", line.liaison == nil), ("last_contact", dossier.clocks.contact == nil),
        ]
        // What else the home side has on record of him is not for the receiving side to ask.
        guard dossier.side == .home else {
            return (ofBoth + [("arrived", absence.arrivedOn == nil)]).filter(\.1).map(\.0)
        }
        let missing: [(String, Bool)] = [
            ("id_number", values[.idNumber] == nil), ("phone", values[.phone] == nil),
            ("branch", line.branch == nil), ("liaison", line.liaison == nil),
            ("departed", absence.departed == nil), ("destination", values[.destination] == nil),
            ("last_contact", dossier.clocks.contact == nil),
            ("dues_through", dossier.clocks.duesThrough == nil),
            ("standing", dossier.standing == .unknown), ("joined", dossier.joined == nil),
        ]
        return missing.filter(\.1).map(\.0)
    }
}
