"""写总结 on screen: the text goes round, live numbers open and move, nothing that is typed is lost."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog
from sqlalchemy import func, select

from desk_union import tabs
from desk_union.culture.press.ledgers import ARTICLES
from desk_union.reports.writing import writing_words as words
from desk_union.reports.writing.drafts import ITEM, MARK
from desk_union.reports.writing.ledgers import WRITINGS
from desk_union.reports.writing.tables import Writing, WritingNumber, WritingSection
from desk_union.screens.desk import Desk
from desk_union.store import rows
from desk_union.ui.form.parts import RowDialog
from desk_union.ui.kit import dialogs
from desk_union.ui.reports import writerside
from desk_union.ui.reports.figurepick import FigureQuestion
from desk_union.ui.reports.numberfield import OBJECT
from desk_union.ui.reports.writer import WriterDialog
from desk_union.ui.reports.writings import WritingQuestion
from desk_union.ui.reports.writingtext import OWN
from tests.samples import TODAY, sample_book

YEAR = 2025


@pytest.fixture
def desk(tmp_path_factory, tmp_path):
    book = sample_book(tmp_path_factory, tmp_path / "示例.desk")
    yield Desk(book, lambda: TODAY, "王干事")
    book.close()


@pytest.fixture
def writing(desk):
    deed = tabs.deed_called("reports.draft")
    given = {shown.key: shown.default for shown in deed.asks} | {"year": YEAR}
    with desk.book.deed("起草") as session:
        return deed.do(session, (), given, TODAY).ids[0]


def open_writer(qtbot, desk, writing):
    dialog = WriterDialog(None, desk, writing)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.checks.finish()
    return dialog


@pytest.fixture
def writer(qtbot, desk, writing):
    dialog = open_writer(qtbot, desk, writing)
    yield dialog
    dialog.comparing.stop()
    dialog.saving.stop()
    dialog.checks.stop()


def texts(desk, writing):
    with desk.book.reading() as session:
        held = select(WritingSection).where(WritingSection.writing == writing).order_by(WritingSection.place)
        return [(one.heading, one.text) for one in session.scalars(held)]


def kept(desk, writing):
    return "\n".join(text or "" for _, text in texts(desk, writing))


def type_text(writer, text):
    """As the keyboard or an input method hands it over."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(writer.text, event)


def at_end_of(writer, words_):
    """The cursor behind these words."""
    assert writer.text.find_words(words_)
    cursor = writer.text.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    writer.text.setTextCursor(cursor)


def mark_of(writer, code):
    return next(mark for mark, one in writer.page.numbers.items() if one.code == code and mark in writer.page.ids)


def add_article(desk):
    with desk.book.deed("补登") as session:
        fresh = {**rows.defaults(ARTICLES), "title": "补登的稿件", "medium": "日报", "published_on": date(YEAR, 8, 1)}
        rows.save_row(session, ARTICLES, None, fresh, TODAY)


def test_the_text_goes_into_the_editor_and_back_unchanged(desk, writing, writer):
    before = texts(desk, writing)
    assert writer.text.sections() == writer.page.shown
    assert writer.save()
    assert texts(desk, writing) == before
    with desk.book.reading() as session:
        assert session.scalar(select(func.count(WritingNumber.id)).join(WritingSection).where(WritingSection.writing == writing)) > 40


# Nothing is lost


@pytest.mark.parametrize("how", ["reject", "close", "save", "stage", "quietly", "command"])
def test_what_is_typed_is_in_the_book_by_every_way_out(desk, writing, writer, how, monkeypatch):
    writer.text.moveCursor(QTextCursor.MoveOperation.End)
    type_text(writer, "特此报告。")
    if how == "stage":
        writer.go_to(words.FINAL)
    elif how == "command":
        monkeypatch.setattr("desk_union.ui.paper.printing.print_row", lambda *_given: None)
        writer.print_it()
    else:
        {"reject": writer.reject, "close": writer.close, "save": writer.save_button.click, "quietly": writer.save_quietly}[how]()
    assert "特此报告。" in kept(desk, writing)


def test_it_is_saved_by_itself_when_one_stops_typing(writer):
    assert not writer.saving.isActive()
    type_text(writer, "甲")
    assert writer.saving.isActive()
    assert writer.saving.interval() <= 30_000
    assert "正在写" in writer.state.text()
    writer.saving.timeout.emit()
    assert "已存" in writer.state.text()


def test_a_word_being_composed_is_not_broken_by_the_saving(desk, writing, writer):
    writer.text.moveCursor(QTextCursor.MoveOperation.End)
    composing = QInputMethodEvent("zongjie", [])
    QApplication.sendEvent(writer.text, composing)
    before = texts(desk, writing)
    writer.save_quietly()
    assert writer.saving.isActive()
    assert texts(desk, writing) == before
    type_text(writer, "总结")
    writer.save_quietly()
    assert "总结" in kept(desk, writing)


def test_what_cannot_be_taken_is_told_and_stays(desk, writing, writer, monkeypatch):
    asked = []
    monkeypatch.setattr(dialogs, "choose", lambda _parent, question, _more, answers: asked.append(question) or answers[0])
    writer.text.moveCursor(QTextCursor.MoveOperation.End)
    type_text(writer, "共{没有的数字}条。")
    writer.reject()
    assert "没有叫“没有的数字”的数字" in writer.note.text()
    assert asked
    assert writer.isVisible()
    assert "没有的数字" in writer.text.toPlainText()
    monkeypatch.setattr(dialogs, "choose", lambda _parent, _question, _more, answers: answers[-1])
    writer.reject()
    assert not writer.isVisible()
    assert "没有的数字" not in kept(desk, writing)


def test_a_document_that_is_final_is_only_read(qtbot, desk, writing):
    with desk.book.deed("定稿") as session:
        rows.save_row(session, WRITINGS, writing, {"stage": words.FINAL}, TODAY)
    dialog = open_writer(qtbot, desk, writing)
    before = texts(desk, writing)
    type_text(dialog, "改一改")
    QTest.keyClick(dialog.text, Qt.Key.Key_Backspace)
    assert not dialog.save_button.isEnabled()
    dialog.reject()
    assert texts(desk, writing) == before


def test_a_draft_becomes_final_and_a_draft_again_with_a_reason(writer, monkeypatch):
    writer.go_to(words.FINAL)
    assert writer.text.isReadOnly()
    assert writer.page.moves == [(words.DRAFT, True), (words.VOID, True)]
    monkeypatch.setattr(QInputDialog, "getText", lambda *_given: ("", True))
    writer.go_to(words.DRAFT, reason=True)
    assert writer.page.stage == words.FINAL, "without a reason it stays"
    monkeypatch.setattr(QInputDialog, "getText", lambda *_given: ("漏了一段", True))
    writer.go_to(words.DRAFT, reason=True)
    assert not writer.text.isReadOnly()


def test_undo_brings_back_a_number_that_the_book_had_let_go(desk, writing, writer):
    mark = mark_of(writer, "culture.articles")
    writer.text.go_to_mark(mark)
    QTest.keyClick(writer.text, Qt.Key.Key_Backspace)
    assert writer.save()
    assert f"{{#{mark}}}" not in kept(desk, writing)
    writer.text.undo()
    assert writer.save(), writer.note.text()
    assert f"{{#{mark}}}" in kept(desk, writing)
    with desk.book.reading() as session:
        row = session.scalars(select(WritingNumber).join(WritingSection).where(WritingSection.writing == writing, WritingNumber.mark == mark)).one()
        assert (row.figure, row.text, row.counted) == ("culture.articles", "51", 51)


def test_a_number_moves_with_its_sentence_to_another_section(desk, writing, writer):
    mark = mark_of(writer, "culture.articles")
    writer.text.go_to_mark(mark)
    cursor = writer.text.textCursor()
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    writer.text.setTextCursor(cursor)
    writer.text.cut()
    writer.text.moveCursor(QTextCursor.MoveOperation.Start)
    writer.text.paste()
    assert writer.save(), writer.note.text()
    first = texts(desk, writing)[0][1]
    assert f"{{#{mark}}}" in first


def test_a_number_that_is_copied_is_one_of_its_own(desk, writing, writer):
    mark = mark_of(writer, "culture.articles")
    writer.text.go_to_mark(mark)
    cursor = writer.text.textCursor()
    cursor.setPosition(cursor.position() - 1, QTextCursor.MoveMode.KeepAnchor)
    writer.text.setTextCursor(cursor)
    writer.text.copy()
    assert QGuiApplication.clipboard().text() == "51"
    writer.text.moveCursor(QTextCursor.MoveOperation.End)
    writer.text.paste()
    assert writer.save(), writer.note.text()
    marks = [int(one) for one in MARK.findall(kept(desk, writing))]
    assert len(marks) == len(set(marks))
    assert [one.code for at, one in writer.page.numbers.items() if at in writer.page.ids].count("culture.articles") == 2


def test_what_comes_from_elsewhere_is_plain_text(writer):
    pasted = QMimeData()
    pasted.setHtml("<h1>大</h1><b>粗</b>")
    pasted.setText("大\n\n粗{#3}")
    writer.text.moveCursor(QTextCursor.MoveOperation.End)
    writer.text.insertFromMimeData(pasted)
    assert writer.text.toPlainText().endswith("大\n粗" + OBJECT) or writer.text.toPlainText().endswith("大\n粗{#3}")
    own = QMimeData()
    own.setText("五十一")
    own.setData(OWN, b'{"writing": 9999, "lines": [["", "{#1}"]]}')
    writer.text.insertFromMimeData(own)
    assert writer.text.toPlainText().endswith("五十一"), "numbers of another document come as words"


# Numbers


def test_a_number_lists_its_rows_when_one_comes_upon_it(writer):
    mark = mark_of(writer, "culture.articles")
    writer.text.go_to_mark(mark)
    side = writer.side
    assert side.view.currentIndex() == writerside.ROWS
    assert "信息稿件发表篇数　51篇" in side.says.text()
    assert "共51行" in side.says.text()
    assert side.list.count() == 51
    assert "共51行" in writer.text.told(mark), "and the tooltip says the same"


def test_hovering_and_clicking_find_the_number_under_the_mouse(qtbot, writer):
    mark = mark_of(writer, "culture.articles")
    writer.text.go_to_mark(mark)
    area = writer.text.cursorRect()
    point = area.center()
    point.setX(point.x() - 8)
    assert writer.text.mark_at(point.toPointF()) == mark
    with qtbot.waitSignal(writer.text.at_number):
        QTest.mouseClick(writer.text.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_the_rows_of_a_number_open_in_the_window(writer, monkeypatch):
    opened = []
    monkeypatch.setattr("desk_union.ui.reports.writer.open_behind", lambda _dialog, _desk, behind: opened.append(behind))
    writer.text.moveCursor(QTextCursor.MoveOperation.End)
    type_text(writer, "以上。")
    writer.text.opened.emit(mark_of(writer, "culture.articles"))
    assert [one.figure for one in opened[0]] == ["culture.articles"]
    assert "以上。" in kept(writer.desk, writer.page.id)


@pytest.mark.parametrize("typed", ["信息稿件发表", "xxgjfb", "xinxigaojian", "culture.articles"])
def test_a_figure_is_put_in_by_name_or_pinyin(desk, writing, writer, monkeypatch, typed):
    def answer(question):
        question.line.setText(typed)
        assert "51" in question.value.text()
        question.accept()
        return question.result()

    monkeypatch.setattr(FigureQuestion, "exec", answer)
    writer.text.moveCursor(QTextCursor.MoveOperation.End)
    type_text(writer, "全年发表稿件")
    writer.put_button.click()
    assert writer.put_button.shortcut().toString() == "Ctrl+;"
    assert writer.save(), writer.note.text()
    last = texts(desk, writing)[-1][1]
    assert last.endswith("篇")
    assert writer.page.numbers[int(MARK.findall(last)[-1])].code == "culture.articles"


def test_a_name_in_braces_becomes_a_number_when_it_is_saved(writer):
    writer.text.moveCursor(QTextCursor.MoveOperation.End)
    type_text(writer, "另有{信息稿件发表篇数}篇。")
    assert writer.save()
    assert writer.text.toPlainText().endswith(f"另有{OBJECT}篇。")


def test_a_changed_number_is_shown_old_and_new_and_taken(desk, writing, writer):
    mark = mark_of(writer, "culture.articles")
    add_article(desk)
    writer.compare()
    writer.checks.finish()
    assert writer.text.said(mark) == "51→52"
    assert writer.page.words_of(mark) == "51", "the text stays until the clerk takes it"
    writer.side.turn_to(writerside.CHANGED)
    shown = [writer.side.list.item(n).text() for n in range(writer.side.list.count())]
    assert any("51 → 52（51行→52行）" in one for one in shown)
    others = writer.side.list.count() - 1
    row = next(n for n, one in enumerate(shown) if one.startswith("信息稿件发表篇数　51"))
    writer.side.list.setCurrentRow(row)
    writer.side.first.click()
    assert writer.text.said(mark) == "52"
    assert writer.side.list.count() == others
    if others:
        writer.side.all.click()
    writer.checks.finish()
    writer.compare()
    writer.checks.finish()
    assert writer.page.findings.changed == ()


def test_until_the_ledgers_were_asked_nothing_is_said_to_agree_with_them(qtbot, desk, writing):
    dialog = WriterDialog(None, desk, writing)
    qtbot.addWidget(dialog)
    dialog.show()
    for view, said in ((writerside.CHANGED, writerside.COMPARING), (writerside.TYPED, writerside.COMPARING), (writerside.MISSING, "没有缺的数。")):
        dialog.side.turn_to(view)
        assert dialog.side.says.text() == said
    dialog.side.turn_to(writerside.CHANGED)
    dialog.compare()
    dialog.checks.finish()
    assert dialog.side.says.text() == "文中的数都和台账一致。"
    dialog.reject()


def test_the_window_is_not_held_up_by_the_comparing(desk, writer):
    """The question is put to a thread of its own; the answer comes by a signal."""
    add_article(desk)
    assert writer.page.findings.changed == ()
    writer.compare()
    assert writer.checks.busy
    type_text(writer, "接着写")
    assert "接着写" in writer.text.toPlainText()
    writer.checks.finish()
    assert writer.page.findings.changed


def test_a_number_typed_by_hand_is_offered_its_figure(desk, writing, writer):
    writer.text.moveCursor(QTextCursor.MoveOperation.End)
    type_text(writer, "全年发表信息稿件51篇。")
    writer.compare()
    writer.checks.finish()
    assert writer.text.extraSelections(), "it is underlined"
    writer.side.turn_to(writerside.TYPED)
    texts_ = [writer.side.list.item(n).text() for n in range(writer.side.list.count())]
    row = next(n for n, one in enumerate(texts_) if "信息稿件发表篇数（数相同）" in one)
    writer.side.list.setCurrentRow(row)
    writer.side.list.itemClicked.emit(writer.side.list.currentItem())
    assert writer.text.textCursor().selectedText() == "51"
    writer.side.first.click()
    assert writer.save(), writer.note.text()
    last = texts(desk, writing)[-1][1]
    assert "发表信息稿件{#" in last
    assert last.endswith("篇。")


def test_rounded_money_becomes_live_as_it_is_written(desk, writing, writer):
    exact = writer.page.put_in("care.visit_cash")
    whole = writer.page.numbers[int(MARK.fullmatch(exact)[1])].plain
    rounded = f"{whole / 10_000:.2f}"
    writer.text.moveCursor(QTextCursor.MoveOperation.End)
    type_text(writer, f"走访发放慰问金{rounded}万元。")
    writer.compare()
    writer.checks.finish()
    one = next(one for one in writer.page.findings.typed if one.digits == rounded)
    writer.put_instead(one, "care.visit_cash")
    assert writer.save(), writer.note.text()
    last = texts(desk, writing)[-1][1]
    mark = int(MARK.findall(last)[-1])
    assert last.endswith(f"慰问金{{#{mark}}}。"), "its unit goes with the number"
    assert writer.text.said(mark) == f"{rounded}万元"
    assert mark not in [one.mark for one in writer.page.compare(writer.text.lines()).changed]


def test_what_is_left_blank_is_listed_and_found(desk, writing, writer):
    writer.text.moveCursor(QTextCursor.MoveOperation.End)
    type_text(writer, "另外走访____户。")
    assert writer.save(), writer.note.text()
    writer.side.turn_to(writerside.MISSING)
    assert writer.side.view.currentText() == "尚缺（1）"
    assert writer.side.list.item(0).text() == "文中空着：另外走访____户"
    writer.side.first.click()
    assert writer.text.textCursor().selectedText() == "____"


def test_what_is_missing_is_listed_and_filled_in(desk, writing, writer, monkeypatch):
    writer.text.moveCursor(QTextCursor.MoveOperation.End)
    type_text(writer, "累计供水{F132}万方。")
    assert writer.save(), writer.note.text()
    writer.side.turn_to(writerside.MISSING)
    assert [writer.side.list.item(n).text() for n in range(writer.side.list.count())] == ["累计供水"]

    def answer(dialog):
        dialog.fields.form.type("value", "120.5")
        dialog.fields.refresh()
        dialog._save()

    monkeypatch.setattr(RowDialog, "exec", answer)
    writer.side.first.click()
    assert writer.page.missing == []
    mark = mark_of(writer, "F132")
    assert writer.text.said(mark) == "120.5"


def test_problems_are_offered_and_put_in_as_items(desk, writing, writer):
    writer.side.turn_to(writerside.PROBLEMS)
    assert writer.side.list.count()
    offered = writer.page.findings.problems[0].words
    writer.text.moveCursor(QTextCursor.MoveOperation.End)
    writer.side.list.setCurrentRow(0)
    writer.side.first.click()
    assert writer.text.kind == ITEM
    assert writer.save(), writer.note.text()
    last = texts(desk, writing)[-1][1].split("\n")[-1]
    assert last.startswith(ITEM)
    assert MARK.sub(lambda one: writer.page.words_of(int(one[1])), last[len(ITEM) :]) == offered


# The text itself


def test_headings_items_and_undo_work_as_in_any_editor(desk, writing, writer):
    writer.text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(writer.text, Qt.Key.Key_Return)
    writer.text.set_kind("1")
    type_text(writer, "附记")
    QTest.keyClick(writer.text, Qt.Key.Key_Return)
    assert writer.text.kind == "", "behind a heading follows plain text"
    writer.text.set_kind(ITEM)
    type_text(writer, "甲")
    QTest.keyClick(writer.text, Qt.Key.Key_Return)
    assert writer.text.kind == ITEM
    type_text(writer, "乙")
    QTest.keyClick(writer.text, Qt.Key.Key_Return)
    QTest.keyClick(writer.text, Qt.Key.Key_Return)
    assert writer.text.kind == "", "an empty item ends the list"
    type_text(writer, "完")
    writer.text.undo()
    assert not writer.text.toPlainText().endswith("完")
    writer.text.redo()
    assert writer.save(), writer.note.text()
    assert dict(texts(desk, writing))["附记"] == "- 甲\n- 乙\n完"


def test_backspace_unmakes_a_heading_before_it_joins_lines(writer):
    writer.text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(writer.text, Qt.Key.Key_Return)
    writer.text.set_kind("2")
    lines = writer.text.document().blockCount()
    QTest.keyClick(writer.text, Qt.Key.Key_Backspace)
    assert (writer.text.kind, writer.text.document().blockCount()) == ("", lines)
    QTest.keyClick(writer.text, Qt.Key.Key_Backspace)
    assert writer.text.document().blockCount() == lines - 1


def test_a_table_is_kept_and_printed(desk, writing, writer, monkeypatch, tmp_path):
    answers = iter([(2, True), (2, True)])
    monkeypatch.setattr(QInputDialog, "getInt", lambda *_given: next(answers))
    writer.text.moveCursor(QTextCursor.MoveOperation.End)
    writer.put_table()
    for cell in ("月份", "次数", "一月"):
        type_text(writer, cell)
        QTest.keyClick(writer.text, Qt.Key.Key_Tab)
    writer.text.insert(writer.page.put_in("culture.articles", bare=True))
    assert writer.save(), writer.note.text()
    last = texts(desk, writing)[-1][1].split("\n")
    assert last[-2] == "|月份|次数|"
    assert last[-1].startswith("|一月|{#")
    assert writer.text.sections() == writer.page.shown
    from desk_union.describe.prose import ProseGrid
    from desk_union.describe.sheet import Request

    with desk.book.reading() as session:
        prose = tabs.sheet_called("reports.summary").content.fill(session, Request(TODAY, TODAY, row=writing))
    grid = [block for block in prose.blocks if isinstance(block, ProseGrid)][-1]  # behind the table of the plan
    assert ([column.title for column in grid.columns], [tuple(map(str, row)) for row in grid.rows]) == (["月份", "次数"], [("一月", "51")])
    assert grid.rows[0][1].behind


def test_words_are_found_also_in_numbers_and_round_the_end(writer):
    text = writer.text
    text.moveCursor(QTextCursor.MoveOperation.End)
    assert text.find_words("稿件")
    first = text.textCursor().selectionStart()
    assert text.find_words("稿件51篇") or text.find_words("51")
    writer.finder.begin()
    writer.finder.line.setText("没有这样的话")
    writer.finder.go()
    assert writer.finder.says.text() == "没有找到"
    QTest.keyClick(writer.finder.line, Qt.Key.Key_Escape)
    assert not writer.finder.isVisible()
    assert writer.isVisible()
    assert first >= 0


def test_sections_are_left_out_moved_and_added(desk, writing, writer):
    outline = writer.outline
    names = [one.heading for one in writer.page.sections]
    outline.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert names[1] not in [one.heading for one in writer.page.shown]
    assert names[1] not in writer.text.toPlainText()
    type_text(writer, "写在前面。")
    assert writer.save(), writer.note.text()
    assert [one.heading for one in writer.page.sections] == names, "what is left out keeps its place"
    outline.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert names[1] in writer.text.toPlainText()
    outline.list.setCurrentRow(2)
    outline.buttons["up"].click()
    assert [one.heading for one in writer.page.sections][1:3] == [names[2], names[1]]
    outline.buttons["add"].click()
    assert [one.heading for one in writer.page.sections][2] == "新的部分"
    assert "写在前面。" in kept(desk, writing)


def test_a_section_is_chosen_or_drafted_to_begin_with(qtbot, desk, writing, monkeypatch):
    question = WritingQuestion(None, desk)
    qtbot.addWidget(question)
    question.show()
    titles = [question.table.item(row, 0).text() for row in range(question.table.rowCount())]
    question.table.setCurrentCell(next(n for n, one in enumerate(titles) if f"{YEAR}年工作总结" in one), 0)
    question.open()
    assert question.chosen == writing
    from desk_union.ui.form.deeddialog import DeedDialog

    monkeypatch.setattr(DeedDialog, "exec", lambda dialog: dialog.go())
    again = WritingQuestion(None, desk)
    qtbot.addWidget(again)
    again.make()
    with desk.book.reading() as session:
        assert session.get_one(Writing, again.chosen).kind == words.YEARLY

