package import LiaisonCore

/// The rules of several packs, read together: an id stands in one of them only, and an office's own
/// words about a rule may stand in another pack than the rule.
struct RulePacks {
    private var documents: [TOMLDocument] = []
    private var rules: [Rule] = []
    /// The file of each rule.
    private var homes: [String: String] = [:]
    private var overrides: [(own: RuleOverride, section: TOMLSection)] = []

    /// Takes in a pack.
    mutating func add(file: String, text: String) {
        let (document, root) = TOMLDocument.parse(file: file, text: text)
        documents.append(document)
        guard let root else { return }
        _ = root.text("pack", isRequired: true)
        for section in root.sections("rule") {
            guard let rule = Rule(reading: section) else { continue }
            if let other = homes[rule.id] {
                section.blame("id", "rule \(rule.id) is also in \(other)")
            }
            homes[rule.id] = file
            rules.append(rule)
        }
        for section in root.sections("override") {
            if let own = RuleOverride(reading: section) { overrides.append((own, section)) }
        }
        root.finish()
    }

    /// The rules in the order of the packs; all faults of all packs at once.
    func finish() -> Result<[Rule], ConfigurationFaults> {
        let rules = overridden()
        let faults = documents.flatMap { $0.faults.sorted { $0.line < $1.line } }
        return faults.isEmpty ? .success(rules) : .failure(ConfigurationFaults(faults))
    }

    /// The rules as the office has them; what it may not have is a fault of the override.
    private func overridden() -> [Rule] {
        var rules = rules
        var seen: Set<String> = []
        for (own, section) in overrides {
            guard let index = rules.firstIndex(where: { $0.id == own.rule }) else {
                section.blame("rule", "there is no rule \(own.rule) in any pack")
                continue
            }
            guard seen.insert(own.rule).inserted else {
                section.blame("rule", "rule \(own.rule) is overridden twice")
                continue
            }
            let rule = rules[index]
            switch rule.taking(own) {
            case .success(let taken): rules[index] = taken
            case .failure(let refusal):
                let key = [.looser, .notBefore].contains(refusal) ? "period" : "enabled"
                section.blame(key, refusal.sentence(about: rule, own))
            }
        }
        return rules
    }

    /// What a pack calls itself; nil where that cannot be read.
    static func name(of text: String) -> String? {
        TOMLDocument.parse(file: "", text: text).1?.text("pack")
    }
}

extension Configuration {
    /// All rules of all packs, in the order of file names.
    package func loadRules() -> Result<[Rule], ConfigurationFaults> {
        rules(and: nil) { _ in true }
    }

    /// The rules as they would be with another pack beside the files, in the place of one with the
    /// same name: what a reload would find if it were put there.
    ///
    /// - Parameter name: what faults call it.
    func rules(with text: String, called name: String) -> Result<[Rule], ConfigurationFaults> {
        let pack = RulePacks.name(of: text)
        return rules(and: (name, text)) { other in
            pack == nil || RulePacks.name(of: other) != pack
        }
    }

    private func rules(
        and last: (file: String, text: String)?, where isTaken: (_ text: String) -> Bool
    ) -> Result<[Rule], ConfigurationFaults> {
        var packs = RulePacks()
        var faults: [ConfigurationFault] = []
        do throws(Files.Failure) {
            for name in try Files.names(in: rulesDirectory, ending: ".toml") {
                let file = rulesDirectory + "/" + name
                do throws(Files.Failure) {
                    let text = try Files.text(file)
                    if isTaken(text) { packs.add(file: file, text: text) }
                } catch {
                    faults.append(Self.unreadable(file, error))
                }
            }
        } catch {
            faults.append(Self.unreadable(rulesDirectory, error, "the directory "))
        }
        if let last { packs.add(file: last.file, text: last.text) }
        switch packs.finish() {
        case .success(let rules) where faults.isEmpty: return .success(rules)
        case .success: return .failure(ConfigurationFaults(faults))
        case .failure(let found): return .failure(ConfigurationFaults(faults + found.faults))
        }
    }

    static func unreadable(_ path: String, _ failure: Files.Failure, _ what: String = "")
        -> ConfigurationFault
    {
        ConfigurationFault(
            file: path, line: 1, key: "", message: "\(what)cannot be read (errno \(failure.code))")
    }
}

extension RuleOverride {
    /// Nil when something is wrong; the faults are in the section's document.
    fileprivate init?(reading section: TOMLSection) {
        let before = section.document.faults.count
        let rule = section.text("rule", isRequired: true)
        let hasPeriod = section.keys.contains("period")
        let period = hasPeriod ? Period(reading: section) : nil
        let isEnabled = section.flag("enabled")
        let basis = section.text("basis")
        _ = section.text("note")
        if !hasPeriod, isEnabled == nil {
            section.blame("rule", "says neither period nor enabled")
        }
        section.finish()
        guard section.document.faults.count == before, let rule else { return nil }
        self.init(rule: rule, period: period, isEnabled: isEnabled, basis: basis)
    }
}

extension RuleOverride.Refusal {
    /// What is wrong, with the article that says so.
    fileprivate func sentence(about rule: Rule, _ own: RuleOverride) -> String {
        switch self {
        case .looser:
            "\(own.period?.text ?? "") can end later than \(rule.period.text), which is national: "
                + "\(rule.basis); only a stricter period is allowed"
        case .notBefore:
            "rule \(rule.id) is not to be done before its \(rule.period.text) are over, which is "
                + "national: \(rule.basis); an office cannot have another period"
        case .national:
            "rule \(rule.id) is national and cannot be switched off: \(rule.basis)"
        case .unverified:
            "rule \(rule.id) is open: it stays off until liaisonctl rules confirm fills it"
        }
    }
}
