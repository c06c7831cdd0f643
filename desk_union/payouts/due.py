"""The standing list - nothing approved is unsigned, nothing signed is unbooked - and what one person got."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.money import show_yuan
from desk_union.describe.due import Due
from desk_union.payouts.ceilings import allowance
from desk_union.payouts.ceilings.ledgers import CEILINGS
from desk_union.payouts.ledgers import LINES, LISTS, worth
from desk_union.payouts.received import received
from desk_union.payouts.tables import PayoutLine
from desk_union.store import listing
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

SHOWN = 500


def due(session: Session, today: date) -> list[Due]:
    return [
        *_standing(session, today, "unsigned", "批准了没签领", "张发放单已经批准，还没有签领，共{yuan}元。", "soon"),
        *_standing(session, today, "unbooked", "签了没入账", "张发放单已经签领，还没有入账，共{yuan}元。", "soon"),
        *_standing(session, today, "unscanned", "签领表没有扫描件", "张发放单签领以后还没有上传扫描件。", "info"),
    ]  # fmt: skip


def _standing(
    session: Session, today: date, preset: str, title: str, sentence: str, urgency: str
) -> Iterator[Due]:
    rows = listing.ids_of(session, LISTS, ListAsk(today, presets=(preset,)))
    if rows:
        told = sentence.format(yuan=show_yuan(_worth(session, rows)))
        kind = f"payouts_{preset}"
        yield Due(kind, title, None, f"有{len(rows)}{told}", LISTS.code, tuple(rows[:SHOWN]), urgency)  # type: ignore[arg-type]  # one of its words


def _worth(session: Session, rows: Sequence[int]) -> int:
    total = select(func.coalesce(func.sum(worth()), 0)).where(PayoutLine.roll.in_(rows))
    return session.scalar(total) or 0


def due_of(session: Session, person: int, today: date) -> list[Due]:
    """What the person got this year and ever."""
    ever = received(session, person)
    left = allowance.words(session, person, today)
    if not ever.ids:
        return [Due("payouts_left", "还可以领的", None, left, CEILINGS.code, (), "info")] if left else []
    this = received(session, person, date(today.year, 1, 1), today)
    told = f"今年领过{this.words}；" if this.ids else "今年还没有领过；"
    sentence = f"{told}历年共{ever.words}。{left}"
    return [Due("payouts_received", "领过的钱和物品", None, sentence, LINES.code, ever.ids[:SHOWN], "info")]
