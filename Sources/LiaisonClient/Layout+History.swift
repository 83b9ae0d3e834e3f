package import LiaisonWire

/// What was recorded of a person: when it was recorded and by whom, when it happened and who said
/// so, and what came of it.
extension Layout {
    private static let indent = 3

    /// The answer of `member.history`, an act a paragraph.
    package func history(_ answer: JSONValue) -> [String] {
        let entries = answer.list("entries")
        guard !entries.isEmpty else { return [say(.historyEmpty)] }
        return Array(entries.map(act).joined(separator: [""]))
    }

    private func act(_ entry: JSONValue) -> [String] {
        let isOwn = ["rules", "timer"].contains(entry.field("what"))
        let user = entry.count("uid").map { "\($0)" } ?? ""
        var lines = flow([
            moment(entry.field("at")), word(.change, entry.field("what")),
            say(isOwn ? .recordedByDaemon : .recordedBy(user: user)),
        ]).map(style.heading)
        for fact in entry.list("facts") { lines += factLines(fact) }
        lines += changeLines(entry)
        return lines + dutyLines(entry.list("duties"))
    }

    private func factLines(_ fact: JSONValue) -> [String] {
        let late = fact.flag("is_late") ? say(.recordedLater) : ""
        let result = fact.field("result").map { word(.word, $0) }
        let payer = fact.field("payer").map { say(.paidBy(word(.word, $0))) }
        let starter = fact.field("started_by").flatMap { code in
            code == "unknown" ? nil : say(.startedBy(word(.starter, code)))
        }
        let pieces: [String?] =
            [
                word(.change, fact.field("kind")), fact.field("on").map { $0 + late }, result,
                fact.field("by").map { word(.word, $0) }, starter,
                fact.field("through").map { say(.paidThrough($0)) }, payer,
            ] + particulars(of: fact) + [
                fact.field("reporter").map { say(.reportedBy(word(.reporter, $0))) },
                fact.field("note").map { say(.labelled(word(.field, "note"), $0)) },
                fact.field("corrects").map { say(.labelled(word(.field, "corrects"), $0)) },
                fact.field("corrected_by").map {
                    say(.labelled(word(.field, "corrected_by"), $0))
                },
                fact.field("fact").map { say(.inBrackets($0)) },
            ]
        return flow(
            pieces.compactMap(\.self), indent: Self.indent, hanging: Self.indent + 4)
    }

    /// Which of its kind a fact is, how much of it, until when, by whom and under which document.
    private func particulars(of fact: JSONValue) -> [String?] {
        let kind = fact.field("kind") ?? ""
        let family = Self.families[kind]
        let amount = fact.count("amount").map { "\($0)" }
        let unit = Self.units[kind] ?? "months"
        return [
            fact.field("detail").map { code in
                Self.decided.contains(kind)
                    ? say(.labelled(word(.field, "standing_before"), word(.standing, code)))
                    : family.map { word($0, code) } ?? code
            },
            amount.map { say(.amount($0, unit: word(.unit, unit))) },
            fact.field("until").map { say(.labelled(word(.field, "until"), $0)) },
            fact.field("org"),
            fact.field("approved_by").map { say(.labelled(word(.field, "approved_by"), $0)) },
            fact.field("document").map { say(.labelled(word(.field, "document"), $0)) },
            fact.field("attachment").map { say(.labelled(word(.field, "attachment"), $0)) },
            fact.field("confirmed_by").map { say(.labelled(word(.field, "confirmed_by"), $0)) },
            fact.part("staff").map { $0.field("name") ?? "" },
            fact.part("deputy").map {
                say(.labelled(word(.field, "deputy"), $0.field("name") ?? ""))
            },
        ]
    }

    /// Where the words for the details of facts stand, by their kind.
    private static let families: [String: TermFamily] = [
        "recognition": .recognition, "placement": .placement, "transferable": .untransferable,
        "outreach-opened": .situation, "outreach-settled": .outreachOutcome,
        "probation-assembly": .assembly, "exemption": .exemption,
        "dues": .duesSide, "dues-arrangement": .arrangement, "study": .study, "activity": .activity,
        "care": .care,
        "appraisal": .appraisal, "commendation": .commendation, "change": .reported,
        "notification": .notified,
    ]

    /// Decisions: their detail is the standing that they were taken upon.
    private static let decided: Set = [
        "conversion", "extension", "cancellation", "review", "suspension", "restoration",
        "removal", "withdrawal", "expulsion", "death", "correction", "resumption",
    ]

    /// In what the amounts of facts are counted, by their kind.
    private static let units = [
        "study": "hours", "appraisal": "of-year", "appraisal-exchange": "of-year",
        "transfer-issued": "days", "funds": "yuan", "founding": "people", "service": "people",
        "applications": "people", "activists": "people", "instructor": "people",
        "staff-training": "people", "reserve": "people", "guidance": "people",
        "homecoming-training": "people",
    ]

    /// The changes of the record. The fields set stand together; what a fact says is not said twice.
    private func changeLines(_ entry: JSONValue) -> [String] {
        let moves: Set = ["departure", "return", "transfer"]
        let isMove = entry.list("facts").contains { moves.contains($0.field("kind") ?? "") }
        let said: Set = ["absence-opened", "absence-returned", "absence-transferred"]
        // What a machine made of a fact is said by the fact.
        let implied: Set = ["transfer-state", "outreach-state", "probation", "terms"]
        let changes = entry.list("changes").filter { change in
            let kind = change.field("kind") ?? ""
            return !implied.contains(kind) && !(isMove && said.contains(kind))
        }
        let isSet = { (change: JSONValue) in change.field("kind") == "set" }
        let set = changes.filter(isSet).compactMap { $0.part("values")?.field("field") }
        let pieces =
            changes.filter { !isSet($0) }.map(changePieces)
            + (set.isEmpty ? [] : [[word(.change, "set"), words(.field, set)]])
        return pieces.flatMap { flow($0, indent: Self.indent, hanging: Self.indent + 4) }
    }

    /// A change of the record itself: its word, and its values by name.
    private func changePieces(_ change: JSONValue) -> [String] {
        let kind = change.field("kind")
        let given = change.part("values") ?? .object([])
        if kind == "assigned" {
            let name = [given.field("name"), given.field("staff")].compactMap(\.self)
            return [
                name.isEmpty ? say(.liaisonMissing) : say(.liaison(name.joined(separator: " ")))
            ]
        }
        let values = (given.members ?? []).map { member in
            let code = member.value.string ?? ""
            return switch member.name {
            case "field": kind == "standing" ? word(.standing, code) : word(.field, code)
            case "kind" where kind == "org-added": word(.orgKind, code)
            case "on", "from": code == "unknown" ? word(.standing, code) : code
            case "standing": say(.labelled(word(.field, "standing"), word(.standing, code)))
            default: say(.labelled(word(.field, member.name), code))
            }
        }
        return [word(.change, kind)] + values
    }

    /// The duties that an act opened or ended, those of one kind together.
    private func dutyLines(_ duties: [JSONValue]) -> [String] {
        var order: [String] = []
        for duty in duties {
            if let change = duty.field("change"), !order.contains(change) { order.append(change) }
        }
        return order.flatMap { change in
            let titles = duties.filter { $0.field("change") == change }.map { duty in
                (local(duty["title"]) ?? duty.field("rule") ?? "")
                    + (duty.field("duty").map { say(.inBrackets($0)) } ?? "")
            }
            return flow(
                [change == "opened" ? say(.openedDuty) : word(.dutyState, change)] + titles,
                indent: Self.indent, hanging: Self.indent + 4)
        }
    }
}
