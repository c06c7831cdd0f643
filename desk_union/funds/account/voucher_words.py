"""How a voucher is called, in Python and in SQL: 2026-09 记-2, 草稿 with its id, and （已冲销） when taken back in red."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from desk_union.funds.tables.books import POSTED, RED, Voucher

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import InstrumentedAttribute

TAKEN_BACK = "（已冲销）"


def title_of(word: str, number: int | None, day: date, row_id: int) -> str:
    if number is None:
        return f"草稿{row_id}"
    return f"{day.year}-{day.month:02} {word}-{number}"


def title_of_voucher(voucher: Voucher) -> str:
    return title_of(voucher.word, voucher.number, voucher.day, voucher.id)


def taken_back() -> Select[int | None]:
    """Ids of the vouchers that a posted red one takes back."""
    return select(Voucher.origin).where(Voucher.kind == RED, Voucher.state == POSTED, Voucher.origin.is_not(None))


def words_of(column: ColumnElement[Any] | InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """The voucher with this id; nothing where there is none."""
    posted = func.concat(func.substr(Voucher.day, 1, 7), " ", Voucher.word, "-", Voucher.number)
    words = case(
        (Voucher.id.in_(taken_back()), func.concat(posted, TAKEN_BACK)), (Voucher.state == POSTED, posted),
        else_=func.concat("草稿", Voucher.id),
    )  # fmt: skip
    return select(words).where(Voucher.id == column).scalar_subquery()
