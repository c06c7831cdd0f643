"""Teams measured by a standard: marks become totals by the engine, totals a level; items laid out to be marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from desk_union.basis import points
from desk_union.basis.refusal import Refusal
from desk_union.contests.owning import belonging
from desk_union.contests.teams import team_words as words
from desk_union.contests.teams.tables import TeamAssessment, TeamMark, TeamStandard, TeamStandardItem, WorkTeam
from desk_union.scoring.ranking import Contender, Reckoning, ranked
from desk_union.scoring.scheme import SCORED, VETO, ScoreItem, ScoreScheme
from desk_union.scoring.tally import tally
from desk_union.scoring.telling import arithmetic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.scoring.ranking import RankedEntrant
    from desk_union.scoring.tally import MarkTally

OWN, GIVEN = "own", "given"


@dataclass(frozen=True)
class Assessed:
    """One assessment reckoned: its items in order, what was given, and the standing that came of it."""

    scheme: ScoreScheme
    reckoning: Reckoning
    standing: RankedEntrant

    @property
    def arithmetic(self) -> list[str]:
        return arithmetic(self.reckoning, self.standing)


def scheme_of(session: Session, standard: int) -> ScoreScheme:
    items = session.scalars(
        select(TeamStandardItem)
        .where(TeamStandardItem.standard == standard)
        .order_by(TeamStandardItem.place, TeamStandardItem.id)
    )
    return ScoreScheme(items=tuple(_item(one) for one in items))


def _item(one: TeamStandardItem) -> ScoreItem:
    full = points.exact(one.full) if one.full else None
    return ScoreItem(one.id, one.name, one.kind, full, chapter=one.chapter or "")


def assessed(session: Session, row_id: int, which: str = GIVEN) -> Assessed | None:
    """By the marks given (or the team's own); None while there is no mark."""
    standard = session.scalar(select(TeamAssessment.standard).where(TeamAssessment.id == row_id))
    if standard is None:
        return None
    scheme = scheme_of(session, standard)
    marks = session.execute(
        select(TeamMark.item, getattr(TeamMark, which).label("mark")).where(TeamMark.assessment == row_id)
    )
    tallies: dict[tuple[int, int], MarkTally] = {}
    for row in marks:
        item = scheme.by_key.get(row.item)
        # A veto is one only where something stands that is not nought: the item may lie there laid out.
        if row.mark is None or item is None or (item.kind == VETO and row.mark == 0):
            continue
        made = tally([row.mark])
        if made is not None:
            tallies[row_id, row.item] = made
    if not tallies:
        return None
    (standing,) = ranked(scheme, tallies, [Contender(row_id)], points.SCALE)
    return Assessed(scheme, Reckoning(scheme, tallies, points.SCALE), standing)


def settle_assessments(session: Session, ids: Sequence[int], _today: date) -> None:
    """Keep with each assessment what its marks come to, and the level that follows from it."""
    session.expire_all()
    for row_id in ids:
        for problem in _above(session, row_id):
            raise problem
        given, own = assessed(session, row_id), assessed(session, row_id, OWN)
        held = session.get(TeamAssessment, row_id)
        if held is None or held.standard is None:
            continue
        vetoed = bool(given and given.standing.vetoed)
        fresh: dict[str, Any] = {
            "own_total": points.stored(own.standing.total) if own else None,
            "total": points.stored(given.standing.total) if given else None,
            "vetoed": vetoed if given else None,
        }  # fmt: skip
        fresh["level"] = level_of(session, held.standard, fresh["total"], vetoed=vetoed)
        if any(getattr(held, key) != value for key, value in fresh.items()):
            session.connection().execute(
                update(TeamAssessment).where(TeamAssessment.id == row_id).values(**fresh)
            )


def settle_standards(session: Session, ids: Sequence[int], today: date) -> None:
    """A standard whose lines or items changed is reckoned anew wherever it was used."""
    settle_assessments(session, belonging(session, TeamAssessment.standard, ids), today)


def _above(session: Session, row_id: int) -> Iterator[Refusal]:
    query = (
        select(TeamStandardItem.name, TeamStandardItem.full, TeamMark.own, TeamMark.given)
        .join(TeamStandardItem, TeamStandardItem.id == TeamMark.item)
        .where(TeamMark.assessment == row_id, TeamStandardItem.kind == SCORED, TeamStandardItem.full.is_not(None))
    )
    for row in session.execute(query):
        for label, mark in (("自评分", row.own), ("考核分", row.given)):
            if mark is not None and mark > row.full:
                told = f"“{row.name}”的{label}{points.show(mark)}超过了满分{points.show(row.full)}。"
                yield Refusal(told, "请核对分数。", field="given")


def level_of(session: Session, standard: int, total: int | None, *, vetoed: bool) -> str | None:
    """The highest level whose line the total reaches; a veto is below all of them."""
    if total is None:
        return None
    held = session.get_one(TeamStandard, standard)
    lines = ((held.model, words.MODEL), (held.advanced, words.ADVANCED), (held.passing, words.PASSED))
    if all(line is None for line, _ in lines):
        return None
    reached = (name for line, name in lines if line is not None and total >= line)
    return words.BELOW if vetoed else next(reached, words.BELOW)


def unmarked(session: Session, row_id: int) -> list[str]:
    """The items that ask for a mark and have none."""
    standard = session.scalar(select(TeamAssessment.standard).where(TeamAssessment.id == row_id))
    if standard is None:
        return []
    marked = select(TeamMark.item).where(TeamMark.assessment == row_id, TeamMark.given.is_not(None))
    query = select(TeamStandardItem.name).where(
        TeamStandardItem.standard == standard, TeamStandardItem.kind == SCORED, TeamStandardItem.id.not_in(marked)
    )
    return list(session.scalars(query.order_by(TeamStandardItem.place, TeamStandardItem.id)))


def name_of(session: Session, row_id: int) -> str:
    """An assessment in words: 维修一班 2025年三季度."""
    query = (
        select(WorkTeam.name, TeamAssessment.period)
        .join(WorkTeam, WorkTeam.id == TeamAssessment.team)
        .where(TeamAssessment.id == row_id)
    )
    row = session.execute(query).one()
    return " ".join(filter(None, (row.name, row.period)))
