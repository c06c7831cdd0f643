"""What 发放 begins with: the usual kinds of spending with their accounts; in a sample book also some lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.describe.tab import Founding
from desk_union.funds.tables import Account
from desk_union.payouts.payout_words import USUAL
from desk_union.payouts.tables import PayoutKind

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book


def lacks(session: Session) -> bool:
    return session.scalar(select(PayoutKind.id).limit(1)) is None


def found(session: Session, _union_name: str, _today: date) -> None:
    accounts = {row.code: row.id for row in session.execute(select(Account.code, Account.id))}
    for place, one in enumerate(USUAL, start=1):
        account = accounts.get(one.account)
        kind = PayoutKind(
            name=one.name, account=account, reason=one.reason, words=one.words or None, place=place,
            members_only=one.members_only,
        )  # fmt: skip
        session.add(kind)
    session.flush()


def fill(book: Book, today: date) -> None:
    from desk_union.payouts import sample

    with book.deed("示例发放", code="found") as session:
        session.info["kind"] = "final"
        sample.fill(session, today)


FOUNDING = Founding(title="建立发放种类", found=found, fill=fill, lacks=lacks)
