"""Money in words (大写金额), as cheques, receipts and vouchers want it.

《正确填写票据和结算凭证的基本规定》 and 《会计基础工作规范》 (G.4 of the office's facts).
"""

from __future__ import annotations

from typing import Final

from desk_union.basis.refusal import Refusal

FIGURES: Final = "零壹贰叁肆伍陆柒捌玖"
UNITS: Final = ("", "拾", "佰", "仟")
GROUPS: Final = ("", "万", "亿", "万亿")
MOST: Final = 10**18  # fen; beyond that there is no usual way of writing it


def in_words(fen: int) -> str:
    """人民币壹仟肆佰零玖元伍角整 for 140950 fen; 负 stands before a negative amount, 零元整 is nothing.

    Raises Refusal for amounts of 10^16 yuan and more.
    """
    if abs(fen) >= MOST:
        raise Refusal("金额太大，不能写成大写。", "请核对金额。")
    sign = "人民币负" if fen < 0 else "人民币"
    yuan, rest = divmod(abs(fen), 100)
    jiao, last = divmod(rest, 10)
    if not yuan and not rest:
        return f"{sign}零元整"
    text = f"{_whole(yuan)}元" if yuan else ""
    if not rest:
        return f"{sign}{text}整"
    if jiao:
        text += f"{FIGURES[jiao]}角"
    elif yuan:
        text += "零"
    return f"{sign}{text}{FIGURES[last]}分" if last else f"{sign}{text}整"


def _whole(yuan: int) -> str:
    """The yuan by groups of four digits; one 零 stands for any run of zeros between figures."""
    text, gap = "", False
    groups = [yuan // 10_000**place % 10_000 for place in range(len(GROUPS))]
    for place in range(len(GROUPS) - 1, -1, -1):
        group = groups[place]
        if group:
            if text and (gap or group < 1_000):  # noqa: PLR2004 - its first digit is a zero
                text += FIGURES[0]
            text += _four(group) + _group_word(place, groups)
        gap = bool(text) and group == 0
    return text


def _group_word(place: int, groups: list[int]) -> str:
    """万亿 is written 万 where 亿 follows with figures of its own."""
    if place == len(GROUPS) - 1 and groups[place - 1]:
        return "万"
    return GROUPS[place]


def _four(number: int) -> str:
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += (FIGURES[0] if gap and text else "") + FIGURES[digit] + UNITS[place]
            gap = False
        else:
            gap = True
    return text
