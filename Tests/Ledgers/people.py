"""The invented people of the sample ledgers, as a careful clerk knows them."""

import random
from dataclasses import make_dataclass, replace
from datetime import date, timedelta

TODAY = date(2026, 11, 18)
SIX_MONTHS_AGO = date(2026, 5, 18)

# One row as a careful clerk reads it: the keys of truth.json, in its order.
Person = make_dataclass("Person", (
    "row name sex id_number born joined converted standing branch phone departed destination division "
    "reason liaison checked_in last_contact dues_through ethnicity education receiving_org "
    "receiving_contact liaison_phone second_phone note fault").split())

# Destinations and their division codes (GB/T 2260); a place abroad has none.
PLACES = {
    "江苏省无锡市惠山区": "320206", "浙江省宁波市鄞州区": "330212", "浙江省金华市义乌市": "330782",
    "福建省泉州市晋江市": "350582", "山东省青岛市黄岛区": "370211", "湖北省武汉市洪山区": "420111",
    "广东省佛山市顺德区": "440606", "四川省成都市双流区": "510116", "重庆市渝北区": "500112",
    "天津市滨海新区": "120116", "广东省东莞市": "441900", "日本": "", "新加坡": "",
}
REASONS = "务工 务工 务工 经商 投靠子女 照看孙辈 单位派驻 学习".split()
REASONS_ABROAD = "学习 学习 务工 投靠子女".split()
NOTES = "节假日返乡 微信可联系 换了新号码 由其妹代为回复 手机长期关机 在外开店 准备把组织关系转走".split()
EDUCATIONS = "小学 初中 高中 中专 大专 本科 研究生".split()
ETHNICITIES = ["汉族"] * 7 + ["蒙古族", "回族", "土家族"]
DUES = ("2026-11 2026-11 2026-10 2026-10 2026-10 2026-09 2026-08 2026-06 2026-03 2025-12").split()
SURNAMES = "蒋 姜 潘 田 崔 邱 汪 石 贾 夏 白 孟 秦 侯 段 雷 黎 万 常 武 覃 牛 诸葛 慕容".split()
GIVEN = "守承若立雨思长永景学家晨川宁远泽瑶岚恒琳舟澜庆旭悦森禾朗"


class Bag:
    """Draws its items in a shuffled order, every one of them before any comes again."""

    def __init__(self, rng, items):
        self.rng, self.items, self.left = rng, list(items), []

    def draw(self):
        self.left = self.left or self.rng.sample(self.items, len(self.items))
        return self.left.pop()


def check_character(first17):
    """The last character of an ID number (GB 11643: ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(first17))
    return "10X98765432"[total % 11]


def is_valid(number):
    return len(number) == 18 and number[:17].isdigit() and number[17] == check_character(number[:17])


def years_after(day, years):
    return day.replace(year=day.year + years, day=min(day.day, 28) if day.month == 2 else day.day)


class Town:
    """The people of one ledger: branches, staff, and as many members as wanted, all different."""

    def __init__(self, seed, branches, staff):
        self.rng = random.Random(seed)
        self.branches, staff = branches.split(), staff.split()
        self.taken = set(staff)
        self.staff = {name: self.phone("138") for name in staff}
        self.liaisons = {b: staff[i :: len(self.branches)] for i, b in enumerate(self.branches)}
        self.away_long = Bag(self.rng, [True, False])
        self.dues, self.places = Bag(self.rng, DUES), Bag(self.rng, PLACES)

    def fresh(self, draw):
        while (value := draw()) in self.taken:
            pass
        self.taken.add(value)
        return value

    def day(self, first, last):
        return first + timedelta(days=self.rng.randint(0, max(0, (last - first).days)))

    def phone(self, prefix):
        return self.fresh(lambda: f"{prefix}0000{self.rng.randint(0, 9999):04}")

    def name(self):
        given = lambda: "".join(self.rng.sample(GIVEN, self.rng.choice([1, 2, 2])))
        return self.fresh(lambda: self.rng.choice(SURNAMES) + given())

    def id_number(self, born, sex, ends_in_x):
        def draw():
            order = self.rng.randint(0, 499) * 2 + (sex == "男")
            first17 = f"149999{born:%Y%m%d}{order:03}"
            return first17 + check_character(first17)

        while True:
            number = self.fresh(draw)
            # Rounded by a spreadsheet it must not be a number again, as one in eleven would.
            if not is_valid(number[:15] + "000") and (number[17] == "X" or not ends_in_x):
                return number

    def person(self, row, ends_in_x=False, is_full=None, has_checked_in=None, place=None, **given):
        """A member as chance and the arguments will have it; `given` sets fields as they are."""
        chance = self.rng.random
        is_full = chance() > 0.08 if is_full is None else is_full
        has_checked_in = chance() < 0.55 if has_checked_in is None else has_checked_in
        sex = self.rng.choice("男女")
        branch = self.rng.choice(self.branches)
        liaison = self.rng.choice(self.liaisons[branch]) if chance() > 0.08 else None

        if self.away_long.draw():
            departed = self.day(date(2021, 1, 1), SIX_MONTHS_AGO - timedelta(days=1))
        else:
            departed = self.day(SIX_MONTHS_AGO, TODAY - timedelta(days=10))
        if is_full:
            born = self.day(date(1947, 1, 1), date(2000, 12, 31))
            adult = years_after(born, 19)
            joined = self.day(adult, min(departed, date(2024, 10, 1), years_after(adult, 25)))
        else:
            born = self.day(date(1986, 1, 1), date(2004, 6, 30))
            joined = self.day(date(2025, 11, 19), date(2026, 9, 30))
            departed = max(departed, joined)
        checked_in = self.day(departed, min(TODAY, departed + timedelta(days=70)))
        contacts_begin = TODAY - timedelta(days=40) if chance() < 0.55 else date(2026, 1, 1)
        last_contact = self.day(max(departed, contacts_begin), TODAY)

        place, division = place or (drawn := self.places.draw(), PLACES[drawn])
        receiving_org = self.rng.choice([place + "外来党员服务站" if division else None, None, ""])
        contact = f"{self.rng.choice(['戴女士', '站长岳某', '值班室'])} {self.phone('136')}"
        fields = dict(
            row=row, name=given.get("name") or self.name(), sex=sex, born=born,
            id_number=self.id_number(born, sex, ends_in_x),
            joined=joined, converted=years_after(joined, 1) if is_full else None,
            standing="full" if is_full else "probationary", branch=branch, phone=self.phone("139"),
            departed=departed, destination=place, division=division,
            reason=self.rng.choice(REASONS if division else REASONS_ABROAD),
            liaison=liaison, checked_in=checked_in if has_checked_in else None,
            last_contact=last_contact if chance() > 0.14 else None, dues_through=self.dues.draw(),
            ethnicity=self.rng.choice(ETHNICITIES), education=self.rng.choice(EDUCATIONS),
            receiving_org=receiving_org, receiving_contact=contact if chance() < 0.4 else None,
            liaison_phone=self.staff.get(liaison),
            second_phone=self.phone("137") if chance() < 0.05 else None,
            note=self.rng.choice(NOTES) if chance() < 0.45 else None, fault=None)
        return Person(**fields | given)

    def typed_twice(self, person, row, in_other_branch, **given):
        """The same person once more."""
        assert person.fault is None
        others = [branch for branch in self.branches if branch != person.branch]
        branch = self.rng.choice(others) if in_other_branch else person.branch
        liaison = self.rng.choice(self.liaisons[branch])
        return replace(person, row=row, branch=branch, liaison=liaison, **given,
                       liaison_phone=self.staff[liaison], fault=f"duplicate-of-row-{person.row}")
