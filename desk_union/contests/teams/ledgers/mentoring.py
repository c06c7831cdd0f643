"""师带徒 and 带班组 with their checks, as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, extract, func, or_, select

from desk_union.basis.refusal import Refusal
from desk_union.contests import naming
from desk_union.contests.owning import fill_in, owners_by
from desk_union.contests.teams import rules
from desk_union.contests.teams import team_words as words
from desk_union.contests.teams.ledgers.work_teams import TEAMS
from desk_union.contests.teams.tables import MentorCheck, Mentorship, WorkTeam
from desk_union.describe.kinds import Choice, Count, Day, LongText, Money, Points, Ref, Text
from desk_union.describe.ledger import Derived, Field, Ledger, Part, Preset, Serial
from desk_union.members.ledgers import PEOPLE
from desk_union.store import stages
from desk_union.store.monthly import months_after

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

TAB, GROUP = "劳动竞赛", "师带徒"
_WHO, _HOW, _END = "双方", "培养", "结果"


def _mentorships() -> Ledger:
    return MENTORSHIPS


def _checks() -> Ledger:
    return CHECKS


def mentor() -> ColumnElement[Any]:
    return naming.shown(Mentorship.mentor, Mentorship.mentor_name)


def pupil() -> ColumnElement[Any]:
    """The apprentice, else the team that is led."""
    team = select(WorkTeam.name).where(WorkTeam.id == Mentorship.team).correlate(Mentorship).scalar_subquery()
    apprentice = func.nullif(naming.shown(Mentorship.apprentice, Mentorship.apprentice_name), "")
    return func.coalesce(apprentice, team, "")


def last_check(day: date) -> ColumnElement[Any]:
    held = select(func.max(MentorCheck.day)).where(MentorCheck.mentorship == Mentorship.id, MentorCheck.day <= day)
    return held.correlate(Mentorship).scalar_subquery()


def next_check(day: date) -> ColumnElement[Any]:
    """When the next check falls due: so many months after the last one, else after the beginning."""
    begun = func.coalesce(last_check(day), Mentorship.starts_on)
    return months_after(begun, func.coalesce(Mentorship.every, words.EVERY))


def overdue(day: date) -> ColumnElement[bool]:
    return and_(Mentorship.stage == words.RUNNING, next_check(day) < day)


def ran(first: date, last: date) -> ColumnElement[bool]:
    """The mentorship was on at some time from one day to the other."""
    over = func.coalesce(Mentorship.finished_on, Mentorship.ends_on)
    return and_(Mentorship.starts_on <= last, or_(over.is_(None), over >= first))


def _settle(session: Session, ids: Sequence[int], today: date) -> None:
    fill_in(session, Mentorship.starts_on, ids, today)
    fill_in(session, Mentorship.every, ids, words.EVERY)
    naming.tie(session, Mentorship, ids, {"mentor": "mentor_name", "apprentice": "apprentice_name"}, "starts_on")
    himself = select(Mentorship.mentor_name).where(Mentorship.id.in_(ids), Mentorship.mentor == Mentorship.apprentice)
    if (name := session.scalar(himself)) is not None:
        raise Refusal(f"师傅和徒弟都是{name}。", "一个人不能带自己，请改师傅或徒弟。", field="apprentice_name")


MENTORSHIPS: Ledger = Ledger(
    code="contests.mentorships", title="师带徒台账", tab=TAB, group=GROUP, row=Mentorship, files=True, when="starts_on", counter="对", present="running",
    name=lambda: func.concat(mentor(), "带", pupil()),
    help="师徒结对和技术能手带班组，一对一行：计划、定期检验、中期摸底、结业；一个师傅可以带几个徒弟，各填一行。",
    fields=(
        Serial(Mentorship.number, "协议编号", "师-{year}-{n:03}", day="starts_on", print_mm=26, aliases=("编号", "合同编号")),
        Field(Mentorship.kind, "类别", Choice(words.MENTOR_KIND), required=True, default=words.APPRENTICE, print_mm=26, aliases=("类型",)),
        Field(Mentorship.mentor_name, "师傅", Text(30, "name"), print_mm=20, group=_WHO, aliases=("师傅姓名", "导师", "能手", "指导人"), help="花名册里没有的照写；选了“师傅（花名册）”可以不填。"),
        Field(Mentorship.apprentice_name, "徒弟", Text(30, "name"), print_mm=20, group=_WHO, aliases=("徒弟姓名", "学员"), help="花名册里没有的照写。"),
        Field(Mentorship.team, "所带班组", Ref(lambda: TEAMS), print_mm=30, group=_WHO, aliases=("班组",)),
        Field(Mentorship.trade, "工种", Text(40), print_mm=22, group=_WHO, aliases=("岗位", "专业")),
        Field(Mentorship.stage, "办理情况", words.MENTOR_STAGE, required=True, default=words.RUNNING, print_mm=18, group=_END, aliases=("状态",)),
        Field(Mentorship.starts_on, "开始日期", Day(ends="ends_on"), print_mm=22, group=_HOW, aliases=("结对日期", "起始日期", "合同开始日期"), help="不填就是今天。"),
        Field(Mentorship.ends_on, "终止日期", Day(), print_mm=22, group=_HOW, aliases=("到期日期", "截止日期", "合同终止日期")),
        Derived(key="next_check", label="下次检验", kind=Day(), sql=next_check, print_mm=22, group=_HOW),
        Field(Mentorship.result, "结果", Choice(words.RESULT), print_mm=16, group=_END, aliases=("考核结果",)),
        Field(Mentorship.mentor, "师傅（花名册）", Ref(lambda: PEOPLE), listed=False, group=_WHO),
        Field(Mentorship.apprentice, "徒弟（花名册）", Ref(lambda: PEOPLE), listed=False, group=_WHO),
        Field(Mentorship.mentor_skill, "师傅技能等级", Text(40), listed=False, group=_WHO),
        Field(Mentorship.apprentice_skill, "徒弟技能等级", Text(40), listed=False, group=_WHO),
        Field(Mentorship.goal, "培养目标", LongText(), listed=False, group=_HOW, aliases=("目标",)),
        Field(Mentorship.plan, "培养计划", LongText(), listed=False, group=_HOW, aliases=("教学计划", "计划", "带班组计划")),
        Field(Mentorship.every, "几个月检验一次", Count(least=1, most=24), listed=False, group=_HOW, help="不填就是3个月。"),
        Field(Mentorship.allowance, "带徒津贴", Money(), listed=False, group=_HOW, aliases=("津贴",)),
        Field(Mentorship.witness, "见证方", Text(60), listed=False, group=_HOW),
        Field(Mentorship.finished_on, "结业日期", Day(ahead=0), listed=False, group=_END, aliases=("出师日期", "解除日期")),
        Field(Mentorship.summary, "结业小结", LongText(), listed=False, group=_END, aliases=("小结", "成效")),
        Derived(key="last_check", label="上次检验", kind=Day(), sql=last_check, listed=False, group=_HOW),
        *stages.columns(Mentorship.stage, words.MENTOR_STAGE, listed=False),
        Field(Mentorship.note, "备注", LongText(), listed=False),
    ),
    order=("-starts_on", "-id"), match=(("number",), ("mentor_name", "apprentice_name", "starts_on"), ("mentor_name", "apprentice_name"), ("mentor_name", "team")),
    parts=(Part(_checks, "mentorship"),), checks=(rules.check_mentorship, rules.MENTOR_DAYS), settle=_settle,
    presets=(
        *stages.presets(Mentorship.stage, words.MENTOR_STAGE),
        Preset("running", "当时在带", lambda day: ran(day, day)),
        Preset("overdue", "检验超期", overdue),
        Preset("expired", "到期没有结业", lambda day: and_(Mentorship.stage == words.RUNNING, Mentorship.ends_on < day)),
        Preset("led", words.TEAM_LED, lambda _day: Mentorship.kind == words.TEAM_LED),
        Preset("year", "本年", lambda day: extract("year", Mentorship.starts_on) == day.year),
    ),
)  # fmt: skip

CHECKS: Ledger = Ledger(
    code="contests.mentor_checks", title="师带徒（检验记录）", tab=TAB, group=GROUP, row=MentorCheck, files=True, when="day", counter="次",
    name=lambda: func.concat(MentorCheck.kind, " ", MentorCheck.day),
    help="定期检验、中期摸底、结业考核、听课授课，一次一行。",
    fields=(
        Field(MentorCheck.day, "日期", Day(ahead=0), required=True, print_mm=22, aliases=("检查日期",)),
        Field(MentorCheck.mentorship, "师徒（班组）", Ref(_mentorships), required=True, print_mm=50, aliases=("师徒", "结对")),
        Field(MentorCheck.kind, "检查类别", Choice(words.CHECK_KIND), required=True, default=words.PERIODIC, print_mm=24, aliases=("类别",)),
        Field(MentorCheck.progress, "进展情况", LongText(), print_mm=60, aliases=("进展",)),
        Field(MentorCheck.problem, "存在问题", LongText(), print_mm=50, aliases=("问题", "整改要求")),
        Field(MentorCheck.score, "得分", Points(), print_mm=18, aliases=("分数", "评分")),
        Field(MentorCheck.checker, "检查人", Text(40), print_mm=24),
    ),
    order=("mentorship", "day", "id"), match=(("mentorship", "day", "kind"),), owners=owners_by(MentorCheck.mentorship),
    presets=(Preset("midterm", words.MIDTERM, lambda _day: MentorCheck.kind == words.MIDTERM),),
)  # fmt: skip
