#!/usr/bin/env python3
"""Makes Sources/LiaisonCore/Finding/PinyinTable.swift: the first letters of a character's readings.

    pip install pypinyin-dict==0.9.0
    Tests/Tables/pinyin.py > Sources/LiaisonCore/Finding/PinyinTable.swift

From pypinyin-dict (MIT), which carries Unihan's kTGHZ2013 (the 8,105 characters of the general
standard table, with the readings that surnames have) and kXHC1983, and pinyin-data's kMandarin_8105.
A character in one of the three gets every letter they know. Any other gets the first letter of its
first reading in pinyin-data's joined table: the rare readings there are of no name in use.
"""
import unicodedata

from pypinyin_dict.pinyin_data import kmandarin_8105, ktghz2013, kxhc1983, pinyin

FIRST, LAST = 0x3400, 0x9FFF
# Readings of surnames that the three do not have.
SURNAMES = {"缪": "m", "郇": "hx", "幺": "y", "盖": "g", "谌": "cs", "费": "bf", "乜": "mn"}


def letters(readings):
    found = set()
    for reading in readings.split(","):
        plain = unicodedata.normalize("NFD", reading.strip())
        found |= set([c for c in plain if "a" <= c <= "z"][:1])
    return found


def table():
    known = {}
    for source in (ktghz2013, kxhc1983, kmandarin_8105):
        for code, readings in source.pinyin_dict.items():
            known.setdefault(code, set()).update(letters(readings))
    for code, readings in pinyin.pinyin_dict.items():
        if FIRST <= code <= LAST and not known.get(code):
            known[code] = letters(readings.split(",")[0])
    for character, more in SURNAMES.items():
        known[ord(character)] |= set(more)
    return {code: "".join(sorted(found)) for code, found in known.items() if found}


def literal(text, width):
    lines = [text[i:i + width] for i in range(0, len(text), width)]
    return "\\\n".join("        " + line for line in lines)


def main():
    known = table()
    plain = "".join(
        "." if c not in known else known[c] if len(known[c]) == 1 else known[c][0].upper()
        for c in range(FIRST, LAST + 1))
    several = [c for c in sorted(known) if FIRST <= c <= LAST and len(known[c]) > 1]
    rare = [c for c in sorted(known) if c > 0xFFFF]
    assert max(len(known[c]) for c in several) <= 3 and max(len(known[c]) for c in rare) <= 2
    assert "." not in plain[0x4E00 - FIRST:0x9FA5 - FIRST + 1].replace(".", "", 60)
    print(f'''/// The first letters of Han characters' Mandarin readings, as text that is compiled in: nothing is
/// loaded at a start. Made by Tests/Tables/pinyin.py, which names its sources; not edited by hand.
package enum PinyinTable {{
    /// The first code point of `letters`, which ends with U+{LAST:04X}.
    package static let first: UInt32 = 0x{FIRST:04X}

    /// A letter for each code point from `first` on; `.` for none, a capital for one of several.
    package static let letters: StaticString = """
{literal(plain, 88)}
        """

    /// The characters that `letters` has in capitals, sorted, each with its letters in three places.
    package static let several: StaticString = """
{literal("".join(chr(c) + known[c].ljust(3, ".") for c in several), 64)}
        """

    /// The characters of the general standard table beyond U+FFFF, sorted, each with its letters in
    /// two places.
    package static let rare: StaticString = """
{literal("".join(chr(c) + known[c].ljust(2, ".") for c in rare), 66)}
        """
}}''')


main()
