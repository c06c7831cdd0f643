"""Income and spending of the books as figures, so that they stand in reports and pictures by month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.describe.figure import Figure
from desk_union.funds.account.account_codes import APPROPRIATED, DUES_INCOME
from desk_union.funds.account.rules import CLOSING, EXPENSE, INCOME
from desk_union.funds.ledgers.books import VOUCHERS
from desk_union.funds.tables import Account, Entry, Voucher
from desk_union.funds.tables.books import POSTED

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement, Select

    from desk_union.describe.figure import Span


def _entries(where: ColumnElement[bool]) -> Callable[[Span], Select[Any]]:
    """Entries of posted vouchers of these days on these accounts, without the closing ones."""
    accounts = select(Account.id).where(where)
    posted = Voucher.state == POSTED

    def rows(span: Span) -> Select[Any]:
        days = Voucher.day.between(span.first, span.last)
        held = select(Voucher.id).where(posted, days, Voucher.kind.not_in(CLOSING))
        return select(Entry.id).where(Entry.voucher.in_(held), Entry.account.in_(accounts))

    return rows


def _income() -> Any:
    return Entry.credit - Entry.debit


def _spending() -> Any:
    return Entry.debit - Entry.credit


FIGURES: tuple[Figure, ...] = (
    Figure("funds.income", "经费收入", "元", lambda: VOUCHERS, _entries(Account.kind == INCOME), "sum", amount=_income, note="已记账的收入科目，不含结转。"),
    Figure("funds.income_dues", "会费收入", "元", lambda: VOUCHERS, _entries(Account.code.startswith(DUES_INCOME)), "sum", amount=_income, parent="funds.income"),
    Figure("funds.income_appropriated", "拨缴经费收入", "元", lambda: VOUCHERS, _entries(Account.code.startswith(APPROPRIATED)), "sum", amount=_income, parent="funds.income"),
    Figure("funds.spending", "经费支出", "元", lambda: VOUCHERS, _entries(Account.kind == EXPENSE), "sum", amount=_spending, note="已记账的支出科目，不含结转。"),
)  # fmt: skip
