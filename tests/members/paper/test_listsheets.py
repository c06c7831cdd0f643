from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.describe.figure import Span
from desk_union.describe.sheet import Request
from desk_union.members import age_lines
from desk_union.members.figures import FIGURES
from desk_union.members.ledgers import CHILDREN, PEOPLE, TERMS
from desk_union.members.life import deeds
from desk_union.members.sheets import SHEETS
from desk_union.store import listing
from desk_union.store.figures import evaluate
from desk_union.store.listing import ListAsk
from tests.members.offices import TODAY, Office

END = date(2025, 12, 31)
BY_CODE = {sheet.code.removeprefix("members."): sheet for sheet in SHEETS}
FIGURE = {figure.code.removeprefix("members."): figure for figure in FIGURES}


def tables(book, code, day=TODAY, **more):
    with book.reading() as session:
        return BY_CODE[code].tables(session, Request(day, TODAY, **more))


def one(book, code, day=TODAY, **more):
    (table,) = tables(book, code, day, **more)
    return table


def cells(table, *titles) -> list[tuple[str, ...]]:
    """The named columns of all rows."""
    heads = [column.title for column in table.columns]
    return [tuple(row[heads.index(title)] for title in titles) for row in table.rows]


def column(table, title) -> list[str]:
    return [cell for (cell,) in cells(table, title)]


def number(book, code, span) -> int:
    with book.reading() as session:
        return int(evaluate(session, FIGURE[code], span, FIGURES).shown)


def year(asked: int) -> Span:
    return Span(date(asked, 1, 1), min(date(asked, 12, 31), TODAY))


@pytest.mark.parametrize("asked", [2025, 2026])
@pytest.mark.parametrize("kept_in", ["office", "works"])
def test_sheets_agree_with_figures(settled, works, kept_in, asked) -> None:
    book = works if kept_in == "works" else settled.book
    span = year(asked)

    def rows(code):
        return len(one(book, code, span.last, year=asked).rows)

    assert rows("staff") == number(book, "staff", span)
    assert rows("joined") == number(book, "joined", span)
    assert rows("children_list") == number(book, "small_children", Span(date(asked, 1, 1), date(asked, 6, 1)))
    with book.reading() as session:
        kept_at_work = listing.count_of(session, PEOPLE, ListAsk(span.last, presets=("roll", "kept")))
    assert rows("outside") == number(book, "staff", span) - number(book, "members_at_work", span) - kept_at_work
    entered = one(book, "entered", span.last, year=asked).totals
    assert [int(cell) for cell in entered[2:4]] == [number(book, code, span) for code in ("members", "members_entered")]
    tree = one(book, "organisation", span.last, year=asked)
    assert [int(cell) for cell in tree.totals[3:7]] == 2 * [number(book, code, span) for code in ("staff", "members")]
    for code, level in (("branches", "分会"), ("groups", "小组")):
        standing = [row for row in cells(tree, "层级", "名称") if row[0] == level and not row[1].endswith("（已撤销）")]
        assert len(standing) == number(book, code, span)
    leaders = [row for row in one(book, "officers", span.last, year=asked).rows if row[0] == "工会小组长"]
    assert len({row[2] for row in leaders}) == number(book, "group_leaders", span)


@pytest.mark.parametrize("asked", [2025, 2026])
@pytest.mark.parametrize("kept_in", ["office", "works"])
def test_a_year_of_changes_adds_up_and_agrees_with_figures(settled, works, kept_in, asked) -> None:
    book = works if kept_in == "works" else settled.book
    span = year(asked)
    months, listed, *others = tables(book, "changes", span.last, year=asked)
    numbers = [[int(cell) for cell in row[1:]] for row in months.rows]
    assert len(numbers) == span.last.month
    at = number(book, "members", year(asked - 1))
    for opening, *middle, closing in numbers:
        came, went = middle[:3], middle[4:9]
        assert opening == at
        assert (middle[3], middle[9]) == (sum(came), sum(went))
        at = opening + sum(came) - sum(went)
        assert closing == at
    assert at == number(book, "members", span)
    assert [int(cell) for cell in months.totals[2:-1]] == [sum(row[n] for row in numbers) for n in range(1, 11)]
    steps = column(listed, "变动")
    assert (steps.count("增加"), steps.count("减少")) == (int(months.totals[5]), int(months.totals[11]))
    assert {other.title for other in others} <= {"分会、小组调动", "工会小组长更换"}


def test_a_month_of_changes(settled: Office) -> None:
    august = one(settled.book, "changes", date(2026, 8, 31), year=2026, month=8)
    assert (august.title, august.period, august.count_text) == (
        "会员变动月表",
        "2026年8月1日至2026年8月31日",
        "共 1 人次：期初会员5人，增加0人，减少1人（去世1人），期末会员4人。",
    )
    assert cells(august, "变动", "日期", "姓名", "分会、小组", "变化类型") == [
        ("减少", "2026-08-08", "郑七", "一分会 甲组", "去世")
    ]
    april, leaders = tables(settled.book, "changes", date(2026, 4, 30), year=2026, month=4)  # 钱二 left on its first day
    assert leaders.title == "工会小组长更换"
    assert cells(leaders, "日期", "小组", "原任小组长", "现任小组长") == [("2026-04-01", "一分会 甲组", "钱二", "赵一")]
    assert april.count_text == "共 1 人次：期初会员5人，增加0人，减少1人（转出1人），期末会员4人。"
    quiet = one(settled.book, "changes", date(2026, 9, 30), year=2026, month=9)
    assert quiet.rows == []
    assert quiet.count_text == "共 0 人次：期初会员4人，增加0人，减少0人，期末会员4人。"
    assert quiet.notes == ("本期没有会籍变动。",)


def test_back_and_forth_on_one_day_and_changes_of_others_leave_the_number(later: Office) -> None:
    """吴六, retired with 保留会籍, goes for good; 李四 leaves and comes back on one day."""
    day = date(2026, 10, 8)
    with later.book.deed("变动") as session:
        deeds.change_membership(session, later.ids("吴六"), "转出", day)
        deeds.change_membership(session, later.ids("李四"), "转出", day)
        deeds.change_membership(session, later.ids("李四"), "转入", day)
    october = one(later.book, "changes", date(2026, 10, 31), year=2026, month=10)
    assert cells(october, "变动", "姓名", "变化类型") == [
        ("增加", "李四", "转入"),
        ("减少", "李四", "转出"),
        ("不影响会员数", "吴六", "转出"),
    ]
    assert "增加1人（转入1人），减少1人（转出1人），期末会员4人" in october.count_text


def test_a_month_to_come_is_refused(settled: Office) -> None:
    for code in ("changes", "joined"):
        with pytest.raises(Refusal):
            tables(settled.book, code, TODAY, year=2026, month=12)
    assert one(settled.book, "changes", TODAY, year=2026, month=11).period == "2026年11月1日至2026年11月20日"


def test_staff_of_the_day_by_unit(settled: Office) -> None:
    then, now = (one(settled.book, "staff", day) for day in (END, TODAY))
    assert cells(then, "分会、小组", "姓名", "会籍状态")[:4] == [
        ("一分会", "吴六", "会员"),
        ("一分会 甲组", "钱二", "会员"),
        ("一分会 甲组", "赵一", "会员"),
        ("一分会 甲组", "郑七", "会员"),
    ]
    assert (then.count_text, then.notes) == ("共 8 人", ("其中女职工3人，会员6人；不含离退休人员。",))
    assert column(now, "姓名") == ["李四", "孙三", "赵一", "周五", "王八一"]
    group = one(settled.book, "staff", END, unit=settled.units["甲组"])
    assert (column(group, "姓名"), group.filter_text) == (["钱二", "赵一", "郑七"], "甲组")


def test_outside_are_neither_members_nor_kept(settled: Office, office: Office) -> None:
    assert column(one(settled.book, "outside", END), "姓名") == ["孙三", "周五"]
    assert one(settled.book, "outside", TODAY).notes == ("在册职工5人，其中会员4人，未入会1人。",)
    with office.book.deed("保留") as session:
        deeds.change_membership(session, office.ids("王八一"), "保留会籍", date(2025, 12, 1))
    table = one(office.book, "outside", END)
    assert column(table, "姓名") == ["孙三", "周五"]
    assert table.notes == ("在册职工8人，其中会员5人，保留会籍1人，未入会2人。",)


def test_new_members_stand_where_they_were_when_they_joined(later: Office) -> None:
    with later.book.deed("调动") as session:
        deeds.move(session, later.ids("孙三"), later.units["甲组"], date(2026, 6, 1))
        deeds.leave(session, later.ids("孙三"), date(2026, 9, 1))
    table = one(later.book, "joined", TODAY, year=2026)
    assert cells(table, "姓名", "分会、小组", "方式", "日期", "批准人") == [
        ("孙三", "一分会 乙组", "入会", "2026-05-10", "工会委员会")
    ]
    assert len(one(later.book, "joined", TODAY, year=2026, unit=later.units["乙组"]).rows) == 1
    empty = one(later.book, "joined", TODAY, year=2026, unit=later.units["甲组"])
    assert (empty.rows, empty.notes) == ([], ("本期没有新会员。",))
    assert len(one(later.book, "joined", date(2026, 5, 31), year=2026, month=5).rows) == 1
    assert one(later.book, "joined", date(2026, 6, 30), year=2026, month=6).rows == []


def test_children_are_below_the_line_on_the_first_of_june(office: Office) -> None:
    """赵小一 is 14 on 1 June 2026 itself; one parent leaves before June, another after it."""
    for parent, name, born in (("赵一", "赵小二", date(2012, 6, 2)), ("钱二", "钱小二", date(2020, 1, 1)),
                               ("李四", "李小四", date(2026, 6, 2)), ("周五", "周小五", date(2020, 1, 1))):  # fmt: skip
        office.add(CHILDREN, person=office.people[parent], name=name, born_on=born)
    office.add(CHILDREN, person=office.people["孙三"], name="赵小二", born_on=date(2012, 6, 2))
    with office.book.deed("离开") as session:
        deeds.leave(session, office.ids("钱二"), date(2026, 4, 1))
        deeds.leave(session, office.ids("周五"), date(2026, 9, 1))
    table = one(office.book, "children_list", TODAY, year=2026)
    assert cells(table, "分会、小组", "职工姓名", "子女姓名", "年龄") == [
        ("一分会 甲组", "赵一", "赵小二", "13"),
        ("一分会 乙组", "孙三", "赵小二", "13"),
        ("锻压车间 丙组", "周五", "周小五", "6"),
    ]
    assert table.period == "截至2026年6月1日，未满14岁"
    assert "1行" in table.notes[0]
    before = one(office.book, "children_list", END, year=2025)
    assert sorted(column(before, "子女姓名")) == sorted(["赵小一", "赵小二", "赵小二", "钱小二", "周小五"])
    with office.book.deed("设置") as session:
        age_lines.write(session, age_lines.AgeLines(child=15))
    assert len(one(office.book, "children_list", TODAY, year=2026).rows) == 4


def test_forty_and_over(office: Office) -> None:
    office.person("冯九", hired_on=date(2010, 1, 1))
    table = one(office.book, "age40", date(2025, 10, 9))
    assert column(table, "姓名") == ["吴六", "赵一", "郑七", "李四"]  # 王八一 is 40 the day after
    assert "另有1名在册职工没有登记出生日期，无法列入。" in table.notes
    assert cells(one(office.book, "age40", date(2025, 10, 10)), "姓名", "年龄")[-1] == ("王八一", "40")
    with office.book.deed("设置") as session:
        age_lines.write(session, age_lines.AgeLines(within_year=True))
    assert "王八一" in column(one(office.book, "age40", date(2025, 1, 1)), "姓名")


def test_the_longest_at_work_come_first(office: Office) -> None:
    office.person("冯九", started_on=date(1980, 3, 1), hired_on=date(2010, 1, 1), joined_on=date(2012, 5, 1))
    office.person("陈十", hired_on=date(2020, 1, 1))
    table = one(office.book, "seniority", date(2025, 3, 1))
    first, *_, last = cells(table, "姓名", "工龄", "司龄", "会龄")
    assert first == ("冯九", "45", "15", "12")
    assert last[0] in column(table, "姓名")[-2:]
    started = [day for day in column(table, "参加工作时间") if day]
    assert started == sorted(started)
    assert any("没有登记参加工作时间" in note for note in table.notes)


def test_round_birthdays_of_the_year(later: Office) -> None:
    """A man retires on his 60th birthday, another did the year before; 男 has no 50."""
    for name, sex, born in (("冯九", "男", date(1966, 3, 3)), ("陈十", "男", date(1966, 9, 9)),
                            ("褚十一", "男", date(1976, 1, 1)), ("卫十二", "女", date(1976, 2, 29))):  # fmt: skip
        later.person(name, sex=sex, born_on=born, hired_on=date(1995, 1, 1), unit=later.units["乙组"])
    with later.book.deed("退休") as session:
        deeds.retire(session, later.ids("冯九"), date(2026, 3, 3))
        deeds.retire(session, later.ids("陈十"), date(2025, 9, 9))
    table = one(later.book, "round_birthdays", TODAY, year=2026)
    assert cells(table, "生日", "姓名", "满周岁", "分会、小组") == [
        ("3月1日", "卫十二", "50", "一分会 乙组"),
        ("3月3日", "冯九", "60", "一分会 乙组"),
    ]
    # 李四 came back after his birthday of 2025 and is there at the end of the year.
    assert column(one(later.book, "round_birthdays", END, year=2025), "姓名") == ["李四", "吴六"]
    away = one(later.book, "round_birthdays", TODAY, year=2026, unit=later.units["甲组"])
    assert away.notes[-1] == "本期没有过整岁生日的职工。"


def test_birthdays_of_a_month(settled: Office) -> None:
    december = one(settled.book, "birthdays", END, year=2025, month=12)
    assert cells(december, "生日", "姓名", "满周岁") == [("12月1日", "钱二", "35")]
    assert december.title == "当月生日名单"
    assert one(settled.book, "birthdays", TODAY, year=2026, month=12).notes[-1] == "本期没有过生日的职工。"
    assert column(one(settled.book, "birthdays", TODAY, year=2026, month=8), "姓名") == ["周五"]  # 郑七 in April, dead
    assert column(one(settled.book, "birthdays", END, year=2025, unit=settled.units["乙组"]), "姓名") == [
        "李四",
        "孙三",
    ]
    whole = one(settled.book, "birthdays", TODAY, year=2026)
    assert (whole.title, column(whole, "姓名")) == ("职工生日名单", ["李四", "孙三", "赵一", "周五", "王八一"])


def test_the_aged_are_retired_and_alive(later: Office) -> None:
    for name, born in (("冯九", date(1938, 11, 20)), ("陈十", date(1938, 11, 21)), ("褚十一", date(1930, 1, 1))):
        later.person(name, born_on=born, hired_on=date(1960, 1, 1), standing="退休", phone="13900000001")
    table = one(later.book, "age88")
    assert cells(table, "姓名", "年龄") == [("褚十一", "96"), ("冯九", "88")]
    assert "移动电话" not in [column.title for column in table.columns]
    assert column(one(later.book, "age88", private=True), "移动电话") == ["13900000001"] * 2
    with later.book.deed("去世") as session:
        deeds.die(session, later.ids("褚十一"), date(2026, 11, 1))
    assert column(one(later.book, "age88"), "姓名") == ["冯九"]
    with later.book.deed("设置") as session:
        age_lines.write(session, age_lines.AgeLines(aged=87))
    assert one(later.book, "age88").title == "87岁以上离退休职工名单"
    assert len(one(later.book, "age88").rows) == 2


def test_the_tree_with_its_people_and_leaders(settled: Office) -> None:
    then, now = (one(settled.book, "organisation", day) for day in (END, TODAY))
    names = column(then, "名称")
    assert [name.strip("　") for name in names] == [
        "示例厂工会", "一分会", "甲组", "乙组", "锻压车间", "丙组", "未编入分会、小组",
    ]  # fmt: skip
    assert [len(name) - len(name.lstrip("　")) for name in names] == [0, 2, 4, 4, 2, 4, 0]
    branch = then.rows[1]
    assert branch[3:7] == ("1", "1", "6", "5")
    assert column(then, "负责人")[:4] == ["赵一", "", "钱二", "李四"]
    assert then.count_text == "共 6 个单位"
    assert column(now, "负责人")[:4] == ["赵一", "", "赵一", "李四"]
    assert "丙组" not in "".join(column(now, "名称"))
    part = one(settled.book, "organisation", END, unit=settled.units["一分会"])
    assert [part.totals[3], *column(part, "名称")] == ["6", "一分会", "　　甲组", "　　乙组"]


def test_people_left_in_a_closed_unit_are_not_lost(later: Office) -> None:
    later.person("冯九", unit=later.units["丙组"], hired_on=date(2020, 1, 1))
    now = one(later.book, "organisation")
    assert "　　　　丙组（已撤销）" in column(now, "名称")
    assert now.totals[3] == "6"


def test_officers_of_the_day(settled: Office) -> None:
    then, now = (one(settled.book, "officers", day) for day in (END, TODAY))
    assert cells(then, "工会职务", "姓名", "分会、小组")[:2] == [
        ("工会主席", "赵一", "示例厂工会"),
        ("女职工委员会主任", "吴六", "示例厂工会"),
    ]
    assert then.count_text == "共 7 人"
    assert then.notes == ("任职8项，一人担任几处的，人数按一人计。",)
    assert (now.count_text, len(now.rows)) == ("共 4 人", 5)
    assert column(one(settled.book, "officers", END, unit=settled.units["甲组"]), "工会职务") == [
        "工会小组长", "小组劳动保护检查员", "群监员",
    ]  # fmt: skip
    assert len(one(settled.book, "officers", END, unit=settled.units["一分会"]).rows) == 4


def test_terms_held_by_the_day(office: Office) -> None:
    office.add(TERMS, body="分会委员会", unit=office.units["一分会"], number=1, session=1, held_on=date(2020, 1, 1))
    before = one(office.book, "terms_sheet", date(2021, 12, 31), year=2021)
    assert cells(before, "机构", "届", "次", "召开日期") == [
        ("工会委员会", "2", "1", "2016-03-01"),
        ("分会委员会", "1", "1", "2020-01-01"),
    ]
    assert before.notes == (
        "工会委员会现为第2届，2021年3月1日已届满。",
        "一分会：分会委员会现为第1届，没有登记任期届满日期。",
    )
    sooner = one(office.book, "terms_sheet", date(2020, 12, 31), year=2020)
    assert sooner.notes[0] == "工会委员会现为第2届，2021年3月1日届满。"
    assert "工会委员会现为第3届，2027年1月10日届满。" in one(office.book, "terms_sheet").notes


def test_who_lacks_what(office: Office) -> None:
    table = one(office.book, "lacking", END, unit=office.units["甲组"])
    assert cells(table, "分会、小组", "姓名", "缺几项")[0] == ("一分会 甲组", "钱二", "6")
    assert "学历" not in table.rows[0][-1]
    assert "学历" in table.rows[2][-1]  # 郑七
    assert "学历缺1人" in table.notes[0]
    assert len(one(office.book, "lacking", END).rows) == 8


def test_entered_by_the_day(office: Office) -> None:
    table = one(office.book, "entered", END)
    assert cells(table, "分会、小组", "会员数", "已录入", "未录入", "录入率")[1] == (
        "一分会 甲组", "3", "1", "2", "33.3%",
    )  # fmt: skip
    assert table.totals[2:] == ("6", "1", "5", "16.7%")
    assert one(office.book, "entered", date(2025, 4, 30)).totals[3] == "0"  # 赵一 was entered on 1 May
