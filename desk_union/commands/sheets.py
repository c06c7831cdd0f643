"""Commands about ledgers and paper: ledgers, template, import, export, forms, print."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from desk_union.basis.days import today
from desk_union.basis.refusal import Refusal
from desk_union.commands.console import complain, ledger_of, opened, say, say_json
from desk_union.describe.kinds import Ref
from desk_union.store import listing, privacylog
from desk_union.store.listing import Ask, Condition
from desk_union.store.progress import finish
from desk_union.tabs import ledgers as of_all_tabs
from desk_union.tabs import sheet_called, sheets

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.describe.paper import Table
    from desk_union.describe.sheet import Request, Sheet
    from desk_union.exchange.importing import Report
    from desk_union.prints.paper import Printed
    from desk_union.prints.stationery import Stationery
    from desk_union.store.opened import Book


LIST_OUTPUTS = ("pdf", "xlsx")
JOURNALS = (".journal", ".hledger", ".beancount", ".xml")


def ledgers(given: Namespace) -> int:
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
    write_template(ledger, given.output)
    say(f"已生成《{ledger.title}》的空白导入表：{given.output}")
    return 0


def bring(given: Namespace) -> int:
    """Import a sheet; the book is untouched unless every row is right."""
    from desk_union.exchange import importing, mapping, reading, result

    ledger = ledger_of(given.ledger)
    grids = reading.read_workbook(given.file)
    if given.result:
        result.check_target(given.file, given.result)
    with opened(given.book, writes=not given.dry_run) as book:
        with book.reading() as session:
            memory = mapping.memory_of(session, ledger)
        grid = mapping.choose_grid(ledger, grids, memory)
        layout = mapping.guess(ledger, grid, memory).sure()
        others = mapping.others(ledger, grids, grid, memory)
        work = importing.rehearse if given.dry_run else importing.run
        report = finish(work(book, ledger, grid, layout, given.mode, importing.Choices(), today()))
    if given.result:
        result.write_result(given.file, grid, layout, report, given.result)
    if others:
        complain(f"另有工作表也像是名单，没有导入：{'、'.join(others)}。请分开存成文件后再导入，或在窗口里导入时选。")
    if given.json:
        say_json(report.as_json())
        for note in report.notes:
            complain(note)
    else:
        _tell(report, dry=given.dry_run)
    return 0 if report.ok else 1


def _tell(report: Report, *, dry: bool) -> None:
    for problem in report.problems:
        complain(str(problem))
    for note in report.notes:
        say(note)
    if not report.ok:
        complain(f"共 {len(report.problems)} 处问题，一行也没有导入。请按上面的提示改好后再导入。")
        return
    will = "将" if dry else "已"
    say(f"{will}新增 {report.added} 行，更新 {report.updated} 行，{report.unchanged} 行无变化。")


def export(given: Namespace) -> int:
    from desk_union.exchange.exporting import export_rows

    ledger = ledger_of(given.ledger)
    if ledger.code == "funds.vouchers" and given.output.suffix.casefold() in JOURNALS:
        return _export_books(given)
    columns = [shown for shown in ledger.fields if given.private or not shown.private]
    with opened(given.book, writes=given.private) as book:
        with book.reading() as session:
            conditions = tuple(condition_of(session, ledger, text) for text in given.where)
        ask = Ask(today(), conditions=conditions)
        count = finish(export_rows(book, ledger, ask, columns, given.output, private=given.private, today=today()))
    say(f"已导出 {count} 行到：{given.output}")
    return 0


def _export_books(given: Namespace) -> int:
    """The posted vouchers in the form of another program: hledger, beancount, or the interface for auditors."""
    from desk_union.exchange import auditdata, journals

    with opened(given.book, writes=False) as book:
        if given.output.suffix.casefold() == auditdata.SUFFIX:
            work = auditdata.write_interface(book, given.output, given.year or today().year, book.clock())
        else:
            work = journals.write_journal(book, given.output)
        count = finish(work)
    say(f"已导出 {count} 张凭证到：{given.output}")
    return 0


def condition_of(session: Session, ledger: Ledger, text: str) -> Condition:
    """One 列=值 of ``--where``, by label, key or another heading; an empty value means an empty column."""
    label, equals, wanted = text.partition("=")
    shown = ledger.by_label.get(label) or ledger.by_key.get(label)
    shown = shown or next((each for each in ledger.fields if label in each.aliases), None)
    if not equals or shown is None:
        known = "、".join(s.label for s in ledger.fields)
        raise Refusal(f"看不懂筛选“{text}”。", f"请写成 列=值，列可以是：{known}。")
    if not wanted:
        return Condition(shown.key, "empty")
    if isinstance(shown.kind, Ref):
        return Condition(shown.key, "is", _row_named(session, shown.kind.ledger, wanted))
    try:
        value = shown.kind.read(wanted)
    except ValueError as error:
        raise Refusal(f"筛选“{text}”：{error}") from None
    return Condition(shown.key, "is", value)


def _row_named(session: Session, ledger: Ledger, name: str) -> int:
    found = [row_id for row_id, label in listing.names_like(session, ledger, name, 500) if label == name]
    if len(found) != 1:
        why = "没有" if not found else f"有{len(found)}个"
        raise Refusal(f"{ledger.title}里{why}叫“{name}”的。", "请核对名称。")
    return found[0]


def _unit_named(session: Session, name: str) -> int:
    from desk_union.members.ledgers import UNITS

    return _row_named(session, UNITS, name)


def forms(given: Namespace) -> int:
    told = [_form(sheet.code, sheet.title, sheet.options, sheet.outputs) for sheet in sheets()]
    known = {form["code"] for form in told}  # the list of 经费预算 is printed by its title: its code is the sheet's
    lists = [ledger for ledger in of_all_tabs() if ledger.code not in known]
    told += [_form(ledger.code, ledger.title, _list_options(ledger), LIST_OUTPUTS) for ledger in lists]
    if given.json:
        say_json(told)
        return 0
    for form in told:
        say(f"{form['code']}\t{form['title']}\t{'、'.join(form['options'])}\t{'、'.join(form['outputs'])}")
    return 0


def _form(code: str, title: str, options: Sequence[str], outputs: Sequence[str]) -> dict[str, Any]:
    return {"code": code, "title": title, "options": list(options), "outputs": list(outputs)}


def _list_options(ledger: Ledger) -> tuple[str, ...]:
    from desk_union.members.ledgers import UNITS

    has_unit = any(isinstance(shown.kind, Ref) and shown.kind.ledger is UNITS for shown in ledger.fields)
    return ("year", "month", "quarter", "id", *(("unit",) if has_unit else ()))


def print_(given: Namespace) -> int:
    """Print a sheet, or the list of a ledger, to the kind of file that the output's name says."""
    sheet = sheet_called(given.form)
    if sheet is None and not any(given.form in {ledger.code, ledger.title} for ledger in of_all_tabs()):
        raise Refusal(f"没有代码为“{given.form}”的表。", "用 desk-union forms 可以看到全部代码。")
    outputs = sheet.outputs if sheet else LIST_OUTPUTS
    kind = given.output.suffix.removeprefix(".").casefold()
    if kind not in outputs:
        raise Refusal(f"这张表不能输出为“{given.output.suffix or '无后缀'}”文件。", f"可以用：{'、'.join(outputs)}。")
    _refuse_unasked(sheet, given)
    drawn = sheet and (sheet.chart or (kind != "xlsx" and (sheet.form or sheet.book or sheet.prose)))
    special = sheet if drawn else None
    printed = _printed_form(special, given, kind) if special else _printed_tables(sheet, given, kind)
    if printed.missing:
        complain(f"这些字没有字体可以打印：{'、'.join(printed.missing)}。")
    for note in printed.notes:
        complain(note)
    say(f"已打印到：{given.output}")
    return 0


def _refuse_unasked(sheet: Sheet | None, given: Namespace) -> None:
    """An option that a sheet does not know must not look as if it had been heeded."""
    asked = {
        "--search": given.search and not (sheet and "search" in sheet.options),
        "--choose": given.choose and not (sheet and (sheet.form or sheet.choices or sheet.asks)),
        "--private": given.private and not (sheet and sheet.private),
        "--unit": sheet and given.unit and "unit" not in sheet.options,
        "--id": sheet and len(given.id) == 1 and not {"id", "ids"} & set(sheet.options),
        "几个 --id": sheet and len(given.id) > 1 and "ids" not in sheet.options,
    }
    if unknown := [option for option, unheeded in asked.items() if unheeded]:
        raise Refusal(f"这张表没有 {'、'.join(unknown)} 可选。", "请去掉后再打印。")


def _printed_form(sheet: Sheet, given: Namespace, kind: str) -> Printed:
    from desk_union.commands import formprint

    if sheet.prose:
        return formprint.print_document(sheet, lambda session: _request(session, given), given, kind)
    if sheet.book:
        return formprint.print_book(sheet, lambda session: _request(session, given), given)
    if sheet.chart:
        return formprint.print_tree(sheet, lambda session: _request(session, given), given)
    return formprint.print_form(sheet, lambda session: _request(session, given), given, kind)


def _printed_tables(sheet: Sheet | None, given: Namespace, kind: str) -> Printed:
    from desk_union.prints import stationery

    private = given.private and sheet is not None and bool(sheet.private)
    with opened(given.book, writes=private) as book:
        chosen = _chosen(sheet, book, given) if sheet and given.choose else {}
        with book.reading() as session:
            asked = replace(_request(session, given), private=private, search=given.search, chosen=chosen)
            tables = _tables(session, sheet, asked) if sheet else _list_tables(session, ledger_of(given.form), given)
            hand = stationery.read(session)
        if private and sheet is not None:
            from desk_union.members.ledgers import PEOPLE

            rows = sum(len(table.rows) for table in tables)
            privacylog.note(book, PEOPLE.title, privacylog.taken("打印", sheet.private, rows))
    day = day_meant(given.year, given.month, given.quarter, today())
    return _write(hand.tables(tables, day), given.output, kind, hand)


def _chosen(sheet: Sheet, book: Book, given: Namespace) -> dict[str, str]:
    from desk_union.commands import formprint
    from desk_union.prints.forms.formprinting import choices_of

    return formprint.chosen_of(choices_of(sheet, book), given.choose)


def _tables(session: Session, sheet: Sheet, asked: Request) -> Sequence[Table]:
    if sheet.book:
        return sheet.bind(session, asked).tables()
    return sheet.write(session, asked).tables() if sheet.prose else sheet.tables(session, asked)


def _request(session: Session, given: Namespace) -> Request:
    from desk_union.describe.sheet import Request

    unit = _unit_named(session, given.unit) if given.unit else None
    day = day_meant(given.year, given.month, given.quarter, today())
    row, rows = (given.id[0], ()) if len(given.id) == 1 else (None, tuple(given.id))
    return Request(day, today(), given.year, given.month, given.quarter, unit, row, rows)


def day_meant(year: int | None, month: int | None, quarter: int | None, now: date) -> date:
    """The last day of the year, quarter or month asked for, but never a day to come."""
    if month is None and quarter is not None:
        month = 3 * quarter
    if year is None and month is None:
        return now
    year, month = year or now.year, month or 12
    return min(date(year, month, calendar.monthrange(year, month)[1]), now)


def span_meant(year: int | None, month: int | None, quarter: int | None, now: date) -> tuple[date, date, str]:
    """First and last day of the year, quarter or month asked for, days to come included, and how it is called."""
    year = year or now.year
    if month is not None:
        first, last, words = month, month, f"{year}年{month}月"
    elif quarter is not None:
        first, last, words = 3 * quarter - 2, 3 * quarter, f"{year}年第{quarter}季度"
    else:
        first, last, words = 1, 12, f"{year}年"
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]), words


def _list_tables(session: Session, ledger: Ledger, given: Namespace) -> Sequence[Table]:
    from desk_union.members.office import organisation
    from desk_union.prints.lists.ledgerlist import list_table, printable

    conditions: tuple[Condition, ...] = ()
    if given.unit:
        column = _unit_column(ledger)
        conditions = (Condition(column.key, "is", _unit_named(session, given.unit)),)
    ids = tuple(given.id) or None
    day = day_meant(given.year, given.month, given.quarter, today())
    presets: tuple[str, ...] = ()
    period = ""
    if (given.year or given.month or given.quarter) and ids is None:
        presets = (ledger.present,) if ledger.present else ()
        if ledger.when:
            first, last, period = span_meant(given.year, given.month, given.quarter, today())
            conditions = (*conditions, Condition(ledger.when, "between", first, last))
    ask = Ask(day, conditions=conditions, presets=presets, ids=ids)
    return [
        list_table(
            session, ledger, ask, printable(ledger), organisation=organisation(session), today=today(), period=period
        )
    ]


def _unit_column(ledger: Ledger) -> Shown:
    from desk_union.members.ledgers import UNITS

    for shown in ledger.fields:
        if isinstance(shown.kind, Ref) and shown.kind.ledger is UNITS:
            return shown
    raise Refusal(f"“{ledger.title}”没有分会/小组这一列。", "请去掉 --unit。")


def _write(tables: Sequence[Table], target: Path, kind: str, hand: Stationery) -> Printed:
    from desk_union.prints.paper import Printed

    if kind == "pdf":
        from desk_union.prints.lists.listpdf import write_pdf

        printed = finish(write_pdf(tables, target, fonts=hand.fonts))
        return replace(printed, notes=(*hand.notes, *printed.notes))
    from desk_union.prints.lists.listxlsx import write_xlsx
    from desk_union.prints.page.grid import all_text

    for _ in write_xlsx(tables, target, faces=hand.office_faces):
        pass
    return Printed(0, tuple(hand.fonts.missing(all_text(tables))))
