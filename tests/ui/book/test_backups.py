from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desk_union.store.undo import undo
from desk_union.ui.book import backups
from desk_union.ui.book.backups import BackupDialog
from desk_union.ui.kit import dialogs
from tests.screens.desks import count, small_desk


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "office").mkdir()
    with small_desk(tmp_path / "office") as desk:
        yield desk


@pytest.fixture
def dialog(qtbot, desk):
    dialog = BackupDialog(None, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_backup_made_and_restored_by_buttons(qtbot, dialog, desk, monkeypatch):
    assert not dialog.drawn.restore.isEnabled()
    assert "还没有备份过" in dialog.drawn.state.text()
    press(qtbot, dialog.drawn.back_up)
    assert dialog.drawn.list.rowCount() == 1
    assert "职工会员花名册 3" in dialog.drawn.contents.text()
    undo(desk.book)
    asked = []
    monkeypatch.setattr(dialogs, "ask", lambda *given, **_: asked.append(given) or True)
    press(qtbot, dialog.drawn.restore)
    assert "先另存一份" in asked[0][2]
    assert count(desk) == 3
    assert "已恢复到" in dialog.drawn.where.text()


def test_restoring_is_not_done_without_a_yes(qtbot, dialog, desk, monkeypatch):
    press(qtbot, dialog.drawn.back_up)
    undo(desk.book)
    monkeypatch.setattr(dialogs, "ask", lambda *_, **__: False)
    press(qtbot, dialog.drawn.restore)
    assert count(desk) == 0


def test_a_copy_on_the_stick(qtbot, dialog, tmp_path, monkeypatch):
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    press(qtbot, dialog.drawn.copy_to_stick)
    assert len(list(stick.glob("*.duback"))) == 1
    assert {dialog.drawn.list.item(row, 4).text() for row in range(2)} == {"本机", "U盘"}
    assert dialog.drawn.state.property("role") == "heading"


def test_a_file_that_is_no_backup_is_told(qtbot, dialog, tmp_path, monkeypatch):
    other = tmp_path / "照片.duback"
    other.write_bytes(b"not a backup")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    press(qtbot, dialog.drawn.other_file)
    assert dialog.drawn.note.isVisible()
    assert dialog.drawn.note.text()


def test_an_encrypted_backup_asks_for_its_password(qtbot, tmp_path, monkeypatch):
    with small_desk(tmp_path, password="kqz31m") as desk:
        dialog = BackupDialog(None, desk)
        qtbot.addWidget(dialog)
        dialog.back_up()
        undo(desk.book)
        monkeypatch.setattr(dialogs, "ask", lambda *_, **__: True)
        refused = []
        monkeypatch.setattr(dialogs, "show_refusal", lambda _parent, refusal: refused.append(refusal))
        monkeypatch.setattr(backups, "ask_backup_password", lambda *_: "wrong-one")
        dialog.restore_chosen()
        assert "密码" in str(refused[0])
        assert count(desk) == 0
        monkeypatch.setattr(backups, "ask_backup_password", lambda *_: "kqz31m")
        dialog.restore_chosen()
        assert count(desk) == 3
