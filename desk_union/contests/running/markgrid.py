"""The marks of one judge as a grid of entrants and items: read in one go, written one at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.contests.running import contest_words as words
from desk_union.contests.running import reckoning
from desk_union.contests.running.ledgers import SCORES
from desk_union.contests.running.rules import names_in
from desk_union.contests.running.tables import Contest, ContestScore
from desk_union.scoring.scheme import SCORED
from desk_union.scoring.telling import arithmetic
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.scoring.scheme import ScoreItem

NOBODY = "不分评委"


@dataclass(frozen=True, slots=True)
class HeldMark:
    """A mark in the book; several in one square (of different days) are shown as their sum and not typed over."""

    ids: tuple[int, ...]
    mark: int | None
    again: int | None


@dataclass(frozen=True)
class MarkGrid:
    """What one judge gives: the items are those of the judge, or those that no judge marks."""

    contest: int
    name: str
    stage: str
    twice: bool
    judges: tuple[str, ...]
    judge: str
    entries: tuple[Any, ...]
    items: tuple[ScoreItem, ...]
    marks: dict[tuple[int, int], HeldMark] = field(default_factory=dict)

    @property
    def frozen(self) -> bool:
        return self.stage not in words.OPEN

    @property
    def lacks_judges(self) -> bool:
        """Something is for judges to mark, and no judge is known; gathered totals of stages have no full mark."""
        return self.judges == (NOBODY,) and any(item.kind == SCORED and item.full is not None for item in self.items)


def contests_to_mark(session: Session) -> list[tuple[int, str]]:
    """Those still open first, then the newest."""
    order = (Contest.stage.not_in(words.OPEN), Contest.starts_on.desc(), Contest.id.desc())
    there = Contest.stage != words.CANCELLED
    query = select(Contest.id, Contest.name).where(there).order_by(*order)
    return [(row.id, row.name) for row in session.execute(query)]


def read(session: Session, contest: int, judge: str | None) -> MarkGrid:
    """The grid of a judge; of the first one without a name, of all that no judge marks for ``NOBODY``."""
    held = session.get_one(Contest, contest)
    scheme = reckoning.scheme_for(session, contest)
    judges = _judges(session, held)
    judge = judge if judge is not None and judge in judges else judges[0]
    only = reckoning.judges_of(session, contest)
    if judge == NOBODY:
        items = [item for item in scheme.items if item.kind != SCORED or not only.get(item.key)]
    else:
        items = [item for item in scheme.of_kind(SCORED) if not only.get(item.key) or judge in only[item.key]]
    entries = tuple(one for one in reckoning.entries_of(session, contest).values() if reckoning.takes_part(one))
    marks = _marks(session, contest, "" if judge == NOBODY else judge)
    return MarkGrid(
        contest, held.name, held.stage, bool(held.twice), judges, judge, entries, tuple(items), marks,
    )  # fmt: skip


def _judges(session: Session, held: Contest) -> tuple[str, ...]:
    of_items = [name for row in reckoning.items_of(session, held.id) for name in names_in(row.judges)]
    given = session.scalars(
        select(ContestScore.judge).where(ContestScore.contest == held.id, ContestScore.judge.is_not(None)).distinct()
    )
    return (*dict.fromkeys([*names_in(held.judges), *of_items, *(name for name in given if name)]), NOBODY)


def _marks(session: Session, contest: int, judge: str) -> dict[tuple[int, int], HeldMark]:
    mine = func.coalesce(ContestScore.judge, "") == judge
    query: Any = (
        select(ContestScore.entry, ContestScore.criterion, ContestScore.id, ContestScore.mark, ContestScore.again)
        .where(ContestScore.contest == contest, mine, ContestScore.criterion.is_not(None))
        .order_by(ContestScore.id)
    )
    found: dict[tuple[int, int], HeldMark] = {}
    for entry, criterion, row_id, mark, again in session.execute(query):
        old = found.get((entry, criterion))
        total = mark if old is None or old.mark is None else old.mark + (mark or 0)
        found[entry, criterion] = HeldMark((*(old.ids if old else ()), row_id), total, again)
    return found


def put(
    session: Session, grid: MarkGrid, entry: Any, item: ScoreItem, value: int | None, *, again: bool, today: date
) -> HeldMark | None:
    """Write one mark, or take it away without a value; returns what the square holds now."""
    held = grid.marks.get((entry.id, item.key))
    key = "again" if again else "mark"
    if held is None:
        if value is None:
            return None
        judge = None if grid.judge == NOBODY else grid.judge
        given = {"contest": grid.contest, "entrant": entry.name, "item": item.name, "judge": judge, key: value}
        return _held(value, (rows.save_row(session, SCORES, None, given, today),), again=again)
    (row_id,) = held.ids
    if value is None and not again:
        rows.delete_rows(session, SCORES, [row_id], today)
        return None
    rows.save_row(session, SCORES, row_id, {key: value}, today)
    return HeldMark(held.ids, held.mark if again else value, value if again else held.again)


def put_all(
    session: Session, grid: MarkGrid, given: Sequence[tuple[Any, ScoreItem, int | None]], *, again: bool, today: date
) -> None:
    """Write many marks at once, checked and settled together; a square without a value is emptied."""
    judge, key = None if grid.judge == NOBODY else grid.judge, "again" if again else "mark"
    fresh: list[dict[str, Any]] = []
    changed: dict[int, dict[str, Any]] = {}
    gone: list[int] = []
    for entry, item, value in given:
        held = grid.marks.get((entry.id, item.key))
        if held is None and value is not None:
            told = {"contest": grid.contest, "entrant": entry.name, "item": item.name, "judge": judge, key: value}
            fresh.append(rows.completed(SCORES, {**rows.defaults(SCORES), **told}))
        elif held is not None and (value is not None or again):
            changed[held.ids[0]] = {key: value}
        elif held is not None:
            gone.append(held.ids[0])
    if gone:
        rows.delete_rows(session, SCORES, gone, today)
    if changed:
        rows.change_rows(session, SCORES, changed, today)
    if fresh:
        rows.add_rows(session, SCORES, fresh, today)


def _held(value: int, ids: tuple[int, ...], *, again: bool) -> HeldMark:
    return HeldMark(ids, None if again else value, value if again else None)


@dataclass(frozen=True)
class Places:
    """Where everybody stands at the moment, by entry, and how many marks are missing."""

    places: dict[int, tuple[int, str]]
    missing: int
    result: reckoning.ContestResult
    has_marks: bool

    def arithmetic(self, entry: int) -> Sequence[str]:
        one = next((one for one in self.result.ranked if one.contender.key == entry), None)
        return arithmetic(self.result.reckoning, one) if one is not None else ()


def places(session: Session, contest: int) -> Places:
    from desk_union.basis.points import rounded

    result, marks = reckoning.result_of(session, contest), reckoning.marks_of(session, contest)
    gone = len(reckoning.missing_of(session, result, marks))
    places = {one.contender.key: (one.place, rounded(one.total)) for one in result.ranked}
    return Places(places, gone, result, has_marks=bool(marks))
