"""How the program refuses: one exception and one value, both saying what is wrong and what to do."""

from __future__ import annotations

from dataclasses import dataclass


class Refusal(Exception):  # noqa: N818 - a no to the clerk, not an error of the program
    """A deed that may not be done; shown to the clerk as it stands.

    ``reason`` says what is wrong, ``remedy`` what to do about it; both are whole Chinese sentences.
    ``field`` is the key of the field at fault, when there is one; ``shows`` are the rows that stand in the way, as
    (code of the ledger, ids).
    """

    def __init__(
        self, reason: str, remedy: str = "", *, field: str = "", shows: tuple[tuple[str, tuple[int, ...]], ...] = ()
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
        self.field = field
        self.shows = shows

    def __str__(self) -> str:
        return f"{self.reason}{self.remedy}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one place of a sheet or form; ``row`` is the sheet's own row number, counted from 1."""

    reason: str
    remedy: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    warning: bool = False  # it does not stand in the way of whoever gives a reason
    place: int | None = None  # the column of the file, from 0, where the value has a cell of its own there

    def __str__(self) -> str:
        place = f"第{self.row}行" if self.row is not None else ""
        column = f"「{self.column}」" if self.column else ""
        value = f"（{self.value}）" if self.value else ""
        sentence = f"{'提醒：' if self.warning else ''}{self.reason}{self.remedy}"
        return f"{place}{column}{value}：{sentence}" if place or column else sentence
