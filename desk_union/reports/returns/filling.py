"""A return filled from the rows of its period: numbers line by line, what was done and is meant, and what is amiss."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.describe.paper import Column, Official
from desk_union.describe.prose import Heading, Paragraph, Prose, ProseGrid
from desk_union.members.office import organisation
from desk_union.members.tables import Unit
from desk_union.reports.office.logged import done_lines
from desk_union.reports.returns.logic import CheckedLine, broken
from desk_union.reports.returns.measuring import measure
from desk_union.reports.returns.returns_words import RHYTHM, STATISTICS
from desk_union.reports.returns.tables import ReturnLine, ReturnText

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.figure import Span
    from desk_union.describe.prose import Block
    from desk_union.reports.returns.measuring import Measure
    from desk_union.reports.returns.periods import ReturnPeriod

SIGNERS = ("填表人", "审核人", "负责人")
MAKER = "填报单位（盖章）"
DONE = {"month": ("本月完成工作", "下月工作打算"), "quarter": ("本季主要工作", "下季工作打算"), "year": ("说明", "")}


@dataclass(frozen=True, slots=True)
class FilledLine:
    line: ReturnLine
    measures: tuple[Measure, ...]

    @property
    def label(self) -> str:
        told = self.line.measured or (self.measures[0].figure.unit if self.measures[0].figure else "")
        return f"{self.line.label}（{told}）" if told else self.line.label


@dataclass(frozen=True, slots=True)
class FilledReturn:
    form: str
    period: ReturnPeriod
    unit: int | None
    organisation: str
    lines: tuple[FilledLine, ...]
    text: tuple[str, str]
    proposed: bool  # the text comes from 工作日志 and was not written for the return

    @property
    def missing(self) -> list[str]:
        return [one.line.label for one in self.lines if one.measures[0].missing]

    @property
    def faults(self) -> list[str]:
        checked = [
            CheckedLine(one.line.code or "", one.line.label, one.line.within or "", measure.shown, measure.number)
            for one in self.lines
            for measure in one.measures[:1]
        ]
        return broken(checked)


def fill_return(session: Session, form: str, period: ReturnPeriod, unit: int | None) -> FilledReturn:
    held = select(ReturnLine).where(ReturnLine.form == form).order_by(ReturnLine.place, ReturnLine.id)
    lines = tuple(
        FilledLine(line, tuple(_measured(session, line, span, unit) for _, span in period.columns))
        for line in session.scalars(held)
    )
    text, proposed = _text(session, form, period, unit)
    return FilledReturn(form, period, unit, _office(session, unit), lines, text, proposed)


def _measured(session: Session, line: ReturnLine, span: Span, unit: int | None) -> Measure:
    return measure(session, line.figure or "", line.label, span, unit)


def _office(session: Session, unit: int | None) -> str:
    name = session.scalar(select(Unit.name).where(Unit.id == unit)) if unit is not None else None
    return f"{organisation(session)}　{name}" if name else organisation(session)


def _text(session: Session, form: str, period: ReturnPeriod, unit: int | None) -> tuple[tuple[str, str], bool]:
    """What was written for the period; else, of what was done, the entries of 工作日志."""
    held = select(ReturnText).where(
        ReturnText.form == form, ReturnText.day.between(period.span.first, period.span.last),
        ReturnText.unit.is_not_distinct_from(unit),
    )  # fmt: skip
    written = session.scalar(held.order_by(ReturnText.day.desc(), ReturnText.id.desc()).limit(1))
    if written is not None and written.done:
        return (written.done, written.coming or ""), False
    proposed = done_lines(session, period.span, unit) if RHYTHM[form] == "month" else ""
    return (proposed, (written.coming or "") if written is not None else ""), bool(proposed)


def prose_of(filled: FilledReturn, printed_on: date) -> Prose:
    """The page; numbers on it open."""
    blocks: list[Block] = [_grid(filled)]
    for title, text in zip(DONE[RHYTHM[filled.form]], filled.text, strict=True):
        if title and (text or RHYTHM[filled.form] != "year"):
            blocks += [Heading(title), Paragraph(text or "\n\n")]
    told = _notes(filled)
    if told:
        blocks += [Heading("逻辑检查" if filled.form == STATISTICS else "备注"), Paragraph("\n".join(told))]
    return Prose(
        title=filled.form, organisation=filled.organisation, period=filled.period.words, printed_on=printed_on,
        blocks=blocks, signers=SIGNERS, official=Official(maker=MAKER, money=f"填报日期：{days.show_day_long(printed_on)}"),
    )  # fmt: skip


def _grid(filled: FilledReturn) -> ProseGrid:
    coded = filled.form == STATISTICS
    heads = [Column("类别", "left", 28), *([Column("代码", "center", 12)] if coded else ()), Column("项目", "left", 58)]
    heads += [Column(head, "right", 24) for head, _ in filled.period.columns] + [Column("备注", "left", 26)]
    rows: list[tuple[str, ...]] = []
    section = ""
    for one in filled.lines:
        told = one.line.section or ""
        cells = tuple(measure.cell() for measure in one.measures)
        rows.append(
            ("" if told == section else told, *([one.line.code or ""] if coded else ()), one.label, *cells, _hand(one))
        )
        section = told
    return ProseGrid("", tuple(heads), rows)


def _hand(one: FilledLine) -> str:
    first = one.measures[0]
    return "手填" if first.typed else one.line.note or ""


def _notes(filled: FilledReturn) -> list[str]:
    found = [f"{place}. {sentence}" for place, sentence in enumerate(filled.faults, 1)]
    if filled.form == STATISTICS and not found:
        found = ["逻辑正确。"]
    if filled.missing:
        found.append(f"尚缺：{'、'.join(filled.missing)}。请在手填数字台账里补填。")
    found += [
        f"“{one.line.label}”手填{one.measures[0].shown}，台账里是{one.measures[0].said}。"
        for one in filled.lines
        if one.measures[0].typed and one.measures[0].said and one.measures[0].said != one.measures[0].shown
    ]
    return found


def moved_cells(filled: FilledReturn) -> Sequence[tuple[str, str, str, Measure]]:
    """Every number: the label of its line, the unit, the heading of its column, and the number."""
    return [
        (one.line.label, one.label.removeprefix(one.line.label).strip("（）"), head, measure)
        for one in filled.lines
        for (head, _), measure in zip(filled.period.columns, one.measures, strict=True)
    ]


def without_marks(filled: FilledReturn) -> FilledReturn:
    """The same with empty places where a number is missing, as it goes out when the clerk says so."""
    lines = tuple(
        replace(one, measures=tuple(replace(m, shown="") if m.missing else m for m in one.measures))
        for one in filled.lines
    )
    return replace(filled, lines=lines)
