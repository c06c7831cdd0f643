"""The numbers of dues receipts: HF2025-00001, gapless within the year as far as none is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from desk_union.describe.ledger import Serial
from desk_union.funds.tables import DuesPayment
from desk_union.store import serials

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.serial import SerialNumber

# A receipt is written when somebody asks for one, and one may be for several months.
RECEIPT = Serial(
    DuesPayment.receipt, "收据号", "HF{year}-{n:05}", day="day", gapless=True, on_saving=False, fixed=False,
    print_mm=28, aliases=("收据编号",),
)  # fmt: skip


def take(session: Session, day: date, count: int) -> list[str]:
    """The next numbers of the year of ``day``."""
    return serials.take(session, RECEIPT, cast("SerialNumber", RECEIPT.kind), {"day": day}, day, count)
