"""The ledger of an office that takes people in: who came here, from where, and who belongs where."""

from dataclasses import asdict, replace

from hand import COMMON_DATES, DAMAGES, MONTH_FORMS, Hand
from people import TODAY, Bag, Town

ORIGINS = ["贵州省", "四川省", "河南省", "湖南省永州市", "安徽省阜阳市", "甘肃省天水市", "江西省", "广西壮族自治区"]
HOMES = ["桐梓坪镇白岩村党支部", "牛角塘乡党委", "柳树湾社区第二党支部", "石板滩镇中心小学党支部", "青杠树村党总支"]
OCCUPATIONS = ["农民", "务农", "技术工人", "律师", "注册会计师", "事业单位职工", "中介机构从业人员", "未就业毕业生", "个体"]
REASONS = ["务工", "务工", "经商", "随迁照顾孙辈", "求学", "异地养老"]
HEADINGS = dict(zip(
    ("row name sex ethnicity id_number education standing joined converted home_org home_name "
     "home_phone arrived origin reason occupation phone destination branch placed has_checked_in "
     "checked_in liaison liaison_phone last_contact dues_through conduct note").split(),
    ("序号 流入党员姓名 性别 民族 公民身份号码 学历 人员类别 入党日期 转正日期 流出地党组织 流出地党组织联系人 "
     "流出地党组织联系电话 流入时间 流入前所在省（区、市） 流入原因 原职业 本人联系电话 现居住地 编入党支部 编入时间 "
     "是否报到 报到日期 联络人 联络人电话 最近一次联系日期 党费交至年月 现实表现反馈时间 备注").split(), strict=True))
DAMAGED = {9: "float", 23: "zeros", 37: "check digit", 52: "17 digits"}
# Row: the row it repeats, and whether in another branch.
TWICE = {31: (4, False), 48: (17, True)}


def stay(town, person):
    """What the ledger says of somebody's coming and of his stay here."""
    rng = town.rng
    day = None if rng.random() < 0.12 else person.departed
    placed = town.day(person.departed, TODAY) if day and rng.random() < 0.6 else None
    return {
        "arrived": day, "origin": rng.choice(ORIGINS + [None]), "placed": placed,
        "occupation": rng.choice(OCCUPATIONS + [None]), "home_org": rng.choice(HOMES + [None]),
        "home_name": rng.choice(["滕女士", "文书岳某", None]),
        "home_phone": rng.choice([town.phone("136"), None]),
        "destination": rng.choice(["枫林街道锦屏小区", "高新区人才公寓", None]),
        "conduct": town.day(person.departed, TODAY) if day and rng.random() < 0.2 else None,
    }


def arrivals(table, line, with_blank_lines):
    """As `make.py` keeps the others: the files by name, truth.json as rows."""
    town = Town("arrivals", "枫林社区党支部 锦屏小区党支部 高新区流动党员党支部", "司马清 上官若 祝宁远 阮知秋")
    unknowns = ["", "无", "不详", "/", "—"]
    hand = Hand(town.rng, dates=COMMON_DATES + ["wide words", "wide dashes", "midnight"],
                months=list(MONTH_FORMS), unknowns=unknowns, full=["正式党员", "正式"],
                probationary=["预备党员"], yes=["是", "√", "已报到"], no=["否", "未报到"])
    ids = Bag(town.rng, ["plain"] * 5 + ["padded", "apostrophe", "wide", "grouped", "lower x"])
    phones = Bag(town.rng, ["plain"] * 4 + ["hyphens", "wide", "+86"])
    people, stays, rows = [], [], []
    for row in range(1, 61):
        if row in TWICE:
            first, in_other_branch = TWICE[row]
            person = town.typed_twice(people[first - 1], row, in_other_branch)
            came = stays[first - 1]
        else:
            person = town.person(row, place=(ORIGINS[0], ""), reason=town.rng.choice(REASONS),
                                 fault="id-number" if row in DAMAGED else None,
                                 phone=None if row in (12, 44) else town.phone("139"),
                                 second_phone=None)
            came = stay(town, person)
            if came["arrived"] is None:
                person = replace(person, checked_in=None)
        people.append(person)
        stays.append(came)
        # A blank check-in says neither yes nor no.
        word = {} if person.checked_in else {"has_checked_in": town.rng.choice(["否", "未报到", ""])}
        cells = hand.cells(person, DAMAGED.get(row) or ids.draw(), phones.draw(), **word)
        cells |= {field: came[field] or hand.unknowns.draw()
                  for field in ("origin", "occupation", "home_org", "home_name", "home_phone",
                                "destination")}
        cells |= {field: hand.date(came[field]) for field in ("arrived", "placed", "conduct")}
        rows.append([cells[field] for field in HEADINGS])
    width = len(HEADINGS)
    lines = [line(width, {0: "流入党员登记台账"}),
             line(width, {0: "填报单位：枫林街道党工委", 6: "填报时间：2026年11月18日"}),
             HEADINGS.values(), *with_blank_lines(town.rng, rows, 0.05),
             line(width, {0: "合计", 1: f"{len(rows)}人"})]
    return ({"ledger.csv": table(lines, "gb18030", ","),
             "ledger-utf8bom.csv": table(lines, "utf-8-sig", ",")},
            [read(person, came) for person, came in zip(people, stays, strict=True)])


def read(person, came):
    """The row as a careful clerk reads it."""
    unsaid = ("departed", "division", "receiving_org", "receiving_contact")
    row = {key: value for key, value in asdict(person).items() if key not in unsaid}
    contact = [came["home_name"], came["home_phone"]]
    row |= {key: value for key, value in came.items() if key not in ("home_name", "home_phone")}
    row["home_contact"] = " ".join(filter(None, contact)) or None
    return row
