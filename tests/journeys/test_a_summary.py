"""Somebody who never saw the program writes the year's 总结 from the sample book: seven steps, and no number is typed."""

from __future__ import annotations

import re

import pytest
from docx import Document
from PySide6.QtGui import QAction, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from desk_union.reports.writing import writing_words as words
from desk_union.reports.writing.tables import Writing
from desk_union.screens.desk import Desk
from desk_union.store.progress import finish
from desk_union.ui.form.deeddialog import DeedDialog
from desk_union.ui.frame.window import MainWindow
from desk_union.ui.paper.preview import Preview
from desk_union.ui.reports import writerside
from desk_union.ui.reports.writer import WriterDialog
from desk_union.ui.reports.writings import WritingQuestion
from tests.samples import TODAY, sample_book

MOST_STEPS = 10
OWN_WORDS = "特此总结，请审阅。"


@pytest.fixture
def desk(tmp_path_factory, tmp_path):
    book = sample_book(tmp_path_factory, tmp_path / "示例.desk")
    yield Desk(book, lambda: TODAY, "新来的干事")
    book.close()


def test_the_years_summary_in_seven_steps(qtbot, desk, tmp_path, monkeypatch):
    steps: list[str] = []
    saved = tmp_path / "总结.docx"
    window = MainWindow(desk, lambda _path: None)
    qtbot.addWidget(window)
    window.show()

    def draft(question):
        steps.append("起草新的")
        question.make()

    def answer(deed):
        steps.append("起草总结")
        deed.go()

    def look(preview):
        steps.append("存为Word")
        finish(preview.save_word(saved))

    def write(writer):
        writer.checks.finish()
        assert writer.page.missing == [], "nothing is to be typed"
        writer.text.moveCursor(QTextCursor.MoveOperation.End)
        steps.append("写自己的话")
        typed = QInputMethodEvent()
        typed.setCommitString(OWN_WORDS)
        QApplication.sendEvent(writer.text, typed)
        steps.append("看变了的数")
        writer.side.turn_to(writerside.CHANGED)
        assert writer.side.list.count() == 0
        writer.print_it()
        steps.append("定稿")
        writer.go_to(words.FINAL)
        writer.reject()

    monkeypatch.setattr(WritingQuestion, "exec", draft)
    monkeypatch.setattr(DeedDialog, "exec", answer)
    monkeypatch.setattr(WriterDialog, "exec", write)
    monkeypatch.setattr(Preview, "exec", look)
    steps.append("Ctrl+Shift+R")
    next(one for one in window.findChildren(QAction) if one.shortcut().toString() == "Ctrl+Shift+R").trigger()
    assert steps == ["Ctrl+Shift+R", "起草新的", "起草总结", "写自己的话", "看变了的数", "存为Word", "定稿"]
    assert len(steps) <= MOST_STEPS
    assert not re.search(r"\d", OWN_WORDS)
    with desk.book.reading() as session:
        made = session.scalars(select(Writing).order_by(Writing.id.desc())).first()
        assert (made.kind, made.stage, made.last.year) == (words.YEARLY, words.FINAL, TODAY.year)
    said = "".join(one.text for one in Document(saved).paragraphs)
    assert OWN_WORDS in said
    assert "【缺" not in said
    assert len(re.findall(r"\d+", said)) > 40
