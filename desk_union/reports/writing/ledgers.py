"""总结台账, its sections and numbers, and 工作计划台账 as the clerk sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import aliased

from desk_union.describe.following import in_order
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Ref, Text, Year
from desk_union.describe.ledger import Derived, Fault, Field, Ledger, Part, Preset
from desk_union.members.ledgers import UNITS
from desk_union.reports.numbers.number_kinds import FigureName, unit_of
from desk_union.reports.numbers.units import check_unit
from desk_union.reports.writing import settling
from desk_union.reports.writing import writing_words as words
from desk_union.reports.writing.tables import PlanItem, Writing, WritingNumber, WritingSection
from desk_union.store import stages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desk_union.describe.ledger import Values

TAB, TEXTS, PLANS = "报表", "总结", "计划"
LONGEST = 20_000


def _sections() -> Ledger:
    return SECTIONS


def _numbers() -> Ledger:
    return NUMBERS


def _in_order(values: Values) -> Sequence[Fault]:
    return in_order(values, ("first", "期间起"), ("last", "期间止"))


def _missing(_day: date) -> ColumnElement[int]:
    held = select(func.count(WritingNumber.id)).join(WritingSection, WritingSection.id == WritingNumber.section)
    return held.where(WritingSection.writing == Writing.id, WritingNumber.text.is_(None)).correlate(Writing).scalar_subquery()


def _count(_day: date) -> ColumnElement[int]:
    held = select(func.count(WritingNumber.id)).join(WritingSection, WritingSection.id == WritingNumber.section)
    return held.where(WritingSection.writing == Writing.id).correlate(Writing).scalar_subquery()


def _name() -> ColumnElement[str]:
    """One that is titled as an earlier one says which it is: …工作总结（第2份）."""
    other = aliased(Writing)
    before = select(func.count(other.id)).where(other.title == Writing.title, other.id < Writing.id).correlate(Writing).scalar_subquery()
    return case((before > 0, func.concat(Writing.title, "（第", before + 1, "份）")), else_=Writing.title)


def _taken(_day: date) -> ColumnElement[date | None]:
    held = select(func.max(WritingNumber.taken_on)).join(WritingSection, WritingSection.id == WritingNumber.section)
    return held.where(WritingSection.writing == Writing.id).correlate(Writing).scalar_subquery()


WRITINGS: Ledger = Ledger(
    code="reports.writings", title="总结台账", counter="份", tab=TAB, group=TEXTS, row=Writing, files=True, when="last",
    name=_name,
    help="每份总结一行：标题、期间、状态。文字在“总结各部分”里，数在“文中数字”里。用“起草总结”办，不必自己新增。",
    empty="还没有总结。用“起草总结”按台账起草一份，或者“收进旧总结”。",
    fields=(
        Field(Writing.title, "标题", Text(80), required=True, print_mm=80), Field(Writing.kind, "文种", Choice(words.WRITING), required=True, print_mm=24, default=words.YEARLY),
        Field(Writing.first, "期间起", Day(), required=True, print_mm=24), Field(Writing.last, "期间止", Day(), required=True, print_mm=24), Field(Writing.stage, "状态", words.STAGE, print_mm=18, default=words.DRAFT), *stages.columns(Writing.stage, words.STAGE, listed=False),
        Derived(key="numbers", label="文中数字", kind=Count(), sql=_count, print_mm=20), Derived(key="missing", label="尚缺", kind=Count(), sql=_missing, print_mm=16),
        Derived(key="taken", label="取数日期", kind=Day(), sql=_taken, print_mm=24),
        Field(Writing.office, "单位类型", Choice(words.OFFICE), listed=False), Field(Writing.money, "金额单位", Choice(words.MONEY), listed=False, default=words.YUAN),
        Field(Writing.unit, "分会/小组", Ref(lambda: UNITS), listed=False, fixed=True, help="只写一个分会、小组的总结填它，数只数它的；全单位的不填。"), Field(Writing.signed_by, "落款单位", Text(60), listed=False), Field(Writing.signed_on, "落款日期", Day(), listed=False), Field(Writing.note, "备注", LongText(), listed=False),
    ),
    order=("-last", "-id"), match=(("title", "first", "last"),), checks=(_in_order,), parts=(Part(_sections, "writing"),),
    presets=(*stages.presets(Writing.stage, words.STAGE), Preset("missing", "还缺数的", lambda day: _missing(day) > 0)),
)  # fmt: skip

SECTIONS: Ledger = Ledger(
    code="reports.sections", title="总结各部分", counter="段", tab=TAB, group=TEXTS, row=WritingSection,
    name=lambda: func.concat(select(Writing.title).where(Writing.id == WritingSection.writing).correlate(WritingSection).scalar_subquery(), "（", WritingSection.place, "）"),
    help="总结的一个部分：标题、文字。可以改名、调顺序、不要、加新的。文字里的 {#3} 是一个数，要加数就写 {数字名称}，保存时程序数出来。行首“# ”是小标题，“- ”是一是…二是…，“+ ”是1．2．。编号自动排。",
    fields=(
        Field(WritingSection.writing, "总结", Ref(lambda: WRITINGS), required=True, fixed=True, print_mm=60), Field(WritingSection.place, "顺序", Count(least=1), required=True, print_mm=16),
        Field(WritingSection.heading, "标题", Text(60), print_mm=50, help="不写标题的是导语或结语。"), Field(WritingSection.text, "文字", LongText(LONGEST), print_mm=100),
        Field(WritingSection.left_out, "不要这部分", Flag(), print_mm=20), Field(WritingSection.level, "标题级别", Count(least=1, most=4), listed=False, default=1, help="1是“一、”，2是“（一）”，3是“1．”，4是“（1）”。"),
    ),
    order=("writing", "place", "id"), match=(("writing", "place"),), parts=(Part(_numbers, "section"),), settle=settling.sections,
)  # fmt: skip

NUMBERS: Ledger = Ledger(
    code="reports.numbers", title="文中数字", counter="个", tab=TAB, group=TEXTS, row=WritingNumber,
    name=lambda: func.concat("第", WritingNumber.mark, "个数"),
    help="总结文字里的每个数：是哪个数字、哪段期间、取的时候是多少、数了几行。台账变了，文中的数不变，等“取新数”。",
    fields=(
        Field(WritingNumber.section, "所在部分", Ref(lambda: SECTIONS), required=True, fixed=True, print_mm=60), Field(WritingNumber.mark, "记号", Count(least=1), required=True, fixed=True, print_mm=14),
        Field(WritingNumber.figure, "数字", FigureName(), required=True, fixed=True, print_mm=54), Field(WritingNumber.first, "期间起", Day(), required=True, fixed=True, print_mm=24), Field(WritingNumber.last, "期间止", Day(), required=True, fixed=True, print_mm=24),
        Field(WritingNumber.text, "文中写的", Text(60), print_mm=26, editable=False), Field(WritingNumber.unit, "单位", Text(20), print_mm=14, editable=False), Field(WritingNumber.counted, "行数", Count(), print_mm=14, editable=False),
        Field(WritingNumber.typed, "手填", Flag(), print_mm=12, editable=False), Field(WritingNumber.taken_on, "取数日期", Day(), listed=False, editable=False), Field(WritingNumber.digest, "行的指纹", Text(40), listed=False, editable=False),
    ),
    order=("section", "mark"), match=(("section", "mark"),), checks=(_in_order,), settle=settling.numbers,
    presets=(Preset("missing", "尚缺", lambda _day: WritingNumber.text.is_(None)), Preset("typed", "手填的", lambda _day: WritingNumber.typed.is_(True))),
)  # fmt: skip


def _unit_follows(values: Values) -> Values:
    code = values.get("figure")
    return {"unit": unit_of(code)} if code and not values.get("unit") else {}


PLAN_ITEMS: Ledger = Ledger(
    code="reports.plan_items", title="工作计划台账", counter="条", tab=TAB, group=PLANS, row=PlanItem, when="due",
    name=lambda: func.concat(PlanItem.year, "年：", PlanItem.measure),
    help="一年的计划：主题、措施、责任人、期限、计划做多少。对上一个数字，程序就知道做了多少，年底印出计划对完成的表。",
    fields=(
        Field(PlanItem.year, "年度", Year(), required=True, print_mm=16), Field(PlanItem.place, "顺序", Count(least=1), listed=False), Field(PlanItem.theme, "工作主题", Text(60), required=True, print_mm=40, aliases=("主题", "重点工作", "项目")),
        Field(PlanItem.measure, "措施", Text(200), required=True, print_mm=72, aliases=("具体措施", "工作内容", "任务")), Field(PlanItem.owner, "责任人", Text(40), print_mm=22, aliases=("责任部门", "负责人")), Field(PlanItem.due, "期限", Day(), print_mm=24, aliases=("完成时限", "完成日期", "时间")),
        Field(PlanItem.planned, "计划数", Count(), print_mm=16), Field(PlanItem.unit, "单位", Text(20), print_mm=14), Field(PlanItem.figure, "对应数字", FigureName(), print_mm=34), Field(PlanItem.done_on, "完成日期", Day(ahead=0), print_mm=24, aliases=("办结日期",)),
        Field(PlanItem.result, "完成情况", Text(200), listed=False), Field(PlanItem.note, "备注", LongText(), listed=False),
    ),
    order=("-year", "place", "id"), match=(("year", "theme", "measure"),), note=_unit_follows, checks=(check_unit,),
    presets=(Preset("open", "没有完成的", lambda _day: PlanItem.done_on.is_(None)), Preset("late", "过了期限没完成的", lambda day: and_(PlanItem.done_on.is_(None), PlanItem.due < day))),
)  # fmt: skip

LEDGERS = (WRITINGS, SECTIONS, NUMBERS, PLAN_ITEMS)
