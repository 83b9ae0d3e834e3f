package import LiaisonWire

/// Reports: figures from what was recorded.
extension Layout {
    /// The answer of `report.duties`: the seven, the six and the five, each with what is on record.
    package func dutyReport(_ answer: JSONValue) -> [String] {
        var lines = [
            style.heading(
                say(
                    .dutyReportTitle(
                        say(.range(answer.field("from") ?? "", answer.field("through") ?? "")))))
        ]
        for side in ["home", "receiving", "member"] {
            let duties = answer.list("duties").filter { $0.field("side") == side }
            lines += ["", style.heading(word(.dutySide, side))]
            var table = LayoutTable([
                "", say(.columnTitle), word(.field, "state"), say(.columnOpen),
                say(.columnEvidence), say(.columnRule),
            ])
            for duty in duties {
                let evidence = duty.list("evidence").map { item in
                    say(.count(word(.evidence, item.field("kind")), item.count("count") ?? 0))
                }
                table.add([
                    duty.count("number").map { "\($0)" } ?? "", local(duty["title"]) ?? "",
                    word(.listed, duty.field("state")), duty.count("open").map { "\($0)" } ?? "",
                    evidence.joined(separator: say(.listSeparator)),
                    duty.texts("rules").joined(separator: " "),
                ])
            }
            lines += self.table(table, orElse: .rulesEmpty)
        }
        return lines
    }
}
