package import LiaisonWire

/// What failed without asking the daemon: a file, or the command line.
package enum LocalFailure: Error, Sendable, Equatable {
    /// The file cannot be read.
    case unreadable(file: String, errno: Int32)
    /// The file is no table of text.
    case notATable(file: String, reason: LedgerFile.Fault)
    /// The file names nobody, or is no UTF-8 text.
    case notAList(file: String)
    /// There is no terminal to ask on.
    case nobodyToAsk
    /// `import` with neither a file nor `--apply`, or with both.
    case importNeedsOne
    /// `member set` with something that is no `field=value`.
    case notAnAssignment(String)
    /// `member set` with fields of the person and of the absence: two records, two commands.
    case mixedFields
    /// `call` with params that are no JSON object.
    case notAnObject(String)
    /// Two options of which only one can be given.
    case notTogether(String, String)
    /// People are named in no way, or in several.
    case namesOneWay
    /// The first option means something only with the second.
    case onlyWith(String, String)
    /// A correction without anything to correct; one of these options is needed.
    case nothingToChange([String])
    /// Standard output cannot be written.
    case unwritable(errno: Int32)
}

/// A failure in words.
package struct FailureText: Sendable, Equatable {
    /// What failed, why, what to do now.
    package let sentence: String
    /// What belongs to it: the candidates of an ambiguous name.
    package let lines: [String]
}

extension Layout {
    /// The words for a call that got no result. Of several people asked about in `params` they say
    /// who it was; `name` is the name of the one the daemon has told by his handle.
    package func failure(
        _ failure: CallFailure, asked params: JSONValue = [:], name: String? = nil
    ) -> FailureText {
        let sentence = texts.language == .chinese ? failure.chinese : failure.english
        guard case .refused(let error) = failure else {
            return FailureText(sentence: printable(sentence), lines: [])
        }
        let handle = error.details?.field("member")
        let who = handle.map { [name, $0].compactMap(\.self).joined(separator: " ") }
        let which = (who ?? error.reference(in: params)).map { ["  " + say(.itWas(printable($0)))] }
        return FailureText(
            sentence: printable(sentence), lines: (which ?? []) + candidates(error.details))
    }

    /// The words for a failure of our own.
    package func failure(_ failure: LocalFailure) -> FailureText {
        let sentence = texts.language == .chinese ? failure.chinese : failure.english
        return FailureText(sentence: printable(sentence), lines: [])
    }

    private func candidates(_ details: JSONValue?) -> [String] {
        let people = details?.list("candidates") ?? []
        guard !people.isEmpty else { return [] }
        var table = LayoutTable([say(.columnMember), say(.columnName), say(.columnBranch)])
        for person in people {
            let handle = ["member", "staff", "org"].compactMap(person.field).first
            table.add([
                handle ?? "", person.field("name") ?? "",
                // An organisation stands for itself: `org` is its own handle.
                placeName(person["branch"] ?? (person["staff"] == nil ? nil : person["org"])),
            ])
        }
        return table.lines(style, indent: 2)
            + ((details?.flag("is_cut") ?? false) ? ["  " + say(.candidatesCut)] : [])
    }
}

extension ErrorReply {
    /// What was typed for the one of several that `path` points at: `params.members[2]`.
    func reference(in params: JSONValue) -> String? {
        let parts = parameter.split { $0 == "[" || $0 == "]" }.map(String.init)
        guard parts.count == 2, let index = Int(parts[1]) else { return nil }
        let given = params.list(parts[0])
        return given.indices.contains(index) ? given[index].string : nil
    }

    /// The parameter as people know it: `params.id_number` is `id_number`.
    var parameter: String {
        let path = path ?? ""
        return path.hasPrefix("params.") ? String(path.dropFirst("params.".count)) : path
    }
}

extension ErrorReply {
    /// The rules' reason in words, with the date it speaks of; nil for a reason we do not know.
    func reason(_ texts: Texts) -> String? {
        guard let code = details?.field("reason") else { return nil }
        let words = texts.term(.refusal, code)
        guard words != code else { return nil }
        let date = details?.field("date").map { texts.say(.remark($0)) } ?? ""
        return words + date
    }
}

extension CallFailure {
    /// The failure as one JSON object, for `--json`: an error of the daemon as it came, and the
    /// others in the same shape with a type that begins with `client.`.
    package var value: JSONValue {
        switch self {
        case .refused(let error): error.value
        case .unreachable(_, let errno): Self.own("unreachable", "errno \(errno)", retryable: true)
        case .protocolMismatch(let theirs, let ours):
            Self.own("protocol_mismatch", "liaisonctl speaks \(ours), liaisond \(theirs)")
        case .closed: Self.own("closed", "the connection ended before the reply", retryable: true)
        case .timedOut: Self.own("timed_out", "no reply in time", retryable: true)
        case .malformed(let message): Self.own("malformed", message)
        }
    }

    private static func own(
        _ type: String, _ message: String, retryable: Bool = false
    ) -> JSONValue {
        [
            "message": .string(message),
            "data": ["type": .string("client." + type), "retryable": .bool(retryable)],
        ]
    }
}

extension LocalFailure {
    /// The failure as one JSON object, in English.
    package var value: JSONValue {
        let type = ExitStatus(self) == .inputOutput ? "client.file" : "client.input"
        return [
            "message": .string(english), "data": ["type": .string(type), "retryable": false],
        ]
    }
}
