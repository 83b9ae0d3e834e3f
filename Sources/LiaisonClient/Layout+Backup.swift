package import LiaisonWire

/// Backups, restores, and the record of a restore drill.
extension Layout {
    /// The words of a phrase about backups.
    package func words(_ phrase: BackupPhrase) -> String { phrase.text(texts) }

    /// The answer of `daemon.backup`.
    package func backup(_ answer: JSONValue) -> [String] {
        let pruned = answer.count("pruned") ?? 0
        return [
            words(.made(answer.field("path") ?? "", bytes(answer))),
            "  " + contents(answer),
        ] + (pruned > 0 ? [words(.pruned(pruned))] : [])
    }

    /// What a restore would put in the place of what.
    package func restorePlan(_ report: JSONValue) -> [String] {
        let backup = report.part("backup") ?? .object([])
        var lines = [summary(.backup, backup)]
        guard let present = report.part("present") else { return lines }
        if present.flag("unreadable") {
            lines.append(labelled(.present, words(.unreadable)))
        } else {
            lines.append(summary(.present, present))
            let lost = (present.count("sequence") ?? 0) - (backup.count("sequence") ?? 0)
            if lost > 0 { lines.append(style.alarming(words(.lost(lost)))) }
        }
        return lines + [words(.keeps)]
    }

    /// A restore that was done.
    package func restored(_ report: JSONValue, service: String) -> [String] {
        var lines = [words(.restored), summary(.backup, report.part("backup") ?? .object([]))]
        if let kept = report.field("kept") { lines.append(words(.kept(kept))) }
        let held = report.count("held") ?? 0
        if held > 0 { lines.append(words(.held(held))) }
        return lines + [words(.next(service: service))]
    }

    /// What is held back since a restore, before it is released.
    package func releaseRestored(_ status: JSONValue) -> [String] {
        let duties = status.part("duties")
        return [
            words(
                .releaseRestored(
                    people: status.count("held") ?? 0,
                    due: (duties?.count("overdue") ?? 0) + (duties?.count("due_today") ?? 0)))
        ]
    }

    /// The line of `status` about a restore; nil where nothing is held back for one.
    func statusRestored(_ answer: JSONValue) -> String? {
        guard let restored = answer.part("restored") else { return nil }
        return style.alarming(
            words(
                .statusRestored(
                    at: moment(restored.field("at")), from: moment(restored.field("from")))))
    }

    private func summary(_ what: BackupPhrase, _ roll: JSONValue) -> String {
        let when =
            roll.field("backed_up_at").map { words(.at(moment($0))) }
            ?? words(.lastChange(moment(roll.field("last_change"))))
        return labelled(what, words(.roll(when, contents(roll))))
    }

    private func labelled(_ what: BackupPhrase, _ text: String) -> String {
        say(.labelled(words(what), text))
    }

    private func contents(_ roll: JSONValue) -> String {
        words(
            .holds(
                members: roll.count("members") ?? 0, away: roll.count("away") ?? 0,
                facts: roll.count("facts") ?? 0, duties: roll.count("open_duties") ?? 0))
    }

    /// Mebibytes with one decimal, as people give sizes.
    private func bytes(_ answer: JSONValue) -> String {
        let tenths = ((answer.count("bytes") ?? 0) * 10 + (1 << 19)) >> 20
        return "\(tenths / 10).\(tenths % 10) MiB"
    }
}
