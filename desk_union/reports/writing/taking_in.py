"""An old 总结 taken in: its sections, its numbers, and which figure each of them is likely to be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.describe import figure as figures
from desk_union.describe.deed import DeedResult
from desk_union.describe.figure import Figure, Span
from desk_union.reports.writing import doing
from desk_union.reports.writing import writing_words as words
from desk_union.reports.writing.clauses import UNITS
from desk_union.reports.writing.drafts import DraftSection, WritingDraft
from desk_union.reports.writing.reckoning import PER_TEN_THOUSAND, TEN_THOUSANDS, YUAN, ReckonedNumber, Reckoner

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

LONGEST = 60_000
_HEADING = re.compile(r"^[（(]?[一二三四五六七八九十]{1,3}[）)]?[、．.，,]\s*(?=\S)")
_UNITS = "|".join(sorted((one for kind in UNITS for one in kind), key=len, reverse=True))
_NUMBER = re.compile(rf"(?<![\dA-Za-z.])(\d{{1,3}}(?:,\d{{3}})+|\d+)(\.\d+)?(余|多)?({_UNITS})?")
_BEFORE, _AFTER = 14, 6  # characters round a number that say what it counts
_LEAST = 2  # pairs of characters that a label must have of them to be proposed
MOST = 3
_COARSEST = Decimal("0.02")  # what was rounded by more than this is another number


@dataclass(frozen=True, slots=True)
class FigureProposal:
    """``equal``: the rows of the span say this very number; ``likeness`` counts what its label shares with the words."""

    figure: Figure
    equal: bool
    likeness: int


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number as it stands in the text from ``start`` to ``end``; ``proposals`` the likeliest first."""

    start: int
    end: int
    words: str
    digits: str  # of these the number, without 余 and its unit
    unit: str
    around: str
    proposals: tuple[FigureProposal, ...]

    @property
    def matched(self) -> Figure | None:
        """The figure that says the same and of which the words speak."""
        best = self.proposals[0] if self.proposals else None
        return best.figure if best is not None and best.equal and best.likeness else None


def found(session: Session, text: str, span: Span, reckoner: Reckoner | None = None) -> Iterator[FoundNumber]:
    """Every number that counts something, with the figures it may be; years, days and numbers of headings are none."""
    every = figures.known()
    reckoner = reckoner or Reckoner(session, span)
    for one in _NUMBER.finditer(text):
        unit = _unit(text, one)
        if not unit:
            continue
        clause = _clause(text, one)
        value = Decimal(one[1].replace(",", "") + (one[2] or ""))
        shown = sorted(
            (FigureProposal(figure, _says(reckoner.at(figure.code, span), value, unit), likeness) for figure in every if (likeness := _likeness(figure, unit, clause)) >= 1),
            key=lambda it: (-it.equal, -it.likeness),
        )  # fmt: skip
        kept = tuple(it for it in shown if it.equal or it.likeness >= _LEAST)[:MOST]
        yield FoundNumber(one.start(), one.end(), one[0], one[1] + (one[2] or ""), unit, clause, kept)


def _unit(text: str, one: re.Match[str]) -> str:
    """职工人349次 is 349人次: so it is often miscopied."""
    if one[4] == "次" and text[: one.start()].endswith("人"):
        return "人次"
    return one[4] or ""


def _clause(text: str, one: re.Match[str]) -> str:
    before = re.split(r"[。；\n]", text[max(0, one.start() - _BEFORE) : one.start()])[-1]
    after = re.split(r"[，。；、\n]", text[one.end() : one.end() + _AFTER])[0]
    return before + after


def _likeness(figure: Figure, unit: str, clause: str) -> int:
    """How many pairs of characters of the label stand in the words, where the unit may be the same."""
    own = figure.unit.strip()
    kind = next((kind for kind in UNITS if own in kind), (own,))
    if unit not in kind and not (own == YUAN and unit == TEN_THOUSANDS):
        return 0
    pairs = {figure.label[n : n + 2] for n in range(len(figure.label) - 1)}
    return sum(pair in clause for pair in pairs)


def _says(told: ReckonedNumber, value: Decimal, unit: str) -> bool:
    """Whether the number of the text is this one; money may be rounded as far as it is written: 15,612元 is 1.56万元."""
    said = told.plain
    if said is None:
        return False
    if unit == TEN_THOUSANDS:
        said /= PER_TEN_THOUSAND
    if unit not in {YUAN, TEN_THOUSANDS}:
        return said == value
    return said.quantize(Decimal(1).scaleb(-decimals(value)), ROUND_HALF_UP) == value and abs(said - value) <= said * _COARSEST


def decimals(value: Decimal) -> int:
    """How many decimals it is written with."""
    return max(0, -int(value.as_tuple().exponent))


def as_written(reckoner: Reckoner, code: str, span: Span, digits: str, unit: str) -> ReckonedNumber:
    """The number in the money of the text and with its decimals where it was rounded there."""
    told = reckoner.at(code, span)
    if told.suffix not in {YUAN, TEN_THOUSANDS} or unit not in {YUAN, TEN_THOUSANDS} or told.typed or told.plain is None:
        return told
    value = Decimal(digits.replace(",", ""))
    told = Reckoner(reckoner.session, reckoner.span, unit, reckoner.unit).at(code, span) if unit != told.unit else told
    whole = unit == YUAN and told.plain == value
    return told if whole else told.rounded(decimals(value))


def sections(text: str) -> list[tuple[str, list[str]]]:
    """Headings 一、二、 with the paragraphs under them; what stands before the first is the lead."""
    told: list[tuple[str, list[str]]] = [("", [])]
    for line in (one.strip() for one in text.replace("\r", "\n").split("\n")):
        if not line:
            continue
        top = re.match(r"^[一二三四五六七八九十]{1,3}[、．.]\s*(.+)$", line)
        if top is not None and len(top[1]) <= 60:  # noqa: PLR2004 - a heading, no paragraph
            told.append((top[1].strip("：:。"), []))
        else:
            told[-1][1].append(line)
    return [one for one in told if one[0] or one[1]]


def drafted(session: Session, title: str, text: str, span: Span, today: date, money: str = YUAN) -> tuple[WritingDraft, list[FoundNumber]]:
    """The old document as a draft in which what was matched is live, and every number that was found in it."""
    if not text.strip():
        raise Refusal("没有文字。", "请粘贴总结的全文，或者换一个有文字的Word文件。")
    draft = WritingDraft(title, span, [], signed_on=min(today, span.last))
    every: list[FoundNumber] = []
    reckoner = Reckoner(session, span, money)
    for heading, lines in sections(text):
        fresh = []
        for line in lines:
            numbers = list(found(session, line, span))
            every += numbers
            fresh.append(_live(line, numbers, draft, reckoner, span))
        draft.sections.append(DraftSection("", heading, 1, tuple(fresh)))
    return draft, every


def _live(line: str, numbers: Sequence[FoundNumber], draft: WritingDraft, reckoner: Reckoner, span: Span) -> str:
    told: list[str] = []
    place = 0
    for one in numbers:
        if (figure := one.matched) is None:
            continue
        number = as_written(reckoner, figure.code, span, one.digits, one.unit)
        unit = "" if number.suffix else one.words.removeprefix(one.digits).lstrip("余多")
        told += [line[place : one.start], draft.place(number), unit]
        place = one.end
    return "".join((*told, line[place:]))


def take_in(session: Session, _ids: Sequence[int], values: Values, today: date) -> DeedResult:
    first, last = values["first"], values["last"]
    if last < first:
        raise Refusal("期间起晚于期间止。", "请核对两个日期。")
    span, money = Span(first, last), values.get("money") or YUAN
    draft, numbers = drafted(session, values["title"], values["text"], span, today, money)
    kind = words.YEARLY if span == Span.year(span.last.year) else words.HALF
    id_ = doing.keep(session, draft, {"kind": kind, "money": money, "note": "收进的旧总结"}, today)
    matched = sum(one.matched is not None for one in numbers)
    lines = tuple((one.words, one.around, proposed(one)) for one in numbers)
    return DeedResult(
        ids=(id_,), name=values["title"], table=(("文中的数", "前后文字", "对应的数字"), *lines), number=1, printed=id_,
        words=f"收进《{values['title']}》，{len(draft.sections)}个部分，认出{len(numbers)}个数，其中{matched}个对上了台账。",
    )  # fmt: skip


def proposed(one: FoundNumber) -> str:
    if (figure := one.matched) is not None:
        return f"对上：{figure.label}"
    if not one.proposals:
        return "没有相近的，照原文"
    return f"可能是：{'、'.join(it.figure.label for it in one.proposals)}"
