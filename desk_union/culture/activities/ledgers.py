"""文体活动, sign-in, entries and prizes, clubs and works as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from desk_union.culture import culture_words as words
from desk_union.culture import links
from desk_union.culture.activities import judging, rules
from desk_union.culture.activities.tables import (
    Activity,
    ActivityPerson,
    ArtWork,
    Club,
    ClubMember,
    CultureEntry,
    WorkCriterion,
    WorkMark,
)
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Money, Points, Ref, Text
from desk_union.describe.ledger import Booked, Derived, Fault, Field, Ledger, Part, Preset
from desk_union.describe.spanning import by_then
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.ledgers.membership import of_person
from desk_union.payouts import payout_words
from desk_union.store.judging import line_by_line, only_once, settling
from desk_union.store.tables import Attachment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.store.judging import Line

TAB, GROUP = "宣教文体", "文体活动"


def _activities() -> Ledger:
    return ACTIVITIES


def _signed() -> Ledger:
    return SIGNED


def _entries() -> Ledger:
    return ENTRIES


def _works() -> Ledger:
    return WORKS


def _criteria() -> Ledger:
    return CRITERIA


def _marks() -> Ledger:
    return MARKS


def _clubs() -> Ledger:
    return CLUBS


def _club_members() -> Ledger:
    return CLUB_MEMBERS


def came(day: date) -> ColumnElement[bool]:
    return by_then(ActivityPerson.came_on, day)


def signatures(day: date) -> ColumnElement[Any]:
    held = select(func.count(ActivityPerson.id)).where(ActivityPerson.activity == Activity.id, came(day))
    return held.correlate(Activity).scalar_subquery()


def heads(day: date) -> ColumnElement[Any]:
    """人次 of an activity: what was typed, or those who signed where they are more."""
    return func.max(func.coalesce(Activity.persons, 0), signatures(day))


def _photos(_day: date) -> ColumnElement[Any]:
    own = and_(Attachment.owner_table == Activity.__tablename__, Attachment.owner_id == Activity.id)
    return select(func.count(Attachment.id)).where(own).correlate(Activity).scalar_subquery()


def _settle_activities(session: Session, activities: Sequence[int], today: date) -> None:
    _settle_works(session, judging.works_of(session, activities), today)


def _settle_works(session: Session, works: Sequence[int], today: date) -> None:
    """Scores that are typed stay; those that come of marks are reckoned anew."""
    if marked := judging.marked(session, works):
        _settle_marks(session, marked, today)


ACTIVITIES: Ledger = Ledger(
    code="culture.activities", title="文体活动台账", counter="项", tab=TAB, group=GROUP, row=Activity, files=True, when="held_on", called="2026年春季乒乓球运动会",
    name=lambda: Activity.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="每次文体活动：什么时机、什么类别、多少人参加、预算和花费。参加的人可以打印签到表，签好后在花名册里选人，用“登记参加活动”录回来。",
    fields=(
        Field(Activity.name, "活动名称", Text(80), required=True, print_mm=50, aliases=("名称", "活动", "活动内容")),
        Field(Activity.held_on, "日期", Day(ahead=366, ends="until"), required=True, print_mm=22, aliases=("活动日期", "举办日期", "活动时间", "时间", "开始日期")),
        Field(Activity.kind, "类别", Choice(words.ACTIVITY), print_mm=22, aliases=("活动类别", "活动类型", "类型")), Field(Activity.occasion, "时机", Choice(words.OCCASION), print_mm=16, aliases=("节日", "活动时机")),
        Field(Activity.edition, "届数", Count(least=1, most=200), print_mm=12, aliases=("第几届",)), Field(Activity.place, "地点", Text(60), print_mm=20, aliases=("活动地点",)), Field(Activity.unit, "承办单位", Ref(lambda: UNITS), print_mm=24, aliases=("主办单位", "组织单位")),
        Field(Activity.persons, "参加人数", Count(), print_mm=18, aliases=("人数", "参加人次", "参与人数")), Derived(key="heads", label="计入人次", kind=Count(), sql=heads, print_mm=18, total=True),
        Field(Activity.budget, "预算", Money(), print_mm=20, total=True, aliases=("预算金额", "经费预算")), Field(Activity.cost, "花费", Money(), print_mm=20, total=True, aliases=("费用", "实际支出", "活动经费", "支出")),
        Booked(links.ACTIVITY, print_mm=24),
        Field(Activity.source, "资金来源", Choice(payout_words.SOURCE), listed=False, help="行政补助付的不用在工会账上入账。"), Field(Activity.campaign, "主题活动", Text(60), listed=False, aliases=("系列活动", "主题"), help="属于“三个一”等一组活动时填。"),
        Field(Activity.level, "级别", Choice(words.LEVEL), listed=False, default=words.HOME_LEVEL),
        Field(Activity.until, "结束日期", Day(), listed=False), Field(Activity.units, "参加单位", Text(200), listed=False), Field(Activity.leader, "负责人", Text(40), listed=False),
        Field(Activity.plan, "活动方案", LongText(), listed=False, aliases=("方案",)), Field(Activity.summary, "活动小结", LongText(rules.SUMMARY), listed=False, aliases=("小结", "总结"), help="500字以内，报销时附。"),
        Field(Activity.trimmed, "作品去掉最高最低分", Flag(), listed=False, help="五名以上评委给征文、书画、演讲作品打分时，去掉一个最高分、一个最低分。"),
        Derived(key="photos", label="照片附件数", kind=Count(), sql=_photos, listed=False), Field(Activity.note, "备注", LongText(), listed=False),
    ),
    order=("-held_on", "-id"), match=(("name", "held_on"), ("name",)), checks=(rules.check_activity,), settle=_settle_activities, parts=(Part(_signed, "activity"), Part(_entries, "activity"), Part(_works, "activity"), Part(_criteria, "activity")),
    presets=(
        Preset("over", "超过预算", lambda _day: Activity.cost > Activity.budget), Preset("unsigned", "没有签到名单", lambda day: signatures(day) == 0),
        Preset("bare", "没有小结或照片", lambda day: and_(Activity.held_on <= day, or_(Activity.summary.is_(None), _photos(day) == 0))),
    ),
)  # fmt: skip

SIGNED: Ledger = Ledger(
    code="culture.activity_persons", title="活动参加人员", counter="人次", tab=TAB, group=GROUP, row=ActivityPerson, name=lambda: of_person(ActivityPerson.person, func.coalesce(ActivityPerson.item, "参加活动")),
    help="签到的人，一人一次一行；得奖的填奖项。",
    fields=(
        Field(ActivityPerson.activity, "活动名称", Ref(_activities), required=True, print_mm=70, aliases=("活动",)), Field(ActivityPerson.person, "姓名", Ref(lambda: PEOPLE), required=True, print_mm=28, aliases=("参加人", "职工姓名")),
        Field(ActivityPerson.item, "项目", Text(40), print_mm=40, aliases=("参加项目", "比赛项目")), Field(ActivityPerson.prize, "奖项", Text(40), print_mm=36, aliases=("获奖",)), Field(ActivityPerson.came_on, "签到日期", Day(ahead=0), listed=False, aliases=("参加日期",), help="不填就是活动那天；一项活动分几天办的，填来的那天。"), Field(ActivityPerson.note, "备注", LongText(), print_mm=40),
    ),
    order=("-activity", "id"), match=(("activity", "person", "item"), ("activity", "person")), settle=only_once(_signed, "activity", "item", "person"),
)  # fmt: skip

ENTRIES: Ledger = Ledger(
    code="culture.entries", title="参赛与获奖登记", counter="项", tab=TAB, group=GROUP, row=CultureEntry, files=True, when="day",
    name=lambda: func.concat(CultureEntry.event, " ", func.coalesce(CultureEntry.title, CultureEntry.team, CultureEntry.part, "")),
    help="外出参赛和本单位汇演选送的节目：哪一级、谁参加、第几名、得什么奖。",
    fields=(
        Field(CultureEntry.event, "比赛名称", Text(80), required=True, print_mm=46, aliases=("活动名称", "赛事名称", "名称", "赛事")), Field(CultureEntry.day, "日期", Day(ahead=366), required=True, print_mm=22, aliases=("比赛日期", "时间")),
        Field(CultureEntry.kind, "登记类别", Choice(words.ENTRY), required=True, default=words.COMPETED, print_mm=18), Field(CultureEntry.level, "级别", Choice(words.LEVEL), print_mm=18, aliases=("赛事级别",)),
        Field(CultureEntry.title, "节目或项目", Text(60), print_mm=30, aliases=("项目", "节目", "节目名称")), Field(CultureEntry.part, "组别", Choice(words.GROUP), print_mm=16),
        Field(CultureEntry.unit, "选送单位", Ref(lambda: UNITS), print_mm=26, aliases=("单位", "参赛单位")), Field(CultureEntry.heads, "参赛人数", Count(), print_mm=18, total=True, aliases=("人数",)),
        Field(CultureEntry.rank, "名次", Count(least=1, most=999), print_mm=12), Field(CultureEntry.prize, "奖项", Choice(words.PRIZE), print_mm=22, aliases=("获奖情况", "奖次")),
        Field(CultureEntry.activity, "本单位活动", Ref(_activities), listed=False, help="是本单位自己办的活动里的节目、项目时填。"), Field(CultureEntry.host, "主办单位", Text(80), listed=False),
        Field(CultureEntry.team, "代表队", Text(60), listed=False, aliases=("队名",)), Field(CultureEntry.members, "参赛人员", Text(400), listed=False, aliases=("队员", "人员名单")), Field(CultureEntry.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("event", "day", "title", "part"), ("event", "day", "part"), ("event", "day", "title"), ("event", "day")),
    presets=(Preset("won", "得了奖", lambda _day: or_(CultureEntry.prize.is_not(None), CultureEntry.rank <= 3)), Preset("away", "外出参赛", lambda _day: CultureEntry.kind == words.COMPETED)),  # noqa: PLR2004 - first to third
)  # fmt: skip


def belongs(day: date) -> ColumnElement[bool]:
    return and_(or_(ClubMember.since.is_(None), ClubMember.since <= day), or_(ClubMember.until.is_(None), ClubMember.until > day))


def club_on(day: date) -> ColumnElement[bool]:
    return and_(or_(Club.founded_on.is_(None), Club.founded_on <= day), or_(Club.closed_on.is_(None), Club.closed_on > day))


def _size(day: date) -> ColumnElement[Any]:
    return select(func.count(ClubMember.id)).where(ClubMember.club == Club.id, belongs(day)).correlate(Club).scalar_subquery()


def judge_club_members(session: Session, lines: Sequence[Line], _today: date) -> Iterator[tuple[int, Fault]]:
    """Nobody joins before the club is founded, or after it is closed."""
    for place, (_, values) in enumerate(lines):
        club = session.get(Club, values["club"]) if isinstance(values.get("club"), int) else None
        if club is not None:
            yield from ((place, fault) for fault in rules.check_joining(values, club.name, club.founded_on, club.closed_on))


def _settle_clubs(session: Session, clubs: Sequence[int], today: date) -> None:
    """The days of a club may be put right as long as its members fit them."""
    session.expire_all()
    members = list(session.scalars(select(ClubMember.id).where(ClubMember.club.in_(clubs)).order_by(ClubMember.id)))
    settling(_club_members, judge_club_members)(session, members, today)


CLUBS: Ledger = Ledger(
    code="culture.clubs", title="兴趣小组与代表队", counter="个", tab=TAB, group=GROUP, row=Club, present="now", called="羽毛球兴趣小组",
    name=lambda: Club.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="兴趣小组、体协、代表队：负责人、教练、训练时间地点和队员。",
    fields=(
        Field(Club.name, "名称", Text(60), required=True, print_mm=50, aliases=("小组名称", "队名")), Field(Club.kind, "类别", Choice(words.CLUB), print_mm=26), Derived(key="size", label="人数", kind=Count(), sql=_size, print_mm=14, total=True),
        Field(Club.leader, "负责人", Ref(lambda: PEOPLE), print_mm=22, aliases=("队长", "组长")), Field(Club.coach, "教练", Text(40), print_mm=22, aliases=("指导老师",)), Field(Club.times, "训练时间", Text(60), print_mm=40, aliases=("活动时间",)),
        Field(Club.place, "训练地点", Text(60), print_mm=36, aliases=("活动地点", "地点")), Field(Club.founded_on, "成立日期", Day(), print_mm=24), Field(Club.closed_on, "撤销日期", Day(), listed=False),
        Field(Club.plan, "训练计划", LongText(), listed=False), Field(Club.note, "备注", LongText(), listed=False),
    ),
    order=("id",), match=(("name",),), checks=(rules.check_club,), settle=_settle_clubs, parts=(Part(_club_members, "club"),), presets=(Preset("now", "现有的", club_on),),
)  # fmt: skip

CLUB_MEMBERS: Ledger = Ledger(
    code="culture.club_members", title="小组队员名册", counter="人", tab=TAB, group=GROUP, row=ClubMember, present="now", name=lambda: of_person(ClubMember.person, func.coalesce(ClubMember.role, "队员")),
    help="哪些人在哪个小组、队里，什么时候加入、退出。",
    fields=(
        Field(ClubMember.club, "小组", Ref(_clubs), required=True, print_mm=60, aliases=("名称", "代表队")), Field(ClubMember.person, "姓名", Ref(lambda: PEOPLE), required=True, print_mm=30, aliases=("队员",)), Field(ClubMember.role, "职务", Text(20), print_mm=26),
        Field(ClubMember.since, "加入日期", Day(), print_mm=28), Field(ClubMember.until, "退出日期", Day(), print_mm=28), Field(ClubMember.note, "备注", LongText(), listed=False),
    ),
    order=("club", "id"), match=(("club", "person"),), checks=(rules.check_period,), together=line_by_line(judge_club_members), settle=settling(_club_members, judge_club_members, only_once(_club_members, "club", "until", "person")), presets=(Preset("now", "在队的", belongs),),
)  # fmt: skip

WORKS: Ledger = Ledger(
    code="culture.works", title="征文书画作品登记", counter="件", tab=TAB, group=GROUP, row=ArtWork, files=True, when="handed_on",
    name=lambda: func.concat(ArtWork.title, "（", ArtWork.author, "）"),
    help="征文、演讲、书画、摄影作品，评了几分、得什么奖、推荐到哪里。",
    fields=(
        Field(ArtWork.title, "作品名称", Text(80), required=True, print_mm=56, aliases=("题目", "名称", "标题", "作品")), Field(ArtWork.author, "作者", Text(60), required=True, print_mm=24, aliases=("姓名",)),
        Field(ArtWork.kind, "作品类别", Choice(words.WORK), required=True, print_mm=22, aliases=("类别",)), Field(ArtWork.activity, "活动名称", Ref(_activities), print_mm=44, aliases=("活动",)),
        Field(ArtWork.handed_on, "交稿日期", Day(ahead=0), required=True, print_mm=22, aliases=("日期", "上交日期")), Field(ArtWork.score, "得分", Points(), print_mm=16, aliases=("评分", "分数", "平均分"), help="评委的分数记在“作品评分”里的，得分和名次由程序算。"),
        Field(ArtWork.rank, "名次", Count(least=1, most=999), print_mm=14), Field(ArtWork.prize, "奖项", Choice(words.PRIZE), print_mm=22), Field(ArtWork.sent_to, "推荐到", Text(60), print_mm=30, aliases=("选送",)),
        Field(ArtWork.person, "会员台账里的人", Ref(lambda: PEOPLE), listed=False), Field(ArtWork.note, "备注", LongText(), listed=False),
    ),
    order=("-handed_on", "rank", "id"), match=(("title", "author"),), checks=(rules.check_work,), settle=_settle_works, parts=(Part(_marks, "work"),),
    presets=(Preset("won", "得了奖", lambda _day: ArtWork.prize.is_not(None)), Preset("ranked", "评了名次", lambda _day: ArtWork.rank.is_not(None))),
)  # fmt: skip

def _settle_marks(session: Session, works: Sequence[int], today: date) -> None:
    marks = list(session.scalars(select(WorkMark.id).where(WorkMark.work.in_(works)).order_by(WorkMark.id)))
    settling(_marks, judging.judge_marks, only_once(_marks, "work", "criterion", "judge"))(session, marks, today)
    judging.settle_works(session, works)


CRITERIA: Ledger = Ledger(
    code="culture.criteria", title="作品评分标准", counter="项", tab=TAB, group=GROUP, row=WorkCriterion, called="主题内容",
    name=lambda: WorkCriterion.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="一次征文、书画、演讲活动的作品按哪几项打分、各多少分。没有登记的，评委直接打百分制的总评分。",
    fields=(
        Field(WorkCriterion.activity, "活动名称", Ref(_activities), required=True, print_mm=60, aliases=("活动",)), Field(WorkCriterion.name, "评分项目", Text(40), required=True, print_mm=40, aliases=("项目", "标准", "内容")),
        Field(WorkCriterion.full, "满分", Points(), required=True, print_mm=20, aliases=("分值", "标准分")), Field(WorkCriterion.weight, "权重", Points(), print_mm=20, help="填了权重的，得分＝平均分÷满分×权重。"),
        Field(WorkCriterion.rule, "评分办法", LongText(), print_mm=60, aliases=("要求", "说明")),
    ),
    order=("activity", "id"), match=(("activity", "name"),), checks=(rules.check_criterion,), owners=judging.activities_of_criteria, settle=_settle_activities,
)  # fmt: skip

MARKS: Ledger = Ledger(
    code="culture.marks", title="作品评分", counter="个", tab=TAB, group=GROUP, row=WorkMark,
    name=lambda: func.concat(WorkMark.judge, "的评分"),
    help="每名评委给每件作品打的分。得分按项目取平均再相加，同一类别里排名次；五名以上评委可以去掉最高分、最低分（在活动里选）。",
    fields=(
        Field(WorkMark.work, "作品名称", Ref(_works), required=True, print_mm=70, aliases=("作品", "题目")), Field(WorkMark.criterion, "评分项目", Ref(_criteria), print_mm=36, aliases=("项目",), help="活动没有评分标准的不填，就是百分制的总评分。"),
        Field(WorkMark.judge, "评委", Text(40), required=True, print_mm=26, aliases=("评委姓名", "打分人")), Field(WorkMark.mark, "分数", Points(), required=True, print_mm=20, aliases=("得分", "评分", "打分")), Field(WorkMark.note, "备注", LongText(), print_mm=40),
    ),
    order=("work", "criterion", "id"), match=(("work", "criterion", "judge"), ("work", "judge")), owners=judging.works_of_marks, together=line_by_line(judging.judge_marks), settle=_settle_marks,
)  # fmt: skip

LEDGERS = (ACTIVITIES, SIGNED, ENTRIES, CLUBS, CLUB_MEMBERS, WORKS, CRITERIA, MARKS)
