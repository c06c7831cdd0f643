"""What the menus start in dialogs of their own; each dialog is imported when it is first wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

import desk_union
from desk_union import tabs
from desk_union.basis.refusal import Refusal
from desk_union.screens import bookshelf
from desk_union.ui.kit import dialogs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.sheet import Sheet
    from desk_union.screens.goto import Place
    from desk_union.ui.frame.workplace import Workplace
    from desk_union.ui.list.ledgerpage import LedgerPage


def _page(window: Workplace) -> LedgerPage:
    page = window.page
    if page is None:
        raise Refusal("请先打开一个台账。", "在上面点“会员台账”，再在左边选一个。")
    return page


def new_book(window: Workplace) -> None:
    from desk_union.ui.frame.firstrun import new_book as make

    if window.may_leave():
        made = make(window.widget)
        if made is not None:
            window.open_other(made)


def open_book(window: Workplace) -> None:
    folder = str(window.desk.book.path.parent)
    name, _ = QFileDialog.getOpenFileName(window.widget, "打开账本", folder, bookshelf.KIND)
    if name and window.may_leave():
        window.open_other(Path(name))


def backups(window: Workplace, file: Path | None = None) -> None:
    """``file`` is the backup from which to restore the book, when one was already named."""
    from desk_union.ui.book.backups import open_backups

    if window.may_leave():
        open_backups(window.widget, window.desk, file)
        window.show_union()


def check_book(window: Workplace) -> None:
    from desk_union.ui.book.checking import open_check

    open_check(window.widget, window.desk)


def settings(window: Workplace) -> None:
    from desk_union.ui.book.settingsdialog import open_settings

    if open_settings(window.widget, window.desk):
        window.show_anew()
    window.show_union()


def person_file(window: Workplace) -> None:
    page = _page(window)
    page.settle()
    window.files.show_chosen(page)


def history(window: Workplace) -> None:
    from desk_union.ui.list.history import show_history

    page = _page(window)
    row_id = page.table.current_id()
    if row_id is not None:
        show_history(window.widget, window.desk, page.ledger, row_id, page.page.names([row_id]))
    else:
        show_history(window.widget, window.desk)


def change_many(window: Workplace) -> None:
    from desk_union.ui.list.changemany import change_many as change

    page = _page(window)
    if page.may_leave():
        change(window.widget, window.desk, page.ledger, page.table.ids())


def import_rows(window: Workplace) -> None:
    from desk_union.ui.bringing.importing import open_import

    page = _page(window)
    if page.may_leave():
        open_import(window.widget, window.desk, page.ledger)


def export(window: Workplace) -> None:
    from desk_union.ui.list.exporting import open_export

    open_export(window.widget, window.desk, _page(window).page, _page(window).table.ids())


def sum_up(window: Workplace) -> None:
    from desk_union.ui.list import summing

    page = _page(window)
    page.settle()
    summing.sum_up(window, page.page)


def print_list(window: Workplace) -> None:
    from desk_union.ui.paper import printing

    printing.print_list(window.widget, window.desk, _page(window).page)


def print_chosen(window: Workplace) -> None:
    page = _page(window)
    page.settle()
    if window.files.concerns(page.ledger):
        window.files.print_chosen(page)
        return
    from desk_union.ui.paper import printing

    if not (rows := page.table.ids()):
        raise Refusal("没有选中要打印的行。", "请先选中一行或几行。")
    printing.print_chosen(window.widget, window.desk, (), page.page.ask.day, page.ledger, rows)


def sheets(window: Workplace) -> Sequence[Sheet]:
    with window.desk.book.reading() as session:
        return tabs.sheets_in(session)


def print_sheet(window: Workplace, code: str) -> None:
    from desk_union.ui.paper import printing

    printing.print_sheet(window.widget, window.desk, code)


def open_bin(window: Workplace) -> None:
    from desk_union.ui.list.recyclebin import open_bin as open_it

    open_it(window.widget, window.desk)


def help_here(window: Workplace) -> None:
    from desk_union.ui.manual.help import show_help

    page = window.page
    if page is not None:
        show_help(window.widget, page.ledger.code)
    elif window.files.in_sight is not None:
        show_help(window.widget, window.files.help_page)
    else:
        show_help(window.widget)


def go_anywhere(window: Workplace) -> None:
    from desk_union.screens.book import helppages
    from desk_union.screens.goto import MANUAL, Place
    from desk_union.screens.list import savedfilters
    from desk_union.screens.paper import ownplaces
    from desk_union.ui.frame import actions, palette, rooms

    places = [Place("sheet", window.desk.wording.say(sheet.title), "报表", sheet.code) for sheet in sheets(window)]
    places += ownplaces.places(window.desk)
    why_off = window.commands.why_off
    commands = [
        Place(
            "command", spec.text.removesuffix("…"), spec.keys or spec.menu, spec.code, off=why_off(spec.code),
            also=spec.hint,
        )
        for spec in actions.SPECS
        if spec.code != "go_to"
    ]  # fmt: skip
    commands += [Place("help", page.title, MANUAL, page.code) for page in helppages.written()]
    commands += rooms.places()
    commands += savedfilters.places(window.desk)
    place = palette.ask(window.widget, window.desk, places, commands)
    if place is not None:
        go(window, place)


def go(window: Workplace, place: Place) -> None:
    """Go to what was chosen with Ctrl+K."""
    from desk_union.ui.frame import rooms

    if place.kind == "sheet":
        print_sheet(window, place.code)
    elif place.kind == "command":
        window.commands.by_code[place.code].trigger()
    elif place.kind == "deed":
        window.commands.start_deed(place.code)
    elif place.kind == "errand":
        rooms.start(window, place.code)
    elif place.kind == "help":
        from desk_union.ui.manual.help import show_help

        show_help(window.widget, place.code)
    elif place.kind == "file" and place.row_id is not None:
        window.files.show(place.row_id)
    else:
        page = window.show_ledger(place.code)
        if page is not None and place.kind == "filter":
            page.filters.apply(place.title)
        elif page is not None and place.row_id is not None:
            page.go_to_row(place.row_id)


def about(window: Workplace) -> None:
    more = (f"版本 {desk_union.__version__}", f"账本：{window.desk.book.path}", "许可：见手册（F1）最后一页。")
    dialogs.tell(window.widget, "工会工作台", "\n".join(more))
