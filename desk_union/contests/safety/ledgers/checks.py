"""Safety checks and the hazards that they find, as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, and_, case, cast, extract, func, or_, select

from desk_union.contests import naming
from desk_union.contests.safety import rules
from desk_union.contests.safety import safety_words as words
from desk_union.contests.safety.tables import SafetyCheck, SafetyCheckItem, SafetyHazard
from desk_union.describe.kinds import Choice, Count, Day, LongText, Money, Ref, Text
from desk_union.describe.ledger import Derived, Field, Ledger, Part, Preset, Serial
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.store import stages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

TAB, GROUP = "劳动竞赛", "安全检查"
_FOUND, _MENDING, _AGAIN = "隐患", "整改", "复查"


def _checks() -> Ledger:
    return CHECKS


def _items() -> Ledger:
    return CHECK_ITEMS


def _hazards() -> Ledger:
    return HAZARDS


def mended(day: date) -> ColumnElement[bool]:
    """The hazard had been mended by ``day``; where no day is told, it is mended if it stands so now."""
    untold = and_(SafetyHazard.fixed_on.is_(None), SafetyHazard.stage.in_(words.MENDED))
    return or_(SafetyHazard.fixed_on <= day, untold)


def still_open(day: date) -> ColumnElement[bool]:
    return and_(SafetyHazard.found_on <= day, ~func.coalesce(mended(day), False))


def overdue(day: date) -> ColumnElement[bool]:
    return and_(still_open(day), SafetyHazard.due_on < day)


def age(day: date) -> ColumnElement[Any]:
    """How many days a hazard that is still open has been known."""
    days = cast(func.julianday(day) - func.julianday(SafetyHazard.found_on), Integer)
    return func.iif(still_open(day), days, None)


def seen_on() -> ColumnElement[Any]:
    """The day on which an item was looked at: its own where the check went on for days, else that of its check."""
    begun = select(SafetyCheck.day).where(SafetyCheck.id == SafetyCheckItem.inspection).correlate(SafetyCheckItem)
    day = begun.scalar_subquery()
    return case((SafetyCheckItem.day > day, SafetyCheckItem.day), else_=day)


def _settle(session: Session, ids: Sequence[int], _today: date) -> None:
    naming.tie(session, SafetyHazard, ids, {"person": "responsible"}, "found_on")


CHECKS: Ledger = Ledger(
    code="contests.checks", title="安全检查台账", tab=TAB, group=GROUP, row=SafetyCheck, files=True, when="day", counter="次", called="检-2025-0001",
    name=lambda: func.coalesce(SafetyCheck.number, func.concat(SafetyCheck.kind, " ", SafetyCheck.day)),
    help="日常检查、大检查、自查自纠、群监查岗、消防检查，一次一行；查出的隐患登记在下面，隐患台账里也看得到。",
    fields=(
        Serial(SafetyCheck.number, "编号", "检-{year}-{n:04}", day="day", print_mm=26, aliases=("检查编号",)),
        Field(SafetyCheck.day, "检查日期", Day(ahead=0), required=True, print_mm=22, aliases=("日期", "检查时间")),
        Field(SafetyCheck.kind, "检查类别", Choice(words.CHECK_KIND), required=True, default=words.DAILY, print_mm=24, aliases=("类别", "检查类型")),
        Field(SafetyCheck.shift, "班次", Choice(words.SHIFT), print_mm=16),
        Field(SafetyCheck.place, "检查部位", Text(80), print_mm=36, aliases=("部位", "地点", "检查地点", "检查场所")),
        Field(SafetyCheck.inspectors, "检查人", Text(120), print_mm=30, aliases=("检查人员", "参加人员")),
        Derived(
            key="hazards", label="隐患", kind=Count(), print_mm=14, total=True,
            sql=lambda day: select(func.count(SafetyHazard.id)).where(SafetyHazard.inspection == SafetyCheck.id, SafetyHazard.found_on <= day).correlate(SafetyCheck).scalar_subquery(),
        ),
        Field(SafetyCheck.stopped, "制止三违", Count(), print_mm=18, total=True, aliases=("制止三违次数",)),
        Field(SafetyCheck.findings, "检查情况", LongText(), print_mm=50, aliases=("发现问题", "检查内容")),
        Field(SafetyCheck.unit, "受检单位", Ref(lambda: UNITS), listed=False, aliases=("单位", "被检查单位")),
        Field(SafetyCheck.opinion, "处理意见", LongText(), listed=False),
        Field(SafetyCheck.note, "备注", LongText(), listed=False),
    ),
    order=("-day", "-id"), match=(("number",), ("day", "kind", "place", "shift"), ("day", "kind", "place")), parts=(Part(_items, "inspection"), Part(_hazards, "inspection")),
    presets=(
        Preset("watch", words.WATCH, lambda _day: SafetyCheck.kind == words.WATCH),
        Preset("big", words.BIG, lambda _day: SafetyCheck.kind == words.BIG),
        Preset("fire", words.FIRE, lambda _day: SafetyCheck.kind == words.FIRE),
        Preset("year", "本年", lambda day: extract("year", SafetyCheck.day) == day.year),
    ),
)  # fmt: skip

CHECK_ITEMS: Ledger = Ledger(
    code="contests.check_items", title="安全检查（检查项目）", tab=TAB, group=GROUP, row=SafetyCheckItem, counter="项",
    name=lambda: SafetyCheckItem.what,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="逐项检查的结果，如线路、应急灯、灭火器、通道；在检查台账里用“列出检查项目”自动列好。",
    fields=(
        Field(SafetyCheckItem.inspection, "检查", Ref(_checks), required=True, print_mm=50, aliases=("检查编号",)),
        Field(SafetyCheckItem.place, "序号", Count(), default=1, print_mm=14),
        Field(SafetyCheckItem.what, "检查项目", Text(60), required=True, print_mm=70, aliases=("项目", "内容")),
        Field(SafetyCheckItem.result, "检查结果", Choice(words.ITEM), print_mm=24, aliases=("结果",)),
        Field(SafetyCheckItem.note, "说明", Text(120), print_mm=80, aliases=("备注",)),
        Field(SafetyCheckItem.day, "查看日期", Day(ahead=0), listed=False, help="一次检查查了几天的才填；不填，或早于检查日期，就是检查那天。"),
        Derived(key="seen_on", label="哪天查的", kind=Day(), sql=lambda _day: seen_on(), listed=False),
    ),
    order=("-inspection", "place", "id"), match=(("inspection", "what"),), when="seen_on",
    presets=(Preset("wrong", words.WRONG, lambda _day: SafetyCheckItem.result == words.WRONG),),
)  # fmt: skip

HAZARDS: Ledger = Ledger(
    code="contests.hazards", title="隐患台账", tab=TAB, group=GROUP, row=SafetyHazard, files=True, when="found_on", counter="项", called="患-2025-0001",
    name=lambda: SafetyHazard.what,  # type: ignore[arg-type, return-value]  # an attribute is a column element in SQL
    help="隐患一项一行：发现、责任人、措施、期限、整改、复查；没有整改的按天数列在工作台上。",
    fields=(
        Serial(SafetyHazard.number, "编号", "患-{year}-{n:04}", day="found_on", print_mm=26, aliases=("隐患编号", "通知书编号")),
        Field(SafetyHazard.found_on, "发现日期", Day(ahead=0), required=True, print_mm=20, group=_FOUND, aliases=("排查时间", "检查日期", "日期", "排查日期")),
        Field(SafetyHazard.what, "隐患内容", LongText(), required=True, print_mm=56, group=_FOUND, aliases=("隐患", "隐患描述", "问题", "存在问题", "内容")),
        Field(SafetyHazard.place, "部位", Text(80), print_mm=28, group=_FOUND, aliases=("地点", "隐患部位", "所在部位")),
        Field(SafetyHazard.level, "隐患级别", Choice(words.HAZARD_LEVEL), required=True, default=words.PLAIN, print_mm=16, group=_FOUND, aliases=("级别", "等级")),
        Field(SafetyHazard.responsible, "责任人", Text(40), print_mm=22, group=_MENDING, aliases=("整改责任人", "责任人姓名")),
        Field(SafetyHazard.due_on, "整改期限", Day(), print_mm=20, group=_MENDING, aliases=("期限", "要求完成日期", "整改时限")),
        Field(SafetyHazard.stage, "办理情况", words.HAZARD_STAGE, required=True, default=words.OPEN, print_mm=16, group=_MENDING, aliases=("状态", "整改情况", "整改状态")),
        Field(SafetyHazard.fixed_on, "整改完成日期", Day(ahead=0), print_mm=22, group=_MENDING, aliases=("整改日期", "完成日期", "整改完成时间")),
        Derived(key="age", label="已过天数", kind=Count(), sql=age, print_mm=16),
        Field(SafetyHazard.inspection, "检查", Ref(_checks), listed=False, group=_FOUND, aliases=("检查编号",)),
        Field(SafetyHazard.finder, "发现人", Text(40), listed=False, group=_FOUND, aliases=("排查人",)),
        Field(SafetyHazard.basis, "依据", Text(200), listed=False, group=_FOUND, aliases=("检查依据",)),
        Field(SafetyHazard.unit, "责任单位", Ref(lambda: UNITS), listed=False, group=_MENDING, aliases=("整改单位", "单位")),
        Field(SafetyHazard.person, "责任人（花名册）", Ref(lambda: PEOPLE), listed=False, group=_MENDING),
        Field(SafetyHazard.measure, "整改措施", LongText(), listed=False, group=_MENDING, aliases=("措施", "整改要求")),
        Field(SafetyHazard.cost, "整改资金", Money(), listed=False, total=True, group=_MENDING, aliases=("资金",)),
        Field(SafetyHazard.emergency, "应急措施", LongText(), listed=False, group=_MENDING, aliases=("应急预案",)),
        Field(SafetyHazard.issued_on, "通知书日期", Day(ahead=0), listed=False, group=_MENDING, aliases=("下达日期",)),
        Field(SafetyHazard.issuer, "签发人", Text(30), listed=False, group=_MENDING),
        Field(SafetyHazard.approver, "批准人", Text(30), listed=False, group=_MENDING),
        Field(SafetyHazard.fixed_how, "整改结果", LongText(), listed=False, group=_MENDING),
        Field(SafetyHazard.rechecked_on, "复查日期", Day(ahead=0), listed=False, group=_AGAIN, aliases=("验收日期",)),
        Field(SafetyHazard.rechecker, "复查人", Text(40), listed=False, group=_AGAIN, aliases=("验收人",)),
        Field(SafetyHazard.recheck, "复查结果", Choice(words.ITEM), listed=False, group=_AGAIN, aliases=("验收结果",)),
        *stages.columns(SafetyHazard.stage, words.HAZARD_STAGE, listed=False),
        Field(SafetyHazard.note, "备注", LongText(), listed=False),
    ),
    order=("-found_on", "-id"), match=(("number",), ("what", "place", "found_on"), ("what", "found_on")),
    note=rules.note_hazard, checks=(rules.check_hazard,), settle=_settle,
    presets=(
        *stages.presets(SafetyHazard.stage, words.HAZARD_STAGE),
        Preset("open", "没有整改", still_open),
        Preset("overdue", "整改超期", overdue),
        Preset("unchecked", "整改了没复查", lambda _day: SafetyHazard.stage == words.FIXED),
        Preset("grave", "重大隐患", lambda _day: SafetyHazard.level == words.GRAVE),
        Preset("year", "本年", lambda day: extract("year", SafetyHazard.found_on) == day.year),
    ),
)  # fmt: skip
