"""What may be wrong with a winner: no such prize, vetoed, never entered, more winners than places or than the share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.days import show_day
from desk_union.contests.running import contest_words as words
from desk_union.contests.running import prize_rates, rules
from desk_union.contests.running.reckoning import grades_of
from desk_union.contests.running.tables import (
    Contest,
    ContestAward,
    ContestCriterion,
    ContestEntry,
    ContestMember,
    ContestScore,
)
from desk_union.describe.ledger import Fault
from desk_union.members.tables import Unit
from desk_union.scoring.scheme import VETO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.contests.running.tables import ContestGrade
    from desk_union.describe.ledger import Values

    Line = tuple[int | None, Values]

LISTED = 6


@dataclass(frozen=True)
class AwardedContest:
    """A contest as far as its prizes are judged by it; ``given`` are the places by grade and winner,
    ``alike`` the ids of awards by grade, winner and day.
    """

    held: Contest
    grades: Sequence[ContestGrade]
    entries: dict[str, Any]
    known: frozenset[str]
    vetoed: dict[str, str]
    has_marks: bool = False  # other than a veto, so that there is a result to be signed
    given: dict[tuple[str, str], int] = field(default_factory=dict)
    alike: dict[tuple[Any, ...], set[int]] = field(default_factory=dict)

    def count(self, grade: ContestGrade) -> list[int]:
        """The places of those who have this grade, of its group alone where it has one."""
        return [
            place for (name, winner), place in self.given.items()
            if name == grade.name and (not grade.group or self.group_of(winner) == grade.group)
        ]

    def group_of(self, winner: str) -> str | None:
        return self.entries[winner].group if winner in self.entries else None


def awarded(session: Session, contest: int) -> AwardedContest | None:
    held = session.get(Contest, contest)
    if held is None:
        return None
    of_it = ContestEntry.contest == contest
    query: Any = select(ContestEntry.name, ContestEntry.state, ContestEntry.group, ContestEntry.unit_name).where(of_it)
    entries = {row.name: row for row in session.execute(query)}
    members = session.scalars(select(ContestMember.name).where(ContestMember.contest == contest))
    known = frozenset(members) | {row.unit_name for row in entries.values() if row.unit_name}
    scores: Any = select(ContestScore.entrant, ContestScore.item).where(
        ContestScore.contest == contest, ContestScore.mark.is_not(None)
    )
    of_veto = select(ContestCriterion.id).where(ContestCriterion.contest == contest, ContestCriterion.kind == VETO)
    vetoed = {row.entrant: row.item for row in session.execute(scores.where(ContestScore.criterion.in_(of_veto)))}
    marked = session.execute(scores.where(ContestScore.criterion.not_in(of_veto)).limit(1)).first() is not None
    columns = (ContestAward.id, ContestAward.grade, ContestAward.winner, ContestAward.day, ContestAward.place)
    given: Any = session.execute(select(*columns).where(ContestAward.contest == contest)).all()
    places = {(row.grade, row.winner): row.place or 0 for row in given}
    alike: dict[tuple[Any, ...], set[int]] = defaultdict(set)
    for row in given:
        alike[row.grade, row.winner, row.day].add(row.id)
    return AwardedContest(held, grades_of(session, contest), entries, known, vetoed, marked, places, alike)


def judge(session: Session, lines: Sequence[Line], _today: date) -> Iterator[tuple[int, Fault]]:
    """Faults of awards by their place among the lines: of each what refuses, else what only warns."""
    together: dict[int, list[int]] = defaultdict(list)
    for place, (_, values) in enumerate(lines):
        if isinstance(values.get("contest"), int):
            together[values["contest"]].append(place)
    units = _units(session, [values.get("winner") for _, values in lines])
    for contest, places in together.items():
        held = awarded(session, contest)
        for place in places if held is not None else ():
            found = [*_faults(held, lines[place][1], units), *_twice(held, *lines[place])]  # type: ignore[arg-type]  # no place without it
            hard = [fault for fault in found if not fault.warns]
            yield from ((place, fault) for fault in hard or found)


def _units(session: Session, names: Sequence[str | None]) -> frozenset[str]:
    wanted = {name for name in names if name}
    return frozenset(wanted & set(session.scalars(select(Unit.name))))


def _faults(held: AwardedContest, values: Values, units: frozenset[str]) -> Iterator[Fault]:
    yield from _of_contest(held, values)
    yield from _of_grade(held, values)
    yield from _of_winner(held, values)
    yield from _too_many(held, values)
    yield from _doubts(held, values, units)


def _of_contest(held: AwardedContest, values: Values) -> Iterator[Fault]:
    contest, day = held.held, values.get("day")
    if contest.stage == words.CANCELLED:
        yield Fault("contest", f"“{contest.name}”已经取消，没有奖。", "请核对竞赛；照常举行了的，先把办理情况改回来。")
    both = contest.starts_on is not None and contest.ends_on is not None  # else the first day may be that of entry
    if both and day and day < contest.starts_on:
        reason = f"获奖日期早于“{contest.name}”的开始日期{show_day(contest.starts_on)}。"  # type: ignore[arg-type]  # both are there
        yield Fault("day", reason, "请核对两个日期。")


def _of_grade(held: AwardedContest, values: Values) -> Iterator[Fault]:
    names = list(dict.fromkeys(grade.name for grade in held.grades))
    if names and values.get("grade") not in names:
        told = "、".join(names[:LISTED])
        reason = f"“{held.held.name}”没有设奖项“{values.get('grade') or ''}”。"
        yield Fault("grade", reason, f"请改成其中一个：{told}；或先在奖项设置里登记。")


def _of_winner(held: AwardedContest, values: Values) -> Iterator[Fault]:
    winner = values.get("winner") or ""
    if winner in held.vetoed:
        reason = f"“{winner}”被“{held.vetoed[winner]}”一票否决，不能得奖。"
        yield Fault("winner", reason, "请核对获奖者，或核对评分记录里的否决。")
    entry = held.entries.get(winner)
    if entry is not None and entry.state not in (None, words.IN):
        yield Fault("winner", f"“{winner}”的参赛情况是“{entry.state}”，不能得奖。", "请核对获奖者，或核对参赛名单。")


def _too_many(held: AwardedContest, values: Values) -> Iterator[Fault]:
    """The line with which a grade has more winners than places."""
    held.given[values.get("grade") or "", values.get("winner") or ""] = values.get("place") or 0
    for grade in held.grades:
        some = held.count(grade) if grade.name == values.get("grade") else []
        if grade.places and rules.too_many(some, grade.places):
            reason = f"“{grade.name}”只有{grade.places}个名额，评了{len(some)}个。"
            yield Fault("grade", reason, "请增加名额，或减少获奖者。")
    told = beyond_share(held)
    if told is not None:
        yield told


def beyond_share(held: AwardedContest) -> Fault | None:
    """More winners than the share of those who take part."""
    contest, winners = held.held, len({winner for _, winner in held.given})
    count, cap = len(held.entries), prize_rates.shares().get(held.held.share_cap or words.NO_CAP)
    most = rules.most_winners(count, cap)
    if cap is None or not count or winners <= most:
        return None
    reason = f"参赛{count}个，获奖{winners}个，超过获奖面上限{contest.share_cap}（最多{most}个）。"
    day = contest.ends_on or contest.starts_on
    told = prize_rates.basis(contest.share_cap or "", day) if day is not None else ""
    basis = f"；{contest.share_cap}的依据：{told}" if told else ""
    return Fault("winner", reason, f"请减少获奖者，或按规定调整“获奖面上限”{basis}。")


def _doubts(held: AwardedContest, values: Values, units: frozenset[str]) -> Iterator[Fault]:
    """Old contests are written down without marks and never signed; where there are marks the result is signed."""
    winner = values.get("winner") or ""
    if held.has_marks and held.held.stage in words.OPEN:
        reason = f"“{held.held.name}”有了分数，结果还没有签字，名次没有定下来。"
        yield Fault("contest", reason, "请先办理“结果签字”，再评奖。", warns=True)
    if held.entries and winner not in held.entries and winner not in held.known and winner not in units:
        reason = f"“{held.held.name}”的参赛名单里没有“{winner}”。"
        yield Fault("winner", reason, "请核对获奖者的写法，或先登记参赛者。", warns=True)


def _twice(held: AwardedContest, award: int | None, values: Values) -> Iterator[Fault]:
    """The same prize to the same winner on the same day; a line of a sheet meets the one that is there."""
    others = held.alike.get((values.get("grade"), values.get("winner"), values.get("day")), set()) - {award}
    if award is not None and others:
        reason = f"“{values.get('winner')}”的“{values.get('grade')}”登记了两次。"
        yield Fault("winner", reason, "请留一行；不是同一回的，请写不同的获奖日期。", warns=True)
