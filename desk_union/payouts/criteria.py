"""Who already got something, and who did not, as criteria by which people may be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, exists, func, or_, select

from desk_union.describe.criterion import Criterion
from desk_union.members.tables import Person
from desk_union.payouts.ledgers import worth
from desk_union.payouts.links import signed
from desk_union.payouts.tables import PayoutLine

if TYPE_CHECKING:
    from typing import Any

    from desk_union.describe.criterion import AskedOf


def _got(asked: AskedOf) -> tuple[ColumnElement[bool], ...]:
    """Lines handed out to the person between the days, of these matters when any are named."""
    about = [or_(*(PayoutLine.matter.contains(word, autoescape=True) for word in asked.each))] if asked.words else []
    return PayoutLine.person == Person.id, PayoutLine.day.between(asked.first, asked.day), signed(), *about


def _sum(asked: AskedOf) -> ColumnElement[Any]:
    total = select(func.coalesce(func.sum(worth()), 0)).where(*_got(asked))
    return total.correlate(Person).scalar_subquery()


def _told(asked: AskedOf) -> ColumnElement[Any]:
    times = select(func.count(PayoutLine.id)).where(*_got(asked)).correlate(Person).scalar_subquery()
    return func.concat(times, "次")


CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        code="payouts.helped", title="领过", where=lambda asked: exists().where(*_got(asked)), fact=_told,
        help="从某日起领过钱或物品，不填就是本年；可以写事项，如 住院 结婚。", words="事项", since="从哪天起", private=True,
    ),
    Criterion(
        code="payouts.not_helped", title="还没有领过", where=lambda asked: ~exists().where(*_got(asked)), fact=_told,
        help="从某日起还没有领过，不填就是本年；可以写事项。", words="事项", since="从哪天起", private=True,
    ),
    Criterion(
        code="payouts.at_most", title="领的合计不超过", where=lambda asked: _sum(asked) <= (asked.number or 0) * 100,
        help="从某日起领的钱和物品合计不超过多少元，不填就是本年。", number="元", usual=0, since="从哪天起", private=True,
    ),
)  # fmt: skip
