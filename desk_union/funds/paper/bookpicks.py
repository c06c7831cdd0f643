"""Which folios a book of account has: those of one chosen account, or of all that anything moved on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.months import month_of, period_of
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.periods import start_of
from desk_union.funds.account.spans import kept
from desk_union.funds.paper import bookfolios, booklines, columnfolios
from desk_union.funds.paper.bookfolios import BANK, CASH, Months
from desk_union.funds.tables import BankAccount, Voucher
from desk_union.funds.tables.books import POSTED

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.accountbook import Folio
    from desk_union.describe.sheet import Request
    from desk_union.funds.account.account_chart import AccountFacts


def months_of(session: Session, request: Request) -> Months:
    """The months asked for, as far as books are kept of them; of the present year only those that have come, unless
    later ones hold vouchers. Refusal where the books began later.
    """
    span = kept(session, request)
    start = start_of(session, request.today)
    last_posted = session.scalar(select(func.max(Voucher.period)).where(Voucher.state == POSTED)) or 0
    last = min(span.last, max(period_of(request.today), last_posted, span.first))
    return Months(session, read_chart(session), max(span.first, start), max(last, start))


def span_words(months: Months) -> str:
    first, last = month_of(months.first), month_of(months.last)
    if (first, last) == (1, 12):
        return f"{months.year}年度"
    return f"{months.year}年{first}月" if first == last else f"{months.year}年{first}至{last}月"


def cash(months: Months, only: AccountFacts | None) -> list[Folio]:
    return [bookfolios.journal(months, one) for one in _asked(months, only, CASH)]


def bank(months: Months, only: AccountFacts | None) -> list[Folio]:
    facts = bank_facts(months.session)
    return [bookfolios.journal(months, one, facts.get(one.id, "")) for one in _asked(months, only, BANK)]


def bank_facts(session: Session) -> dict[int, str]:
    """Bank and number by the account of the book."""
    found: dict[int, str] = {}
    for one in session.scalars(select(BankAccount).order_by(BankAccount.id)):
        told = "　".join(part for part in (one.bank or one.name, one.number) if part)
        found[one.account] = "；".join(part for part in (found.get(one.account), told) if part)
    return found


def _asked(months: Months, only: AccountFacts | None, code: str) -> list[AccountFacts]:
    return [only] if only is not None else bookfolios.used_below(months, code)


def general(months: Months, only: AccountFacts | None) -> list[Folio]:
    asked = [only] if only is not None else bookfolios.used_first_level(months)
    return [bookfolios.general(months, one) for one in asked]


def subsidiary(months: Months, only: AccountFacts | None) -> list[Folio]:
    asked = [only] if only is not None else booklines.used(months.session, months.first, months.last, months.chart)
    return [bookfolios.subsidiary(months, one) for one in asked]


def columns(months: Months, only: AccountFacts | None) -> list[Folio]:
    asked = [only] if only is not None else columnfolios.with_columns(months)
    return [folio for one in asked for folio in columnfolios.columns_ledger(months, one)]
