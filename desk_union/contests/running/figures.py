"""The figures of 竞赛: contests, who took part, what was won and paid, flags, voluntary work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from desk_union.contests.running import contest_words as words
from desk_union.contests.running.ledgers import AWARDS, CONTESTS, CRITERIA, ENTRIES, FLAGS, GRADES, JOINT_WORK
from desk_union.contests.running.ledgers.contesting import began_in, days_of, heads_of, won_on
from desk_union.contests.running.tables import (
    Contest,
    ContestAward,
    ContestCriterion,
    ContestEntry,
    ContestFlag,
    ContestGrade,
    JointWork,
)
from desk_union.describe.figure import Figure, Span
from desk_union.payouts.ledgers import LINES
from desk_union.payouts.received import handed_out, paid_day
from desk_union.payouts.tables import PayoutKind, PayoutLine, PayoutList
from desk_union.scoring.scheme import SCORED

if TYPE_CHECKING:
    from collections.abc import Callable

    Rows = Callable[[Span], Select[Any]]

WHOLE = Contest.whole.is_(None)
FINAL = or_(Contest.round.is_(None), Contest.round == "决赛")
QUIZ = (words.SAFETY, words.KNOWLEDGE)


def _has_rounds() -> ColumnElement[bool]:
    """Its items are those of its rounds, and it has one of its own for each round."""
    below = Contest.__table__.alias("below")
    return select(below.c.id).where(below.c.whole == Contest.id).exists()


def _contests(*where: ColumnElement[bool]) -> Rows:
    return lambda span: select(Contest.id).where(began_in(span.first, span.last), *where)


def _newest(*where: ColumnElement[bool]) -> Rows:
    """The one that began last."""

    def rows(span: Span) -> Select[Any]:
        held = _contests(*where)(span).order_by(Contest.starts_on.desc(), Contest.id.desc()).limit(1)
        return select(Contest.id).where(Contest.id == held.scalar_subquery())

    return rows


def _of_contests(row: type[Any], *where: ColumnElement[bool]) -> Rows:
    """Rows of the contests that began in the span."""
    return lambda span: (
        select(row.id).join(Contest, Contest.id == row.contest).where(began_in(span.first, span.last), *where)
    )


def _awards(*where: ColumnElement[bool]) -> Rows:
    """Awards by their day, else by that of the contest."""
    return lambda span: (
        select(ContestAward.id)
        .join(Contest, Contest.id == ContestAward.contest)
        .where(won_on().between(span.first, span.last), *where)
    )


def _titled(*titles: str) -> Rows:
    return _awards(ContestAward.grade.in_(titles))


def _first_round() -> ColumnElement[bool]:
    """A contest, or the first round of one in which itself nobody was entered."""
    held = Contest.__table__.c
    other, entry = Contest.__table__.alias("other"), ContestEntry.__table__.alias("whole_entry")
    earlier = select(other.c.id).where(other.c.whole == held.whole, other.c.id < held.id).exists()
    of_whole = select(entry.c.id).where(entry.c.contest == held.whole).exists()
    return or_(WHOLE, and_(~earlier, ~of_whole))


def _entered(*where: ColumnElement[bool]) -> Rows:
    there = or_(ContestEntry.state.is_(None), ContestEntry.state == words.IN)
    return _of_contests(ContestEntry, there, *where)


def _from_unit() -> Any:
    """The unit from which an entry comes, a team of its own where none is written."""
    held = ContestEntry.__table__.c
    return func.coalesce(held.unit_name, held.name)


def _column(row: type[Any], name: str) -> Callable[[], Any]:
    return lambda: row.__table__.c[name]


def _prizes(span: Span) -> Select[Any]:
    """Lines of lists that hand out what contests brought, and of lists of that kind made without one."""
    kind = select(PayoutKind.id).where(PayoutKind.name == words.PRIZE_KIND)
    lists = select(PayoutList.id).where(
        or_(PayoutList.kind.in_(kind), PayoutList.id.in_(select(ContestAward.roll).where(ContestAward.roll.is_not(None))))
    )
    given = (handed_out(), paid_day().between(span.first, span.last), PayoutLine.cash > 0)
    return select(PayoutLine.id).where(PayoutLine.roll.in_(lists), *given)


def _flags(span: Span) -> Select[Any]:
    return select(ContestFlag.id).where(ContestFlag.since.between(span.first, span.last), ContestFlag.name.contains("红旗"))


def _work(span: Span) -> Select[Any]:
    return select(JointWork.id).where(JointWork.day.between(span.first, span.last))


def _drive_grade(span: Span) -> Select[Any]:
    """The first prize in money of the drive that began last."""
    order = (Contest.starts_on.desc(), ContestGrade.place, ContestGrade.id)
    first = _of_contests(ContestGrade, DRIVEN, ContestGrade.money > 0)(span).order_by(*order).limit(1)
    return select(ContestGrade.id).where(ContestGrade.id == first.scalar_subquery())


def _last_place(span: Span) -> Select[Any]:
    """The place that was won last."""
    order = (ContestAward.day.desc(), ContestAward.place, ContestAward.id)
    last = _awards(SKILLED, ContestAward.place.is_not(None))(span).order_by(*order).limit(1)
    return select(ContestAward.id).where(ContestAward.id == last.scalar_subquery())


SKILLED = Contest.kind == words.SKILL
DRIVEN = Contest.kind == words.DRIVE

FIGURES: tuple[Figure, ...] = (
    Figure("contests.contests", "劳动竞赛", "项", lambda: CONTESTS, _contests(WHOLE), seeds=("F202",),
    note="按开始日期算在一个年度里；初赛、决赛、各季度不另算，已取消的不算。"),
    Figure("contests.items", "综合劳动竞赛分项", "项", lambda: CRITERIA,
    _of_contests(ContestCriterion, Contest.kind == words.GENERAL, ContestCriterion.kind == SCORED, ~_has_rounds()),
    "distinct", amount=_column(ContestCriterion, "name"), seeds=("F029",), note="同名的项目只算一次。"),
    Figure("contests.drive_days", "专项竞赛持续天数", "天", lambda: CONTESTS, _newest(WHOLE, DRIVEN, Contest.ends_on.is_not(None)), "latest", show=days_of, seeds=("F032",)),
    Figure("contests.drive_prize", "专项竞赛每名奖励", "元", lambda: GRADES, _drive_grade, "sum", amount=_column(ContestGrade, "money"), seeds=("F034",), note="最近一项专项竞赛的第一个奖项。"),
    Figure("contests.drive_winners", "专项竞赛受奖单位", "个", lambda: AWARDS, _awards(DRIVEN), "distinct", amount=_column(ContestAward, "winner"), seeds=("F035",)),
    Figure("contests.entrants", "参赛", "人次", lambda: ENTRIES, _entered(_first_round()), "total", amount=heads_of,
    note="个人算1，集体按队员或填的人数。"),
    Figure("contests.teams_in", "参赛班组", "个", lambda: ENTRIES, _entered(ContestEntry.kind == words.TEAM), "distinct", amount=_column(ContestEntry, "name"), seeds=("F074",)),
    Figure("contests.skill_entrants", "技能比武参加", "人", lambda: ENTRIES, _entered(SKILLED), "distinct", amount=_column(ContestEntry, "name"), seeds=("F079",)),
    Figure("contests.quiz_units", "安康杯、知识竞赛参赛单位", "家", lambda: ENTRIES, _entered(Contest.kind.in_(QUIZ), FINAL), "distinct", amount=_from_unit, seeds=("F220",),
    note="分初赛、决赛的只算决赛。"),
    Figure("contests.quiz_persons", "安康杯、知识竞赛参赛", "名", lambda: ENTRIES, _entered(Contest.kind.in_(QUIZ), FINAL), "total", amount=heads_of, seeds=("F221",),
    note="分初赛、决赛的只算决赛；集体按队员或填的人数。"),
    Figure("contests.skill_edition", "技能比武届次", "届", lambda: CONTESTS, _newest(WHOLE, SKILLED, Contest.edition.is_not(None)), "latest", show=_column(Contest, "edition"), seeds=("F234",)),
    Figure("contests.quiz_edition", "知识竞赛届次", "届", lambda: CONTESTS, _newest(WHOLE, Contest.kind.in_(QUIZ), Contest.edition.is_not(None)), "latest", show=_column(Contest, "edition"), seeds=("F282",)),
    Figure("contests.skill_place", "技能比武最近名次", "名次", lambda: AWARDS, _last_place, "latest", show=_column(ContestAward, "place"), seeds=("F283",)),
    Figure("contests.awards", "竞赛评奖", "个", lambda: AWARDS, _awards()),
    Figure("contests.women_places", "巾帼建功状元名额", "名", lambda: GRADES, _of_contests(ContestGrade, Contest.kind == words.WOMEN), "total", amount=lambda: func.coalesce(ContestGrade.__table__.c.places, 0), seeds=("F058",)),
    Figure("contests.interest_stars", "收息状元和收息能手", "人", lambda: AWARDS, _titled("收息状元", "收息能手"), seeds=("F198",)),
    Figure("contests.service_stars", "服务明星", "名", lambda: AWARDS, _titled("服务明星"), seeds=("F199",)),
    Figure("contests.deposit_champions", "吸储状元", "名", lambda: AWARDS, _titled("吸储状元"), seeds=("F200",)),
    Figure("contests.deposit_stars", "吸储能手", "名", lambda: AWARDS, _titled("吸储能手"), seeds=("F201",)),
    Figure("contests.prizes_paid", "发放竞赛奖金", "元", lambda: LINES, _prizes, "sum", amount=_column(PayoutLine, "cash"), seeds=("F196",),
    note="由竞赛评奖编的发放单，和开支种类是“劳动竞赛奖”的发放单；已签领或已入账的，按入账日期。"),
    Figure("contests.flags", "授予流动红旗", "面", lambda: FLAGS, _flags, seeds=("F033",)),
    Figure("contests.joint_work", "义务劳动和工团活动", "次", lambda: JOINT_WORK, _work, seeds=("F036",)),
    Figure("contests.joint_heads", "义务劳动和工团活动参加", "人次", lambda: JOINT_WORK, _work, "total", amount=lambda: func.coalesce(JointWork.__table__.c.heads, 0)),
)  # fmt: skip
