/// Probation (预备期): the second of the five machines. The standing says that it runs and how it
/// ended; this says how far its last steps have come.
package struct Probation: Equatable, Sendable {
    /// By how many months it was extended; nil when it was not.
    package var extendedMonths: Int?
    /// Until when the discussion about somebody transferred in was put off (推迟讨论, rule P6). The day
    /// from which seniority counts does not move.
    package var postponedUntil: CivilDate?
    /// The written application for conversion.
    package var appliedOn: CivilDate?
    /// What the branch assembly passed, and when.
    package var assembly: Assembly?
    /// When the branch reported it to the approving committee.
    package var reportedOn: CivilDate?

    package init(
        extendedMonths: Int? = nil,
        postponedUntil: CivilDate? = nil,
        appliedOn: CivilDate? = nil,
        assembly: Assembly? = nil,
        reportedOn: CivilDate? = nil
    ) {
        self.extendedMonths = extendedMonths
        self.postponedUntil = postponedUntil
        self.appliedOn = appliedOn
        self.assembly = assembly
        self.reportedOn = reportedOn
    }

    /// A branch assembly about a conversion.
    package struct Assembly: Equatable, Sendable {
        package var on: CivilDate
        package var result: AssemblyResult

        package init(on: CivilDate, result: AssemblyResult) {
            self.on = on
            self.result = result
        }
    }

    /// How far it has come. `postponed` and `extended` are no states of their own: both run on.
    package enum State: String, Sendable, CaseIterable {
        case running
        case applicationReceived = "application-received"
        case assemblyHeld = "assembly-held"
        case reported
    }

    package var state: State {
        if reportedOn != nil { return .reported }
        if assembly != nil { return .assemblyHeld }
        return appliedOn == nil ? .running : .applicationReceived
    }

    /// The end of the probation: a year from the day of joining, and the extension; nil when that
    /// day is unknown. It is the day of conversion too, whenever the meeting was (rule P7).
    package func end(joined: CivilDate?) -> CivilDate? {
        joined?.adding(months: DecisionLimits.probationMonths + (extendedMonths ?? 0))
    }
}

/// What a branch assembly passes about a probationary member.
package enum AssemblyResult: String, Sendable, CaseIterable {
    case convert, extend, cancel
}

/// A step of a probation that is no approval: approvals are decisions on the standing.
package enum ProbationStep: Equatable, Sendable {
    case application
    case assembly(AssemblyResult)
    case report
    /// Of somebody who was transferred in.
    case postponement(until: CivilDate)

    /// The stable word of the fact.
    package var word: String {
        switch self {
        case .application: "probation-application"
        case .assembly: "probation-assembly"
        case .report: "probation-report"
        case .postponement: "probation-postponement"
        }
    }
}

extension Probation {
    /// The probation after a step on a day.
    ///
    /// - Throws: `Refusal` for a step out of order, or before its day.
    package func after(
        _ step: ProbationStep, on day: CivilDate, joined: CivilDate?
    ) throws(Refusal) -> Probation {
        var next = self
        switch (step, state) {
        case (.application, .running): next.appliedOn = day
        case (.assembly(let result), .running), (.assembly(let result), .applicationReceived):
            // Conversion is not discussed before the expiry (rule P2); what is not a conversion is
            // discussed at the expiry too, but a cancellation need not wait for it.
            if result != .cancel, let end = end(joined: joined), day < end {
                throw .conversionTooEarly(until: end)
            }
            if result == .extend, extendedMonths != nil { throw .alreadyExtended }
            if let appliedOn, day < appliedOn { throw .beforeStep(appliedOn) }
            next.assembly = Assembly(on: day, result: result)
            next.postponedUntil = nil
        case (.report, .assemblyHeld):
            if let held = assembly?.on, day < held { throw .beforeStep(held) }
            next.reportedOn = day
        case (.postponement(let until), .running),
            (.postponement(let until), .applicationReceived):
            guard postponedUntil == nil else { throw .alreadyPostponed }
            guard let end = end(joined: joined) else { throw .joiningUnknown }
            let last = end.adding(months: DecisionLimits.postponementMonths)
            guard end < until, until <= last else { throw .postponementTooLong(until: last) }
            next.postponedUntil = until
        case (.application, .applicationReceived), (.application, .assemblyHeld),
            (.application, .reported), (.assembly, .assemblyHeld), (.assembly, .reported),
            (.report, .running), (.report, .applicationReceived), (.report, .reported),
            (.postponement, .assemblyHeld), (.postponement, .reported):
            throw .probationOutOfOrder(state)
        }
        return next
    }

    /// What is left of it once the committee has approved a decision: after an extension it runs
    /// anew, with a new application and assembly; after anything else there is none.
    ///
    /// - Throws: `Refusal` when the assembly on record passed something else, or later.
    package func approved(
        _ kind: DecisionKind, on day: CivilDate, months: Int?
    ) throws(Refusal) -> Probation {
        if let assembly {
            guard assembly.result.approval == kind else { throw .assemblyDisagrees }
            guard assembly.on <= day else { throw .beforeStep(assembly.on) }
        }
        return Probation(extendedMonths: kind == .extended ? months : extendedMonths)
    }
}

extension AssemblyResult {
    /// The decision that approves it.
    package var approval: DecisionKind {
        switch self {
        case .convert: .conversion
        case .extend: .extended
        case .cancel: .cancellation
        }
    }
}
