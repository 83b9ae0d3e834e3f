import ArgumentParser
import LiaisonClient
import LiaisonWire

extension Member {
    /// `liaisonctl member set`
    struct Set: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Correct a member's record, or the open absence.",
            discussion: """
                Fields of the person: name branch id_number phone second_phone sex ethnicity \
                education standing joined converted graduated birth native_place \
                registered_residence current_residence employer migrant_worker party_post archive dues_standard certificate \
                next_of_kin next_of_kin_phone home_org home_contact note. Fields of the absence: departed arrived to reason \
                until reported scope division division_year division_name occupation unit_kind.
                """)
        @OptionGroup var global: GlobalOptions
        @OptionGroup var who: MemberArguments
        @Argument(help: "FIELD=VALUE, one or more.") var fields: [String]
        @Option(help: "Refuse unless the record still has this revision.") var ifRevision: Int?

        /// What belongs to the stay away and not to the person.
        private static let absenceFields: Swift.Set<String> = [
            "departed", "arrived", "to", "reason", "until", "reported", "scope", "division",
            "division_year", "division_name", "occupation", "unit_kind",
        ]

        func run() throws {
            try global.run { session in
                let pairs = try fields.map(assignment)
                let ofAbsence = pairs.filter { Self.absenceFields.contains($0.name) }
                if ofAbsence.isEmpty {
                    let answer = try session.change(
                        "member.update",
                        who.params + [("set", .object(pairs)), ("if_revision", .given(ifRevision))])
                    session.show(answer) { $0.updated(answer, "member") }
                } else {
                    guard ofAbsence.count == pairs.count else { throw LocalFailure.mixedFields }
                    let answer = try session.change(
                        "absence.update", who.params + pairs.map { ($0.name, $0.value) })
                    session.showOutcomes([answer], of: answer)
                }
            }
        }

        private func assignment(_ text: String) throws -> JSONMember {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty else {
                throw LocalFailure.notAnAssignment(text)
            }
            let name = String(parts[0].map { $0 == "-" ? "_" : $0 })
            // The one field that is a number on the wire.
            if name == "division_year", let year = Int(parts[1]) {
                return JSONMember(name, .integer(year))
            }
            return JSONMember(name == "destination" ? "to" : name, .string(String(parts[1])))
        }
    }
}
