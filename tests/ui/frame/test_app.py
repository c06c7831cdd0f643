"""The end of a book's day: its backup, what is said when that fails, and that the clerk can always close."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QTimer

from desk_union import app, bugs
from desk_union.basis.refusal import Refusal
from desk_union.screens import bookshelf
from desk_union.store import backup
from desk_union.store.backup import list_backups
from desk_union.store.backupplaces import default_folder
from desk_union.store.engine import connect
from desk_union.ui.frame import firstrun
from desk_union.ui.frame.window import MainWindow
from desk_union.ui.kit import dialogs
from tests.screens.desks import UNION, small_desk


@pytest.fixture
def asked(monkeypatch):
    """What was asked; each question is answered by the next of ``answers``."""
    said: list[str] = []
    answers: list[bool] = []
    monkeypatch.setattr(dialogs, "ask", lambda _parent, sentence, *_, **__: said.append(sentence) or answers.pop(0))
    return said, answers


def full_disk(*_given):
    yield from ()
    raise Refusal("磁盘已满。", "请清理磁盘。")


def is_open(book):
    try:
        with book.reading():
            return True
    except Refusal:
        return False


def test_a_changed_book_is_backed_up_and_closed(qapp, desk):
    app.put_away(desk.book)
    assert len(list_backups(default_folder(desk.book.path))) == 1
    assert not is_open(desk.book)


def test_a_backup_that_fails_is_told_and_the_clerk_may_close(qapp, desk, asked, monkeypatch):
    said, answers = asked
    answers.append(False)
    monkeypatch.setattr(backup, "automatic", full_disk)
    app.put_away(desk.book)
    assert said == ["关闭前的自动备份没有做成：磁盘已满。请清理磁盘。"]
    assert not is_open(desk.book)


def test_a_backup_that_was_cancelled_is_told(qapp, desk, asked, monkeypatch):
    said, answers = asked
    answers.append(False)
    monkeypatch.setattr(app.jobs, "run", lambda *_: None)
    app.put_away(desk.book)
    assert "取消" in said[0]
    assert not is_open(desk.book)


def test_a_backup_that_failed_may_be_tried_again(qapp, desk, asked, monkeypatch):
    said, _ = asked
    right = backup.automatic

    def make_room(_parent, sentence, *_, **__):
        said.append(sentence)
        monkeypatch.setattr(backup, "automatic", right)
        return True

    monkeypatch.setattr(dialogs, "ask", make_room)
    monkeypatch.setattr(backup, "automatic", full_disk)
    app.put_away(desk.book)
    assert len(said) == 1
    assert len(list_backups(default_folder(desk.book.path))) == 1


def test_a_missing_stick_is_told_at_the_end_of_the_day(qapp, desk, asked, tmp_path):
    said, answers = asked
    answers.append(False)
    from desk_union.screens.book.backuppage import BackupPage

    BackupPage(desk).choose_stick(tmp_path / "U盘")
    app.put_away(desk.book)
    assert "U盘" in said[0]
    assert not is_open(desk.book)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (Refusal("不行。", "这样做。"), "不行。这样做。"),
        (OSError(28, "No space left on device"), "磁盘已满。"),
        (ValueError("张三"), "问题报告"),
    ],
    ids=["refusal", "machine", "bug"],
)
def test_what_escapes_a_slot_is_a_calm_box(qtbot, qapp, monkeypatch, tmp_path, error, told):
    said: list[str] = []
    monkeypatch.setattr(bugs.profile, "reports_folder", lambda: tmp_path)
    monkeypatch.setattr(dialogs, "show_refusal", lambda _parent, refusal: said.append(str(refusal)))
    monkeypatch.setattr(dialogs, "show_bug", lambda report: said.append(report.name))

    def slot():
        raise error

    with qtbot.captureExceptions():
        monkeypatch.setattr(sys, "excepthook", app._show_bug)
        QTimer.singleShot(0, slot)
        qtbot.waitUntil(lambda: bool(said))
    assert told in said[0]


def test_a_book_is_looked_over_when_its_first_page_stands(qtbot, tmp_path, monkeypatch):
    with small_desk(tmp_path) as desk:
        path = desk.book.path
    stranger = connect(path, None, writes=True)
    stranger.execute("DROP TRIGGER guard_person_update")
    stranger.execute("UPDATE person SET phone = '1'")
    stranger.close()
    office = app.Office()
    monkeypatch.setattr(firstrun.NameQuestion, "exec", lambda _self: 0)
    # On a slow machine both are shown within one turn of the events: what was shown in turn is looked at, not when.
    shown, show = [], MainWindow.show_notices
    monkeypatch.setattr(MainWindow, "show_notices", lambda self, told: (shown.append("\n".join(told)), show(self, told)))
    assert office.open(path)
    window = office.window
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: "3条记录与修改记录对不上" in window.ui.notices.text())
    assert "保护被去掉" in shown[0]
    assert "对不上" not in shown[0]
    assert "保护被去掉" in window.ui.notices.text()
    assert [book.union for book in bookshelf.recent_books()] == [UNION]
    office.end()
    assert not is_open(window.desk.book)
