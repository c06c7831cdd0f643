"""The unit in which a sheet gives its amounts: 万元 in a heading or above the table, and money that is no yuan."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from desk_union.basis.names import clean
from desk_union.describe.kinds import Money, cell_text
from desk_union.exchange.headers import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desk_union.describe.ledger import Shown

_WORTH: Final[dict[str, int | Decimal]] = {
    "亿元": 10**8, "亿": 10**8, "百万元": 10**6, "万元": 10**4, "万": 10**4, "千元": 10**3, "百元": 10**2,
    "角": Decimal("0.1"), "分": Decimal("0.01"),
}  # fmt: skip
_UNIT = "|".join(_WORTH)
_FOREIGN = "美元|港元|港币|欧元|日元|英镑|澳元|加元|韩元|新台币|usd|hkd|eur|jpy|gbp|aud|cad"
_IN_HEADING = re.compile(rf"(?:[(\[/,，、_—–-]|单位:?)(?:人民币)?(?P<unit>{_UNIT}|{_FOREIGN})[)\]]*$")
_ABOVE = re.compile(rf"单位[:：]?(?:人民币)?(?P<unit>{_UNIT}|{_FOREIGN}|元)(?![\u4e00-\u9fff])", re.IGNORECASE)
_PLAIN = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")


def above(lines: Iterable[Sequence[object]]) -> str:
    """The unit that stands once for all amounts above a table (单位：万元); "" for none or yuan."""
    for line in lines:
        for cell in line:
            text = re.sub(r"\s", "", clean(cell)) if isinstance(cell, str) else ""
            if found := _ABOVE.search(text):
                unit = found["unit"].casefold()
                return "" if unit == "元" else unit
    return ""


def of_column(header: str, shown: Shown, general: str) -> str:
    """The unit of a column of amounts, its own heading before what stands above the table; "" for yuan."""
    if not isinstance(shown.kind, Money):
        return ""
    text = normal(header)
    found = _IN_HEADING.search(text)
    if found is not None:
        return found["unit"]
    return "" if re.search(r"元[)\]]*$", text) else general


def in_yuan(raw: object, unit: str) -> str:
    """The amount of a cell in yuan, as text; raises ValueError with a sentence."""
    if unit not in _WORTH:
        raise ValueError(f"这一列的金额不是人民币（{unit}）。请折算成人民币元再导入。")
    text = re.sub(r"\s", "", cell_text(raw)).replace("，", ",")
    if not _PLAIN.fullmatch(text):
        raise ValueError(f"这一列的单位是{unit}，这一格不是单纯的数字。请改成数字，或把整列换算成元。")
    return format((Decimal(text.replace(",", "")) * _WORTH[unit]).normalize(), "f")


def told(units: Iterable[tuple[str, str]]) -> str:
    """A note of the columns that were not read in yuan, given as (heading, unit)."""
    several = "、".join(f"「{header}」按{unit}" for header, unit in units if unit in _WORTH)
    return f"{several}读，换算成元。" if several else ""
