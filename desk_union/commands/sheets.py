"""Commands about ledgers: ledgers, template, import, export."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from desk_union.basis.days import today
from desk_union.basis.refusal import Refusal
from desk_union.commands.conditions import asked_of
from desk_union.commands.console import ledger_of, opened, say_json
from desk_union.commands.leaving import remember
from desk_union.commands.streams import complain, say
from desk_union.describe.export import ToExport
from desk_union.store.listing import ListAsk
from desk_union.store.outputs import Leaving
from desk_union.store.progress import finish
from desk_union.tabs import exports
from desk_union.tabs import ledgers as of_all_tabs

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from desk_union.basis.refusal import Problem
    from desk_union.describe.export import Export
    from desk_union.describe.ledger import Ledger
    from desk_union.exchange.importing import Report
    from desk_union.exchange.mapping import SheetLayout
    from desk_union.exchange.reading import Grid

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
            ask = asked_of(session, ledger, given, ListAsk(today()), several=True)
        count = finish(export_rows(book, ledger, ask, columns, given.output, private=given.private, today=today()))
    remember(book, Leaving(_exported(given.output), ledger.code, ledger.title, count, "行"), who=given.who)
    say(f"已导出 {count} 行到：{given.output}")
    return 0


def _export_as(ledger: Ledger, special: Export, given: Namespace) -> int:
    """In a form of others, which the end of the file's name says."""
    with opened(given.book, writes=False) as book:
        asked = ToExport(today(), year=given.year)
        with book.reading() as session:
            ask = asked_of(session, ledger, given, ListAsk(today()))
        told = finish(special.write()(book, ask, given.output, asked))
    remember(book, Leaving(_exported(given.output), ledger.code, special.title or ledger.title, 0, ""), who=given.who)
    say(told)
    return 0


def _exported(target: Path) -> str:
    """As the window says it."""
    return f"导出{target.suffix.removeprefix('.') or '文件'}"
