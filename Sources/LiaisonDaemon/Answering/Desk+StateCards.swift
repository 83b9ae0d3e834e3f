internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// Absence, probation, transfer, outreach and terms as JSON.
extension Desk {
    static func encode(
        _ absence: Absence, _ values: [PersonalField: String], of side: Side
    ) -> JSONValue {
        .compact([
            ("arrived", date(absence.arrivedOn)),
            ("origin", side == .receiving ? text(values[.origin]) : nil),
            ("departed", date(absence.departed)), ("destination", text(values[.destination])),
            ("abroad", .bool(absence.isAbroad)), ("reason", word(absence.reason)),
            ("until", date(absence.until)), ("recognised", date(absence.recognisedOn)),
            ("checked_in", date(absence.checkedInOn)), ("placed", date(absence.placedOn)),
            ("stage", .string(absence.stage.rawValue)), ("reported", word(absence.reported)),
            ("scope", word(absence.scope)), ("division", text(absence.division?.code)),
            ("division_year", absence.division.map { .integer($0.year) }),
            ("division_name", text(absence.division?.name)),
            ("occupation", word(absence.occupation)), ("unit_kind", word(absence.unitKind)),
            ("recognised_for", word(absence.recognisedFor)),
            ("registered", date(absence.registeredOn)), ("expected", date(absence.expectedOn)),
            ("placement_kind", word(absence.placementKind)),
            ("receiving_liaison", date(absence.receivingLiaisonOn)),
            ("transferable", absence.transferable.map { .bool($0.reason == nil) }),
            ("transferable_reason", word(absence.transferable?.reason)),
            ("transferable_asked", date(absence.transferable?.on)),
            ("receiving_org", text(values[.receivingOrg])),
            ("receiving_contact", text(values[.receivingContact])),
        ])
    }

    /// Nil of somebody who is not probationary.
    static func probation(_ dossier: Dossier) -> JSONValue? {
        guard dossier.standing == .probationary else { return nil }
        let probation = dossier.probation
        return .compact([
            ("state", .string(probation.state.rawValue)), ("end", date(dossier.probationEnd)),
            ("extended_months", probation.extendedMonths.map { .integer($0) }),
            ("postponed", date(probation.postponedUntil)), ("applied", date(probation.appliedOn)),
            ("assembly", date(probation.assembly?.on)),
            ("assembly_result", word(probation.assembly?.result)),
            ("reported", date(probation.reportedOn)),
        ])
    }

    static func encode(_ transfer: Transfer, _ values: [PersonalField: String]) -> JSONValue {
        .compact([
            ("state", .string(transfer.state.rawValue)),
            ("prepared", .string(transfer.preparedOn.iso)), ("to", text(values[.transferTo])),
            ("issued", date(transfer.letter?.issuedOn)),
            ("expires", date(transfer.letter?.expiresOn)),
            ("accepted", date(transfer.acceptedOn)),
        ])
    }

    static func encode(_ outreach: Outreach) -> JSONValue {
        .compact([
            ("opened", .string(outreach.openedOn.iso)),
            ("situation", .string(outreach.situation.rawValue)),
            ("failed", .integer(outreach.attempts)), ("found", date(outreach.foundOn)),
        ])
    }

    /// Nil when nothing holds beside the ordinary.
    static func encode(_ terms: Terms) -> JSONValue? {
        let members = JSONValue.compact([
            ("exempt", word(terms.exemption)), ("dues", word(terms.duesArrangement)),
            ("dues_since", date(terms.duesArrangedOn)),
            ("correction_until", date(terms.correctionUntil)),
        ])
        guard members.members?.isEmpty == false else { return nil }
        return members
    }

    /// A line of `transfer.list`.
    func encodeTransfer(_ line: MemberLine) -> JSONValue {
        guard let transfer = line.dossier.transfer else { return [:] }
        let shown = Self.encode(transfer, line.values).members ?? []
        return .object(
            [JSONMember("member", Self.encode(line))] + shown + [
                JSONMember("is_expired", .bool(transfer.isExpired(on: today))),
                JSONMember("issues", .integer(transfer.issues)),
            ])
    }

    /// A line of `outreach.list`, and what `outreach.get` begins with.
    func encodeOutreach(_ line: MemberLine) -> JSONValue {
        guard let outreach = line.dossier.outreach else { return [:] }
        let state = engine.rules.contactState(of: line.dossier, on: today)
        let review = engine.rules.suspensionFrom(line.dossier, under: ["L1"])
        return .object(
            [
                JSONMember("member", Self.encode(line)),
                JSONMember("state", .string(state.rawValue)),
            ] + (Self.encode(outreach).members ?? [])
                + (review.map { [JSONMember("review", .string($0.iso))] } ?? []))
    }

    /// The record of looking for a member (查找情况材料).
    func outreachRecord(_ params: JSONValue) throws -> JSONValue {
        let line = try member(params)
        guard let outreach = line.dossier.outreach else {
            throw Self.reply(to: .noOutreach)
        }
        let attempts = try store.attempts(of: line.id, from: outreach.openedOn)
        let record = encodeOutreach(line).members ?? []
        return .object(
            record + [
                JSONMember("attempts", .array(attempts.rows.map { encode($0) })),
                JSONMember("ways", .array(ways(to: line, failed: outreach.attempts))),
                JSONMember("cursor", Self.encode(attempts.cursor)),
            ])
    }

    private func encode(_ attempt: AttemptLine) -> JSONValue {
        .compact([
            ("fact", .string(attempt.fact.handle)), ("on", .string(attempt.fact.on.iso)),
            ("by", .string(attempt.fact.channel ?? Channel.unknown.rawValue)),
            ("result", .string(attempt.fact.result ?? ContactResult.notReached.rawValue)),
            ("reporter", .string(attempt.fact.reporter)), ("uid", .integer(attempt.uid)),
            ("note", Self.text(attempt.fact.note)),
        ])
    }

    /// How to reach somebody: his own number first; when as many tries have failed as the office says,
    /// the second one, whoever is asked at the receiving side, and his family.
    private func ways(to line: MemberLine, failed: Int) -> [JSONValue] {
        let kin = [line.values[.nextOfKin], line.values[.nextOfKinPhone]].compactMap(\.self)
        let further: [(String, String?)] = [
            ("second-phone", line.values[.secondPhone]),
            ("receiving-contact", line.values[.receivingContact]),
            ("next-of-kin", kin.isEmpty ? nil : kin.joined(separator: " ")),
        ]
        let known = [("phone", line.phone)] + (failed >= office.widenAfter ? further : [])
        return known.compactMap { kind, value in
            value.map { ["kind": .string(kind), "value": .string($0)] }
        }
    }

    static func date(_ day: CivilDate?) -> JSONValue? { day.map { .string($0.iso) } }

    static func text(_ text: String?) -> JSONValue? { text.map { .string($0) } }

    static func word<Word: RawRepresentable>(_ word: Word?) -> JSONValue?
    where Word.RawValue == String {
        word.map { .string($0.rawValue) }
    }
}
