internal import GRDB
internal import LiaisonCore

/// What happened, for those who watch: written with the change, one row a command and subject.
extension Act {
    /// Tells what a decision about a member did.
    mutating func tell(
        _ decision: Decision,
        about member: String,
        _ values: PersonalValues
    ) throws {
        var kinds: [EventKind] = []
        var details: [EventDetail] = []
        for change in decision.changes {
            switch change {
            case .personalSet(_, let field):
                // A field that the request named and brought nothing for stays as it is.
                guard values[field] != nil else { continue }
                details.append(EventDetail(.field, field.rawValue))
            case .factRecorded(let fact):
                details.append(EventDetail(.fact, "\(Handle(.fact, number: fact.number))"))
            case .assigned(_, let assignment, _):
                details.append(EventDetail(.liaison, try liaison(assignment)))
            case .assignmentTakenBack(_, let assignment, _):
                details.append(EventDetail(.liaison, try liaison(assignment)))
            case .clocksDerived, .lifeDerived, .absenceOpened, .absenceAmended, .absenceClosed,
                .absenceReopened,
                .memberAmended,
                .sideChanged,
                .released, .assignmentMoved,
                .standingChanged, .probationChanged, .termsChanged, .transferOpened,
                .transferAmended, .outreachOpened, .outreachAmended,
                .dutyOpened, .dutyEnded, .noticePlanned, .noticeMoved:
                break
            }
            let kind = change.eventKind
            if !kinds.contains(kind) { kinds.append(kind) }
        }
        guard !kinds.isEmpty else { return }
        for (word, marks) in [
            (EventDetail.Word.fulfilled, decision.outcome.fulfilled),
            (.superseded, decision.outcome.superseded), (.opened, decision.outcome.opened),
        ] {
            for mark in marks {
                details.append(
                    EventDetail(word, "\(mark.rule):\(Handle(.duty, number: mark.duty))")
                )
            }
        }
        tell(kinds, about: member, details)
    }

    /// Tells that something happened to a subject.
    mutating func tell(
        _ kind: EventKind,
        about subject: String,
        _ details: [EventDetail] = []
    ) {
        tell([kind], about: subject, details)
    }

    /// Tells what concerns the office as a whole.
    mutating func tellOffice(_ kind: EventKind, _ details: [EventDetail]) throws {
        tell(kind, about: try db.meta("office") ?? "", details)
    }

    /// What one command does to one subject in several steps is one event.
    private mutating func tell(
        _ kinds: [EventKind],
        about subject: String,
        _ details: [EventDetail]
    ) {
        if let last = events.indices.last, events[last].subject == subject {
            events[last].kinds += kinds.filter { !events[last].kinds.contains($0) }
            events[last].details += details
        } else {
            events.append(EventDraft(subject: subject, kinds: kinds, details: details))
        }
    }

    /// Only the newest events are kept: whoever has been away for longer lists anew.
    func forgetEvents() throws {
        try db.run(
            "DELETE FROM event WHERE seq <= (SELECT max(seq) FROM event) - ?",
            [Int64(store.keptEvents)]
        )
    }
}
