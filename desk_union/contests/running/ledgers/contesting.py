"""竞赛项目, 评分项目, 参赛名单, 队员, 评分记录, 奖项设置 and 获奖台账 as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, and_, case, cast, extract, func, or_, select

from desk_union.contests.running import award_settling, mark_settling, marking, rules, sealing, winner_doubts
from desk_union.contests.running import contest_settling as settling
from desk_union.contests.running import contest_words as words
from desk_union.contests.running.contest_kinds import JudgeName, MarkPoints, WeightPoints
from desk_union.contests.running.tables import (
    Contest,
    ContestAward,
    ContestCriterion,
    ContestEntry,
    ContestGrade,
    ContestMember,
    ContestScore,
)
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Money, Points, Ref, Text
from desk_union.describe.ledger import Derived, Field, Ledger, Part, Preset, Serial, Together
from desk_union.funds.ledgers.books import PROJECTS
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.tables import Placement, Unit
from desk_union.payouts.ledgers import LISTS
from desk_union.scoring.scheme import SCORED
from desk_union.store import stages
from desk_union.store.judging import doubting, line_by_line

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import ColumnElement

GROUP = "竞赛"
AHEAD = 800  # a contest of next year is planned this year


def _contests() -> Ledger:
    return CONTESTS


def _criteria() -> Ledger:
    return CRITERIA


def _entries() -> Ledger:
    return ENTRIES


def _members() -> Ledger:
    return MEMBERS


def _scores() -> Ledger:
    return SCORES


def _grades() -> Ledger:
    return GRADES


def _awards() -> Ledger:
    return AWARDS


def _count(row: Any, *where: Any) -> ColumnElement[Any]:
    return select(func.count(row.id)).where(row.contest == Contest.id, *where).correlate(Contest).scalar_subquery()


def began_in(first: date, last: date) -> ColumnElement[bool]:
    """The contest began between these two days, by which it belongs to one year and to one quarter alone."""
    return and_(func.coalesce(Contest.starts_on, Contest.ends_on).between(first, last), stages.off(Contest.stage, last, words.CANCELLED))


def held_on(first: date, last: date) -> ColumnElement[bool]:
    """The contest was held on some day between these two."""
    begins = func.coalesce(Contest.starts_on, Contest.ends_on)
    ends = func.coalesce(Contest.ends_on, Contest.starts_on)
    return and_(begins <= last, ends >= first, stages.off(Contest.stage, last, words.CANCELLED))


def won_on() -> ColumnElement[Any]:
    """The day of an award of a joined contest: its own, else that of the contest."""
    return func.coalesce(ContestAward.day, Contest.awarded_on, Contest.ends_on, Contest.starts_on)


def unpaid() -> ColumnElement[bool]:
    """Something is to be given, and it stands in no 发放单."""
    worth = func.coalesce(ContestAward.money, 0) + func.coalesce(ContestAward.gift_value, 0)
    return and_(ContestAward.roll.is_(None), (worth > 0) | (ContestAward.gift.is_not(None)))


def heads_of() -> ColumnElement[Any]:
    """How many persons an entry is: its members, else the number given, else one."""
    held, member = ContestEntry.__table__.c, ContestMember.__table__.c
    members = select(func.count(member.id)).where(member.entry == held.id).correlate(ContestEntry).scalar_subquery()
    return case((members > 0, members), else_=func.coalesce(held.heads, 1))


def unit_of_entry() -> ColumnElement[Any]:
    """The id of the unit that takes part, or of which an entrant is: as written, else where the person was then."""
    named = select(func.min(Unit.id)).where(Unit.name == ContestEntry.unit_name).correlate(ContestEntry)
    ended = func.coalesce(Contest.ends_on, Contest.starts_on)
    day = select(ended).where(Contest.id == ContestEntry.contest).correlate(ContestEntry).scalar_subquery()
    there = (
        select(Placement.value)
        .where(Placement.person == ContestEntry.person, Placement.since <= day)
        .where(or_(Placement.until.is_(None), Placement.until > day))
        .order_by(Placement.since.desc()).limit(1).correlate(ContestEntry)
    )  # fmt: skip
    return func.coalesce(ContestEntry.unit, named.scalar_subquery(), there.scalar_subquery())


def unit_of_score() -> ColumnElement[Any]:
    entry = select(unit_of_entry()).where(ContestEntry.id == ContestScore.entry)
    return entry.correlate(ContestScore).scalar_subquery()


def days_of() -> ColumnElement[Any]:
    """From the first day to the last, both counted."""
    held = Contest.__table__.c
    return cast(func.julianday(held.ends_on) - func.julianday(held.starts_on), Integer) + 1


def growth(_day: date) -> ColumnElement[Any]:
    """What was reached beyond the base."""
    return ContestScore.mark - ContestScore.base


CONTESTS: Ledger = Ledger(
    code="contests.contests", title="竞赛项目台账", tab="劳动竞赛", group=GROUP, row=Contest, files=True, counter="项", when="starts_on", called="2025年六赛劳动竞赛",
    name=lambda: Contest.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="一项竞赛一行；初赛、决赛和各季度各写一行，填“所属竞赛”，不另算一项。用“按样板开展竞赛”最快。",
    empty="还没有竞赛。可以用“按样板开展竞赛”，也可以新增或从Excel导入。",
    fields=(
        Serial(Contest.number, "竞赛编号", "赛-{year}-{n:03}", day="starts_on", print_mm=24),
        Field(Contest.name, "名称", Text(60), required=True, print_mm=52, aliases=("竞赛名称", "竞赛", "项目名称"), help="每项不同，年年开展的写上年份。"),
        Field(Contest.kind, "类型", Choice(words.KIND), print_mm=26, aliases=("竞赛类型", "类别")),
        Field(Contest.stage, "办理情况", words.STAGE, required=True, default=words.PREPARED, print_mm=18, aliases=("状态", "进展")),
        Field(Contest.starts_on, "开始日期", Day(ahead=AHEAD, ends="ends_on"), print_mm=20, aliases=("开始时间", "竞赛开始日期"), help="开始、结束日期都不填就是今天开始。"),
        Field(Contest.ends_on, "结束日期", Day(ahead=AHEAD), print_mm=20, aliases=("结束时间", "竞赛结束日期")),
        Derived(key="days", label="天数", kind=Count(), sql=lambda _day: days_of(), print_mm=12),
        Field(Contest.judging, "计分方法", Choice(words.JUDGING), default=words.PLAIN, print_mm=22, aliases=("评分方法", "计分规则"), help="去掉最高最低：一个项目有五个以上评委分时，去掉一个最高、一个最低再平均；不到五个的直接平均。"),
        Derived(key="items", label="评分项目数", kind=Count(), sql=lambda _day: _count(ContestCriterion), print_mm=16),
        Derived(key="entrants", label="参赛数", kind=Count(), sql=lambda _day: _count(ContestEntry), print_mm=14, total=True),
        Derived(key="marks", label="评分条数", kind=Count(), sql=lambda _day: _count(ContestScore), print_mm=14),
        Field(Contest.theme, "主题", Text(80), listed=False, aliases=("竞赛主题",)),
        Field(Contest.level, "级别", Choice(words.LEVEL), listed=False, aliases=("竞赛级别",)),
        Field(Contest.organiser, "主办", Text(60), listed=False, aliases=("主办单位", "组织单位")),
        Field(Contest.edition, "届次", Count(least=1), print_mm=12, help="第二届写2。"),
        Field(Contest.whole, "所属竞赛", Ref(_contests), listed=False, aliases=("上级竞赛", "总竞赛"), help="初赛、决赛、各季度填它属于哪项竞赛。"),
        Field(Contest.round, "轮次/阶段", Text(20), listed=False, aliases=("轮次", "阶段", "赛程"), help="如：初赛、决赛、一季度。"),
        Field(Contest.scope, "参赛范围", Text(120), listed=False, aliases=("范围", "参赛对象")),
        Field(Contest.judges, "评委", Text(200), listed=False, aliases=("评委名单", "裁判"), help="几位评委用顿号隔开；签字前按这个名单查缺分。"),
        Field(Contest.precedence, "排名依据", Text(120), listed=False, aliases=("并列时排序",), help="总分相同时依次比什么，用顿号隔开：项目名称、扣分少、日期早。不填的并列。"),
        Field(Contest.far, "偏差提醒（%）", Count(least=1, most=100), default=words.FAR, listed=False, help="一个评委分与其他评委的平均相差超过满分的百分之几，签字前要说明。"),
        Field(Contest.twice, "双人录入", Flag(), listed=False, default=False, help="选“是”的，每个分由两人各录一遍，一致才能签字。"),
        Field(Contest.share_cap, "获奖面上限", Choice(words.SHARE_CAP), default=words.NO_CAP, listed=False, help="获奖的最多占参赛的几分之几。文体活动有地方规定（四川三分之二，安徽三分之一）；劳动竞赛按竞赛方案。"),
        Field(Contest.budget, "预算", Money(), listed=False, aliases=("预算金额", "经费预算"), total=True),
        Field(Contest.source, "经费来源", Text(60), listed=False),
        Field(Contest.project, "专项项目", Ref(lambda: PROJECTS), listed=False, help="用专项资金发奖的填这里，不是的不填。"),
        Field(Contest.purpose, "指导思想", LongText(), listed=False, group="竞赛方案", aliases=("目的",)),
        Field(Contest.leaders, "组织领导", LongText(), listed=False, group="竞赛方案", aliases=("领导小组",)),
        Field(Contest.content, "竞赛内容", LongText(), listed=False, group="竞赛方案"),
        Field(Contest.demands, "要求", LongText(), listed=False, group="竞赛方案"),
        Field(Contest.signed_on, "结果签字日期", Day(ahead=0), listed=False),
        Field(Contest.signer, "签字人", Text(40), listed=False),
        Field(Contest.awarded_on, "颁奖日期", Day(ahead=0), listed=False, aliases=("表彰日期",)),
        Field(Contest.version, "评分办法版次", Count(), editable=False, listed=False),
        *stages.columns(Contest.stage, words.STAGE, listed=False),
        Field(Contest.note, "备注", LongText(), listed=False),
    ),
    order=("-starts_on", "-id"), match=(("number",), ("name",)), parts=(Part(_criteria, "contest"), Part(_entries, "contest"), Part(_members, "contest"), Part(_scores, "contest"), Part(_grades, "contest"), Part(_awards, "contest")),
    checks=(rules.check_contest,), settle=doubting(lambda: CONTESTS, settling.judge_names, sealing.settling_contests(lambda: CONTESTS)), together=line_by_line(settling.judge_names),
    presets=(
        *stages.presets(Contest.stage, words.STAGE),
        Preset("whole", "不含分阶段", lambda _day: Contest.whole.is_(None)),
        Preset("year", "本年", lambda day: began_in(day.replace(month=1, day=1), day.replace(month=12, day=31))),
        Preset("over", "已结束没签字", lambda day: and_(Contest.ends_on < day, Contest.stage.in_(words.OPEN))),
    ),
)  # fmt: skip

CRITERIA: Ledger = Ledger(
    code="contests.criteria", title="评分项目", tab="劳动竞赛", group=GROUP, row=ContestCriterion, counter="项", called="安全",
    name=lambda: ContestCriterion.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="一项竞赛评哪些项目、各多少分。评分：评委打分；加分、扣分、一票否决：由评委会登记；实绩：按量出来的数计分。",
    fields=(
        Field(ContestCriterion.contest, "竞赛", Ref(_contests), required=True, fixed=True, print_mm=44, aliases=("竞赛名称", "竞赛项目")),
        Field(ContestCriterion.chapter, "大项", Text(40), listed=False, aliases=("章节", "考核大项")),
        Field(ContestCriterion.name, "项目", Text(40), required=True, print_mm=36, aliases=("评分项目", "考核项目", "项目名称")),
        Field(ContestCriterion.kind, "种类", Choice(words.ITEM_KIND), required=True, default=SCORED, print_mm=18),
        Field(ContestCriterion.full, "满分", Points(), print_mm=14, aliases=("标准分", "分值", "基本分")),
        Field(ContestCriterion.weight, "权重", WeightPoints(), print_mm=14, aliases=("权重（%）", "权重%", "比重"), help="填了权重的，得分＝平均分÷满分×权重；没写满分的按100分。"),
        Field(ContestCriterion.standard, "评分细则", LongText(), print_mm=60, aliases=("评分标准", "评分办法", "考核内容")),
        Field(ContestCriterion.judges, "评这项的评委", Text(200), listed=False, help="只由部分评委打分的写这里，用顿号隔开。"),
        Field(ContestCriterion.measure, "实绩取数", Choice(words.MEASURE), listed=False, help="实绩项目用什么数：实绩值、增加额（实绩－基数）、增长率、目标完成率。"),
        Field(ContestCriterion.way, "实绩计分", Choice(words.WAY), listed=False, help="不填的实绩只列出、可作排名依据，不计分。"),
        Field(ContestCriterion.steps, "对照表/名次分", LongText(), listed=False, help="按对照表写“100：20；90：15”，按名次写“20、18、16”；按名次不写的，第一名得全分，依次递减。"),
        Field(ContestCriterion.smaller, "越小越好", Flag(), listed=False, help="用时、成本、事故数等填“是”。"),
        Field(ContestCriterion.place, "排列顺序", Count(), listed=False),
    ),
    order=("contest", "place", "id"), match=(("contest", "name"),), checks=(rules.check_criterion,),
    owners=settling.contests_of(ContestCriterion), settle=mark_settling.settle_criteria,
)  # fmt: skip

ENTRIES: Ledger = Ledger(
    code="contests.entries", title="参赛名单", tab="劳动竞赛", group=GROUP, row=ContestEntry, counter="个",
    name=lambda: ContestEntry.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="谁参加哪项竞赛：人、班组或队。花名册和小组里有的自动认出，没有的照写的留着。",
    fields=(
        Field(ContestEntry.contest, "竞赛", Ref(_contests), required=True, fixed=True, print_mm=40, aliases=("竞赛名称", "竞赛项目")),
        Field(ContestEntry.name, "参赛者", Text(60), required=True, print_mm=32, aliases=("姓名", "选手", "参赛单位", "参赛队", "参赛班组", "队名")),
        Field(ContestEntry.group, "组别", Text(30), print_mm=20, aliases=("参赛组别", "分组")),
        Field(ContestEntry.unit_name, "所属单位", Text(60), print_mm=32, aliases=("单位", "部门", "企业")),
        Field(ContestEntry.kind, "参赛形式", Choice(words.ENTRY_KIND), print_mm=16),
        Field(ContestEntry.lot, "出场号", Count(least=1), print_mm=14, aliases=("抽签号", "参赛编号", "序号"), help="用“抽签”排出，也可以自己填。"),
        Field(ContestEntry.heads, "人数", Count(least=1), print_mm=12, total=True, aliases=("参赛人数", "队员人数"), help="集体参赛的有几人；登记了队员的按队员算。"),
        Derived(key="persons", label="计几人", kind=Count(), sql=lambda _day: heads_of(), print_mm=14, total=True),
        Field(ContestEntry.place, "名次", Count(), print_mm=12, editable=False),
        Field(ContestEntry.state, "参赛情况", Choice(words.ENTRY_STATE), default=words.IN, listed=False),
        Field(ContestEntry.trade, "工种", Text(40), listed=False, aliases=("岗位",)),
        Field(ContestEntry.captain, "队长", Text(30), listed=False, aliases=("领队",)),
        Field(ContestEntry.done_on, "完成日期", Day(ahead=AHEAD), listed=False, help="排名依据有“日期早”的用它比。"),
        Field(ContestEntry.person, "花名册中的人", Ref(lambda: PEOPLE), listed=False, help="自动认出；重名的在这里选。"),
        Field(ContestEntry.unit, "分会/小组", Ref(lambda: UNITS), listed=False, help="班组、分会参赛的自动认出。"),
        Derived(key="of_unit", label="哪个小组的", kind=Ref(lambda: UNITS), sql=lambda _day: unit_of_entry(), listed=False, help="参赛的小组；个人参赛的按所属单位，没写的按竞赛那时所在的小组。"),
        Field(ContestEntry.note, "备注", LongText(), listed=False),
    ),
    order=("contest", "lot", "id"), match=(("contest", "name"),),
    owners=settling.contests_of(ContestEntry), settle=settling.settle_entries,
)  # fmt: skip

MEMBERS: Ledger = Ledger(
    code="contests.members", title="参赛队员", tab="劳动竞赛", group=GROUP, row=ContestMember, counter="人",
    name=lambda: func.concat(ContestMember.team, " ", ContestMember.name),
    help="集体参赛的有哪些队员；集体奖金按份额分到人，一分不差。",
    fields=(
        Field(ContestMember.contest, "竞赛", Ref(_contests), required=True, fixed=True, print_mm=40, aliases=("竞赛名称",)),
        Field(ContestMember.team, "参赛队", Text(60), required=True, print_mm=36, aliases=("参赛者", "队名", "班组", "参赛班组")),
        Field(ContestMember.name, "队员", Text(30), required=True, print_mm=28, aliases=("姓名", "队员姓名")),
        Field(ContestMember.share, "份额", Count(least=1), print_mm=14, help="不填就是1份；每人一样的都不用填。"),
        Field(ContestMember.person, "花名册中的人", Ref(lambda: PEOPLE), listed=False),
    ),
    order=("contest", "team", "id"), match=(("contest", "team", "name"),),
    owners=settling.contests_of(ContestMember), settle=settling.settle_members,
)  # fmt: skip

SCORES: Ledger = Ledger(
    code="contests.scores", title="评分记录", tab="劳动竞赛", group=GROUP, row=ContestScore,
    name=lambda: func.concat(ContestScore.entrant, " ", func.coalesce(ContestScore.item, "")),
    help="一个评委对一个参赛者的一个项目打的分，一分一行。在“评分录入”里按格子录最快。",
    fields=(
        Field(ContestScore.contest, "竞赛", Ref(_contests), required=True, fixed=True, print_mm=40, aliases=("竞赛名称", "竞赛项目")),
        Field(ContestScore.entrant, "参赛者", Text(60), required=True, print_mm=32, aliases=("姓名", "选手", "参赛单位", "参赛队", "参赛班组")),
        Field(ContestScore.item, "项目", Text(40), print_mm=30, aliases=("评分项目", "考核项目")),
        Field(ContestScore.judge, "评委", JudgeName(30), print_mm=20, aliases=("裁判", "打分人"), help="加分、扣分、否决和实绩不用填。"),
        Field(ContestScore.mark, "得分", MarkPoints(), print_mm=16, aliases=("分数", "分值", "实绩", "实际"), help="扣分也填正数；一票否决填√；实绩填量出来的数。"),
        Field(ContestScore.base, "基数", Points(), print_mm=16, listed=False, aliases=("上期", "去年同期", "基期"), help="算增加额、增长率用。"),
        Field(ContestScore.target, "目标", Points(), print_mm=16, listed=False, aliases=("目标值", "计划")),
        Derived(key="growth", label="增加额", kind=Points(), sql=growth, print_mm=16, listed=False),
        Field(ContestScore.day, "日期", Day(ahead=0), listed=False, help="同一项目几次加分、扣分的，用日期区分。"),
        Field(ContestScore.word, "说明", Text(120), listed=False, aliases=("理由", "扣分原因", "备注"), help="与其他评委相差大的、加分扣分的写原因。"),
        Field(ContestScore.again, "复核得分", MarkPoints(), listed=False, aliases=("第二遍",), help="双人录入的竞赛，由第二个人对着评分表再录一遍。"),
        Derived(key="of_unit", label="哪个小组的", kind=Ref(lambda: UNITS), sql=lambda _day: unit_of_score(), listed=False),
        Field(ContestScore.typed_by, "录入人", Text(40), editable=False, listed=False),
        Field(ContestScore.again_by, "复核人", Text(40), editable=False, listed=False),
    ),
    order=("contest", "entrant", "item", "id"),
    match=(("contest", "entrant", "item", "judge", "day"), ("contest", "entrant", "item", "judge"), ("contest", "entrant", "item"), ("contest", "entrant")),
    owners=settling.contests_of(ContestScore), settle=mark_settling.settling_scores(lambda: SCORES), together=Together(marking.of_import),
    presets=(
        Preset("unlike", "两遍不一致", lambda _day: ContestScore.again != ContestScore.mark),
        Preset("unmarked", "没有分", lambda _day: ContestScore.mark.is_(None)),
        Preset("year", "本年竞赛", lambda day: ContestScore.contest.in_(
            select(Contest.id).where(or_(extract("year", Contest.starts_on) == day.year, extract("year", Contest.ends_on) == day.year)))),
    ),
)  # fmt: skip

GRADES: Ledger = Ledger(
    code="contests.grades", title="奖项设置", tab="劳动竞赛", group=GROUP, row=ContestGrade, counter="项",
    name=lambda: ContestGrade.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="一项竞赛设哪些奖、各几名、奖什么。“评奖”按名次依次授予；填了评定依据的按那个项目单独排名。",
    fields=(
        Field(ContestGrade.contest, "竞赛", Ref(_contests), required=True, fixed=True, print_mm=40, aliases=("竞赛名称",)),
        Field(ContestGrade.name, "奖项", Text(40), required=True, print_mm=30, aliases=("奖级", "等次", "称号", "奖项名称")),
        Field(ContestGrade.places, "名额", Count(), print_mm=12, aliases=("人数", "个数"), total=True),
        Field(ContestGrade.by, "评定依据", Text(40), print_mm=28, help="不填按总分名次；评收息能手等填项目名称，如“收息率”。"),
        Field(ContestGrade.group, "限组别", Text(30), print_mm=20, help="只在一个组别里评的填组别。"),
        Field(ContestGrade.money, "每名奖金", Money(), print_mm=20, aliases=("奖金", "金额", "奖励标准")),
        Field(ContestGrade.gift, "奖品", Text(60), print_mm=24),
        Field(ContestGrade.gift_value, "奖品折价", Money(), print_mm=20, listed=False),
        Field(ContestGrade.place, "排列顺序", Count(), listed=False),
    ),
    order=("contest", "place", "id"), match=(("contest", "name", "group"), ("contest", "name")), checks=(rules.check_grade,),
    owners=settling.contests_of(ContestGrade), settle=award_settling.settle_grades,
)  # fmt: skip

AWARDS: Ledger = Ledger(
    code="contests.awards", title="获奖台账", tab="劳动竞赛", group=GROUP, row=ContestAward, files=True, counter="个", when="day",
    name=lambda: func.concat(ContestAward.winner, " ", ContestAward.grade),
    help="谁在哪项竞赛里得了什么奖。由“评奖”写入；上级评出的也在这里登记。",
    fields=(
        Serial(ContestAward.number, "证书编号", "奖-{year}-{n:04}", day="day", print_mm=26),
        Field(ContestAward.contest, "竞赛", Ref(_contests), required=True, print_mm=40, aliases=("竞赛名称", "竞赛项目")),
        Field(ContestAward.grade, "奖项", Text(40), required=True, print_mm=26, aliases=("奖级", "等次", "称号", "荣誉称号")),
        Field(ContestAward.winner, "获奖者", Text(60), required=True, print_mm=28, aliases=("参赛者", "姓名", "获奖单位", "获奖人")),
        Field(ContestAward.place, "名次", Count(least=1), print_mm=12),
        Field(ContestAward.result, "成绩", Text(40), print_mm=20, help="总分，或评定依据的数。"),
        Field(ContestAward.money, "奖金", Money(), print_mm=20, total=True, aliases=("金额", "奖励金额")),
        Field(ContestAward.gift, "奖品", Text(60), print_mm=24),
        Field(ContestAward.gift_value, "奖品折价", Money(), print_mm=20, total=True, listed=False),
        Field(ContestAward.day, "获奖日期", Day(ahead=0), print_mm=20, aliases=("日期", "表彰日期", "颁奖日期")),
        Field(ContestAward.roll, "发放单", Ref(lambda: LISTS), print_mm=36, editable=False),
        Field(ContestAward.person, "花名册中的人", Ref(lambda: PEOPLE), listed=False),
        Field(ContestAward.unit, "分会/小组", Ref(lambda: UNITS), listed=False),
        Field(ContestAward.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "contest", "place", "id"), match=(("number",), ("contest", "grade", "winner")), checks=(rules.amounts,),
    owners=settling.contests_of(ContestAward), settle=award_settling.settling_awards(lambda: AWARDS), together=line_by_line(winner_doubts.judge),
    presets=(
        Preset("unpaid", "有奖没编发放单", lambda _day: unpaid()),
        Preset("year", "本年", lambda day: extract("year", ContestAward.day) == day.year),
    ),
)  # fmt: skip
