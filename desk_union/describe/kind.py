"""What every kind of value is, and the text of a sheet's cell, which all of them read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from desk_union.basis import days, names

if TYPE_CHECKING:
    from collections.abc import Callable


def cell_text(value: object) -> str:
    """The text of a sheet's cell as a clerk sees it: 3.0 is 3, a date is 2025-03-01, nothing is empty."""
    show = next((show for kind, show in _SHOWN.items() if isinstance(value, kind)), str)
    return show(value)


def _number(value: float) -> str:
    exact = value.is_integer() and abs(value) < 1e15  # noqa: PLR2004 - exact range of a float
    return str(int(value) if exact else value)


# A truth is a number and a moment a day to Python, so they stand before these.
_SHOWN: dict[type, Callable[[Any], str]] = {
    type(None): lambda _value: "",
    str: names.clean,
    bool: lambda value: "是" if value else "否",
    float: _number,
    datetime: lambda value: days.show_day(value.date()),
    date: days.show_day,
}


@dataclass(frozen=True)
class Kind:
    """What all kinds share; ``read`` takes typed text or a sheet's cell and gives the stored value.

    ``read`` returns None for an empty cell and raises ValueError with a Chinese sentence for a bad one
    (``days.Ambiguous`` when several dates are possible).
    """

    align: ClassVar[Literal["left", "center", "right"]] = "left"
    width: ClassVar[int] = 10  # characters a column of this kind usually needs
    hint: ClassVar[str] = ""  # how to write it, for the help page and the template's note sheet

    def read(self, value: object) -> Any:
        text = cell_text(value)
        return self._read_text(text) if text else None

    def _read_text(self, text: str) -> Any:
        return text

    def show(self, value: Any) -> str:
        return "" if value is None else str(value)

    def mask(self, value: Any) -> str:
        """What stands in place of a private value."""
        return "" if value is None else "＊＊＊"

    def cell(self, value: Any) -> object:
        """The value for a workbook's cell."""
        return None if value is None else self.show(value)

    def sample(self, n: int) -> Any:
        """A valid value, a different one for each ``n`` where the kind allows it."""
        return f"样例{n}"

    def broken(self) -> str | None:
        """A text that ``read`` must refuse, or None when the kind takes anything."""
        return None
