from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desk_union.describe.figure import Span
from desk_union.members import age_lines
from desk_union.members.dictionaries import UNIT_LEVEL
from desk_union.members.figures import FIGURES
from desk_union.members.ledgers import LEDGERS, POSTS
from desk_union.store.figures import evaluate, evidence, rows_behind
from tests.members.offices import TODAY, Office, this_year

if TYPE_CHECKING:
    from desk_union.store.opened import Book

Y2024, Y2025, Y2026 = Span.year(2024), Span.year(2025), Span(date(2026, 1, 1), TODAY)
BY_CODE = {figure.code.removeprefix("members."): figure for figure in FIGURES}


def shown(book: Book, code: str, span: Span) -> str:
    with book.reading() as session:
        return evaluate(session, BY_CODE[code], span, FIGURES).shown


# Counted by hand from the small office of conftest.py: code, 2024, 2025, 2026 up to November.
EXPECTED = [
    ("staff", "6", "8", "5"),  # 李四 is away at the end of 2024, 周五 not yet there; 钱二, 吴六, 郑七 gone by 2026
    ("staff_regular", "4", "5", "3"),
    ("staff_temporary", "0", "1", "1"),
    ("staff_contract", "2", "2", "1"),
    ("joined_staff_contract", "1", "1", "1"),
    ("rate_contract", "50", "50", "100"),
    ("rate_engaged", "—", "—", "—"),  # nobody is employed so: no rate, not nought per cent
    ("staff_women", "3", "3", "1"),
    ("women_share", "50", "37.5", "20"),
    ("staff_migrant", "1", "2", "2"),
    ("members", "5", "6", "4"),
    ("members_women", "2", "2", "1"),
    ("members_migrant", "1", "1", "1"),
    ("kept", "0", "0", "1"),
    ("joined", "0", "1", "1"),
    ("gone", "1", "0", "2"),
    ("newly_kept", "0", "0", "1"),
    ("rate", "83.3", "75", "80"),
    ("staff_on_post", "6", "7", "4"),
    ("rate_on_post", "83.3", "71.4", "75"),
    ("members_entered", "0", "1", "1"),
    ("branches", "1", "1", "1"),
    ("groups", "3", "3", "2"),
    ("restructured", "0", "0", "1"),  # a group that changed is no workshop
    ("leader_changes", "0", "0", "1"),  # the first leader of a group is no change
    ("group_leaders", "1", "2", "2"),
    ("safety", "1", "1", "0"),
    ("group_safety", "1", "1", "0"),
    ("supervisors", "0", "1", "1"),
    ("women_committee", "1", "1", "0"),
    ("office", "1", "1", "1"),
    ("term", "3届2次", "3届2次", "3届2次"),
    ("self_taught", "0", "1", "0"),
    ("studying", "1", "2", "1"),
    ("small_children", "1", "1", "0"),
    ("retired", "0", "0", "1"),
    ("young_share", "33.3", "37.5", "40"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "y2024", "y2025", "y2026"), EXPECTED)
def test_counted_by_hand(settled: Office, code: str, y2024: str, y2025: str, y2026: str) -> None:
    assert [shown(settled.book, code, span) for span in (Y2024, Y2025, Y2026)] == [y2024, y2025, y2026]


def test_a_share_tells_what_it_was_made_of(settled: Office) -> None:
    with settled.book.reading() as session:
        rate = evaluate(session, BY_CODE["rate"], Y2025, FIGURES)
    assert (rate.number, rate.basis) == (75.0, "6/8")


def test_the_term_of_a_past_day_is_the_one_held_by_then(settled: Office) -> None:
    assert shown(settled.book, "term", Span.year(2020)) == "2届1次"
    assert shown(settled.book, "term", Span.year(2010)) == "—"


def test_a_leader_who_is_elected_again_is_no_change(office: Office) -> None:
    office.add(
        POSTS, role="工会小组长", person=office.people["钱二"], unit=office.units["甲组"], since=date(2025, 3, 1)
    )
    assert shown(office.book, "leader_changes", Y2025) == "0"


def test_what_was_stays_when_people_leave_and_move(office: Office) -> None:
    before = {code: shown(office.book, code, Y2025) for code in BY_CODE}
    this_year(office)
    assert {code: shown(office.book, code, Y2025) for code in BY_CODE} == before


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.code)
@pytest.mark.parametrize("span", [Y2025, Y2026], ids=["2025", "2026"])
def test_every_number_opens(works: Book, figure, span) -> None:
    with works.reading() as session:
        value = evaluate(session, figure, span, FIGURES)
        ledger, ids = evidence(session, figure, span)
    counted = value.numerator if figure.measure == "ratio" else value.number
    assert ledger in LEDGERS
    assert len(set(ids)) == len(ids) == (1 if figure.measure == "latest" else counted)


@pytest.mark.parametrize("figure", [f for f in FIGURES if f.parent or f.base], ids=lambda figure: figure.code)
def test_a_part_lies_within_its_whole(works: Book, figure) -> None:
    whole = next(other for other in FIGURES if other.code == (figure.parent or figure.base))
    with works.reading() as session:
        assert set(rows_behind(session, figure, Y2025)) <= set(rows_behind(session, whole, Y2025))


def test_kinds_of_employment_add_up_to_the_staff(works: Book) -> None:
    kinds = [
        f
        for f in FIGURES
        if f.code.startswith("members.staff_") and f.label.endswith("人数") and f.parent == "members.staff"
    ]
    kinds = [f for f in kinds if f.code.removeprefix("members.staff_") in
             {"regular", "temporary", "contract", "engaged", "dispatched", "agency", "rural", "other"}]  # fmt: skip
    assert len(kinds) == 8
    assert sum(int(shown(works, f.code.removeprefix("members."), Y2025)) for f in kinds) == int(
        shown(works, "staff", Y2025)
    )


def test_members_of_two_years_differ_by_who_came_and_went(works: Book) -> None:
    came, gone, kept = (int(shown(works, code, Y2026)) for code in ("joined", "gone", "newly_kept"))
    back = 1  # one person of the sample came back from 保留会籍 this year
    assert int(shown(works, "members", Y2026)) == int(shown(works, "members", Y2025)) + came + back - gone - kept


def test_codes_and_labels_are_told_apart() -> None:
    assert len({f.code for f in FIGURES}) == len({f.label for f in FIGURES}) == len(FIGURES)


# Of the office's list, what no figure answers, each with the reason.
UPPER = "it counts the unions below an office that oversees others (S15 下级工会建会台账), of which a grassroots office has none"
UNANSWERED = {
    "F096": UPPER,  # 新建工会数: sub-unions founded in the year
    "F112": UPPER,  # 新成立工会企业数: likewise
    "F161": UPPER,  # 村级工会组织数: sub-unions of the kind 村级
    "F162": UPPER,  # 企业基层工会数: sub-unions of the kind 企业
}
OF_OTHERS = ("F315",)  # in the list of 民主管理: which congress of the union


def test_the_offices_own_list_is_answered() -> None:
    """The computable figures of 会员台账 in the office's list: each has its figure, or a reason why it has none."""
    answered = sorted(seed for figure in FIGURES for seed in figure.seeds)
    wanted = """F001 F002 F003 F004 F005 F006 F007 F008 F038 F039 F046 F051 F052 F054 F096 F099 F112 F121 F161 F162 F172
                F173 F175 F193 F253 F258 F304"""
    assert sorted([*answered, *UNANSWERED]) == sorted([*wanted.split(), *OF_OTHERS])
    assert not {"村级", "企业"} & {*UNIT_LEVEL.labels}  # units here are no unions; were they, they would be counted


def test_the_office_may_draw_the_age_line_elsewhere(later: Office) -> None:
    """office.md 4.1: whether an age is reached on the day or within the year is open; 钱二 turns 36 in December 2026."""
    assert shown(later.book, "staff_young", Y2025) == "3"
    with later.book.deed("设置") as session:
        age_lines.write(session, age_lines.AgeLines(young=34, child=13, within_year=True))
    assert shown(later.book, "staff_young", Y2025) == "2"
    assert shown(later.book, "small_children", Y2025) == "0"
    with later.book.reading() as session:
        assert age_lines.read(session) == age_lines.AgeLines(young=34, child=13, within_year=True)
