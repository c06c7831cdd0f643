"""What a document is compared with while it is written: numbers that moved, numbers typed by hand, problems to tell.

All of it only reads the book, so it may run beside the window; what it gives are plain values.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desk_union.reports.writing import keeping, taking_in
from desk_union.reports.writing.drafts import MARK, WritingDraft
from desk_union.reports.writing.offering import shortcomings
from desk_union.reports.writing.reckoning import Reckoner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.figure import Span
    from desk_union.reports.writing.reckoning import ReckonedNumber
    from desk_union.screens.desk import Desk

MOST_PROBLEMS = 20
GAP = "\ufffc"  # stands for a number that is live already


@dataclass(frozen=True, slots=True)
class MovedInText:
    """A number of the text, by its mark, that the rows no longer say."""

    mark: int
    label: str
    old: str
    new: str
    reason: str


@dataclass(frozen=True, slots=True)
class TypedByHand:
    """A number written with the keyboard in ``line``, from ``start`` to ``end`` of it; figures it is likely to be."""

    line: str
    start: int
    end: int
    words: str
    around: str
    codes: tuple[str, ...]
    labels: tuple[str, ...]
    digits: str
    unit: str
    equal: bool  # the foremost of them says the same


@dataclass(frozen=True, slots=True)
class OfferedProblem:
    """A sentence that the ledgers suggest; its numbers stand in it by marks of its own."""

    text: str
    numbers: dict[int, ReckonedNumber]

    @property
    def words(self) -> str:
        return MARK.sub(lambda found: self.numbers[int(found[1])].words, self.text)


@dataclass(frozen=True, slots=True)
class Findings:
    changed: tuple[MovedInText, ...] = ()
    typed: tuple[TypedByHand, ...] = ()
    problems: tuple[OfferedProblem, ...] = field(default=())
    compared: bool = False  # until the ledgers were asked, nothing found says nothing


def compare(
    desk: Desk, writing: int, span: Span, money: str, lines: Sequence[str], unit: int | None = None
) -> Findings:
    """``lines`` are those of the text as it stands in the editor, in which a number is a mark."""
    with desk.book.reading() as session:
        changed = tuple(
            MovedInText(one.row.mark, one.told.label, one.old, one.new, one.reason)
            for one in keeping.drifted(session, [writing])
        )
        reckoner = Reckoner(session, span, money, unit)
        typed: list[TypedByHand] = []
        for line in dict.fromkeys(lines):
            plain = MARK.sub(GAP, line)
            typed += [
                _typed(line, plain, one) for one in taking_in.found(session, plain, span, reckoner) if one.proposals
            ]
        told = WritingDraft("", span, [])
        offered = tuple(shortcomings(reckoner, told.place, MOST_PROBLEMS))
    problems = tuple(
        OfferedProblem(text, {int(mark): told.numbers[int(mark)] for mark in MARK.findall(text)}) for text in offered
    )
    return Findings(changed, tuple(typed), problems, compared=True)


def _typed(line: str, plain: str, one: taking_in.FoundNumber) -> TypedByHand:
    """``start`` and ``end`` count a live number as one character, as an editor does."""
    figures = [proposal.figure for proposal in one.proposals]
    end = one.end - len(_unit_behind(plain, one))
    return TypedByHand(
        line, one.start, end, one.words, one.around.replace(GAP, "…"), tuple(it.code for it in figures),
        tuple(it.label for it in figures), one.digits, one.unit, one.proposals[0].equal,
    )  # fmt: skip


def _unit_behind(plain: str, one: taking_in.FoundNumber) -> str:
    """The unit stays in the text behind the number, unless the number brings its own."""
    words = plain[one.start : one.end]
    return words[len(one.digits) :].lstrip("余多") if words.startswith(one.digits) else ""
