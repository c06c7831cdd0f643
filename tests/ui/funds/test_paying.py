"""The windows of 上解、返还、下拨记账 and 收到拨缴经费."""

from __future__ import annotations

import pytest

from desk_union.funds.dues.dues_words import SELF, TAX
from desk_union.funds.dues.remit_waiting import TRANSFER
from desk_union.screens.desk import Desk
from desk_union.ui.funds import paying
from desk_union.ui.funds.paying import PayingDialog, ReceivingDialog
from tests.funds.dues_office import TODAY, dues_office


@pytest.fixture
def desk(tmp_path, qapp):
    office = dues_office(tmp_path / "上解.desk")
    yield Desk(office.book, lambda: TODAY, "王干事")
    office.book.close()


def test_money_comes_in_and_its_upward_share_is_paid(desk, qtbot) -> None:
    coming = ReceivingDialog(None, desk)
    qtbot.addWidget(coming)
    coming.show()
    coming.total.setText("50000")
    coming.go_button.click()
    assert "没有填上解比例" in coming.note.text()
    coming.rate.setText("40%")
    assert "应上解（211）20,000.00元" in coming.says.text()
    coming.go_button.click()
    assert coming.result()
    assert "凭证草稿1" in coming.sentence_after

    going = PayingDialog(None, desk)
    qtbot.addWidget(going)
    going.show()
    assert going.sums.text() == "选中1笔，共20,000.00元"
    assert not going.account.isVisible()
    going.day.setText("昨天")
    going.go_button.click()
    assert "凭证日期" in going.note.text()
    going.day.setText("20261118")
    going.go_button.click()
    assert "凭证草稿2" in going.after.text()
    assert not going.go_button.isEnabled()
    going.kind.setCurrentIndex(going.kind.findData(TRANSFER))
    assert going.account.isVisible()


def test_what_an_upper_union_passes_down_needs_no_rate(desk, qtbot) -> None:
    coming = ReceivingDialog(None, desk)
    qtbot.addWidget(coming)
    coming.show()
    coming.channel.setCurrentText(TAX)
    assert not coming.rate.isVisible()
    coming.channel.setCurrentText(SELF)
    assert coming.rate.isVisible()


def test_both_open_and_close(desk, monkeypatch) -> None:
    for dialog, open_it in ((PayingDialog, paying.open_paying), (ReceivingDialog, paying.open_receiving)):
        monkeypatch.setattr(dialog, "exec", lambda self: 0)
        open_it(None, desk)
