#!/usr/bin/env python3
"""Multiplies the roll of a stopped liaisond, and writes all members' handles.

    multiply.py DATABASE TIMES HANDLES

fill.py made the roll, so that every row is a copy of one that the daemon wrote: people, absences,
duties, notices, rosters, branches, liaisons, the log and the kept answers, each under numbers and
handles of its own. People get names and ID numbers by fill.py's rules. Asking for a million by
requests would take most of an hour; this takes some minutes.
"""

import sqlite3
import sys

import fill

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BODY = 7
STRIDE = 21_474_836_483  # odd: its multiples modulo 32^7 all differ, and look drawn

# What grows with the roll, and the columns that a copy has otherwise: `{table}` is by how much that
# table's numbers are raised, `{k}` which copy it is, and `names` has what is new about who is copied.
# Events stay few: they are pruned every day. The office stays one: its org and its staff record are
# the first.
COPIES = {
    "org": ("id > 1", {"id": "id + {org}", "handle": "fresh", "name": "name || '之' || {k}"}),
    "staff": ("id > 1", {"id": "id + {staff}", "handle": "fresh", "org": "org + {org}"}),
    "member": ("1", {"id": "id + {member}", "handle": "fresh", "branch": "branch + {org}",
                     "liaison": "liaison + {staff}", "deputy": "deputy + {staff}"}),
    "absence": ("1", {"id": "id + {absence}", "member": "member + {member}"}),
    "assignment": ("1", {"id": "id + {assignment}", "member": "member + {member}",
                         "staff": "staff + {staff}", "deputy": "deputy + {staff}"}),
    "roster": ("1", {"staff": "staff + {staff}", "member": "member + {member}"}),
    "duty": ("subjectKind = 'm'", {"id": "id + {duty}", "subject": "subject + {member}"}),
    "notice": ("1", {"id": "id + {notice}", "duty": "duty + {duty}"}),
    "personal": ("kind = 'm' OR kind = 's' AND owner > 1", {
        "owner": "owner + iif(kind = 'm', {member}, {staff})",
        "value": "CASE iif(kind = 'm', field, '') WHEN 'name' THEN person"
                 " WHEN 'id_number' THEN idNumber ELSE value END"}),
    "idempotency": ("1", {"key": "key || '-' || {k}"}),
    "log": ("1", {"seq": "seq + {log}", "key": "key || '-' || {k}",
                  "subject": "coalesce(fresh, subject)"}),
}
# How the names of a copy are found, where it has some.
NAMES = {
    **{table: f"JOIN names ON kindOf = '{table[0]}' AND number = id"
       for table in ("org", "staff", "member")},
    "personal": "JOIN names ON kindOf = kind AND number = owner",
    "log": "LEFT JOIN names ON old = subject",
}


def handle(kind, number):
    """As Handle.swift: a letter, seven digits of base 32, a check digit by Luhn modulo 32."""
    value = number * STRIDE % 32**BODY
    digits = [value >> 5 * place & 31 for place in reversed(range(BODY))]
    products = [digit * (2 - place % 2) for place, digit in enumerate(reversed(digits))]
    check = -sum(product // 32 + product % 32 for product in products) % 32
    return f"{kind}-" + "".join(ALPHABET[digit] for digit in [*digits, check])


class Roll:
    """The database, and what stood in it at the beginning."""

    def __init__(self, path):
        self.db = sqlite3.connect(path, isolation_level=None)
        # Nothing has to survive a crash of this, which begins anew.
        for pragma in ("journal_mode = DELETE", "journal_mode = OFF", "synchronous = OFF",
                       "cache_size = -2000000", "temp_store = MEMORY"):
            self.db.execute(f"PRAGMA {pragma}").fetchall()
        # Typed as what they are compared with: SQLite would use no index otherwise.
        self.db.execute("CREATE TEMP TABLE names(kindOf TEXT, number INTEGER, old TEXT UNIQUE,"
                        " fresh TEXT, person BLOB, idNumber BLOB, PRIMARY KEY(kindOf, number))"
                        " WITHOUT ROWID")
        self.largest, self.columns = {}, {}
        for table, (condition, changed) in COPIES.items():
            self.db.execute(f"CREATE TEMP TABLE first_{table} AS"
                            f" SELECT * FROM {table} WHERE {condition}")
            number = "seq" if "seq" in changed else "id" if "id" in changed else "0"
            self.largest[table] = self.db.execute(f"SELECT max({number}) FROM {table}").fetchone()[0]
            self.columns[table] = [row[1] for row in self.db.execute(f"PRAGMA table_info({table})")]
        self.known = [(table[0], *row) for table in ("org", "staff", "member")
                      for row in self.db.execute(f"SELECT id, handle FROM {table}")]
        self.taken = {old for _, _, old in self.known}
        self.drawn, self.people = 0, sum(kind == "m" for kind, _, _ in self.known)

    def draw(self, kind):
        self.drawn += 1
        drawn = handle(kind, self.drawn)
        return drawn if drawn not in self.taken else self.draw(kind)

    def person(self, kind):
        if kind != "m":
            return None, None
        self.people += 1
        return fill.name(self.people - 1).encode(), fill.id_number(self.people - 1).encode()

    def copy(self, k):
        self.db.execute("DELETE FROM names")
        self.db.executemany("INSERT INTO names VALUES(?,?,?,?,?,?)", (
            (kind, number, old, self.draw(kind), *self.person(kind))
            for kind, number, old in self.known))
        raised = {table: k * largest for table, largest in self.largest.items()}
        for table, (_, changed) in COPIES.items():
            columns = self.columns[table]
            values = [changed.get(column, column).format(k=k, **raised) for column in columns]
            self.db.execute(
                f"INSERT INTO {table}({', '.join(columns)}) SELECT {', '.join(values)}"
                f" FROM first_{table} {NAMES.get(table, '')}")

    def multiply(self, times):
        """Indexes are built at the end, by the schema's own words."""
        indexes = self.db.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL").fetchall()
        self.db.execute("BEGIN")
        for name, _ in indexes:
            self.db.execute(f"DROP INDEX {name}")
        for k in range(1, times):
            self.copy(k)
        for _, sql in indexes:
            self.db.execute(sql)
        self.db.execute("COMMIT")
        self.db.execute("PRAGMA journal_mode = WAL").fetchall()


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    roll = Roll(sys.argv[1])
    roll.multiply(int(sys.argv[2]))
    with open(sys.argv[3], "w", encoding="ascii") as file:
        file.writelines(member + "\n" for member, in roll.db.execute("SELECT handle FROM member ORDER BY id"))
    roll.db.close()


main()
