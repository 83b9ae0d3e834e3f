package import LiaisonWire

/// The agenda as a calendar file (RFC 5545), for a telephone or a mail program: an all-day task on
/// the day by which each thing is to be done.
///
/// Such files travel: they hold the name, of a member or an organisation, and what is to be done, and no telephone, place or number.
extension Layout {
    /// The answers of `agenda.get` and `agenda.orgs` as lines; `stamp` is the moment of making, UTC,
    /// `20261125T080000Z`.
    package func calendarFile(
        _ agenda: JSONValue, others: JSONValue? = nil, stamp: String
    ) -> [String] {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//liaison//liaisonctl//EN",
            "X-WR-CALNAME:" + Self.escaped(say(.agendaTitle)),
        ]
        for person in agenda.list("people") + (others?.list("subjects") ?? []) {
            for item in person.list("items") {
                // What is overdue is to be done today: on a day gone by nobody would see it.
                let isLate = (item.count("overdue_days") ?? 0) > 0
                let day = isLate ? agenda.field("today") : item.field("action_day")
                lines += entry(item, person, on: day ?? "", stamp)
            }
        }
        return (lines + ["END:VCALENDAR"]).flatMap(Self.folded).map { $0 + "\r" }
    }

    private func entry(
        _ item: JSONValue, _ person: JSONValue, on day: String, _ stamp: String
    ) -> [String] {
        guard let duty = item.field("duty"), !day.isEmpty else { return [] }
        let title = local(item["title"]) ?? item.field("rule") ?? ""
        let name = person.field("name") ?? person.field("member") ?? ""
        let due = dueText(item)
        let basis = local(item["basis"]).map { say(.basis($0)) }
        let detail = [due, basis].compactMap(\.self).filter { !$0.isEmpty }
        return [
            "BEGIN:VEVENT", "UID:\(duty)@liaison", "DTSTAMP:\(stamp)",
            "DTSTART;VALUE=DATE:" + day.filter { $0 != "-" },
            "SUMMARY:" + Self.escaped("\(name)  \(title)"),
            "DESCRIPTION:" + Self.escaped(detail.joined(separator: "\n")),
            "TRANSP:TRANSPARENT", "END:VEVENT",
        ]
    }

    /// RFC 5545, 3.3.11: what a TEXT value escapes. Control characters are not allowed in it.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\", ";", ",": escaped += "\\" + String(character)
            case "\n": escaped += "\\n"
            default: escaped += printable(String(character))
            }
        }
        return escaped
    }

    /// RFC 5545, 3.1: a line has at most 75 octets; what goes on begins with a blank. A character
    /// is not taken apart.
    private static func folded(_ line: String) -> [String] {
        let octets = 75
        var lines: [String] = []
        var current = ""
        for scalar in line.unicodeScalars {
            if current.utf8.count + UTF8.width(scalar) > octets {
                lines.append(current)
                current = " "
            }
            current.unicodeScalars.append(scalar)
        }
        return lines + [current]
    }
}
