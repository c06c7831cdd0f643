"""Work beside the window: the newest question is answered, and a window that is gone meanwhile does no harm."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from desk_union.ui.kit.quiet import Quiet


def test_the_newest_question_is_answered(qtbot):
    told = []
    quiet = Quiet()
    quiet.answered.connect(told.append)
    for number in range(3):
        quiet.ask(lambda number=number: number)
    quiet.finish()
    assert told == [2]


def test_a_window_that_is_gone_before_the_answer(qtbot):
    """The fixture of the window's tests fails on whatever a thread leaves behind."""
    window, going = QWidget(), threading.Event()
    quiet = Quiet(window)
    quiet.ask(going.wait)
    thread = quiet._thread
    delete(window)
    going.set()
    thread.join()
    assert not thread.is_alive()
