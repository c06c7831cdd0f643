"""The room of 经费 in the window, and its menu: windows of its own, each imported when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def cash_count(window: Workplace) -> None:
    from desk_union.ui.funds.cashcount import open_cash_count

    open_cash_count(window.widget, window.desk)


def depreciation(window: Workplace) -> None:
    from desk_union.ui.funds.depreciation import open_depreciation

    open_depreciation(window.widget, window.desk)


def buy_asset(window: Workplace) -> None:
    from desk_union.ui.funds.assets import open_purchase

    if window.may_leave():
        open_purchase(window.widget, window.desk)


def dispose_asset(window: Workplace) -> None:
    from desk_union.ui.funds.assets import open_disposal

    if window.may_leave():
        open_disposal(window.widget, window.desk)


def stock(window: Workplace, mode: str) -> None:
    from desk_union.ui.funds.stock import open_stock

    if window.may_leave():
        open_stock(window.widget, window.desk, mode)


def dues(window: Workplace) -> None:
    from desk_union.ui.funds.dues import open_dues

    if window.may_leave():
        open_dues(window.widget, window.desk)


def receiving(window: Workplace) -> None:
    from desk_union.ui.funds.paying import open_receiving

    if window.may_leave():
        open_receiving(window.widget, window.desk)


def paying(window: Workplace) -> None:
    from desk_union.ui.funds.paying import open_paying

    if window.may_leave():
        open_paying(window.widget, window.desk)


def _voucher_panel() -> RowPanel:
    from desk_union.ui.funds.voucherpanel import VoucherPanel

    return VoucherPanel()


# By code: title, keys, and what is done.
ERRANDS: Mapping[str, Errand] = {
    "voucher": Errand("写凭证", "Ctrl+Shift+V", new_voucher),
    "dues": Errand("收缴会费", "Ctrl+Shift+D", dues),
    "receiving": Errand("收到拨缴经费", "", receiving),
    "paying": Errand("上解、返还、下拨记账", "", paying),
    "books": Errand("账簿查询", "Ctrl+Shift+B", books),
    "closing": Errand("月末结账", "", closing),
    "bank": Errand("银行对账", "", bank),
    "cash_count": Errand("现金盘点", "", cash_count),
    "buy_asset": Errand("购入固定资产", "", buy_asset),
    "depreciation": Errand("计提折旧", "", depreciation),
    "dispose_asset": Errand("处置固定资产", "", dispose_asset),
    "stock_in": Errand("物资入库", "", lambda window: stock(window, "in")),
    "stock_out": Errand("物资出库", "", lambda window: stock(window, "out")),
    "stock_count": Errand("物资盘点", "", lambda window: stock(window, "count")),
    "setup": Errand("启用账套", "", setup),
    "audit_copy": Errand("审计副本", "", audit_copy),
}
ROOM = Room(errands=ERRANDS, panels={"funds.vouchers": _voucher_panel})
