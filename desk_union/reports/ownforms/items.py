"""One thing that a form of the office's own prints, wherever it stands: what it is, and what it comes to for a row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe.figure import Span
from desk_union.describe.kinds import Day, Money
from desk_union.members.office import organisation
from desk_union.office import signers
from desk_union.reports.ownforms import ownform_words as words
from desk_union.reports.ownforms.columns import NOTHING, FormSource, FormValue
from desk_union.reports.ownforms.shaping import shaped
from desk_union.reports.writing.reckoning import Reckoner, shifted
from desk_union.store.figures import NOTHING as NO_FIGURE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

SIGNER = "签名人"


@dataclass(frozen=True, slots=True)
class Item:
    """``name`` is what the clerk calls it; ``source`` is None where the program has the column no longer."""

    what: str
    name: str
    source: FormSource | None = None
    figure: str = ""
    span: str = words.NOW
    text: str = ""
    shape: str = words.AS_IS

    @property
    def lost(self) -> bool:
        return self.what == words.COLUMN and self.source is None


@dataclass
class FormTeller:
    """Says what items come to; ``lost`` are those that nobody can say any more, ``missing`` numbers not typed yet."""

    session: Session
    request: Request
    lost: dict[str, None] = field(default_factory=dict)
    missing: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        asked = self.request.months
        self.span = Span(asked.first_day, asked.last_day) if asked else Span.year(self.request.day.year)
        self._reckoner = Reckoner(self.session, self.span)
        self._union = organisation(self.session)
        self._signers = signers.on(signers.read(self.session), self.request.day)

    def say(self, item: Item, told: Mapping[str, FormValue], number: int) -> str:
        """``told`` are the values of the row by name of their source; ``number`` counts the copies or rows from 1."""
        if item.lost:
            self.lost[item.name] = None
            return ""
        if item.what == words.COLUMN and item.source is not None:
            found = told.get(item.source.name, NOTHING)
            return shaped(item.source.kind, found.value, found.words, item.shape, item.text)
        if item.what == words.FIGURE:
            return self._figure(item)
        if item.what == words.TODAY:
            day = self.request.day
            return shaped(Day(), day, days.show_day_long(day), item.shape)
        if item.what == SIGNER:
            return self._signers.get(item.text, "")
        return {words.UNION: self._union, words.FIXED: item.text, words.ROW_NUMBER: str(number)}.get(item.what, "")

    def _figure(self, item: Item) -> str:
        try:
            told = self._reckoner.at(item.figure, span_of(self.span, item.span))
        except Refusal:
            self.lost[item.name] = None
            return ""
        if told.missing:
            self.missing[told.label] = None
            return ""
        if told.text == NO_FIGURE:
            return ""
        plain = told.plain
        if plain is not None and told.suffix in {"元", "万元"}:
            return shaped(Money(), int(plain * 100), told.text, item.shape)
        return told.text

    @property
    def notes(self) -> tuple[str, ...]:
        found = [f"“{name}”填不了：程序里没有（或已经没有）这一栏，表上空着；请到“自备表样”里改成别的栏目。" for name in self.lost]
        found += [f"“{name}”还没有手填，表上空着。" for name in self.missing]
        return tuple(found)


def span_of(span: Span, which: str | None) -> Span:
    if which == words.SO_FAR:
        return Span(span.last.replace(month=1, day=1), span.last)
    if which == words.YEAR_AGO:
        return shifted(span, -1)
    return Span.year(span.last.year - 1) if which == words.LAST_YEAR else span
