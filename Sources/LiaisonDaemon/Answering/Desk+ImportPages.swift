internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// A plan as JSON, a page at a time.
extension Desk {
    /// Members missing from the ledger that are listed; the count says how many there are.
    private static let missingListed = 500

    static func page(of planned: PlannedImport, from first: Int) -> JSONValue {
        let rows = planned.rows[first...].prefix(Limits.pageRows)
        let next = rows.endIndex < planned.rows.count ? rows.endIndex : nil
        guard first == 0 else {
            return .compact([
                ("digest", .string(planned.plan.digest)), ("rows", .array(rows.map(encode))),
                ("next", next.map { .string(String($0)) }),
            ])
        }
        return .compact([
            ("digest", .string(planned.plan.digest)), ("kind", .string(planned.kind.rawValue)),
            (
                "counts",
                .object(
                    [JSONMember("rows", .integer(planned.rows.count))]
                        + PlanAction.allCases.map {
                            JSONMember($0.rawValue, .integer(planned.count($0)))
                        }
                )
            ),
            ("rows", .array(rows.map(encode))),
            ("first_morning", encode(planned.firstMorning)), ("creates", creates(planned)),
            ("questions", questions(planned)),
            ("recognised", .integer(planned.rows.count { $0.recognised != nil })),
            ("missing_count", .integer(planned.missing.count)),
            ("missing", .array(planned.missing.prefix(missingListed).map { encode($0) })),
            ("next", next.map { .string(String($0)) }),
        ])
    }

    static func creates(_ planned: PlannedImport) -> JSONValue {
        [
            "orgs": .array(
                planned.plan.orgs.map { org in
                    ["kind": .string(org.kind.rawValue), "name": .string(org.name)]
                }
            ),
            "staff": .array(
                planned.plan.staff.map { staff in
                    .compact([
                        ("name", .string(staff.name)), ("phone", staff.phone.map { .string($0) }),
                    ])
                }
            ),
        ]
    }

    static func questions(_ planned: PlannedImport) -> JSONValue {
        .array(
            planned.questions.map { question in
                .compact([
                    ("row", .integer(question.row)), ("of", question.of.map { .integer($0) }),
                    ("kind", "branch"), ("branch", .string(question.branch)),
                ])
            }
        )
    }

    static func encode(_ row: RowPlan) -> JSONValue {
        .compact([
            ("row", .integer(row.record.number)), ("action", .string(row.action.rawValue)),
            ("of", row.of.map { .integer($0) }), ("member", row.member.map { .string($0) }),
            ("recognised", row.recognised.map { .string($0.iso) }),
            ("placed", row.placed.map { .string($0.iso) }),
            ("fields", fields(row.record)), ("changes", changes(row)),
            (
                "repairs",
                .array(
                    row.record.repairs.map { repair in
                        [
                            "column": .string(repair.column), "from": .string(repair.from),
                            "to": .string(repair.to),
                        ]
                    }
                )
            ),
            (
                "faults",
                .array(
                    row.record.faults.map { fault in
                        .compact([
                            ("column", .string(fault.column)),
                            ("type", .string(fault.type.rawValue)),
                            ("detail", fault.detail.map { .string($0) }),
                            ("message", .string(fault.message)),
                        ])
                    }
                )
            ),
        ])
    }

    /// What a row changes; absent where it changes nothing. An ID number is masked as everywhere.
    private static func changes(_ row: RowPlan) -> JSONValue? {
        guard !row.changes.isEmpty else { return nil }
        return .array(
            row.changes.map { change in
                let isID = change.to == row.record.identity?.text
                return .compact([
                    ("field", .string(change.field)), ("column", .string(change.column)),
                    ("from", change.from.map { .string($0) }),
                    ("to", .string(isID ? masked(change.to) : change.to)),
                ])
            }
        )
    }

    /// What the row says, absent when unknown.
    private static func fields(_ record: LedgerRecord) -> JSONValue {
        func text(_ value: String?) -> JSONValue? { value.map { .string($0) } }
        func date(_ day: CivilDate?) -> JSONValue? { day.map { .string($0.iso) } }
        return .compact([
            ("name", text(record.name)), ("sex", text(record.sex)),
            ("ethnicity", text(record.ethnicity)), ("id_number", text(record.identity?.text)),
            ("born", date(record.identity?.born)), ("education", text(record.education)),
            ("standing", text(record.standing?.rawValue)), ("joined", date(record.joined)),
            ("converted", date(record.converted)), ("branch", text(record.branch)),
            ("phone", text(record.phone)), ("second_phone", text(record.secondPhone)),
            ("departed", date(record.departed)), ("destination", text(record.destination)),
            ("reason", text(record.reason)), ("receiving_org", text(record.receivingOrg)),
            ("receiving_contact", text(record.receivingContact)),
            ("liaison", text(record.liaison)), ("liaison_phone", text(record.liaisonPhone)),
            ("checked_in", date(record.checkedIn)),
            ("last_contact", date(record.lastContact)),
            ("dues_through", text(record.duesThrough?.iso)), ("note", text(record.note)),
            ("arrived", date(record.arrived)), ("origin", text(record.origin)),
            ("occupation", text(record.occupation)), ("home_org", text(record.homeOrg)),
            ("home_contact", text(record.homeContact)), ("placed", date(record.placed)),
            ("conduct", date(record.conduct)),
        ])
    }

    private static func encode(_ morning: FirstMorning) -> JSONValue {
        [
            "day": .string(morning.day.iso), "people": .integer(morning.people),
            "items": .integer(morning.items),
            "per_liaison": .array(
                morning.liaisons.values.sorted(by: Self.isBusier).map { share in
                    .compact([
                        ("name", share.name.map { .string($0) }),
                        ("phone", share.phone.map { .string($0) }),
                        ("people", .integer(share.people)), ("items", .integer(share.items)),
                    ])
                }
            ),
            "per_rung": .object(
                Role.allCases.compactMap { role in
                    morning.roles[role].map { JSONMember(role.rawValue, .integer($0)) }
                }
            ),
            "reviews": .integer(morning.reviews), "orgs": .integer(morning.orgs),
            "org_items": .integer(morning.orgItems),
        ]
    }

    /// The order of the liaisons: who has most first, then by name and telephone.
    private static func isBusier(_ one: FirstMorning.Share, _ other: FirstMorning.Share) -> Bool {
        (other.items, one.name ?? "", one.phone ?? "")
            < (one.items, other.name ?? "", other.phone ?? "")
    }
}
