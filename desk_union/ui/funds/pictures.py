"""The manual's pictures of 经费, from the made-up office's books; made with the others by ``ui.manual.pictures``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer

from desk_union.founding import new_book
from desk_union.screens.desk import Desk
from desk_union.screens.funds.accountsetup import BALANCE, CREDIT, DEBIT
from desk_union.ui.frame.room import RoomPicture

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


VOUCHER, BOOKS, WIDEST = QSize(1180, 480), QSize(1180, 620), QSize(1280, 620)
TYPED = {
    "101": {BALANCE: "500", DEBIT: "6000", CREDIT: "6200"},
    "10201": {BALANCE: "186400", DEBIT: "90000", CREDIT: "71000"},
    "162": {BALANCE: "55750"}, "163": {BALANCE: "10838.98", CREDIT: "900"}, "215": {BALANCE: "1200"},
}  # fmt: skip


def _dues(desk: Desk) -> QWidget:
    """A group of which somebody is in arrears."""
    from desk_union.funds.sample import dues
    from desk_union.screens.funds.duespage import DuesPage
    from desk_union.ui.funds.dues import DuesDialog

    if not DuesPage(desk).rows:
        with desk.book.deed("示例会费") as session:
            dues.fill(session, desk.today())
    dialog = DuesDialog(None, desk)
    owing = [place for place, line in enumerate(dialog.page.groups) if line.tally.owed and line.unit is not None]
    dialog.groups.selectRow(owing[0])
    return _wide(dialog, WIDEST)


def _voucher(desk: Desk) -> QWidget:
    """Two lines written, the second made even."""
    from desk_union.ui.funds.voucherdialog import VoucherDialog

    dialog = VoucherDialog(None, desk)
    model = dialog.view.lines
    for row, (summary, account, side, amount) in enumerate(
        (("收到本月会费", "102", 2, "1286.50"), ("", "401", 3, "="))
    ):
        for column, text in ((0, summary), (1, account), (side, amount)):
            model.setData(model.index(row, column), text)
    dialog.papers.setValue(1)
    return _wide(dialog, VOUCHER)


def _books(desk: Desk) -> QWidget:
    from desk_union.screens.funds.bookspage import LEDGER
    from desk_union.ui.funds.books import BooksDialog

    dialog = BooksDialog(None, desk)
    dialog.page.turn_to(LEDGER, "102")
    dialog._show()
    return _wide(dialog, BOOKS)


def _closing(desk: Desk) -> QWidget:
    from desk_union.ui.funds.closing import ClosingDialog

    return ClosingDialog(None, desk)


def _year_end(desk: Desk) -> QWidget:
    """The eight steps as they would be posted if the year ended now."""
    from desk_union.screens.funds.closingpage import ClosingPage
    from desk_union.ui.funds.closing import ClosingDialog, YearDialog

    return YearDialog(ClosingDialog(None, desk), ClosingPage(desk))


def _setup(desk: Desk) -> QWidget:
    """The openings of an office that takes its books over in July, half typed."""
    from desk_union.ui.funds.accountsetup import OPENING, SetupDialog

    today = desk.today()
    book = new_book(desk.book.path.with_name("新账本.desk"), desk.union_name, today=today, clock=desk.book.clock)
    fresh = Desk(book, lambda: today, desk.who)
    dialog = SetupDialog(None, fresh)
    page = dialog.page
    page.keep_start(f"{today.year}-07", monthly=False)
    page.keep_names([("基本户", "", "")], [("送温暖", "")])
    for row, line in enumerate(page.rows):
        for column, text in TYPED.get(line.code, {}).items():
            page.type(row, column, text)
    dialog.go(OPENING)
    book.close()  # the picture asks it nothing more
    return dialog


def _wide(dialog: QWidget, size: QSize) -> QWidget:
    """A dialog keeps within the screen, and there is none here that is large enough."""
    QTimer.singleShot(0, dialog, lambda: dialog.resize(size))
    return dialog


SUBJECTS = (
    RoomPicture("dues", _dues, WIDEST),
    RoomPicture("voucher", _voucher, VOUCHER),
    RoomPicture("books", _books, BOOKS),
    RoomPicture("closing", _closing, QSize(860, 520)),
    RoomPicture("yearend", _year_end, QSize(860, 600)),
    RoomPicture("setup", _setup, QSize(1000, 600)),
)
