from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidgetItem

from desk_union.basis.refusal import Refusal
from desk_union.funds.property import asset_deeds
from desk_union.funds.property.asset_deeds import Purchase
from desk_union.funds.tab import TAB
from desk_union.screens.funds.stockpage import COUNT, IN, StockPage
from desk_union.tabs import ledgers, sheets
from desk_union.ui.frame import rowprint
from desk_union.ui.funds.assets import DisposalDialog, PurchaseDialog
from desk_union.ui.funds.bankreconcile import BankDialog
from desk_union.ui.funds.cashcount import CashDialog
from desk_union.ui.funds.depreciation import DepreciationDialog
from desk_union.ui.funds.stock import AMOUNT, QUANTITY, StockDialog
from desk_union.ui.paper import printing
from tests.screens.desks import TODAY, small_desk
from tests.screens.funds.test_propertypages import november as with_november

november = with_november


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path, people=0) as desk:
        yield desk


def shown(qtbot, dialog):
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def texts(table, column):
    return [table.item(row, column).text() for row in range(table.rowCount())]


def test_space_ticks_off_what_is_proposed(qtbot, desk, november):
    dialog = shown(qtbot, BankDialog(None, desk))
    assert (dialog.bank.rowCount(), dialog.book.rowCount()) == (3, 3)
    dialog.bank.setFocus()
    dialog.bank.setCurrentCell(1, 0)
    assert [len(ids) for ids in dialog.chosen_ids()] == [1, 1]
    assert "相等" in dialog.chosen.text()
    qtbot.keyClick(dialog.bank, Qt.Key.Key_Space)
    assert (dialog.bank.rowCount(), dialog.book.rowCount()) == (2, 2)
    assert "已勾对" in dialog.sentence.text()


def test_lines_that_do_not_fit_are_not_ticked(qtbot, desk, november):
    dialog = shown(qtbot, BankDialog(None, desk))
    dialog.bank.setCurrentCell(2, 0)
    dialog.book.setCurrentCell(2, 0)
    dialog.tick()
    assert "不能勾对" in dialog.note.text()
    assert dialog.bank.rowCount() == 3


def test_sure_proposals_and_looking_back(qtbot, desk, november, monkeypatch):
    printed = []
    monkeypatch.setattr(printing, "print_row", lambda *given: printed.append(given[2:]))
    dialog = shown(qtbot, BankDialog(None, desk))
    dialog.sure_button.click()
    assert texts(dialog.bank, 4) == ["35.21"]
    assert not dialog.sure_button.isEnabled()
    dialog.look_back.setChecked(True)
    assert dialog.bank.rowCount() == 2
    dialog.bank.setCurrentCell(0, 0)
    dialog.untick_button.click()
    assert dialog.bank.rowCount() == 1
    dialog.print_sheet()
    assert printed == [("funds.reconciliation", 1, TODAY)]


def test_cash_is_summed_while_it_is_typed(qtbot, desk):
    dialog = shown(qtbot, CashDialog(None, desk))
    qtbot.keyClicks(dialog.lines["n50"], "3")
    assert [amount.text() for _, amount in dialog.sums] == ["150.00", "0.00", "150.00"]
    qtbot.keyClicks(dialog.lines["n1"], "x")
    assert "整数" in dialog.note.text()
    dialog.lines["n1"].clear()
    dialog.save()
    assert "草稿" in dialog.sentence.text()
    assert not dialog.keep.isEnabled()


def test_enter_goes_down_the_pieces(qtbot, desk):
    dialog = shown(qtbot, CashDialog(None, desk))
    dialog.lines["n100"].setFocus()
    qtbot.keyClick(dialog.lines["n100"], Qt.Key.Key_Return)
    assert dialog.lines["n50"].hasFocus()


def test_a_month_is_written_off(qtbot, desk):
    with desk.book.deed("购入") as session:
        given = Purchase(date(2026, 11, 3), "投影仪", "通用设备", 560_000, card={"kind": "办公设备"})
        asset_deeds.acquire(session, given, TODAY)
    dialog = shown(qtbot, DepreciationDialog(None, desk))
    assert texts(dialog.table, 5) == ["77.78"]
    dialog.run_button.click()
    assert "起草了凭证" in dialog.sentence.text()
    assert not dialog.run_button.isEnabled()


def test_typing_into_the_list_of_goods(qtbot, desk):
    StockPage(desk, IN).add_good("篮球", "文体用品", "个")
    dialog = shown(qtbot, StockDialog(None, desk, IN))
    dialog.table.item(0, QUANTITY).setText("几个")
    assert "整数" in dialog.note.text()
    assert texts(dialog.table, QUANTITY) == [""]
    dialog.table.item(0, QUANTITY).setText("3")
    dialog.table.item(0, AMOUNT).setText("1,000")
    assert texts(dialog.table, AMOUNT) == ["1,000.00"]
    assert not dialog.table.item(0, 0).flags() & Qt.ItemFlag.ItemIsEditable
    dialog.kind.setCurrentText("上级拨付")
    assert not dialog.expense.isVisible()
    dialog.save()
    assert "入-2026-001" in dialog.sentence.text()
    assert texts(dialog.table, 3) == ["3"]
    assert dialog.print_button.isEnabled()


def test_a_new_good_is_ready_to_be_counted(qtbot, desk):
    dialog = shown(qtbot, StockDialog(None, desk, COUNT))
    dialog.new_name.setText("象棋")
    dialog.new_measure.setText("副")
    dialog.add_good()
    assert dialog.table.currentColumn() == QUANTITY
    item = dialog.table.item(0, QUANTITY)
    assert isinstance(item, QTableWidgetItem)
    item.setText("6")
    assert texts(dialog.table, AMOUNT) == ["+6"]


def test_a_kind_fills_in_the_form_and_the_card_is_kept(qtbot, desk):
    dialog = shown(qtbot, PurchaseDialog(None, desk))
    dialog.kind.setCurrentText("车辆")
    assert (dialog.category.currentText(), dialog.fields["months"].text()) == ("通用设备", "96")
    assert dialog.expense.currentText().startswith("50704")
    dialog.fields["name"].setText("工会用车")
    dialog.save()
    assert "「原值」不能为空" in dialog.note.text()
    dialog.fields["cost"].setText("一二三元四")
    dialog.save()
    assert "「原值」" in dialog.note.text()
    dialog.fields["cost"].setText("120,000")
    dialog.save()
    assert "固-2026-001，120,000.00元" in dialog.sentence.text()
    assert dialog.fields["name"].text() == ""


def test_a_gift_asks_for_freight_and_not_for_spending(qtbot, desk):
    dialog = shown(qtbot, PurchaseDialog(None, desk))
    assert (dialog.expense.isVisible(), dialog.fields["costs"].isVisible()) == (True, False)
    dialog.source.setCurrentText("接受捐赠")
    assert (dialog.expense.isVisible(), dialog.fields["costs"].isVisible()) == (False, True)


def test_disposal_tells_the_worth_first(qtbot, desk):
    with desk.book.deed("购入") as session:
        given = Purchase(date(2026, 10, 3), "投影仪", "通用设备", 560_000, card={"kind": "办公设备"})
        asset_deeds.acquire(session, given, TODAY)
    dialog = shown(qtbot, DisposalDialog(None, desk))
    assert "净值 5,600.00 元" in dialog.worth.text()
    assert dialog.payable.isVisible()
    dialog.how.setCurrentText("盘亏")
    assert "待处理财产损溢" in dialog.worth.text()
    assert not dialog.payable.isVisible()
    dialog.save()
    assert "已登记盘亏" in dialog.sentence.text()
    assert dialog.asset.count() == 0
    assert not dialog.keep.isEnabled()


def test_the_card_of_the_chosen_row_is_printed(monkeypatch):
    printed = []
    monkeypatch.setattr(printing, "print_row", lambda *given: printed.append(given[2:]))
    table = SimpleNamespace(current_id=lambda: 7)
    desk = SimpleNamespace(ledger=lambda _code: SimpleNamespace(title="固定资产台账"))
    window = SimpleNamespace(widget=None, desk=desk, page=SimpleNamespace(ledger=SimpleNamespace(code="funds.assets"), table=table))
    rowprint.print_row(window)
    assert printed == [("funds.asset_card", 7)]
    window.page.ledger.code = "funds.accounts"
    with pytest.raises(Refusal, match="还没有选中"):
        rowprint.print_row(window)


def test_every_sheet_of_a_row_takes_one():
    by_code = {sheet.code: sheet for sheet in sheets()}
    assert set(TAB.row_sheets) <= {ledger.code for ledger in ledgers()}
    assert all("id" in by_code[code].options for code in TAB.row_sheets.values())
