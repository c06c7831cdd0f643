"""Rounds of a contest: who goes on, the totals of rounds gathered in the whole, and the order of appearance."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from desk_union.basis import points
from desk_union.basis.refusal import Refusal
from desk_union.contests.running import contest_settling as settling
from desk_union.contests.running import contest_words as words
from desk_union.contests.running import reckoning
from desk_union.contests.running.ledgers import CRITERIA, ENTRIES, SCORES
from desk_union.contests.running.starting import OF_ENTRY, add_rows, copied
from desk_union.contests.running.tables import Contest, ContestCriterion, ContestEntry, ContestScore
from desk_union.scoring import lots
from desk_union.scoring.scheme import SCORED
from desk_union.store import rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.scoring.ranking import RankedEntrant


def next_round(
    session: Session, contest: int, name: str, places: int, weight: int | None, day: date, today: date
) -> int:
    """A further round with the first ``places``; all that are tied at the cut go on.

    With a ``weight`` (millionths) the totals of this round are carried in as an item of that weight.
    """
    held = session.get_one(Contest, contest)
    result = reckoning.result_of(session, contest)
    able = [one for one in result.ranked if not one.vetoed]
    if not able or not result.tallies:
        raise Refusal(f"“{held.name}”还没有成绩。", "请先录入这一轮的分数。", field="contest")
    last = able[min(places, len(able)) - 1].place
    through = [one for one in able if one.place <= last]
    given = {
        "name": f"{held.name}{name}",
        "round": name,
        "whole": held.whole or held.id,
        "starts_on": day,
        "ends_on": day,
    }
    fresh = copied(session, held, given, entrants=False, today=today)
    wanted = {one.contender.key for one in through}
    query = select(ContestEntry).where(ContestEntry.id.in_(wanted)).order_by(ContestEntry.id)
    entries = [{"contest": fresh, **{key: getattr(one, key) for key in OF_ENTRY}} for one in session.scalars(query)]
    add_rows(session, ENTRIES, entries, today)
    if weight:
        _carry_in(session, fresh, held.round or "初赛", through, weight, today)
    return fresh


def _carry_in(
    session: Session, contest: int, label: str, through: Sequence[RankedEntrant], weight: int, today: date
) -> None:
    """An item with the totals of the round before, on the full mark that its items allow together."""
    item = f"{label}成绩"
    names = {one.contender.key: one for one in through}
    full = _whole_mark(session, contest)
    given = {"contest": contest, "name": item, "kind": SCORED, "full": full, "weight": weight, "place": 0}
    add_rows(session, CRITERIA, [given], today)
    query = select(ContestEntry.id, ContestEntry.name).where(ContestEntry.id.in_(names))
    of = {row.id: row.name for row in session.execute(query)}
    marks = [
        {"contest": contest, "entrant": of[key], "item": item, "mark": points.stored(max(one.total, Fraction(0)))}
        for key, one in names.items()
    ]
    add_rows(session, SCORES, marks, today)


def _whole_mark(session: Session, contest: int) -> int | None:
    """What all scored items bring at most; unknown where one has neither weight nor full mark."""
    items = [item for item in reckoning.scheme_now(session, contest).items if item.kind == SCORED]
    worth = [item.weight if item.weight is not None else item.full for item in items]
    return None if None in worth or not worth else points.stored(sum((one for one in worth if one), Fraction(0)))


def gather(session: Session, contest: int, today: date) -> int:
    """Take the totals of the signed rounds into the whole contest, an item for each; returns how many rounds."""
    held = session.get_one(Contest, contest)
    below = list(
        session.scalars(select(Contest).where(Contest.whole == contest).order_by(Contest.starts_on, Contest.id))
    )
    signed = [one for one in below if one.stage in words.FROZEN]
    if not below:
        raise Refusal(f"“{held.name}”没有分阶段。", "初赛、决赛、各季度的竞赛请先填“所属竞赛”。", field="contest")
    if not signed:
        raise Refusal(f"“{held.name}”各阶段的结果都还没有签字。", "请先办理“结果签字”。", field="contest")
    for one in signed:
        _gather_one(session, contest, one, today)
    return len(signed)


def _gather_one(session: Session, contest: int, below: Contest, today: date) -> None:
    label = below.round or below.name
    item = select(ContestCriterion.id).where(ContestCriterion.contest == contest, ContestCriterion.name == label)
    if session.scalar(item) is None:
        add_rows(session, CRITERIA, [{"contest": contest, "name": label, "kind": SCORED}], today)
    there = set(session.scalars(select(ContestEntry.name).where(ContestEntry.contest == contest)))
    entries = list(
        session.scalars(select(ContestEntry).where(ContestEntry.contest == below.id).order_by(ContestEntry.id))
    )
    new = [one for one in entries if one.name not in there]
    add_rows(
        session, ENTRIES, [{"contest": contest, **{key: getattr(one, key) for key in OF_ENTRY}} for one in new], today
    )
    old = list(
        session.scalars(select(ContestScore.id).where(ContestScore.contest == contest, ContestScore.item == label))
    )
    rows.delete_rows(session, SCORES, old, today)
    # A team below nought in one quarter takes what it lacks into the year as no points.
    marks = [
        {
            "contest": contest, "entrant": one.name, "item": label,
            "mark": points.stored(max(Fraction(one.total), Fraction(0))),
        }
        for one in entries
        if one.total is not None
    ]  # fmt: skip
    add_rows(session, SCORES, marks, today)


def draw_lots(session: Session, contest: int) -> list[int]:
    """Give the entrants their numbers in an order drawn at random; the number it was drawn with is kept."""
    held = session.get_one(Contest, contest)
    if held.lot is not None:
        raise Refusal(f"“{held.name}”已经抽过签。", "要重抽的，请先说明原因，清空参赛名单里的出场号。", field="contest")
    there = [key for key, one in reckoning.entries_of(session, contest).items() if reckoning.takes_part(one)]
    if not there:
        raise Refusal(f"“{held.name}”还没有参赛者。", "请先登记参赛名单。", field="contest")
    seed = random.SystemRandom().randrange(10**6)
    order = lots.drawn(there, seed)
    for place, key in enumerate(order, start=1):
        settling.change(session, ContestEntry, key, lot=place)
    session.connection().execute(update(Contest).where(Contest.id == contest).values(lot=seed))
    session.expire_all()
    return order
