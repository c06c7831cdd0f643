"""What one month of one member shows in 收缴会费: a tick, a part, what is owed, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from desk_union.basis.money import show_yuan
from desk_union.basis.months import words
from desk_union.funds.dues.dues_words import CLEARED, FREE, PARTLY, UNKNOWN

if TYPE_CHECKING:
    from desk_union.funds.dues.dues_grid import DuesCell

Look = Literal["none", "paid", "part", "open", "late", "free", "unknown"]
TICK, OPEN, LATE, EXEMPT, NOT_KNOWN = "√", "□", "欠", "免", "?"


@dataclass(frozen=True, slots=True)
class Square:
    """What a month of a member shows: a tick, what was paid in part, 欠 when the month is over, 免, or nothing."""

    text: str
    look: Look
    hint: str
    dues: int | None = None


BLANK = Square("", "none", "")


def square_of(cell: DuesCell, name: str, this: int) -> Square:
    """``this`` is the running month: what is owed for an earlier one is late."""
    told = f"{name} {words(cell.period)}：{_told(cell)}"
    if cell.state == FREE:
        return Square(EXEMPT, "free", told, cell.dues)
    if cell.state == UNKNOWN:
        return Square(NOT_KNOWN, "unknown", told, cell.dues)
    if cell.state == CLEARED:
        return Square(TICK if cell.paid else "—", "paid", told, cell.dues)
    if cell.state == PARTLY:
        return Square(show_yuan(cell.paid).removesuffix(".00"), "part", told, cell.dues)
    late = cell.period < this
    return Square(LATE if late else OPEN, "late" if late else "open", told, cell.dues)


def _told(cell: DuesCell) -> str:
    if cell.state == FREE:
        return f"免缴，{cell.exempt}"
    if cell.state == UNKNOWN:
        return "没有登记月工资，还不知道应缴多少。请在花名册里补上工资，再“生成应缴”并重新计算。"
    told = f"应缴{show_yuan(cell.due)}元，已缴{show_yuan(cell.paid)}元"
    if cell.owed:
        told += f"，欠{show_yuan(cell.owed)}元"
    return f"{told}，其中{show_yuan(cell.waiting)}元没有入账" if cell.waiting else told
