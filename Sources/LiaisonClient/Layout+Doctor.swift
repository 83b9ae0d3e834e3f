package import LiaisonWire

/// What is wrong with an installation.
extension Layout {
    /// The report of `liaisond --doctor`: how each thing stands, then what to do, with the files.
    package func doctor(_ report: JSONValue) -> [String] {
        let state = report.field("state") ?? ""
        let head = texts.either("安装检查：", "Installation: ") + word(.health, state)
        let checks = report.list("checks")
        // What does not work comes first.
        let hints = ["failing", "degraded", "ok"].flatMap { state in
            checks.filter { $0.field("state") == state }.flatMap(doctorHint)
        }
        return [state == "ok" ? head : style.alarming(head), ""]
            + checkTable(checks, hasSince: false) + (hints.isEmpty ? [] : [""] + hints)
    }

    private func doctorHint(_ check: JSONValue) -> [String] {
        guard let advice = HealthText(check)?.advice else { return [] }
        let values = check.part("values")
        let named =
            (values?.texts("faults") ?? []).map(texts.faultLine) + (values?.texts("paths") ?? [])
        return [hint(check, advice)] + named.map { "  " + printable($0) }
    }
}
