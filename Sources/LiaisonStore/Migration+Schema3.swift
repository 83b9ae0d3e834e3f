extension Migration {
    /// Organisations and staff as subjects of duties, records of an organisation, corrections of facts,
    /// and members of other organisations who came here. An org stands on the roll since it was
    /// added; the log says when, and where it no longer does, since the day of the migration.
    static let toSchema3 = Migration(
        schema: 3,
        statements: [
            """
            CREATE TABLE orgNew(
              id INTEGER PRIMARY KEY, handle TEXT NOT NULL UNIQUE,
              kind TEXT NOT NULL
                CHECK(kind IN ('committee','general-branch','branch','mobile-org','office')),
              name TEXT NOT NULL, parent INTEGER REFERENCES org, secretary INTEGER REFERENCES staff,
              revision INTEGER NOT NULL DEFAULT 1, openedOn TEXT NOT NULL,
              termYears INTEGER CHECK(termYears IN (3,5)),
              sponsor TEXT CHECK(sponsor IN ('park','chamber','association','liaison-office','enterprise',
                'other')),
              foundedOn TEXT, foundingFact INTEGER REFERENCES fact, closedOn TEXT,
              latest TEXT NOT NULL DEFAULT '', places TEXT NOT NULL DEFAULT '',
              CHECK((foundedOn IS NULL) = (foundingFact IS NULL))
            ) STRICT
            """,
            """
            INSERT INTO orgNew(id, handle, kind, name, parent, secretary, revision, openedOn)
            SELECT id, handle, kind, name, parent, secretary, revision,
              coalesce((SELECT date(min(at) / 1000, 'unixepoch') FROM log WHERE subject = handle),
                date('now')) FROM org
            """,
            "DROP TABLE org",
            "ALTER TABLE orgNew RENAME TO org",
            "CREATE INDEX orgByName ON org(name)",
            """
            CREATE TABLE staffNew(
              id INTEGER PRIMARY KEY, handle TEXT NOT NULL UNIQUE, org INTEGER REFERENCES org,
              role TEXT NOT NULL CHECK(role IN ('liaison','deputy','secretary','office')),
              channel TEXT NOT NULL CHECK(channel IN ('journal','manual')),
              revision INTEGER NOT NULL DEFAULT 1, leftOn TEXT, places TEXT NOT NULL DEFAULT ''
            ) STRICT
            """,
            """
            INSERT INTO staffNew(id, handle, org, role, channel, revision)
            SELECT id, handle, org, role, channel, revision FROM staff
            """,
            "DROP TABLE staff",
            "ALTER TABLE staffNew RENAME TO staff",
            """
            ALTER TABLE member ADD COLUMN
              side TEXT NOT NULL DEFAULT 'home' CHECK(side IN ('home','receiving'))
            """,
            "ALTER TABLE absence ADD COLUMN placedIn INTEGER REFERENCES org",
            "ALTER TABLE absence ADD COLUMN arrivedOn TEXT",
            """
            CREATE INDEX absencePlaced ON absence(placedIn) WHERE closedOn IS NULL AND placedIn IS NOT NULL
            """,
            """
            CREATE TABLE factNew(
              id INTEGER PRIMARY KEY, member INTEGER REFERENCES member,
              org INTEGER REFERENCES org, kind TEXT NOT NULL,
              happenedOn TEXT NOT NULL, recordedAt INTEGER NOT NULL, reporter TEXT NOT NULL,
              result TEXT, channel TEXT, startedBy TEXT, through TEXT, payer TEXT, absence INTEGER,
              detail TEXT, amount INTEGER, until TEXT, decidedBy INTEGER REFERENCES org,
              corrects INTEGER REFERENCES fact, correctedBy INTEGER REFERENCES fact,
              CHECK((member IS NULL) <> (org IS NULL))
            ) STRICT
            """,
            """
            INSERT INTO factNew(id, member, kind, happenedOn, recordedAt, reporter, result,
              channel, startedBy, through, payer, absence, detail, amount, until, decidedBy)
            SELECT id, member, kind, happenedOn, recordedAt, reporter, result, channel,
              startedBy, through, payer, absence, detail, amount, until, decidedBy FROM fact
            """,
            "DROP TABLE fact",
            "ALTER TABLE factNew RENAME TO fact",
        ])
}
