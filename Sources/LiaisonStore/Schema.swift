/// The tables. One SQLite file; STRICT; the schema refuses what the core should have.
///
/// On-disk rules, to check before any edit:
/// - `personal.kind` is what the owner is: m member, s staff, f fact, r row of a plan, t staff of a
///   plan.
/// - `member.contact` to `member.probationDecided` are the clocks, `lastReturn` the latest end of an
///   absence: the latest dates of what `fact` and `absence` hold, written with them. `unknown` says
///   whether something is not on record of somebody away (`Unknowns.swift`), so that it is counted
///   by an index. `places` is the sub-number of each rule's duties in lists (`C1=1 L1=2`): kept, so
///   that a long history costs nothing.
/// - `org.latest` is the latest day of each kind of record of an org (`theme-day=2026-11-05`), as the
///   clocks of a member are; `org.places` and `staff.places` are as a member's.
/// - A fact that was corrected names the fact that did it (`correctedBy`), and that one names it
///   (`corrects`); it stays, and counts no more.
/// - No index finds the facts of a member: nothing asks for them but the log, and it would be one
///   more page to write for every fact.
/// - Dates are ISO text (`2026-11-24`), months `YYYY-MM`, instants integer milliseconds UTC.
/// - A personal value stands in `personal` and nowhere else: log, events, idempotency, plans and
///   deliveries hold handles and versions. A test scans the raw file for canaries.
/// - This text is the newest schema, as a new database gets it. It is frozen: an edit is a new schema,
///   with a `Migration` from the one before and a fixture in Tests/Schemas.
enum Schema {
    /// "liai" in ASCII, as `PRAGMA application_id`: tells the file from any other SQLite file.
    static let applicationID = 0x6C69_6169

    static let statements = [
        """
        CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE org(
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
        "CREATE INDEX orgByName ON org(name)",
        """
        CREATE TABLE staff(
          id INTEGER PRIMARY KEY, handle TEXT NOT NULL UNIQUE, org INTEGER REFERENCES org,
          role TEXT NOT NULL CHECK(role IN ('liaison','deputy','secretary','office')),
          channel TEXT NOT NULL CHECK(channel IN ('journal','manual')),
          revision INTEGER NOT NULL DEFAULT 1, leftOn TEXT, places TEXT NOT NULL DEFAULT ''
        ) STRICT
        """,
        """
        CREATE TABLE member(
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
          side TEXT NOT NULL DEFAULT 'home' CHECK(side IN ('home','receiving')),
          deputy INTEGER REFERENCES staff CHECK(deputy IS NULL OR deputy <> liaison),
          CHECK(standing IN ('unknown','probationary','full')
            OR (standingSince IS NOT NULL AND standingFact IS NOT NULL)),
          CHECK((duesArrangement IS NULL) = (duesArrangedOn IS NULL)),
          CHECK((assemblyOn IS NULL) = (assemblyResult IS NULL)),
          CHECK(reportedOn IS NULL OR assemblyOn IS NOT NULL),
          CHECK(standing = 'probationary' OR (appliedOn IS NULL AND assemblyOn IS NULL
            AND postponedUntil IS NULL))
        ) STRICT
        """,
        "CREATE INDEX memberByBranch ON member(branch)",
        "CREATE INDEX memberByLiaison ON member(liaison)",
        "CREATE INDEX memberByDeputy ON member(deputy) WHERE deputy IS NOT NULL",
        "CREATE INDEX memberUnknown ON member(unknown) WHERE unknown = 1",
        "CREATE INDEX memberHeld ON member(held) WHERE held = 1",
        """
        CREATE TABLE absence(
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
          placedIn INTEGER REFERENCES org, arrivedOn TEXT, divisionName TEXT, recordedOn TEXT,
          CHECK((closedOn IS NULL) = (closedHow IS NULL)),
          CHECK((transferable IS NULL) = (transferableOn IS NULL)),
          CHECK((transferable = 'no') = (transferableReason IS NOT NULL)),
          CHECK((division IS NULL) = (divisionYear IS NULL)),
          CHECK(divisionName IS NULL OR division IS NOT NULL)
        ) STRICT
        """,
        "CREATE UNIQUE INDEX absenceOpen ON absence(member) WHERE closedOn IS NULL",
        "CREATE INDEX absenceByMember ON absence(member)",
        """
        CREATE INDEX absencePlaced ON absence(placedIn) WHERE closedOn IS NULL AND placedIn IS NOT NULL
        """,
        // At most one transfer of a member is under way (rulebook 4.6).
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
        // Looking for a member who is out of contact (失联查找).
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
        CREATE TABLE assignment(
          id INTEGER PRIMARY KEY, member INTEGER NOT NULL REFERENCES member,
          staff INTEGER NOT NULL REFERENCES staff, since TEXT NOT NULL, until TEXT,
          byHand INTEGER NOT NULL CHECK(byHand IN (0,1)), deputy INTEGER REFERENCES staff
        ) STRICT
        """,
        "CREATE UNIQUE INDEX assignmentCurrent ON assignment(member) WHERE until IS NULL",
        """
        CREATE TABLE roster(
          staff INTEGER NOT NULL REFERENCES staff, number INTEGER NOT NULL CHECK(number > 0),
          member INTEGER NOT NULL REFERENCES member, freedOn TEXT,
          PRIMARY KEY(staff, number)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX rosterByMember ON roster(member)",
        """
        CREATE TABLE fact(
          id INTEGER PRIMARY KEY, member INTEGER REFERENCES member,
          org INTEGER REFERENCES org, kind TEXT NOT NULL,
          happenedOn TEXT NOT NULL, recordedAt INTEGER NOT NULL, reporter TEXT NOT NULL,
          result TEXT, channel TEXT, startedBy TEXT, through TEXT, payer TEXT, absence INTEGER,
          detail TEXT, amount INTEGER, until TEXT, decidedBy INTEGER REFERENCES org,
          corrects INTEGER REFERENCES fact, correctedBy INTEGER REFERENCES fact,
          staff INTEGER REFERENCES staff, deputy INTEGER REFERENCES staff,
          staffBefore INTEGER REFERENCES staff,
          CHECK((member IS NULL) <> (org IS NULL))
        ) STRICT
        """,
        """
        CREATE TABLE duty(
          id INTEGER PRIMARY KEY, subjectKind TEXT NOT NULL CHECK(subjectKind IN ('m','o','s')),
          subject INTEGER NOT NULL, rule TEXT NOT NULL, period TEXT NOT NULL, since TEXT NOT NULL,
          due TEXT NOT NULL, showsFrom TEXT NOT NULL,
          state TEXT NOT NULL CHECK(state IN ('open','fulfilled','superseded','waived','lapsed')),
          item INTEGER NOT NULL CHECK(item > 0), endedAt INTEGER,
          CHECK((state = 'open') = (endedAt IS NULL))
        ) STRICT
        """,
        // The subject comes first: nearly all duties are of one kind, and an index that leads with it
        // would be taken for a narrow one.
        "CREATE INDEX dutyBySubject ON duty(subject, subjectKind)",
        """
        CREATE UNIQUE INDEX dutyOpen ON duty(subject, subjectKind, rule, period)
          WHERE state = 'open'
        """,
        // In the agenda's order, so that a page of it reads little more than its own rows; and with all
        // that the counts of what is due ask for, so that they read nothing else.
        """
        CREATE INDEX dutyDue ON duty(due, subject, subjectKind, showsFrom, rule)
          WHERE state = 'open'
        """,
        """
        CREATE TABLE notice(
          id INTEGER PRIMARY KEY, duty INTEGER NOT NULL REFERENCES duty, rung TEXT NOT NULL,
          role TEXT NOT NULL, planned TEXT NOT NULL, delivery INTEGER REFERENCES delivery,
          fate TEXT CHECK(fate IN ('sent','fulfilled-before','folded','suppressed','superseded',
            'missed','failed')),
          reason TEXT, endedAt INTEGER, CHECK((fate IS NULL) = (endedAt IS NULL)), UNIQUE(duty, rung)
        ) STRICT
        """,
        "CREATE INDEX noticePlanned ON notice(planned) WHERE fate IS NULL AND delivery IS NULL",
        "CREATE INDEX noticeByDelivery ON notice(delivery) WHERE delivery IS NOT NULL",
        """
        CREATE TABLE delivery(
          id INTEGER PRIMARY KEY, staff INTEGER NOT NULL REFERENCES staff,
          channel TEXT NOT NULL CHECK(channel IN ('journal','manual')), madeOn TEXT NOT NULL,
          madeAt INTEGER NOT NULL, expiresOn TEXT,
          state TEXT NOT NULL CHECK(state IN ('open','sent','failed')), settledAt INTEGER,
          UNIQUE(staff, madeOn)
        ) STRICT
        """,
        "CREATE INDEX deliveryOpen ON delivery(expiresOn) WHERE state = 'open'",
        """
        CREATE TABLE personal(
          kind TEXT NOT NULL CHECK(kind IN ('m','s','f','r','t')), owner INTEGER NOT NULL,
          field TEXT NOT NULL, version INTEGER NOT NULL, suite INTEGER NOT NULL, value BLOB NOT NULL,
          at INTEGER NOT NULL, byHand INTEGER NOT NULL CHECK(byHand IN (0,1)),
          PRIMARY KEY(kind, owner, field, version)
        ) STRICT, WITHOUT ROWID
        """,
        // One index a field: SQLite takes a partial index only for a condition that stands in the
        // query word for word (partialindex.html, 3), and `IN (...)` is another one.
        """
        CREATE INDEX memberByIDNumber ON personal(value) WHERE kind = 'm' AND field = 'id_number'
        """,
        "CREATE INDEX memberByName ON personal(value) WHERE kind = 'm' AND field = 'name'",
        "CREATE INDEX memberByPhone ON personal(value) WHERE kind = 'm' AND field = 'phone'",
        """
        CREATE INDEX memberBySecondPhone ON personal(value)
          WHERE kind = 'm' AND field = 'second_phone'
        """,
        """
        CREATE TABLE question(
          id INTEGER PRIMARY KEY, member INTEGER NOT NULL REFERENCES member, kind TEXT NOT NULL,
          other INTEGER REFERENCES org, raisedAt INTEGER NOT NULL, settledAt INTEGER
        ) STRICT
        """,
        "CREATE INDEX questionOpen ON question(member) WHERE settledAt IS NULL",
        // By number: keys come in any order, and answers kept in theirs would each rewrite several pages
        // that lie anywhere.
        """
        CREATE TABLE idempotency(
          uid INTEGER NOT NULL, key TEXT NOT NULL, method TEXT NOT NULL, fingerprint BLOB NOT NULL,
          response BLOB NOT NULL, at INTEGER NOT NULL, UNIQUE(uid, key)
        ) STRICT
        """,
        "CREATE INDEX idempotencyByAge ON idempotency(at)",
        """
        CREATE TABLE log(
          seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, uid INTEGER NOT NULL,
          pid INTEGER NOT NULL, method TEXT NOT NULL, key TEXT, subject TEXT, detail TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX logBySubject ON log(subject)",
        // What happened, for those who watch; the newest rows only. AUTOINCREMENT: a number that was
        // once given never comes again, so that no cursor can silently mean something else.
        """
        CREATE TABLE event(
          seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kinds TEXT NOT NULL,
          subject TEXT NOT NULL, uid INTEGER NOT NULL, detail TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE plan(
          digest TEXT PRIMARY KEY, madeAt INTEGER NOT NULL, rollSeq INTEGER NOT NULL,
          unchanged INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE planOrg(
          digest TEXT NOT NULL REFERENCES plan ON DELETE CASCADE, key INTEGER NOT NULL,
          name TEXT NOT NULL, kind TEXT NOT NULL, parent TEXT, PRIMARY KEY(digest, key)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE planStaff(
          id INTEGER PRIMARY KEY, digest TEXT NOT NULL REFERENCES plan ON DELETE CASCADE,
          key INTEGER NOT NULL, org TEXT, UNIQUE(digest, key)
        ) STRICT
        """,
        """
        CREATE TABLE planRow(
          id INTEGER PRIMARY KEY, digest TEXT NOT NULL REFERENCES plan ON DELETE CASCADE,
          number INTEGER NOT NULL, member INTEGER REFERENCES member, branch TEXT, liaison TEXT,
          standing TEXT, joined TEXT, converted TEXT, leaves INTEGER NOT NULL, departed TEXT,
          abroad INTEGER NOT NULL, reason TEXT, checkedIn TEXT, checkedInUndated INTEGER NOT NULL,
          recognised TEXT, contact TEXT, dues TEXT, payer TEXT NOT NULL, ledgerDate TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX planRowByDigest ON planRow(digest)",
        """
        CREATE TABLE planQuestion(
          digest TEXT NOT NULL REFERENCES plan ON DELETE CASCADE, about TEXT NOT NULL,
          branch TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX planQuestionByDigest ON planQuestion(digest)",
        // What an office has installed or confirmed over the protocol, beside its files.
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
    ]
}
