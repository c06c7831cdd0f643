"""The office's own columns in the window of a voucher: written, kept with their lines, and read-only once it is posted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desk_union.funds.account import posting
from desk_union.funds.ledgers.books import VOUCHERS
from desk_union.screens.funds.voucherform import VoucherForm, entries
from desk_union.screens.funds.voucherview import VoucherView
from desk_union.ui.funds.voucherdialog import VoucherDialog
from tests.screens.desks import done, small_desk

LINES = (("存会费", "102", "100", ""), ("存会费", "401", "", "100"))


@pytest.fixture
def desk(tmp_path):
    with small_desk(tmp_path, people=0) as desk:
        done(desk, "own.declare", ledger=VOUCHERS.title, label="经办部门", kind="文字")
        done(desk, "own.declare", ledger=VOUCHERS.title, label="联系电话", kind="电话", private="是")
        yield desk


def written(desk):
    form = VoucherForm(desk)
    for row, line in enumerate(LINES):
        for key, text in zip(("summary", "account", "debit", "credit"), line, strict=True):
            if text:
                form.type(row, key, text)
    return form


def keys(form):
    return [key for key, _ in form.columns][-2:]


def words(form):
    return [[form.words(row, key) for key in keys(form)] for row, line in enumerate(form.lines) if not line.is_empty]


def test_they_are_kept_and_stay_with_their_lines_when_one_is_put_between(desk):
    form = written(desk)
    part, phone = keys(form)
    form.type(1, part, "财务部")
    form.type(1, phone, "13800001111")
    saved = form.save()
    again = VoucherForm(desk, saved.row_id)
    assert words(again) == [["", ""], ["财务部", "138****1111"]]
    assert not again.is_dirty
    again.insert_line(0)
    for key, text in zip(("summary", "account", "debit"), ("现金", "101", "5"), strict=True):
        again.type(0, key, text)
    again.type(1, part, "组织部")
    assert again.is_dirty
    again.save()
    assert words(VoucherForm(desk, saved.row_id)) == [["", ""], ["组织部", ""], ["财务部", "138****1111"]]


def test_what_is_no_value_keeps_the_voucher_from_being_saved(desk):
    form = written(desk)
    with pytest.raises(ValueError, match="电话"):
        form.type(0, keys(form)[1], "没有")
    assert form.words(0, keys(form)[1]) == "没有"


def test_the_window_shows_them_behind_the_others_and_a_posted_one_read_only(qtbot, desk):
    form = written(desk)
    form.type(0, keys(form)[0], "财务部")
    row_id = form.save().row_id
    dialog = VoucherDialog(None, desk, row_id)
    qtbot.addWidget(dialog)
    lines = dialog.view.lines
    heads = [lines.headerData(n, Qt.Orientation.Horizontal) for n in range(lines.columnCount())]
    assert heads[-2:] == ["经办部门", "联系电话"]
    place = lines.index(0, len(heads) - 2)
    assert (place.data(), bool(lines.flags(place) & Qt.ItemFlag.ItemIsEditable)) == ("财务部", True)
    assert lines.setData(place, "组织部")
    dialog.save()
    with desk.book.deed("记账") as session:
        posting.post(session, [row_id], session.info["at"], reason="示例")
    posted = VoucherDialog(None, desk, row_id)
    qtbot.addWidget(posted)
    lines = posted.view.lines
    place = lines.index(0, len(heads) - 2)
    assert (place.data(), bool(lines.flags(place) & Qt.ItemFlag.ItemIsEditable)) == ("组织部", False)
    assert "经办部门：组织部" in VoucherView(desk, entries(posted.form)[0]).lines[0].more


def test_without_own_columns_the_window_is_as_it_was(tmp_path):
    with small_desk(tmp_path, people=0) as plain:
        assert [key for key, _ in VoucherForm(plain).columns][-1] == "economic"
