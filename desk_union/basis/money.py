"""Money as whole fen: read from what people type, and shown in yuan."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from desk_union.basis.names import clean

_MARKS: Final = re.compile(r"人民币|RMB|CNY|[￥¥]", re.IGNORECASE)
_ENDINGS: Final = re.compile(r"[元圆][整正]?$")
_AMOUNT: Final = re.compile(r"([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?", re.ASCII)
_FEN_DIGITS: Final = 2
_MOST_DIGITS: Final = 13  # keeps every sum of a book inside SQLite's whole numbers


def parse_yuan(text: str) -> int:
    """Return fen; raises ValueError with a sentence for what is no amount or has parts of a fen."""
    bare = re.sub(r"\s", "", _MARKS.sub("", clean(text))).replace("，", ",").replace("。", ".")
    if not bare:
        raise ValueError("金额没有填写。")
    found = _AMOUNT.fullmatch(_ENDINGS.sub("", bare))
    if found is None or not (found[2] or found[3]):
        raise ValueError("金额写法不对，请写成 1234.50 这样的数字，单位是元。")
    sign, yuan, decimals = found[1], (found[2] or "0").replace(",", ""), found[3] or "0"
    if len(decimals) > _FEN_DIGITS:
        raise ValueError("金额最多写到分，也就是小数点后两位。")
    if len(yuan.lstrip("0")) > _MOST_DIGITS:
        raise ValueError("金额太大，请检查是否多写了数字。")
    return int(Decimal(f"{sign}{yuan}.{decimals}") * 100)


def plain_yuan(fen: int) -> str:
    """Figures with a point and nothing else, as other programs read them."""
    return f"{'-' if fen < 0 else ''}{abs(fen) // 100}.{abs(fen) % 100:02}"


def show_yuan(fen: int) -> str:
    yuan, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{yuan:,}.{rest:02}"
