"""Standards with their items, and the assessments of teams by them, as the clerk sees them."""

from __future__ import annotations

from sqlalchemy import and_, extract, func, or_, select

from desk_union.contests.owning import owners_by
from desk_union.contests.teams import assessing, rules
from desk_union.contests.teams import team_words as words
from desk_union.contests.teams.ledgers.work_teams import TEAMS
from desk_union.contests.teams.tables import TeamAssessment, TeamMark, TeamStandard, TeamStandardItem, WorkTeam
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Points, Ref, Text
from desk_union.describe.ledger import Derived, Field, Ledger, Part, Preset

TAB, GROUP = "劳动竞赛", "班组考核"


def _standards() -> Ledger:
    return STANDARDS


def _items() -> Ledger:
    return STANDARD_ITEMS


def _assessments() -> Ledger:
    return ASSESSMENTS


def _marks() -> Ledger:
    return MARKS


STANDARDS: Ledger = Ledger(
    code="contests.team_standards", title="班组考核标准", tab=TAB, group=GROUP, row=TeamStandard, counter="套", called="标杆班组标准",
    name=lambda: func.concat(TeamStandard.name, " 第", TeamStandard.version, "版"),
    help="标杆班组标准、升级考核细则；改了标准另起一版，以前的考核仍按当时那一版。",
    fields=(
        Field(TeamStandard.name, "标准名称", Text(60), required=True, print_mm=70, aliases=("名称",)),
        Field(TeamStandard.version, "版本", Count(least=1), required=True, default=1, print_mm=14),
        Field(TeamStandard.since, "施行日期", Day(), print_mm=24),
        Field(TeamStandard.passing, "合格分数", Points(), print_mm=22, help="总分到这个数就是合格班组。"),
        Field(TeamStandard.advanced, "先进分数", Points(), print_mm=22),
        Field(TeamStandard.model, "标杆分数", Points(), print_mm=22),
        Derived(
            key="full", label="满分合计", kind=Points(), print_mm=22,
            sql=lambda _day: select(func.sum(TeamStandardItem.full)).where(TeamStandardItem.standard == TeamStandard.id, TeamStandardItem.kind == "评分").correlate(TeamStandard).scalar_subquery(),
        ),
        Field(TeamStandard.document, "文号", Text(60), print_mm=40),
        Field(TeamStandard.note, "备注", LongText(), listed=False),
    ),
    order=("name", "-version"), match=(("name", "version"),), parts=(Part(_items, "standard"),), settle=assessing.settle_standards,
)  # fmt: skip

STANDARD_ITEMS: Ledger = Ledger(
    code="contests.team_standard_items", title="考核标准（项目）", tab=TAB, group=GROUP, row=TeamStandardItem, counter="项",
    name=lambda: TeamStandardItem.name,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="标准里的考核项目、满分和评分办法。",
    fields=(
        Field(TeamStandardItem.standard, "标准", Ref(_standards), required=True, print_mm=60, aliases=("标准名称",)),
        Field(TeamStandardItem.place, "序号", Count(), default=1, print_mm=14),
        Field(TeamStandardItem.chapter, "类别", Text(30), print_mm=26, aliases=("章节",)),
        Field(TeamStandardItem.name, "考核项目", Text(80), required=True, print_mm=60, aliases=("项目", "考核内容")),
        Field(TeamStandardItem.kind, "计分种类", Choice(words.ITEM_KIND), required=True, default="评分", print_mm=20, aliases=("种类",)),
        Field(TeamStandardItem.full, "满分", Points(), print_mm=18, aliases=("标准分值", "分值", "基本分")),
        Field(TeamStandardItem.rule, "评分办法", LongText(), print_mm=60, aliases=("评分标准", "评分细则")),
    ),
    order=("standard", "place", "id"), match=(("standard", "name"),), checks=(rules.check_item,),
    owners=owners_by(TeamStandardItem.standard), settle=assessing.settle_standards,
)  # fmt: skip

ASSESSMENTS: Ledger = Ledger(
    code="contests.team_assessments", title="班组考核台账", tab=TAB, group=GROUP, row=TeamAssessment, when="day", files=True,
    name=lambda: func.concat(
        select(WorkTeam.name).where(WorkTeam.id == TeamAssessment.team).correlate(TeamAssessment).scalar_subquery(), " ", func.coalesce(TeamAssessment.period, ""),
    ),
    help="班组按标准考核一次一行：自评分、考核分由各项相加；到了标准的分数线就是那一级。",
    empty="还没有考核。在班组台账里选好班组，用“开始考核”，各项就列好了。",
    fields=(
        Field(TeamAssessment.team, "班组", Ref(lambda: TEAMS), required=True, print_mm=44, aliases=("班组名称",)),
        Field(TeamAssessment.period, "考核期", Text(30), print_mm=30, aliases=("期间", "季度", "月份")),
        Field(TeamAssessment.day, "考核日期", Day(ahead=0), required=True, print_mm=24, aliases=("日期",)),
        Field(TeamAssessment.standard, "标准", Ref(_standards), print_mm=50, aliases=("考核标准",)),
        Field(TeamAssessment.own_total, "自评总分", Points(), editable=False, print_mm=22),
        Field(TeamAssessment.total, "考核总分", Points(), editable=False, print_mm=22),
        Field(TeamAssessment.level, "评定结果", Text(20), editable=False, print_mm=26),
        Field(TeamAssessment.mended_on, "整改完成日期", Day(ahead=0), print_mm=24),
        Field(TeamAssessment.vetoed, "一票否决", Flag(), editable=False, listed=False),
        Field(TeamAssessment.assessor, "考核人", Text(40), listed=False),
        Field(TeamAssessment.mending, "整改要求", LongText(), listed=False, aliases=("整改意见",)),
        Field(TeamAssessment.mend_by, "整改期限", Day(), listed=False),
        Field(TeamAssessment.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "team", "id"), match=(("team", "day"), ("team", "period")), checks=(rules.MENDING_DAYS,), settle=assessing.settle_assessments,
    parts=(Part(_marks, "assessment"),),
    presets=(
        Preset("unmended", "整改没有完成", lambda _day: and_(TeamAssessment.mended_on.is_(None), or_(TeamAssessment.mending.is_not(None), TeamAssessment.mend_by.is_not(None)))),
        Preset("year", "本年", lambda day: extract("year", TeamAssessment.day) == day.year),
    ),
)  # fmt: skip

MARKS: Ledger = Ledger(
    code="contests.team_marks", title="班组考核（得分）", tab=TAB, group=GROUP, row=TeamMark, counter="项",
    name=lambda: select(TeamStandardItem.name).where(TeamStandardItem.id == TeamMark.item).correlate(TeamMark).scalar_subquery(),
    help="每一项的自评分和考核分；扣分按正数填，一票否决的项目不是0就算有。",
    fields=(
        Field(TeamMark.assessment, "考核", Ref(_assessments), required=True, print_mm=60),
        Field(TeamMark.item, "考核项目", Ref(_items), required=True, print_mm=80, aliases=("项目",)),
        Derived(
            key="full", label="满分", kind=Points(), print_mm=20,
            sql=lambda _day: select(TeamStandardItem.full).where(TeamStandardItem.id == TeamMark.item).correlate(TeamMark).scalar_subquery(),
        ),
        Field(TeamMark.own, "自评分", Points(), print_mm=20),
        Field(TeamMark.given, "考核分", Points(), print_mm=20, aliases=("得分", "考评分")),
        Field(TeamMark.note, "说明", Text(120), print_mm=50, aliases=("扣分原因", "备注")),
    ),
    order=("assessment", "item", "id"), match=(("assessment", "item"),), checks=(rules.check_team_mark,),
    owners=owners_by(TeamMark.assessment), settle=assessing.settle_assessments,
)  # fmt: skip
