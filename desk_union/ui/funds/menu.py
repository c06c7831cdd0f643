"""The room of 经费 in the window, and its menu: windows of its own, each imported when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.tab import Named
from desk_union.ui.frame.room import Errand, Room

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desk_union.ui.form.rowpanel import RowPanel
    from desk_union.ui.frame.workplace import Workplace


def new_voucher(window: Workplace) -> None:
    from desk_union.ui.funds.voucherdialog import VoucherDialog

    if window.may_leave():
        dialog = VoucherDialog(window.widget, window.desk)
        dialog.exec()
        dialog.deleteLater()


def books(window: Workplace) -> None:
    from desk_union.ui.funds.books import open_books

    open_books(window.widget, window.desk)


def closing(window: Workplace) -> None:
    from desk_union.ui.funds.closing import open_closing

    if window.may_leave():
        open_closing(window.widget, window.desk)


def setup(window: Workplace) -> None:
    from desk_union.ui.funds.accountsetup import open_setup

    if window.may_leave():
        open_setup(window.widget, window.desk)


def audit_copy(window: Workplace) -> None:
    from desk_union.ui.funds.auditcopy import open_audit_copy

    if window.may_leave():
        open_audit_copy(window.widget, window.desk)


def bank(window: Workplace) -> None:
    from desk_union.ui.funds.bankreconcile import open_reconciliation

    open_reconciliation(window.widget, window.desk)


def dues(window: Workplace) -> None:
    from desk_union.ui.funds.dues import open_dues

    if window.may_leave():
        open_dues(window.widget, window.desk)


def _voucher_panel() -> RowPanel:
    from desk_union.ui.funds.voucherpanel import VoucherPanel

    return VoucherPanel()


# By code: title, keys, and what is done.
ERRANDS: Mapping[str, Errand] = {
    "voucher": Errand("写凭证", "Ctrl+Shift+V", new_voucher),
    "dues": Errand("收缴会费", "Ctrl+Shift+D", dues),
    "books": Errand("账簿查询", "Ctrl+Shift+B", books),
    "closing": Errand("月末结账", "", closing),
    "bank": Errand("银行对账", "", bank),
    "setup": Errand("启用账套", "", setup),
    "audit_copy": Errand("审计副本", "", audit_copy),
}
ROOM = Room(
    errands=ERRANDS,
    panels={"funds.vouchers": _voucher_panel},
    pictures=Named("desk_union.ui.funds.pictures:SUBJECTS"),
)
