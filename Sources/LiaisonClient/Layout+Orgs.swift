package import LiaisonWire

/// The organisation tree and its staff.
extension Layout {
    /// The answer of `org.list`, children below their parents.
    package func orgs(_ answer: JSONValue) -> [String] {
        var table = LayoutTable([
            say(.columnOrg), say(.columnTitle), say(.columnKind), say(.columnMembers),
            say(.columnSecretary),
        ])
        for (org, depth) in inTreeOrder(answer.list("orgs")) {
            table.add([
                org.field("org") ?? "",
                DisplayWidth.blanks(depth * 2) + (org.field("name") ?? ""),
                word(.orgKind, org.field("kind")), org.count("members").map { "\($0)" } ?? "",
                org.part("secretary")?.field("name") ?? org.field("secretary") ?? "",
            ])
        }
        return self.table(table, orElse: .orgsEmpty)
    }

    /// Orgs in the given order, each followed by its own, with their depth. A parent is named by
    /// handle or by name. An org whose parent is not in the list stands at the top; so does one of
    /// a ring, which a daemon would never send.
    private func inTreeOrder(_ orgs: [JSONValue]) -> [(JSONValue, Int)] {
        var handles: [String: String] = [:]
        for org in orgs {
            guard let handle = org.field("org") else { continue }
            handles[handle] = handle
            if let name = org.field("name") { handles[name] = handles[name] ?? handle }
        }
        var children: [String: [JSONValue]] = [:]
        var roots: [JSONValue] = []
        for org in orgs {
            let named = org.field("parent") ?? org.part("parent")?.field("org")
            if let parent = named.flatMap({ handles[$0] }), parent != org.field("org") {
                children[parent, default: []].append(org)
            } else {
                roots.append(org)
            }
        }
        var ordered: [(JSONValue, Int)] = []
        var waiting: [(JSONValue, Int)] = roots.reversed().map { ($0, 0) }
        while let (org, depth) = waiting.popLast() {
            ordered.append((org, depth))
            let own = children.removeValue(forKey: org.field("org") ?? "") ?? []
            waiting += own.reversed().map { ($0, depth + 1) }
        }
        return ordered + children.values.flatMap(\.self).map { ($0, 0) }
    }

    /// The answer of `staff.list`.
    package func staff(_ answer: JSONValue) -> [String] {
        var table = LayoutTable([
            say(.columnStaff), say(.columnName), say(.columnPhone), say(.columnOrgOfStaff),
            say(.columnRole), say(.columnChannel), say(.columnMembers),
        ])
        for person in answer.list("staff") {
            table.add([
                person.field("staff") ?? "", person.field("name") ?? "",
                person.field("phone") ?? "",
                placeName(person["org"]),
                word(.role, person.field("role"))
                    + (person.field("left").map {
                        say(.inBrackets(OrgPhrase.left($0).text(texts)))
                    } ?? ""),
                word(.channel, person.field("channel")),
                person.count("members").map { "\($0)" } ?? "",
            ])
        }
        return self.table(table, orElse: .staffEmpty)
    }

    /// The answer of a command that made or changed one thing: its handle, in a sentence.
    package func made(_ answer: JSONValue, _ member: String, name: String) -> [String] {
        [say(.made(printable(name), answer.field(member) ?? answer.field("handle") ?? ""))]
    }

    /// The answer of `member.update`.
    package func updated(_ answer: JSONValue, _ member: String) -> [String] {
        [say(.updated(answer.field(member) ?? "", revision: answer.count("revision")))]
    }
}
