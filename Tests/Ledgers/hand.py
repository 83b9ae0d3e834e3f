"""How clerks write what they know: forms of dates, numbers and words, and what spreadsheets do."""

from datetime import date

from people import Bag, is_valid


def wide(text):
    """Digits and X at full width."""
    return text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789X"})


DATE_FORMS = {
    "dashes": lambda d: d.isoformat(),
    "slashes": lambda d: f"{d.year}/{d.month}/{d.day}",
    "dots": lambda d: f"{d.year}.{d.month}.{d.day}",
    "padded dots": lambda d: f"{d:%Y.%m.%d}",
    "compact": lambda d: f"{d:%Y%m%d}",
    "words": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "padded words": lambda d: f"{d.year}年{d.month:02}月{d.day:02}日",
    "serial": lambda d: str((d - date(1899, 12, 30)).days),
    "short midnight": lambda d: f"{d.year}-{d.month}-{d.day} 0:00",
    "midnight": lambda d: f"{d} 00:00:00",
    "wide words": lambda d: wide(f"{d.year}年{d.month}月{d.day}日"),
    "wide dashes": lambda d: wide(d.isoformat()),
}
COMMON_DATES = ["dashes", "slashes", "dots", "padded dots", "compact", "words", "serial"]
MONTH_FORMS = {
    "dash": lambda y, m: f"{y}-{m:02}",
    "dot": lambda y, m: f"{y}.{m}",
    "slash": lambda y, m: f"{y}/{m:02}",
    "words": lambda y, m: f"{y}年{m}月",
    "padded words": lambda y, m: f"{y}年{m:02}月",
    "compact": lambda y, m: f"{y}{m:02}",
    "sentence": lambda y, m: f"已交至{y}年{m}月",
    "wide words": lambda y, m: wide(f"{y}年{m}月"),
}
ID_FORMS = {
    "plain": lambda n: n,
    "padded": lambda n: f" {n} ",
    "apostrophe": lambda n: "'" + n,
    "wide": wide,
    "grouped": lambda n: f"{n[:6]} {n[6:14]} {n[14:]}",
    "wide blanks": lambda n: f"{n[:6]}　{n[6:14]}　{n[14:]}",
    "lower x": lambda n: n.lower(),
    "wide X": lambda n: n[:17] + wide(n[17]),
}
DAMAGES = {
    "float": lambda n: "1.49999E+17",
    "zeros": lambda n: n[:15] + "000",
    "check digit": lambda n: n[:17] + ("3" if n[17] != "3" else "8"),
    "17 digits": lambda n: n[:9] + n[10:],
}
PHONE_FORMS = {
    "plain": lambda p: p,
    "hyphens": lambda p: f"{p[:3]}-{p[3:7]}-{p[7:]}",
    "+86": lambda p: "+86" + p,
    "+86 blank": lambda p: "+86 " + p,
    "wide": wide,
}


class Hand:
    """Turns people into cells, in the forms and words given."""

    def __init__(self, rng, dates, months, unknowns, full, probationary, yes, no):
        self.rng = rng
        self.dates, self.months, self.unknowns = Bag(rng, dates), Bag(rng, months), Bag(rng, unknowns)
        self.standings = {"full": Bag(rng, full), "probationary": Bag(rng, probationary)}
        self.yes, self.no = Bag(rng, yes), Bag(rng, no)

    def date(self, day):
        return DATE_FORMS[self.dates.draw()](day) if day else self.unknowns.draw()

    def month(self, month):
        if month is None:
            return self.unknowns.draw()
        return MONTH_FORMS[self.months.draw()](*map(int, month.split("-")))

    def id_number(self, person, form):
        if form not in DAMAGES:
            return ID_FORMS[form](person.id_number)
        written = DAMAGES[form](person.id_number)
        assert person.fault == "id-number" and not is_valid(written), person
        return written

    def phones(self, person, form):
        """`form`: of the one phone, or what stands between two."""
        if person.phone is None:
            return self.unknowns.draw()
        if person.second_phone:
            between = "/" if form in PHONE_FORMS else form
            return person.phone + between + person.second_phone
        return PHONE_FORMS[form](person.phone)

    def cells(self, person, id_form="plain", phone_form="plain", **written):
        """The cells of a row by field; `written` says some of them to the letter."""
        p, is_terse = person, self.rng.random() < 0.3
        return {
            "row": str(p.row), "name": "　".join(p.name) if is_terse and len(p.name) == 2 else p.name,
            "sex": p.sex, "ethnicity": p.ethnicity.removesuffix("族") if is_terse else p.ethnicity,
            "id_number": self.id_number(p, id_form), "education": p.education,
            "standing": self.standings[p.standing].draw(),
            "joined": self.date(p.joined), "converted": self.date(p.converted),
            "branch": p.branch, "phone": self.phones(p, phone_form),
            "departed": self.date(p.departed), "destination": p.destination, "reason": p.reason,
            "receiving_org": "未知" if p.receiving_org is None else p.receiving_org,
            "receiving_contact": p.receiving_contact or "",
            "liaison": p.liaison or "", "liaison_phone": p.liaison_phone or "",
            "has_checked_in": (self.yes if p.checked_in else self.no).draw(),
            "checked_in": self.date(p.checked_in), "last_contact": self.date(p.last_contact),
            "dues_through": self.month(p.dues_through), "note": p.note or "",
        } | written
