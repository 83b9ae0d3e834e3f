extension Migration {
    /// The whole rulebook: decided standings, probation, transfers, outreach, and the words and numbers
    /// of the facts that go with them. Nothing is derived for what was recorded before: a decision
    /// that nobody entered stays unknown.
    static let toSchema2 = Migration(
        schema: 2,
        statements: [
            """
            CREATE TABLE memberNew(
              id INTEGER PRIMARY KEY, handle TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
              standing TEXT NOT NULL CHECK(standing IN ('unknown','probationary','full','suspended',
                'probation-cancelled','removed','withdrawn','expelled','deceased')),
              standingSince TEXT, standingFact INTEGER REFERENCES fact,
              joined TEXT, converted TEXT, branch INTEGER REFERENCES org,
              openedOn TEXT NOT NULL, held INTEGER NOT NULL CHECK(held IN (0,1)),
              liaison INTEGER REFERENCES staff, lastReturn TEXT,
              contact TEXT, attendance TEXT, ownDues TEXT, duesThrough TEXT, review TEXT,
              probationDecided TEXT, latest TEXT NOT NULL DEFAULT '',
              studyHours TEXT NOT NULL DEFAULT '',
              exempt TEXT CHECK(exempt IN ('old-age','frail','serious-illness','incapacitated')),
              duesArrangement TEXT
                CHECK(duesArrangement IN ('quarterly','through-others','in-arrears')),
              duesArrangedOn TEXT, correctionUntil TEXT, graduatedOn TEXT,
              extendedMonths INTEGER CHECK(extendedMonths BETWEEN 6 AND 12), postponedUntil TEXT,
              appliedOn TEXT, assemblyOn TEXT, assemblyResult TEXT
                CHECK(assemblyResult IN ('convert','extend','cancel')), reportedOn TEXT,
              unknown INTEGER NOT NULL DEFAULT 0 CHECK(unknown IN (0,1)),
              places TEXT NOT NULL DEFAULT '',
              CHECK(standing IN ('unknown','probationary','full')
                OR (standingSince IS NOT NULL AND standingFact IS NOT NULL)),
              CHECK((duesArrangement IS NULL) = (duesArrangedOn IS NULL)),
              CHECK((assemblyOn IS NULL) = (assemblyResult IS NULL)),
              CHECK(reportedOn IS NULL OR assemblyOn IS NOT NULL),
              CHECK(standing = 'probationary' OR (appliedOn IS NULL AND assemblyOn IS NULL
                AND postponedUntil IS NULL))
            ) STRICT
            """,
            """
            INSERT INTO memberNew(id, handle, revision, standing, joined, converted, branch,
              openedOn, held, liaison, lastReturn, contact, attendance, ownDues, duesThrough,
              review, probationDecided, unknown, places)
            SELECT id, handle, revision, standing, joined, converted, branch, openedOn, held,
              liaison, lastReturn, contact, attendance, ownDues, duesThrough, review,
              probationDecided, unknown, places FROM member
            """,
            "DROP TABLE member",
            "ALTER TABLE memberNew RENAME TO member",
            "CREATE INDEX memberByBranch ON member(branch)",
            "CREATE INDEX memberByLiaison ON member(liaison)",
            "CREATE INDEX memberUnknown ON member(unknown) WHERE unknown = 1",
            "CREATE INDEX memberHeld ON member(held) WHERE held = 1",
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
              closedHow TEXT CHECK(closedHow IN ('returned','transferred')),
              CHECK((closedOn IS NULL) = (closedHow IS NULL)),
              CHECK((transferable IS NULL) = (transferableOn IS NULL)),
              CHECK((transferable = 'no') = (transferableReason IS NOT NULL)),
              CHECK((division IS NULL) = (divisionYear IS NULL))
            ) STRICT
            """,
            """
            INSERT INTO absenceNew(id, member, departed, abroad, reason, until, recognisedOn,
              checkedInOn, checkedInUndated, placedOn, closedOn, closedHow)
            SELECT id, member, departed, abroad, reason, until, recognisedOn, checkedInOn,
              checkedInUndated, placedOn, closedOn, closedHow FROM absence
            """,
            "DROP TABLE absence",
            "ALTER TABLE absenceNew RENAME TO absence",
            "CREATE UNIQUE INDEX absenceOpen ON absence(member) WHERE closedOn IS NULL",
            "CREATE INDEX absenceByMember ON absence(member)",
            """
            CREATE TABLE factNew(
              id INTEGER PRIMARY KEY, member INTEGER NOT NULL REFERENCES member, kind TEXT NOT NULL,
              happenedOn TEXT NOT NULL, recordedAt INTEGER NOT NULL, reporter TEXT NOT NULL,
              result TEXT, channel TEXT, startedBy TEXT, through TEXT, payer TEXT, absence INTEGER,
              detail TEXT, amount INTEGER, until TEXT, decidedBy INTEGER REFERENCES org
            ) STRICT
            """,
            """
            INSERT INTO factNew(id, member, kind, happenedOn, recordedAt, reporter, result,
              channel, startedBy, through, payer, absence)
            SELECT id, member, kind, happenedOn, recordedAt, reporter, result, channel,
              startedBy, through, payer, absence FROM fact
            """,
            "DROP TABLE fact",
            "ALTER TABLE factNew RENAME TO fact",
            """
            CREATE TABLE transfer(
              id INTEGER PRIMARY KEY, member INTEGER NOT NULL REFERENCES member,
              state TEXT NOT NULL CHECK(state IN ('prepared','issued','refused','accepted',
                'receipt-returned','withdrawn')),
              preparedOn TEXT NOT NULL, issuedOn TEXT, validDays INTEGER
                CHECK(validDays BETWEEN 1 AND 366), issues INTEGER NOT NULL DEFAULT 0,
              acceptedOn TEXT, receiptOn TEXT, endedOn TEXT,
              CHECK((issuedOn IS NULL) = (validDays IS NULL)),
              CHECK(state IN ('prepared','withdrawn') OR issuedOn IS NOT NULL),
              CHECK((state IN ('accepted','receipt-returned')) = (acceptedOn IS NOT NULL)),
              CHECK((state = 'receipt-returned') = (receiptOn IS NOT NULL)),
              CHECK((state IN ('receipt-returned','withdrawn')) = (endedOn IS NOT NULL))
            ) STRICT
            """,
            "CREATE UNIQUE INDEX transferOpen ON transfer(member) WHERE endedOn IS NULL",
            "CREATE INDEX transferByMember ON transfer(member)",
            """
            CREATE TABLE outreach(
              id INTEGER PRIMARY KEY, member INTEGER NOT NULL REFERENCES member,
              openedOn TEXT NOT NULL, situation TEXT NOT NULL,
              attempts INTEGER NOT NULL DEFAULT 0, foundOn TEXT, endedOn TEXT,
              outcome TEXT CHECK(outcome IN ('in-contact','review-decided','ended')),
              decision INTEGER REFERENCES fact,
              CHECK((endedOn IS NULL) = (outcome IS NULL)),
              CHECK(outcome IS NULL OR outcome <> 'review-decided' OR decision IS NOT NULL)
            ) STRICT
            """,
            "CREATE UNIQUE INDEX outreachOpen ON outreach(member) WHERE endedOn IS NULL",
            "CREATE INDEX outreachByMember ON outreach(member)",
            """
            CREATE TABLE calendarYear(
              year INTEGER PRIMARY KEY, days TEXT NOT NULL, springFestival TEXT, source TEXT NOT NULL,
              installedAt INTEGER NOT NULL
            ) STRICT
            """,
            """
            CREATE TABLE ruleConfirmation(
              rule TEXT PRIMARY KEY, period TEXT NOT NULL, basis TEXT NOT NULL, document TEXT NOT NULL,
              confirmedBy INTEGER NOT NULL REFERENCES staff, confirmedOn TEXT NOT NULL,
              confirmedAt INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID
            """,
        ])
}
