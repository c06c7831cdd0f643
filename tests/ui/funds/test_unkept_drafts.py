"""红字冲销 closed without keeping it leaves no draft; month close offers 补上另一半 where a half is missing."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog
from sqlalchemy import func, select

from desk_union.funds.account import deeds, posting
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.described import halves
from desk_union.funds.tables import Entry, Voucher
from desk_union.ui.funds.closing import ClosingDialog
from desk_union.ui.funds.voucherdialog import VoucherDialog
from desk_union.ui.funds.voucherpanel import VoucherPanel
from tests.screens.desks import done

DAY = date(2026, 11, 3)

pytestmark = pytest.mark.people(0)


def book(desk, *lines):
    with desk.book.deed("记账") as session:
        chart = read_chart(session)
        told = tuple(VoucherLine("事由", chart.by_code[code].id, debit, credit) for code, debit, credit in lines)
        made = deeds.draft_voucher(session, deeds.Draft(DAY, told, papers=1))
        posting.post(session, [made], session.info["at"], reason="先记上")
        return made


def vouchers(desk):
    with desk.book.reading() as session:
        return session.scalar(select(func.count()).select_from(Voucher))


@pytest.fixture
def panel(qtbot, desk):
    voucher = book(desk, ("102", 5_000, 0), ("401", 0, 5_000))
    panel = VoucherPanel()
    qtbot.addWidget(panel)
    panel.bind(desk, desk.ledger("funds.vouchers") if hasattr(desk, "ledger") else None)
    with desk.book.reading() as session:
        entry = session.scalar(select(Entry.id).where(Entry.voucher == voucher))
    panel.show_row(entry, DAY)
    return panel


def test_closing_a_red_draft_leaves_none(desk, panel, monkeypatch):
    monkeypatch.setattr(VoucherDialog, "exec", lambda dialog: dialog.reject() or 0)
    panel.reverse()
    assert vouchers(desk) == 1
    panel.copy()
    assert vouchers(desk) == 1


def test_a_kept_red_draft_stays(desk, panel, monkeypatch):
    def keep(dialog):
        dialog.kept.emit(dialog.form.row_id)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(VoucherDialog, "exec", keep)
    panel.reverse()
    assert vouchers(desk) == 2


def test_month_close_offers_the_other_half_only_where_it_lacks(qtbot, desk):
    book(desk, ("50702", 2_000_00, 0), ("102", 0, 2_000_00))
    whole = ClosingDialog(None, desk)
    qtbot.addWidget(whole)
    assert whole.half_button.isHidden()
    lacking = book(desk, ("162", 3_000_00, 0), ("102", 0, 3_000_00))
    dialog = ClosingDialog(None, desk)
    qtbot.addWidget(dialog)
    assert not dialog.half_button.isHidden()
    answer = done(desk, halves.CODE)
    assert "补记资产基金的另一半" in answer.words
    with desk.book.reading() as session:
        made = session.scalars(select(Voucher).where(Voucher.origin == lacking)).one()
        posted = [made.id]
    with desk.book.deed("记账") as session:
        posting.post(session, posted, session.info["at"], reason="补记")
    dialog._show()
    assert dialog.half_button.isHidden()
