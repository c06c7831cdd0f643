"""How a value is written on a form: day, amount, tick, or one character a box."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from desk_union.basis import capitals, days, money
from desk_union.describe.kinds import Flag, Money
from desk_union.reports.ownforms import ownform_words as words

if TYPE_CHECKING:
    from desk_union.describe.kind import Kind

TICKED = "√"
_NUMERALS = "〇一二三四五六七八九"
_TENS, _TWO = 10, 2


def shaped(kind: Kind | None, value: Any, said: str, shape: str | None, text: str | None = None) -> str:
    """``said`` is the value as the ledger shows it; a shape that is none of its kind leaves it as that."""
    if value is None or not said:
        return ""
    if shape == words.EQUAL:
        return TICKED if said.strip() == (text or "").strip() else ""
    if shape == words.TICK:
        return TICKED if value is True or (not isinstance(kind, Flag) and value != 0) else ""
    if isinstance(value, date):
        return _day(value, said, shape)
    if isinstance(kind, Money) and isinstance(value, int):
        return _amount(value, said, shape)
    return "".join(one for one in said if one.isdigit()) if shape == words.DIGITS else said


def _day(day: date, said: str, shape: str | None) -> str:
    written = {
        words.LONG_DAY: days.show_day_long(day), words.LONG_MONTH: days.show_month_long(day), words.DOTTED: f"{day.year}.{day.month}.{day.day}",
        words.YEAR: str(day.year), words.MONTH: str(day.month), words.DAY: str(day.day), words.DIGITS: f"{day:%Y%m%d}",
        words.CHINESE_DAY: f"{''.join(_NUMERALS[int(one)] for one in str(day.year))}年{_spoken(day.month)}月{_spoken(day.day)}日",
    }  # fmt: skip
    return written.get(shape or "", said)


def _spoken(number: int) -> str:
    """Below 100: 十二, 二十, 三十一."""
    tens, rest = divmod(number, _TENS)
    lead = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens]}十"
    return f"{lead}{_NUMERALS[rest] if rest else ''}"


def _amount(fen: int, said: str, shape: str | None) -> str:
    if shape == words.CAPITALS:
        return capitals.in_words(fen)
    if shape == words.DIGITS:
        return str(fen)
    return {words.YEN: f"¥{money.show_yuan(fen)}", words.PLAIN: money.plain_yuan(fen)}.get(shape or "", said)


def boxed(text: str, boxes: int, align: str, shape: str | None) -> list[str] | None:
    """One character a box, filled from the side of the alignment; None where there are more characters than boxes."""
    if shape in {words.MONTH, words.DAY} and boxes == _TWO:
        text = text.zfill(_TWO)
    if len(text) > boxes:
        return None
    blank = [""] * (boxes - len(text))
    return [*blank, *text] if align == "right" else [*text, *blank]
