"""职代会届次, delegates, motions and resolutions as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from desk_union.basis import days
from desk_union.contests.owning import mind_places, owners_by
from desk_union.democracy import democracy_words as words
from desk_union.democracy.congress import quality, rules
from desk_union.democracy.congress.sittings import judge_sittings
from desk_union.democracy.congress.tables import Congress, CongressQuestion, Delegate, Motion, Resolution
from desk_union.describe.following import in_order
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Points, Ratio, Ref, Text
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Part, Preset, Serial
from desk_union.describe.settled import settled_once
from desk_union.describe.spanning import by_then
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.ledgers.membership import of_person
from desk_union.members.ledgers.people import member_on
from desk_union.members.tables import Person, Unit
from desk_union.store import stages
from desk_union.store.judging import line_by_line, only_once, settling, settling_owned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values
    from desk_union.store.judging import Line

TAB, GROUP = "民主管理", "职代会"
AHEAD = 366


def _congresses() -> Ledger:
    return CONGRESSES


def _motions() -> Ledger:
    return MOTIONS


def _resolutions() -> Ledger:
    return RESOLUTIONS


def _delegates() -> Ledger:
    return DELEGATES


def _questions() -> Ledger:
    return QUESTIONS


def sitting() -> ColumnElement[Any]:
    """第4届第3次职代会, with its unit before it where it is not of the whole."""
    unit = select(Unit.name).where(Unit.id == Congress.unit).correlate(Congress).scalar_subquery()
    return func.concat(func.coalesce(unit, ""), "第", Congress.number, "届第", Congress.session, "次", Congress.body)


def _complete_congress(values: Values) -> Values:
    """The next sitting is due a year later (F.1: at least once a year)."""
    held = values.get("held_on")
    return {} if held is None or values.get("next_on") else {"next_on": days.add_months(held, 12)}


def share(part: ColumnElement[Any], whole: ColumnElement[Any]) -> ColumnElement[Any]:
    """Tenths of a per cent."""
    return case((whole > 0, (2000 * part + whole) // (2 * whole)), else_=None)


def _passed(day: date) -> ColumnElement[Any]:
    held = select(func.count(Resolution.id)).where(Resolution.congress == Congress.id, Resolution.result == words.PASSED, by_then(Resolution.day, day))
    return held.correlate(Congress).scalar_subquery()


def _raised(day: date) -> ColumnElement[Any]:
    return select(func.count(Motion.id)).where(Motion.congress == Congress.id, by_then(Motion.raised_on, day)).correlate(Congress).scalar_subquery()


def judge_questions(session: Session, lines: Sequence[Line], _today: date) -> Iterator[tuple[int, Fault]]:
    for place, (_, values) in enumerate(lines):
        if isinstance(values.get("congress"), int):
            present = session.scalar(select(Congress.present).where(Congress.id == values["congress"]))
            yield from ((place, fault) for fault in rules.check_ballots(values, present))


def _settle_questions(session: Session, congresses: Sequence[int], today: date) -> None:
    """Of each sitting whose votes or heads changed: every question must hold, then the total follows."""
    mind_places(session, CongressQuestion.congress, congresses, "title")
    settling_owned(_questions, judge_questions, CongressQuestion.congress)(session, congresses, today)
    quality.settle_quality(session, congresses, today)


def _settle_sittings(session: Session, congresses: Sequence[int], today: date) -> None:
    """What was voted must hold by the heads that are written down now."""
    settling_owned(_resolutions, judge_resolutions, Resolution.congress)(session, congresses, today)
    _settle_questions(session, congresses, today)


CONGRESSES: Ledger = Ledger(
    code="democracy.congresses", title="职代会届次档案", counter="次", tab=TAB, group=GROUP, row=Congress, files=True, when="held_on",
    name=sitting, called="第4届第3次职代会",
    help="每一届每一次职代会（教代会、职工大会），公司的、车间的、项目部的都在这里。应到、到会人数用来核对法定人数。",
    fields=(
        Field(Congress.body, "会议名称", Choice(words.BODY), required=True, default="职代会", print_mm=20),
        Field(Congress.number, "届", Count(least=1, most=99), required=True, print_mm=10, aliases=("届数", "届别")),
        Field(Congress.session, "次", Count(least=1, most=99), required=True, default=1, print_mm=10, aliases=("次数", "会次")),
        Field(Congress.held_on, "召开日期", Day(ahead=AHEAD), required=True, print_mm=22, aliases=("日期", "会议日期", "召开时间")),
        Field(Congress.level, "层级", Choice(words.LEVEL), default="公司", print_mm=16),
        Field(Congress.unit, "所属单位", Ref(lambda: UNITS), print_mm=26, aliases=("车间", "项目部"), help="车间、项目部自己的职代会填这里；全单位的不填。"),
        Field(Congress.staff, "职工总数", Count(), listed=False, aliases=("职工人数", "教职工人数")),
        Field(Congress.due, "应到代表", Count(), print_mm=16, aliases=("应到", "应到人数", "代表人数", "代表总数")),
        Field(Congress.present, "到会代表", Count(), print_mm=16, aliases=("实到", "实到代表", "实到人数", "到会人数", "出席代表")),
        Derived(key="rate", label="到会率", kind=Ratio(), sql=lambda _day: share(Congress.present, Congress.due), print_mm=16),  # type: ignore[arg-type]  # attributes are columns in SQL
        Derived(key="motions", label="提案数", kind=Count(), sql=_raised, print_mm=14, total=True),
        Derived(key="passed", label="通过文件数", kind=Count(), sql=_passed, print_mm=20, total=True),
        Field(Congress.place, "地点", Text(60), listed=False, aliases=("会议地点",)),
        Field(Congress.agenda, "主要议题", LongText(), print_mm=40, aliases=("议题", "议程", "会议议程")),
        Field(Congress.preparation, "筹备情况", LongText(), listed=False),
        Field(Congress.party_opinion, "同级党委意见", LongText(), listed=False),
        Field(Congress.upper_opinion, "上级工会意见", LongText(), listed=False),
        Field(Congress.good, "质量评估满意票", Count(), listed=False), Field(Congress.fair, "质量评估基本满意票", Count(), listed=False),
        Field(Congress.bad, "质量评估不满意票", Count(), listed=False),
        Field(Congress.fair_worth, "基本满意折合百分数", Count(most=100), listed=False, help="质量评估逐项计分用：一票基本满意算满分的百分之几，按本单位的评估办法填；不填就不算得分。"),
        Field(Congress.quality, "质量评估得分", Points(), editable=False, listed=False),
        Field(Congress.next_on, "下次应召开日期", Day(), listed=False, help="不填就是一年以后。"),
        Field(Congress.minutes, "会议记录", LongText(), listed=False, aliases=("纪要",)),
        Field(Congress.note, "备注", LongText(), listed=False),
    ),
    order=("-held_on", "-id"), match=(("body", "unit", "number", "session"), ("body", "number", "session", "held_on")), note=_complete_congress,
    checks=(rules.check_congress,), together=line_by_line(judge_sittings), settle=settling(_congresses, judge_sittings, then=_settle_sittings), parts=(Part(_resolutions, "congress"), Part(_motions, "congress"), Part(_questions, "congress")),
    presets=(
        Preset("inquorate", "到会不足三分之二", lambda _day: 3 * Congress.present < 2 * Congress.due),
        Preset("whole", "全单位的", lambda _day: Congress.unit.is_(None)),
    ),
)  # fmt: skip


def in_office(day: date) -> ColumnElement[bool]:
    """A delegate on ``day``: elected, and nobody stands in his place yet."""
    elected = or_(Delegate.elected_on.is_(None), Delegate.elected_on <= day)
    return and_(elected, or_(Delegate.until.is_(None), Delegate.until > day))


def judge_delegates(session: Session, lines: Sequence[Line], today: date) -> Iterator[tuple[int, Fault]]:
    """Who is elected is a member on that day."""
    for place, (_, values) in enumerate(lines):
        person, day = values.get("person"), values.get("elected_on") or today
        if isinstance(person, int) and session.scalar(select(Person.id).where(Person.id == person, member_on(day))) is None:
            name = session.scalar(select(Person.name).where(Person.id == person))
            yield place, Fault("person", f"{name}在{days.show_day_long(day)}不是会员，不能当选代表。", "请先办理入会，或核对姓名和当选日期。")


def _sex(_day: date) -> ColumnElement[Any]:
    return select(Person.sex).where(Person.id == Delegate.person).correlate(Delegate).scalar_subquery()


def _check_delegate(values: Values) -> Sequence[Fault]:
    found = in_order(values, ("elected_on", "当选"), ("until", "离任"))
    if values.get("replaced_by") is not None and values.get("replaced_by") == values.get("person"):
        found.append(Fault("replaced_by", "自己不能替换自己。", "请填接替的人。"))
    return found


DELEGATES: Ledger = Ledger(
    code="democracy.delegates", title="职工代表名册", counter="名", tab=TAB, group=GROUP, row=Delegate, present="now",
    name=lambda: of_person(Delegate.person, func.concat("第", func.coalesce(Delegate.number, "？"), "届", Delegate.body, "代表")),
    help="每一届的职工代表：身份、代表团、什么时候当选、被谁替换、参加过什么培训。代表必须是会员。在花名册里选人后用“登记为职工代表”最快。",
    fields=(
        Field(Delegate.person, "姓名", Ref(lambda: PEOPLE), required=True, print_mm=20, aliases=("代表姓名", "职工姓名", "代表")),
        Derived(key="sex", label="性别", kind=Text(), sql=_sex, print_mm=10),
        Field(Delegate.body, "会议名称", Choice(words.BODY), required=True, default="职代会", print_mm=18),
        Field(Delegate.number, "届", Count(least=1, most=99), print_mm=10, aliases=("届次", "届别")),
        Field(Delegate.unit, "选举单位", Ref(lambda: UNITS), print_mm=30, aliases=("所在单位", "部门", "工作单位", "单位")),
        Field(Delegate.kind, "代表身份", Choice(words.DELEGATE_KIND), print_mm=20, aliases=("身份", "代表类别", "类别")),
        Field(Delegate.delegation, "代表团", Text(40), print_mm=24, aliases=("所属代表团", "代表团（组）", "代表组")),
        Field(Delegate.role, "团内职务", Text(20), listed=False, aliases=("团长",)),
        Field(Delegate.committee, "专门委员会", Text(40), listed=False, aliases=("专门小组",)),
        Field(Delegate.how, "产生方式", Choice(words.HOW), default=words.ELECTED, print_mm=16),
        Field(Delegate.elected_on, "当选日期", Day(ahead=0), print_mm=22, aliases=("选举日期", "当选时间")),
        Field(Delegate.until, "离任日期", Day(), print_mm=22, aliases=("替换日期", "免去日期"), help="从这一天起不再是代表；不填表示在任。"),
        Field(Delegate.replaced_by, "接替的人", Ref(lambda: PEOPLE), listed=False, aliases=("替换为", "接替人")),
        Field(Delegate.trained_on, "最近培训日期", Day(ahead=0), listed=False), Field(Delegate.training, "参加的培训", Text(120), listed=False, aliases=("培训情况",)),
        Field(Delegate.note, "备注", LongText(), listed=False),
    ),
    order=("delegation", "id"), match=(("person", "body", "number"), ("person", "body")), checks=(_check_delegate,),
    together=line_by_line(judge_delegates), settle=settling(_delegates, judge_delegates, only_once(_delegates, "body", "number", "until", "person")),
    presets=(
        Preset("now", "在任代表", in_office),
        Preset("front", "一线职工代表", lambda day: and_(in_office(day), Delegate.kind == words.FRONT_LINE)),
        Preset("managers", "管理、领导人员代表", lambda day: and_(in_office(day), Delegate.kind.in_(words.MANAGERS))),
        Preset("lapsed", "已不是会员的代表", lambda day: and_(in_office(day), Delegate.person.not_in(select(Person.id).where(member_on(day))))),
        Preset("untrained", "没有培训过", lambda day: and_(in_office(day), Delegate.trained_on.is_(None))),
    ),
)  # fmt: skip


def answered() -> ColumnElement[bool]:
    return or_(Motion.answered_on.is_not(None), Motion.stage.in_(words.HAVE_ANSWER))


def unanswered() -> ColumnElement[bool]:
    return and_(Motion.stage.in_((words.FILED, words.ASSIGNED, words.AGAIN)), Motion.merged_into.is_(None))


MOTIONS: Ledger = Ledger(
    code="democracy.motions", title="职代会提案台账", tab=TAB, group=GROUP, row=Motion, files=True, when="raised_on", called="改善车间通风",
    name=lambda: Motion.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="一事一案：提出、立案（要有两名以上附议人）、转办、答复、提案人反馈；不满意的再办。并案、转意见、不立案都记下去向和理由。",
    fields=(
        Serial(Motion.number, "提案号", "案-{year}-{n:03}", day="raised_on", print_mm=24, aliases=("编号", "提案编号")),
        Field(Motion.title, "案由", Text(120), required=True, print_mm=44, aliases=("提案名称", "提案题目", "议案", "标题")),
        Field(Motion.kind, "类别", Choice(words.MOTION_KIND), print_mm=20, aliases=("提案类别",)),
        Field(Motion.proposer, "提案人", Text(60), print_mm=18, aliases=("提出人", "领衔人", "提案人姓名", "提议人")),
        Field(Motion.seconders, "附议人", Text(200), print_mm=26, aliases=("附议代表", "附议人姓名", "联名人")),
        Field(Motion.raised_on, "提出日期", Day(ahead=0), print_mm=20, aliases=("日期", "提案日期", "提出时间")),
        Field(Motion.stage, "办理情况", words.MOTION, required=True, default=words.RAISED, print_mm=16, aliases=("状态", "办理状态", "处理情况")),
        Field(Motion.handler, "承办部门", Text(60), print_mm=24, aliases=("承办单位", "主办部门", "主办单位", "承办科室", "承办处室", "办理部门", "办理单位")),
        Field(Motion.due_on, "办理期限", Day(), print_mm=20, aliases=("期限", "限办日期")),
        Field(Motion.answered_on, "答复日期", Day(ahead=0), print_mm=20, aliases=("答复时间", "回复日期")),
        Field(Motion.satisfaction, "提案人反馈", Choice(words.SATISFACTION), print_mm=16, aliases=("反馈", "满意度", "提案人意见")),
        Field(Motion.congress, "届次", Ref(_congresses), listed=False, aliases=("职代会届次", "会议"), help="在哪一次职代会上提的。"),
        Field(Motion.delegation, "代表团", Text(40), listed=False),
        Field(Motion.situation, "情况分析", LongText(), listed=False, aliases=("理由", "现状")),
        Field(Motion.proposal, "建议与办法", LongText(), listed=False, aliases=("建议措施", "建议")),
        Field(Motion.filed_on, "立案日期", Day(ahead=0), listed=False),
        Field(Motion.merged_into, "并入的提案", Ref(_motions), listed=False, aliases=("并案",)),
        Field(Motion.refused_because, "不立案或转意见理由", Text(200), listed=False, aliases=("不立案理由", "不予立案理由", "转意见理由")),
        Field(Motion.decided_on, "审查决定日期", Day(ahead=0), listed=False, aliases=("不立案日期", "并案日期", "转意见日期"), help="并案、转意见或不立案是哪一天定的。"),
        Field(Motion.helper, "协办部门", Text(60), listed=False, aliases=("协办单位",)),
        Field(Motion.reply, "答复内容", LongText(), listed=False, aliases=("办理结果",)),
        Field(Motion.replier, "答复人", Text(40), listed=False, aliases=("签发人", "承办人")),
        Field(Motion.feedback, "反馈说明", Text(200), listed=False), Field(Motion.feedback_on, "反馈日期", Day(ahead=0), listed=False),
        Field(Motion.first_answered_on, "首次答复日期", Day(ahead=0), listed=False, help="退回再办的，第一次是哪一天答复的；转为“再办”时自动留下。"),
        Field(Motion.first_reply, "首次答复内容", LongText(), listed=False), Field(Motion.first_feedback, "首次反馈", Text(240), listed=False),
        Field(Motion.best, "最佳提案", Flag(), listed=False, aliases=("优秀提案",)),
        *stages.columns(Motion.stage, words.MOTION, listed=False),
        Field(Motion.note, "备注", LongText(), listed=False),
    ),
    order=("-raised_on", "-id"), match=(("number",), ("title", "proposer", "raised_on"), ("title", "raised_on")), note=rules.complete_motion, checks=(rules.check_motion,),
    presets=(
        *stages.presets(Motion.stage, words.MOTION),
        Preset("unanswered", "立案没有答复", lambda _day: unanswered()),
        Preset("undated", "没有提出日期", lambda _day: Motion.raised_on.is_(None)),
        Preset("overdue", "超过期限没有答复", lambda day: and_(unanswered(), Motion.due_on < day)),
    ),
)  # fmt: skip


def judge_resolutions(session: Session, lines: Sequence[Line], today: date) -> Iterator[tuple[int, Fault]]:
    for place, (_, values) in enumerate(lines):
        sat = select(Congress.due, Congress.present, Congress.held_on).where(Congress.id == values.get("congress"))
        held = session.execute(sat).one_or_none() if isinstance(values.get("congress"), int) else None
        if held is not None:
            found = (*rules.check_day(values, held.held_on, today), *rules.check_sitting(values, held.due, held.present))
            yield from ((place, fault) for fault in found)


def passed_on() -> ColumnElement[Any]:
    """The day of a resolution, else that of its sitting."""
    held = select(Congress.held_on).where(Congress.id == Resolution.congress).correlate(Resolution).scalar_subquery()
    return func.coalesce(Resolution.day, held)


RESOLUTIONS: Ledger = Ledger(
    code="democracy.resolutions", title="审议文件与决议", counter="个", tab=TAB, group=GROUP, row=Resolution, files=True, when="on",
    name=lambda: Resolution.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="职代会听取、审议、通过、决定的文件和决议，连同表决票数。到会不足应到代表三分之二的，不能通过。开会以前先登记要表决的文件，结果选“待表决”。",
    fields=(
        Field(Resolution.congress, "届次", Ref(_congresses), required=True, print_mm=36, aliases=("职代会届次", "会议")),
        Field(Resolution.title, "文件名称", Text(120), required=True, print_mm=60, aliases=("名称", "决议名称", "标题", "议题")),
        Field(Resolution.power, "职权", Choice(words.POWER), print_mm=24, aliases=("审议方式",)),
        Field(Resolution.result, "结果", Choice(words.RESULT), required=True, default=words.PASSED, print_mm=16, aliases=("表决结果", "审议结果")),
        Field(Resolution.issued, "发出票", Count(), listed=False, aliases=("发出票数", "发票数")), Field(Resolution.returned, "收回票", Count(), print_mm=14, aliases=("收回票数",)),
        Field(Resolution.in_favour, "赞成票", Count(), print_mm=14, aliases=("同意票", "赞成")), Field(Resolution.against, "反对票", Count(), print_mm=14, aliases=("反对",)),
        Field(Resolution.abstained, "弃权票", Count(), print_mm=14, aliases=("弃权",)),
        Field(Resolution.day, "表决日期", Day(ahead=0), listed=False, aliases=("日期",), help="不填就是会议的日期。"),
        Derived(key="on", label="审议日期", kind=Day(), sql=lambda _day: passed_on(), print_mm=22),
        Field(Resolution.document, "文号", Text(60), print_mm=26, aliases=("文件号",)),
        Field(Resolution.text, "决议正文", LongText(), listed=False, aliases=("内容", "决议内容")),
        Field(Resolution.note, "备注", LongText(), listed=False),
    ),
    order=("-congress", "id"), match=(("congress", "title"),), checks=(rules.check_votes,),
    compared=(settled_once("document", "决议已经发文", result="结果", issued="发出票", returned="收回票", in_favour="赞成票", against="反对票", abstained="弃权票", day="表决日期"),),
    together=line_by_line(judge_resolutions), settle=settling(_resolutions, judge_resolutions),
    presets=(Preset("passed", "通过的", lambda _day: Resolution.result == words.PASSED),),
)  # fmt: skip


def _pleased(_day: date) -> ColumnElement[Any]:
    """满意 and 基本满意 of all votes."""
    good, fair, bad = (func.coalesce(getattr(CongressQuestion, key), 0) for key in ("good", "fair", "bad"))
    return share(good + fair, good + fair + bad)


QUESTIONS: Ledger = Ledger(
    code="democracy.quality_items", title="职代会质量评估项目", counter="项", tab=TAB, group=GROUP, row=CongressQuestion,
    name=lambda: CongressQuestion.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="一次会议的质量评估逐项的票数：满意、基本满意、不满意。在届次档案里选中会议，用“列质量评估项目”，八项就列好了；得分由程序算。",
    empty="还没有质量评估。在届次档案里选中一次会议，用“列质量评估项目”。",
    fields=(
        Field(CongressQuestion.congress, "届次", Ref(_congresses), required=True, print_mm=50, aliases=("会议", "职代会届次")), Field(CongressQuestion.place, "序号", Count(least=1), required=True, default=1, print_mm=14),
        Field(CongressQuestion.title, "评估内容", Text(60), required=True, print_mm=60, aliases=("评估项目", "项目", "内容")), Field(CongressQuestion.full, "满分", Points(), required=True, print_mm=18, total=True, aliases=("分值",)),
        Field(CongressQuestion.good, "满意", Count(), print_mm=18, aliases=("满意票",)), Field(CongressQuestion.fair, "基本满意", Count(), print_mm=20, aliases=("基本满意票",)), Field(CongressQuestion.bad, "不满意", Count(), print_mm=18, aliases=("不满意票",)),
        Derived(key="pleased", label="满意率", kind=Ratio(), sql=_pleased, print_mm=18),
    ),
    order=("-congress", "place", "id"), match=(("congress", "title"),), checks=(rules.check_question,), owners=owners_by(CongressQuestion.congress), together=line_by_line(judge_questions), settle=_settle_questions,
)  # fmt: skip

LEDGERS = (CONGRESSES, DELEGATES, MOTIONS, RESOLUTIONS, QUESTIONS)
