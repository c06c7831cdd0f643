"""The menu 经费: what is done there in windows of its own, each imported when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desk_union.ui.frame.window import MainWindow

    Errand = Callable[[MainWindow], object]


def new_voucher(window: MainWindow) -> None:
    from desk_union.ui.funds.voucherdialog import VoucherDialog

    if window.may_leave():
        dialog = VoucherDialog(window, window.desk)
        dialog.exec()
        dialog.deleteLater()


def books(window: MainWindow) -> None:
    from desk_union.ui.funds.books import open_books

    open_books(window, window.desk)


def closing(window: MainWindow) -> None:
    from desk_union.ui.funds.closing import open_closing

    if window.may_leave():
        open_closing(window, window.desk)


def setup(window: MainWindow) -> None:
    from desk_union.ui.funds.accountsetup import open_setup

    if window.may_leave():
        open_setup(window, window.desk)


def audit_copy(window: MainWindow) -> None:
    from desk_union.ui.funds.auditcopy import open_audit_copy

    if window.may_leave():
        open_audit_copy(window, window.desk)


def bank(window: MainWindow) -> None:
    from desk_union.ui.funds.bankreconcile import open_reconciliation

    open_reconciliation(window, window.desk)


def dues(window: MainWindow) -> None:
    from desk_union.ui.funds.dues import open_dues

    if window.may_leave():
        open_dues(window, window.desk)


def print_row(window: MainWindow) -> None:
    """The card, slip or sheet of the row that is chosen in a ledger of 经费."""
    from desk_union.basis.refusal import Refusal
    from desk_union.ui.paper import printing

    page = window.page
    sheet = ROW_SHEETS.get(page.ledger.code) if page is not None else None
    row_id = page.table.current_id() if page is not None else None
    if page is None or sheet is None or row_id is None:
        raise Refusal(
            "还没有选中要打印的一行。",
            "请在记账凭证、固定资产台账、物资台账、物资收发、银行账户或现金盘点里选中一行，再打印。",
        )
    printing.print_row(window, window.desk, sheet, row_id)


ROW_SHEETS: Mapping[str, str] = {
    "funds.vouchers": "funds.voucher",
    "funds.assets": "funds.asset_card", "funds.goods": "funds.goods_book", "funds.goods_moves": "funds.goods_slip",
    "funds.banks": "funds.reconciliation", "funds.cash_counts": "funds.cash_count",
}  # fmt: skip
# By code: title, keys, and what is done.
ERRANDS: Mapping[str, tuple[str, str, Errand]] = {
    "voucher": ("写凭证", "Ctrl+Shift+V", new_voucher),
    "dues": ("收缴会费", "Ctrl+Shift+D", dues),
    "books": ("账簿查询", "Ctrl+Shift+B", books),
    "closing": ("月末结账", "", closing),
    "bank": ("银行对账", "", bank),
    "print_row": ("打印选中的卡片、单据", "", print_row),
    "setup": ("启用账套", "", setup),
    "audit_copy": ("审计副本", "", audit_copy),
}
