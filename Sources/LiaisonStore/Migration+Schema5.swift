extension Migration {
    /// An assignment is a fact, with its reason and who stands in. What was assigned before stays as it
    /// stands: no fact is made for it, and the one after names the liaison before. And an absence says
    /// when it was recorded: in UTC where its fact says it, the zone being no part of the database.
    static let toSchema5 = Migration(
        schema: 5,
        statements: [
            """
            ALTER TABLE member ADD COLUMN
              deputy INTEGER REFERENCES staff CHECK(deputy IS NULL OR deputy <> liaison)
            """,
            "CREATE INDEX memberByDeputy ON member(deputy) WHERE deputy IS NOT NULL",
            """
            CREATE TABLE assignmentNew(
              id INTEGER PRIMARY KEY, member INTEGER NOT NULL REFERENCES member,
              staff INTEGER NOT NULL REFERENCES staff, since TEXT NOT NULL, until TEXT,
              byHand INTEGER NOT NULL CHECK(byHand IN (0,1)), deputy INTEGER REFERENCES staff
            ) STRICT
            """,
            """
            INSERT INTO assignmentNew(id, member, staff, since, until, byHand)
            SELECT id, member, staff, since, until, byHand FROM assignment
            """,
            "DROP TABLE assignment",
            "ALTER TABLE assignmentNew RENAME TO assignment",
            "CREATE UNIQUE INDEX assignmentCurrent ON assignment(member) WHERE until IS NULL",
            "ALTER TABLE absence ADD COLUMN recordedOn TEXT",
            """
            UPDATE absence SET recordedOn = f.day
            FROM (SELECT absence, min(date(recordedAt / 1000, 'unixepoch')) AS day FROM fact
              WHERE kind IN ('departure', 'arrival') GROUP BY absence) f
            WHERE f.absence = absence.id
            """,
            "ALTER TABLE fact ADD COLUMN staff INTEGER REFERENCES staff",
            "ALTER TABLE fact ADD COLUMN deputy INTEGER REFERENCES staff",
            "ALTER TABLE fact ADD COLUMN staffBefore INTEGER REFERENCES staff",
        ])
}
