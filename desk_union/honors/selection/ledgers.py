"""评选, its quotas, nominations and ballots as the clerk sees them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Date, String, and_, case, cast, exists, func, or_, select, type_coerce
from sqlalchemy.orm import aliased

from desk_union.choosing.ledgers import RULES
from desk_union.contests.owning import owners_by
from desk_union.describe.kinds import Choice, Count, Day, LongText, Money, Ref, Text, Year
from desk_union.describe.ledger import Derived, Field, Ledger, Part, Preset
from desk_union.describe.spanning import by_then
from desk_union.honors import honors_words as words
from desk_union.honors.selection import allotting, nominating, rules, voting
from desk_union.honors.selection.nominating import nominee
from desk_union.honors.selection.tables import (
    AwardBallot,
    AwardNomination,
    AwardQuota,
    AwardRound,
    AwardShare,
    BallotVote,
)
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.tables import Unit
from desk_union.store import stages
from desk_union.store.judging import line_by_line, settling, settling_owned

TAB, GROUP = "建家评先", "评先"
AHEAD = 366

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


def _rounds() -> Ledger:
    return ROUNDS


def _shares() -> Ledger:
    return SHARES


def _quotas() -> Ledger:
    return QUOTAS


def _nominations() -> Ledger:
    return NOMINATIONS


def _ballots() -> Ledger:
    return BALLOTS


def _votes() -> Ledger:
    return VOTES


def round_name() -> ColumnElement[Any]:
    """2025年度总结评选 模范工会小组; the year once, where the name says it itself."""
    year = cast(AwardRound.year, String)
    whole = (AwardRound.name.contains(year), AwardRound.name)
    said = (AwardRound.name.startswith("年"), func.concat(year, AwardRound.name))
    named = case(whole, said, else_=func.concat(year, "年", AwardRound.name))
    return func.concat(named, " ", AwardRound.award)


def round_named(column: Any) -> Any:
    return select(round_name()).where(AwardRound.id == column).scalar_subquery()


def held_on() -> ColumnElement[Any]:
    """The day by which a round stands in lists: its opening, its cut-off, else the last day of its year."""
    last = type_coerce(func.concat(AwardRound.year, "-12-31"), Date)
    return type_coerce(func.coalesce(AwardRound.opens_on, AwardRound.day, last), Date)


def _sum(row: Any, amount: Any, *where: Any) -> Callable[[date], ColumnElement[Any]]:
    held = select(amount).where(row.round == AwardRound.id, *where).correlate(AwardRound).scalar_subquery()
    return lambda _day: held


def _nominated(day: date) -> ColumnElement[Any]:
    held = select(func.count(AwardNomination.id)).where(AwardNomination.round == AwardRound.id, AwardNomination.stage != words.REJECTED, by_then(AwardNomination.received_on, day))
    return held.correlate(AwardRound).scalar_subquery()


def _progress(day: date) -> ColumnElement[Any]:
    def some(row: Any, *where: Any) -> ColumnElement[bool]:
        return exists().where(row.round == AwardRound.id, *where).correlate(AwardRound)

    return case(
        (AwardRound.commended_on <= day, "已表彰"), (AwardRound.public_until < day, "公示期满"), (AwardRound.public_from <= day, "公示中"),
        (AwardRound.confirmed_on <= day, "已确认"), (some(AwardBallot, AwardBallot.counted_on <= day), "已计票"), (some(AwardNomination, by_then(AwardNomination.received_on, day)), "推荐中"),
        (some(AwardQuota), "已分配名额"), else_="筹备",
    )  # fmt: skip


def _late(day: date) -> ColumnElement[bool]:
    """Units have not put forward as many as their quota though the day for it has passed."""
    short = exists().where(AwardQuota.round == AwardRound.id, AwardQuota.places > _of_quota()).correlate(AwardRound)
    return and_(AwardRound.due_on < day, AwardRound.commended_on.is_(None), short)


def _of_quota(day: date | None = None) -> Any:
    """How many a unit has put forward."""
    held = select(func.count(AwardNomination.id)).where(AwardNomination.round == AwardQuota.round, AwardNomination.by_unit == AwardQuota.unit, AwardNomination.stage != words.REJECTED)
    if day is not None:
        held = held.where(by_then(AwardNomination.received_on, day))
    return held.correlate(AwardQuota).scalar_subquery()


ROUNDS: Ledger = Ledger(
    code="honors.rounds", title="评选台账", counter="项", tab=TAB, group=GROUP, row=AwardRound, files=True, when="on", name=round_name, called="2025年度评先 工会活动积极分子",
    help="一次评选里一个奖项一行：评谁、多少名额、按什么分配、资格条件、怎样产生。先“分配名额”或“生成选票”，再推荐、评审、确认、公示、表彰。",
    fields=(
        Field(AwardRound.name, "评选名称", Text(60), required=True, print_mm=30, aliases=("评选", "名称", "评选活动", "活动名称")),
        Field(AwardRound.year, "年度", Year(), required=True, print_mm=14, aliases=("评选年度", "年份")),
        Field(AwardRound.award, "奖项", Text(60), required=True, print_mm=32, aliases=("奖项名称", "评选类别", "荣誉名称", "类别")),
        Field(AwardRound.whom, "评选对象", Choice(words.WHOM), print_mm=16, help="个人或集体；不填按奖项名称判断。"),
        Field(AwardRound.places, "总名额", Count(least=1, most=100_000), required=True, print_mm=16, total=True, aliases=("名额", "名额数", "评选名额")),
        Field(AwardRound.basis, "分配依据", Choice(words.BASIS), required=True, default=words.MEMBERS, print_mm=18, aliases=("依据", "名额分配依据")),
        Field(AwardRound.way, "产生方式", Choice(words.WAY), required=True, default=words.BY_QUOTA, print_mm=22, aliases=("评选方式",)),
        Field(AwardRound.day, "资格截止日", Day(ahead=AHEAD), print_mm=20, aliases=("截止日", "计算日期", "截止日期"), help="人数、会龄、工龄都按这一天看；不填按当天。"),
        Field(AwardRound.rule, "资格条件", Ref(lambda: RULES), print_mm=24, aliases=("条件", "评选条件"), help="在“选人条件”里编好的一组条件；集体按组长看。"),
        Derived(key="allotted", label="已分配", kind=Count(), sql=_sum(AwardQuota, func.coalesce(func.sum(AwardQuota.places), 0)), print_mm=16, total=True),
        Derived(key="nominated", label="已推荐", kind=Count(), sql=_nominated, print_mm=16, total=True),
        Derived(key="progress", label="进展", kind=Text(), sql=_progress, print_mm=20),
        Derived(key="on", label="评选日期", kind=Day(), sql=lambda _day: held_on(), listed=False),
        Field(AwardRound.least, "每单位至少", Count(), listed=False, help="不填：名额够的，每个单位至少1名。"),
        Field(AwardRound.opens_on, "评选开始", Day(ahead=AHEAD, ends="closes_on"), listed=False, aliases=("开始日期",)), Field(AwardRound.closes_on, "评选结束", Day(ahead=AHEAD), listed=False, aliases=("结束日期",)),
        Field(AwardRound.due_on, "推荐截止日期", Day(ahead=AHEAD), print_mm=20, aliases=("推荐截止", "报送截止日期")),
        Field(AwardRound.majority, "当选条件", Choice(words.MAJORITY), required=True, default=words.MOST_VOTES, listed=False), Field(AwardRound.ties, "并列时", Choice(words.TIES), required=True, default=words.STOP, listed=False),
        Field(AwardRound.conditions, "评选条件说明", LongText(), listed=False, help="印在评选通知里。"),
        Field(AwardRound.confirmed_by, "确认机构", Text(60), listed=False), Field(AwardRound.confirmed_on, "确认日期", Day(ahead=0), listed=False),
        Field(AwardRound.public_from, "公示开始", Day(ahead=AHEAD, ends="public_until"), listed=False), Field(AwardRound.public_days, "公示工作日数", Count(least=1, most=60), listed=False),
        Field(AwardRound.public_until, "公示结束", Day(ahead=AHEAD), listed=False), Field(AwardRound.objections, "公示反映情况", LongText(), listed=False),
        Field(AwardRound.commended_on, "表彰日期", Day(ahead=AHEAD), listed=False, aliases=("表彰会日期",)), Field(AwardRound.document, "表彰文号", Text(60), listed=False, aliases=("文号",)),
        Field(AwardRound.prize, "每名奖金", Money(), listed=False, aliases=("奖金",)), Field(AwardRound.gift, "每名奖品", Text(40), listed=False, aliases=("奖品",)),
        Field(AwardRound.note, "备注", LongText(), listed=False),
    ),
    order=("-year", "name", "id"), match=(("name", "year", "award"), ("name", "award")), note=rules.complete_round, checks=(rules.check_round,), settle=allotting.mind_places,
    parts=(Part(_shares, "round"), Part(_quotas, "round"), Part(_nominations, "round"), Part(_ballots, "round")),
    presets=(
        Preset("open", "还没有表彰", lambda day: or_(AwardRound.commended_on.is_(None), AwardRound.commended_on > day)),
        Preset("late", "推荐没有报齐", _late), Preset("public", "正在公示", lambda day: and_(AwardRound.public_from <= day, AwardRound.public_until >= day)),
        Preset("ready", "公示期满没有表彰", lambda day: and_(AwardRound.public_until < day, AwardRound.commended_on.is_(None))),
    ),
)  # fmt: skip

SHARES: Ledger = Ledger(
    code="honors.shares", title="名额要求", tab=TAB, group=GROUP, row=AwardShare, name=lambda: func.concat(AwardShare.kind, AwardShare.limit, func.coalesce(AwardShare.number, func.concat(AwardShare.percent, "%"))),
    help="总名额里一线、女、农民工、管理人员至少或至多多少；一个人可以同时算几样。",
    fields=(
        Field(AwardShare.round, "评选", Ref(_rounds), required=True, print_mm=70), Field(AwardShare.kind, "人员", Choice(words.SHARE_KIND), required=True, print_mm=26, aliases=("人员类别",)),
        Field(AwardShare.limit, "要求", Choice(words.SHARE_LIMIT), required=True, default=words.LEAST, print_mm=18), Field(AwardShare.number, "名数", Count(), print_mm=16, aliases=("人数",)),
        Field(AwardShare.percent, "比例%", Count(), print_mm=16, aliases=("比例", "百分比")), Field(AwardShare.words, "认定字样", Text(80), print_mm=60, help="本单位的说法：一线写岗位、小组里的字样，管理人员写职务里的字样；不填按通常的。"),
    ),
    order=("round", "id"), match=(("round", "kind", "limit"),), checks=(rules.check_share,),
)  # fmt: skip

QUOTAS: Ledger = Ledger(
    code="honors.quotas", title="名额分配表", tab=TAB, group=GROUP, row=AwardQuota, counter="个单位", name=lambda: func.concat(_unit_name(AwardQuota.unit), " ", round_named(AwardQuota.round)),
    help="每个单位分到几名。由“分配名额”按最大余数法算出，算式写在每一行；要改的用“调整名额”，写明理由。",
    empty="还没有分配。在评选台账里选中奖项，用“分配名额”。",
    fields=(
        Field(AwardQuota.round, "评选", Ref(_rounds), required=True, print_mm=44), Field(AwardQuota.unit, "单位", Ref(lambda: UNITS), required=True, print_mm=32, aliases=("小组", "分会/小组", "推荐单位")),
        Field(AwardQuota.heads, "人数", Count(), print_mm=16, total=True, aliases=("会员数", "职工数")), Field(AwardQuota.exact, "应得", Text(20), print_mm=18, help="总名额×人数÷总人数。"),
        Field(AwardQuota.places, "应分名额", Count(), required=True, print_mm=20, total=True, aliases=("名额", "分配名额")),
        Derived(key="nominated", label="已推荐", kind=Count(), sql=_of_quota, print_mm=16, total=True),
        Field(AwardQuota.front, "其中一线", Count(), print_mm=18), Field(AwardQuota.women, "其中女", Count(), print_mm=16), Field(AwardQuota.migrants, "其中农民工", Count(), listed=False), Field(AwardQuota.managers, "其中管理人员", Count(), listed=False),
        Field(AwardQuota.arithmetic, "算式", Text(300), print_mm=56), Field(AwardQuota.reason, "调整理由", Text(120), print_mm=26, aliases=("理由",)), Field(AwardQuota.note, "备注", LongText(), listed=False),
    ),
    order=("round", "id"), match=(("round", "unit"),), compared=(rules.check_quota_change,),
    presets=(Preset("short", "推荐没有报齐", lambda day: AwardQuota.places > _of_quota(day)), Preset("by_hand", "手工调整过", lambda _day: AwardQuota.reason.is_not(None))),
)  # fmt: skip


def _unit_name(column: Any) -> Any:
    return select(Unit.name).where(Unit.id == column).scalar_subquery()


def twice(day: date) -> ColumnElement[bool]:
    """The same person is put forward for another award of the same 评选."""
    other, own, others = aliased(AwardNomination), aliased(AwardRound), aliased(AwardRound)
    same = (
        select(other.id).join(others, others.id == other.round).join(own, own.id == AwardNomination.round)
        .where(other.person == AwardNomination.person, other.id != AwardNomination.id, other.stage != words.REJECTED, by_then(other.received_on, day))
        .where(others.name == own.name, others.year == own.year, others.id != own.id)
    )  # fmt: skip
    return same.correlate(AwardNomination).exists()


NOMINATIONS: Ledger = Ledger(
    code="honors.nominations", title="推荐人选", tab=TAB, group=GROUP, row=AwardNomination, files=True, when="received_on",
    name=lambda: func.concat(nominee(), "（", select(AwardRound.award).where(AwardRound.id == AwardNomination.round).correlate(AwardNomination).scalar_subquery(), "）"),
    help="各单位推荐的人选和集体：资格由程序按条件核对，写明为什么；不能超过单位名额。一个人在同一次评选里推荐了两个奖项的会标出来。",
    fields=(
        Field(AwardNomination.round, "评选", Ref(_rounds), required=True, print_mm=40, aliases=("评选和奖项",)), Field(AwardNomination.person, "姓名", Ref(lambda: PEOPLE), print_mm=22, aliases=("被推荐人", "人选")),
        Field(AwardNomination.unit, "被推荐集体", Ref(lambda: UNITS), print_mm=30, aliases=("集体", "集体名称")), Field(AwardNomination.by_unit, "推荐单位", Ref(lambda: UNITS), print_mm=30, aliases=("推荐小组", "小组", "单位"), help="不填就是本人所在、有名额的单位。"),
        Field(AwardNomination.received_on, "收到日期", Day(ahead=0), print_mm=22, aliases=("推荐日期", "报送日期")),
        Field(AwardNomination.stage, "办理情况", words.NOMINATION, required=True, default=words.NOMINATED, print_mm=20, aliases=("结果", "状态")),
        Field(AwardNomination.fit, "资格", Text(20), editable=False, print_mm=16), Field(AwardNomination.why, "资格说明", LongText(), editable=False, print_mm=44),
        Field(AwardNomination.votes, "得票", Count(), editable=False, print_mm=14),
        Derived(key="twice", label="重复推荐", kind=Text(), sql=lambda day: case((twice(day), "推荐了两个奖项"), else_=None), print_mm=26),
        Field(AwardNomination.deeds, "主要事迹", LongText(), listed=False, aliases=("事迹", "先进事迹")), Field(AwardNomination.opinion, "小组意见", LongText(), listed=False, aliases=("推荐意见", "推荐理由")),
        Field(AwardNomination.reviewed_on, "评审日期", Day(ahead=0), listed=False), Field(AwardNomination.review, "评审意见", Text(200), listed=False),
        Field(AwardNomination.decided_on, "决定日期", Day(ahead=0), listed=False), *stages.columns(AwardNomination.stage, words.NOMINATION, listed=False), Field(AwardNomination.note, "备注", LongText(), listed=False),
    ),
    order=("round", "by_unit", "id"), match=(("round", "person"), ("round", "unit")), checks=(rules.check_nomination,),
    together=replace(line_by_line(nominating.judge), one_of=("person", "unit")), settle=settling(_nominations, nominating.judge, nominating.settle),
    presets=(
        *stages.presets(AwardNomination.stage, words.NOMINATION), Preset("twice", "一人推荐了两个奖项", twice),
        Preset("unfit", "资格不符合", lambda _day: AwardNomination.fit == words.UNFIT), Preset("won", "当选和已表彰", lambda _day: AwardNomination.stage.in_(words.WINNERS)),
    ),
)  # fmt: skip

def _settle_votes(session: Session, ballots: Sequence[int], today: date) -> None:
    """Of each ballot whose numbers or votes changed every vote must hold, and nothing that was counted may change."""
    settling_owned(_votes, voting.judge_votes, BallotVote.ballot)(session, ballots, today)
    voting.fixed(session, ballots)


BALLOTS: Ledger = Ledger(
    code="honors.ballots", title="投票与计票", tab=TAB, group=GROUP, row=AwardBallot, counter="次", files=True, when="day", name=lambda: func.concat(round_named(AwardBallot.round), " 第", AwardBallot.batch, "次投票"),
    help="无记名投票：只记发出、收回、有效票数和各人得票，不记谁投的票。两名计票人各录一遍，一致了再“计票”。",
    empty="还没有投票。在评选台账里选中奖项，用“生成选票”。",
    fields=(
        Field(AwardBallot.round, "评选", Ref(_rounds), required=True, print_mm=60), Field(AwardBallot.batch, "第几次", Count(least=1, most=9), required=True, default=1, print_mm=14),
        Field(AwardBallot.day, "投票日期", Day(ahead=AHEAD), print_mm=22, aliases=("日期",)), Field(AwardBallot.voters, "应到人数", Count(), print_mm=16, aliases=("应到",)),
        Field(AwardBallot.issued, "发出票", Count(), print_mm=16, aliases=("发出票数", "发票数")), Field(AwardBallot.returned, "收回票", Count(), print_mm=16, aliases=("收回票数",)), Field(AwardBallot.valid, "有效票", Count(), print_mm=16, aliases=("有效票数",)),
        Field(AwardBallot.counted_on, "计票日期", Day(ahead=0), editable=False, print_mm=22), Field(AwardBallot.result, "结果", LongText(), editable=False, print_mm=60),
        Field(AwardBallot.first_counter, "第一计票人", Text(40), listed=False, aliases=("计票人",)), Field(AwardBallot.second_counter, "第二计票人", Text(40), listed=False), Field(AwardBallot.supervisor, "监票人", Text(40), listed=False),
        Field(AwardBallot.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("round", "batch"),), checks=(rules.check_ballot,), settle=_settle_votes, parts=(Part(_votes, "ballot"),),
    presets=(Preset("uncounted", "还没有计票", lambda _day: AwardBallot.counted_on.is_(None)),),
)  # fmt: skip

VOTES: Ledger = Ledger(
    code="honors.votes", title="得票", tab=TAB, group=GROUP, row=BallotVote, counter="人", name=lambda: select(nominee()).select_from(AwardNomination).where(AwardNomination.id == BallotVote.nomination).correlate(BallotVote).scalar_subquery(),
    help="每名候选人的票数，两名计票人各录一遍。",
    fields=(
        Field(BallotVote.ballot, "投票", Ref(_ballots), required=True, print_mm=70), Field(BallotVote.place, "选票序号", Count(least=1, most=500), required=True, default=1, print_mm=18, aliases=("序号",)),
        Field(BallotVote.nomination, "候选人", Ref(_nominations), required=True, print_mm=50, aliases=("姓名", "候选人姓名")),
        Field(BallotVote.first, "第一计票人票数", Count(), print_mm=24, aliases=("票数", "得票", "第一遍票数")), Field(BallotVote.second, "第二计票人票数", Count(), print_mm=24, aliases=("第二遍票数", "复核票数")),
        Field(BallotVote.result, "计票结果", Text(20), editable=False, print_mm=20), Field(BallotVote.note, "备注", LongText(), listed=False),
    ),
    order=("ballot", "place", "id"), match=(("ballot", "nomination"),), owners=owners_by(BallotVote.ballot), together=line_by_line(voting.judge_votes), settle=_settle_votes,
    presets=(Preset("unlike", "两遍不一致", lambda _day: BallotVote.first != BallotVote.second),),
)  # fmt: skip

LEDGERS = (ROUNDS, SHARES, QUOTAS, NOMINATIONS, BALLOTS, VOTES)
