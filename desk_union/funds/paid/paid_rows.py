"""From a voucher to the rows that it paid, and which rows of all ledgers wait to be booked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.money import show_yuan
from desk_union.funds.tables import Entry, Voucher
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger
    from desk_union.describe.paid import Paid


@dataclass(frozen=True, slots=True)
class PaidRows:
    """Rows of one ledger by one link; ``amount`` in fen, without its sign."""

    ledger: Ledger
    link: Paid
    ids: tuple[int, ...]
    amount: int

    @property
    def words(self) -> str:
        """会费收款 12 笔，共 120.00 元."""
        return f"{self.link.title} {len(self.ids):,} 笔，共 {show_yuan(self.amount)} 元"


def rows_paid_by(session: Session, voucher: int, ledgers: Iterable[Ledger]) -> list[PaidRows]:
    """What the voucher pays; of one taken back, and of the red one itself, what has not been booked anew since."""
    origin = session.scalar(select(Voucher.origin).where(Voucher.id == voucher))
    return rows_held_by(session, [voucher] if origin is None else [voucher, origin], ledgers)


def rows_held_by(session: Session, vouchers: Sequence[int], ledgers: Iterable[Ledger]) -> list[PaidRows]:
    """Rows that name one of these vouchers, ledger by ledger and link by link."""
    found = (
        _rows(session, ledger, link, link.column.in_(vouchers)) for ledger in ledgers for link in ledger.paid
    )  # fmt: skip
    return [one for one in found if one is not None]


def rows_behind_entries(session: Session, entries: Sequence[int], ledgers: Iterable[Ledger]) -> list[PaidRows]:
    """What the vouchers of these entries pay: where the drill-down from a sum of the books ends."""
    vouchers: set[int] = set()
    for chunk in chunks(entries):
        vouchers.update(session.scalars(select(Entry.voucher).where(Entry.id.in_(chunk))))
    return rows_held_by(session, sorted(vouchers), ledgers)


def rows_waiting(session: Session, ledgers: Iterable[Ledger], until: date | None = None) -> list[PaidRows]:
    """Rows that are in no voucher and should be, ledger by ledger; those that happened until a day when it is given."""
    return [
        one
        for ledger in ledgers
        for link in ledger.paid
        if (one := _rows(session, ledger, link, link.waits(), until if ledger.when else None)) is not None
    ]


def _rows(
    session: Session, ledger: Ledger, link: Paid, where: ColumnElement[bool], until: date | None = None
) -> PaidRows | None:
    query = select(link.row.id, func.abs(link.amount())).where(where).order_by(link.row.id)
    if until is not None:
        query = query.where(ledger.by_key[ledger.when].column(until) <= until)
    rows = session.execute(query).all()
    return PaidRows(ledger, link, tuple(row[0] for row in rows), sum(row[1] for row in rows)) if rows else None
