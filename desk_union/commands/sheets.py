"""Commands about ledgers: ledgers, template, import, export."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from desk_union.basis import dayspans, months, offering
from desk_union.basis.days import is_month, lacks_year, parse_day, today
from desk_union.basis.refusal import Refusal
from desk_union.commands.console import ledger_of, opened, row_named, say_json
from desk_union.commands.streams import complain, say
from desk_union.describe.export import ToExport
from desk_union.describe.kinds import Day, Ref
from desk_union.store import listing
from desk_union.store.listing import Condition, ListAsk
from desk_union.store.progress import finish
from desk_union.tabs import exports
from desk_union.tabs import ledgers as of_all_tabs

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desk_union.basis.refusal import Problem
    from desk_union.describe.export import Export
    from desk_union.describe.ledger import Ledger
    from desk_union.exchange.importing import Report
    from desk_union.exchange.mapping import SheetLayout
    from desk_union.exchange.reading import Grid

ALIKE = 500  # rows that are looked at for a part of their name
MANY = 4  # rows that are wrong in the same way before they are told together


@contextmanager
def _with_own(book: Path | None) -> Iterator[None]:
    """With the own columns of this book, where one was named."""
    if book is None:
        yield
        return
    with opened(book, writes=False) as held, held.reading():
        yield


def ledgers(given: Namespace) -> int:
    with _with_own(given.of_book):
        if given.json:
            say_json([_ledger_json(ledger) for ledger in of_all_tabs()])
            return 0
        for ledger in of_all_tabs():
            say(f"{ledger.code}\t{ledger.tab}\t{ledger.title}\t{'、'.join(shown.label for shown in ledger.fields)}")
    return 0


def _ledger_json(ledger: Ledger) -> dict[str, Any]:
    columns = [
        {
            "key": s.key,
            "label": s.label,
            "kind": type(s.kind).__name__,
            "required": s.required,
            "private": s.private,
            "editable": s.editable,
        }
        for s in ledger.fields
    ]
    return {"code": ledger.code, "title": ledger.title, "tab": ledger.tab, "columns": columns}


def template(given: Namespace) -> int:
    from desk_union.exchange.template import write_template

    ledger = ledger_of(given.ledger)
    with _with_own(given.of_book):
        write_template(ledger, given.output)
    say(f"已生成《{ledger.title}》的空白导入表：{given.output}")
    return 0


def bring(given: Namespace) -> int:
    """Import a sheet; the book is untouched unless every row is right."""
    from desk_union.commands import corrections
    from desk_union.exchange import importing, mapping, reading, result

    ledger = ledger_of(given.ledger)
    grids = reading.read_workbook(given.file)
    if given.result:
        result.check_target(given.file, given.result)
    with opened(given.book, writes=not given.dry_run, who=given.who) as book:
        with book.reading() as session:
            memory = mapping.memory_of(session, ledger)
        grid = mapping.choose_grid(ledger, grids, memory)
        layout = mapping.guess(ledger, grid, memory).sure()
        others = mapping.others(ledger, grids, grid, memory)
        work = importing.rehearse if given.dry_run else importing.run
        put_right = corrections.mended(given, grid, layout)
        choices = importing.Choices(answers=_answers(given.answer), reason=given.reason.strip(), mended=put_right)
        report = finish(work(book, ledger, grid, layout, given.mode, choices, today()))
    whole = not given.result or _result_written(given, grid, layout, report)
    if others:
        complain(f"另有工作表也像是名单，没有导入：{'、'.join(others)}。请分开存成文件后再导入，或在窗口里导入时选。")
    if given.json:
        say_json(report.as_json())
        for note in report.notes:
            complain(note)
    else:
        _tell(report, dry=given.dry_run)
    return 0 if report.ok and whole else 1


def _result_written(given: Namespace, grid: Grid, layout: SheetLayout, report: Report) -> bool:
    """The import stands by now, whatever becomes of the sheet that tells of it."""
    from desk_union.exchange import result

    try:
        if not result.write_result(given.file, grid, layout, report, given.result):
            complain("您的表不能带着格式另存，结果表是不带格式的副本；您原来的表没有改动。")
    except Refusal as refusal:
        complain(f"结果表没有存成：{refusal}")
        return False
    return True


def _answers(given: Sequence[str]) -> dict[str, str]:
    """What was answered to which question; the answer is what stands behind the last sign of equality."""
    found: dict[str, str] = {}
    for text in given:
        question, equals, answer = text.replace("＝", "=").rpartition("=")
        if not equals or not question:
            raise Refusal(f"看不懂答复“{text}”。", "请写成 --answer 问题=答复，问题照输出里的原文写。")
        found[question.strip()] = answer.strip()
    return found


def _tell(report: Report, *, dry: bool) -> None:
    for question in report.questions:
        complain(
            f'问题：{question.sentence}\n  可以答：{"、".join(question.choices)}。写成 --answer "{question.text}=答复"'
        )
    for sentence in _said_once((*report.problems, *report.warnings)):
        complain(sentence)
    for note in report.notes:
        say(note)
    if report.only_warned:
        complain(f"共 {len(report.problems)} 处提醒，一行也没有导入。核对无误的，加上 --reason 理由 再导入。")
        return
    if not report.ok:
        waiting = f"有 {len(report.questions)} 个问题要答复，" if report.questions else ""
        count = f"共 {len(report.problems)} 处问题，" if report.problems else ""
        complain(f"{waiting}{count}一行也没有导入。请按上面的提示改好、答好后再导入。")
        return
    will = "将" if dry else "已"
    say(f"{will}新增 {report.added} 行，更新 {report.updated} 行，{report.unchanged} 行无变化。")


def _said_once(problems: Sequence[Problem]) -> Iterator[str]:
    """Each problem in words; what is wrong in the same way in many rows is said of the first, with the rows behind it."""
    alike: dict[Problem, list[Problem]] = defaultdict(list)
    for problem in problems:
        alike[replace(problem, row=None)].append(problem)
    for same in alike.values():
        if len(same) < MANY:
            yield from map(str, same)
            continue
        rows = sorted({one.row for one in same if one.row is not None})
        yield f"{same[0]}（第{_stretches(rows)}行都一样，共{len(same)}行）"


def _stretches(rows: Sequence[int]) -> str:
    """2-54、60"""
    parts = (list(part) for _, part in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]))
    ends = ((part[0][1], part[-1][1]) for part in parts)
    return "、".join(str(first) if first == last else f"{first}-{last}" for first, last in ends)


def export(given: Namespace) -> int:
    from desk_union.exchange.exporting import export_rows

    ledger = ledger_of(given.ledger)
    suffix = given.output.suffix.casefold()
    special = next((one for one in exports(ledger) if one.by_suffix and suffix in one.suffixes), None)
    if special is not None:
        return _export_as(ledger, special, given)
    with opened(given.book, writes=given.private, who=given.who) as book:
        columns = [shown for shown in ledger.fields if given.private or not shown.private]
        with book.reading() as session:
            conditions = tuple(condition_of(session, ledger, text, several=True) for text in given.where)
        ask = ListAsk(today(), conditions=conditions)
        count = finish(export_rows(book, ledger, ask, columns, given.output, private=given.private, today=today()))
    say(f"已导出 {count} 行到：{given.output}")
    return 0


def _export_as(ledger: Ledger, special: Export, given: Namespace) -> int:
    """In a form of others, which the end of the file's name says."""
    with opened(given.book, writes=False) as book:
        asked = ToExport(today(), year=given.year)
        with book.reading() as session:
            conditions = tuple(condition_of(session, ledger, text) for text in given.where)
        ask = ListAsk(today(), conditions=conditions)
        say(finish(special.write()(book, ask, given.output, asked)))
    return 0


def _called_alike(session: Session, ledger: Ledger, part: str) -> tuple[int, ...]:
    """The rows whose name holds these words, none where a row is called just so."""
    found = listing.names_like(session, ledger, part, ALIKE)
    exact = any(label == part for _, label in found)
    return () if exact else tuple(row for row, label in found if part in label)


def _span(text: str) -> tuple[date, date] | None:
    """First and last day of a month (2026-01, 2026年1月), of several months, or of two days parted by 至."""
    parts = dayspans.parted(text) or dayspans.of_months(text)
    if parts is not None:
        return (parse_day(parts[0]), parse_day(parts[1])) if not any(map(lacks_year, parts)) else None
    if not is_month(text):
        return None
    first = parse_day(text, month_ok=True)
    return first, months.last_day(months.period_of(first))


def condition_of(session: Session, ledger: Ledger, text: str, *, several: bool = False) -> Condition:
    """One 列=值 of ``--where``, by label, key or another heading; an empty value means an empty column.

    A column of rows takes the whole name, or a part of it that one row alone bears (with ``several``, each that bears
    it). A column of days takes a month or a span of days too.
    """
    label, equals, wanted = text.partition("=")
    shown = ledger.by_label.get(label) or ledger.by_key.get(label)
    shown = shown or next((each for each in ledger.fields if label in each.aliases), None)
    if not equals or shown is None:
        known = [s.label for s in ledger.fields]
        instead = offering.instead(label, known, lead="列可以是")
        raise Refusal(f"看不懂筛选“{text}”：{ledger.title}没有“{label}”这一列。", f"请写成 列=值。{instead}")
    if not wanted:
        return Condition(shown.key, "empty")
    if isinstance(shown.kind, Ref):
        alike = _called_alike(session, shown.kind.ledger, wanted)
        if len(alike) > 1 and several:
            return Condition(shown.key, "one_of", alike)
        row = alike[0] if len(alike) == 1 else row_named(session, shown.kind.ledger, wanted)
        return Condition(shown.key, "is", row)
    span = _span(wanted) if isinstance(shown.kind, Day) else None
    if span is not None:
        return Condition(shown.key, "between", *span)
    try:
        value = shown.kind.read(wanted)
    except ValueError as error:
        raise Refusal(f"筛选“{text}”：{error}") from None
    return Condition(shown.key, "is", value)
