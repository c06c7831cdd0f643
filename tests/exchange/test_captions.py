"""Lists side by side, each with the name of its group above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desk_union.describe.question import LEAVE_OUT
from desk_union.exchange.importing import Choices
from desk_union.members.ledgers import PEOPLE

if TYPE_CHECKING:
    from .conftest import Office

HEAD = ["姓名", "性别"]
LINES = [["张一", "男", "李一", "女", "王一", "男"], ["张二", "男", "李二", "女", "", ""]]
GROUPS = {"张一": 0, "张二": 0, "李一": 1, "李二": 1, "王一": 2}


def bring(office: Office, *above: list[str], head: list[str] | None = None, answers: dict[str, str] | None = None):
    choices = Choices(answers=answers or {})
    return office.bring([*above, head or [*HEAD, *HEAD, *HEAD], *LINES], choices=choices)


def units(office: Office) -> dict[str, str]:
    return dict(office.table(PEOPLE, "name", "unit"))


@pytest.mark.parametrize(
    "names", [("机加工车间", "装配车间", "检验科"), ("甲班", "乙班", "丙班"), ("语文组", "数学组", "三年级")]
)
def test_what_stands_above_each_list_is_the_group_of_its_people(office: Office, names: tuple[str, ...]) -> None:
    report = bring(office, ["职工花名册", "", "", "", "", ""], [cell for name in names for cell in (name, "")])
    assert (report.added, report.questions) == (5, ())
    assert any(f"“{'、'.join(names)}”当作所在分会/小组" in note for note in report.notes)
    assert units(office) == {person: names[n] for person, n in GROUPS.items()}


def test_other_words_are_asked_and_nothing_comes_in_before(office: Office) -> None:
    above = ["东区", "", "西区", "", "南区", ""]
    first = bring(office, above)
    (question,) = first.questions
    assert (first.added, question.choices[-1]) == (0, LEAVE_OUT)
    assert "东区、西区、南区" in question.text
    assert bring(office, above, answers={question.text: "所在分会/小组"}).added == 5
    assert units(office)["李二"] == "西区"


@pytest.mark.parametrize("above", [["职工花名册", "", "", "", "", ""], ["甲班", "", "甲班", "", "甲班", ""]])
def test_a_title_or_the_same_words_above_each_say_nothing(office: Office, above: list[str]) -> None:
    report = bring(office, above)
    assert (report.added, report.questions) == (5, ())
    assert not any("各栏上面" in note for note in report.notes)


def test_where_the_lists_name_the_group_themselves_it_is_said_what_becomes_of_the_words(office: Office) -> None:
    lines = [["张一", "甲班", "李一", "乙班"]]
    report = office.bring([["一车间", "", "二车间", ""], ["姓名", "班组", "姓名", "班组"], *lines])
    assert report.added == 2 or report.questions
    assert any("一车间、二车间" in said for said in (*report.notes, *(one.text for one in report.questions)))
