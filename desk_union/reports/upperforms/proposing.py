"""What a cell of a foreign sheet is likely to want, by the words left of it and above it.

Pure, but for the figures that the house knows. ``seen`` gives the words of a place as they are seen: of a merged cell
those of its first, nothing outside the sheet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.describe import figure as registry
from desk_union.reports.numbers.typed_words import INDICATORS
from desk_union.reports.upperforms import forms_words as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_NUMERAL = re.compile(r"[\d.,%－-]+")
_UNIT = re.compile(r"[（(]([^（）()]{1,4})[）)]")
_NOISE = re.compile(r"[\s　（）()、，,。．.：:“”\"《》_＿\-]|^其中|^[一二三四五六七八九十]+、|^\d+[.、．]")
UNITS = frozenset({"人", "户", "人次", "元", "万元", "%", "％", "次", "项", "个", "篇", "条", "期", "份", "册", "家", "场", "名", "件", "套", "起", "台", "块", "对", "本"})
PLAIN_HEADS = frozenset({"数量", "数值", "完成数", "数据", "填报数", "实际", "实际数", "金额", "计数", "合计", "完成情况", "填写", "结果", "指标值"})
UNION_WORDS, DAY_WORDS, PERIOD_WORDS = ("填报单位", "单位名称", "工会名称", "报送单位", "填表单位"), ("填报日期", "填表日期", "报送日期", "报出日期"), ("报告期", "统计期", "所属期", "填报期间")
SURE, LIKELY, MOST = 0.75, 0.3, 6
LEFT_MOST, ABOVE_MOST = 8, 12


@dataclass(frozen=True, slots=True)
class LikelyFigure:
    """``likeness`` from 0 to 1."""

    code: str
    label: str
    unit: str
    likeness: float


@dataclass(frozen=True, slots=True)
class CellProposal:
    """``figures`` the likeliest first; none where the cell wants words (``what``)."""

    what: str
    label: str
    unit: str
    span: str
    money: str | None
    figures: tuple[LikelyFigure, ...]

    @property
    def sure(self) -> LikelyFigure | None:
        best = self.figures[0] if self.figures else None
        return best if best is not None and best.likeness >= SURE else None


def propose(seen: Callable[[int, int], str], row: int, column: int, known: Mapping[str, str]) -> CellProposal | None:
    """None where no words stand beside the cell; ``known`` are figures that bore such words before."""
    own = seen(row, column).strip()
    if own:
        what = _asked(own)
        return CellProposal(what, own.split("：")[0].split(":")[0], "", words.NOW, None, ()) if what else None
    left, unit = _left(seen, row, column)
    above = _above(seen, row, column)
    what = _asked(left)
    if what:
        return CellProposal(what, left.rstrip("：:"), "", words.NOW, None, ())
    if left.endswith(("：", ":")):
        return None
    span, label = _span_and_label(left, above)
    if not label:
        return None
    unit = unit or _unit_in(left) or _unit_in(above)
    money = words.TEN_THOUSAND if unit == words.TEN_THOUSAND else None
    return CellProposal(words.NUMBER, label, unit, span, money, tuple(_likely(label, unit, known)))


def _asked(text: str) -> str:
    """The words that a cell wants by what is written there: 填报单位：."""
    kinds = ((words.UNION, UNION_WORDS), (words.DAY, DAY_WORDS), (words.PERIOD, PERIOD_WORDS))
    return next((what for what, asked in kinds if any(text.startswith(one) for one in asked)), "")


def _left(seen: Callable[[int, int], str], row: int, column: int) -> tuple[str, str]:
    """The nearest words left of the cell that are no unit, and the unit between."""
    unit = ""
    for place in range(column - 1, max(column - 1 - LEFT_MOST, -1), -1):
        text = seen(row, place).strip()
        if text in UNITS:
            unit = unit or text.replace("％", "%")
        elif text and not _NUMERAL.fullmatch(text):
            return text, unit
    return "", unit


def _above(seen: Callable[[int, int], str], row: int, column: int) -> str:
    for place in range(row - 1, max(row - 1 - ABOVE_MOST, -1), -1):
        text = seen(place, column).strip()
        if text and not _NUMERAL.fullmatch(text) and not text.startswith("（公式"):
            return text
    return ""


def _span_and_label(left: str, above: str) -> tuple[str, str]:
    """Which of the two says the days, and what is left to say the number."""
    for says, other in ((above, left), (left, above)):
        found = words.SPAN.find(_bare(says))
        if found is not None and (other or says):
            return found, _clean(other)
    plain = not above or _bare(above) in PLAIN_HEADS or not left
    return words.NOW, _clean(left or above) if plain else f"{_clean(left)}{_clean(above)}"


def _bare(text: str) -> str:
    return _UNIT.sub("", text).strip()


def _clean(text: str) -> str:
    """Without a unit in brackets; other brackets stay."""
    return _UNIT.sub(lambda one: "" if one[1] in UNITS else one[0], text).strip().rstrip("：:")


def _unit_in(text: str) -> str:
    return next((one for one in _UNIT.findall(text) if one in UNITS), "").replace("％", "%")


def _likely(label: str, unit: str, known: Mapping[str, str]) -> Iterator[LikelyFigure]:
    told = [(one.code, one.label, one.unit.strip()) for one in registry.known()]
    told += [(one.code, one.label, one.unit) for one in INDICATORS]
    before = known.get(_plain(label))
    found = [
        LikelyFigure(code, name, own, 1.0 if code == before else _likeness(label, name, unit, own))
        for code, name, own in told
    ]
    found.sort(key=lambda one: (-one.likeness, len(one.label)))
    yield from (one for one in found[:MOST] if one.likeness >= LIKELY)


def _likeness(label: str, name: str, unit: str, own: str) -> float:
    """Pairs of characters that both have; a unit that cannot be the same takes most of it away."""
    one, other = _plain(label), _plain(name)
    if not one or not other:
        return 0.0
    alike = 1.0 if one == other else _dice(one, other)
    if unit and own and unit != own and {unit, own} != {words.YUAN, words.TEN_THOUSAND}:
        alike *= 0.3
    return alike


def _dice(one: str, other: str) -> float:
    mine, theirs = ({text[n : n + 2] for n in range(len(text) - 1)} or {text} for text in (one, other))
    return 2 * len(mine & theirs) / (len(mine) + len(theirs))


def _plain(text: str) -> str:
    """人数, 总数 and the like say nothing that tells one number from another."""
    bare = _NOISE.sub("", text)
    short = re.sub(r"(总人数|人数|总数|数量|次数|户数|个数|篇数|册数|期末|现有|数)", "", bare)
    return short or bare


def known_by(marks: Mapping[str, str]) -> dict[str, str]:
    """Labels that figures bore before, as ``propose`` wants them."""
    return {_plain(label): code for label, code in marks.items()}
