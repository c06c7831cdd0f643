"""标上级表格 on screen: a sheet is taken in, cells are pointed at and marked by a few letters, and it is seen what they say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desk_union.basis.places import RESOURCES
from desk_union.reports.upperforms import forms_words as words
from desk_union.reports.upperforms.ledgers import UPPER_FORMS
from desk_union.screens.reports.formpage import forms
from desk_union.ui.reports.forms import FormDialog, FormQuestion
from tests.union_work import working_office


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


@pytest.fixture
def dialog(qtbot, office, monkeypatch, tmp_path):
    """As it opens when a clerk takes a new workbook."""
    path = tmp_path / "2026年统计表.xlsx"
    path.write_bytes((RESOURCES / "upper_form.xlsx").read_bytes())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    question = FormQuestion(None, office.desk)
    qtbot.addWidget(question)
    question.make()
    made = FormDialog(None, office.desk, question.chosen)
    qtbot.addWidget(made)
    made.show()
    return made


def point(dialog, cell):
    dialog.view.setCurrentCell(*words.place_of(cell))


def marks(dialog):
    return {one.cell: (one.what, one.figure, one.span) for one in dialog.page.marks}


def test_a_workbook_becomes_a_form_called_as_the_file_is(office, dialog):
    assert [(one.name, one.rhythm, one.marks) for one in forms(office.desk)] == [("2026年统计表", words.YEARLY, 0)]
    assert dialog.view.item(2, 1).text() == "项目"
    assert dialog.view.columnSpan(0, 0) == 5


def test_a_cell_is_marked_by_a_few_letters_and_the_next_is_pointed_at(qtbot, dialog):
    point(dialog, "D8")
    assert dialog.panel.chosen.code == "care.visit_households", "the words left of the cell already say it"
    dialog.panel.line.setText("信息稿件发表篇数")
    qtbot.keyClick(dialog.panel.line, Qt.Key.Key_Return)
    assert marks(dialog) == {"D8": (words.NUMBER, "culture.articles", words.NOW)}
    assert dialog.page.cell == "D9"
    assert dialog.view.item(7, 3).text() == "走访慰问户数", "the words of the sheet name it"
    point(dialog, "D8")
    dialog.take_off()
    assert marks(dialog) == {}
    assert dialog.view.item(7, 3).text() == ""


def test_what_the_words_beside_the_cells_say_is_marked_at_once(dialog):
    dialog.mark_likely()
    assert marks(dialog)["E8"] == (words.NUMBER, "care.visit_households", words.LAST_YEAR)
    assert marks(dialog)["A2"][0] == words.UNION
    assert dialog.sentence.text().startswith(f"标上了{len(marks(dialog))}格")
    dialog.mark_likely()
    assert "没有再认得出的" in dialog.sentence.text()


def test_a_formula_cannot_be_marked_and_a_merged_cell_is_its_first(dialog):
    point(dialog, "D14")
    assert not dialog.panel.isEnabled()
    assert "D14是公式" in dialog.panel.title.text()
    dialog.page.point((1, 2))
    assert dialog.page.cell == "A2"


def test_what_no_figure_gives_is_marked_to_be_typed(dialog):
    point(dialog, "D12")
    dialog.panel.list.setCurrentRow(dialog.panel.list.count() - 1)
    dialog.put()
    assert marks(dialog)["D12"] == (words.NUMBER, None, words.NOW)
    assert next(one for one in dialog.page.marks if one.cell == "D12").label == "职工董事"


def test_nothing_said_is_told_in_the_dialog(dialog):
    point(dialog, "G16")
    dialog.panel.list.setCurrentRow(dialog.panel.list.count() - 1)
    dialog.panel.label.clear()
    dialog.put()
    assert "没有说填哪个数字" in dialog.note.text()
    assert marks(dialog) == {}


def test_how_often_it_is_filled_is_changed_here(office, dialog):
    dialog.rhythm.setCurrentText(words.QUARTERLY)
    dialog.change_rhythm()
    assert office.held(UPPER_FORMS, dialog.page.id)["rhythm"] == words.QUARTERLY
