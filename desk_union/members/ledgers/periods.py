"""The dated rows behind a person's unit, employment and standing, as ledgers of their own for looking back and correcting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from desk_union.describe.kinds import Choice, Day, Ref, Text
from desk_union.describe.ledger import Derived, Field, Ledger
from desk_union.members import dictionaries as words
from desk_union.members.ledgers.membership import of_person, people
from desk_union.members.ledgers.units import UNITS
from desk_union.members.life import rules, settling
from desk_union.members.tables import Employment, Placement, Standing, Unit

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement


def _held(row: type[Placement | Employment | Standing]) -> ColumnElement[Any]:
    """What the row says, in words."""
    if row is Placement:
        return select(Unit.name).where(Unit.id == row.value).scalar_subquery()
    return row.value  # type: ignore[return-value]  # an attribute is a column element in SQL


def _before(row: type[Placement | Employment | Standing]) -> ColumnElement[Any]:
    """The value of the person's row that came before."""
    earlier = aliased(row)
    newest = select(earlier.value).where(earlier.person == row.person, earlier.since < row.since)
    return newest.order_by(earlier.since.desc()).limit(1).correlate(row).scalar_subquery()


# Days of the person with which a row of these begins or ends by itself.
_BEGINS = ("person.hired_on", "person.joined_on", "person.started_on")
_ENDS = ("person.retired_on", "person.died_on", "person.change_day")


def _ledger(
    code: str, title: str, row: type[Placement | Employment | Standing], label: str, kind: Choice | Ref, text: str
) -> Ledger:
    return Ledger(
        code=code, title=title, tab="会员台账", group="会籍", row=row, name=lambda: of_person(row.person, _held(row)),
        help=text,
        fields=(
            Field(row.since, "从哪天起", Day(partial=True, told_by=(*_BEGINS, *_ENDS)), required=True, print_mm=24, aliases=("开始日期", "起始日期", "日期", "变动日期")),
            Field(row.person, "姓名", Ref(people), required=True, print_mm=24),
            Derived(key="before", label=f"原{label}", kind=kind, sql=lambda _day: _before(row), print_mm=34),
            Field(row.value, label, kind, required=True, print_mm=34),
            Field(row.until, "到哪天止", Day(partial=True, told_by=_ENDS), print_mm=24, aliases=("结束日期", "截止日期"), help="这一天起不再算；不填表示至今。"),
            Field(row.reason, "原因", Text(120), print_mm=50, aliases=("变动原因",)),
        ),
        order=("-since", "-id"), when="since", match=(("person", "since"),), checks=(rules.check_period,), settle=settling.settle_periods(row),
    )  # fmt: skip


PLACEMENTS = _ledger(
    "members.placements",
    "分会、小组变动台账",
    Placement,
    "分会/小组",
    Ref(lambda: UNITS),
    "谁从哪天到哪天在哪个分会、小组；调动时自动记下，可以在这里更正。",
)
EMPLOYMENTS = _ledger(
    "members.employments",
    "用工变动台账",
    Employment,
    "用工形式",
    Choice(words.EMPLOYMENT),
    "谁从哪天起以什么用工形式在册，哪天离开。",
)
STANDINGS = _ledger(
    "members.standings",
    "在岗状况变动台账",
    Standing,
    "就业状况",
    Choice(words.STANDING),
    "在岗、病休、内退、退休等状况从哪天到哪天。",
)
