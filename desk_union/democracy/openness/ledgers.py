"""公开目录, 公开台账, 民主测评, opinions and rules as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from desk_union.democracy import democracy_words as words
from desk_union.democracy.congress.ledgers import CONGRESSES, MOTIONS, share
from desk_union.democracy.openness import reviewing, rules
from desk_union.democracy.openness.tables import (
    Appraisal,
    AppraisalItem,
    Disclosure,
    DisclosureItem,
    HouseRule,
    OpennessItem,
    OpennessReview,
    Opinion,
)
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Points, Ratio, Ref, Text
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Part, Preset, Serial
from desk_union.describe.spanning import by_then
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.tables import Unit
from desk_union.store.judging import line_by_line, only_once, settling, settling_owned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.store.judging import Line

TAB, GROUP = "民主管理", "公开与评议"


def _items() -> Ledger:
    return DISCLOSURE_ITEMS


def _reviewed_unit() -> ColumnElement[Any]:
    return select(Unit.name).where(Unit.id == OpennessReview.unit).correlate(OpennessReview).scalar_subquery()


def _appraisals() -> Ledger:
    return APPRAISALS


def _appraisal_items() -> Ledger:
    return APPRAISAL_ITEMS


def listed_on(day: date) -> ColumnElement[bool]:
    return and_(or_(DisclosureItem.since.is_(None), DisclosureItem.since <= day), or_(DisclosureItem.until.is_(None), DisclosureItem.until > day))


def _last(day: date) -> ColumnElement[Any]:
    held = select(func.max(Disclosure.day)).where(Disclosure.item == DisclosureItem.id, Disclosure.day <= day)
    return held.correlate(DisclosureItem).scalar_subquery()


def undisclosed(day: date) -> ColumnElement[bool]:
    """In the list on ``day`` and not disclosed in the month, quarter, half-year or year that is running."""
    parts = []
    for frequency in words.EVERY:
        first = rules.period_begins(frequency, day)
        told = exists().where(Disclosure.item == DisclosureItem.id, Disclosure.day.between(first, day))
        parts.append(and_(DisclosureItem.frequency == frequency, ~told))
    return and_(listed_on(day), or_(*parts))


DISCLOSURE_ITEMS: Ledger = Ledger(
    code="democracy.disclosure_items", title="厂务公开目录", counter="项", tab=TAB, group=GROUP, row=DisclosureItem, present="now", called="业务招待费使用情况",
    name=lambda: DisclosureItem.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="一年里要公开哪些事、多久公开一次。到期没有公开的，工作台会提醒。",
    fields=(
        Field(DisclosureItem.title, "公开事项", Text(120), required=True, print_mm=70, aliases=("事项", "公开内容", "项目")),
        Field(DisclosureItem.topic, "公开类别", Choice(words.TOPIC), required=True, print_mm=30, aliases=("类别",)),
        Field(DisclosureItem.frequency, "公开周期", Choice(words.FREQUENCY), required=True, default="每年", print_mm=24, aliases=("周期", "公开时间")),
        Field(DisclosureItem.form, "公开形式", Choice(words.FORM), print_mm=24, aliases=("形式",)),
        Field(DisclosureItem.department, "责任部门", Text(60), print_mm=34, aliases=("公开部门", "部门")),
        Derived(key="last", label="最近公开日期", kind=Day(), sql=_last, print_mm=24),
        Field(DisclosureItem.since, "列入日期", Day(), listed=False), Field(DisclosureItem.until, "取消日期", Day(), listed=False),
        Field(DisclosureItem.note, "备注", LongText(), listed=False),
    ),
    order=("topic", "id"), match=(("title",),), checks=(rules.check_period,),
    presets=(Preset("now", "在目录里的", listed_on), Preset("undisclosed", "本期没有公开", undisclosed)),
)  # fmt: skip

DISCLOSURES: Ledger = Ledger(
    code="democracy.disclosures", title="厂务公开台账", tab=TAB, group=GROUP, row=Disclosure, files=True, when="day", called="2026年第一季度业务招待费",
    name=lambda: func.concat(Disclosure.title, "（", Disclosure.day, "）"),
    help="一事一公开一反馈：公开了什么、依据、形式、时间、范围，职工有什么意见，怎么处理的。",
    fields=(
        Serial(Disclosure.number, "编号", "公-{year}-{n:03}", day="day", print_mm=22),
        Field(Disclosure.title, "公开事项", Text(120), required=True, print_mm=48, aliases=("事项", "公开内容", "项目", "名称")),
        Field(Disclosure.topic, "公开类别", Choice(words.TOPIC), required=True, print_mm=22, aliases=("类别",)),
        Field(Disclosure.day, "公开日期", Day(ahead=0), required=True, print_mm=20, aliases=("日期", "公开时间")),
        Field(Disclosure.period, "所属期间", Text(30), print_mm=22, aliases=("期间",), help="如：2026年一季度。"),
        Field(Disclosure.form, "公开形式", Choice(words.FORM), print_mm=20, aliases=("形式",)),
        Field(Disclosure.department, "责任部门", Text(60), print_mm=24, aliases=("公开部门", "部门")),
        Field(Disclosure.opinions, "反映意见", LongText(), print_mm=30, aliases=("职工意见", "意见")),
        Field(Disclosure.handling, "处理与整改", LongText(), print_mm=30, aliases=("处理情况", "整改情况")),
        Field(Disclosure.item, "目录事项", Ref(_items), listed=False, help="属于公开目录里哪一项；填了才知道本期公开过没有。"),
        Field(Disclosure.scope, "公开范围", Text(60), listed=False, aliases=("范围",)), Field(Disclosure.basis, "依据文件", Text(120), listed=False, aliases=("依据",)),
        Field(Disclosure.publisher, "责任人", Text(40), listed=False, aliases=("公开人",)), Field(Disclosure.content, "公开正文", LongText(), listed=False),
        Field(Disclosure.answered_on, "反馈日期", Day(ahead=0), listed=False, help="意见一周内答复。"), Field(Disclosure.satisfied, "满意", Flag(), listed=False, aliases=("是否满意",)),
        Field(Disclosure.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("number",), ("title", "day")), checks=(rules.check_disclosure,),
    presets=(Preset("unanswered", "有意见没有反馈", lambda _day: and_(Disclosure.opinions.is_not(None), Disclosure.handling.is_(None))),),
)  # fmt: skip


def excellent_share(held: Any) -> ColumnElement[Any]:
    """优秀 and 称职 of all votes cast, in tenths of a per cent."""
    counts = [func.coalesce(getattr(held, key), 0) for key in rules.GRADES]
    return share(counts[0] + counts[1], counts[0] + counts[1] + counts[2] + counts[3])


def _last_time(_day: date) -> ColumnElement[Any]:
    """The same share of the 测评 of the same subject before."""
    before = aliased(Appraisal)
    held = select(excellent_share(before)).where(before.subject == Appraisal.subject, before.kind == Appraisal.kind, before.day < Appraisal.day)
    return held.order_by(before.day.desc(), before.id.desc()).limit(1).correlate(Appraisal).scalar_subquery()


def _settle_appraisals(session: Session, ids: Sequence[int], today: date) -> None:
    """Its items must hold by the ballots that are written down now."""
    settling_owned(_appraisal_items, judge_items, AppraisalItem.appraisal)(session, ids, today)


_GRADES = ((0, "优秀"), (1, "称职"), (2, "基本称职"), (3, "不称职"))
APPRAISALS: Ledger = Ledger(
    code="democracy.appraisals", title="民主测评台账", counter="次", tab=TAB, group=GROUP, row=Appraisal, files=True, when="day",
    name=lambda: func.concat(Appraisal.subject, " ", Appraisal.kind, "（", Appraisal.day, "）"),
    help="领导干部测评、厂务公开评议、职代会质量评估：只记票数，不记谁投的票。逐项的票数写在“测评项目”里。",
    fields=(
        Field(Appraisal.day, "测评日期", Day(ahead=0), required=True, print_mm=22, aliases=("日期",)),
        Field(Appraisal.kind, "测评类别", Choice(words.APPRAISAL), required=True, default=words.APPRAISAL.labels[0], print_mm=34, aliases=("类别",)),
        Field(Appraisal.subject, "测评对象", Text(60), required=True, print_mm=30, aliases=("被测评人", "姓名", "对象")),
        Field(Appraisal.post, "职务", Text(40), print_mm=26),
        Field(Appraisal.issued, "发出票", Count(), print_mm=14, aliases=("发出票数",)), Field(Appraisal.returned, "收回票", Count(), print_mm=14, aliases=("收回票数", "有效票")),
        *(Field(getattr(Appraisal, rules.GRADES[n]), label, Count(), print_mm=16, aliases=(f"{label}票",)) for n, label in _GRADES),
        Derived(key="share", label="优秀称职率", kind=Ratio(), sql=lambda _day: excellent_share(Appraisal), print_mm=20),
        Derived(key="before", label="上次优秀称职率", kind=Ratio(), sql=_last_time, print_mm=24),
        Field(Appraisal.person, "会员台账里的人", Ref(lambda: PEOPLE), listed=False), Field(Appraisal.congress, "届次", Ref(lambda: CONGRESSES), listed=False),
        Field(Appraisal.improvement, "整改情况", LongText(), listed=False, aliases=("整改",)), Field(Appraisal.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "id"), match=(("subject", "kind", "day"),), checks=(rules.check_appraisal,), settle=_settle_appraisals, parts=(Part(_appraisal_items, "appraisal"),),
)  # fmt: skip

def judge_items(session: Session, lines: Sequence[Line], _today: date) -> Iterator[tuple[int, Fault]]:
    """No item has more votes than ballots came back."""
    for place, (_, values) in enumerate(lines):
        held = session.get(Appraisal, values["appraisal"]) if isinstance(values.get("appraisal"), int) else None
        if held is not None:
            ballots = {"issued": held.issued, "returned": held.returned}
            yield from ((place, fault) for fault in rules.check_appraisal({**values, **ballots}) if fault.key in rules.GRADES)


APPRAISAL_ITEMS: Ledger = Ledger(
    code="democracy.appraisal_items", title="测评项目", counter="项", tab=TAB, group=GROUP, row=AppraisalItem,
    name=lambda: AppraisalItem.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="一次测评里每个项目的票数。",
    fields=(
        Field(AppraisalItem.appraisal, "测评", Ref(_appraisals), required=True, print_mm=70), Field(AppraisalItem.title, "项目", Text(60), required=True, print_mm=60, aliases=("测评项目", "测评内容")),
        *(Field(getattr(AppraisalItem, rules.GRADES[n]), label, Count(), print_mm=18, aliases=(f"{label}票",)) for n, label in _GRADES),
        Derived(key="share", label="优秀称职率", kind=Ratio(), sql=lambda _day: excellent_share(AppraisalItem), print_mm=22),
    ),
    order=("appraisal", "id"), match=(("appraisal", "title"),), together=line_by_line(judge_items), settle=settling(_appraisal_items, judge_items, only_once(_appraisal_items, "appraisal", "title")),
)  # fmt: skip


def _rules() -> Ledger:
    return RULES


def _reviews() -> Ledger:
    return REVIEWS


def _review_items() -> Ledger:
    return REVIEW_ITEMS


def without_items() -> ColumnElement[bool]:
    return ~exists().where(OpennessItem.review == OpennessReview.id)


REVIEWS: Ledger = Ledger(
    code="democracy.reviews", title="公开考核台账", counter="次", tab=TAB, group=GROUP, row=OpennessReview, files=True, when="day", called="铸造分会 2026年上半年",
    name=lambda: func.concat(func.coalesce(_reviewed_unit(), "全单位"), " ", func.coalesce(OpennessReview.period, OpennessReview.day), "公开考核"),
    help="按考核办法逐项自评、考核公开工作：得分由“考核项目”相加，写明怎么扣的、怎么整改。",
    fields=(
        Field(OpennessReview.day, "考核日期", Day(ahead=0), required=True, print_mm=24, aliases=("日期", "检查日期")), Field(OpennessReview.period, "考核期间", Text(30), print_mm=30, aliases=("期间", "所属期间"), help="如：2026年上半年。"),
        Field(OpennessReview.unit, "被考核单位", Ref(lambda: UNITS), print_mm=36, aliases=("单位", "单位名称")), Field(OpennessReview.reviewer, "考核人", Text(60), print_mm=30, aliases=("检查人", "评价人")),
        Derived(key="own_total", label="自评得分", kind=Points(), sql=lambda _day: OpennessReview.own_total, print_mm=20), Derived(key="total", label="考核得分", kind=Points(), sql=lambda _day: OpennessReview.total, print_mm=20),  # type: ignore[arg-type, return-value]  # attributes are column elements in SQL
        Field(OpennessReview.mending, "整改要求", LongText(), print_mm=50, aliases=("整改意见", "存在问题")), Field(OpennessReview.mend_by, "整改期限", Day(), print_mm=24), Field(OpennessReview.mended_on, "整改完成日期", Day(ahead=0), print_mm=28, aliases=("整改日期",)),
        Field(OpennessReview.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "id"), match=(("unit", "period"), ("unit", "day")), checks=(rules.check_review,), parts=(Part(_review_items, "review"),),
    presets=(
        Preset("unmended", "没有整改完", lambda _day: and_(OpennessReview.mending.is_not(None), OpennessReview.mended_on.is_(None))),
        Preset("bare", "没有列考核项目", lambda _day: without_items()),
    ),
)  # fmt: skip

REVIEW_ITEMS: Ledger = Ledger(
    code="democracy.review_items", title="公开考核项目", counter="项", tab=TAB, group=GROUP, row=OpennessItem,
    name=lambda: OpennessItem.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="一次考核的各个项目：满分、评分办法、自评分、考核分、存在的问题。",
    fields=(
        Field(OpennessItem.review, "考核", Ref(_reviews), required=True, print_mm=60), Field(OpennessItem.title, "考核项目", Text(120), required=True, print_mm=60, aliases=("项目", "考核内容", "内容")),
        Field(OpennessItem.full, "满分", Points(), required=True, print_mm=16, aliases=("标准分", "分值")), Field(OpennessItem.rule, "评分办法", LongText(), print_mm=44, aliases=("考核办法", "扣分办法")),
        Field(OpennessItem.own, "自评分", Points(), print_mm=16, aliases=("自查分",)), Field(OpennessItem.given, "考核分", Points(), print_mm=16, aliases=("得分", "检查分")), Field(OpennessItem.problem, "存在问题", LongText(), print_mm=40, aliases=("问题", "扣分原因")),
    ),
    order=("review", "id"), match=(("review", "title"),), checks=(rules.check_review_item,), owners=reviewing.reviews_of, settle=reviewing.settle_reviews,
    presets=(Preset("short", "没有得满分", lambda _day: OpennessItem.given < OpennessItem.full),),
)  # fmt: skip


def open_opinion() -> ColumnElement[bool]:
    return and_(Opinion.answered_on.is_(None), Opinion.reply.is_(None))


OPINIONS: Ledger = Ledger(
    code="democracy.opinions", title="意见建议台账", tab=TAB, group=GROUP, row=Opinion, files=True, when="day",
    name=lambda: func.coalesce(Opinion.number, func.substr(Opinion.content, 1, 20)),
    help="信箱、谈心、座谈会、献言献策收到的意见和答复；可以匿名。",
    fields=(
        Serial(Opinion.number, "编号", "意-{year}-{n:03}", day="day", print_mm=22),
        Field(Opinion.day, "提出日期", Day(ahead=0), required=True, print_mm=20, aliases=("日期", "收到日期")),
        Field(Opinion.channel, "渠道", Choice(words.CHANNEL), print_mm=18, aliases=("来源", "方式")),
        Field(Opinion.kind, "类别", Choice(words.MOTION_KIND), print_mm=22, aliases=("意见类别",)),
        Field(Opinion.content, "意见内容", LongText(), required=True, print_mm=70, aliases=("内容", "意见", "意见建议", "建议内容")),
        Field(Opinion.person, "提出人", Ref(lambda: PEOPLE), print_mm=18, aliases=("姓名",), help="匿名的不填。"),
        Field(Opinion.anonymous, "匿名", Flag(), default=False, listed=False),
        Field(Opinion.handler, "转办部门", Text(60), print_mm=24, aliases=("承办部门", "办理部门")),
        Field(Opinion.answered_on, "答复日期", Day(ahead=0), print_mm=20), Field(Opinion.reply, "答复内容", LongText(), print_mm=40, aliases=("答复", "办理结果")),
        Field(Opinion.campaign, "征集活动", Text(60), listed=False, aliases=("活动", "座谈会名称")), Field(Opinion.motion, "由哪件提案转来", Ref(lambda: MOTIONS), listed=False),
        Field(Opinion.due_on, "答复期限", Day(), listed=False), Field(Opinion.adopted, "采纳", Flag(), listed=False, aliases=("是否采纳",)), Field(Opinion.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("number",), ("day", "content")), checks=(rules.check_opinion,),
    presets=(Preset("open", "没有答复", lambda _day: open_opinion()), Preset("anonymous", "匿名", lambda _day: Opinion.anonymous.is_(True))),
)  # fmt: skip


def rule_in_force(day: date) -> ColumnElement[bool]:
    """Begun by ``day``, not abolished, and no later version of it has begun."""
    later = aliased(HouseRule)
    replaced = exists().where(later.title == HouseRule.title, later.version > HouseRule.version, by_then(later.since, day))
    return and_(by_then(HouseRule.since, day), or_(HouseRule.until.is_(None), HouseRule.until > day), ~replaced)


RULES: Ledger = Ledger(
    code="democracy.rules", title="制度汇编", counter="个", tab=TAB, group=GROUP, row=HouseRule, files=True, present="now", called="工会会议制度",
    name=lambda: func.concat(HouseRule.title, "（第", HouseRule.version, "版）"),
    help="工会工作制度、岗位责任制、民主管理、学习等各类制度，一版一行；修订时新增一版，从新版施行那天起旧版不再算现行；不再有的填废止日期。",
    fields=(
        Field(HouseRule.title, "制度名称", Text(80), required=True, print_mm=80, aliases=("名称", "文件名称", "标题")),
        Field(HouseRule.kind, "制度类别", Choice(words.RULE_CLASS), required=True, print_mm=36, aliases=("类别", "分类")),
        Field(HouseRule.version, "版次", Count(least=1, most=99), required=True, default=1, print_mm=14, aliases=("版本", "版本号")),
        Field(HouseRule.since, "施行日期", Day(), print_mm=24, aliases=("生效日期", "发布日期", "日期")), Field(HouseRule.until, "废止日期", Day(), print_mm=24, aliases=("失效日期",)),
        Field(HouseRule.document, "文号", Text(60), print_mm=40), Field(HouseRule.on_wall, "上墙", Flag(), print_mm=14, aliases=("是否上墙",)),
        Field(HouseRule.drafted_on, "起草日期", Day(ahead=0), listed=False), Field(HouseRule.keeper, "责任人", Text(40), listed=False, aliases=("执行人",)),
        Field(HouseRule.text, "正文", LongText(), listed=False, aliases=("内容",)), Field(HouseRule.note, "备注", LongText(), listed=False),
    ),
    order=("kind", "title", "-version"), match=(("title", "version"),), checks=(rules.check_period,), settle=only_once(_rules, "title", "version"),
    presets=(Preset("now", "现行制度", rule_in_force), Preset("wall", "上墙制度", lambda day: and_(rule_in_force(day), HouseRule.on_wall.is_(True)))),
)  # fmt: skip

LEDGERS = (DISCLOSURE_ITEMS, DISCLOSURES, REVIEWS, REVIEW_ITEMS, OPINIONS, APPRAISALS, APPRAISAL_ITEMS, RULES)
