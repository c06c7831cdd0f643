"""Typed text is never lost in the windows that are no forms: cells of grids, deeds, vouchers; kept, said, or asked about."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.screens.desk import Desk
from desk_union.tabs import deeds
from desk_union.ui.form.deeddialog import DeedDialog
from desk_union.ui.funds.accountsetup import NAMES, OPENING, SetupDialog
from desk_union.ui.funds.dues import DuesDialog
from desk_union.ui.funds.duesgrid import FIRST
from desk_union.ui.funds.voucherdialog import VoucherDialog
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import STAY
from desk_union.ui.kit.typedtext import NO_INPUT, open_editors
from tests.funds.dues_office import TODAY as DUES_DAY
from tests.funds.dues_office import dues_office
from tests.samples import TODAY, sample_book
from tests.screens.desks import done, small_desk

DEEDS = [deed for deed in deeds() if deed.asks or deed.each]


@pytest.fixture
def asked(monkeypatch):
    """The questions that were put; every answer is the one that stays."""
    told: list[str] = []

    def choose(_parent, question, _more, answers):
        told.append(question)
        return next((answer for answer in answers if answer in {STAY, "接着写"}), answers[-1])

    monkeypatch.setattr(dialogs, "choose", choose)
    return told


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    book = sample_book(tmp_path_factory, tmp_path_factory.mktemp("账本") / "示例.desk")
    yield Desk(book, lambda: TODAY, "王干事")
    book.close()


def opened(desk, deed):
    """The deed's dialog with the first row that it fits; a reason where it has none."""
    ids = []
    if deed.rows != "none":
        with desk.book.reading() as session:
            ledger = deed.ledger()
            fits = [deed.fits(TODAY)] if deed.fits else []
            ids = list(session.scalars(select(ledger.row.id).where(*fits).limit(1)))
        if not ids:
            pytest.skip("the sample has no row for it")
    try:
        return DeedDialog(None, desk, deed, ids)
    except Refusal as refused:
        pytest.skip(str(refused))


def lines(window):
    found = [*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit)]
    return [
        one
        for one in found
        if one.isVisible() and one.isEnabled() and not one.isReadOnly() and not one.property(NO_INPUT)
    ]


def type_into(widget, text):
    widget.setFocus()
    widget.selectAll()
    by_ime = QInputMethodEvent()
    by_ime.setCommitString(text)
    QApplication.sendEvent(widget, by_ime)


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.code)
def test_a_deed_half_filled_in_asks_before_it_is_closed(qtbot, sample, asked, deed):
    dialog = opened(sample, deed)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.reject()
    assert asked == []  # nothing was typed
    assert not dialog.isVisible()
    dialog.show()
    typed = lines(dialog)
    if not typed:
        pytest.skip("nothing is typed in it")
    type_into(typed[0], "7")
    dialog.reject()
    assert asked
    assert dialog.isVisible()
    assert typed[0].text() if isinstance(typed[0], QLineEdit) else typed[0].toPlainText()


def edit(view, index, text):
    """Type into a cell and leave it as it is, without Enter."""
    view.setFocus()
    view.setCurrentIndex(index)
    view.edit(index)
    (editor,) = open_editors(view)
    type_into(editor, text)
    return editor


@pytest.fixture
def dues(tmp_path, qtbot):
    office = dues_office(tmp_path / "会费.desk")
    office.rule()
    desk = Desk(office.book, lambda: DUES_DAY, "王干事")
    done(desk, "funds.reckon_dues", first="2026-01")
    made = DuesDialog(None, desk)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.groups.selectRow(1)
    yield made
    office.book.close()


@pytest.mark.parametrize("how", ["close", "command"])
def test_a_part_typed_into_the_dues_grid_counts(dues, how, monkeypatch):
    monkeypatch.setattr(dues, "_ask", lambda *_given: None)
    edit(dues.table, dues.table.rows.index(0, FIRST), "5")
    name = dues.page.rows[0].row.name
    dues.reject() if how == "close" else dues.command(dues.give_back)
    assert dues.page.rows[0].row.name == name
    dues.page.refresh()
    assert dues.page.rows[0].row.paid == 500


def test_a_part_that_cannot_be_taken_is_said_and_the_window_stays(dues):
    edit(dues.table, dues.table.rows.index(0, FIRST), "99999")
    dues.reject()
    assert dues.isVisible()
    assert "只欠" in dues.note.text()


@pytest.fixture
def setup(tmp_path, qtbot):
    with small_desk(tmp_path, people=1) as desk:
        made = SetupDialog(None, desk)
        qtbot.addWidget(made)
        made.show()
        qtbot.waitExposed(made)
        made.start.setText("2026-01")
        yield made


def at_openings(setup):
    while setup.step < OPENING:
        setup.next()
    model = setup.grid.model()
    return model.index(0, model.columnCount() - 1)


@pytest.mark.parametrize("how", ["next", "back", "reject"])
def test_an_opening_being_typed_is_kept_by_every_way_out(setup, how):
    place = at_openings(setup)
    edit(setup.grid, place, "1234.5")
    {"next": setup.next_button.click, "back": setup.back_button.click, "reject": setup.reject}[how]()
    again = SetupDialog(None, setup.desk)
    assert sorted(again.page.sums) == [0, 123_450]
    again.deleteLater()


@pytest.mark.parametrize("how", ["next", "back", "reject"])
def test_an_opening_that_is_no_amount_stays_where_it_was_typed(setup, how):
    place = at_openings(setup)
    edit(setup.grid, place, "约一百")
    {"next": setup.next_button.click, "back": setup.back_button.click, "reject": setup.reject}[how]()
    assert setup.isVisible()
    assert setup.step == OPENING
    assert setup.note.text()
    assert place.data(Qt.ItemDataRole.EditRole) == "约一百"
    setup.grid.model().unread.clear()


def test_a_bank_being_typed_in_the_guide_is_kept(setup):
    while setup.step < NAMES:
        setup.next()
    edit(setup.bank_table, setup.bank_table.model().index(0, 0), "基本户")
    setup.next_button.click()
    assert any("基本户" in name for _, name, *_ in setup.page.banks)


@pytest.fixture
def voucher(tmp_path, qtbot):
    with small_desk(tmp_path, people=1) as desk:
        made = VoucherDialog(None, desk)
        qtbot.addWidget(made)
        made.show()
        qtbot.waitExposed(made)
        yield made


@pytest.mark.parametrize("how", ["save", "insert", "remove_other", "reject"])
def test_a_cell_of_a_voucher_being_typed_counts_in_every_command(voucher, asked, how):
    edit(voucher.view, voucher.view.lines.index(0, 0), "买办公用品")
    if how == "save":
        voucher.keep.click()
    elif how == "insert":
        voucher.insert.click()
    elif how == "remove_other":
        voucher.template.setEnabled(False)
        voucher.command(lambda: None)
    else:
        voucher.reject()
        assert asked
        assert voucher.isVisible()
    assert any(one.summary == "买办公用品" for one in voucher.form.lines)
