"""Finding what a voucher needs while it is typed: accounts by code, name or initials, and the usual day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import names
from desk_union.basis.refusal import Refusal
from desk_union.funds.account.deeds import ORDINARY
from desk_union.funds.account.periods import first_day, read_calendar
from desk_union.funds.account.rules import CLOSING
from desk_union.funds.account.voucher_words import title_of
from desk_union.funds.tables import Entry, Override, Voucher
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart, AccountFacts


def find(chart: AccountChart, text: str, limit: int = 30) -> list[AccountFacts]:
    """Leaf accounts in use that fit, likeliest first: code, then name, then initials, then anywhere."""
    wanted = text.strip().casefold().split(" ")[0]
    leaves = [one for one in chart.by_id.values() if one.leaf and one.in_use]
    if not wanted:
        return leaves[:limit]
    ranked = [(rank, one.code, one) for one in leaves if (rank := _rank(one, wanted)) is not None]
    ranked.sort(key=lambda each: each[:2])
    return [one for _, _, one in ranked[:limit]]


def _rank(one: AccountFacts, wanted: str) -> int | None:
    sounds = names.search_key(one.name).split("|") if wanted.isascii() and wanted.isalpha() else []
    fits = (
        wanted in {one.code, one.name, one.words.casefold()},
        one.code.startswith(wanted),
        one.name.startswith(wanted),
        wanted in one.full_name.casefold(),
        any(sound.startswith(wanted) for sound in sounds),
        any(wanted in sound for sound in sounds),
    )
    return next((rank for rank, fit in enumerate(fits) if fit), None)


def usual_day(session: Session, today: date) -> date:
    """Today; or the day of the voucher typed last, while the clerk is still at work on a month before this one."""
    calendar = read_calendar(session, today)
    begin = first_day(calendar.open_period)
    typed = select(Voucher.day).where(Voucher.kind.not_in(CLOSING), Voucher.day >= begin)
    latest = session.scalar(typed.order_by(Voucher.id.desc()).limit(1))
    if latest is not None and latest < today.replace(day=1):
        return latest
    return max(today, begin)


def voucher_of(session: Session, entry_id: int) -> int:
    """Raises Refusal when the line is gone."""
    found = session.scalar(select(Entry.voucher).where(Entry.id == entry_id))
    if found is None:
        raise Refusal("这一行已不存在，可能已被删除。", "请刷新后再看，或到回收站恢复。")
    return found


def vouchers_of(session: Session, entry_ids: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for chunk in chunks(entry_ids):
        found.update(session.scalars(select(Entry.voucher).where(Entry.id.in_(chunk))))
    return found


def related(session: Session, voucher: int) -> list[str]:
    """Vouchers that correct this one or that it corrects, or that give back what it lent, in words."""
    own_row = session.get(Voucher, voucher)
    own = own_row.origin if own_row is not None else None
    found = []
    for row in session.scalars(select(Voucher).where((Voucher.origin == voucher) | (Voucher.id == (own or 0)))):
        later = row if row.origin == voucher else own_row
        lent = later is not None and later.kind == ORDINARY
        if row.origin == voucher:
            what = "收回它借出的款" if lent else f"由它{row.kind}"
        else:
            what = "收回的借款是" if lent else "更正的是"
        found.append(f"{what}：{title_of(row.word, row.number, row.day, row.id)}")
    return found


def overrides(session: Session, voucher: int) -> list[str]:
    """What was passed over at posting, with the reasons."""
    rows = session.scalars(select(Override).where(Override.voucher == voucher).order_by(Override.id))
    return [f"{row.sentence}说明：{row.reason}" for row in rows]
