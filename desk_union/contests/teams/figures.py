"""The figures of 班组, 带班组, 师带徒 and titles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, select

from desk_union.contests.counting import column, within
from desk_union.contests.teams import team_words as words
from desk_union.contests.teams.ledgers.mentoring import CHECKS, MENTORSHIPS, ran
from desk_union.contests.teams.ledgers.pioneers import PIONEERS, SERVICE
from desk_union.contests.teams.ledgers.titling import PROMOTIONS, TITLES, holds
from desk_union.contests.teams.ledgers.work_teams import LEVELS, TEAMS, active, level
from desk_union.contests.teams.tables import (
    MentorCheck,
    Mentorship,
    Pioneer,
    Promotion,
    ServiceVisit,
    TeamLevel,
    WorkTeam,
    WorkTitle,
)
from desk_union.describe.figure import Figure, Span

if TYPE_CHECKING:
    from collections.abc import Callable

GRANTED = WorkTitle.granted_on


def _pairs(*where: ColumnElement[bool]) -> Callable[[Span], Select[Any]]:
    return lambda span: select(Mentorship.id).where(ran(span.first, span.last), *where)


def _teams(*levels: str) -> Callable[[Span], Select[Any]]:
    def rows(span: Span) -> Select[Any]:
        held = select(WorkTeam.id).where(active(span.last))
        return held.where(level(span.last).in_(levels)) if levels else held

    return rows


def _titles(*titles: str) -> Callable[[Span], Select[Any]]:
    return within(GRANTED, WorkTitle.title.in_(titles))


def _title(code: str, label: str, unit: str, seed: str, *titles: str) -> Figure:
    return Figure(f"contests.title_{code}", label, unit, lambda: TITLES, _titles(*titles), seeds=(seed,))


FIGURES: tuple[Figure, ...] = (
    Figure("contests.teams", "班组", "个", lambda: TEAMS, _teams()),
    Figure("contests.model_teams", "标杆班组", "个", lambda: TEAMS, _teams(words.MODEL), parent="contests.teams"),
    Figure("contests.team_upgrades", "班组升级评定", "次", lambda: LEVELS, within(TeamLevel.day)),
    Figure("contests.pioneers", "获得工人先锋号的班组", "个", lambda: PIONEERS, within(Pioneer.granted_on), seeds=("F040",)),
    Figure("contests.service_visits", "文明优质服务检查", "次", lambda: SERVICE, within(ServiceVisit.day)),
    Figure("contests.plaques_withdrawn", "收回奖牌", "块", lambda: SERVICE, within(ServiceVisit.withdrawn_on)),
    Figure(
        "contests.mentor_pairs", "师徒结对", "对", lambda: MENTORSHIPS, _pairs(Mentorship.kind != words.TEAM_LED), seeds=("F274",),
        note="期间内有一天在带的都算，不分哪一年结对；带班组另计。",
    ),
    Figure("contests.led_teams", "技术能手带班组", "个", lambda: MENTORSHIPS, _pairs(Mentorship.kind == words.TEAM_LED), seeds=("F080",)),
    Figure("contests.mentor_checks", "师带徒检验", "次", lambda: CHECKS, within(MentorCheck.day)),
    Figure("contests.midterm_looks", "师徒中期摸底", "次", lambda: CHECKS, within(MentorCheck.day, MentorCheck.kind == words.MIDTERM), parent="contests.mentor_checks"),
    Figure("contests.titles", "授予称号", "个", lambda: TITLES, within(GRANTED)),
    Figure("contests.chiefs", "在任首席员工", "人", lambda: TITLES, lambda span: select(WorkTitle.id).where(WorkTitle.title == words.CHIEF, holds(span.last))),
    _title("innovator", "技术创新能手", "名", "F101", "技术创新能手"),
    _title("innovating_team", "创新型班组", "个", "F102", "创新型班组"),
    _title("saver", "节约标兵", "个", "F103", "节约标兵"),
    _title("supervisor", "优秀安全监督员", "名", "F104", "优秀安全监督员"),
    Figure(
        "contests.three_best", "三优评选类别", "类", lambda: TITLES, _titles(*words.THREE_BEST), "distinct", amount=column(WorkTitle.title), seeds=("F124",),
        note="优秀跟班干部、优秀班组长、优秀群监员三种里评了几种。",
    ),
    _title("skilled", "职业技能带头人和技术能手", "人", "F126", "职业技能带头人", "技术能手"),
    Figure("contests.promotions", "技能晋级", "人次", lambda: PROMOTIONS, within(Promotion.promoted_on)),
)  # fmt: skip
