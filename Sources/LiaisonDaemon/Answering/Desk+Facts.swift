internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// The recording methods: each makes one command of its params.
extension Desk {
    static let factHandlers: [String: Handler] = [
        "contact.record": about { desk, params in
            let (report, values) = try desk.contact(params)
            return (.recordContact(report), values)
        },
        "attendance.record": about { desk, params in
            (
                .recordAttendance(on: try desk.day(params)),
                PersonalValues(factNote: params["note"]?.string)
            )
        },
        "dues.record": about { desk, params in
            guard let through = try desk.optionalMonth(params, "through") else {
                throw ErrorReply(.paramsInvalid, "missing", path: "params.through")
            }
            return (
                .recordDues(
                    through: through,
                    payer: try desk.word(params, "payer", else: Payer.member),
                    to: try desk.optionalWord(params, "to", as: Side.self),
                    on: try desk.day(params)
                ), PersonalValues()
            )
        },
        "decision.record": about { desk, params in
            (
                .recordDecision(try desk.decision(params), on: try desk.day(params)),
                try desk.papers(params)
            )
        },
        "absence.open": about { desk, params in
            let place = params["to"]?.string ?? ""
            return (
                .openAbsence(
                    Departure(
                        on: try desk.day(params),
                        isAbroad: params["abroad"]?.bool ?? desk.office.abroad.contain(place),
                        reason: Reason(reading: params["reason"]?.string ?? ""),
                        until: try desk.optionalDay(params, "until"),
                        reported: try desk.optionalWord(params, "reported", as: Reported.self),
                        particulars: try desk.particulars(params)
                    )
                ), PersonalValues([.destination: place])
            )
        },
        "absence.arrive": about { desk, params in
            var values = PersonalValues()
            values[.origin] = params["from"]?.string
            return (
                .arrive(
                    Arrival(
                        on: try desk.day(params),
                        reason: params["reason"]?.string.map { Reason(reading: $0) },
                        particulars: try desk.particulars(params), personal: [.origin])), values
            )
        },
        "absence.update": about { desk, params in
            let place = params["to"]?.string
            return (
                .amendAbsence(
                    AbsenceAmendment(
                        departed: try desk.optionalDay(params, "departed"),
                        arrived: try desk.optionalDay(params, "arrived"),
                        isAbroad: place.map { desk.office.abroad.contain($0) },
                        reason: params["reason"]?.string.map { Reason(reading: $0) },
                        until: try desk.optionalDay(params, "until"),
                        reported: try desk.optionalWord(params, "reported", as: Reported.self),
                        particulars: try desk.particulars(params),
                        personal: place == nil ? [] : [.destination]
                    )
                ), PersonalValues(place.map { [.destination: $0] } ?? [:])
            )
        },
        "absence.recognise": about { desk, params in
            let cause = try desk.optionalWord(params, "cause", as: RecognitionCause.self)
            return (
                .stepAbsence(.recognise(cause), on: try desk.day(params), personal: []),
                PersonalValues()
            )
        },
        "absence.check_in": about { desk, params in
            var values = PersonalValues()
            values.ofFact[.confirmedBy] = params["confirmed_by"]?.string
            return (.stepAbsence(.checkIn, on: try desk.day(params), personal: []), values)
        },
        "absence.place": about { desk, params in
            let kind = try desk.optionalWord(params, "kind", as: PlacementKind.self)
            guard (params["org"] == nil) != (params["in"] == nil) else {
                throw ErrorReply(
                    .paramsInvalid, "exactly one of org, in must be given", path: "params.org")
            }
            // Where he is placed in an org of this roll, its name is what the card shows.
            let here = try params["in"]?.string.map { try desk.org(named: $0) }
            var values = PersonalValues([
                .receivingOrg: here?.name ?? params["org"]?.string ?? ""
            ])
            values[.receivingContact] = params["contact"]?.string
            let isMobileOrg = here?.kind == OrgKind.mobileOrg.rawValue
            return (
                .stepAbsence(
                    .place(kind ?? (isMobileOrg ? .mobileOrg : nil), in: here?.id),
                    on: try desk.day(params), personal: [.receivingOrg, .receivingContact]), values
            )
        },
        "absence.close": about { desk, params in
            (
                .closeAbsence(
                    on: try desk.day(params),
                    try desk.word(params, "how", else: AbsenceEnd.returned)
                ), PersonalValues()
            )
        },
        "assignment.set": about { desk, params in
            func present(_ name: String) throws -> StaffID {
                let staff = try desk.staff(named: name)
                if let left = staff.leftOn { throw Self.reply(to: .staffLeft(left)) }
                return staff.id
            }
            let staff = try present(params["staff"]?.string ?? "")
            let deputy = try params["deputy"]?.string.map { try present($0) }
            let note = params["note"]?.string
            return (
                .assign(
                    Assignment(staff, deputy: deputy), on: try desk.day(params),
                    hasReason: note != nil), PersonalValues(factNote: note)
            )
        },
    ]

    /// The contact part of `contact.record` and `duty.done`.
    func contact(_ params: JSONValue) throws -> (ContactReport, PersonalValues) {
        var values = PersonalValues(factNote: params["note"]?.string)
        var personal: [PersonalField] = []
        if let phone = params["new_phone"]?.string {
            values[.phone] = phone
            personal.append(.phone)
        }
        if let place = params["place"]?.string {
            values[.destination] = place
            personal.append(.destination)
        }
        let report = ContactReport(
            on: try day(params),
            result: try word(params, "result", else: ContactResult.reached),
            channel: try word(params, "by", else: Channel.unknown),
            startedBy: try word(params, "started_by", else: StartedBy.unknown),
            personal: personal
        )
        return (report, values)
    }

    /// An answer as JSON. Handles and numbers only: it is kept for replays.
    static func encode(_ answer: Answer) -> JSONValue {
        switch answer {
        case .outcomes(let outcomes):
            guard let (member, outcome) = outcomes.first else { return [:] }
            return encode(outcome, of: member)
        case .released(let people, let notices):
            return [
                "released": .bool(people > 0), "people": .integer(people),
                "notices": .integer(notices),
            ]
        case .told(let deliveries, let notices):
            return ["deliveries": .integer(deliveries), "notices": .integer(notices)]
        case .applied(let plan):
            return [
                "added": .integer(plan.added), "updated": .integer(plan.updated),
                "unchanged": .integer(plan.unchanged), "orgs": .integer(plan.orgs),
                "staff": .integer(plan.staff), "questions": .integer(plan.questions),
            ]
        case .added, .amended, .digest, .recomputed, .done: return [:]
        }
    }

    /// - Parameter name: what the subject is called there: a member, or an org.
    static func encode(
        _ outcome: Outcome, of subject: String, as name: String = "member"
    ) -> JSONValue {
        func marks(_ marks: [DutyMark]) -> JSONValue {
            .array(
                marks.map { mark in
                    [
                        "duty": .string(Handle(.duty, number: mark.duty).description),
                        "rule": .string(mark.rule), "on_agenda": .bool(mark.isOnAgenda),
                    ]
                }
            )
        }
        return .compact([
            (name, .string(subject)), ("revision", .integer(outcome.revision)),
            ("fact", outcome.facts.first.map { .string(Handle(.fact, number: $0).description) }),
            (
                "duties",
                [
                    "opened": marks(outcome.opened), "fulfilled": marks(outcome.fulfilled),
                    "superseded": marks(outcome.superseded),
                ]
            ),
            (
                "next",
                .array(
                    outcome.next.map { mark in
                        [
                            "duty": .string(Handle(.duty, number: mark.duty).description),
                            "rule": .string(mark.rule), "due": .string(mark.due.iso),
                            "on_agenda": .bool(mark.isOnAgenda),
                        ]
                    }
                )
            ),
        ])
    }
}
