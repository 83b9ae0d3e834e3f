package import LiaisonWire

/// Transfers and outreach under way, and the record of looking for a member (查找情况材料).
extension Layout {
    /// The answer of `transfer.list`.
    package func transfers(_ answer: JSONValue) -> [String] {
        var table = LayoutTable([
            say(.columnMember), say(.columnName), say(.columnBranch), word(.field, "state"),
            word(.field, "issued"), word(.field, "expires"), word(.field, "transfer_to"),
        ])
        for transfer in answer.list("transfers") {
            let member = transfer.part("member")
            let state = transfer.flag("is_expired") ? "expired" : transfer.field("state")
            table.add([
                member?.field("member") ?? "", member?.field("name") ?? "",
                placeName(member?["branch"]), word(.transferState, state),
                transfer.field("issued") ?? "", transfer.field("expires") ?? "",
                transfer.field("to") ?? "",
            ])
        }
        return self.table(table, orElse: .transfersEmpty)
    }

    /// The answer of `outreach.list`.
    package func outreachList(_ answer: JSONValue) -> [String] {
        var table = LayoutTable([
            say(.columnMember), say(.columnName), say(.columnBranch), word(.field, "state"),
            word(.field, "opened"), word(.field, "failed"), word(.field, "review"),
        ])
        for outreach in answer.list("outreach") {
            let member = outreach.part("member")
            table.add([
                member?.field("member") ?? "", member?.field("name") ?? "",
                placeName(member?["branch"]), word(.contact, outreach.field("state")),
                outreach.field("opened") ?? "",
                outreach.count("failed").map { "\($0)" } ?? "", outreach.field("review") ?? "",
            ])
        }
        return self.table(table, orElse: .outreachEmpty)
    }

    /// The answer of `outreach.get`: a sheet to print.
    package func outreachRecord(_ answer: JSONValue) -> [String] {
        let member = answer.part("member")
        var lines = flow([
            say(.outreachTitle), member?.field("name") ?? "", member?.field("member") ?? "",
        ]).map(style.heading)
        lines += pairs([
            (say(.columnBranch), placeName(member?["branch"])),
            (word(.field, "departed"), member?.field("departed") ?? ""),
            (word(.field, "destination"), member?.field("destination") ?? ""),
            (word(.field, "contact_state"), word(.contact, answer.field("state"))),
            (word(.field, "opened"), answer.field("opened") ?? ""),
            (word(.field, "situation"), word(.situation, answer.field("situation"))),
            (word(.field, "failed"), answer.count("failed").map { "\($0)" } ?? ""),
            (word(.field, "found"), answer.field("found") ?? ""),
            (word(.field, "review"), answer.field("review") ?? ""),
        ])
        lines += ["", style.heading(say(.outreachAttempts))]
        var table = LayoutTable([
            word(.field, "on"), word(.field, "by"), word(.field, "result"), say(.columnReporter),
            say(.columnAccount), word(.field, "note"),
        ])
        for attempt in answer.list("attempts") {
            table.add([
                attempt.field("on") ?? "", word(.word, attempt.field("by")),
                word(.word, attempt.field("result")), word(.reporter, attempt.field("reporter")),
                attempt.count("uid").map { "\($0)" } ?? "", attempt.field("note") ?? "",
            ])
        }
        lines += self.table(table, orElse: .attemptsEmpty)
        let ways = answer.list("ways")
        if !ways.isEmpty {
            lines += ["", style.heading(say(.outreachWays))]
            lines += pairs(
                ways.map { (word(.way, $0.field("kind")), $0.field("value") ?? "") })
        }
        return lines
    }
}
