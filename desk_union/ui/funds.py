"""The menu 经费: what is done there in windows of its own, each imported when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desk_union.ui.window import MainWindow

    Errand = Callable[[MainWindow], object]


def new_voucher(window: MainWindow) -> None:
    from desk_union.ui.voucherdialog import VoucherDialog

    if window.may_leave():
        dialog = VoucherDialog(window, window.desk)
        dialog.exec()
        dialog.deleteLater()


def books(window: MainWindow) -> None:
    from desk_union.ui.books import open_books

    open_books(window, window.desk)


def closing(window: MainWindow) -> None:
    from desk_union.ui.closing import open_closing

    if window.may_leave():
        open_closing(window, window.desk)


# By code: title, keys, and what is done.
ERRANDS: Mapping[str, tuple[str, str, Errand]] = {
    "voucher": ("写凭证", "Ctrl+Shift+V", new_voucher),
    "books": ("账簿查询", "Ctrl+Shift+B", books),
    "closing": ("月末结账", "", closing),
}
