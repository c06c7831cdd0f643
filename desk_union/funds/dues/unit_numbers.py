"""What 经费 tells of a unit: this year's dues of it and the units below, due, paid and still owed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.money import show_yuan
from desk_union.describe.unit_counts import CountLine, CountLink
from desk_union.funds.ledgers.dues import DUES
from desk_union.store import listing
from desk_union.store.listing import Condition, ListAsk

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

SUMS = (("due", "应缴"), ("paid", "已缴"), ("owed", "欠缴"))


def numbers(session: Session, unit: int, day: date) -> list[CountLine]:
    """Nothing where no dues were reckoned."""
    year = Condition("period", "between", day.year * 100 + 1, day.year * 100 + 12)
    asked = (Condition("unit", "is", unit), year)
    links = []
    for key, word in SUMS:
        ask = ListAsk(day, conditions=(*asked, Condition(key, "at_least", 1)))
        amount = listing.totals_of(session, DUES, ask, [DUES.by_key[key]])[key]
        ids = tuple(listing.ids_of(session, DUES, ask))
        links.append(CountLink(f"{word} {show_yuan(amount)} 元", DUES.code, ids))
    return [CountLine(f"{day.year}年会费", tuple(links))] if links[0].ids else []
