"""What follows from saved marks: faults told, entrants and items joined, who typed them, and signed results kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from desk_union.basis import points
from desk_union.basis.refusal import Refusal
from desk_union.contests.running import contest_settling, marking
from desk_union.contests.running import contest_words as words
from desk_union.contests.running.contest_settling import join, know_entries, mind_seal, touched
from desk_union.contests.running.tables import ContestCriterion, ContestEntry, ContestScore
from desk_union.scoring.scheme import MEASURED, SCORED
from desk_union.store import overrides, rows
from desk_union.store.bulk import chunks
from desk_union.store.tables import AcceptedWarning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.contests.running.contest_settling import Settle
    from desk_union.describe.ledger import Ledger

ONLY = "得分"  # the item of a contest whose marks name none


def settling_scores(ledger: Callable[[], Ledger]) -> Settle:
    def settle(session: Session, contests: Sequence[int], today: date) -> None:
        written = _written(session, contests)
        if session.info.get("code") != "import":  # which tells faults line by line
            _mind_marks(session, ledger(), written, today)
        for contest in contests:
            _link_marks(session, contest, written)
            mind_seal(session, contest)
        _mind_doubles(session, ledger(), written)
        _sign_marks(session, written)

    return settle


def settle_criteria(session: Session, contests: Sequence[int], today: date) -> None:
    for contest in contests:
        _mind_full(session, contest)
    contest_settling.settle_criteria(session, contests, today)


def _mind_full(session: Session, contest: int) -> None:
    """A full mark is not lowered below a mark that was given already."""
    for column in (ContestScore.mark, ContestScore.again):
        query = (
            select(ContestCriterion.name, ContestCriterion.full, column)
            .join(ContestScore, ContestScore.criterion == ContestCriterion.id)
            .where(ContestCriterion.contest == contest, ContestCriterion.kind != MEASURED)
            .where(column > ContestCriterion.full)
        )
        for name, full, mark in session.execute(query.order_by(column.desc()).limit(1)):
            told = f"“{name}”已经有人打了{points.show(mark or 0)}分，满分不能改成{points.show(full or 0)}分。"
            raise Refusal(told, "请核对满分；分数也要改的，先改分数。", field="full")


def _written(session: Session, contests: Sequence[int]) -> set[int]:
    """The marks of these contests that the deed in hand has written."""
    mine = touched(session, ContestScore)
    query = select(ContestScore.id).where(ContestScore.contest.in_(contests), ContestScore.id.in_(mine))
    return set(session.scalars(query))


def _mind_marks(session: Session, ledger: Ledger, written: set[int], today: date) -> None:
    values: dict[int, Any] = {}
    for chunk in chunks(sorted(written)):
        query = select(ContestScore).where(ContestScore.id.in_(chunk))
        for one in session.execute(query.execution_options(populate_existing=True)).scalars():
            values[one.id] = {
                key: getattr(one, key) for key in ("contest", "entrant", "item", "judge", "mark", "again")
            }
    found = list(marking.problems(session, values, today))
    hard = [(row_id, fault) for row_id, fault in found if not fault.warns]
    if hard:
        raise rows.Faulty(ledger, [hard[0][1]])
    known = _known(session, ledger)
    fresh = [(row_id, fault) for row_id, fault in found if (row_id, overrides.sentence(ledger, fault)) not in known]
    overrides.settled(session, ledger, [fault for _, fault in fresh])
    overrides.keep(session, ledger, fresh)


def _known(session: Session, ledger: Ledger) -> set[tuple[int, str]]:
    table = ledger.row.__tablename__
    told = select(AcceptedWarning.owner_id, AcceptedWarning.sentence).where(AcceptedWarning.owner_table == table)
    return {(row.owner_id, row.sentence) for row in session.execute(told)}


def _link_marks(session: Session, contest: int, written: set[int]) -> None:
    """Fill in an item that was not named where there is just one, then join marks to entrants and items."""
    if not written:
        return
    _grow(session, contest, written)
    held = marking.contest_of(session, contest, session.info["at"].date())
    if held is None:
        return
    only = held.only_item
    if only is not None:
        unnamed = update(ContestScore).where(ContestScore.contest == contest, ContestScore.item.is_(None))
        session.connection().execute(unnamed.values(item=only.name))
    join(session, contest, ContestScore, ContestScore.entry, ContestScore.entrant, ContestEntry, written)
    join(session, contest, ContestScore, ContestScore.criterion, ContestScore.item, ContestCriterion, written)


def _grow(session: Session, contest: int, written: set[int]) -> None:
    """Entrants and items of a contest that has none yet, out of its first marks."""
    entrants = (ContestEntry, ContestScore.entrant, {"state": words.IN})
    items = (ContestCriterion, ContestScore.item, {"kind": SCORED})
    for row, column, more in (entrants, items):
        if session.scalar(select(row.id).where(row.contest == contest).limit(1)) is not None:
            continue
        new: dict[str, None] = {}
        for chunk in chunks(sorted(written)):
            named = select(column).where(ContestScore.contest == contest, ContestScore.id.in_(chunk))
            new |= dict.fromkeys(name or ONLY for name in session.scalars(named.order_by(ContestScore.id)))
        session.add_all(row(contest=contest, name=name, **more) for name in new)
        session.flush()
    know_entries(session, contest, session.info["at"].date())


def _mind_doubles(session: Session, ledger: Ledger, written: set[int]) -> None:
    found = next(iter(marking.doubles(session, written)), None)
    if found is not None:
        raise rows.Faulty(ledger, [found[1]])


def _sign_marks(session: Session, written: Iterable[int]) -> None:
    """Who typed a mark, and who typed it a second time."""
    name = session.info.get("who") or None
    for chunk in chunks(sorted(written)):
        of_these = ContestScore.id.in_(chunk)
        for mark, by in ((ContestScore.mark, ContestScore.typed_by), (ContestScore.again, ContestScore.again_by)):
            fresh = update(ContestScore).where(of_these, mark.is_not(None), by.is_(None))
            session.connection().execute(fresh.values({by.key: name}))
