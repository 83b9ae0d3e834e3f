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

    /// The answer of `report.handshake`.
    package func handshakes(_ answer: JSONValue) -> [String] {
        var table = LayoutTable([
            say(.columnMember), say(.columnName), say(.columnBranch), say(.columnDeparted),
            word(.handshake, "expected"), word(.handshake, "checked-in"), say(.columnWaitsFor),
            say(.columnSide), say(.columnDays),
        ])
        for line in answer.list("people") {
            let member = line.part("member")
            table.add([
                member?.field("member") ?? "", member?.field("name") ?? "",
                placeName(member?["branch"]), member?.field("departed") ?? "",
                line.field("expected") ?? "", line.field("checked_in") ?? "",
                word(.handshake, line.field("waits_for")), word(.side, line.field("side")),
                line.count("days").map { "\($0)" } ?? "",
            ])
        }
        return self.table(table, orElse: .handshakesEmpty)
    }
}
