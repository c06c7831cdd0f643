"""合理化建议 and 金点子 as the clerk sees them, with their proposers and the calls that brought them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import String, and_, cast, extract, func, or_, select

from desk_union.basis.refusal import Refusal
from desk_union.contests import naming
from desk_union.contests.ideas import idea_words as words
from desk_union.contests.ideas import marking, prizing, proposers, rules
from desk_union.contests.ideas.tables import IdeaCampaign, Suggestion, SuggestionMark, SuggestionProposer
from desk_union.contests.owning import fill_in, mind_listed, owners_by
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Money, Phone, Points, Ref, Text
from desk_union.describe.ledger import Derived, Field, Ledger, Part, Preset, Serial
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.tables import Placement
from desk_union.payouts.ledgers import LISTS
from desk_union.store import stages
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

TAB, GROUP = "劳动竞赛", "合理化建议"
AHEAD = 366
WHY = "请在答复意见里写明理由，并告诉建议人。"
_WHAT, _WHO, _WAY, _GAIN = "建议", "建议人", "办理", "效益和奖励"


def _proposers() -> Ledger:
    return PROPOSERS


def _campaigns() -> Ledger:
    return CAMPAIGNS


def _marks() -> Ledger:
    return MARKS


def _suggestions() -> Ledger:
    return SUGGESTIONS


def channel() -> ColumnElement[Any]:
    """How a suggestion came: as its row says, else as its call says; null where nobody said."""
    called = select(IdeaCampaign.channel).where(IdeaCampaign.id == Suggestion.campaign).correlate(Suggestion)
    return func.coalesce(Suggestion.channel, called.scalar_subquery())


def is_idea() -> ColumnElement[bool]:
    """A 金点子, or one of which nobody said what it is."""
    told: ColumnElement[bool] = func.coalesce(channel(), words.IDEA) == words.IDEA
    return told


def unit_then() -> ColumnElement[Any]:
    """The id of the unit it came from: as written, else where its first known proposer was on that day."""
    first = (
        select(Placement.value)
        .join(SuggestionProposer, SuggestionProposer.person == Placement.person)
        .where(
            SuggestionProposer.suggestion == Suggestion.id, Placement.since <= Suggestion.raised_on,
            or_(Placement.until.is_(None), Placement.until > Suggestion.raised_on),
        )
        .order_by(SuggestionProposer.place, Placement.since.desc())
    )  # fmt: skip
    return func.coalesce(Suggestion.unit, first.limit(1).correlate(Suggestion).scalar_subquery())


def heads() -> ColumnElement[Any]:
    counted = select(func.count(SuggestionProposer.id)).where(SuggestionProposer.suggestion == Suggestion.id)
    return counted.correlate(Suggestion).scalar_subquery()


def one_of_them() -> ColumnElement[Any]:
    """Who a proposer is, for counting each once: the person, else the name as written."""
    return func.coalesce(cast(SuggestionProposer.person, String), SuggestionProposer.name)


def overdue(day: date) -> ColumnElement[bool]:
    """Not done and not refused by its deadline."""
    return and_(Suggestion.stage.in_(words.UNFINISHED), Suggestion.due_on < day)


def _settle(session: Session, ids: Sequence[int], today: date) -> None:
    fill_in(session, Suggestion.raised_on, ids, today)
    if session.info.get("code") != "import":  # a book is begun with history, of which the reasons are often lost
        bare = and_(Suggestion.stage == words.REFUSED, func.coalesce(Suggestion.reply, "") == "")
        for chunk in chunks(ids):
            titles = select(Suggestion.title).where(Suggestion.id.in_(chunk), bare).limit(1)
            if (title := session.scalar(titles)) is not None:
                raise Refusal(f"“{title}”不采纳，没有写理由。", WHY, field="reply")
    mind_listed(session, Suggestion, ids, {"bonus": "奖金", "proposers": "建议人"})
    proposers.bind(session, ids)


CAMPAIGNS: Ledger = Ledger(
    code="contests.campaigns", title="征集活动", tab=TAB, group=GROUP, row=IdeaCampaign, files=True, when="starts_on", counter="次",
    called="降本增效金点子征集",
    name=lambda: IdeaCampaign.theme,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="按主题征集合理化建议、金点子、安全用语，一次一行；可以打印空白的征集表发下去。",
    fields=(
        Field(IdeaCampaign.theme, "主题", Text(60), required=True, print_mm=60, aliases=("征集主题", "活动名称", "征集活动", "名称")),
        Field(IdeaCampaign.channel, "征集方式", Choice(words.CHANNEL), print_mm=24, aliases=("征集内容",)),
        Field(IdeaCampaign.organiser, "主办", Text(60), print_mm=34, aliases=("主办单位", "组织单位")),
        Field(IdeaCampaign.starts_on, "开始日期", Day(ahead=AHEAD, ends="ends_on"), print_mm=22, aliases=("征集开始日期",)),
        Field(IdeaCampaign.ends_on, "截止日期", Day(), print_mm=22, aliases=("征集截止日期", "结束日期")),
        Derived(
            key="received", label="收到条数", kind=Count(), print_mm=18, total=True,
            sql=lambda _day: select(func.count(Suggestion.id)).where(Suggestion.campaign == IdeaCampaign.id).correlate(IdeaCampaign).scalar_subquery(),
        ),
        Field(IdeaCampaign.scope, "征集范围", Text(120), print_mm=50, aliases=("对象", "范围")),
        Field(IdeaCampaign.rules, "征集要求", LongText(), listed=False, aliases=("要求",), help="印在空白征集表上。"),
        Field(IdeaCampaign.note, "备注", LongText(), listed=False),
    ),
    order=("-starts_on", "-id"), match=(("theme", "starts_on"), ("theme",)), checks=(rules.check_campaign,),
    presets=(Preset("open", "正在征集", lambda day: and_(IdeaCampaign.starts_on <= day, or_(IdeaCampaign.ends_on.is_(None), IdeaCampaign.ends_on >= day))),),
)  # fmt: skip

SUGGESTIONS: Ledger = Ledger(
    code="contests.suggestions", title="合理化建议台账", tab=TAB, group=GROUP, row=Suggestion, files=True, when="raised_on", called="改进料仓除尘",
    name=lambda: Suggestion.title,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="合理化建议和金点子，一条一行：谁提的、哪里承办、怎样答复、实施得怎样、有多少效益。",
    empty="还没有建议。可以新增、导入，或先在“征集活动”里打印空白征集表。",
    fields=(
        Serial(Suggestion.number, "编号", "建-{year}-{n:04}", day="raised_on", print_mm=26, aliases=("建议编号",)),
        Field(Suggestion.title, "建议名称", Text(200), print_mm=56, group=_WHAT, aliases=("建议名称/内容", "标题", "建议题目", "建议项目", "项目名称"), help="只写了内容的，用内容开头的话作名称。"),
        Field(Suggestion.proposers, "建议人", Text(200), print_mm=28, group=_WHO, aliases=("提出人", "提建议人", "建议人姓名", "姓名"), help="几个人一起提的用顿号隔开；花名册里没有的照写。"),
        Derived(key="in_unit", label="所在单位", kind=Ref(lambda: UNITS), sql=lambda _day: unit_then(), print_mm=26, help="写了提出单位的按提出单位，没有写的按第一个建议人当时的小组。"),
        Field(Suggestion.raised_on, "提出日期", Day(ahead=0), print_mm=20, group=_WHAT, aliases=("提出时间", "日期", "建议日期"), help="不填就是今天。"),
        Field(Suggestion.category, "类别", Choice(words.CATEGORY), print_mm=20, group=_WHAT, aliases=("建议类别", "类型")),
        Field(Suggestion.valid, "是否有效", Flag(), print_mm=14, group=_WAY, aliases=("有效", "有效性")),
        Field(Suggestion.stage, "状态", words.STAGE, required=True, default=words.RAISED, print_mm=20, group=_WAY, aliases=("状态/采纳情况", "采纳情况", "办理情况", "采纳状态", "是否采纳")),
        Field(Suggestion.benefit, "经济效益", Money(), print_mm=24, total=True, group=_GAIN, aliases=("经济效益（元）", "效益", "年效益", "创效金额"), help="一年的效益，按元填。"),
        Field(Suggestion.score, "评分", Points(), editable=False, listed=False, group=_GAIN, help="评委打分的平均，五个以上去掉一个最高、一个最低。"),
        Field(Suggestion.award, "奖级", Choice(words.AWARD), print_mm=20, group=_GAIN, aliases=("获奖等级", "评奖", "奖项")),
        Field(Suggestion.content, "建议内容", LongText(), listed=False, group=_WHAT, aliases=("内容", "建议")),
        Field(Suggestion.channel, "征集方式", Choice(words.CHANNEL), listed=False, group=_WHAT, aliases=("征集渠道", "渠道"), help="没有写的，合理化建议和金点子里都算。"),
        Field(Suggestion.campaign, "征集活动", Ref(_campaigns), listed=False, group=_WHAT, aliases=("征集主题", "主题", "活动")),
        Derived(key="heads", label="建议人数", kind=Count(), sql=lambda _day: heads(), listed=False, group=_WHO),
        Field(Suggestion.unit, "提出单位", Ref(lambda: UNITS), listed=False, group=_WHO, aliases=("所属单位", "单位", "部门", "小组", "班组")),
        Field(Suggestion.phone, "联系电话", Phone(), private=True, listed=False, group=_WHO, aliases=("电话",)),
        Field(Suggestion.situation, "现状分析", LongText(), listed=False, group=_WHAT, aliases=("现状", "存在问题")),
        Field(Suggestion.measure, "改进措施", LongText(), listed=False, group=_WHAT, aliases=("措施", "建议措施")),
        Field(Suggestion.effect, "改进效果", LongText(), listed=False, group=_WHAT, aliases=("预期效果", "效果")),
        Field(Suggestion.recommended, "推荐意见", LongText(), listed=False, group=_WAY, aliases=("基层单位推荐意见", "单位意见")),
        Field(Suggestion.judgement, "评审意见", LongText(), listed=False, group=_WAY, aliases=("评审委员会意见",)),
        Field(Suggestion.handler, "承办单位", Text(60), listed=False, group=_WAY, aliases=("承办部门", "责任单位", "责任部门", "落实单位")),
        Field(Suggestion.due_on, "承办期限", Day(), listed=False, group=_WAY, aliases=("办理期限", "完成期限", "要求完成日期")),
        Field(Suggestion.replied_on, "答复日期", Day(ahead=0), listed=False, group=_WAY, aliases=("答复时间", "回复日期")),
        Field(Suggestion.reply, "答复意见", LongText(), listed=False, group=_WAY, aliases=("答复", "回复", "不采纳理由", "处理意见", "答复内容"), help="不采纳的要写明理由。"),
        Field(Suggestion.replier, "答复人", Text(40), listed=False, group=_WAY, aliases=("回复人",)),
        Field(Suggestion.done_on, "实施完成日期", Day(ahead=0), listed=False, group=_WAY, aliases=("实施日期", "完成日期")),
        Field(Suggestion.reckoning, "效益计算", LongText(), listed=False, group=_GAIN, aliases=("效益评估", "计算方法")),
        Field(Suggestion.bonus, "奖金", Money(), listed=False, total=True, group=_GAIN, aliases=("奖励金额", "奖励"), help="每条建议的奖金；几个人一起提的由程序平分。"),
        Field(Suggestion.roll, "发放单", Ref(lambda: LISTS), editable=False, listed=False, group=_GAIN),
        *stages.columns(Suggestion.stage, words.STAGE, listed=False),
        Field(Suggestion.note, "备注", LongText(), listed=False),
    ),
    order=("-raised_on", "-id"), match=(("number",), ("title", "proposers", "raised_on"), ("title", "proposers")), parts=(Part(_proposers, "suggestion"), Part(_marks, "suggestion")),
    note=rules.note_suggestion, checks=(rules.check_suggestion,), settle=_settle,
    presets=(
        *stages.presets(Suggestion.stage, words.STAGE),
        Preset("unanswered", "没有答复", lambda _day: Suggestion.stage.in_(words.UNANSWERED)),
        Preset("overdue", "承办超期", overdue),
        Preset("unexplained", "不采纳没写理由", lambda _day: and_(Suggestion.stage == words.REFUSED, func.coalesce(Suggestion.reply, "") == "")),
        Preset("ideas", words.IDEA, lambda _day: is_idea()),
        Preset("valid", "有效的", lambda _day: Suggestion.valid.is_(True)),
        Preset("unlisted", "有奖金没编发放单", lambda _day: prizing.unlisted()),
        Preset("awarded", "评了奖的", lambda _day: Suggestion.award.is_not(None)),
        Preset("year", "本年", lambda day: extract("year", Suggestion.raised_on) == day.year),
    ),
)  # fmt: skip

PROPOSERS: Ledger = Ledger(
    code="contests.proposers", title="合理化建议（建议人）", tab=TAB, group=GROUP, row=SuggestionProposer, counter="人",
    name=lambda: naming.shown(SuggestionProposer.person, SuggestionProposer.name),
    help="每条建议的建议人，一人一行。姓名由程序按花名册认人；同名的在这里选是哪一位。",
    fields=(
        Field(SuggestionProposer.suggestion, "建议", Ref(_suggestions), required=True, print_mm=70),
        Field(SuggestionProposer.name, "姓名", Text(30), print_mm=24, aliases=("建议人",), help="选了花名册里的人可以不填。"),
        Field(SuggestionProposer.person, "花名册", Ref(lambda: PEOPLE), print_mm=24),
        Derived(
            key="raised_on", label="提出日期", kind=Day(), print_mm=22,
            sql=lambda _day: select(Suggestion.raised_on).where(Suggestion.id == SuggestionProposer.suggestion).correlate(SuggestionProposer).scalar_subquery(),
        ),
        Derived(
            key="stage", label="状态", kind=Text(), print_mm=22,
            sql=lambda _day: select(Suggestion.stage).where(Suggestion.id == SuggestionProposer.suggestion).correlate(SuggestionProposer).scalar_subquery(),
        ),
        Field(SuggestionProposer.place, "顺序", Count(), listed=False, default=0),
    ),
    order=("suggestion", "place", "id"), match=(("suggestion", "name"), ("suggestion", "person")), checks=(naming.either("person", "name", "建议人"),),
    owners=owners_by(SuggestionProposer.suggestion), settle=proposers.settle_proposers,
    presets=(Preset("unknown", "花名册里没有的", lambda _day: SuggestionProposer.person.is_(None)),),
)  # fmt: skip


MARKS: Ledger = Ledger(
    code="contests.idea_marks", title="合理化建议（评委打分）", tab=TAB, group=GROUP, row=SuggestionMark,
    name=lambda: SuggestionMark.judge,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="评委给建议打的分：技术水平30、经济效益30、应用范围20、实用性20；评分由程序平均。",
    fields=(
        Field(SuggestionMark.suggestion, "建议", Ref(_suggestions), required=True, print_mm=80, aliases=("建议名称",)),
        Field(SuggestionMark.judge, "评委", Text(30), required=True, print_mm=24),
        Field(SuggestionMark.technique, "技术水平", Points(), print_mm=22),
        Field(SuggestionMark.gain, "效益得分", Points(), print_mm=22, aliases=("经济效益",)),
        Field(SuggestionMark.reach, "应用范围", Points(), print_mm=22),
        Field(SuggestionMark.usefulness, "实用性", Points(), print_mm=22),
        Field(SuggestionMark.note, "说明", Text(120), print_mm=40),
    ),
    order=("suggestion", "id"), match=(("suggestion", "judge"),), checks=(rules.check_mark,),
    owners=owners_by(SuggestionMark.suggestion), settle=marking.settle_marks,
)  # fmt: skip
