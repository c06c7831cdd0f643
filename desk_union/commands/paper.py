"""Commands about paper: what can be printed, and printing it to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union import tabs
from desk_union.basis import offering
from desk_union.basis.days import today
from desk_union.basis.months import asked
from desk_union.basis.refusal import Refusal
from desk_union.commands.conditions import asked_of
from desk_union.commands.console import opened, row_named, say_json, unknown
from desk_union.commands.leaving import remember
from desk_union.commands.streams import complain, say
from desk_union.describe.content import WordTemplate
from desk_union.describe.kinds import Ref
from desk_union.describe.sheet import Request
from desk_union.prints import kept
from desk_union.store import listing
from desk_union.store.listing import Condition, ListAsk
from desk_union.store.outputs import Leaving
from desk_union.store.progress import finish
from desk_union.tabs import ledger_called, ledgers, sheet_called, sheets

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.describe.sheet import Choose, Sheet
    from desk_union.prints.publishing import Publication
    from desk_union.store.opened import Book

LIST_OUTPUTS = ("pdf", "xlsx")


def forms(given: Namespace) -> int:
    told = [_form(sheet.code, sheet.title, sheet.options, sheet.outputs) for sheet in sheets()]
    known = {form["code"] for form in told}  # the list of 经费预算 is printed by its title: its code is the sheet's
    lists = [ledger for ledger in ledgers() if ledger.code not in known]
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
    return ("year", "month", "quarter", "id", *(("unit",) if any(_unit_columns(ledger)) else ()))


def _unit_columns(ledger: Ledger) -> Iterator[Shown]:
    units = tabs.units()
    return (shown for shown in ledger.fields if isinstance(shown.kind, Ref) and shown.kind.ledger is units)


def print_(given: Namespace) -> int:
    """Print a sheet, or the list of a ledger, to the kind of file that the output's name says."""
    sheet, ledger = sheet_or_ledger(given.form, given.book)
    outputs = sheet.outputs if sheet else LIST_OUTPUTS
    if sheet is not None and isinstance(sheet.content, WordTemplate) and given.output.is_dir():
        return _print_each(sheet, given)
    kind = given.output.suffix.removeprefix(".").casefold()
    if kind not in outputs:
        raise Refusal(f"这张表不能输出为“{given.output.suffix or '无后缀'}”文件。", f"可以用：{'、'.join(outputs)}。")
    refuse_unasked(sheet, given)
    with opened(given.book, writes=_is_private(sheet, given), who=given.who) as book:
        publication = published(book, sheet, ledger, given)
        printed = finish(publication.write(kind, given.output))
        checked, since = publication.checked, publication.since
        left = publication.leaving(f"存为{kind}", printed.pages)
    remember(book, left, who=given.who)
    if printed.missing:
        complain(f"这些字没有字体可以打印：{'、'.join(printed.missing)}。")
    for words in (*printed.notes, *checked.faults, *([since] if since else [])):
        complain(words)
    for words in checked.waiting:
        say(words)
    say(f"已打印到：{given.output}")
    return 0


def _print_each(sheet: Sheet, given: Namespace) -> int:
    """A Word form of the office's own into a folder, a file for each row."""
    from desk_union.prints.ownforms.wordfolder import put_each

    refuse_unasked(sheet, given)
    with opened(given.book, writes=_is_private(sheet, given), who=given.who) as book:
        publication = published(book, sheet, None, given)
        written = finish(put_each(publication, given.output))
    remember(book, Leaving("一份一个Word", sheet.code, publication.title, len(written), "份"), who=given.who)
    for words in publication.made.notes:
        complain(words)
    say(f"已存{len(written)}个文件到：{given.output}")
    return 0


def sheet_or_ledger(name: str, path: Path | None = None) -> tuple[Sheet | None, Ledger | None]:
    """What is printed by this code or title, also what only the book at ``path`` has; Refusal where nothing is."""
    if (sheet := sheet_called(name)) is not None:
        return sheet, None
    ledger = ledger_called(name)
    if ledger is None:
        known = {one.code: one.title for one in ledgers()} | {one.code: one.title for one in sheets()}
        if path is not None:
            with opened(path, writes=False) as book, book.reading() as session:
                own = kept.kept_in(session)
            if (found := next((one for one in own if name in {one.code, one.title}), None)) is not None:
                return found, None
            known |= {one.code: one.title for one in own}
        raise unknown(f"没有代码为“{name}”的表。", name, known, "forms")
    return None, ledger


def _is_private(sheet: Sheet | None, given: Namespace) -> bool:
    return bool(given.private and sheet is not None and sheet.private)


def published(book: Book, sheet: Sheet | None, ledger: Ledger | None, given: Namespace) -> Publication:
    """The sheet, or else the list of the ledger, filled as was asked on the command line."""
    from desk_union.prints.publishing import publish

    with book.reading() as session:
        _refuse_gone(session, sheet, given.id)
        meant = sheet if sheet is not None else _list_sheet(session, ledger, given)
        unit = _unit_named(session, given.unit) if given.unit else None
    span = asked(given.year, given.month, given.quarter, today())
    request = Request(
        min(span.last_day, today()) if span else today(), today(), given.year, given.month, given.quarter, unit,
        row=given.id[0] if len(given.id) == 1 else None, rows=() if len(given.id) == 1 else tuple(given.id),
        private=_is_private(sheet, given), search=given.search,
        chosen=_chosen(meant, book, given.choose) if given.choose else {},
    )  # fmt: skip
    return publish(book, meant, request)


def _refuse_gone(session: Session, sheet: Sheet | None, ids: Sequence[int]) -> None:
    """A row that a sheet is to print has to be there."""
    of_rows = tabs.printed_by(sheet.code) if ids and sheet is not None else ()
    if not of_rows:
        return
    ask = ListAsk(today(), ids=tuple(ids))
    there = {row_id for one in of_rows for row_id in listing.ids_of(session, one, ask)}
    if gone := sorted(set(ids) - there):
        told = "、".join(str(row_id) for row_id in gone)
        raise Refusal(f"{of_rows[0].title}里没有第 {told} 号。", "可能已被删除；请核对 --id 的号码。")


def _chosen(sheet: Sheet, book: Book, asked_for: Sequence[str]) -> dict[str, str]:
    from desk_union.prints.forms.formprinting import choices_of

    return chosen_of(choices_of(sheet, book), asked_for)


def refuse_unasked(sheet: Sheet | None, given: Namespace) -> None:
    """An option that a sheet does not know must not look as if it had been heeded."""
    unheeded = {
        "--where、--group、--filter": sheet and (given.where or given.group or given.filter),
        "--search": given.search and not (sheet and "search" in sheet.options),
        "--choose": given.choose and not (sheet and sheet.lets_choose),
        "--private": given.private and not (sheet and sheet.private),
        "--unit": sheet and given.unit and "unit" not in sheet.options,
        "--id": sheet and len(given.id) == 1 and not {"id", "ids"} & set(sheet.options),
        "几个 --id": sheet and len(given.id) > 1 and "ids" not in sheet.options,
    }
    if unknown := [option for option, is_so in unheeded.items() if is_so]:
        raise Refusal(f"这张表没有 {'、'.join(unknown)} 可选。", "请去掉后再打印。")


def _list_sheet(session: Session, ledger: Ledger | None, given: Namespace) -> Sheet:
    from desk_union.prints.lists.ledgerlist import list_sheet, printable

    if ledger is None:
        raise ValueError("neither a sheet nor a ledger")
    conditions: tuple[Condition, ...] = ()
    if given.unit:
        column = next(_unit_columns(ledger), None)
        if column is None:
            raise Refusal(f"“{ledger.title}”没有分会/小组这一列。", "请去掉 --unit。")
        conditions = (Condition(column.key, "is", _unit_named(session, given.unit)),)
    presets: tuple[str, ...] = ()
    span = asked(given.year, given.month, given.quarter, today())
    period = ""
    if span and not given.id:
        presets = (ledger.present,) if ledger.present else ()
        if ledger.when:
            period = span.words
            conditions = (*conditions, Condition(ledger.when, "between", span.first_day, span.last_day))
    day = min(span.last_day, today()) if span else today()
    ask = ListAsk(day, conditions=conditions, presets=presets, ids=tuple(given.id) or None)
    ask = asked_of(session, ledger, given, ask)
    return list_sheet(ledger, ask, printable(ledger), period)


def _unit_named(session: Session, name: str) -> int:
    return row_named(session, tabs.units(), name)


def chosen_of(choices: Sequence[Choose], given: Sequence[str]) -> dict[str, str]:
    """From ``标签纸=3x8``: both sides may be codes or the words a clerk sees."""
    chosen: dict[str, str] = {}
    for text in given:
        label, _, wanted = text.partition("=")
        choose = next((choose for choose in choices if label in {choose.key, choose.label}), None)
        if choose is None:
            known = [choose.label for choose in choices]
            remedy = offering.instead(label, known, "项", lead="可以选") if known else "请去掉 --choose。"
            raise Refusal(f"这张表没有“{label}”这一项可选。", remedy)
        code = next((code for code, words in choose.values if wanted in {code, words}), None)
        if code is None:
            known = [words for _, words in choose.values]
            raise Refusal(f"“{choose.label}”不能选“{wanted}”。", f"可以选：{offering.offered(known, '种')}。")
        chosen[choose.key] = code
    return chosen
