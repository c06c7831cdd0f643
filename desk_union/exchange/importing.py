"""Brings a sheet into a ledger: a dry run that says everything, and the real run that keeps all lines or none."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Problem
from desk_union.exchange import corrected, mapping, mending, planning, preview, writing
from desk_union.exchange.plan import Plan, memory_of
from desk_union.exchange.reading import is_blank
from desk_union.exchange.report import (
    Choices,
    Doubt,
    Mode,
    Outcome,
    Pasting,
    Report,
    RowOutcome,
    Unknown,
)
from desk_union.store import overrides
from desk_union.store.rehearsing import copy_of
from desk_union.store.tables import WordMemory

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger
    from desk_union.exchange.mapping import SheetLayout
    from desk_union.exchange.reading import Grid
    from desk_union.store.opened import Book
    from desk_union.store.progress import Work

__all__ = ["Choices", "Doubt", "Mode", "Pasting", "Report", "RowOutcome", "Unknown", "rehearse", "run"]

_LISTED = 20
_GRAVITY: tuple[Outcome, ...] = ("有误", "新增", "更新", "无变化", "略去")


def rehearse(
    book: Book,
    ledger: Ledger,
    grid: Grid,
    layout: SheetLayout,
    mode: Mode,
    choices: Choices,
    today: date,
    *,
    pasting: Pasting | None = None,
) -> Work[Report]:
    """Everything the import would do and everything that stands in its way; the book stays as it is."""
    with copy_of(book) if book.read_only else nullcontext(book) as trial:
        plan = yield from _done(
            trial, ledger, grid, layout, mode, choices, today, keep=False, remember=False, pasting=pasting
        )
    return _report(plan)


def run(
    book: Book,
    ledger: Ledger,
    grid: Grid,
    layout: SheetLayout,
    mode: Mode,
    choices: Choices,
    today: date,
    *,
    remember: bool = True,
    pasting: Pasting | None = None,
) -> Work[Report]:
    """One deed: all lines or, when the report has problems, none. ``remember`` keeps the clerk's mapping and words."""
    try:
        plan = yield from _done(
            book, ledger, grid, layout, mode, choices, today, keep=True, remember=remember, pasting=pasting
        )
    except _NotKept as stopped:
        return _report(stopped.plan, kept=False)
    return _report(plan)


class _NotKept(Exception):  # noqa: N818 - leaves the deed so that all of it is taken back
    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan


def _done(
    book: Book,
    ledger: Ledger,
    grid: Grid,
    layout: SheetLayout,
    mode: Mode,
    choices: Choices,
    today: date,
    *,
    keep: bool,
    remember: bool,
    pasting: Pasting | None,
) -> Work[Plan]:
    verb = "导入" if pasting is None else "粘贴到"
    with book.deed(f"{verb}{ledger.title}", code="import", rehearse=not keep) as session:
        places = pasting.places if pasting else {}
        overrides.because(session, choices.reason)
        read = corrected.put(grid, choices.mended)
        plan = Plan(session, ledger, read, layout, mode, choices, today, _learned(session), places, pasting is not None)
        yield from planning.make(plan)
        if pasting is not None:
            plan.changes = tuple(preview.changes(plan, pasting.shown))
        elif not keep:
            plan.coming, plan.changing = tuple(preview.coming(plan)), tuple(preview.changing(plan))
        _refuse_idle_answers(plan)
        if not plan.is_open:
            yield from writing.write(plan)
        if keep and plan.is_open:
            raise _NotKept(plan)
        counts = _counts(plan)
        session.info["title"] = f"{verb}{ledger.title}：新增{counts['新增']}，更新{counts['更新']}"
        session.info["title"] += mending.title_of(choices.mended)
        if remember:
            mapping.remember(session, ledger, plan.layout)
            _remember_words(plan)
    return plan


def _refuse_idle_answers(plan: Plan) -> None:
    """An answer that met no question was mistyped, or belongs to another sheet."""
    if plan.is_open:
        return
    asked = {*plan.heard, *(text for reader in plan.readers for text in reader.heard)}
    asked |= {text for resolver in plan.resolvers.values() for text in resolver.heard}
    for text in plan.choices.answers:
        if text not in asked:
            plan.problems.append(Problem(f"没有“{text}”这个问题。", "请核对答复前面的问题，或去掉这个答复。"))


def _learned(session: Session) -> dict[tuple[str, str], str]:
    found = session.execute(select(WordMemory.dictionary, WordMemory.text, WordMemory.value))
    return {(dictionary, text): value for dictionary, text, value in found}


def _remember_words(plan: Plan) -> None:
    """Words of dictionaries and misspelt units; which of several namesakes is meant changes with the sheet."""
    for text, question in plan.heard.items():
        if question.kept and text in plan.choices.answers:
            held = WordMemory(dictionary=memory_of(plan.ledger), text=text, value=plan.choices.answers[text])
            plan.session.merge(held)
    for (dictionary, text), value in plan.choices.words.items():
        plan.session.merge(WordMemory(dictionary=dictionary, text=text, value=value))
    for (key, text), row_id in plan.choices.refs.items():
        directory = plan.resolvers[key].directory if key in plan.resolvers else None
        if row_id is not None and directory and directory.ledger.grow is not None and not directory.named(text):
            plan.session.merge(WordMemory(dictionary=directory.ledger.code, text=text, value=str(row_id)))


def _counts(plan: Plan) -> dict[str, int]:
    counts = dict.fromkeys(("新增", "更新", "无变化", "有误"), 0)
    for record in plan.records:
        counts[record.outcome or "有误"] += 1
    return counts


def _report(plan: Plan, *, kept: bool = True) -> Report:
    """``kept`` False: the run was refused, so nothing was added or updated."""
    counts = _counts(plan)
    doubts = [reader.doubt() for reader in plan.readers]
    unknown = {(each.dictionary, each.text): each for reader in plan.readers for each in reader.questions()}
    return Report(
        added=counts["新增"] if kept else 0,
        updated=counts["更新"] if kept else 0,
        unchanged=counts["无变化"],
        asked=tuple(plan.questions.values()),
        problems=tuple(sorted(plan.problems, key=lambda problem: problem.row or 0)),
        warnings=tuple(sorted(plan.warnings, key=lambda problem: problem.row or 0)),
        unknown=tuple(unknown.values()),
        ambiguous=tuple(doubt for doubt in doubts if doubt is not None),
        doubts=tuple(doubt for resolver in plan.resolvers.values() for doubt in resolver.doubts.values()),
        grown=writing.grown_names(plan),
        grown_as="、".join(map(writing.called, writing.grown_by_title(plan))),
        notes=tuple(_notes(plan, counts)),
        changes=plan.changes,
        coming=plan.coming,
        changing=plan.changing,
        rows=tuple(_by_row(plan)),
    )


def _by_row(plan: Plan) -> Iterator[RowOutcome]:
    """One outcome for each row of the sheet, the gravest of the records that were made of it."""
    found: dict[int, RowOutcome] = {}
    for record in plan.records:
        outcome: Outcome = record.outcome or "有误"  # type: ignore[assignment]  # outcomes are those words
        before = found.get(record.row)
        reasons = (*before.reasons, *record.reasons) if before else tuple(record.reasons)
        worse = outcome if before is None else min(before.outcome, outcome, key=_GRAVITY.index)
        found[record.row] = RowOutcome(record.row, worse, reasons)
    yield from found.values()
    yield from (RowOutcome(row, "略去") for row in sorted(plan.choices.mended.left_out))


def _notes(plan: Plan, counts: dict[str, int]) -> Iterator[str]:
    """What the clerk should know although nothing is wrong."""
    yield from mending.note(plan)
    yield from plan.layout.notes
    yield from plan.notes
    for text, answer in plan.recalled.items():
        yield f"{text}：按上次的回答“{answer}”。"
    filled = [column for column in plan.layout.ignored if _is_filled(plan, column.index)]
    if left := "、".join(f"「{column.header}」" for column in filled if column.header):
        yield f"这些列没有导入：{left}。"
    if bare := sum(not column.header for column in filled):
        yield f"有{bare}列没有表头，没有导入。"
    for reader in plan.readers:
        yield from _recalled(reader.column.header, reader.recalled)
    for resolver in plan.resolvers.values():
        yield from _recalled(resolver.header, resolver.recalled)
    yield from _read_as_blank(plan)
    if counts["无变化"]:
        yield f"已有{counts['无变化']}行，无变化。"
    for title, grown in writing.grown_by_title(plan).items():
        more = f"等{len(grown)}个" if len(grown) > _LISTED else ""
        yield f"将新建 {len(grown)} 个{writing.called(title)}：{'、'.join(grown[:_LISTED])}{more}。"


def _read_as_blank(plan: Plan) -> Iterator[str]:
    dashes = "、".join(f"「{reader.column.header}」" for reader in plan.readers if reader.has_dashes)
    if dashes:
        yield f"{dashes}里写的“/”“—”“无”一类，按空白处理。"
    for reader in plan.readers:
        if reader.still:
            yield f"「{reader.column.header}」里写的“{'”“'.join(reader.still)}”，按还没有到期、没有结束处理，日期空着。"


def _recalled(header: str, answers: Mapping[str, str]) -> Iterator[str]:
    for text, answer in answers.items():
        taken = f"当作“{answer}”" if answer else "空着不填"
        yield f"「{header}」里的“{text}”，按上次的回答{taken}。"


def _is_filled(plan: Plan, column: int) -> bool:
    return any(column < len(record.cells) and not is_blank(record.cells[column]) for record in plan.records)
