"""What a person's facts were before, as a ledger of its own for looking back and correcting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, String, case, cast, select
from sqlalchemy.orm import aliased

from desk_union.describe.kinds import Choice, Day, Flag, Money, Ref, Text
from desk_union.describe.ledger import Derived, Fault, Field, Lasting, Ledger, Values
from desk_union.members import dictionaries as words
from desk_union.members.ledgers.membership import of_person, people
from desk_union.members.tables import Person, PersonChange

if TYPE_CHECKING:
    from collections.abc import Sequence

WAGE = "月工资"


def facts() -> dict[str, Lasting]:
    """The columns of a person that tell their past, by the word under which the past is kept."""
    return {dict(one.past.marks)["what"]: one for one in people().fields if isinstance(one, Lasting)}


def _after() -> ColumnElement[Any]:
    """What held from the day on: what the next change says was before it, else what the person has now; no wage."""
    later = aliased(PersonChange)
    following = (later.person == PersonChange.person, later.what == PersonChange.what, later.day > PersonChange.day)
    ordered = select(later.before).where(*following).order_by(later.day, later.id).limit(1)
    now = case(
        *((PersonChange.what == what, _in_words(one)) for what, one in facts().items() if what != WAGE), else_=None
    )
    held = select(now).where(Person.id == PersonChange.person).correlate(PersonChange).scalar_subquery()
    there = select(later.id).where(*following).correlate(PersonChange).exists()
    return case((there, ordered.correlate(PersonChange).scalar_subquery()), else_=held)


def _in_words(one: Lasting) -> ColumnElement[Any]:
    if isinstance(one.kind, Flag):
        return case((one.attr.is_(True), one.kind.show(True)), (one.attr.is_(False), one.kind.show(False)))
    return cast(one.attr, String)


def _complete(values: Values) -> dict[str, Any]:
    """The earlier value in the words of its own column."""
    one = facts().get(values.get("what") or "")
    try:
        return {"before": one.kind.show(one.kind.read(values["before"]))} if one and values.get("before") else {}
    except ValueError:
        return {}


def _check(values: Values) -> Sequence[Fault]:
    what, before = values.get("what"), values.get("before")
    one = facts().get(what or "")
    if what == WAGE and before:
        return [Fault("before", "月工资以前的数要填在“原月工资”里。", "请改填。")]
    if what != WAGE and values.get("wage_before") is not None:
        return [Fault("wage_before", f"变动的是{what}，不是月工资。", "请清空，或改“项目”。")]
    if one is None or not before:
        return []
    try:
        one.kind.read(before)
    except ValueError as error:
        return [Fault("before", f"{what}没有“{before}”。{error}")]
    return []


PERSON_CHANGES = Ledger(
    code="members.person_changes", title="个人情况变动台账", tab="会员台账", group="会籍", row=PersonChange,
    name=lambda: of_person(PersonChange.person, PersonChange.what),
    help="政治面貌、婚姻、职称、岗位、学历、工资等从哪天起变的、原来是什么；改表单时自动记下，可以在这里更正。过去的表按那一天的情况打印。",
    fields=(
        Field(PersonChange.day, "从哪天起", Day(ahead=0, partial=True), required=True, print_mm=24, aliases=("变动日期", "日期")),
        Field(PersonChange.person, "姓名", Ref(people), required=True, print_mm=24),
        Field(PersonChange.what, "项目", Choice(words.PERSON_FACT), required=True, print_mm=30, aliases=("变动项目",)),
        Field(PersonChange.before, "原来是", Text(120), print_mm=50, aliases=("变动前", "原")),
        Derived(key="after", label="从那天起是", kind=Text(120), sql=lambda _day: _after(), print_mm=50),
        Field(PersonChange.wage_before, "原月工资", Money(), private=True, listed=False),
        Field(PersonChange.reason, "原因", Text(120), print_mm=40, aliases=("变动原因",)),
    ),
    order=("-day", "-id"), when="day", match=(("person", "what", "day"),), note=_complete, checks=(_check,),
)  # fmt: skip
