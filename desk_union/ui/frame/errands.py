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
    from collections.abc import Callable, Sequence

    from desk_union.describe.sheet import Sheet
    from desk_union.screens.goto import Place
    from desk_union.ui.frame.window import MainWindow
    from desk_union.ui.list.ledgerpage import LedgerPage


def _page(window: MainWindow) -> LedgerPage:
    page = window.page
    if page is None:
        raise Refusal("请先打开一个台账。", "在上面点“会员台账”，再在左边选一个。")
    return page


def new_book(window: MainWindow) -> None:
    from desk_union.ui.frame.firstrun import new_book as make

    if window.may_leave():
        made = make(window)
        if made is not None:
            window.open_other(made)


def open_book(window: MainWindow) -> None:
    folder = str(window.desk.book.path.parent)
    name, _ = QFileDialog.getOpenFileName(window, "打开账本", folder, bookshelf.KIND)
    if name and window.may_leave():
        window.open_other(Path(name))


def backups(window: MainWindow) -> None:
    from desk_union.ui.book.backups import open_backups

    if window.may_leave():
        open_backups(window, window.desk)
        window.show_union()


def check_book(window: MainWindow) -> None:
    from desk_union.ui.book.checking import open_check

    open_check(window, window.desk)


def settings(window: MainWindow) -> None:
    from desk_union.ui.book.settingsdialog import open_settings

    if open_settings(window, window.desk):
        window.show_anew()
    window.show_union()


def person_file(window: MainWindow) -> None:
    """The file of the person in the chosen row, among the people of the list as it is filtered."""
    from desk_union.screens.members.personfile import persons_of

    page = _page(window)
    page.settle()
    place, day = page.table.currentIndex().row(), page.page.ask.day
    persons = persons_of(window.desk, page.ledger, page.page.ids, day) if page.page.count else []
    person = persons[place] if 0 <= place < len(persons) else None
    if person is None:
        raise Refusal("这一行没有写是谁。", "请先选一行有姓名的。")
    window.files.show(person, [one for one in persons if one is not None], day)


def history(window: MainWindow) -> None:
    from desk_union.ui.list.history import show_history

    page = _page(window)
    row_id = page.table.current_id()
    if row_id is not None:
        show_history(window, window.desk, page.ledger, row_id, page.page.names([row_id]))


def change_many(window: MainWindow) -> None:
    from desk_union.ui.list.changemany import change_many as change

    page = _page(window)
    if page.may_leave():
        change(window, window.desk, page.ledger, page.table.ids())


def import_rows(window: MainWindow) -> None:
    from desk_union.ui.bringing.importing import open_import

    page = _page(window)
    if page.may_leave():
        open_import(window, window.desk, page.ledger)


def export(window: MainWindow) -> None:
    from desk_union.ui.list.exporting import open_export

    open_export(window, window.desk, _page(window).page)


def print_list(window: MainWindow) -> None:
    from desk_union.ui.paper import printing

    printing.print_list(window, window.desk, _page(window).page)


def print_chosen(window: MainWindow) -> None:
    """Forms of the persons of the chosen rows, each once."""
    from desk_union.screens.members.personfile import persons_of
    from desk_union.ui.paper import printing

    page = _page(window)
    page.settle()
    day = page.page.ask.day
    named = persons_of(window.desk, page.ledger, page.table.ids(), day)
    persons = list(dict.fromkeys(person for person in named if person is not None))
    if not persons:
        raise Refusal("没有选中写着姓名的行。", "请先选中要打印的人，可以选多行，也可以全选。")
    printing.print_chosen(window, window.desk, persons, day)


def sheets() -> Sequence[Sheet]:
    from desk_union.tabs import sheets as of_all_tabs

    return of_all_tabs()


def print_sheet(window: MainWindow, code: str) -> None:
    from desk_union.ui.paper import printing

    printing.print_sheet(window, window.desk, code)


def open_bin(window: MainWindow) -> None:
    from desk_union.ui.list.recyclebin import open_bin as open_it

    open_it(window, window.desk)


def help_here(window: MainWindow) -> None:
    from desk_union.ui.manual.help import show_help

    page = window.page
    if page is not None:
        show_help(window, page.ledger.code)
    elif window.files.in_sight is not None:
        show_help(window, "file")
    else:
        show_help(window)


def go_anywhere(window: MainWindow) -> None:
    from desk_union.screens.goto import Place
    from desk_union.screens.list import savedfilters
    from desk_union.ui.frame import actions, palette
    from desk_union.ui.funds.menu import ERRANDS

    places = [Place("sheet", window.desk.wording.say(sheet.title), "报表", sheet.code) for sheet in sheets()]
    commands = [
        Place("command", spec.text.removesuffix("…"), spec.keys or spec.menu, spec.code)
        for spec in actions.SPECS
        if window.commands.by_code[spec.code].isEnabled() and spec.code != "go_to"
    ]
    commands += window.commands.deeds.places()
    commands += [Place("errand", title, "会籍", code) for code, (title, _errand) in MORE.items()]
    commands += [Place("errand", title, "经费", code) for code, (title, _keys, _errand) in ERRANDS.items()]
    commands += savedfilters.places(window.desk)
    place = palette.ask(window, window.desk, places, commands)
    if place is not None:
        window.go(place)


def go(window: MainWindow, place: Place) -> None:
    """Go to what was chosen with Ctrl+K."""
    if place.kind == "sheet":
        window.commands.guarded(lambda: print_sheet(window, place.code))
    elif place.kind == "command":
        window.commands.by_code[place.code].trigger()
    elif place.kind == "deed":
        deed = tabs.deed_called(place.code)
        if deed is not None:
            window.commands.guarded(lambda: window.commands.deeds.start(deed))
    elif place.kind == "errand":
        window.commands.guarded(lambda: start(window, place.code))
    elif place.kind == "file" and place.row_id is not None:
        window.files.show(place.row_id)
    else:
        page = window.show_ledger(place.code)
        if page is not None and place.kind == "filter":
            window.commands.guarded(lambda: page.filters.apply(place.title))
        elif page is not None and place.row_id is not None:
            page.go_to_row(place.row_id)


def about(window: MainWindow) -> None:
    more = (f"版本 {desk_union.__version__}", f"账本：{window.desk.book.path}", "许可：见手册（F1）最后一页。")
    dialogs.tell(window, "工会工作台", "\n".join(more))


def duplicates(window: MainWindow) -> None:
    from desk_union.ui.members.duplicates import open_duplicates

    open_duplicates(window, window.desk, window.show_rows)


def missing(window: MainWindow) -> None:
    from desk_union.ui.members.missing import open_missing

    open_missing(window, window.desk, window.show_rows)


MORE: dict[str, tuple[str, Callable[[MainWindow], None]]] = {
    "duplicates": ("查重复", duplicates),
    "missing": ("实名制缺项", missing),
}
"""What concerns all people, not the selected ones."""


def start(window: MainWindow, code: str) -> None:
    """What was chosen with Ctrl+K among the errands of the tabs."""
    from desk_union.ui.funds.menu import ERRANDS

    if code in MORE:
        MORE[code][1](window)
    else:
        ERRANDS[code][2](window)
