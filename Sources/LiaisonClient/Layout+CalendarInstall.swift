package import LiaisonWire

/// A year's working days that were installed, and what they moved.
extension Layout {
    /// The words of a phrase about the working days.
    func words(_ phrase: CalendarPhrase) -> String { phrase.text(texts) }

    /// The answer of `calendar.install`.
    package func installed(_ answer: JSONValue) -> [String] {
        let year = answer.count("year") ?? 0
        var lines = [
            words(.installed(year, workingDays: answer.count("working_days") ?? 0)),
            "  "
                + words(
                    .days(off: answer.count("off") ?? 0, makeUp: answer.count("make_up") ?? 0)),
            "  "
                + words(
                    answer.field("spring_festival").map { .springFestival($0) }
                        ?? .noSpringFestival),
        ]
        lines += moved(answer.part("moved") ?? .object([]))
        return lines
    }

    /// The reminders that are told on other days now.
    private func moved(_ moved: JSONValue) -> [String] {
        let count = moved.count("notices") ?? 0
        guard count > 0 else { return [words(.nothingMoved)] }
        var table = LayoutTable([
            say(.columnMember), words(.columnNotice), say(.columnRule), words(.columnFrom),
            words(.columnTo),
        ])
        let first = moved.list("first")
        for notice in first {
            table.add(["member", "notice", "rule", "from", "to"].map { notice.field($0) ?? "" })
        }
        let rest = count - first.count
        return [words(.moved(count, people: moved.count("people") ?? 0))]
            + table.lines(style, indent: 2) + (rest > 0 ? ["  " + words(.moreMoved(rest))] : [])
    }

    /// What is said of a year below its days.
    func calendarRemarks(_ year: JSONValue) -> [String] {
        let festival = year.field("spring_festival").map { words(.springFestival($0)) }
        let installed = year.field("installed_at").map {
            words(.installedAt(moment($0), year.field("source") ?? ""))
        }
        return [festival, installed].compactMap(\.self).map { "  " + $0 }
    }
}
