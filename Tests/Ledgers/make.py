#!/usr/bin/env python3
"""Makes the project's own sample ledgers: for each, CSV files as offices keep them, and truth.json,
what a careful clerk reads in them.

    Tests/Ledgers/make.py            writes county/, village/, messy/, plain/ and arrivals/ beside this
    Tests/Ledgers/make.py --check    writes nothing; fails when a file is not what it would write

Every ledger has its own fixed seed, so each run writes the same bytes, and a change to one ledger
leaves the others alone. Nobody in them exists: ID numbers begin with the unassigned division 149999
(check digits by GB 11643), phones are of the form 1390000xxxx, names are drawn from two lists.
"""
import csv
import io
import json
import sys
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import arrivals as inflow
from hand import COMMON_DATES, DAMAGES, DATE_FORMS, MONTH_FORMS, PHONE_FORMS, Hand
from people import Bag, Town

HERE = Path(__file__).resolve().parent

# --- The ledgers ------------------------------------------------------------------------------


def table(lines, encoding, delimiter):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(lines)
    return text.getvalue().encode(encoding)


def truth(people):
    return rows_of_truth([asdict(person) for person in people])


def rows_of_truth(rows):
    return (json.dumps(rows, ensure_ascii=False, indent=1, default=date.isoformat) + "\n").encode()


def line(width, cells):
    """A line as wide as the table, blank but for these cells (by column)."""
    return [cells.get(column, "") for column in range(width)]


def with_blank_lines(rng, rows, chance):
    for row in rows:
        if rng.random() < chance:
            yield [""] * len(row)
        yield row


HEADINGS = dict(zip(
    ("row name sex ethnicity id_number education standing joined converted branch phone departed "
     "destination reason receiving_org receiving_contact liaison liaison_phone has_checked_in "
     "checked_in last_contact dues_through note").split(),
    ("序号 姓名 性别 民族 公民身份号码 学历 人员类别 入党日期 转正日期 所在党支部 联系电话 外出日期 "
     "外出地点 外出原因 流入地党组织 流入地联系人及电话 联络人 联络人电话 是否报到 "
     "报到日期 最近一次联系日期 党费交至 备注").split(), strict=True))


def county():
    """A long, ordinary ledger: the usual forms, some damage, four people typed twice."""
    town = Town("county", "云台社区第一党支部 云台社区第二党支部 碧螺巷社区党支部 纺织厂离退休党支部 "
                          "第三小学党支部 大柳树村党支部 石桥湾村党支部",
                "慕容晨 覃若舟 段景禾 黎永澜 雷思岚 常守宁 牛立恒 白学森 侯䶮 万雨朗")
    hand = Hand(town.rng, dates=COMMON_DATES, months=["dash", "dot", "words", "padded words"],
                unknowns=["", "无", "/"], full=["正式党员"], probationary=["预备党员"],
                yes=["是", "√", "已报到"], no=["否", "未报到", ""])
    ids = Bag(town.rng, ["plain"] * 12 + ["padded", "apostrophe", "wide"])
    phones = Bag(town.rng, ["plain"] * 9 + ["hyphens"])
    names = {7: "蒋䶮川", 33: "田𠮷庆", 58: "汪晨泽", 121: "汪晨泽"}  # The last two are two people.
    damages = {19: "float", 46: "zeros", 77: "check digit", 102: "17 digits", 130: "float"}
    # Row: the row it repeats, and whether in another branch.
    twice = {88: (12, True), 117: (63, True), 136: (25, False), 149: (140, True)}
    people, rows = [], []
    for row in range(1, 151):
        if row in twice:
            first, in_other_branch = twice[row]
            person = town.typed_twice(people[first - 1], row, in_other_branch)
        else:
            given = {"name": names[row]} if row in names else {}
            person = town.person(row, fault="id-number" if row in damages else None, **given)
        people.append(person)
        rows.append([*hand.cells(person, damages.get(row) or ids.draw(), phones.draw()).values()])

    width = len(HEADINGS)
    lines = [line(width, {0: "外出流动党员登记台账"}),
             line(width, {0: "填报单位：青禾县云台街道党工委", 5: "填报时间：2026年11月18日"}),
             HEADINGS.values(), *with_blank_lines(town.rng, rows, 0.03),
             line(width, {0: "合计", 1: str(len(rows))})]
    return {"ledger.csv": table(lines, "gb18030", ","), "truth.json": truth(people),
            "ledger-utf8bom.csv": table(lines, "utf-8-sig", ";")}


VILLAGE_FIELDS = (
    "row branch name id_number sex ethnicity education phone standing joined converted destination "
    "departed reason receiving_org receiving_contact has_checked_in checked_in liaison "
    "liaison_phone last_contact dues_through note").split()
# The upper row of headings, by column; what has nothing below it is merged over both rows.
VILLAGE_GROUPS = {0: "序号", 1: "所属党支部", 2: "基本信息", 11: "流出情况", 16: "联系服务情况", 22: "备注说明"}
# The lower row, in the words of each file.
VILLAGE_TABS = (",,姓名,身份证号,性别,民族,文化程度,手机号码,党员类别,加入党组织时间,转正时间,流向,流出时间,"
                "流出原因,流入地党组织名称,流入地党组织联系人及电话,报到情况,报到时间,结对联系人,联系人电话,"
                "最后联系时间,党费缴至,").split(",")
VILLAGE_COMMAS = (",,党员姓名,身份证号码,性别,民族,学历,手机号码,人员类别,入党时间,转为正式党员时间,"
                  "流向,流出日期,流出原因,流入地党组织,流入地联系人及电话,是否报到,报到日期,结对联系人,联系人电话,"
                  "最后联系时间,党费交至年月,").split(",")


def village():
    """Two rows of headings, other words for them, another order of columns."""
    town = Town("village", "上湾村党支部 溪口村党支部 茶场党支部 临溪乡中心校党支部",
                "秦若澜 孟永旭 贾思远 姜禾 诸葛宁")
    hand = Hand(town.rng, dates=["words", "padded words", "dots", "slashes", "serial"],
                months=["words", "padded words", "dot", "compact"], unknowns=["", "无", "不详"],
                full=["正式党员", "正式"], probationary=["预备党员", "预备"],
                yes=["已报到", "已", "是"], no=["未报到", "未", ""])
    ids = Bag(town.rng, ["plain"] * 7 + ["apostrophe", "grouped"])
    given = {5: {"phone": None, "second_phone": None}, 11: {"fault": "id-number"},
             14: {"dues_through": None}, 29: {"fault": "id-number"}, 31: {"dues_through": None}}
    damages = {11: "zeros", 29: "check digit"}
    people = [town.person(row, **given.get(row, {})) for row in range(1, 41)]
    people[35] = town.typed_twice(people[8], 36, in_other_branch=True)
    written = [hand.cells(person, damages.get(person.row) or ids.draw()) for person in people]
    rows = [[cells[field] for field in VILLAGE_FIELDS] for cells in written]
    rows = list(with_blank_lines(town.rng, rows, 0.06))

    width = len(VILLAGE_FIELDS)
    above = [line(width, {0: "流动党员情况一览表（流出）"}),
             line(width, {0: "填报单位：临溪乡党委", 8: "填报时间：2026年11月18日"}),
             line(width, VILLAGE_GROUPS)]
    below = [*rows, line(width, {0: "合计", 1: f"共{len(people)}人"})]
    return {"ledger.csv": table([*above, VILLAGE_TABS, *below], "utf-8", "\t"),
            "ledger-gb18030.csv": table([*above, VILLAGE_COMMAS, *below], "gb18030", ","),
            "truth.json": truth(people)}


# The rows of messy/: the name as read, and as written; the form of the ID number; the form of the
# phone, or what stands between two; the word for 是否报到 (`!`: with no date beside it); the note.
# Dates and months take every form there is.
MESSY = [
    ("潘岚", "潘　岚", "wide", "hyphens", "是", "春节返乡,节后又外出"),
    ("崔守恒", "崔 守 恒", "grouped", "/", "否", "住女儿家\n电话由女儿接"),
    ("古兰丹·托合提", "古兰丹·托合提", "plain", "plain", "√", '本人说"年底回来"'),
    ("热依拉·库尔班", "热依拉・库尔班", "apostrophe", "+86", "×", '"先打电话",再登门'),
    ("帕尔哈提·玉山", "帕尔哈提•玉山", "lower x", "wide", "已报到", "微信;电话;都能找到"),
    ("迪里努尔·哈斯木", "迪里努尔．哈斯木", "wide X", "plain", "未报到", "无"),
    ("巴特尔·青山", "巴特尔‧青山", "plain", "、", "已", '一、在工地；\n二、夜里有空；\n三、"别发短信"'),
    ("邱䶮", "邱　䶮", "padded", "plain", "未", ""),
    ("白𠮷远", "白𠮷远", "wide", "plain", "有", ""),
    ("武\ue863琳", "武\ue863琳", "plain", " ", "无", "姓名中一字打不出"),
    ("石宁", " 石 宁 ", "float", "plain", "", ""),
    ("夏景泽", "夏景泽", "zeros", "；", "是!", "报到过，日期记不清"),
    ("贾雨舟", "贾雨舟", "check digit", "+86 blank", "否", "—"),
    ("常承朗", "常承朗", "17 digits", "plain", "√", ""),
    ("田瑶", "田　　瑶", "lower x", "hyphens", "×", "/"),
    ("孟长庆", "孟长庆", "wide blanks", "plain", "已报到", "租房,城南,\n门牌不详"),
    ("秦悦", "秦 悦", "wide X", "plain", "未报到", "不详"),
    ("侯家旭", "侯家旭", "plain", "plain", "", ""),
    ("段森", "段森", "apostrophe", "/", "有", " 常回来 "),
    ("雷学宁", "雷学宁", "grouped", "wide", "未", ""),
    ("潘岚", "潘 岚", "plain", "plain", "是", ""),
    ("黎思川", "黎思川", "plain", "、", "否", "两个号码,先打后一个"),
    ("万若禾", "万　若　禾", "wide", "plain", "已", ""),
    ("诸葛澜", "诸葛 澜", "plain", "+86", "无", ""),
    ("覃立", "覃　立", "padded", "plain", "√", '外号"老覃"'),
    ("侯家旭", "侯家旭", "wide", "plain", "", ""),
    ("牛晨恒", "牛晨恒", "grouped", "；", "未报到", ""),
    ("慕容琳", "慕容　琳", "lower x", "plain", "是", ""),
    ("姜永朗", "姜永朗", "plain", "hyphens", "×", "未知"),
    ("汪澜", "汪 澜", "wide X", " ", "", "节后联系"),
]
# Row: the row it repeats, and whether in another branch.
MESSY_TWICE = {21: (1, True), 26: (18, False)}
# What else is out of the ordinary, by row.
MESSY_GIVEN = {
    2: {"place": ("新加坡,裕廊东", "")}, 9: {"place": ("浙江义乌", "330782")},
    16: {"place": ("江苏无锡", "320200")}, 24: {"place": ("广东省东莞市（厂区宿舍）", "441900")},
    3: {"ethnicity": "维吾尔族"}, 4: {"ethnicity": "维吾尔族"}, 5: {"ethnicity": "维吾尔族"},
    6: {"ethnicity": "维吾尔族"}, 7: {"ethnicity": "蒙古族"}, 12: {"dues_through": None},
    17: {"phone": None}, 20: {"is_full": True, "joined": None, "converted": None},
    23: {"dues_through": None},
}
MESSY_HEADINGS = HEADINGS | {"name": "姓　名", "id_number": "公民身份\n号码", "phone": "联系 电话",
                             "dues_through": "党费\n交至"}


def messy():
    """Everything that hurts: see MESSY."""
    town = Town("messy", "桃坪社区党支部 北渡口村党支部 水泵厂退休党支部 桃坪镇卫生所党支部",
                "石若岚 夏恒 孟学悦 雷朗")
    unknowns = ["", "无", "不详", "未知", "/", "-", "—"]
    yes, no = ["是", "√", "已报到", "已", "有"], ["否", "×", "未报到", "未", "无", ""]
    hand = Hand(town.rng, dates=DATE_FORMS, months=MONTH_FORMS, unknowns=unknowns, yes=yes, no=no,
                full=["正式党员", "正式", "中共正式党员"], probationary=["预备党员", "预备"])
    people, rows = [], []
    for row, (name, name_cell, id_form, phone_form, word, note) in enumerate(MESSY, 1):
        given = {"note": None if note in unknowns else note.strip()}
        if row in MESSY_TWICE:
            first, in_other_branch = MESSY_TWICE[row]
            person = town.typed_twice(people[first - 1], row, in_other_branch, **given)
        else:
            given |= {"name": name, "fault": "id-number" if id_form in DAMAGES else None,
                      "second_phone": None if phone_form in PHONE_FORMS else town.phone("137")}
            person = town.person(row, ends_in_x=id_form in ("lower x", "wide X"),
                                 has_checked_in=word in yes, **given | MESSY_GIVEN.get(row, {}))
        written = {"name": name_cell, "has_checked_in": word.removesuffix("!"), "note": note}
        if word == "否":
            written["checked_in"] = "无"
        if row % 5 == 0:
            written["liaison"] = " ".join(person.liaison or "")
        if row % 6 == 0:
            written["destination"] = f" {person.destination} "
        if row % 7 == 0:
            written["branch"] = person.branch + "\n"
        people.append(person)
        rows.append([*hand.cells(person, id_form, phone_form, **written).values()])
    for row in rows[7], rows[19]:  # Some programs leave out the empty cells at the end of a row.
        while row[-1] == "":
            row.pop()

    width = len(HEADINGS)
    lines = [["桃坪镇流动党员摸底表"], ["填报单位：桃坪镇党委", "", "", "填报时间：2026年11月18日"],
             ['注：1.姓名、身份证号以档案为准,日期填到日；\n2.联系电话可填两个；\n3.核实不了的填"未知"。'],
             MESSY_HEADINGS.values(), *with_blank_lines(town.rng, rows, 0.1),
             line(width, {0: "小计", 9: f"{len(town.branches)}个支部"}),
             line(width, {0: "总计", 1: f"{len(rows)}人"}), line(width, {}),
             ["填表人：白庆　　审核人：崔朗", "", "", "", "联系电话：13800009999"]]
    return {"ledger.csv": table(lines, "utf-8-sig", ","), "truth.json": truth(people)}


PLAIN_HEADINGS = {
    "name": "姓名", "id_number": "身份证号码", "branch": "党支部", "phone": "手机", "departed": "外出时间",
    "destination": "外出地", "liaison": "联络人", "liaison_phone": "联络人手机", "last_contact": "最近联系时间",
}


def plain():
    """A list someone keeps for themselves: headings and rows, few columns, no numbers."""
    town = Town("plain", "松坡社区党支部 园林所党支部", "田若宁 邱泽 蒋禾")
    hand = Hand(town.rng, dates=["dashes", "slashes"], months=["dash"], unknowns=[""],
                full=[""], probationary=[""], yes=[""], no=[""])
    people = [town.person(row, second_phone=None) for row in range(1, 13)]
    rows = [[hand.cells(person)[field] for field in PLAIN_HEADINGS] for person in people]
    # What no column says is not known, but for the birthday in the ID number.
    unsaid = HEADINGS.keys() - PLAIN_HEADINGS.keys() - {"row", "has_checked_in"}
    people = [replace(person, **dict.fromkeys(unsaid)) for person in people]
    return {"ledger.csv": table([PLAIN_HEADINGS.values(), *rows], "utf-8", ";"),
            "truth.json": truth(people)}


def arrivals():
    """People who came here, as the office that takes them in keeps them."""
    files, rows = inflow.arrivals(table, line, with_blank_lines)
    return files | {"truth.json": rows_of_truth(rows)}


def main(arguments):
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__)
    stale = []
    for make in (county, village, messy, plain, arrivals):
        for name, content in make().items():
            path = HERE / make.__name__ / name
            if not arguments:
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(content)
            elif not path.exists() or path.read_bytes() != content:
                stale.append(f"{make.__name__}/{name}")
    if stale:
        sys.exit("not as make.py writes them: " + ", ".join(stale))


if __name__ == "__main__":
    main(sys.argv[1:])
