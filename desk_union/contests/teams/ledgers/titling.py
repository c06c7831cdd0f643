"""Titles with their terms, 首席员工 among them, and 晋级 records, as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, extract, func, or_, select

from desk_union.contests import naming
from desk_union.contests.teams import rules
from desk_union.contests.teams import team_words as words
from desk_union.contests.teams.ledgers.work_teams import TEAMS
from desk_union.contests.teams.tables import Promotion, WorkTeam, WorkTitle
from desk_union.describe.kinds import Choice, Day, LongText, Ref, Text
from desk_union.describe.ledger import Derived, Field, Ledger, Preset
from desk_union.members.ledgers import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

TAB, GROUP = "劳动竞赛", "技能晋级"


def holder() -> ColumnElement[Any]:
    """Who holds a title: a person, a team, or a name as written."""
    team = select(WorkTeam.name).where(WorkTeam.id == WorkTitle.team).correlate(WorkTitle).scalar_subquery()
    return func.coalesce(team, naming.shown(WorkTitle.person, WorkTitle.holder))


def holds(day: date) -> ColumnElement[bool]:
    """The title is held on ``day``: granted, its term not over, not withdrawn."""
    return and_(
        WorkTitle.granted_on <= day, or_(WorkTitle.until.is_(None), WorkTitle.until >= day),
        or_(WorkTitle.withdrawn_on.is_(None), WorkTitle.withdrawn_on > day),
    )  # fmt: skip


def _settle_titles(session: Session, ids: Sequence[int], _today: date) -> None:
    to_people = list(session.scalars(select(WorkTitle.id).where(WorkTitle.id.in_(ids), WorkTitle.team.is_(None))))
    naming.tie(session, WorkTitle, to_people, {"person": "holder"}, "granted_on")


def _settle_promotions(session: Session, ids: Sequence[int], _today: date) -> None:
    naming.tie(session, Promotion, ids, {"person": "name"}, "promoted_on")


TITLES: Ledger = Ledger(
    code="contests.titles", title="称号台账", tab=TAB, group=GROUP, row=WorkTitle, files=True, when="granted_on", present="held", counter="个",
    name=lambda: func.concat(holder(), " ", WorkTitle.title),
    help="首席员工、技术能手、节约标兵等称号，授予一次一行，有任期的填任期；个人和班组都可以。",
    fields=(
        Field(WorkTitle.title, "称号", Choice(words.TITLE), required=True, print_mm=34, aliases=("称号名称", "荣誉称号")),
        Field(WorkTitle.holder, "获得者", Text(40), print_mm=24, aliases=("姓名", "获得者姓名", "人员"), help="花名册里没有的照写；授予班组的选班组。"),
        Field(WorkTitle.team, "班组", Ref(lambda: TEAMS), print_mm=30, aliases=("获得班组", "集体")),
        Field(WorkTitle.trade, "工种", Text(40), print_mm=24, aliases=("专业", "岗位")),
        Field(WorkTitle.level, "级别", Text(20), print_mm=18),
        Field(WorkTitle.granted_on, "授予日期", Day(ahead=0), required=True, print_mm=22, aliases=("日期", "认定日期", "获得日期")),
        Field(WorkTitle.until, "任期到", Day(), print_mm=22, aliases=("有效期", "任期终止日期")),
        Field(WorkTitle.evaluation, "任期考核", Text(60), print_mm=30, aliases=("考核结果",)),
        Field(WorkTitle.document, "文号", Text(60), print_mm=30),
        Field(WorkTitle.person, "花名册", Ref(lambda: PEOPLE), listed=False),
        Field(WorkTitle.evaluated_on, "考核日期", Day(ahead=0), listed=False),
        Field(WorkTitle.withdrawn_on, "撤销日期", Day(ahead=0), listed=False),
        Derived(key="holder_name", label="授予", kind=Text(), sql=lambda _day: holder(), listed=False),
        Field(WorkTitle.note, "备注", LongText(), listed=False),
    ),
    order=("-granted_on", "title", "id"), match=(("title", "holder", "granted_on"), ("title", "team", "granted_on")),
    checks=(rules.check_title, rules.TITLE_DAYS), settle=_settle_titles,
    presets=(
        Preset("held", "现在有效", holds),
        Preset("chief", words.CHIEF, lambda day: and_(WorkTitle.title == words.CHIEF, holds(day))),
        Preset("ended", "任期到了没考核", lambda day: and_(WorkTitle.until < day, WorkTitle.evaluation.is_(None), WorkTitle.withdrawn_on.is_(None))),
        Preset("year", "本年授予", lambda day: extract("year", WorkTitle.granted_on) == day.year),
    ),
)  # fmt: skip

PROMOTIONS: Ledger = Ledger(
    code="contests.promotions", title="技能晋级台账", tab=TAB, group=GROUP, row=Promotion, files=True, when="promoted_on", counter="人次",
    name=lambda: naming.shown(Promotion.person, Promotion.name),
    help="培训、练兵、比武、晋级四步，一个人一个工种一行，做到哪一步填到哪一步。",
    fields=(
        Field(Promotion.name, "姓名", Text(30), print_mm=22, aliases=("人员",), help="选了花名册里的人可以不填。"),
        Field(Promotion.trade, "工种", Text(40), required=True, print_mm=26, aliases=("专业", "岗位")),
        Field(Promotion.before, "原等级", Text(30), print_mm=22),
        Field(Promotion.training, "培训", Text(60), print_mm=36, aliases=("培训内容",)),
        Field(Promotion.practice, "练兵", Text(60), print_mm=36),
        Field(Promotion.contest, "比武", Text(60), print_mm=36, aliases=("比武成绩",)),
        Field(Promotion.after, "晋级到", Text(30), print_mm=22, aliases=("现等级", "晋升等级")),
        Field(Promotion.promoted_on, "晋级日期", Day(ahead=0), print_mm=22, aliases=("认定日期",)),
        Field(Promotion.document, "文号", Text(60), print_mm=26),
        Field(Promotion.person, "花名册", Ref(lambda: PEOPLE), listed=False),
        Field(Promotion.trained_on, "培训日期", Day(ahead=0), listed=False),
        Field(Promotion.practised_on, "练兵日期", Day(ahead=0), listed=False),
        Field(Promotion.contested_on, "比武日期", Day(ahead=0), listed=False),
        Field(Promotion.note, "备注", LongText(), listed=False),
    ),
    order=("-promoted_on", "-id"), match=(("name", "trade", "promoted_on"), ("name", "trade")),
    checks=(naming.either("person", "name", "晋级人"), rules.PROMOTION_DAYS), settle=_settle_promotions,
    presets=(Preset("year", "本年晋级", lambda day: extract("year", Promotion.promoted_on) == day.year),),
)  # fmt: skip
