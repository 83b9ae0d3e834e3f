package import LiaisonWire

/// What failed without asking the daemon: a file, or the command line.
package enum LocalFailure: Error, Sendable, Equatable {
    /// The file cannot be read.
    case unreadable(file: String, errno: Int32)
    /// The file is no table of text.
    case notATable(file: String, reason: LedgerFile.Fault)
    /// The file names nobody, or is no UTF-8 text.
    case notAList(file: String)
    /// The file is too long to be sent as it is, or no UTF-8 text.
    case notAText(file: String)
    /// There is no terminal to ask on.
    case nobodyToAsk
    /// `import` with neither a file nor `--apply`, or with both.
    case importNeedsOne
    /// `import` of an inflow ledger with `--not-recognised`.
    case homeSideRecognises
    /// `member set` with something that is no `field=value`.
    case notAnAssignment(String)
    /// `member set` with fields of the person and of the absence: two records, two commands.
    case mixedFields
    /// There is no terminal to ask on whether a roll is to be replaced, and no `--yes`.
    case nobodyToReplace
    /// The same for letting the reminders of a restored roll go.
    case nobodyToRelease
    /// `liaisond` did not do what is done without the daemon running, and says why.
    case offline(OfflineFault)
    /// It could not be run, or ended with this status and said why on standard error.
    case offlineFailed(_ program: String, _ status: Int32)
    /// A file for a cursor, a record or metrics cannot be written.
    case fileUnwritable(file: String, errno: Int32)
    /// A file for metrics that the collector would not read.
    case notAPromFile(String)
    /// `call` with params that are no JSON object.
    case notAnObject(String)
    /// Two options of which only one can be given.
    case notTogether(String, String)
    /// People are named in no way, or in several.
    case namesOneWay
    /// Those who left are named in no way, or in two.
    case departingOneWay
    /// `assign` with one name, which is a member's or the liaison's.
    case liaisonMissing
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
    /// who it was; `name` is the name of the one the daemon has told by his handle. A parameter is
    /// called as it is typed for `command`. `changes` is whether something was to be recorded, so
    /// that without an answer nobody knows whether it was.
    package func failure(
        _ failure: CallFailure, asked params: JSONValue = [:], name: String? = nil,
        command: CommandTree? = nil, changes: Bool = true
    ) -> FailureText {
        let sentence =
            if !changes, let only = failure.whileReading(texts) {
                only
            } else if texts.language == .chinese {
                failure.chinese(command)
            } else {
                failure.english(command)
            }
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
        var table = LayoutTable(candidateHeadings(people[0]))
        for person in people {
            let handle = ["member", "staff", "org"].compactMap(person.field).first
            let row = [
                handle ?? "", person.field("name") ?? "",
                // An organisation stands for itself: `org` is its own handle.
                placeName(person["branch"] ?? (person["staff"] == nil ? nil : person["org"])),
            ]
            table.add(Array(row.prefix(table.headings.count)))
        }
        return table.lines(style, indent: 2)
            + ((details?.flag("is_cut") ?? false) ? ["  " + say(.candidatesCut)] : [])
    }

    /// What stands above the candidates: members, staff or organisations.
    private func candidateHeadings(_ first: JSONValue) -> [String] {
        if first["member"] != nil {
            return [say(.columnMember), say(.columnName), say(.columnBranch)]
        }
        if first["staff"] != nil {
            return [say(.columnStaff), say(.columnName), say(.columnOrgOfStaff)]
        }
        return [say(.columnOrg), say(.columnTitle)]
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

    /// The parameter as it is typed for `command`: `--on` of `on`, `--kind` of `kinds[0]`, the place
    /// holder of a value without a name; nil for what is not typed as such.
    func typed(for command: CommandTree?, _ language: Language) -> String? {
        let name = parameter.prefix { $0 != "[" && $0 != "." }.map { $0 == "_" ? "-" : $0 }
        let key = String(name)
        let known = [key, key.hasSuffix("s") ? String(key.dropLast()) : key + "s"]
        guard let command, !parameter.contains("."),
            let argument = known.lazy.compactMap({ key in
                command.arguments.first { $0.key == key }
            }).first
        else { return nil }
        guard argument.kind == .positional else { return argument.name }
        return HelpText.placeholder(of: argument, in: command, language)
    }
}

extension CallFailure {
    /// What a missing answer means to somebody who only asked; nil for every other failure.
    fileprivate func whileReading(_ texts: Texts) -> String? {
        switch self {
        case .timedOut:
            texts.either(
                "服务没有及时应答，可能正忙；请稍候再试，一直这样时请让系统管理员查看：systemctl status liaisond",
                "no answer in time, the service may be busy: try again in a moment; if it stays so, "
                    + "see `systemctl status liaisond`")
        case .closed:
            texts.either(
                "应答之前连接断了；请再试一次，一直这样时请让系统管理员查看日志：journalctl -u liaisond",
                "the connection ended before the answer: try again; if it stays so, see "
                    + "`journalctl -u liaisond`")
        default: nil
        }
    }
}

extension ErrorReply {
    /// The rules' reason in words, with the date or the fact it speaks of; nil for a reason we do not know.
    func reason(_ texts: Texts) -> String? {
        guard let code = details?.field("reason") else { return nil }
        let words = texts.term(.refusal, code)
        guard words != code else { return nil }
        let date = details?.field("date").map { texts.say(.remark($0)) } ?? ""
        let fact = details?.field("fact").map { texts.say(.remark($0)) } ?? ""
        return words + date + fact
    }
}

extension ErrorReply {
    /// The reason as a sentence of its own, where the file is a ledger, but not the one it was taken
    /// for.
    func ledgerSentence(_ texts: Texts) -> String? {
        let known = ["inflow", "outflow", "inflow-headings"]
        return details?.field("reason").map(known.contains) == true ? reason(texts) : nil
    }
}

extension CallFailure {
    /// The failure as one JSON object, for `--json`: an error of the daemon as it came, and the
    /// others in the same shape with a type that begins with `client.`.
    package var value: JSONValue {
        switch self {
        case .refused(let error): error.value
        case .unreachable(let path, let errno):
            Self.own(
                "unreachable", "liaisond cannot be reached at \(path): \(systemWords(errno))",
                retryable: true)
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

extension ErrorReply {
    /// What is wrong in the configuration, each as `file:line: key: what`.
    var configurationFaults: [String] {
        (details?.list("faults") ?? []).map { fault in
            let place = "\(fault.field("file") ?? ""):\(fault.count("line") ?? 1)"
            return [place, fault.field("key") ?? "", fault.field("message") ?? ""]
                .filter { !$0.isEmpty }.joined(separator: ": ")
        }
    }
}
