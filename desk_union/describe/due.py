"""One thing that is due, as every tab tells it for the 工作台 and for 会员档案."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

Urgency = Literal["late", "soon", "info"]
RANK = {"late": 0, "soon": 1, "info": 2}
UNBOOKED = "unbooked"  # ends the kind of what only waits for its voucher


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to see to; ``day`` is the nearest day it concerns, ``row_ids`` are rows of the ledger behind it."""

    kind: str
    title: str
    day: date | None
    sentence: str
    ledger_code: str
    row_ids: tuple[int, ...]
    urgency: Urgency
    asked: bool = False  # by the clerk: it stands before what the program finds by itself
    opens: tuple[str, tuple[int, ...]] | None = None  # what 查看 opens, where those rows are not what is meant
