"""申请入会 is a state of its own: entered by form, deed, ledger or import, counted, due, and printed."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.describe.figure import Span
from desk_union.describe.sheet import Request
from desk_union.members.checks import CHECKS
from desk_union.members.due import due
from desk_union.members.figures import FIGURES
from desk_union.members.ledgers import EVENTS, PEOPLE
from desk_union.members.life.deeds import change_membership, leave
from desk_union.members.sheets import SHEETS
from desk_union.members.tables import MembershipEvent
from desk_union.store import rows
from desk_union.store.figures import evaluate
from tests.members.offices import TODAY, Office

APPLIED = date(2026, 11, 2)
LATER = date(2026, 11, 15)
FORM = next(sheet for sheet in SHEETS if sheet.code == "members.application")


def _by_form(office: Office) -> None:
    with office.book.deed("表单") as session:
        rows.save_row(session, PEOPLE, office.people["周五"], {"applied_on": APPLIED}, TODAY)


def _by_deed(office: Office) -> None:
    with office.book.deed("办理") as session:
        change_membership(session, office.ids("周五"), "申请入会", APPLIED)


def _by_ledger(office: Office) -> None:
    office.add(EVENTS, person=office.people["周五"], kind="申请入会", day=APPLIED)


def _by_columns(office: Office) -> None:
    """As an imported line says it."""
    with office.book.deed("导入") as session:
        given = {"change_kind": "申请入会", "change_day": APPLIED}
        rows.save_row(session, PEOPLE, office.people["周五"], given, TODAY)


WAYS = (_by_form, _by_deed, _by_ledger, _by_columns)


def figure(office: Office, code: str) -> int:
    one = next(figure for figure in FIGURES if figure.code == f"members.{code}")
    with office.book.reading() as session:
        return int(evaluate(session, one, Span.year(2026), FIGURES).number or 0)


def act(office: Office, kind: str, day: date = LATER) -> None:
    with office.book.deed(kind) as session:
        change_membership(session, office.ids("周五"), kind, day)


@pytest.mark.parametrize("way", WAYS)
def test_one_application_whichever_way_it_comes(office: Office, way) -> None:
    way(office)
    assert office.on("周五", "member_state") == "申请中"
    assert office.on("周五", "member_state", date(2026, 11, 1)) == "非会员"
    assert office.on("周五", "applied_on") == APPLIED
    assert (office.names("applying"), figure(office, "applying"), figure(office, "applied")) == ({"周五"}, 1, 1)
    with office.book.reading() as session:
        (line,) = [one for one in due(session, TODAY) if one.kind == "application"]
        (copy,) = FORM.content.fill(session, Request(TODAY, TODAY)).copies
        assert [problem for check in CHECKS for problem in check(session)] == []
    assert line.row_ids == (office.people["周五"],)
    assert (copy.words["name"], copy.words["day"]) == ("周五", "2026年11月2日")


@pytest.mark.parametrize(("answer", "state"), [("入会", "会员"), ("不予批准", "非会员"), ("撤回申请", "非会员")])
def test_the_answer_ends_it_and_saving_the_form_again_does_not_begin_it_anew(office: Office, answer, state) -> None:
    _by_form(office)
    act(office, answer)
    with office.book.deed("表单") as session:
        rows.save_row(session, PEOPLE, office.people["周五"], {"job": "钳工"}, TODAY)
    assert office.on("周五", "member_state") == state
    assert figure(office, "applying") == 0


def test_who_was_refused_may_apply_again(office: Office) -> None:
    _by_form(office)
    act(office, "不予批准", date(2026, 11, 5))
    with office.book.deed("表单") as session:
        rows.save_row(session, PEOPLE, office.people["周五"], {"applied_on": LATER}, TODAY)
    assert office.on("周五", "member_state") == "申请中"


def test_a_wrong_day_is_corrected_in_the_form(office: Office) -> None:
    _by_form(office)
    with office.book.deed("更正") as session:
        rows.save_row(session, PEOPLE, office.people["周五"], {"applied_on": date(2026, 10, 1)}, TODAY)
        kept = session.execute(select(MembershipEvent.kind, MembershipEvent.day).where(
            MembershipEvent.person == office.people["周五"])).all()  # fmt: skip
    assert kept == [("申请入会", date(2026, 10, 1))]


def test_an_application_that_was_no_application_leaves_nothing(office: Office) -> None:
    _by_form(office)
    with office.book.deed("删除") as session:
        ids = session.scalars(select(MembershipEvent.id).where(MembershipEvent.person == office.people["周五"])).all()
        rows.delete_rows(session, EVENTS, ids, TODAY)
    assert (office.on("周五", "member_state"), office.on("周五", "applied_on")) == ("非会员", None)


def test_only_an_application_is_answered(office: Office) -> None:
    for kind in ("不予批准", "撤回申请"):
        with pytest.raises(Refusal, match="不能办理"), office.book.deed("试") as session:
            change_membership(session, office.ids("周五"), kind, LATER)


def test_who_left_before_the_answer_waits_for_none(office: Office) -> None:
    _by_form(office)
    with office.book.deed("离职") as session:
        leave(session, office.ids("周五"), LATER)
    assert office.names("applying") == set()
    with office.book.reading() as session:
        assert [one for one in due(session, TODAY) if one.kind == "application"] == []
        with pytest.raises(Refusal, match="没有要打印的人"):
            FORM.content.fill(session, Request(TODAY, TODAY))


def test_a_member_who_once_applied_applies_no_more(office: Office) -> None:
    with office.book.deed("表单") as session:
        rows.save_row(session, PEOPLE, office.people["赵一"], {"applied_on": date(2010, 5, 1)}, TODAY)
    assert office.on("赵一", "member_state") == "会员"


def test_a_state_without_a_day_is_no_application(office: Office) -> None:
    with pytest.raises(rows.Faulty, match="申请书上的日期"):
        office.person("冯八", member_state="申请中")


@pytest.mark.parametrize("answer", ["不予批准", "撤回申请"])
def test_a_line_that_tells_only_the_answer_has_its_application_too(office: Office, answer) -> None:
    """As an exported roster tells it: the day applied and the last event."""
    office.person("冯八", hired_on=date(2026, 1, 1), applied_on=APPLIED, change_kind=answer, change_day=LATER)
    states = [office.on("冯八", "member_state", day) for day in (date(2026, 11, 1), APPLIED, LATER)]
    assert states == ["非会员", "申请中", "非会员"]
