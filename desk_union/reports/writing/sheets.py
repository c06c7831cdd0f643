"""What is printed of 总结和计划: the documents of a year and of half a year, the plan and how far it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.content import Document, Tables
from desk_union.describe.figure import Span
from desk_union.describe.sheet import Choose, Sheet
from desk_union.reports.writing import composing, drafting, keeping, planning
from desk_union.reports.writing import writing_words as words
from desk_union.reports.writing.drafting import Wanted, half_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.prose import Prose
    from desk_union.describe.sheet import Request

OUTPUTS = ("pdf", "docx", "xlsx")
OFFICE = Choose("office", "单位类型", tuple((one, one) for one in words.OFFICE.labels))
MONEY = Choose("money", "金额单位", tuple((one, one) for one in words.MONEY.labels))
FIRST, SECOND = "first", "second"
HALF = Choose("half", "半年", ((FIRST, "上半年"), (SECOND, "下半年")))


def _year(request: Request) -> int:
    return request.year or request.today.year


def _document(session: Session, request: Request, wanted: Wanted) -> Prose:
    """The kept document that was asked for or is the newest of its kind and span; else a draft."""
    kept = request.row if request.row is not None else keeping.newest(session, wanted.kind, wanted.span, wanted.unit)
    draft = keeping.read(session, kept) if kept is not None else drafting.draft(session, wanted, request.today)
    return composing.prose(draft, request.today)


def _wanted(request: Request, kind: str, span: Span) -> Wanted:
    chosen = request.chosen
    return Wanted(kind, span, chosen.get(OFFICE.key, words.USUAL), chosen.get(MONEY.key, words.YUAN), request.unit)


def summary(session: Session, request: Request) -> Prose:
    return _document(session, request, _wanted(request, words.YEARLY if request.unit is None else words.GROUP, Span.year(_year(request))))


def half_year(session: Session, request: Request) -> Prose:
    span = half_of(_year(request), request.chosen.get(HALF.key) == SECOND)
    return _document(session, request, _wanted(request, words.HALF, span))


_SAYS = "有存着的总结就打印最新的一份，没有就按台账当场起草一份。"
SHEETS: tuple[Sheet, ...] = (
    Sheet("reports.summary", "工作总结", "全年的工作总结：各部分的文字带着台账里数出来的数，能导出Word接着改。", Document(summary), ledgers=("reports.writings",), options=("year", "unit", "id"), outputs=OUTPUTS, choices=(OFFICE, MONEY), says=_SAYS),
    Sheet("reports.half_year", "半年工作总结", "上半年或下半年的工作总结，后面带下一步的打算。", Document(half_year), ledgers=("reports.writings",), options=("year", "unit", "id"), outputs=OUTPUTS, choices=(HALF, OFFICE, MONEY), says=_SAYS),
    Sheet("reports.plan", "年度工作计划", "计划按主题列出措施、责任人和期限，能导出Word。", Document(planning.plan), ledgers=("reports.plan_items",), options=("year",), outputs=OUTPUTS, choices=(OFFICE,), ahead=True, says="打印所选年度的计划；还没有列计划的，印一份通用的思路。"),
    Sheet("reports.plan_followup", "工作计划完成情况表", "计划数对实际数，到所选年度（或今天）为止完成了多少。", Tables(planning.followup), ledgers=("reports.plan_items",), options=("year",), outputs=("pdf", "xlsx")),
)
