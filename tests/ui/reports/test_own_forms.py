"""自备表样 on screen: a scan is taken in, fields are drawn, moved and typed in mm; a Word file is seen filled, places copied."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desk_union.reports.ownforms import ownform_words as words
from desk_union.screens.paper import printpage
from desk_union.screens.paper.printpage import own_forms
from desk_union.screens.reports.ownformpage import forms, take_in
from desk_union.store import outputs, undo
from desk_union.store.progress import finish
from desk_union.ui.kit import picking
from desk_union.ui.kit.dialogframe import GAP
from desk_union.ui.kit.naming import unnamed
from desk_union.ui.paper import preview, printing
from desk_union.ui.reports.ownforms import NewFormQuestion, OwnFormQuestion, dialog_of
from desk_union.ui.reports.scanform import PaperQuestion

PEOPLE = "职工会员花名册"


@pytest.fixture
def picture(tmp_path):
    Image.new("RGB", (620, 877), "white").save(tmp_path / "登记表.jpg")
    return tmp_path / "登记表.jpg"


@pytest.fixture
def dialog(qtbot, desk, picture):
    made = dialog_of(None, desk, take_in(desk, [picture], "登记表", PEOPLE))
    qtbot.addWidget(made)
    made.resize(1180, 690)
    made.show()
    return made


def at(dialog, x, y):
    """A point of the page in mm as a place on its widget."""
    zoom = dialog.canvas.width() / dialog.page.size[0]
    return QPoint(round(x * zoom), round(y * zoom))


def drag(qtbot, dialog, start, end):
    canvas = dialog.canvas
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at(dialog, *start))
    qtbot.mouseMove(canvas, at(dialog, *end))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at(dialog, *end))


def text_of(dialog):
    pdf, _ = dialog.page.pdf()
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def place_name(qtbot, dialog):
    drag(qtbot, dialog, (20, 30), (60, 38))
    dialog.panel.line.setText("xm")
    qtbot.keyClick(dialog.panel.line, Qt.Key.Key_Return)


def test_a_file_becomes_a_form_of_a_ledger(qtbot, desk, picture, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(picture)], ""))
    monkeypatch.setattr(NewFormQuestion, "exec", lambda self: (self.take(), self.result())[1])
    question = OwnFormQuestion(None, desk)
    qtbot.addWidget(question)
    question.make()
    assert [(one.id, one.name, one.made_of, one.ledger) for one in forms(desk)] == [(question.chosen, "登记表", words.SCAN, PEOPLE)]


def test_a_name_that_is_taken_is_told_in_the_question(qtbot, desk, picture):
    take_in(desk, [picture], "登记表", PEOPLE)
    question = NewFormQuestion(None, desk, [picture])
    qtbot.addWidget(question)
    question.take()
    assert "已经有一张叫“登记表”的自备表样" in question.note.text()
    question.name.setText("登记表二")
    question.ledger.setCurrentText("没有的台账")
    question.take()
    assert "没有叫“没有的台账”的台账" in question.note.text()


def test_a_field_is_drawn_found_by_its_letters_and_seen_with_a_real_row(qtbot, dialog):
    place_name(qtbot, dialog)
    (field,) = dialog.page.fields
    assert (field.name, field.values["what"]) == ("姓名", words.COLUMN)
    assert all(abs(one - meant) < 0.6 for one, meant in zip(field.at, (20, 30, 40, 8), strict=True))
    assert dialog.page.row_name in text_of(dialog)
    assert dialog.canvas.chosen == 0, "ready for the next"
    assert abs(dialog.panel.lengths["y"].value() - (field.at[1] + field.at[3] + 2)) < 0.11


def test_a_field_is_moved_made_larger_typed_and_taken_off(qtbot, desk, dialog):
    place_name(qtbot, dialog)
    drag(qtbot, dialog, (40, 34), (60, 54))
    (moved,) = dialog.page.fields
    assert all(abs(one - meant) < 0.8 for one, meant in zip(moved.at, (40, 50, 40, 8), strict=True))
    x, y, wide, tall = moved.at
    drag(qtbot, dialog, (x + wide, y + tall), (x + wide + 10, y + tall + 5))
    (larger,) = dialog.page.fields
    assert abs(larger.at[2] - wide - 10) < 0.8
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_Right)
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    (stepped,) = dialog.page.fields
    assert (round(stepped.at[0] - larger.at[0], 1), round(stepped.at[1] - larger.at[1], 1)) == (1.0, -0.2)
    dialog.panel.lengths["x"].setValue(12.5)
    dialog.panel.type_size.setValue(16)
    dialog.put()
    assert dialog.page.fields[0].at[0] == 12.5
    assert dialog.page.fields[0].values["size"] == 16_000_000
    qtbot.keyClick(dialog.canvas, Qt.Key.Key_Delete)
    assert dialog.page.fields == []
    undo.undo(desk.book)
    dialog.page.refresh()
    assert [one.at[0] for one in dialog.page.fields] == [12.5]


def test_what_needs_no_column_is_placed_too_and_what_lacks_one_is_told(qtbot, dialog):
    dialog.begin_new()
    dialog.panel.what.setCurrentText(words.FIXED)
    dialog.put()
    assert "没有写填什么字" in dialog.note.text()
    dialog.panel.text.setText("本人自愿")
    dialog.put()
    dialog.begin_new()
    dialog.panel.what.setCurrentText(words.FIGURE)
    dialog.panel.line.setText("F173")
    dialog.put()
    assert [one.name for one in dialog.page.fields] == ["本人自愿", "工会会员人数"]
    assert "3" in text_of(dialog)


def test_another_row_is_looked_at_by_its_name(qtbot, dialog):
    place_name(qtbot, dialog)
    dialog.who.setText("张三")
    qtbot.keyClick(dialog.who, Qt.Key.Key_Return)
    assert "张三" in text_of(dialog)
    dialog.who.setText("无此人")
    dialog.look_for()
    assert "没有找到“无此人”" in dialog.note.text()


def test_fields_outside_the_paper_are_told_under_the_page(qtbot, dialog):
    place_name(qtbot, dialog)
    dialog.page.put(dialog.page.fields[0].id, {"x": 200.0})
    dialog.show_page()
    assert "“姓名”：超出了边" in dialog.state.text()


def test_paper_and_printer_are_set_in_one_question(qtbot, dialog):
    question = PaperQuestion(dialog, dialog.page)
    qtbot.addWidget(question)
    question.lengths["shift_x"].setValue(-1.5)
    question.bare.setChecked(True)
    question.ledger.setCurrentText("没有的")
    question.keep()
    assert "没有叫“没有的”的台账" in question.note.text()
    question.ledger.setCurrentText(PEOPLE)
    question.keep()
    assert (dialog.page.held["shift_x"], dialog.page.held["bare"]) == (-1_500_000, True)


def test_every_control_says_what_it_is(qtbot, dialog):
    assert list(unnamed(dialog)) == []


def test_chosen_rows_print_the_form_from_their_list(qtbot, window, desk, picture, monkeypatch):
    take_in(desk, [picture], "登记表", PEOPLE)
    take_in(desk, [picture], "小组登记", desk.ledger("members.units").title)
    papers, asked = [], []
    monkeypatch.setattr(printing, "show_paper", lambda _parent, paper: papers.append(paper))
    monkeypatch.setattr(printing.SheetQuestion, "exec", lambda self: self.DialogCode.Accepted)

    def pick(_parent, _question, _more, answers, _does):
        asked.append(answers)
        return next(one for one in answers if one in {"登记表", "小组登记"})

    monkeypatch.setattr(picking, "pick", pick)
    for code in ("members.people", "members.units"):
        window.show_ledger(code)
        window.page.table.selectRow(0)
        window.commands.show_possible()
        action = window.commands.by_code["print_chosen"]
        assert action.isEnabled()
        action.trigger()
    assert "登记表" in asked[0]
    assert asked[1] == ["小组登记"]
    assert [paper.title for paper in papers] == ["登记表", "小组登记"]
    assert "选中行" in window.commands.by_code["print_chosen"].text()


def word_form(qtbot, desk, folder, name, text):
    """The window of a Word form of one paragraph, not shown yet."""
    document = Document()
    document.add_paragraph(text)
    document.save(folder / f"{name}.docx")
    made = dialog_of(None, desk, take_in(desk, [folder / f"{name}.docx"], name, PEOPLE))
    qtbot.addWidget(made)
    return made


@pytest.fixture
def word(qtbot, desk, tmp_path):
    made = word_form(qtbot, desk, tmp_path, "证明", "{{姓名}} {{姓明}} {{移动电话}}")
    made.show()
    return made


def lines(dialog):
    table = dialog.table
    return [tuple(table.item(row, column).text() for column in range(3)) for row in range(table.rowCount())]


def test_the_places_of_a_word_file_are_seen_filled(word):
    told = lines(word)
    assert told[0] == ("{{姓名}}", "姓名", word.page.row_name)
    assert "最相近的有：姓名" in told[1][1]
    assert told[2] == ("{{移动电话}}", "移动电话（隐私）", "")
    assert "1个填不了" in word.state.text()


def test_a_place_is_copied_by_a_click_and_found_by_its_letters(qtbot, word):
    word.search.setText("csrq")
    assert word.offers.item(0, 0).text() == "{{出生日期}}"
    rect = word.offers.visualItemRect(word.offers.item(0, 0))
    qtbot.mouseClick(word.offers.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert QGuiApplication.clipboard().text() == "{{出生日期}}"
    assert "已复制" in word.state.text()


def test_another_file_comes_in_its_place(word, tmp_path, monkeypatch):
    document = Document()
    document.add_paragraph("{{姓名}}")
    document.save(tmp_path / "新.docx")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(tmp_path / "新.docx"), ""))
    word.change_file()
    assert [line[0] for line in lines(word)] == ["{{姓名}}"]
    assert "都能填" in word.state.text()


def test_the_file_as_it_came_is_saved_again(word, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "原"), ""))
    word.save_template()
    assert Document(tmp_path / "原.docx").paragraphs[0].text == "{{姓名}} {{姓明}} {{移动电话}}"


def test_a_word_form_is_printed_by_word_and_saved_row_by_row(qtbot, desk, word, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(preview.QDesktopServices, "openUrl", lambda url: opened.append(Document(url.toLocalFile())) or True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path / "各一份"))
    (tmp_path / "各一份").mkdir()
    sheet = own_forms(desk, desk.ledger("members.people"))[0]
    paper = finish(printpage.sheet_paper(desk, sheet, printpage.options_of(desk, sheet).request()))
    shown = preview.Preview(None, paper.pdf, paper.title, save_word=paper.saving("docx"), left=paper.left)
    qtbot.addWidget(shown)
    shown.let_part(paper)
    shown.print_it()
    assert sorted(one.text.split()[0] for one in opened[0].paragraphs) == ["张一", "张三", "张二"]
    shown.save_each(paper)
    assert len(list((tmp_path / "各一份").iterdir())) == 3
    with desk.book.reading() as session:
        assert [one.how for one in outputs.lines(session, 2)] == ["一行一个Word", "用Word打开"]


def test_every_control_of_it_says_what_it_is(word):
    assert list(unnamed(word)) == []


def test_a_book_that_may_only_be_read_shows_its_forms_and_keeps_them(qtbot, desk, dialog, monkeypatch):
    place_name(qtbot, dialog)
    monkeypatch.setattr(type(desk.book), "read_only", property(lambda _self: True))
    with pytest.raises(Exception, match="只能查看"):
        dialog.page.put(None, {"what": words.TODAY})
    assert len(own_forms(desk, desk.ledger("members.people"))) == 1


def test_a_place_that_cannot_be_filled_says_all_of_why(qtbot, desk, tmp_path):
    made = word_form(qtbot, desk, tmp_path, "错", "{{姓名}}{{姓民}}")
    made.resize(1120, 660)
    made.show()
    table = made.table
    text = table.item(1, 1).text()
    width = table.columnWidth(1) - 3 * GAP
    room = table.fontMetrics().boundingRect(0, 0, width, 10_000, Qt.TextFlag.TextWordWrap, text)
    assert room.width() > 0
    assert table.fontMetrics().horizontalAdvance(text) > width  # so long that it needs two lines
    assert table.rowHeight(1) >= room.height()
    assert table.rowHeight(0) < table.rowHeight(1)
