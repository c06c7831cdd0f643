"""小改小革, 五小, 操作法 as the clerk sees them, with those who made them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, extract, func, or_, select

from desk_union.contests import naming
from desk_union.contests.ideas import idea_words as words
from desk_union.contests.ideas import rules, sharing
from desk_union.contests.ideas.tables import Innovation, InnovationMember
from desk_union.contests.owning import fill_in, owners_by
from desk_union.describe.kinds import Choice, Count, Day, LongText, Money, Ref, Text
from desk_union.describe.ledger import Derived, Field, Ledger, Part, Preset, Serial
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.store import stages
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

TAB, GROUP = "劳动竞赛", "小改小革"
_WHAT, _GAIN, _JUDGED = "项目", "投入和效益", "评审"


def _innovations() -> Ledger:
    return INNOVATIONS


def _members() -> Ledger:
    return MEMBERS


def counted_on() -> ColumnElement[Any]:
    """The day by which an innovation counts, in one span only: when it was done, else when it was begun."""
    return func.coalesce(Innovation.done_on, Innovation.started_on)


def member_names() -> ColumnElement[Any]:
    """Who made it, the foremost first."""
    told = naming.shown(InnovationMember.person, InnovationMember.name).label("name")
    inner = (
        select(told)
        .where(InnovationMember.innovation == Innovation.id)
        .order_by(InnovationMember.place, InnovationMember.id)
        .correlate(Innovation)
        .subquery()
    )
    return select(func.group_concat(inner.c.name, "、")).scalar_subquery()


def unproved() -> ColumnElement[bool]:
    """A benefit is claimed without its calculation or its proof."""
    blank = or_(func.coalesce(Innovation.reckoning, "") == "", func.coalesce(Innovation.proof, "") == "")
    return and_(Innovation.benefit > 0, Innovation.stage != words.GIVEN_UP, blank)


def _settle(session: Session, ids: Sequence[int], today: date) -> None:
    undated = Innovation.done_on.is_(None)
    for chunk in chunks(ids):
        bare = list(session.scalars(select(Innovation.id).where(Innovation.id.in_(chunk), undated)))
        fill_in(session, Innovation.started_on, bare, today)


INNOVATIONS: Ledger = Ledger(
    code="contests.innovations", title="小改小革台账", tab=TAB, group=GROUP, row=Innovation, files=True, when="counted_on", counter="项",
    called="料斗自动清堵装置",
    name=lambda: Innovation.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="小改小革、五小成果、先进操作法、技能绝活，一个项目一行：谁做的、花了多少、一年创多少效益、怎么算的。",
    fields=(
        Serial(Innovation.number, "编号", "革-{year}-{n:03}", day="started_on", print_mm=24, aliases=("项目编号", "成果编号")),
        Field(Innovation.title, "项目名称", Text(100), required=True, print_mm=56, group=_WHAT, aliases=("成果名称", "名称", "项目")),
        Field(Innovation.kind, "类别", Choice(words.INNOVATION_KIND), print_mm=20, group=_WHAT, aliases=("成果类别", "项目类别", "类型")),
        Field(Innovation.unit, "完成单位", Ref(lambda: UNITS), print_mm=28, group=_WHAT, aliases=("单位", "所属单位", "部门")),
        Field(Innovation.leader, "负责人", Text(30), print_mm=20, group=_WHAT, aliases=("项目负责人", "主要完成人"), help="不填就是排第一的完成人。"),
        Field(Innovation.stage, "办理情况", words.INNOVATION_STAGE, required=True, default=words.STARTED, print_mm=18, group=_WHAT, aliases=("状态", "进展")),
        Derived(key="counted_on", label="计入日期", kind=Day(), print_mm=20, sql=lambda _day: counted_on(), help="完成日期；还没完成的是开始日期。"),
        Field(Innovation.cost, "投入费用", Money(), print_mm=22, total=True, group=_GAIN, aliases=("投入", "费用", "投入经费", "经费")),
        Field(Innovation.benefit, "年效益", Money(), print_mm=24, total=True, group=_GAIN, aliases=("经济效益", "年经济效益", "创经济价值", "创效金额", "效益"), help="一年的经济效益，按元填。"),
        Field(Innovation.grade, "评审等次", Choice(words.GRADE), print_mm=18, group=_JUDGED, aliases=("等次", "获奖等级", "奖级")),
        Derived(key="members", label="完成人", kind=Text(), sql=lambda _day: member_names(), listed=False, group=_WHAT),
        Field(Innovation.started_on, "开始日期", Day(ahead=0), listed=False, group=_WHAT, aliases=("申报日期", "立项日期", "实施时间"), help="两个日期都不填就是今天。"),
        Field(Innovation.done_on, "完成日期", Day(ahead=0), listed=False, group=_WHAT, aliases=("完成时间",)),
        Field(Innovation.used_on, "投入使用日期", Day(), listed=False, group=_WHAT, aliases=("使用日期",)),
        Field(Innovation.problem, "现状与问题", LongText(), listed=False, group=_WHAT, aliases=("现状", "目的")),
        Field(Innovation.novelty, "创新点", LongText(), listed=False, group=_WHAT, aliases=("内容或原理", "内容", "主要创新点")),
        Field(Innovation.course, "实施过程", LongText(), listed=False, group=_WHAT),
        Field(Innovation.reach, "应用范围", LongText(), listed=False, group=_WHAT, aliases=("实施地点", "应用情况")),
        Field(Innovation.reckoning, "效益计算", LongText(), listed=False, group=_GAIN, aliases=("计算方法", "效益计算方法", "效果及效益分析")),
        Field(Innovation.proof, "效益证明", Text(120), listed=False, group=_GAIN, aliases=("证明", "财务证明"), help="谁核对过，如：财务科2025年12月3日证明；扫描件附在后面。"),
        Field(Innovation.social, "社会安全效益", LongText(), listed=False, group=_GAIN, aliases=("社会效益", "安全效益")),
        Field(Innovation.patent, "知识产权", Text(120), listed=False, group=_JUDGED, aliases=("专利", "专利号", "是否专利")),
        Field(Innovation.honours, "获奖情况", LongText(), listed=False, group=_JUDGED, aliases=("荣誉", "获奖")),
        Field(Innovation.recommended, "推荐意见", LongText(), listed=False, group=_JUDGED, aliases=("单位推荐意见",)),
        Field(Innovation.appraisal, "鉴定意见", LongText(), listed=False, group=_JUDGED, aliases=("评审意见", "鉴定", "认定意见")),
        Field(Innovation.appraised_on, "鉴定日期", Day(ahead=0), listed=False, group=_JUDGED, aliases=("评审日期",)),
        *stages.columns(Innovation.stage, words.INNOVATION_STAGE, listed=False),
        Field(Innovation.note, "备注", LongText(), listed=False),
    ),
    order=("-counted_on", "-id"), match=(("number",), ("title", "unit"), ("title",)), parts=(Part(_members, "innovation"),),
    checks=(rules.check_innovation,), settle=_settle,
    presets=(
        *stages.presets(Innovation.stage, words.INNOVATION_STAGE),
        Preset("unproved", "效益没有依据", lambda _day: unproved()),
        Preset("year", "本年", lambda day: extract("year", counted_on()) == day.year),
    ),
)  # fmt: skip

MEMBERS: Ledger = Ledger(
    code="contests.innovators", title="小改小革（完成人）", tab=TAB, group=GROUP, row=InnovationMember, counter="人",
    name=lambda: naming.shown(InnovationMember.person, InnovationMember.name),
    help="每个项目的完成人和贡献份额；份额合计不超过100%。",
    fields=(
        Field(InnovationMember.innovation, "项目", Ref(_innovations), required=True, print_mm=70, aliases=("项目名称", "成果名称")),
        Field(InnovationMember.place, "排名", Count(), print_mm=14, default=1, aliases=("贡献排名", "序号")),
        Field(InnovationMember.name, "姓名", Text(30), print_mm=22, aliases=("完成人",), help="选了花名册里的人可以不填。"),
        Field(InnovationMember.person, "花名册", Ref(lambda: PEOPLE), print_mm=22),
        Field(InnovationMember.job, "岗位", Text(40), print_mm=26),
        Field(InnovationMember.skill, "技能等级", Text(40), print_mm=24),
        Field(InnovationMember.share, "贡献份额%", Count(most=1000), print_mm=20, aliases=("份额", "贡献份额")),
    ),
    order=("innovation", "place", "id"), match=(("innovation", "name"), ("innovation", "person")),
    checks=(naming.either("person", "name", "完成人"), rules.check_share), owners=owners_by(InnovationMember.innovation), settle=sharing.settle_members,
)  # fmt: skip
