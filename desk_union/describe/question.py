"""What a sheet leaves open and only the clerk can say, with the answers that are possible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desk_union.basis.money import show_yuan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

LEFT_OUT = "left_out"  # key set in a line of a sheet that by the clerk's answer is not brought in
SHEET_ROW = "sheet_row"  # key under which such a line says where it stands
LEAVE_OUT = "不导入"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the lines of a sheet: the book (a session), the day, and the cells above its header.

    ``into`` is the row (a bank account) into which they are brought, where that was chosen before.
    """

    session: Any
    today: date
    above: Sequence[Sequence[object]] = ()
    into: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """``text`` names the question and stays the same for the same headings and words, so that an answer can be kept.

    ``count`` is how many lines or cells hang on it, ``amount`` (fen) what they come to. ``kept``: the answer holds for
    the next sheet too.
    """

    text: str
    why: str
    choices: tuple[str, ...]
    count: int = 0
    amount: int | None = None
    column: str = ""
    kept: bool = True

    @property
    def sentence(self) -> str:
        """All of it in words: what, how much, and what may be answered."""
        extent = f"{self.count:,}处" if self.count else ""
        if self.amount is not None:
            extent += f"，合计{show_yuan(self.amount)}元"
        return f"{self.text}？{self.why}{f'（{extent}）' if extent else ''}"
