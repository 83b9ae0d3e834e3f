package import LiaisonWire

/// What is due about organisations and staff people, and what is on record of an organisation.
extension Layout {
    /// The answer of `agenda.orgs`; nothing at all when nothing is due.
    func otherAgenda(_ answer: JSONValue) -> [String] {
        let subjects = answer.list("subjects")
        guard let first = subjects.first else { return [] }
        let counts = answer.part("counts")
        var lines = [
            "", style.heading(OrgPhrase.agendaTitle.text(texts)),
            OrgPhrase.agendaCounts(
                subjects: counts?.count("subjects") ?? subjects.count,
                items: counts?.count("items") ?? 0, overdue: counts?.count("overdue") ?? 0
            ).text(texts),
        ]
        for subject in subjects {
            lines.append("")
            lines += flow([subject.field("handle") ?? "", subject.field("name") ?? ""])
                .map(style.heading)
            for item in subject.list("items") {
                lines += itemLines(
                    item, key: item.field("duty") ?? "", indent: 3, today: answer.field("today"))
            }
        }
        let org = subjects.first { $0.field("kind") == "org" } ?? first
        return lines + ["", OrgPhrase.agendaHint(org.field("handle") ?? "").text(texts)]
    }

    /// The answer of `org.get`: what is open first.
    package func org(_ answer: JSONValue) -> [String] {
        var lines = flow([answer.field("name") ?? "", answer.field("org") ?? ""])
            .map(style.heading)
        let open = answer.list("open")
        lines +=
            open.isEmpty
            ? [say(.nothingOpen)]
            : open.flatMap { itemLines($0, key: $0.field("duty") ?? "", indent: 0) }
        lines.append("")
        let plain = ["parent", "secretary", "members", "placed", "term_years", "opened_on"]
        var fields = [(word(.field, "kind"), word(.orgKind, answer.field("kind")))]
        fields += plain.map { field in
            let text = answer.field(field) ?? answer.count(field).map { "\($0)" }
            return (word(.field, field == "placed" ? "placed_here" : field), text ?? "")
        }
        fields.append(
            (word(.field, "sponsor"), answer.field("sponsor").map { word(.sponsor, $0) } ?? ""))
        fields.append((word(.field, "founding"), founding(answer.part("founding"))))
        fields.append((word(.field, "closed_on"), answer.field("closed_on") ?? ""))
        lines += pairs(fields)
        let latest = answer.list("latest")
        guard !latest.isEmpty else { return lines }
        return lines + ["", OrgPhrase.latest.text(texts)]
            + pairs(
                latest.map { (word(.orgRecord, $0.field("kind")), $0.field("on") ?? "") },
                indent: 2)
    }

    private func founding(_ founding: JSONValue?) -> String {
        [
            founding?.field("on"), founding?.field("approved_by"), founding?.field("document"),
            founding?.count("members").map { OrgPhrase.foundedWith($0).text(texts) },
        ].compactMap(\.self).joined(separator: say(.listSeparator))
    }

    /// The answer of `org.record`; the names are those of an answer of `org.list`.
    package func orgRecorded(_ answer: JSONValue, in tree: JSONValue?) -> [String] {
        answer.list("orgs").map { org in
            let handle = org.field("org") ?? ""
            let name = tree?.list("orgs").first { $0.field("org") == handle }?.field("name")
            let head = OrgPhrase.recorded(
                [name, handle].compactMap(\.self).joined(separator: "  ")
            )
            .text(texts)
            return head + (org.field("fact").map { " " + say(.inBrackets($0)) } ?? "")
        }
    }

    /// The answer of `org.members`.
    package func orgMembers(_ answer: JSONValue) -> [String] {
        answer.list("members").isEmpty ? [OrgPhrase.nobodyPlaced.text(texts)] : members(answer)
    }
}
