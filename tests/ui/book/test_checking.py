from __future__ import annotations

from PySide6.QtWidgets import QFileDialog

from desk_union.screens.book.checkpage import CheckPage
from desk_union.store.progress import finish
from desk_union.ui.book.checking import REASON, CheckDialog
from tests.screens.book.test_checkpage import meddle


def dialog_of(qtbot, desk):
    page = CheckPage(desk)
    finish(page.check())
    dialog = CheckDialog(None, page)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_nothing_found_is_said_in_one_sentence(qtbot, desk):
    dialog = dialog_of(qtbot, desk)
    assert "没有发现问题" in dialog.sentence.text()
    assert not dialog.table.isVisible()
    assert not dialog.save_button.isVisible()


def test_what_was_found_is_listed_and_kept_as_text(qtbot, desk, tmp_path, monkeypatch):
    dialog = dialog_of(qtbot, desk)
    meddle(desk)
    dialog.check_again()
    assert any("张二" in dialog.table.item(row, REASON).text() for row in range(dialog.table.rowCount()))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "结果"), ""))
    dialog.save()
    assert "张二" in (tmp_path / "结果.txt").read_text(encoding="utf-8-sig")


def test_a_code_from_paper_is_held_against_the_book(qtbot, desk):
    dialog = dialog_of(qtbot, desk)
    code = dialog.present.text().partition("：")[2].partition("（")[0]
    assert code
    dialog.given.setText(f"校验码：{code.lower()}")
    dialog.compare()
    assert f"校验码{code}属于这个账本" in dialog.answer.text()
    number, letters = code.split("-", 1)
    dialog.given.setText(f"{int(number) + 3}-{letters}")
    dialog.compare()
    assert "账本比这张纸旧" in dialog.answer.text()
    dialog.given.setText("甲乙丙")
    dialog.compare()
    assert ("不是校验码" in dialog.note.text(), dialog.answer.text()) == (True, "")
