"""变动月表 with moves and new leaders, the block of the women's work, and who reached which education."""

from __future__ import annotations

from datetime import date

from desk_union.describe.figure import Span
from desk_union.describe.prose import Heading, Paragraph, ProseGrid
from desk_union.describe.sheet import Request
from desk_union.members.figures import FIGURES
from desk_union.members.ledgers import EDUCATION, POSTS, WOMEN
from desk_union.members.sheets import SHEETS
from desk_union.store.figures import evaluate
from tests.members.offices import TODAY, Office

BY_CODE = {sheet.code: sheet for sheet in SHEETS}


def changes(office: Office, **more):
    with office.book.reading() as session:
        found = BY_CODE["members.changes"].tables(session, Request(TODAY, TODAY, **more))
    return {table.title: list(table.rows) for table in found}


def test_moves_and_new_leaders_stand_on_the_table_of_changes(later: Office) -> None:
    told = changes(later, year=2026)
    assert [row[1:] for row in told["分会、小组调动"]] == [
        ("2026-02-01", "赵一", "男", "一分会 甲组", "一分会 乙组", "工作调动"),
        ("2026-03-01", "周五", "男", "锻压车间 丙组", "一分会 乙组", "丙组撤销"),
    ]
    assert [row[1:] for row in told["工会小组长更换"]] == [("2026-04-01", "一分会 甲组", "钱二", "赵一", "辞职", "")]
    march = changes(later, year=2026, month=3)
    assert [row[2] for row in march["分会、小组调动"]] == ["周五"]
    assert "工会小组长更换" not in march


def test_why_the_new_leader_came_is_told_where_the_old_post_says_nothing(office: Office) -> None:
    old = {"role": "工会小组长", "unit": office.units["乙组"], "since": date(2020, 1, 1), "until": date(2026, 5, 1)}
    office.add(POSTS, person=office.people["赵一"], **old)
    new = old | {"since": date(2026, 5, 1), "until": None, "reason": "补选"}
    office.add(POSTS, person=office.people["孙三"], **new)
    rows = [row[1:] for row in changes(office, year=2026)["工会小组长更换"] if row[4] == "孙三"]
    assert [row[4] for row in rows] == ["补选"]


def test_coming_and_leaving_are_no_moves(later: Office) -> None:
    assert "分会、小组调动" not in changes(later, year=2026, month=4)  # 钱二 left
    assert "分会、小组调动" not in changes(later, year=2025, month=9)  # 李四 came back to where he had been


def report(office: Office, year: int):
    with office.book.reading() as session:
        day = min(date(year, 12, 31), TODAY)
        return BY_CODE["members.women_report"].content.fill(session, Request(day, TODAY, year=year)).blocks


def test_the_work_of_the_women_is_told_for_the_year(office: Office) -> None:
    office.add(WOMEN, day=date(2026, 3, 8), kind="活动", title="三八趣味运动会", persons=30, result="发放纪念品")
    office.add(WOMEN, day=date(2026, 5, 8), kind="活动", title="读书会", persons=12)
    office.add(WOMEN, day=date(2024, 1, 8), kind="专项集体合同", title="女职工特殊权益保护合同", until=date(2027, 1, 8))
    office.add(WOMEN, day=date(2026, 12, 8), kind="会议", title="还没有开的会")
    blocks = report(office, 2026)
    text = "\n".join(one.text for one in blocks if isinstance(one, Paragraph))
    assert [one.text for one in blocks if isinstance(one, Heading)] == ["一、女职工队伍和组织", "二、本期工作"]
    assert "本期开展：活动2次、42人次。" in text
    assert "1．2026年3月8日，三八趣味运动会，30人参加，发放纪念品。" in text
    assert "女职工特殊权益保护合同，2027年1月8日到期" in text
    assert "还没有开的会" not in text
    (grid,) = [one for one in blocks if isinstance(one, ProseGrid)]
    assert ("女职工人数", "3", "人") in [tuple(map(str, row)) for row in grid.rows]


def test_a_year_without_work_says_so(office: Office) -> None:
    assert any(getattr(one, "text", "").startswith("女职工工作台账里本期没有记录") for one in report(office, 2025))


def test_the_womens_table_says_what_it_lacks(office: Office) -> None:
    with office.book.reading() as session:
        table = BY_CODE["members.women"].tables(session, Request(TODAY, TODAY))[0]
    assert any("保险、体检" in note for note in table.notes)


def test_who_reached_which_education(office: Office) -> None:
    office.add(EDUCATION, person=office.people["钱二"], target="大学本科", route="函授", state="毕业", finished_on=date(2025, 12, 1))

    def number(code: str, year: int):
        figure = next(one for one in FIGURES if one.code == f"members.{code}")
        with office.book.reading() as session:
            return evaluate(session, figure, Span.year(year), FIGURES).number

    assert [number(code, 2025) for code in ("reached", "reached_college", "reached_bachelor")] == [1, 1, 1]
    assert [number(code, 2026) for code in ("reached", "reached_college", "reached_bachelor")] == [1, 0, 1]
