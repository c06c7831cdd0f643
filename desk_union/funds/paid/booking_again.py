"""Rows whose voucher was taken back in red are booked again: a new draft with the old lines holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from desk_union.basis.refusal import Refusal
from desk_union.funds.account.deeds import copy_voucher
from desk_union.funds.account.voucher_words import taken_back, title_of_voucher
from desk_union.funds.paid.paid_rows import rows_held_by
from desk_union.funds.tables import Voucher

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger


def is_taken_back(session: Session, voucher: int) -> bool:
    return session.scalar(select(Voucher.id).where(Voucher.id == voucher, Voucher.id.in_(taken_back()))) is not None


def book_again(session: Session, voucher: int, day: date, ledgers: Iterable[Ledger]) -> int:
    """Draft the voucher anew on ``day`` for the rows that still wait; returns the draft's id; never commits."""
    if not is_taken_back(session, voucher):
        title = title_of_voucher(session.get_one(Voucher, voucher))
        raise Refusal(f"{title}没有被冲销，不用重新记账。", "要改正已记账的凭证，请先用“红字冲销”。")
    held = rows_held_by(session, [voucher], ledgers)
    if not held:
        raise Refusal("这张凭证对应的业务都已另行入账或删除。", "要照原样再记一张，请用“复制”。")
    draft = copy_voucher(session, voucher, day)
    for one in held:
        table = one.link.row.__table__
        column = table.c[one.link.column.key]
        session.connection().execute(update(table).where(column == voucher).values({column: draft}))
    session.expire_all()
    return draft
