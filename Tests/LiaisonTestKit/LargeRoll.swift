/// Many people put into a database at once, for tests of what may not grow with a roll.
package enum LargeRoll {
    /// Statements that add so many people who are away, each with a duty, its notice, a line of the
    /// log and a kept answer. They come from no ledger and through no rule.
    package static func statements(of people: Int) -> String {
        let each = """
            WITH RECURSIVE person(n) AS (VALUES(1) UNION ALL
              SELECT n + 1 FROM person WHERE n < \(people))
            """
        return """
            BEGIN;
            INSERT INTO member(id, handle, revision, standing, openedOn, held, unknown) \(each)
              SELECT n, 'm-' || n, 1, 'full', '2026-01-05', 0, 1 FROM person;
            INSERT INTO absence(member, departed, abroad, checkedInUndated) \(each)
              SELECT n, '2026-01-05', 0, 0 FROM person;
            INSERT INTO duty(id, subjectKind, subject, rule, period, since, due, showsFrom, state, item)
              \(each) SELECT n, 'm', n, 'C1', '1', '2026-01-05', '2099-01-05', '2026-01-05', 'open', 1
              FROM person;
            INSERT INTO notice(duty, rung, role, planned) \(each)
              SELECT n, 'due', 'liaison', '2099-01-05' FROM person;
            INSERT INTO personal(kind, owner, field, version, suite, value, at, byHand) \(each)
              SELECT 'm', n, 'name', 1, 0, CAST('试验' || n || '号' AS BLOB), 1, 1 FROM person;
            INSERT INTO log(at, uid, pid, method, key, subject, detail) \(each)
              SELECT 1, 0, 1, 'test', 'k' || n, 'm-' || n, 'member-added' FROM person;
            INSERT INTO event(at, kinds, subject, uid, detail) \(each)
              SELECT 1, 'member.added', 'm-' || n, 0, '' FROM person;
            INSERT INTO idempotency(uid, key, method, fingerprint, response, at) \(each)
              SELECT 0, 'k' || n, 'test', x'00', x'7B7D', 1 FROM person;
            COMMIT;
            """
    }
}
