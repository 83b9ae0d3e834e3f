#if DEBUG
    internal import Synchronization

    /// A schema that no version has: what a migration does, for experiments about migrations, while
    /// there is none yet and when there are many. Debug builds only.
    package enum SchemaOfTomorrow {
        private struct State {
            var isOn = false
            var hasNoTransaction = false
            var statements = 0
            var afterStatement: @Sendable (Int) -> Void = { _ in }
        }

        private static let state = Mutex(State())

        /// Has this process know the schema, from now on.
        ///
        /// - Parameters:
        ///   - hasNoTransaction: leaves out what makes the migration one step, for the control.
        ///   - afterStatement: called with the number, from 1, of each statement that is done.
        package static func switchOn(
            hasNoTransaction: Bool, afterStatement: @escaping @Sendable (Int) -> Void
        ) {
            state.withLock {
                $0 = State(
                    isOn: true, hasNoTransaction: hasNoTransaction, afterStatement: afterStatement)
            }
        }

        static var isOn: Bool { state.withLock { $0.isOn } }

        static var hasNoTransaction: Bool { state.withLock { $0.hasNoTransaction } }

        static func note() {
            let (number, tell) = state.withLock { state in
                state.statements += 1
                return (state.statements, state.afterStatement)
            }
            tell(number)
        }

        /// A number that no version reaches.
        package static let version = 1_000

        /// How many statements it has.
        package static var statementCount: Int { migration.statements.count }

        /// `member` as this version has it, under another name and with one more column.
        private static let made: String = {
            let table = Schema.statements.first { $0.hasPrefix("CREATE TABLE member(") } ?? ""
            return table.replacing(
                "CREATE TABLE member(", with: "CREATE TABLE memberNew(", maxReplacements: 1
            )
            .replacing(
                "places TEXT NOT NULL DEFAULT ''",
                with: "places TEXT NOT NULL DEFAULT '', tomorrow INTEGER NOT NULL DEFAULT 1",
                maxReplacements: 1)
        }()

        /// The columns of `member`, which a test compares with the table's own.
        static let columns = """
            id, handle, revision, standing, standingSince, standingFact, joined, converted, branch,
            openedOn, held, liaison, lastReturn, contact, attendance, ownDues, duesThrough, review,
            probationDecided, latest, studyHours, exempt, duesArrangement, duesArrangedOn, correctionUntil,
            graduatedOn, extendedMonths, postponedUntil, appliedOn, assemblyOn, assemblyResult,
            reportedOn, unknown, places, side, deputy
            """

        /// What migrations are made of: a table that others refer to made anew with one more column,
        /// with its indexes; a column added; every row of a long table written; an index made.
        static let migration = Migration(
            schema: version,
            statements: [
                made,
                "INSERT INTO memberNew(\(columns)) SELECT \(columns) FROM member",
                "DROP TABLE member",
                "ALTER TABLE memberNew RENAME TO member",
                "CREATE INDEX memberByBranch ON member(branch)",
                "CREATE INDEX memberByLiaison ON member(liaison)",
                "CREATE INDEX memberByDeputy ON member(deputy) WHERE deputy IS NOT NULL",
                "CREATE INDEX memberUnknown ON member(unknown) WHERE unknown = 1",
                "CREATE INDEX memberHeld ON member(held) WHERE held = 1",
                "ALTER TABLE fact ADD COLUMN tomorrow TEXT",
                "UPDATE fact SET tomorrow = kind",
                "CREATE INDEX factTomorrow ON fact(tomorrow)",
            ])
    }
#endif
