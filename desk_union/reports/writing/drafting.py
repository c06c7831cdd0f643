"""A document drafted from the skeleton of a kind of office and the numbers of a span."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.basis.words import Wording
from desk_union.describe import figure as figures
from desk_union.describe.figure import Span
from desk_union.members.office import organisation
from desk_union.members.tables import Unit
from desk_union.office import wording
from desk_union.reports.numbers.typed_words import BY_SEED, KPI
from desk_union.reports.writing import templates
from desk_union.reports.writing import writing_words as words
from desk_union.reports.writing.clauses import fill, parse, unit_fits
from desk_union.reports.writing.drafts import HEADING, ITEM, NUMBERED, DraftSection, WritingDraft
from desk_union.reports.writing.offering import shortcomings
from desk_union.reports.writing.reckoning import Reckoner
from desk_union.reports.writing.tables import PlanItem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

    from desk_union.reports.numbers.tables import TypedNumber
    from desk_union.reports.writing.clauses import Clause
    from desk_union.reports.writing.reckoning import ReckonedNumber
    from desk_union.reports.writing.templates import SectionTemplate

SECOND_HALF = 7  # the month in which it begins


@dataclass(frozen=True, slots=True)
class Wanted:
    """``kind`` of document for a span, by the template of a kind of office, money in 元 or 万元; of one ``unit`` and all below it."""

    kind: str
    span: Span
    office: str = words.USUAL
    money: str = words.YUAN
    unit: int | None = None


def half_of(year: int, second: bool) -> Span:
    return Span(date(year, 7, 1), date(year, 12, 31)) if second else Span(date(year, 1, 1), date(year, 6, 30))


def draft(session: Session, wanted: Wanted, today: date) -> WritingDraft:
    """Filled from the ledgers; what has nothing to say is left out, what must be typed yet is marked."""
    return _Drafting(session, wanted, today).run()


class _Drafting:
    def __init__(self, session: Session, wanted: Wanted, today: date) -> None:
        self.session, self.wanted = session, wanted
        self.reckoner = Reckoner(session, wanted.span, wanted.money, wanted.unit)
        self.union = _name_of(session, wanted.unit)
        self.skeleton = templates.skeleton(wanted.office)
        self.say = Wording({**self.skeleton.terms, **wording.read(session).chosen}).say
        self.half = "" if wanted.kind in {words.YEARLY, words.GROUP} else _half_words(wanted)
        self.draft = WritingDraft(
            title_of(self.union, wanted), wanted.span, [], signed_by=self.union, signed_on=min(today, wanted.span.last), unit=wanted.unit
        )

    def run(self) -> WritingDraft:
        for one in self.skeleton.sections:
            lines = tuple(_stripped(self._lines(one)))
            if lines:
                heading = one.half_heading if self.half and one.half_heading else one.heading
                self.draft.sections.append(DraftSection(one.code, self._worded(heading), one.level, lines))
        return self.draft

    def _lines(self, one: SectionTemplate) -> Iterator[str]:
        if one.code == templates.INDICATORS:
            yield from self._indicators() if self.wanted.unit is None else ()
        elif one.code == templates.PROBLEMS:
            yield from self._problems(one)
        elif one.code == templates.PLANNED:
            yield from self._against_plan(one) if self.wanted.unit is None else ()
        elif one.code == templates.NEXT and (planned := list(self._planned())):
            yield from planned
        else:
            for line in one.half if self.half and one.half else one.lines:
                yield self._filled(line)

    def _filled(self, line: str) -> str:
        head, body = split(self._worded(line))
        said = self.sentence(body)
        return f"{head}{said}" if said else ""

    def sentence(self, text: str) -> str:
        tree = parse(text)
        refuse_units(self.reckoner, tree)
        return fill(tree, self.reckoner.tell, self.draft.place)

    def _worded(self, text: str) -> str:
        wanted, skeleton = self.wanted, self.skeleton
        told = {
            "<year>": str(wanted.span.last.year), "<next>": str(wanted.span.last.year + 1), "<here>": skeleton.here,
            "<union>": self.union, "<half>": self.half, "<end>": days.show_day_long(self.draft.signed_on or wanted.span.last),
        }  # fmt: skip
        if self.half:
            told |= {"全年": self.half, "今年": self.half}
        for sign, instead in told.items():
            text = text.replace(sign, instead)
        return self.say(text)

    def _indicators(self) -> Iterator[str]:
        """What was typed for the span and stands for no figure of the house, a clause each."""
        rows = self.reckoner.typed_only()
        told = [self.reckoner.at(row.figure or row.name, self.wanted.span) for row in rows if _is_kpi(row)]
        shown = [self._indicator(one) for one in dict.fromkeys(told) if not one.nought]
        if shown:
            yield f"{'；'.join(shown)}。"

    def _indicator(self, told: ReckonedNumber) -> str:
        return f"{told.label}{self.draft.place(told)}{'' if told.suffix else told.unit}"

    def _problems(self, one: SectionTemplate) -> Iterator[str]:
        found = list(shortcomings(self.reckoner, self.draft.place))
        if found:
            yield self._worded(one.lines[0])
            yield from (f"{ITEM}{self._worded(sentence)}" for sentence in found)

    def _against_plan(self, one: SectionTemplate) -> Iterator[str]:
        """How much of the year's plan is done; what was planned as a number stands beside what the ledgers say."""
        yield self._filled(one.lines[0])
        counted = [it for it in planned_in(self.session, self.wanted.span.last.year) if it.planned and figures.known_as(it.figure or "")]
        if not counted:
            return
        yield self._worded("|措施|计划|完成|")
        for it in counted:
            told = self.reckoner.at(it.figure or "", self.wanted.span)
            unit = it.unit or told.unit
            done = "尚未开展" if told.nought else f"{self.draft.place(told)}{'' if told.suffix else told.unit}"
            yield f"|{it.measure.strip('。；').replace('|', '／')}|{it.planned}{unit}|{done}|"

    def _planned(self) -> Iterator[str]:
        """The themes of the plan that follows, each with its measures; of half a year the measures still due."""
        for theme, measures in themes(planned_after(self.session, self.wanted.span)):
            yield f"{NUMBERED}{theme}。{'；'.join(one.measure.strip('。；') for one in measures)}。"


def _name_of(session: Session, unit: int | None) -> str:
    name = session.scalar(select(Unit.name).where(Unit.id == unit)) if unit is not None else None
    return f"{organisation(session)}{name or ''}"


_COUNTS = ("人", "名", "个", "家", "次", "份", "件")  # of the union's own, as its statistics ask for them


def _is_kpi(row: TypedNumber) -> bool:
    """A number of the production departments: of the list of such, or of a name of the office's own."""
    if row.figure is not None:
        return row.figure in BY_SEED and BY_SEED[row.figure].reason == KPI
    return row.unit not in _COUNTS


def title_of(union: str, wanted: Wanted) -> str:
    year = wanted.span.last.year
    if wanted.kind == words.HALF:
        return f"{union}{year}年{_half_words(wanted)}工作总结"
    if wanted.kind == words.TERM:
        return f"{union}{_half_words(wanted)}工作总结"
    return f"{union}{year}年工作总结" if wanted.span == Span.year(year) else f"{union}工作总结"


def _half_words(wanted: Wanted) -> str:
    if wanted.kind == words.TERM:
        return "本学期"
    return "上半年" if wanted.span.first.month < SECOND_HALF else "下半年"


def planned_in(session: Session, year: int) -> list[PlanItem]:
    held = select(PlanItem).where(PlanItem.year == year).order_by(PlanItem.place, PlanItem.id)
    return list(session.scalars(held))


def planned_after(session: Session, span: Span) -> list[PlanItem]:
    """Of a year's document the plan of the next, of half a year what of the same plan is due after it."""
    held = select(PlanItem).order_by(PlanItem.place, PlanItem.id)
    if span.last.month == 12:  # noqa: PLR2004 - December
        return list(session.scalars(held.where(PlanItem.year == span.last.year + 1)))
    return list(session.scalars(held.where(PlanItem.year == span.last.year, PlanItem.due > span.last, PlanItem.done_on.is_(None))))


def themes(items: Iterable[PlanItem]) -> list[tuple[str, list[PlanItem]]]:
    found: dict[str, list[PlanItem]] = {}
    for one in items:
        found.setdefault(one.theme, []).append(one)
    return list(found.items())


def refuse_units(reckoner: Reckoner, tree: Clause) -> None:
    """户, 人 and 人次 are different things: a number may not stand before the unit of another."""
    for name, after in tree.followed():
        told = reckoner.tell(name)
        if not unit_fits(told.unit, after):
            raise Refusal(f"“{told.label}”的单位是“{told.unit}”，后面写的却是“{after[:3]}”。", "请改单位，或者换一个数字。")


def split(line: str) -> tuple[str, str]:
    """What the line begins with (a heading's signs, an item's) and what it says."""
    bare = line.lstrip(HEADING)
    if bare != line:
        return f"{line[: len(line) - len(bare)]} ", bare.strip()
    for sign in (ITEM, NUMBERED):
        if line.startswith(sign):
            return sign, line[len(sign) :]
    return "", line


def _stripped(lines: Iterable[str]) -> Iterator[str]:
    """Without empty lines, and without headings under which nothing is said."""
    kept = [line for line in lines if line.strip()]
    for place, line in enumerate(kept):
        if not _level(line) or _speaks(kept[place + 1 :], _level(line)):
            yield line


def _speaks(following: Iterable[str], level: int) -> bool:
    """Whether anything is said before the next heading that is not below."""
    for line in following:
        if not _level(line):
            return True
        if _level(line) <= level:
            return False
    return False


def _level(line: str) -> int:
    return len(line) - len(line.lstrip(HEADING))
