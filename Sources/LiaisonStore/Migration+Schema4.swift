extension Migration {
    /// An absence that never was: its departure or arrival was recorded in error and made void. And the
    /// name of a division beside its code and year.
    static let toSchema4 = Migration(
        schema: 4,
        statements: [
            """
            CREATE TABLE absenceNew(
              id INTEGER PRIMARY KEY, member INTEGER NOT NULL REFERENCES member,
              departed TEXT, abroad INTEGER NOT NULL CHECK(abroad IN (0,1)), reason TEXT, until TEXT,
              reported TEXT CHECK(reported IN ('before','after','found')),
              scope TEXT CHECK(scope IN ('cross-province','within-province','within-prefecture',
                'within-county','abroad')),
              division TEXT, divisionYear INTEGER, occupation TEXT, unitKind TEXT,
              recognisedOn TEXT, recognisedFor TEXT, registeredOn TEXT, expectedOn TEXT,
              checkedInOn TEXT, checkedInUndated INTEGER NOT NULL CHECK(checkedInUndated IN (0,1)),
              placedOn TEXT, placementKind TEXT,
              receivingLiaisonOn TEXT,
              transferable TEXT CHECK(transferable IN ('yes','no')), transferableOn TEXT,
              transferableReason TEXT, closedOn TEXT,
              closedHow TEXT CHECK(closedHow IN ('returned','transferred','voided')),
              placedIn INTEGER REFERENCES org, arrivedOn TEXT, divisionName TEXT,
              CHECK((closedOn IS NULL) = (closedHow IS NULL)),
              CHECK((transferable IS NULL) = (transferableOn IS NULL)),
              CHECK((transferable = 'no') = (transferableReason IS NOT NULL)),
              CHECK((division IS NULL) = (divisionYear IS NULL)),
              CHECK(divisionName IS NULL OR division IS NOT NULL)
            ) STRICT
            """,
            """
            INSERT INTO absenceNew(id, member, departed, abroad, reason, until, reported, scope,
              division, divisionYear, occupation, unitKind, recognisedOn, recognisedFor, registeredOn, expectedOn, checkedInOn,
              checkedInUndated, placedOn, placementKind, receivingLiaisonOn, transferable,
              transferableOn, transferableReason, closedOn, closedHow, placedIn, arrivedOn)
            SELECT id, member, departed, abroad, reason, until, reported, scope,
              division, divisionYear, occupation, unitKind, recognisedOn, recognisedFor, registeredOn, expectedOn, checkedInOn,
              checkedInUndated, placedOn, placementKind, receivingLiaisonOn, transferable,
              transferableOn, transferableReason, closedOn, closedHow, placedIn, arrivedOn
            FROM absence
            """,
            "DROP TABLE absence",
            "ALTER TABLE absenceNew RENAME TO absence",
            "CREATE UNIQUE INDEX absenceOpen ON absence(member) WHERE closedOn IS NULL",
            "CREATE INDEX absenceByMember ON absence(member)",
            """
            CREATE INDEX absencePlaced ON absence(placedIn) WHERE closedOn IS NULL AND placedIn IS NOT NULL
            """,
        ])
}
