"""From a paid row to its voucher and back, by the buttons of the window; rows taken back in red are booked again."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.funds.account import deeds, posting
from desk_union.funds.account.account_chart import leaf, read_chart
from desk_union.funds.ledgers.goods import GOODS, GOODS_MOVES
from desk_union.funds.property import goods_deeds
from desk_union.funds.property.goods_deeds import Incoming, Piece
from desk_union.store import rows
from desk_union.tabs import checks
from desk_union.ui.frame.window import MainWindow
from desk_union.ui.funds.voucherdialog import VoucherDialog
from desk_union.ui.kit import dialogs
from desk_union.ui.list.changemany import ChangeManyDialog
from tests.screens.desks import TODAY

DAY = date(2026, 11, 3)

pytestmark = pytest.mark.people(0)


@pytest.fixture
def bought(desk):
    """Two purchases of goods, the first of them posted."""
    made = []
    with desk.book.deed("购入") as session:
        good = rows.save_row(session, GOODS, None, {"name": "篮球", "category": "文体用品", "measure": "个"}, TODAY)
        expense = leaf(read_chart(session), "50102").id
        for _ in range(2):
            given = Incoming(DAY, "购入", (Piece(good, 3, 30_000),), expense=expense)
            made.append(goods_deeds.take_in(session, given, TODAY))
    post(desk, made[0].voucher)
    return made


def post(desk, *vouchers):
    with desk.book.deed("记账") as session:
        posting.post(session, list(vouchers), session.info["at"], reason="测试")


@pytest.fixture
def window(qtbot, desk, bought):
    window = MainWindow(desk, lambda _path: None)
    qtbot.addWidget(window)
    window.resize(1366, 728)
    window.show()
    qtbot.waitExposed(window)
    return window


def shown(window, row):
    page = window.show_ledger(GOODS_MOVES.code)
    page.refresh()
    page.go_to_row(row)
    return page


def test_from_a_row_to_its_voucher_and_back(window, bought):
    page = shown(window, bought[0].ids[0])
    fields = page.panel.fields
    for key in ("amount", "quantity", "day", "good", "kind"):
        assert fields.rows[key].editor.is_locked, key
        assert fields.rows[key].editor.widget.toolTip() == "已记入 2026-11 记-1，不能再改。"
    assert not fields.rows["receiver"].editor.is_locked
    assert "已记入 2026-11 记-1" in page.panel.card.text.text()
    page.to_form()
    assert fields.held.isVisible()
    page.panel.card.text.linkActivated.emit("held:0")
    vouchers = window.page
    assert (vouchers.ledger.code, vouchers.page.count) == ("funds.vouchers", 4)
    vouchers.table.go_to(0)
    vouchers.settle()
    assert "物资收发 1 笔，共 300.00 元" in vouchers.panel._text.toPlainText()
    assert not vouchers.panel._again.isVisible()
    vouchers.panel.to_paid_rows()
    assert (window.page.ledger.code, window.page.table.ids()) == (GOODS_MOVES.code, [bought[0].ids[0]])


def test_a_draft_freezes_nothing(window, bought):
    page = shown(window, bought[1].ids[0])
    page.to_form()
    fields = page.panel.fields
    assert not fields.rows["amount"].editor.is_locked
    assert not fields.held.isVisible()


def test_what_was_taken_back_is_booked_again_from_its_voucher(window, desk, bought, monkeypatch):
    with desk.book.deed("冲销") as session:
        red = deeds.reverse_voucher(session, bought[0].voucher, DAY)
    post(desk, red, bought[1].voucher)
    with desk.book.reading() as session:
        assert [str(problem) for check in checks() for problem in check(session)] == []
    page = shown(window, bought[0].ids[0])
    assert not page.panel.fields.held.isVisible()
    drafts = []
    monkeypatch.setattr(VoucherDialog, "exec", lambda dialog: drafts.append(dialog))  # noqa: PLW0108 - a method
    with desk.book.reading() as session:
        line = GOODS_MOVES.paid[0].vouchers.lines(session, bought[0].voucher)[0]
    window.show_rows("funds.vouchers", [line])
    window.page.table.go_to(0)
    window.page.settle()
    window.page.panel._again.click()
    assert len(drafts) == 1
    with desk.book.reading() as session:
        words = rows.lines(session, GOODS_MOVES, [GOODS_MOVES.by_key["paid_by"]], [bought[0].ids[0]], TODAY)
    assert words[0].values[0].startswith("草稿")


def test_a_change_of_many_says_how_many_it_left(qtbot, desk, bought, monkeypatch):
    said = []
    monkeypatch.setattr(dialogs, "tell", lambda _parent, sentence, more="": said.append(sentence))
    monkeypatch.setattr("desk_union.ui.list.changemany.jobs.run", lambda _parent, _title, work: _finished(work()))
    dialog = ChangeManyDialog(None, desk, GOODS_MOVES, [one.ids[0] for one in bought])
    qtbot.addWidget(dialog)
    dialog.field._take("日期")
    dialog.value.setText("2026-11-10")
    dialog._do()
    assert said == ["改了 1 行；1 行已经记入凭证并记账，没有改。"]


def _finished(work):
    from desk_union.store.progress import finish

    return finish(work)
