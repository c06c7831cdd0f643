"""全部记账 shows every draft with its warnings before it posts, and asks once."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from desk_union.funds.account import deeds
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.tables import Override, Voucher
from desk_union.ui.funds import posting as window
from desk_union.ui.funds.closing import ClosingDialog
from desk_union.ui.funds.posting import PostingDialog

DAY = date(2026, 1, 5)

pytestmark = pytest.mark.people(0)


def draft(desk, *lines, day=DAY, papers=1):
    with desk.book.deed("写凭证") as session:
        chart = read_chart(session)
        told = tuple(VoucherLine("事由", chart.by_code[code].id, debit, credit) for code, debit, credit in lines)
        return deeds.draft_voucher(session, deeds.Draft(day, told, papers=papers))


def posted(desk):
    with desk.book.reading() as session:
        return list(session.scalars(select(Voucher.id).where(Voucher.state == "已记账").order_by(Voucher.sequence)))


def dialog_of(qtbot, desk):
    dialog = PostingDialog(None, desk)
    qtbot.addWidget(dialog)
    return dialog


def test_what_is_warned_of_stands_beside_its_voucher_and_wants_one_reason(qtbot, desk):
    late = draft(desk, ("102", 10_00, 0), ("401", 0, 10_00), day=date(2026, 1, 9))
    bare = draft(desk, ("50501", 5_00, 0), ("102", 0, 5_00), papers=0)
    dialog = dialog_of(qtbot, desk)
    shown = [[dialog.table.item(row, place).text() for place in range(5)] for row in range(2)]
    assert [line[3] for line in shown] == ["5.00", "10.00"]
    assert "没有附单据" in shown[0][4]
    assert not shown[1][4]
    dialog.go.click()
    assert "原因" in dialog.note.text()
    assert posted(desk) == []
    dialog.reason.setText("单据在邮寄途中")
    dialog.go.click()
    assert posted(desk) == [bare, late]
    with desk.book.reading() as session:
        assert set(session.scalars(select(Override.reason))) == {"单据在邮寄途中"}


def test_a_voucher_that_cannot_be_posted_keeps_all_back(qtbot, desk):
    draft(desk, ("102", 10_00, 0), ("401", 0, 10_00))
    draft(desk, ("102", 10_00, 0), ("401", 0, 9_00))
    dialog = dialog_of(qtbot, desk)
    assert "1张不能记账" in dialog.sentence.text()
    assert not dialog.go.isEnabled()
    assert "借贷不平" in dialog.page.lines[1].doubts


def test_month_close_asks_there_and_only_of_its_month(qtbot, desk, monkeypatch):
    draft(desk, ("102", 10_00, 0), ("401", 0, 10_00))
    draft(desk, ("102", 10_00, 0), ("401", 0, 10_00), day=date(2026, 2, 5))
    asked = []

    def answer(dialog):
        asked.append(len(dialog.page.lines))
        dialog.go.click()
        return 1

    monkeypatch.setattr(window.PostingDialog, "exec", answer)
    month = ClosingDialog(None, desk)
    qtbot.addWidget(month)
    month.post_button.click()
    assert asked == [1]
    assert "已记账 1 张" in month.said.text()
    assert len(posted(desk)) == 1
