import LiaisonClient
import LiaisonCore
import LiaisonTestKit
import Testing

/// Every code of the domain that people read has its word in both languages.
@Suite struct RecordTermsTests {
    private static let families: [(TermFamily, [String])] = [
        (.standing, Standing.allCases.map(\.rawValue)),
        (.fulfilment, Fulfilment.allCases.map(\.rawValue)),
        (.condition, Condition.allCases.map(\.rawValue)),
        (.anchor, Anchor.allCases.map(\.rawValue)),
        (.decision, DecisionKind.allCases.map(\.rawValue)),
        (.change, DecisionKind.allCases.map(\.rawValue)),
        (.change, EvidenceKind.allCases.map(\.rawValue)),
        (.study, StudyKind.allCases.map(\.rawValue)),
        (.activity, ActivityKind.allCases.map(\.rawValue)),
        (.care, CareKind.allCases.map(\.rawValue)),
        (.appraisal, AppraisalResult.allCases.map(\.rawValue)),
        (.commendation, CommendationKind.allCases.map(\.rawValue)),
        (.reported, ReportedChange.allCases.map(\.rawValue)),
        (.notified, NotifiedOf.allCases.map(\.rawValue)),
        (.exemption, Exemption.allCases.map(\.rawValue)),
        (.arrangement, DuesArrangement.allCases.map(\.rawValue)),
        (.duesSide, Side.allCases.map(\.rawValue)),
        (.contradiction, Contradiction.allCases.map(\.rawValue)),
        (.situation, Outreach.Situation.allCases.map(\.rawValue)),
        (.outreachOutcome, OutreachOutcome.allCases.map(\.rawValue)),
        (.contact, ContactState.allCases.map(\.rawValue)),
        (.transferState, Transfer.State.allCases.map(\.rawValue)),
        (.probationState, Probation.State.allCases.map(\.rawValue)),
        (.assembly, AssemblyResult.allCases.map(\.rawValue)),
        (.scope, Scope.allCases.map(\.rawValue)),
        (.occupation, Occupation.allCases.map(\.rawValue)),
        (.unitKind, UnitKind.allCases.map(\.rawValue)),
        (.placement, PlacementKind.allCases.map(\.rawValue)),
        (.recognition, RecognitionCause.allCases.map(\.rawValue)),
        (.untransferable, UntransferableReason.allCases.map(\.rawValue)),
        (.mobility, MobilityStage.allCases.map(\.rawValue)),
        (.reportedWhen, Reported.allCases.map(\.rawValue)),
        (.handshake, Handshake.Step.allCases.map(\.rawValue)),
        (.side, DutySide.allCases.map(\.rawValue)),
        (.dutySide, DutySide.allCases.map(\.rawValue)),
        (.listed, ListedState.allCases.map(\.rawValue)),
        (.evidence, EvidenceWord.allCases.map(\.rawValue)),
        (.statisticSection, Figure.Section.allCases.map(\.rawValue)),
        (
            .statistic,
            ["unrecorded"]
                + Figure.all.filter {
                    [.roll, .outflow, .scope, .org, .contact, .search].contains($0.section)
                }
                .map(\.word)
        ),
        (.unit, CalendarUnit.allCases.map(\.rawValue)),
        (.unit, Season.allCases.map(\.rawValue)),
        (.orgRecord, OrgRecordKind.allCases.map(\.rawValue)),
        (.change, OrgRecordKind.allCases.map(\.rawValue)),
        (.fulfilment, OrgRecordKind.allCases.map(\.rawValue)),
        (.sponsor, OrgSponsor.allCases.map(\.rawValue)),
        (.event, EventKind.allCases.map(\.rawValue)),
    ]

    @Test func `every code of the domain has its word in both languages`() {
        for (family, codes) in Self.families {
            for code in codes {
                for language in Language.allCases {
                    let word = Texts(language).term(family, code)
                    // English words that are written as their codes.
                    let isWord =
                        !code.contains("-") && !code.contains(".")
                        || ["check-in", "self-employed"].contains(code)
                    let isOwn = language == .english && isWord
                    #expect(word != code || isOwn, "\(family.rawValue).\(code) \(language)")
                }
            }
        }
    }

    /// Each refusal with any date or state it may have.
    private static let refusals: [Refusal] =
        [
            .notRecognised, .transferableReason, .standingEnded, .standingDecided, .notFull,
            .notSuspended, .reliedUpon(by: 1), .documentMissing, .orgMissing, .alreadyExtended,
            .extensionLength,
            .correctionTooLong(until: day("2026-01-01")),
            .removalTooEarly(until: day("2026-01-01")),
            .joiningUnknown, .alreadyPostponed, .postponementTooLong(until: day("2026-01-01")),
            .assemblyDisagrees, .probationOutOfOrder(.running), .beforeStep(day("2026-01-01")),
            .letterDays, .letterStillGood(until: day("2026-01-01")), .transferUnderWay, .noTransfer,
            .transferOutOfOrder(.prepared), .outreachUnderWay, .noOutreach, .stillInContact,
            .notFound,
            .foundAgain, .alreadyCorrected(by: 1), .amendmentChangesNothing, .amendmentMisfit,
            .beforeFounding(day("2026-01-01")), .dissolvedAfterFounding(day("2026-01-01")),
        ] + Hinge.allCases.map { .correctedElsewhere($0) }

    @Test func `every refusal is a sentence that says what to do, in both languages`() {
        for refusal in Self.refusals {
            for language in Language.allCases {
                let sentence = Texts(language).term(.refusal, refusal.word)
                #expect(sentence != refusal.word, "\(refusal.word)")
            }
        }
    }
}
