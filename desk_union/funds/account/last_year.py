"""上年数 of the first year that a book keeps: what a clerk copied once from the last statements made elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.months import year_of
from desk_union.funds.account import balances
from desk_union.funds.account.periods import start_of
from desk_union.funds.tables import LastYear

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart

MISSING = "上年数还没有登记：本账套从{year}年启用，请把上年报表上的数填进“上年数”台账，再打印。"


def amounts(session: Session, chart: AccountChart) -> dict[str, int] | None:
    """Fen by code on each account's own side, sums of what lies below included; None when nothing was copied."""
    found: dict[str, int] = {}
    for account, amount in session.execute(select(LastYear.account, LastYear.amount)):
        code = chart.by_id[account].code
        while code in chart.by_code:
            found[code] = found.get(code, 0) + amount
            code = code[:-2]
    return found or None


def flows(session: Session, year: int, chart: AccountChart) -> dict[str, int] | None:
    """Income and expense of the year before ``year`` by code, each on its own side (fen): from the books where these go
    back so far, else what was copied; None where nobody knows.
    """
    first = year_of(start_of(session))
    if year > first:
        last = year - 1
        sums = balances.sums(session, last * 100 + 1, last * 100 + 12, closing=False)
        found = balances.by_code(sums, chart)
        return {code: (one.year_debit - one.year_credit) * chart.by_code[code].sign for code, one in found.items()}
    return amounts(session, chart) if year == first else None


def note(session: Session, year: int, chart: AccountChart) -> tuple[str, ...]:
    """The sentence under a statement whose column 上年数 stays blank."""
    return () if flows(session, year, chart) is not None else (MISSING.format(year=year_of(start_of(session))),)
