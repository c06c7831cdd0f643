"""How a tab declares which voucher paid its rows: the link with 经费's vouchers, and the triggers that freeze by it.

Also for tabs above 经费: ``paid(...)`` stands where the tab's tables are, so that a book gets the triggers with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.describe.paid import Paid
from desk_union.funds.account.account_codes import MONEY
from desk_union.funds.account.voucher_words import taken_back, words_of
from desk_union.funds.tables.books import POSTED, Entry, Voucher
from desk_union.store.guards import guard, refuse

__all__ = ["MONEY", "paid"]

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute, Session

FROZEN = "这一笔已经记入凭证并记账，金额不能再改。|请先用红字冲销那张凭证，再另行登记。"
# A voucher that was taken back in red binds the rows it paid no longer.
BINDING = (
    "EXISTS (SELECT 1 FROM fund_voucher AS paid WHERE paid.id = OLD.{column} AND paid.state = '已记账' AND NOT EXISTS ("
    "SELECT 1 FROM fund_voucher AS red WHERE red.origin = paid.id AND red.kind = '红字冲销' AND red.state = '已记账'))"
)


class _Vouchers:
    ledger = "funds.vouchers"

    def taken_back(self, column: InstrumentedAttribute[int | None]) -> ColumnElement[bool]:
        return column.is_not(None) & column.in_(taken_back())

    def binds(self, column: InstrumentedAttribute[int | None]) -> ColumnElement[bool]:
        return column.in_(select(Voucher.id).where(Voucher.state == POSTED, Voucher.id.not_in(taken_back())))

    def words(self, column: ColumnElement[Any] | InstrumentedAttribute[Any]) -> ColumnElement[str]:
        return words_of(column)

    def lines(self, session: Session, voucher: int) -> Sequence[int]:
        return session.scalars(select(Entry.id).where(Entry.voucher == voucher).order_by(Entry.line, Entry.id)).all()


VOUCHERS = _Vouchers()


def paid(column: InstrumentedAttribute[int | None], title: str, **more: Any) -> Paid:
    """Declare the link (fields of ``describe.paid.Paid``) and have its triggers set in every book."""
    link = Paid(column=column, title=title, vouchers=VOUCHERS, **more)
    table, name = link.row.__table__.name, column.key
    columns = [attribute.key for attribute in (*link.freezes, column)]
    changed = " OR ".join(f"OLD.{key} IS NOT NEW.{key}" for key in columns)
    binding = BINDING.format(column=name)
    guard(
        f"{link.guard_name}_update", f"BEFORE UPDATE OF {', '.join(columns)} ON {table}", refuse(FROZEN),
        when=f"({changed}) AND {binding}",
    )  # fmt: skip
    guard(f"{link.guard_name}_delete", f"BEFORE DELETE ON {table}", refuse(FROZEN), when=binding)
    return link
