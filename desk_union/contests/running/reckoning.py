"""The marks of a contest out of the book, gathered by SQL and ranked by the engine."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from desk_union.basis.points import SCALE
from desk_union.contests.running import contest_words as words
from desk_union.contests.running.rules import names_in
from desk_union.contests.running.tables import Contest, ContestCriterion, ContestEntry, ContestGrade, ContestScore
from desk_union.scoring import conversion, doubting
from desk_union.scoring.conversion import Conversion
from desk_union.scoring.doubting import GivenMark
from desk_union.scoring.ranking import Contender, Reckoning, ranked
from desk_union.scoring.scheme import MEASURED, ScoreItem, ScoreScheme, scheme_of
from desk_union.scoring.tally import MarkTally

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.scoring.doubting import MissingMark
    from desk_union.scoring.ranking import RankedEntrant


def items_of(session: Session, contest: int) -> list[ContestCriterion]:
    """In the order of the scheme."""
    order = (ContestCriterion.place.is_(None), ContestCriterion.place, ContestCriterion.id)
    found = session.scalars(select(ContestCriterion).where(ContestCriterion.contest == contest).order_by(*order))
    return list(found)


def grades_of(session: Session, contest: int) -> list[ContestGrade]:
    order = (ContestGrade.place.is_(None), ContestGrade.place, ContestGrade.id)
    return list(session.scalars(select(ContestGrade).where(ContestGrade.contest == contest).order_by(*order)))


def item_of(row: ContestCriterion) -> ScoreItem:
    return ScoreItem(
        key=row.id, name=row.name, kind=row.kind, full=_points(row.full), weight=_points(row.weight),
        chapter=row.chapter or "", conversion=_conversion(row),
    )  # fmt: skip


def _points(value: int | None) -> Fraction | None:
    return None if value is None else Fraction(value, SCALE)


def _conversion(row: ContestCriterion) -> Conversion | None:
    if row.kind != MEASURED or not row.way:
        return None
    by_rank = row.way == conversion.BY_RANK
    return Conversion(
        row.way, bool(row.smaller), conversion.steps_of(row.steps or "") if row.way == conversion.BY_TABLE else (),
        conversion.places_of(row.steps or "") if by_rank else (),
    )  # fmt: skip


def scheme_now(session: Session, contest: int) -> ScoreScheme:
    """The scheme as the book has it."""
    held = session.execute(
        select(Contest.judging, Contest.precedence, Contest.version).where(Contest.id == contest)
    ).one()
    return ScoreScheme(
        items=tuple(item_of(row) for row in items_of(session, contest)), version=held.version,
        trimmed=held.judging == words.TRIMMED, precedence=names_in(held.precedence),
    )  # fmt: skip


def scheme_for(session: Session, contest: int) -> ScoreScheme:
    """The scheme by which a signed result was reckoned, else as the book has it."""
    kept = session.execute(select(Contest.stage, Contest.scheme).where(Contest.id == contest)).one()
    return scheme_of(kept.scheme) if kept.scheme and kept.stage in words.FROZEN else scheme_now(session, contest)


def by_day(until: date | None) -> tuple[ColumnElement[bool], ...]:
    """Marks given by then; those without a day are always there. All of them without a day."""
    return () if until is None else (or_(ContestScore.day.is_(None), ContestScore.day <= until),)


def tallies_of(
    session: Session, contest: int, scheme: ScoreScheme, until: date | None = None
) -> dict[tuple[int, int], MarkTally]:
    """By entry and criterion; what is measured goes by its base and target too."""
    mark = ContestScore.mark
    # The extremes are asked for only where they are left out: they cost as much as the sums.
    ends = (func.min(mark), func.max(mark)) if scheme.trimmed else ()
    query: Any = (
        select(ContestScore.entry, ContestScore.criterion, func.count(), func.sum(mark), *ends)
        .where(ContestScore.contest == contest, mark.is_not(None), *by_day(until))
        .group_by(ContestScore.entry, ContestScore.criterion)
    )
    rows = session.connection().execute(query).cursor.fetchall()  # plain tuples: there may be tens of thousands
    if scheme.trimmed:
        found = {(entry, item): MarkTally(n, total, low, high) for entry, item, n, total, low, high in rows}
    else:
        found = {(entry, item): MarkTally(n, total, 0, 0) for entry, item, n, total in rows}
    if measured := [item.key for item in scheme.of_kind(MEASURED)]:
        found |= _measured(session, contest, measured, until)
    return found


def _measured(
    session: Session, contest: int, items: Sequence[int], until: date | None
) -> dict[tuple[int, int], MarkTally]:
    told = select(ContestCriterion.id, ContestCriterion.measure).where(ContestCriterion.id.in_(items))
    ways = {row.id: row.measure for row in session.execute(told)}
    query: Any = (
        select(
            ContestScore.entry, ContestScore.criterion, func.sum(ContestScore.mark), func.sum(ContestScore.base),
            func.sum(ContestScore.target),
        )
        .where(ContestScore.contest == contest, ContestScore.mark.is_not(None), ContestScore.criterion.in_(items))
        .where(*by_day(until))
        .group_by(ContestScore.entry, ContestScore.criterion)
    )  # fmt: skip
    found = {}
    for entry, criterion, mark, base, target in session.execute(query):
        value = measured_value(ways.get(criterion), mark, base, target)
        found[entry, criterion] = MarkTally(1, value, value, value)
    return found


def measured_value(measure: str | None, mark: int, base: int | None, target: int | None) -> Fraction:
    """In millionths; growth and attainment are per cent. Nothing to compare with counts as none reached."""
    if measure == words.GROWTH:
        return Fraction(mark - (base or 0))
    if measure == words.RATE:
        return Fraction((mark - base) * 100 * SCALE, base) if base else Fraction(0)
    if measure == words.DONE:
        return Fraction(mark * 100 * SCALE, target) if target else Fraction(0)
    return Fraction(mark)


@dataclass(frozen=True)
class ContestResult:
    """Who stands where, with the scheme and the tallies it follows from; ``left_out`` are entries that do not rank."""

    contest: int
    scheme: ScoreScheme
    tallies: Mapping[tuple[int, int], MarkTally]
    entries: Mapping[int, Any]
    ranked: tuple[RankedEntrant, ...]

    @cached_property
    def reckoning(self) -> Reckoning:
        return Reckoning(self.scheme, self.tallies, SCALE)

    @property
    def left_out(self) -> list[Any]:
        return [one for one in self.entries.values() if not takes_part(one)]


def takes_part(entry: Any) -> bool:
    return entry.state in (None, words.IN)


def entries_of(session: Session, contest: int) -> dict[int, Any]:
    """The entries by id, in the order of appearance where it was drawn, else as they were entered."""
    columns = (
        ContestEntry.id, ContestEntry.name, ContestEntry.group, ContestEntry.unit_name, ContestEntry.lot,
        ContestEntry.state, ContestEntry.done_on, ContestEntry.kind, ContestEntry.heads, ContestEntry.captain,
        ContestEntry.trade,
    )  # fmt: skip
    order = (ContestEntry.lot.is_(None), ContestEntry.lot, ContestEntry.id)
    query = select(*columns).where(ContestEntry.contest == contest).order_by(*order)
    return {row.id: row for row in session.connection().execute(query)}


def result_of(session: Session, contest: int, until: date | None = None) -> ContestResult:
    """As it stands, or stood by the marks of that day."""
    scheme = scheme_for(session, contest)
    entries = entries_of(session, contest)
    tallies = tallies_of(session, contest, scheme, until)
    contenders = [Contender(one.id, one.group or "", one.done_on) for one in entries.values() if takes_part(one)]
    return ContestResult(contest, scheme, tallies, entries, tuple(ranked(scheme, tallies, contenders, SCALE)))


def marks_of(session: Session, contest: int, until: date | None = None) -> list[GivenMark]:
    known = (ContestScore.entry.is_not(None), ContestScore.criterion.is_not(None), *by_day(until))
    query: Any = select(
        ContestScore.entry, ContestScore.criterion, func.coalesce(ContestScore.judge, ""), ContestScore.mark,
        ContestScore.again, func.coalesce(ContestScore.word, ""),
    ).where(ContestScore.contest == contest, *known)  # fmt: skip
    return [GivenMark(*row) for row in session.execute(query.order_by(ContestScore.id))]


def judges_of(session: Session, contest: int) -> dict[int, tuple[str, ...]]:
    """Who judges each item, where the contest says it."""
    every = names_in(session.scalar(select(Contest.judges).where(Contest.id == contest)))
    return {row.id: names_in(row.judges) or every for row in items_of(session, contest)}


def missing_of(session: Session, result: ContestResult, marks: Sequence[GivenMark]) -> list[MissingMark]:
    """Who was vetoed ranks last whatever is missing, so nothing is."""
    vetoed = {one.contender.key for one in result.ranked if one.vetoed}
    there = [key for key, one in result.entries.items() if takes_part(one) and key not in vetoed]
    return doubting.missing(result.scheme, there, marks, judges_of(session, result.contest))
