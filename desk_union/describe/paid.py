"""The link between a row and the voucher that paid it, described once by the ledger to which the row belongs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import and_, or_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute, Session

    Column = InstrumentedAttribute[int | None]


class Vouchers(Protocol):
    """What vouchers are, told by 经费: each answer is SQL over the column that names the voucher of a row."""

    ledger: str  # code of the ledger that shows vouchers

    def taken_back(self, column: Column) -> ColumnElement[bool]:
        """The voucher was reversed in red, so that it pays the row no longer."""

    def binds(self, column: Column) -> ColumnElement[bool]:
        """The voucher is posted and stands."""

    def words(self, column: ColumnElement[Any] | Column) -> ColumnElement[str]:
        """How the voucher is called."""

    def lines(self, session: Session, voucher: int) -> Sequence[int]:
        """The rows of ``ledger`` that are this voucher."""


@dataclass(frozen=True, kw_only=True)
class Paid:
    """``column`` names the voucher; ``freezes`` are the columns that may not change while it is posted and stands.

    ``amount`` is what the row says in fen, as SQL, debit positive as the voucher moves it on ``accounts`` (codes, each
    with all below it); where a row does not tell the direction, ``signed`` is False. ``wanted``: which rows wait while
    they are in no voucher at all (all, when it is None); a row whose voucher was taken back in red waits always.
    """

    column: Column
    title: str  # what is paid, in words: 会费收款
    amount: Callable[[], ColumnElement[int]]
    freezes: tuple[InstrumentedAttribute[Any], ...]
    accounts: tuple[str, ...]
    vouchers: Vouchers
    drafted: str  # where its voucher is drafted, as a sentence for the clerk
    signed: bool = True
    wanted: Callable[[], ColumnElement[bool]] | None = None
    key: str = "booked"
    label: str = "凭证"
    preset: str = "unbooked"
    preset_title: str = "没有入账"
    guard: str = ""  # name of its triggers when they are not called by the table

    @property
    def row(self) -> type[Any]:
        return self.column.property.parent.class_

    @property
    def frozen(self) -> frozenset[str]:
        """Keys of the frozen columns."""
        return frozenset(attribute.key for attribute in self.freezes)

    @property
    def guard_name(self) -> str:
        return self.guard or f"{self.row.__table__.name}_paid"

    def waits(self) -> ColumnElement[bool]:
        """The row is in no voucher and should be, or in one that was taken back."""
        loose = self.column.is_(None) if self.wanted is None else and_(self.column.is_(None), self.wanted())
        return or_(loose, self.vouchers.taken_back(self.column))

    def in_voucher(self) -> ColumnElement[bool]:
        """The row is in a voucher, draft or posted, that was not taken back."""
        return and_(self.column.is_not(None), ~self.vouchers.taken_back(self.column))

    def binds(self) -> ColumnElement[bool]:
        return self.vouchers.binds(self.column)

    def words(self) -> ColumnElement[str]:
        return self.vouchers.words(self.column)
