"""Marks of a unit become a total by the engine ``scoring``, totals places; also what is missing and what proves it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, func, select, update

from desk_union.basis import points
from desk_union.basis.refusal import Refusal
from desk_union.contests.owning import belonging, mind_places
from desk_union.describe.ledger import Fault
from desk_union.honors import honors_words as words
from desk_union.honors.marking.tables import MarkedItem, Marking, MarkingItem, MarkingScheme
from desk_union.scoring.ranking import Contender, Reckoning, ranked
from desk_union.scoring.scheme import SCORED, VETO, ScoreItem, ScoreScheme
from desk_union.scoring.tally import tally
from desk_union.scoring.telling import arithmetic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.scoring.ranking import RankedEntrant
    from desk_union.scoring.tally import MarkTally
    from desk_union.store.judging import Line

OWN, GIVEN = "own", "given"


@dataclass(frozen=True)
class ReckonedMarkings:
    """Markings of one scheme in the order of their places."""

    scheme: ScoreScheme
    reckoning: Reckoning
    standings: list[RankedEntrant]

    def arithmetic(self, marking: int) -> list[str]:
        return arithmetic(self.reckoning, next(one for one in self.standings if one.contender.key == marking))


def items_of(session: Session, scheme: int) -> list[MarkingItem]:
    held = select(MarkingItem).where(MarkingItem.scheme == scheme)
    return list(session.scalars(held.order_by(MarkingItem.place, MarkingItem.id)))


def scheme_of(session: Session, scheme: int) -> ScoreScheme:
    return ScoreScheme(
        items=tuple(
            ScoreItem(
                one.id, one.name, one.kind, points.exact(one.full) if one.full else None, chapter=one.chapter or ""
            )
            for one in items_of(session, scheme)
        )
    )


def reckoned(session: Session, scheme: int, markings: Iterable[int], which: str = GIVEN) -> ReckonedMarkings:
    """All markings that have a mark, by the marks given in the check (or by themselves)."""
    score, wanted = scheme_of(session, scheme), list(markings)
    tallies: dict[tuple[int, int], MarkTally] = {}
    marks = session.execute(
        select(MarkedItem.marking, MarkedItem.item, getattr(MarkedItem, which).label("mark")).where(
            MarkedItem.marking.in_(wanted)
        )
    )
    for row in marks:
        item = score.by_key.get(row.item)
        # A veto is one only where something stands that is not nought: the item may lie there laid out.
        if row.mark is None or item is None or (item.kind == VETO and row.mark == 0):
            continue
        made = tally([row.mark])
        if made is not None:
            tallies[row.marking, row.item] = made
    marked = {marking for marking, _ in tallies}
    contenders = [Contender(one) for one in wanted if one in marked]
    return ReckonedMarkings(
        score, Reckoning(score, tallies, points.SCALE), ranked(score, tallies, contenders, points.SCALE)
    )


def settle_markings(session: Session, ids: Sequence[int], _today: date) -> None:
    """Keep with each marking what its marks come to, and whether it passes."""
    session.expire_all()
    for held in session.scalars(select(Marking).where(Marking.id.in_(list(ids)))).all():
        given, own = (reckoned(session, held.scheme, [held.id], which).standings for which in (GIVEN, OWN))
        fresh: dict[str, Any] = {
            "own_total": points.stored(own[0].total) if own else None,
            "total": points.stored(given[0].total) if given else None,
            "verdict": _verdict(session, held, given[0]) if given else None,
        }
        if any(getattr(held, key) != value for key, value in fresh.items()):
            session.connection().execute(update(Marking).where(Marking.id == held.id).values(**fresh))


def _verdict(session: Session, held: Marking, standing: RankedEntrant) -> str | None:
    """A veto first, then what is 必备 and has no mark, then the line of the scheme, once every item has a mark."""
    if standing.vetoed:
        return words.VETOED
    if _lacking(session, held):
        return words.LACKING
    passing = session.scalar(select(MarkingScheme.passing).where(MarkingScheme.id == held.scheme))
    if passing is None or unmarked(session, [held.id]):
        return None
    return words.PASSED if points.stored(standing.total) >= passing else words.FAILED


def _lacking(session: Session, held: Marking) -> list[str]:
    """The 必备 items that got nothing in the check."""
    got = select(MarkedItem.item).where(MarkedItem.marking == held.id, MarkedItem.given > 0)
    must = select(MarkingItem.name).where(
        MarkingItem.scheme == held.scheme, MarkingItem.must.is_(True), MarkingItem.id.not_in(got)
    )
    return list(session.scalars(must))


def unmarked(session: Session, markings: Iterable[int]) -> dict[int, int]:
    """Of the markings that miss some, how many items of 评分 have no mark of the check."""
    got = (MarkedItem.marking == Marking.id, MarkedItem.item == MarkingItem.id, MarkedItem.given.is_not(None))
    missing = (
        select(Marking.id, func.count(MarkingItem.id))
        .join(MarkingItem, MarkingItem.scheme == Marking.scheme)
        .where(Marking.id.in_(list(markings)), MarkingItem.kind == SCORED, ~exists().where(*got))
    )
    return {row: count for row, count in session.execute(missing.group_by(Marking.id))}  # noqa: C416 - typed pairs


def settle_schemes(session: Session, ids: Sequence[int], today: date) -> None:
    """Where the items of a scheme changed, whatever was marked by it is reckoned anew."""
    _mind_full(session, ids)
    _mind_sum(session, ids)
    settle_markings(session, belonging(session, Marking.scheme, ids), today)


def settle_items(session: Session, schemes: Sequence[int], today: date) -> None:
    session.expire_all()
    mind_places(session, MarkingItem.scheme, schemes, "name")
    settle_schemes(session, schemes, today)


def _mind_full(session: Session, schemes: Sequence[int]) -> None:
    """A full mark is not lowered below a mark that was given already."""
    for column in (MarkedItem.given, MarkedItem.own):
        query = (
            select(MarkingItem.name, MarkingItem.full, column)
            .join(MarkedItem, MarkedItem.item == MarkingItem.id)
            .where(MarkingItem.scheme.in_(list(schemes)), MarkingItem.kind == SCORED, column > MarkingItem.full)
        )
        for name, full, mark in session.execute(query.order_by(column.desc()).limit(1)):
            told = f"“{name}”已经打了{points.show(mark or 0)}分，满分不能改成{points.show(full or 0)}分。"
            raise Refusal(told, "请核对满分；标准变了的请用“标准另起一版”。", field="full")


def _mind_sum(session: Session, schemes: Sequence[int]) -> None:
    """The items of a scheme do not come to more than the scheme; to less they may, it may not be typed to the end."""
    total = func.sum(MarkingItem.full)
    query = (
        select(MarkingScheme.name, MarkingScheme.full, total)
        .join(MarkingItem, MarkingItem.scheme == MarkingScheme.id)
        .where(MarkingScheme.id.in_(list(schemes)), MarkingItem.kind == SCORED)
        .group_by(MarkingScheme.id).having(total > MarkingScheme.full).order_by(MarkingScheme.id).limit(1)
    )  # fmt: skip
    for name, full, found in session.execute(query):
        told = f"“{name}”各条满分之和{points.show(found or 0)}，超过了标准的满分{points.show(full or 0)}。"
        raise Refusal(told, "请核对各条的满分，或先改标准的满分。", field="full")


def judge_items(session: Session, lines: Sequence[Line], today: date) -> Iterator[tuple[int, Fault]]:
    """Which line of a sheet has a number that a line before it has, or makes the items come to more than the scheme."""
    taken: dict[tuple[object, object], object] = {}
    for place, (_, values) in enumerate(lines):
        key, name = (values.get("scheme"), values.get("place")), values.get("name")
        if key[1] != 1 and taken.setdefault(key, name) != name:
            yield place, Fault("place", f"序号{key[1]}已经用在“{taken[key]}”。", "请改成没有用过的序号。")
    yield from judge_sum(session, lines, today)


def judge_sum(session: Session, lines: Sequence[Line], _today: date) -> Iterator[tuple[int, Fault]]:
    """Which line of a sheet makes the items of its scheme come to more than the scheme."""
    wanted = {values["scheme"] for _, values in lines if isinstance(values.get("scheme"), int)}
    worth = select(MarkingScheme.id, MarkingScheme.full).where(MarkingScheme.id.in_(wanted))
    full = {row.id: row.full for row in session.execute(worth)}
    held: dict[int, dict[object, int]] = defaultdict(dict)
    for one in session.scalars(select(MarkingItem).where(MarkingItem.scheme.in_(wanted), MarkingItem.kind == SCORED)):
        held[one.scheme][one.name] = one.full or 0
    for place, (_, values) in enumerate(lines):
        scheme = values.get("scheme")
        if values.get("kind") != SCORED or not isinstance(scheme, int):
            continue
        held[scheme][values.get("name")] = values.get("full") or 0
        total, most = sum(held[scheme].values()), full.get(scheme)
        if most is not None and total > most:
            told = f"到这一条，各条满分之和{points.show(total)}，超过了标准的满分{points.show(most)}。"
            yield place, Fault("full", told, "请核对各条的满分，或先改标准的满分。")


def places(session: Session, scheme: int, markings: Iterable[int]) -> dict[int, int]:
    return {one.contender.key: one.place for one in reckoned(session, scheme, markings).standings}


@dataclass(frozen=True, slots=True)
class Gap:
    """An item on which marks were lost (in millionths), or which was not marked at all."""

    marking: int
    item: MarkingItem
    own: int | None
    given: int | None
    lost: int | None
    reason: str


def gaps(session: Session, markings: Sequence[int]) -> dict[int, list[Gap]]:
    """What each marking lacks, the most lost first; penalties and vetoes that were given too."""
    found: dict[int, list[Gap]] = defaultdict(list)
    for held in session.scalars(select(Marking).where(Marking.id.in_(markings)).order_by(Marking.id)):
        marks = {one.item: one for one in session.scalars(select(MarkedItem).where(MarkedItem.marking == held.id))}
        for item in items_of(session, held.scheme):
            gap = _gap(held.id, item, marks.get(item.id))
            if gap is not None:
                found[held.id].append(gap)
        found[held.id].sort(key=lambda one: -(one.lost if one.lost is not None else one.item.full or 0))
    return found


def _gap(marking: int, item: MarkingItem, mark: MarkedItem | None) -> Gap | None:
    own, given = (mark.own, mark.given) if mark is not None else (None, None)
    reason = mark.reason or "" if mark is not None else ""
    if item.kind == SCORED:
        if given is None:
            return Gap(marking, item, own, None, None, reason or "没有检查分")
        lost = (item.full or 0) - given
        return Gap(marking, item, own, given, lost, reason) if lost > 0 else None
    taken = given if item.kind in ("扣分", VETO) else None
    return Gap(marking, item, own, given, taken, reason) if taken else None
