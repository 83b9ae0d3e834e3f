package import LiaisonCore

/// A date that must parse: tests write dates as text.
package func day(_ iso: String) -> CivilDate {
    guard let day = CivilDate(iso: iso) else { preconditionFailure("\(iso) is no date") }
    return day
}

/// A month that must parse.
package func month(_ iso: String) -> CivilMonth {
    guard let month = CivilMonth(iso: iso) else { preconditionFailure("\(iso) is no month") }
    return month
}

/// The calendars of 2025 and 2026, written by hand from the notices for the pure tests; another
/// test holds them equal to etc/calendar.d.
package enum TestCalendar {
    package static let known = WorkCalendar(years: [
        2025: WorkCalendar.Year(
            off: run("2025-01-01", 1).union(run("2025-01-28", 8)).union(run("2025-04-04", 3))
                .union(run("2025-05-01", 5)).union(run("2025-05-31", 3))
                .union(run("2025-10-01", 8)),
            working: Set(
                ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"].map(day)
            ),
            springFestival: day("2025-01-29")
        ),
        2026: WorkCalendar.Year(
            off: run("2026-01-01", 3).union(run("2026-02-15", 9)).union(run("2026-04-04", 3))
                .union(run("2026-05-01", 5)).union(run("2026-06-19", 3))
                .union(run("2026-09-25", 3)).union(run("2026-10-01", 7)),
            working: Set(
                [
                    "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20",
                    "2026-10-10",
                ].map(day)
            ),
            springFestival: day("2026-02-17")
        ),
    ])

    private static func run(_ first: String, _ count: Int) -> Set<CivilDate> {
        Set((0..<count).map { day(first).adding(days: $0) })
    }
}

/// The rules of the shipped pack as the pure tests need them; another test holds them equal to
/// etc/rules.d.
package enum TestRules {
    package static let book = RuleBook(rules: all, calendar: TestCalendar.known)

    package static let all: [Rule] = [
        rule(
            "C1", [.away, .notAbroadStudy], [.departure, .contact], .opening, .months(3),
            .notLaterThan, [.contact],
            [
                rung("ahead-14d", .days(-14), .liaison), rung("due", .days(0), .liaison),
                rung("after-7d", .days(7), .secretary), rung("after-21d", .days(21), .committee),
            ]
        ),
        rule(
            "C3", [.away, .abroadStudy], [.departure, .contact], .opening, .months(6),
            .notLaterThan, [.contact],
            [
                rung("ahead-30d", .days(-30), .liaison), rung("due", .days(0), .liaison),
                rung("after-14d", .days(14), .committee),
            ],
            halfYearEnd: true
        ),
        rule(
            "D1", [.away, .notRecognised], [.departure], .none, .months(6), .notBefore,
            [.recognition, .return, .transfer],
            [rung("month-ahead", .months(-1), .liaison), rung("due", .days(0), .secretary)]
        ),
        rule(
            "D4", [.away, .notCheckedIn], [.departure], .none, .days(30), .notLaterThan,
            [.checkIn, .return, .transfer],
            [rung("due", .days(0), .liaison), rung("after-14d", .days(14), .secretary)]
        ),
        rule(
            "F4", [.away], [.dues], .opening, .months(6), .notLaterThan, [.dues],
            [
                rung("month-1", .month(1), .liaison), rung("month-3", .month(3), .secretary),
                rung("month-5", .month(5), .committee), rung("month-6", .month(6), .secretary),
            ]
        ),
        rule(
            "L1", [.away], [.contact, .attendance, .ownDues], .opening, .months(6), .notBefore,
            [.contact, .attendance, .ownDues, .decision],
            [
                rung("month-3", .month(3), .secretary), rung("month-5", .month(5), .committee),
                rung("review", .month(6), .secretary),
            ]
        ),
        rule(
            "P1", [.away, .probationary], [.joined], .none, .years(1), .notBefore,
            [.conversion, .extension, .cancellation],
            [
                rung("ahead-60d", .days(-60), .liaison),
                rung("ahead-30d", .days(-30), .secretary),
                rung("ahead-14d", .days(-14), .secretary), rung("due", .days(0), .secretary),
            ]
        ),
    ]

    private static func rung(_ name: String, _ offset: RungOffset, _ role: Role) -> Rung {
        Rung(name: name, offset: offset, to: role, origin: .product)
    }

    private static func rule(
        _ id: String,
        _ applies: Set<Condition>,
        _ clock: [Anchor],
        _ fallback: ClockFallback,
        _ period: Period,
        _ direction: Direction,
        _ fulfilled: Set<Fulfilment>,
        _ ladder: [Rung],
        halfYearEnd: Bool = false
    ) -> Rule {
        Rule(
            id: id,
            title: LocalText(zh: id, en: id),
            basis: id,
            confidence: .v1,
            origin: .product,
            appliesTo: applies,
            clock: clock,
            clockFallback: fallback,
            period: period,
            halfYearEnd: halfYearEnd,
            direction: direction,
            fulfilledBy: fulfilled,
            ladder: ladder,
            whenLate: .send(capDays: 366)
        )
    }
}
