"""No dialog that is typed into closes over what was typed: it asks, or is one of those in which nothing is lost."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit

from desk_union import ui
from desk_union.funds.ledgers import VOUCHERS
from desk_union.members.ledgers import PEOPLE
from desk_union.reports.ownforms.ownform_words import SCAN
from desk_union.screens.desk import Desk
from desk_union.screens.list.listpage import ListPage
from desk_union.screens.list.savedfilters import SavedFilters
from desk_union.screens.reports.ownformpage import OwnFormPage, forms
from desk_union.ui.book.settingsdialog import SettingsDialog
from desk_union.ui.bringing.importing import CHECK, DONE, QUESTIONS, ImportDialog
from desk_union.ui.frame.firstrun import NameQuestion, NewBookForm
from desk_union.ui.funds.bankreconcile import BankDialog
from desk_union.ui.funds.posting import PostingDialog
from desk_union.ui.funds.vouchertemplates import TemplateDialog
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import STAY, UNDONE, Framed
from desk_union.ui.kit.reasons import ReasonDialog
from desk_union.ui.kit.typedtext import NO_INPUT
from desk_union.ui.list.changemany import ChangeManyDialog
from desk_union.ui.list.conditions import ConditionDialog
from desk_union.ui.list.savedfilters import SavedFiltersDialog
from desk_union.ui.reports.handing import HandOverDialog
from desk_union.ui.reports.ownforms import NewFormQuestion
from desk_union.ui.reports.scanform import PaperQuestion
from tests.samples import TODAY, now, sample_book

# Each says beside its ``asks_first`` why; whoever adds one says it there too.
NOTHING_LOST = {
    "VoucherDialog", "RowDialog", "SetupDialog", "DuesDialog", "ScoringDialog", "PasswordQuestion", "SheetQuestion",
    "Preview", "HelpWindow", "HistoryDialog", "CheckDialog", "BooksDialog", "WriterFrame", "WriterDialog",
    "FiguresDialog", "FigureQuestion", "FormDialog", "FormQuestion", "SummingDialog", "ScanFormDialog", "WordFormDialog",
    "OwnFormQuestion", "PickDialog",
}  # fmt: skip
# Typed into as ``tests/ui/kit/test_typed_windows.py`` does.
ELSEWHERE = {"DeedDialog"}
EDITORS = ("QLineEdit(", "QPlainTextEdit(", "DayLine(", "NameLine(", "password_line(", "RowFields(", "QSpinBox(")

BUILT = {
    SettingsDialog: lambda desk: SettingsDialog(None, desk),
    ChangeManyDialog: lambda desk: ChangeManyDialog(None, desk, PEOPLE, [1, 2]),
    BankDialog: lambda desk: BankDialog(None, desk),
    ConditionDialog: lambda desk: ConditionDialog(None, ListPage(desk, PEOPLE)),
    SavedFiltersDialog: lambda desk: SavedFiltersDialog(None, ListPage(desk, PEOPLE), SavedFilters(desk, PEOPLE)),
    TemplateDialog: lambda desk: TemplateDialog(None, desk),
    ReasonDialog: lambda _desk: ReasonDialog(None, ["日期是星期天。"], "写明理由并保存"),
    NameQuestion: lambda _desk: NameQuestion(None),
    NewBookForm: lambda _desk: NewBookForm(None, new_book()),
    ImportDialog: lambda desk: asking_reason(ImportDialog(None, desk, PEOPLE)),
    PostingDialog: lambda desk: asking_reason(PostingDialog(None, desk)),
    HandOverDialog: lambda desk: HandOverDialog(None, desk),
    NewFormQuestion: lambda desk: NewFormQuestion(None, desk, [Path("登记表.jpg")]),
    PaperQuestion: lambda desk: PaperQuestion(None, scan_of(desk)),
}


def asking_reason(dialog):
    """Both ask for one only where something is doubtful."""
    dialog.reason.show()
    return dialog


def scan_of(desk):
    """The made-up office's form on a scan."""
    return OwnFormPage(desk, next(one.id for one in forms(desk) if one.made_of == SCAN))


def new_book():
    from desk_union.screens.firstpage import NewBook

    return NewBook(lambda: TODAY, now)


def framed():
    for found in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        importlib.import_module(found.name)
    todo, known = [Framed], set()
    while todo:
        for one in todo.pop().__subclasses__():
            if one.__module__.startswith(ui.__name__):
                known.add(one)
                todo.append(one)
    return known


@pytest.fixture
def asked(monkeypatch):
    told: list[str] = []
    monkeypatch.setattr(dialogs, "choose", lambda _parent, question, _more, _answers: told.append(question) or STAY)
    return told


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    book = sample_book(tmp_path_factory, tmp_path_factory.mktemp("账本") / "示例.desk")
    yield Desk(book, lambda: TODAY, "王干事")
    book.close()


def test_every_dialog_asks_or_says_why_nothing_is_lost():
    every = framed()
    assert {one.__name__ for one in every if not one.asks_first} == NOTHING_LOST
    typed_into = {one for one in every if any(editor in inspect.getsource(one) for editor in EDITORS)}
    tried = {*BUILT, *(one for one in every if one.__name__ in NOTHING_LOST | ELSEWHERE)}
    assert {one.__name__ for one in typed_into - tried} == set()


def inputs(dialog):
    found = [*dialog.findChildren(QLineEdit), *dialog.findChildren(QPlainTextEdit)]
    return [one for one in found if one.isEnabled() and not one.isHidden() and not one.isReadOnly() and not looks(one)]


def looks(line):
    return line.property(NO_INPUT) or (isinstance(line.parent(), QComboBox) and line.parent().property(NO_INPUT))


def type_into(widget, text):
    widget.selectAll()
    by_ime = QInputMethodEvent()
    by_ime.setCommitString(text)
    QApplication.sendEvent(widget, by_ime)


@pytest.mark.parametrize("kind", BUILT, ids=lambda kind: kind.__name__)
def test_closing_asks_about_what_was_typed(qtbot, desk, asked, kind):
    untouched = BUILT[kind](desk)
    qtbot.addWidget(untouched)
    untouched.show()
    untouched.reject()
    assert asked == []
    assert not untouched.isVisible()
    lost = [place for place, line in enumerate(inputs(untouched)) if counts(untouched, line)]
    assert lost
    for place in lost:
        dialog = BUILT[kind](desk)
        qtbot.addWidget(dialog)
        dialog.show()
        asked.clear()
        type_into(inputs(dialog)[place], "7")
        dialog.reject()
        assert asked == [UNDONE] or dialog.note.text(), (place, inputs(dialog)[place].objectName())
        assert dialog.isVisible()


def counts(dialog, line):
    """Which field or column is meant is nothing to lose; the import's reason stands only in its last step."""
    if isinstance(dialog, (ChangeManyDialog, ConditionDialog)):
        return line.parent() is not (dialog.field if isinstance(dialog, ChangeManyDialog) else dialog.column)
    return not (isinstance(dialog, ImportDialog) and line is not dialog.reason)


def test_what_was_chosen_and_listed_in_the_settings_is_asked_about_too(qtbot, desk, asked):
    for change in (
        lambda one: one.size_box.setCurrentIndex((one.size_box.currentIndex() + 1) % one.size_box.count()),
        lambda one: (one.signers.name.setText("钱主席"), one.signers.add()),
    ):
        dialog = SettingsDialog(None, desk)
        qtbot.addWidget(dialog)
        dialog.show()
        for page in range(dialog.names.count()):
            dialog.names.setCurrentRow(page)
        asked.clear()
        change(dialog)
        dialog.reject()
        assert asked == [UNDONE]


def test_a_day_that_was_taken_is_not_asked_about(qtbot, desk, asked):
    dialog = BankDialog(None, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.until.setText("2026-9-30")
    dialog.until.editingFinished.emit()
    dialog.reject()
    assert asked == []
    assert not dialog.isVisible()


def test_an_import_asks_about_columns_and_answers_until_it_is_done(qtbot, desk, asked, tmp_path):
    file = tmp_path / "名单.csv"
    file.write_text("姓名,性别,说明文字\n赵一,男,无\n", encoding="utf-8")
    dialog = ImportDialog(None, desk, PEOPLE)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.take_file(file)
    dialog.reject()
    assert asked == []
    dialog.show()
    dialog.page.choose(2, "note")
    dialog.columns.show_columns()
    dialog.reject()
    assert asked == [UNDONE]
    assert dialog.isVisible()
    dialog.stack.setCurrentIndex(DONE)
    dialog.reject()
    assert len(asked) == 1
    assert not dialog.isVisible()
    assert {CHECK, QUESTIONS} < set(range(dialog.stack.count()))


def test_the_cross_of_the_window_asks_as_esc_does(qtbot, desk, asked):
    dialog = ChangeManyDialog(None, desk, VOUCHERS, [1])
    qtbot.addWidget(dialog)
    dialog.show()
    type_into(dialog.value, "买办公用品")
    dialog.close()
    assert asked or dialog.note.text()
    assert dialog.isVisible()
