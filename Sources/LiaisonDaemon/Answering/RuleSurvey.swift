internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// What other rules would change about everybody on the roll. It reads, some people at a time: who is
/// recorded about meanwhile is seen before or after that, and nobody waits for it.
struct RuleSurvey: Sendable {
    let store: Store
    let before: RuleBook
    let after: RuleBook

    /// Name, number, reason: people of one snapshot; some milliseconds, so that the log can be cut
    /// back between two of them.
    private static let slice = 500

    /// A rule's duties in numbers.
    private struct Counts {
        var begin = 0
        var end = 0
        var move = 0
    }

    /// A member of whom something would be another.
    private struct Changed {
        var member: MemberID
        var handle: String
        var duties: [DutyDifference]
    }

    /// One page of the people; the first one counts them all.
    func answer(_ page: Page) throws -> JSONValue {
        var people: [Changed] = []
        var counts: [String: Counts] = [:]
        let isFirst = page.after == nil
        let cursor = try store.eventCursor()
        // A page after the first reads on to its own end and not a whole slice further: where everybody
        // changes, each member was read five times.
        let slice = isFirst ? Self.slice : min(Self.slice, page.limit + 1)
        try goThrough(after: page.after, slice) { changed in
            if people.count <= page.limit { people.append(changed) }
            if isFirst { changed.duties.forEach { Self.count($0, in: &counts) } }
            return isFirst || people.count <= page.limit
        }
        let shown = people.prefix(page.limit)
        let next = people.count > page.limit ? shown.last : nil
        let orgs = isFirst ? try self.orgs(&counts, atMost: page.limit) : []
        let head: [(String, JSONValue?)] =
            isFirst ? [("rules", encode(counts)), ("orgs", .array(orgs))] : []
        return .compact(
            head + [
                ("people", .array(try shown.map { try encode($0) })),
                ("next", next.map { .string("\(Page.Place(row: $0.member.number))") }),
                ("cursor", Desk.encode(cursor)),
            ])
    }

    /// The orgs of which something would be another, at most so many; all of them are counted.
    private func orgs(
        _ counts: inout [String: Counts], atMost limit: Int
    ) throws -> [JSONValue] {
        var changed: [JSONValue] = []
        var last = OrgID(0)
        while true {
            let dossiers = try store.orgDossiers(after: last, limit: Self.slice)
            for dossier in dossiers {
                last = dossier.org
                let duties = after.differences(from: before, for: dossier)
                duties.forEach { Self.count($0, in: &counts) }
                guard !duties.isEmpty, changed.count < limit,
                    let line = try store.orgCard(dossier.org)?.line
                else { continue }
                changed.append([
                    "org": .string(line.handle), "name": .string(line.name),
                    "duties": .array(duties.map(Self.encode)),
                ])
            }
            guard dossiers.count == Self.slice else { return changed }
        }
    }

    private static func encode(_ duty: DutyDifference) -> JSONValue {
        .compact([
            ("rule", .string(duty.rule)), ("before", duty.before.map { .string($0.iso) }),
            ("after", duty.after.map { .string($0.iso) }),
        ])
    }

    /// Calls `take` with everybody of whom something would be another, until it says that it has
    /// enough.
    private func goThrough(
        after place: Page.Place?, _ slice: Int, _ take: (Changed) -> Bool
    ) throws {
        var last = MemberID(place?.row ?? 0)
        while true {
            let dossiers = try store.dossiers(after: last, limit: slice)
            for (handle, dossier) in dossiers {
                let duties = after.differences(from: before, for: dossier)
                let changed = Changed(member: dossier.member, handle: handle, duties: duties)
                if !duties.isEmpty, !take(changed) { return }
            }
            guard dossiers.count == slice, let end = dossiers.last else { return }
            last = end.dossier.member
        }
    }

    private static func count(_ duty: DutyDifference, in counts: inout [String: Counts]) {
        switch (duty.before, duty.after) {
        case (nil, _): counts[duty.rule, default: Counts()].begin += 1
        case (_, nil): counts[duty.rule, default: Counts()].end += 1
        default: counts[duty.rule, default: Counts()].move += 1
        }
    }

    private func encode(_ counts: [String: Counts]) -> JSONValue {
        .array(
            counts.sorted { $0.key < $1.key }.map { id, count in
                let title = (after[id] ?? before[id])?.title ?? LocalText(zh: id, en: id)
                return [
                    "rule": .string(id), "title": Desk.encode(title),
                    "begin": .integer(count.begin), "end": .integer(count.end),
                    "move": .integer(count.move),
                ]
            })
    }

    private func encode(_ changed: Changed) throws -> JSONValue {
        let name = try store.survey { try $0.line(changed.member).name }
        return [
            "member": .string(changed.handle), "name": .string(name),
            "duties": .array(changed.duties.map(Self.encode)),
        ]
    }
}
