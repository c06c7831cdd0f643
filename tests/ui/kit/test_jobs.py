"""Long work off the window's thread: result, refusal, cancel, and whose thread it runs in."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desk_union.basis.refusal import Refusal
from desk_union.store.progress import Progress
from desk_union.ui.kit import dialogs, jobs


@pytest.fixture
def told(monkeypatch):
    said = []
    monkeypatch.setattr(dialogs, "tell", lambda _parent, sentence, more="": said.append(f"{sentence}{more}"))
    return said


def test_the_result_comes_from_another_thread(qapp):
    def work():
        yield Progress(0, 1, "开始")
        return threading.get_ident()

    assert jobs.run(None, "测试", work) not in {None, threading.get_ident()}


def test_a_refusal_is_shown(qapp, told):
    def work():
        yield Progress(0, 1, "开始")
        raise Refusal("磁盘已满。", "请清理磁盘。")

    assert jobs.run(None, "测试", work) is None
    assert told == ["磁盘已满。请清理磁盘。"]


def test_a_fault_of_the_program_is_not_swallowed(qapp, told):
    def work():
        yield Progress(0, 1, "开始")
        raise KeyError("x")

    with pytest.raises(KeyError):
        jobs.run(None, "测试", work)
    assert told == []


def test_cancelling_takes_back_what_was_begun(qapp):
    taken_back = threading.Event()
    shown = []

    def work():
        try:
            for done in range(10_000_000):
                yield Progress(done, 0, f"第{done}行")
        finally:
            taken_back.set()
        return "到底了"

    def press_cancel():
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, jobs.ProgressDialog):
            shown.append(dialog._sentence.text())
            dialog.reject()
        else:
            QTimer.singleShot(10, press_cancel)

    QTimer.singleShot(0, press_cancel)
    assert jobs.run(None, "测试", work) is None
    assert taken_back.is_set()
    assert shown
