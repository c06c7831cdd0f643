"""A form of the upper union's filled for a period: mark by mark what is written, and the same as a page to be read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days, months
from desk_union.basis.refusal import Refusal
from desk_union.describe import figure as registry
from desk_union.describe.behind import Number
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Official
from desk_union.describe.prose import Heading, Paragraph, Prose, ProseGrid
from desk_union.describe.workbook import FilledCell, FilledWorkbook
from desk_union.members.office import organisation
from desk_union.members.tables import Unit
from desk_union.reports.numbers.typed_words import BY_SEED
from desk_union.reports.returns import periods
from desk_union.reports.returns.measuring import Measure, in_money, measure
from desk_union.reports.returns.returns_words import WRITE_WORKBOOK
from desk_union.reports.upperforms import forms_words as words
from desk_union.reports.upperforms.tables import FormMark
from desk_union.reports.writing.reckoning import shifted
from desk_union.store.attachments import attachments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.prose import Block
    from desk_union.describe.sheet import Request
    from desk_union.reports.returns.periods import ReturnPeriod
    from desk_union.reports.upperforms.tables import UpperForm

TABLE = "upper_form"
ENDING = ".xlsx"
SIGNERS = ("填表人", "审核人", "负责人")


@dataclass(frozen=True, slots=True)
class FilledMark:
    """``measure`` of a number; of anything else ``words`` alone."""

    mark: FormMark
    words: str
    measure: Measure | None = None

    @property
    def label(self) -> str:
        return self.mark.label or self.mark.what

    @property
    def missing(self) -> bool:
        return self.measure is not None and self.measure.missing

    @property
    def value(self) -> str | float | int | None:
        """What goes into the cell: a number as a number, what was written as about 500 as it was written."""
        if self.measure is None:
            return self.words
        if self.missing:
            return None
        number = self.measure.number
        if number is None or not self.measure.exact:
            return self.words or None
        return int(number) if number.is_integer() else number


@dataclass(frozen=True, slots=True)
class FilledForm:
    form: UpperForm
    period: ReturnPeriod
    unit: int | None
    organisation: str
    workbook: tuple[str, str]  # sha256 and name
    marks: tuple[FilledMark, ...]

    @property
    def numbers(self) -> list[FilledMark]:
        return [one for one in self.marks if one.measure is not None]

    @property
    def missing(self) -> list[str]:
        return [one.label for one in self.numbers if one.missing]


ASKED = {words.MONTHLY: "月份", words.QUARTERLY: "季度"}


def period_of(name: str, rhythm: str, request: Request) -> ReturnPeriod:
    """What was asked for, else the running period; Refusal for one of another length or that has not begun."""
    asked = words.MONTHLY if request.month else words.QUARTERLY if request.quarter else rhythm
    if asked != rhythm:
        raise Refusal(f"“{name}”的填报周期是{rhythm}，不能按{ASKED[asked]}填。", "请去掉月份、季度，或在“标上级表格”里改填报周期。")
    today = request.today
    year = request.year or today.year
    newest = today if year >= today.year else date(year, months.DECEMBER, 31)
    if rhythm == words.YEARLY:
        found = periods.year_of(year, periods.JANUARY)
    elif rhythm == words.QUARTERLY:
        found = periods.quarter(year, request.quarter or periods.quarter_of(newest))
    else:
        found = periods.month_of(year, request.month or newest.month)
    return periods.begun(name, found, today)


def span_of(period: ReturnPeriod, which: str | None) -> Span:
    span = period.span
    if which == words.SO_FAR:
        return Span(span.last.replace(month=1, day=1), span.last)
    if which == words.YEAR_AGO:
        return shifted(span, -1)
    return Span.year(span.last.year - 1) if which == words.LAST_YEAR else span


def workbook_of(session: Session, form: UpperForm) -> tuple[str, str]:
    """Hash and name of the newest workbook attached to the form; Refusal where there is none."""
    held = [one for one in attachments(session, TABLE, form.id) if one.name.casefold().endswith(ENDING)]
    if not held:
        raise Refusal(
            f"“{form.name}”还没有附上Excel文件（.xlsx）。",
            "请在“标上级表格”里换上文件，或把文件附在上级表格的这一行；老的.xls先用Excel或WPS另存为.xlsx。",
        )
    return held[-1].sha256, held[-1].name


def marks_of(session: Session, form: int) -> Sequence[FormMark]:
    """In the order of the sheet: row by row, from left to right."""
    held = session.scalars(select(FormMark).where(FormMark.form == form).order_by(FormMark.id)).all()
    sheets = {one.sheet: n for n, one in reversed(list(enumerate(held)))}
    return sorted(held, key=lambda one: (sheets[one.sheet], words.place_of(one.cell)))


def fill_form(session: Session, form: UpperForm, period: ReturnPeriod, unit: int | None, today: date) -> FilledForm:
    """Refusal where there is no workbook or no mark, or where a mark names a figure that is no more."""
    workbook = workbook_of(session, form)
    marks = marks_of(session, form.id)
    if not marks:
        raise Refusal(f"“{form.name}”还没有标上数字。", "请办“标上级表格”，点单元格，标上填哪个数字。")
    _refuse_gone(marks)
    office = organisation(session)
    name = session.scalar(select(Unit.name).where(Unit.id == unit)) if unit is not None else None
    office = f"{office}　{name}" if name else office
    filled = tuple(_filled(session, one, period, unit, office, today) for one in marks)
    return FilledForm(form, period, unit, office, workbook, filled)


def _refuse_gone(marks: Sequence[FormMark]) -> None:
    for one in marks:
        if one.figure and registry.known_as(one.figure) is None and one.figure not in BY_SEED:
            raise Refusal(
                f"“{one.sheet}”的{one.cell}（{one.label or one.figure}）标的数字“{one.figure}”现在没有了。",
                "请在“标上级表格”里点这一格，另选一个数字，或者改成手填。",
            )


def _filled(
    session: Session, mark: FormMark, period: ReturnPeriod, unit: int | None, office: str, today: date
) -> FilledMark:
    if mark.what != words.NUMBER:
        return FilledMark(mark, _words(mark, period, office, today))
    found = measure(session, mark.figure or "", mark.label or "", span_of(period, mark.span), unit)
    if mark.money:
        found = in_money(found, mark.money)
    return FilledMark(mark, found.shown, found)


def _words(mark: FormMark, period: ReturnPeriod, office: str, today: date) -> str:
    last = period.span.last
    told = {
        words.UNION: office, words.PERIOD: period.words, words.YEAR: str(last.year), words.MONTH: str(last.month),
        words.QUARTER: str(periods.quarter_of(last)), words.DAY: days.show_day_long(today), words.FIXED: mark.text or "",
    }  # fmt: skip
    return told[mark.what]


def prose_of(filled: FilledForm, printed_on: date) -> Prose:
    """The page beside the workbook: every cell with what stands in it; the numbers open."""
    heads = (
        Column("工作表", "left", 26), Column("单元格", "center", 16), Column("栏目", "left", 52), Column("填的数", "right", 28),
        Column("单位", "left", 16), Column("期间", "left", 24), Column("备注", "left", 22),
    )  # fmt: skip
    blocks: list[Block] = []
    if filled.numbers:
        blocks.append(ProseGrid("", heads, [_line(one) for one in filled.numbers]))
    told = [one for one in filled.marks if one.measure is None]
    if told:
        plain = (heads[0], heads[1], Column("填什么", "left", 40), Column("填的字", "left", 90))
        rows = [(one.mark.sheet, one.mark.cell, one.label, one.words) for one in told]
        blocks += [Heading("填的字"), ProseGrid("", plain, rows)]
    if filled.missing:
        blocks.append(Paragraph(f"尚缺：{'、'.join(filled.missing)}。请在手填数字台账里按栏目名称和期间补填。"))
    cells = tuple(FilledCell(one.mark.sheet, one.mark.cell, one.value) for one in filled.marks)
    return Prose(
        title=filled.form.name, organisation=filled.organisation, period=filled.period.words, printed_on=printed_on,
        blocks=blocks, signers=SIGNERS, official=Official(maker="填报单位", money=days.show_day_long(printed_on)),
        workbook=FilledWorkbook(*filled.workbook, cells, WRITE_WORKBOOK),
    )  # fmt: skip


def mark_cells(filled: FilledForm) -> list[tuple[str, str, str, Measure]]:
    """Every number: its label, the unit, its cell, and the number."""
    return [
        (one.label, unit_told(one), f"{one.mark.sheet}!{one.mark.cell}", one.measure)
        for one in filled.marks
        if one.measure is not None
    ]


def without_gaps(filled: FilledForm) -> FilledForm:
    """The same with empty places where a number is missing, as it goes out when the clerk says so."""
    marks = tuple(
        replace(one, words="", measure=replace(one.measure, shown="")) if one.measure and one.missing else one
        for one in filled.marks
    )
    return replace(filled, marks=marks)


def unit_told(one: FilledMark) -> str:
    if one.mark.money:
        return one.mark.money
    return one.measure.figure.unit if one.measure is not None and one.measure.figure is not None else ""


def _line(one: FilledMark) -> tuple[str, ...]:
    found, mark = one.measure, one.mark
    cell = found.cell() if found is not None else one.words
    if isinstance(cell, Number):
        cell = Number(str(cell), *cell.behind, unit=unit_told(one), typed=cell.typed)
    hand = "手填" if found is not None and found.typed else mark.note or ""
    return (mark.sheet, mark.cell, one.label, cell, unit_told(one), mark.span or words.NOW, hand)

