"""A clerk's morning with private values, in a process of its own that may be killed on the way.

``python -m tests.journeys.private_session BOOK EXPORTS WHERE``; ``WHERE`` says at which step it dies: ``shown`` (all is
open), ``saving`` (a workbook is being put together), ``landing`` (its file is about to take its place), ``dry`` (a deed
is tried on a copy), ``restoring`` (a backup is looked into), or ``end`` for a good end.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from PySide6.QtGui import QDesktopServices

from desk_union import app, bugs
from desk_union.__main__ import main as command
from desk_union.basis import looking
from desk_union.describe.sheet import Request
from desk_union.screens.paper import printpage
from desk_union.store import rehearsing
from desk_union.store.progress import finish
from desk_union.tabs import people, sheets
from desk_union.ui.form.attached import FilesTab
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.style import make_application
from desk_union.ui.list import pasting
from desk_union.ui.paper.preview import Preview
from tests.samples import TODAY

SECRET = "身份证复印件 王秘密 11010119900307851X"


def die(*_given: Any, **_more: Any) -> Any:
    os.kill(os.getpid(), signal.SIGKILL)


def show(book: Path, exports: Path) -> None:
    """Look at a person, copy her, print her form, open print and scan outside, meet an error of the program."""
    office = app.Office()
    assert office.open(book)
    window = office.window
    assert window is not None
    page = window.show_ledger(people().code)
    assert page is not None
    page.table.selectRow(0)
    page.panel.reveal()
    pasting.copy_secret(page)
    desk, row = window.desk, page.table.ids()[0]
    sheet = next(one for one in sheets() if one.private and "id" in one.options and one.code.startswith("members."))
    paper = finish(printpage.sheet_paper(desk, sheet, Request(TODAY, TODAY, row=row, private=True)))
    Preview(window, paper.pdf, paper.title).open_outside()
    scan = exports / "扫描件 王秘密.txt"
    scan.write_text(SECRET, encoding="utf-8")
    tab = FilesTab(desk, people())
    tab.show_owner(row, frozen=False)
    tab.add([scan])
    tab.show_owner(row, frozen=False)
    tab.table.selectAll()
    tab.open()
    try:
        int(SECRET)  # the message of this error quotes what it was given
    except ValueError as error:
        bugs.report(error)
    office.end()


def work(book: Path, exports: Path, where: str) -> None:
    if where == "saving":
        Workbook.save = die  # type: ignore[method-assign]  # what dies here has written its rows by then
    if where == "landing":
        Path.replace = die  # type: ignore[method-assign]
    if where == "dry":
        rehearsing.open_book = die
        command(["do", str(book), "members.keep", "--id", "1", "--dry-run"])
    if where in {"saving", "landing"}:
        command(["export", str(book), "members.people", "--private", "-o", str(exports / "名单.xlsx")])
    with looking.temporary():
        show(book, exports)
        if where == "shown":
            die()


def main() -> None:
    book, exports, where = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    made = make_application(sys.argv[:1])
    QDesktopServices.openUrl = lambda _url: True  # type: ignore[method-assign, assignment]
    dialogs.ask = lambda *_given, **_more: True
    dialogs.tell = lambda *_given, **_more: None
    work(book, exports, where)
    made.processEvents()
    os._exit(0)  # Qt takes its windows down in no order when Python ends


if __name__ == "__main__":
    main()
