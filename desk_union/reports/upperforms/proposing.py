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
REMARKS = re.compile(r"备注|说明|情况说明|备考|填表说明|(?:变动|增减|有关)?(?:原因|情况)说明")
_COUNTED = (("户数", "户"), ("人次", "人次"), ("人数", "人"), ("次数", "次"), ("件数", "件"), ("篇数", "篇"), ("条数", "条"), ("金额", "元"), ("经费", "元"))
UNION_WORDS, DAY_WORDS, PERIOD_WORDS = ("填报单位", "单位名称", "工会名称", "报送单位", "填表单位"), ("填报日期", "填表日期", "报送日期", "报出日期"), ("报告期", "统计期", "所属期", "填报期间")
SURE, NARROWER, LIKELY, MOST = 0.75, 0.7, 0.3, 6
LEFT_MOST, ABOVE_MOST, WIDE = 8, 12, 40
COLONS = ("：", ":")


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
    """None where no words stand beside the cell, or where remarks are meant; ``known`` are figures that bore such words before."""
    own = seen(row, column).strip()
    if own:
        return _of_words(_asked(own), own) if _has_colon(own) or not _room(seen, row, column) else None
    left, unit, beside = _left(seen, row, column)
    heads = _heads(seen, row, column)
    what = _asked(left)
    if what:
        # Behind a colon it is written on in the same cell; else the first free place is meant.
        return _of_words(what, left) if beside and not _has_colon(left) else None
    if left.endswith(COLONS) or any(REMARKS.fullmatch(_letters(one)) for one in (left, *heads[-1:])):
        return None
    if (not left and heads and not seen(row - 1, column).strip()) or (not heads and not beside):
        return None  # beneath the table, or right of it
    span, labels = _span_and_labels(left, heads)
    if not labels:
        return None
    unit = unit or next(filter(None, map(_unit_in, (left, *reversed(heads)))), "")
    money = words.TEN_THOUSAND if unit == words.TEN_THOUSAND else None
    found = [(label, tuple(_likely(label, unit or _unit_told(label), known))) for label in labels]
    label, figures = max(found, key=lambda one: one[1][0].likeness if one[1] else 0)  # of equals the fuller words
    return CellProposal(words.NUMBER, label, unit, span, money, figures)


def _of_words(what: str, text: str) -> CellProposal | None:
    return CellProposal(what, re.split("[：:]", text)[0], "", words.NOW, None, ()) if what else None


def _has_colon(text: str) -> bool:
    return any(one in text for one in COLONS)


def _room(seen: Callable[[int, int], str], row: int, column: int) -> bool:
    """Whether the place right of these words is free."""
    return not seen(row, column + 1).strip()


def _letters(text: str) -> str:
    return re.sub(r"[\s　（）()：:]", "", text)


def _asked(text: str) -> str:
    """The words that a cell wants by what is written there: 填报单位：."""
    kinds = ((words.UNION, UNION_WORDS), (words.DAY, DAY_WORDS), (words.PERIOD, PERIOD_WORDS))
    return next((what for what, asked in kinds if any(text.startswith(one) for one in asked)), "")


def _left(seen: Callable[[int, int], str], row: int, column: int) -> tuple[str, str, bool]:
    """The nearest words left of the cell that are no unit, the unit between, and whether nothing is free between."""
    unit, beside = "", True
    for place in range(column - 1, max(column - 1 - LEFT_MOST, -1), -1):
        text = seen(row, place).strip()
        if text in UNITS:
            unit = unit or text.replace("％", "%")
        elif text and not _NUMERAL.fullmatch(text):
            return text, unit, beside
        beside = beside and bool(text)
    return "", unit, False


def _heads(seen: Callable[[int, int], str], row: int, column: int) -> list[str]:
    """The words over the cell, the upper of two rows of heads first: 走访慰问, 户数."""
    for place in range(row - 1, max(row - 1 - ABOVE_MOST, -1), -1):
        text = seen(place, column).strip()
        if text and not _NUMERAL.fullmatch(text) and not text.startswith("（公式"):
            upper = seen(place - 1, column).strip() if place else ""
            over = bool(upper) and upper != text and not _asked(upper) and not _is_title(seen, place - 1)
            return [upper, text] if over and _is_head(seen, place) else [text]
    return []


def _is_title(seen: Callable[[int, int], str], row: int) -> bool:
    """A line that says one thing over the whole sheet, from its first column on."""
    return bool(seen(row, 0).strip()) and len({text for text in (seen(row, place).strip() for place in range(WIDE)) if text}) <= 1


def _is_head(seen: Callable[[int, int], str], row: int) -> bool:
    """A line of several words and no number."""
    told = [text for text in (seen(row, place).strip() for place in range(WIDE)) if text]
    return len(set(told)) > 1 and not any(_NUMERAL.fullmatch(text) for text in told)


def _span_and_labels(left: str, heads: list[str]) -> tuple[str, list[str]]:
    """Which of the words says the days, and in what ways the others say the number, the fullest first."""
    span = words.NOW
    told = [left, *heads]
    for says in (*reversed(heads), left):
        found = words.SPAN.find(_bare(says)) if says else None
        if found is not None and any(told):
            span = found
            told.remove(says)
            break
    else:
        says = ""
    plain = [one for one in told if one and _bare(one) not in PLAIN_HEADS]
    whole = "".join(map(_clean, plain))
    ways = [whole, *("".join(map(_clean, plain[n:])) for n in range(1, len(plain)) if len(heads) > 1)]
    return span, [one for one in dict.fromkeys(ways) if one]


def _bare(text: str) -> str:
    return _UNIT.sub("", text).strip()


def _clean(text: str) -> str:
    """Without a unit in brackets; other brackets stay."""
    return _UNIT.sub(lambda one: "" if one[1] in UNITS else one[0], text).strip().rstrip("：:")


def _unit_in(text: str) -> str:
    return next((one for one in _UNIT.findall(text) if one in UNITS), "").replace("％", "%")


def _unit_told(label: str) -> str:
    return next((unit for end, unit in _COUNTED if label.endswith(end)), "")


def _likely(label: str, unit: str, known: Mapping[str, str]) -> Iterator[LikelyFigure]:
    told = [(one.code, one.label, one.unit.strip()) for one in registry.known()]
    told += [(one.code, one.label, one.unit) for one in INDICATORS]
    before = known.get(_plain(label))
    found = [
        LikelyFigure(code, name, own, 1.0 if code == before and _same_kind(unit, own) else _likeness(label, name, unit, own))
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
    if one != other and (one in other or other in one):
        alike = min(alike, NARROWER)  # 最佳合理化建议 is not 合理化建议
    return alike if _same_kind(unit, own) else 0.3 * alike


def _same_kind(unit: str, own: str) -> bool:
    return not unit or not own or unit == own or {unit, own} == {words.YUAN, words.TEN_THOUSAND}


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
