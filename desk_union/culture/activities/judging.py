"""Works of art and writing judged: marks become scores and places by the engine that contests use too."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from desk_union.basis import points
from desk_union.culture.activities.tables import Activity, ArtWork, WorkCriterion, WorkMark
from desk_union.describe.ledger import Fault
from desk_union.scoring.ranking import Contender, Reckoning, ranked
from desk_union.scoring.scheme import ScoreItem, ScoreScheme
from desk_union.scoring.tally import MarkTally, tally
from desk_union.scoring.telling import arithmetic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.scoring.ranking import RankedEntrant
    from desk_union.store.judging import Line

WHOLE = ScoreItem(0, "总评", full=points.exact(100 * points.SCALE))  # marked where the activity has no criteria


class JudgedWorks:
    """All works of one activity (None: those of none) that have marks, reckoned; who is vetoed is nobody here."""

    def __init__(self, session: Session, activity: int | None) -> None:
        trimmed = session.scalar(select(Activity.trimmed).where(Activity.id == activity)) or False
        wanted = select(WorkCriterion).where(WorkCriterion.activity == activity).order_by(WorkCriterion.id)
        items = tuple(_item(one) for one in session.scalars(wanted))
        self.scheme = ScoreScheme(items or (WHOLE,), trimmed=trimmed)
        marks = select(WorkMark.work, WorkMark.criterion, WorkMark.mark, ArtWork.kind)
        marks = marks.join(ArtWork, ArtWork.id == WorkMark.work)
        given: dict[tuple[int, int], list[int]] = defaultdict(list)
        kinds: dict[int, str] = {}
        for row in session.execute(marks.where(ArtWork.activity.is_not_distinct_from(activity)).order_by(WorkMark.id)):
            given[row.work, row.criterion or WHOLE.key].append(row.mark)
            kinds[row.work] = row.kind
        tallies = {key: tally(some) for key, some in given.items()}
        self.tallies: dict[tuple[int, int], MarkTally] = {key: held for key, held in tallies.items() if held}
        contenders = [Contender(work, kind) for work, kind in kinds.items()]
        self.standings: list[RankedEntrant] = ranked(self.scheme, self.tallies, contenders, points.SCALE)

    def told(self, standing: RankedEntrant) -> list[str]:
        return arithmetic(Reckoning(self.scheme, self.tallies, points.SCALE), standing)


def _item(one: WorkCriterion) -> ScoreItem:
    weight = points.exact(one.weight) if one.weight else None
    return ScoreItem(one.id, one.name, full=points.exact(one.full), weight=weight)


def settle_works(session: Session, works: Sequence[int]) -> None:
    """Keep with each work of these activities its score, and its place among the works of its kind.

    Works of no activity have a score and no place: they were handed in for different things. Who lost his last mark
    has neither.
    """
    session.expire_all()
    asked = select(ArtWork.id, ArtWork.activity).where(ArtWork.id.in_(works))
    held = {row.id: row.activity for row in session.execute(asked)}
    fresh: dict[int, tuple[int | None, int | None]] = dict.fromkeys(held, (None, None))
    for activity in dict.fromkeys(held.values()):
        for one in JudgedWorks(session, activity).standings:
            if activity is not None or one.contender.key in held:
                fresh[one.contender.key] = (points.stored(one.total), one.in_group if activity is not None else None)
    for work, (score, rank) in fresh.items():
        session.connection().execute(update(ArtWork).where(ArtWork.id == work).values(score=score, rank=rank))


def marked(session: Session, works: Sequence[int]) -> list[int]:
    """Of these works those that have marks."""
    return sorted(set(session.scalars(select(WorkMark.work).where(WorkMark.work.in_(works)))))


def works_of(session: Session, activities: Sequence[int]) -> list[int]:
    return sorted(session.scalars(select(ArtWork.id).where(ArtWork.activity.in_(activities))))


def works_of_marks(session: Session, ids: Sequence[int]) -> list[int]:
    return sorted(set(session.scalars(select(WorkMark.work).where(WorkMark.id.in_(ids)))))


def activities_of_criteria(session: Session, ids: Sequence[int]) -> list[int]:
    return sorted(set(session.scalars(select(WorkCriterion.activity).where(WorkCriterion.id.in_(ids)))))


def judge_marks(session: Session, lines: Sequence[Line], _today: date) -> Iterator[tuple[int, Fault]]:
    """A mark is for a criterion of the work's own activity, and not above its full mark."""
    for place, (_, values) in enumerate(lines):
        if not isinstance(values.get("work"), int):
            continue
        activity = session.scalar(select(ArtWork.activity).where(ArtWork.id == values["work"]))
        held = {one.id: one for one in session.scalars(select(WorkCriterion).where(WorkCriterion.activity == activity))}
        yield from ((place, fault) for fault in _faults(held, values.get("criterion"), values.get("mark")))


def _faults(held: dict[int, WorkCriterion], criterion: object, mark: int | None) -> Iterator[Fault]:
    if held and criterion not in held:
        names = "、".join(one.name for one in held.values())
        yield Fault("criterion", "没有写这项活动的评分项目。", f"请从{names}里选一项。")
    elif criterion is not None and not held:
        yield Fault("criterion", "这件作品所属的活动没有这个评分项目。", "请清空评分项目，或先在“作品评分标准”里登记。")
    full = held[criterion].full if isinstance(criterion, int) and criterion in held else 100 * points.SCALE
    if mark is not None and not 0 <= mark <= full:
        yield Fault("mark", f"{points.show(mark)}分不在0到满分{points.show(full)}之间。", "请核对分数。")
