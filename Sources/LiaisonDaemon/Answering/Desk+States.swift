internal import LiaisonCore
internal import LiaisonStore
internal import LiaisonWire

/// The steps of absences, transfers, probations and outreach.
extension Desk {
    static let stateHandlers: [String: Handler] = [
        "absence.register": absence(.register),
        "absence.expect": absence(.expect),
        "absence.name_liaison": about { desk, params in
            var values = PersonalValues()
            values[.receivingContact] = params["contact"]?.string
            return (
                .stepAbsence(
                    .nameReceivingLiaison, on: try desk.day(params), personal: [.receivingContact]),
                values
            )
        },
        "absence.transferable": about { desk, params in
            let reason = try desk.optionalWord(params, "reason", as: UntransferableReason.self)
            let step = MobilityStep.answerTransferable(params["can"]?.bool ?? false, reason)
            return (
                .stepAbsence(step, on: try desk.day(params), personal: []), PersonalValues()
            )
        },
        "transfer.prepare": about { desk, params in
            var values = remarks(params)
            values[.transferTo] = params["to"]?.string
            return (.prepareTransfer(on: try desk.day(params), personal: [.transferTo]), values)
        },
        "transfer.issue": about { desk, params in
            let days = params["days"]?.integer ?? LetterLimits.usualDays
            return (
                .stepTransfer(.issue(validDays: days), on: try desk.day(params)), remarks(params)
            )
        },
        "transfer.accept": transfer(.accept), "transfer.refuse": transfer(.refuse),
        "transfer.receipt": transfer(.receipt), "transfer.withdraw": transfer(.withdraw),
        "transfer.list": read { desk, params in
            Desk.answer("transfers", try desk.store.transfers(try Desk.page(params))) {
                desk.encodeTransfer($0)
            }
        },
        "probation.apply": probation { _, _ in .application },
        "probation.assembly": probation { desk, params in
            .assembly(try desk.word(params, "result", else: AssemblyResult.convert))
        },
        "probation.report": probation { _, _ in .report },
        "probation.postpone": probation { desk, params in
            .postponement(until: try desk.day(params, "until"))
        },
        "outreach.open": about { desk, params in
            let situation = try desk.word(params, "situation", else: Outreach.Situation.other)
            return (.openOutreach(situation, on: try desk.day(params)), remarks(params))
        },
        "outreach.settle": about { desk, params in
            (.settleOutreach(on: try desk.day(params)), remarks(params))
        },
        "outreach.list": read { desk, params in
            Desk.answer("outreach", try desk.store.outreach(try Desk.page(params))) {
                desk.encodeOutreach($0)
            }
        },
        "outreach.get": read { desk, params in try desk.outreachRecord(params) },
    ]

    private static func absence(_ step: MobilityStep) -> Handler {
        about { desk, params in
            (.stepAbsence(step, on: try desk.day(params), personal: []), PersonalValues())
        }
    }

    private static func transfer(_ step: TransferStep) -> Handler {
        about { desk, params in
            (.stepTransfer(step, on: try desk.day(params)), remarks(params))
        }
    }

    private static func probation(
        _ step: @escaping @Sendable (Desk, JSONValue) throws -> ProbationStep
    ) -> Handler {
        about { desk, params in
            (.stepProbation(try step(desk, params), on: try desk.day(params)), remarks(params))
        }
    }
}
