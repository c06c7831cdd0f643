"""The figures of aid that was paid by 发放单, by the day of its voucher, and of campaigns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, select

from desk_union.care.campaigns import aid
from desk_union.care.campaigns import campaign_words as words
from desk_union.describe.criterion import AskedOf
from desk_union.describe.figure import Figure
from desk_union.members.criteria import round_birthday
from desk_union.members.ledgers import PEOPLE
from desk_union.members.ledgers.people import on_roll
from desk_union.members.tables import Person
from desk_union.payouts.ledgers import LINES
from desk_union.payouts.received import paid_day
from desk_union.payouts.tables import PayoutLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_union.describe.figure import Span

HOUSEHOLDS, PAID = "care.aid_households", "care.aid_paid"


def _aid(*where: ColumnElement[bool]) -> Callable[[Span], Select[Any]]:
    def rows(span: Span) -> Select[Any]:
        return select(PayoutLine.id).where(aid.is_aid(), paid_day().between(span.first, span.last), *where)

    return rows


def _booked(*where: ColumnElement[bool]) -> Callable[[Span], Select[Any]]:
    def rows(span: Span) -> Select[Any]:
        return select(PayoutLine.id).where(aid.booked(), paid_day().between(span.first, span.last), *where)

    return rows


def _column(name: str) -> Callable[[], Any]:
    return lambda: PayoutLine.__table__.c[name]


def _households(code: str, label: str, *where: ColumnElement[bool], **more: Any) -> Figure:
    return Figure(f"care.{code}", label, "户", lambda: LINES, _aid(*where), "distinct", amount=aid.household, **more)


def _persons(code: str, label: str, *where: ColumnElement[bool], **more: Any) -> Figure:
    return Figure(f"care.{code}", label, "人", lambda: LINES, _aid(*where), "distinct", amount=aid.receiver, **more)


def _paid(code: str, label: str, *where: ColumnElement[bool], **more: Any) -> Figure:
    where = (PayoutLine.cash > 0, *where)
    return Figure(f"care.{code}", label, "元", lambda: LINES, _aid(*where), "sum", amount=_column("cash"), **more)


def _round(span: Span) -> Select[Any]:
    """On the roll at the end of the span, and of a round age in its year."""
    return select(Person.id).where(on_roll(span.last), round_birthday(AskedOf(span.last, within_year=True)))


_HOME = aid.about(*words.HOMEBOUND_WORDS)
_POOREST = aid.graded(words.POOREST)
_POOR = aid.graded(words.POOR) & ~aid.graded(words.POOREST) & ~aid.graded(words.DISABLED)
_BIRTHDAY = aid.about(words.BIRTHDAY)
_BY_VOUCHER = "发放单里的，按凭证日期；走访慰问、奖品、节日生日发的实物不在内。"

FIGURES: tuple[Figure, ...] = (
    _households("aid_households", "发放补助户数", note=f"{_BY_VOUCHER}户名相同的算一户，没有户名的一个人一户。"),
    _households("aid_households_poorest", "其中特困户", _POOREST, parent=HOUSEHOLDS, seeds=("F143",), note="类别或事项里写特困的。"),
    _households("aid_households_poor", "其中困难户", _POOR, parent=HOUSEHOLDS, seeds=("F144",), note="类别或事项里写困难、不是特困和残疾的。"),
    _paid("aid_paid", "发放补助金", seeds=("F145", "F163"), note=_BY_VOUCHER),
    _paid("aid_paid_poor", "其中特困、困难户补助金", _POOREST | _POOR, parent=PAID),
    _paid("aid_village", "其中联乡挂村投入", aid.about(*words.VILLAGE), parent=PAID, seeds=("F164",), note="活动、标题或事项里写联乡挂村的。"),
    _paid("aid_social", "其中帮扶贫困户投入", aid.graded(*words.SOCIAL), parent=PAID, seeds=("F169",), note="类别里写社会贫困户、贫困户的。"),
    _persons("homebound", "返乡补贴人数", _HOME, seeds=("F215",), note="标题、活动或事项里写返乡的。"),
    _paid("homebound_paid", "返乡补贴", _HOME, parent=PAID),
    Figure(
        "care.birthday_rounds", "生日慰问次数", "次", lambda: LINES, _booked(_BIRTHDAY), "distinct", amount=_column("roll"), seeds=("F307",),
        note="生日慰问的发放单张数；每月一次的全年12次。",
    ),
    Figure("care.birthday_persons", "生日慰问人数", "人", lambda: LINES, _booked(_BIRTHDAY), "distinct", amount=aid.receiver),
    Figure(
        "care.round_birthdays", "集体生日人数", "人", lambda: PEOPLE, _round, seeds=("F312",),
        note="期末在册、当年满女50、55，男55、60的。",
    ),
)  # fmt: skip
