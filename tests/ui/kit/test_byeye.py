"""Every label belongs to its field, Tab goes as the eye does and every control has a name, in every dialog and form."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desk_union.basis.refusal import Refusal
from desk_union.members.ledgers import PEOPLE
from desk_union.screens.book.checkpage import CheckPage
from desk_union.screens.desk import Desk
from desk_union.screens.list.exportpage import ExportPage
from desk_union.screens.list.listpage import ListPage
from desk_union.ui.book.backups import BackupDialog
from desk_union.ui.book.checking import CheckDialog
from desk_union.ui.form.formpanel import FormPanel
from desk_union.ui.frame.palette import GoTo
from desk_union.ui.funds.accountsetup import SetupDialog
from desk_union.ui.funds.auditcopy import AuditCopyDialog
from desk_union.ui.funds.books import BooksDialog
from desk_union.ui.funds.closing import ClosingDialog
from desk_union.ui.funds.dues import DuesDialog
from desk_union.ui.funds.voucherdialog import VoucherDialog
from desk_union.ui.kit import byeye
from desk_union.ui.kit.kinship import friend_of
from desk_union.ui.kit.naming import unnamed
from desk_union.ui.list.conditions import ColumnsDialog
from desk_union.ui.list.exporting import ExportDialog
from desk_union.ui.list.recyclebin import RecycleBin
from desk_union.ui.members.duplicates import DuplicatesDialog
from desk_union.ui.members.missing import MissingDialog
from desk_union.ui.reports.figures import FiguresDialog
from tests.samples import TODAY, sample_book
from tests.ui.kit.test_closing_asks import BUILT
from tests.ui.kit.test_typed_windows import DEEDS, opened

OTHERS = (
    BackupDialog, SetupDialog, BooksDialog, ClosingDialog, DuesDialog, VoucherDialog, RecycleBin, AuditCopyDialog,
    FiguresDialog,
)  # fmt: skip
WINDOWS = {
    **{kind.__name__: make for kind, make in BUILT.items()},
    **{kind.__name__: lambda desk, kind=kind: kind(None, desk) for kind in OTHERS},
    "CheckDialog": lambda desk: CheckDialog(None, CheckPage(desk)),
    "DuplicatesDialog": lambda desk: DuplicatesDialog(None, desk, lambda *_rows: None),
    "MissingDialog": lambda desk: MissingDialog(None, desk, lambda *_rows: None),
    "ExportDialog": lambda desk: ExportDialog(None, ExportPage.of(ListPage(desk, PEOPLE))),
    "ColumnsDialog": lambda desk: ColumnsDialog(None, ListPage(desk, PEOPLE)),
    "GoTo": lambda desk: GoTo(None, desk, (), ()),
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    book = sample_book(tmp_path_factory, tmp_path_factory.mktemp("账本") / "示例.desk")
    yield Desk(book, lambda: TODAY, "王干事")
    book.close()


def faults(window):
    silent = [f"没有名字：{type(one).__name__} {one.objectName()}" for one in unnamed(window)]
    astray = [f"“{text}”不归它后面的一栏" for text in byeye.friendless(window)]
    return [*silent, *astray, *(f"Tab倒着走：{step}" for step in byeye.against_the_eye(window))]


def shown(qtbot, window):
    qtbot.addWidget(window, before_close_func=lambda window: getattr(window, "begin_anew", lambda: None)())
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.mark.parametrize("name", WINDOWS)
def test_of_a_window(qtbot, sample, name):
    assert faults(shown(qtbot, WINDOWS[name](sample))) == []


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.code)
def test_of_the_dialog_of_a_deed(qtbot, sample, deed):
    dialog = shown(qtbot, opened(sample, deed))
    assert faults(dialog) == []
    line = [dialog.buttons.itemAt(place).widget() for place in range(dialog.buttons.count())]
    buttons = [one for one in byeye.stops(dialog) if one in line]
    assert buttons[0].isDefault() or not any(one.isDefault() for one in buttons)


def test_of_the_forms(qtbot, sample):
    found = {}
    for ledger in sample.ledgers[::4]:
        panel = FormPanel()
        qtbot.addWidget(panel, before_close_func=FormPanel.show_nothing)
        panel.bind(sample, ledger)
        panel.resize(420, 600)
        panel.show()
        page = ListPage(sample, ledger)
        try:
            panel.show_row(page.id_at(0), TODAY) if page.count else panel.new_row()
        except Refusal:
            continue
        panel.to_start()
        if told := faults(panel):
            found[ledger.code] = told
        panel.hide()
    assert found == {}


@pytest.fixture
def dialog(qtbot):
    dialog = QDialog()
    QVBoxLayout(dialog)
    qtbot.addWidget(dialog)
    return dialog


def across(*widgets):
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    return row


def test_a_label_without_its_field_is_told_and_befriended(dialog):
    label, line = QLabel("姓名"), QLineEdit()
    dialog.layout().addLayout(across(label, line))
    dialog.show()
    assert list(byeye.friendless(dialog)) == ["姓名"]
    byeye.befriend(dialog)
    assert list(byeye.friendless(dialog)) == []
    assert friend_of(label) is line


@pytest.mark.parametrize("kind", [QFormLayout, QGridLayout])
def test_of_a_form_and_a_grid_the_same(dialog, kind):
    label, line, whole = QLabel("人数"), QSpinBox(), QWidget()
    layout = kind(whole)
    if kind is QFormLayout:
        layout.addRow(label, across(line, QLabel("人")))
    else:
        layout.addWidget(label, 0, 0)
        layout.addWidget(line, 0, 1)
    dialog.layout().addWidget(whole)
    dialog.show()
    byeye.befriend(dialog)
    assert friend_of(label) is line


def test_words_above_a_field_are_no_label_of_it(dialog):
    label, line = QLabel("请填写："), QLineEdit()
    dialog.layout().addWidget(label)
    dialog.layout().addWidget(line)
    byeye.befriend(dialog)
    assert friend_of(label) is None


def test_tab_that_goes_back_is_told_and_led(qtbot, dialog):
    first, second, third = QLineEdit(), QLineEdit(), QLineEdit()
    dialog.layout().addLayout(across(first, second))
    dialog.layout().addWidget(third)
    dialog.show()
    QWidget.setTabOrder(third, second)
    QWidget.setTabOrder(second, first)
    assert len(list(byeye.against_the_eye(dialog))) == 1
    byeye.lead_tab(dialog)
    assert byeye.stops(dialog) == [first, second, third]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus() or not dialog.isActiveWindow()


def test_of_a_line_of_buttons_the_main_one_comes_first(dialog):
    line, cancel, main = QLineEdit(), QPushButton("取消"), QPushButton("办理")
    main.setDefault(True)
    dialog.layout().addWidget(line)
    dialog.layout().addLayout(across(cancel, main))
    dialog.show()
    assert list(byeye.in_order(dialog)) == [line, main, cancel]
