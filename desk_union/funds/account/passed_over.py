"""What 经费 keeps of warnings passed over: at posting, and at closing a month or year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import months
from desk_union.funds.account.voucher_words import title_of_voucher
from desk_union.funds.tables import Override, Period, Voucher
from desk_union.store.overrides import Accepted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

VOUCHER, CLOSING = "记账凭证", "结账"
EARLY, UNSOUND = "还没有过完就结了账。", "账账不符，仍年终结账。"


def accepted(session: Session) -> list[Accepted]:
    """In the order in which they were passed over."""
    return sorted([*_posted(session), *closed(session)], key=lambda one: one.at)


def _posted(session: Session) -> Iterator[Accepted]:
    query = select(Override, Voucher).join(Voucher, Voucher.id == Override.voucher).order_by(Override.id)
    for one, voucher in session.execute(query):
        title = title_of_voucher(voucher)
        yield Accepted(one.at, one.who or "", "funds.vouchers", VOUCHER, title, one.sentence, one.reason)


def closed(session: Session) -> Iterator[Accepted]:
    """Months and years closed in spite of something, with the reason."""
    query = select(Period).where(Period.reason.is_not(None)).order_by(Period.closed_at, Period.id)
    for one in session.scalars(query):
        sentence = EARLY if months.month_of(one.period) else UNSOUND
        who, name = one.closed_by or "", months.words(one.period)
        yield Accepted(one.closed_at, who, "funds.vouchers", CLOSING, name, sentence, one.reason or "")
