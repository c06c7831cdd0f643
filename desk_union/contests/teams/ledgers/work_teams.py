"""班组 with dated members, levels and what is written into their books, as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select, union

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.contests import naming
from desk_union.contests.owning import belonging, owners_by
from desk_union.contests.teams import rules
from desk_union.contests.teams import team_words as words
from desk_union.contests.teams.tables import TeamAssessment, TeamLevel, TeamMember, TeamRecord, WorkTeam
from desk_union.describe.kinds import Choice, Count, Day, LongText, Points, Ref, Text
from desk_union.describe.ledger import Derived, Field, Ledger, Part, Preset, open_on
from desk_union.describe.tab import Named
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.ledgers.units import standing_on
from desk_union.members.tables import Placement

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

TAB, GROUP = "劳动竞赛", "班组建设"
ASSESSMENTS = Named("desk_union.contests.teams.ledgers.assessing:ASSESSMENTS")


def _teams() -> Ledger:
    return TEAMS


def _members() -> Ledger:
    return MEMBERS


def _levels() -> Ledger:
    return LEVELS


def _records() -> Ledger:
    return RECORDS


def active(day: date) -> ColumnElement[bool]:
    """The team had been founded and not yet dissolved on ``day``."""
    return and_(
        or_(WorkTeam.founded_on.is_(None), WorkTeam.founded_on <= day),
        or_(WorkTeam.closed_on.is_(None), WorkTeam.closed_on > day),
    )


def heads(day: date) -> ColumnElement[Any]:
    """How many are in the team on ``day``: placed in its unit, or noted as its members."""
    placed = select(Placement.person).where(
        Placement.value == WorkTeam.unit, Placement.since <= day, open_on(Placement, day)
    )
    of_it = (TeamMember.team == WorkTeam.id, TeamMember.since <= day, open_on(TeamMember, day))
    noted = select(TeamMember.person).where(*of_it, TeamMember.person.is_not(None))
    both = union(placed.correlate(WorkTeam), noted.correlate(WorkTeam)).subquery()
    unknown = select(func.count(TeamMember.name.distinct())).where(*of_it, TeamMember.person.is_(None))
    counted = select(func.count()).select_from(both).scalar_subquery()
    return counted + unknown.correlate(WorkTeam).scalar_subquery()


def leader(day: date) -> ColumnElement[Any]:
    held = select(naming.shown(TeamMember.person, TeamMember.name)).where(
        TeamMember.team == WorkTeam.id, TeamMember.role == words.LEADER, TeamMember.since <= day, open_on(TeamMember, day)
    )  # fmt: skip
    return held.order_by(TeamMember.since.desc()).limit(1).correlate(WorkTeam).scalar_subquery()


def level(day: date) -> ColumnElement[Any]:
    """The level to which the team was last raised by ``day``."""
    held = select(TeamLevel.level).where(TeamLevel.team == WorkTeam.id, TeamLevel.day <= day)
    return held.order_by(TeamLevel.day.desc(), TeamLevel.id.desc()).limit(1).correlate(WorkTeam).scalar_subquery()


def score(day: date) -> ColumnElement[Any]:
    """What the team was last given by ``day``, in millionths of a mark."""
    held = select(TeamAssessment.total).where(
        TeamAssessment.team == WorkTeam.id, TeamAssessment.day <= day, TeamAssessment.total.is_not(None)
    )
    newest = held.order_by(TeamAssessment.day.desc(), TeamAssessment.id.desc()).limit(1)
    return newest.correlate(WorkTeam).scalar_subquery()


def _settle_members(session: Session, ids: Sequence[int], _today: date) -> None:
    naming.tie(session, TeamMember, belonging(session, TeamMember.team, ids), {"person": "name"}, "since")
    for team in ids:
        _refuse_twice(session, team)


def _refuse_twice(session: Session, team: int) -> None:
    """Nobody has the same role in a team twice at a time."""
    first, second = TeamMember.__table__.alias("first_span"), TeamMember.__table__.alias("second_span")
    same = (
        first.c.team == team, second.c.team == team, first.c.id < second.c.id, first.c.role == second.c.role,
        first.c.name == second.c.name, first.c.person.is_not_distinct_from(second.c.person),
        or_(first.c.until.is_(None), first.c.until > second.c.since),
        or_(second.c.until.is_(None), second.c.until > first.c.since),
    )  # fmt: skip
    found = session.execute(select(first.c.name, first.c.role, first.c.since, second.c.since).where(*same).limit(1)).first()
    if found is not None:
        name, role, one, other = found
        reason = f"“{name}”的“{role}”登记了两次（{days.show_day(one)}起和{days.show_day(other)}起）。"
        raise Refusal(reason, "请先填上一段的终止日期；重复的请删去，同名的请在姓名后加以区别。", field="since")


TEAMS: Ledger = Ledger(
    code="contests.teams", title="班组台账", tab=TAB, group=GROUP, row=WorkTeam, files=True, counter="个", called="维修一班",
    instead="不再有的请填“撤销日期”。",
    name=lambda: WorkTeam.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="班组一个一行。选了会员台账里的小组，小组里的人就是班组成员；班组长、安全员等在成员里记起止日期。",
    empty="还没有班组。可以新增、导入；选好会员台账里的小组，人数自动算。",
    fields=(
        Field(WorkTeam.name, "班组名称", Text(40), required=True, print_mm=44, aliases=("名称", "班组")),
        Field(WorkTeam.kind, "班组类别", Choice(words.TEAM_KIND), print_mm=24, aliases=("类别", "类型")),
        Field(WorkTeam.unit, "所属小组", Ref(lambda: UNITS, standing_on), print_mm=34, aliases=("会员小组", "小组", "单位", "所属单位")),
        Derived(key="leader", label="班组长", kind=Text(), sql=leader, print_mm=22),
        Derived(key="heads", label="人数", kind=Count(), sql=heads, print_mm=16, total=True),
        Derived(key="level", label="等级", kind=Text(), sql=level, print_mm=24),
        Derived(key="score", label="最近得分", kind=Points(), sql=score, print_mm=22),
        Field(WorkTeam.goal, "夺标计划", LongText(), print_mm=50, aliases=("创建目标", "目标")),
        Field(WorkTeam.founded_on, "成立日期", Day(), listed=False, aliases=("组建日期",)),
        Field(WorkTeam.closed_on, "撤销日期", Day(), listed=False, help="撤销的不要删除，填日期。"),
        Field(WorkTeam.systems, "班组制度", LongText(), listed=False, aliases=("制度",)),
        Field(WorkTeam.place, "排列顺序", Count(), listed=False),
        Field(WorkTeam.note, "备注", LongText(), listed=False),
    ),
    order=("place", "id"), present="active", match=(("name",),), checks=(rules.TEAM_DAYS,),
    parts=(Part(_members, "team"), Part(_records, "team"), Part(_levels, "team"), Part(ASSESSMENTS, "team")),
    presets=(
        Preset("active", "现有班组", active),
        Preset("model", words.MODEL, lambda day: and_(active(day), level(day) == words.MODEL)),
        Preset("unrated", "没有定级", lambda day: and_(active(day), level(day).is_(None))),
        Preset("leaderless", "没有班组长", lambda day: and_(active(day), leader(day).is_(None))),
    ),
)  # fmt: skip

MEMBERS: Ledger = Ledger(
    code="contests.team_members", title="班组成员", tab=TAB, group=GROUP, row=TeamMember, counter="人", present="now",
    name=lambda: naming.shown(TeamMember.person, TeamMember.name),
    help="班组长、安全员等职务和外来成员，记起止日期；小组里的人不必再登记。",
    fields=(
        Field(TeamMember.team, "班组", Ref(_teams), required=True, print_mm=44, aliases=("班组名称",)),
        Field(TeamMember.name, "姓名", Text(30), print_mm=24, help="选了花名册里的人可以不填。"),
        Field(TeamMember.person, "花名册", Ref(lambda: PEOPLE), print_mm=24),
        Field(TeamMember.role, "班组职务", Choice(words.ROLE), required=True, default=words.MEMBER, print_mm=24, aliases=("职务", "岗位")),
        Field(TeamMember.since, "开始日期", Day(), required=True, print_mm=24, aliases=("任职日期",)),
        Field(TeamMember.until, "终止日期", Day(), print_mm=24, aliases=("离任日期",)),
        Field(TeamMember.note, "备注", Text(120), print_mm=40),
    ),
    order=("team", "since", "id"), match=(("team", "name", "role", "since"),),
    checks=(naming.either("person", "name", "成员"), rules.check_period), owners=owners_by(TeamMember.team), settle=_settle_members,
    presets=(Preset("now", "现任", lambda day: and_(TeamMember.since <= day, open_on(TeamMember, day))),),
)  # fmt: skip

LEVELS: Ledger = Ledger(
    code="contests.team_levels", title="班组升级记录", tab=TAB, group=GROUP, row=TeamLevel, when="day",
    name=lambda: TeamLevel.level,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="班组哪一天评为哪一级；在考核结果上用“评定等级”自动登记。",
    fields=(
        Field(TeamLevel.day, "日期", Day(ahead=0), required=True, print_mm=24, aliases=("评定日期",)),
        Field(TeamLevel.team, "班组", Ref(_teams), required=True, print_mm=50, aliases=("班组名称",)),
        Field(TeamLevel.level, "等级", Choice(words.TEAM_LEVEL), required=True, print_mm=30, aliases=("班组等级",)),
        Field(TeamLevel.document, "文号", Text(60), print_mm=50),
        Field(TeamLevel.note, "备注", Text(120), print_mm=60),
    ),
    order=("-day", "team", "id"), match=(("team", "day"),),
)  # fmt: skip

RECORDS: Ledger = Ledger(
    code="contests.team_records", title="班组活动记录", tab=TAB, group=GROUP, row=TeamRecord, when="day", files=True,
    name=lambda: func.concat(TeamRecord.kind, " ", TeamRecord.day),
    help="班组会、学习、安全活动、生产、奖罚等，印进《班组建设台账》。",
    fields=(
        Field(TeamRecord.day, "日期", Day(ahead=0), required=True, print_mm=24),
        Field(TeamRecord.team, "班组", Ref(_teams), required=True, print_mm=40, aliases=("班组名称",)),
        Field(TeamRecord.kind, "记录类别", Choice(words.RECORD), required=True, print_mm=26, aliases=("类别",)),
        Field(TeamRecord.what, "内容", LongText(), required=True, print_mm=110, aliases=("主要内容",)),
        Field(TeamRecord.heads, "参加人数", Count(), print_mm=20, aliases=("人数",)),
        Field(TeamRecord.noted_by, "记录人", Text(30), print_mm=24),
    ),
    order=("-day", "-id"), match=(("team", "day", "kind", "what"),),
)  # fmt: skip
