"""What makes a result signed, whichever way the stage came there: nothing is missing or stands out; it is sealed."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import points
from desk_union.basis.refusal import Refusal
from desk_union.contests.running import contest_settling as settling
from desk_union.contests.running import contest_words as words
from desk_union.contests.running import reckoning
from desk_union.contests.running.tables import Contest, ContestAward, ContestEntry
from desk_union.describe.ledger import Fault
from desk_union.scoring import doubting
from desk_union.store import overrides
from desk_union.store.tables import StageMove

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.contests.running.contest_settling import Settle
    from desk_union.contests.running.reckoning import ContestResult
    from desk_union.describe.ledger import Ledger
    from desk_union.scoring.doubting import GivenMark, MissingMark

TOLD = 5


def settling_contests(ledger: Callable[[], Ledger]) -> Settle:
    def settle(session: Session, ids: Sequence[int], today: date) -> None:
        for contest in _moved(session, ids, words.OPEN, words.FROZEN, Contest.seal.is_(None)):
            seal(session, ledger(), contest)
        for contest in _moved(session, ids, (words.SIGNED,), (words.AWARDED,)):
            _mind_prizes(session, ledger(), contest)
        settling.settle_contests(session, ids, today)

    return settle


def _moved(
    session: Session, ids: Sequence[int], before: Sequence[str], now: Sequence[str], *where: ColumnElement[bool]
) -> list[int]:
    """Contests that the deed in hand brought from one stage to another; a fresh row may be history."""
    moved = select(StageMove.owner_id).where(
        StageMove.id.in_(settling.touched(session, StageMove)), StageMove.owner_table == Contest.__tablename__,
        StageMove.before.in_(before), StageMove.stage.in_(now),
    )  # fmt: skip
    wanted = (Contest.id.in_(ids), Contest.stage.in_(now), Contest.id.in_(moved))
    return list(session.scalars(select(Contest.id).where(*wanted, *where)))


def _mind_prizes(session: Session, ledger: Ledger, contest: int) -> None:
    """Prizes that were set and given to nobody are asked about before the contest counts as awarded."""
    of_it = ContestAward.contest == contest
    if not reckoning.grades_of(session, contest) or session.scalar(select(ContestAward.id).where(of_it).limit(1)):
        return
    fault = Fault("stage", "设了奖项，还没有评奖。", "请先办理“评奖”。", warns=True)
    name = session.scalar(select(Contest.name).where(Contest.id == contest)) or ""
    overrides.keep(session, ledger, [(contest, one) for one in overrides.settled(session, ledger, [fault], name)])


def seal(session: Session, ledger: Ledger, contest: int) -> ContestResult:
    """Keep places and totals with the entrants, the scheme and a seal with the contest; returns the result.

    Refusal, or a question that wants a reason, where marks are missing, differ between two typings or stand far off.
    """
    text = reckoning.scheme_now(session, contest).to_text()
    settling.change(session, Contest, contest, scheme=text)
    session.expire_all()
    held = session.get_one(Contest, contest)
    result = reckoning.result_of(session, contest)
    marks = reckoning.marks_of(session, contest)
    _refuse_empty(held, result, marks)
    settling.refuse_unranked(session, held)
    doubts = [*_missing(session, held, result, marks), *_typed_twice(held, result, marks), *_far(held, result, marks)]
    passed = overrides.settled(session, ledger, doubts, held.name)
    for one in result.ranked:
        settling.change(session, ContestEntry, one.contender.key, place=one.place, total=str(one.total))
    settling.change(session, Contest, contest, seal=settling.seal_now(session, contest))
    session.expire_all()
    overrides.keep(session, ledger, [(contest, fault) for fault in passed])
    return result


def _refuse_empty(held: Contest, result: ContestResult, marks: Sequence[GivenMark]) -> None:
    if not result.ranked:
        raise Refusal(f"“{held.name}”还没有参赛者。", "请先登记参赛名单。", field="contest")
    if not result.scheme.items:
        raise Refusal(f"“{held.name}”还没有评分项目。", "请先登记评分项目。", field="contest")
    if not marks:
        raise Refusal(f"“{held.name}”还没有分数。", "请先录入分数。", field="contest")


def named(result: ContestResult, entrant: int, item: int, judge: str = "") -> str:
    """李四的“理论”（评委王五）."""
    by = f"（评委{judge}）" if judge else ""
    return f"{result.entries[entrant].name}的“{result.scheme.by_key[item].name}”{by}"


def listed(words_of: Sequence[str]) -> str:
    more = f"等{len(words_of)}个" if len(words_of) > TOLD else ""
    return "、".join(words_of[:TOLD]) + more


def _missing(
    session: Session, held: Contest, result: ContestResult, marks: Sequence[GivenMark]
) -> Iterator[Fault]:
    """A mark that nobody gave refuses; where other judges gave theirs, a reason goes on."""
    gone = reckoning.missing_of(session, result, marks)
    by_item: dict[tuple[int, int], list[MissingMark]] = defaultdict(list)
    for one in gone:
        by_item[one.entrant, one.item].append(one)
    wholly = [key for key in by_item if key not in result.tallies]
    if wholly:
        told = listed([named(result, *key, by_item[key][0].judge) for key in wholly])
        reason = f"“{held.name}”还缺{len(wholly)}个分：{told}。"
        raise Refusal(reason, "请补录；没有参赛的把参赛情况改为“弃权”。", field="contest")
    if gone:
        told = listed([named(result, *one) for one in gone])
        reason = f"还缺{len(gone)}个评委分：{told}。"
        yield Fault("judges", reason, "请补录；评委确实没有打分的，按其余评委平均。", warns=True)


def _typed_twice(held: Contest, result: ContestResult, marks: Sequence[GivenMark]) -> Iterator[Fault]:
    if not held.twice:
        return
    unlike = [named(result, one.entrant, one.item, one.judge) for one in doubting.unlike(marks)]
    if unlike:
        raise Refusal(
            f"“{held.name}”要双人录入，有{len(unlike)}个分两遍不一致或没有录第二遍：{listed(unlike)}。",
            "请对照评分表核对“得分”和“复核得分”。", field="twice",
        )  # fmt: skip
    yield from ()


def _far(held: Contest, result: ContestResult, marks: Sequence[GivenMark]) -> Iterator[Fault]:
    found = [
        f"{named(result, one.entrant, one.item, one.judge)}{points.show(int(one.value or 0))}分"
        for one in doubting.far(result.scheme, marks, Fraction(held.far or words.FAR, 100), points.SCALE)
    ]
    if found:
        reason = f"有{len(found)}个分与其他评委相差超过满分的{held.far or words.FAR}%：{listed(found)}。"
        yield Fault("far", reason, "请核对评分表，确实这样打的在评分记录里写“说明”。", warns=True)
