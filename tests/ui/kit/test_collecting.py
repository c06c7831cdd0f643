"""Garbage is collected between two events only, and dialogs that were answered do not stay behind their window."""

from __future__ import annotations

import subprocess
import sys
import threading
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from desk_union.ui.kit import dialogs
from desk_union.ui.kit.collecting import Collector
from desk_union.ui.kit.dialogframe import Framed

ROOT = Path(__file__).parents[3]

# A widget that only a ring keeps, and whose last event goes through a filter, while PySide6 makes its types of events.
LOST = """
import gc, os, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from desk_union.ui.kit.style import make_application

class Filter(QObject):
    def eventFilter(self, watched, event):
        return False

def lose():
    whole = QWidget()
    part = QWidget(whole)
    whole.watch = Filter(whole)
    whole.watch.whole = whole
    part.installEventFilter(whole.watch)

application = make_application([])
seen, watch = QWidget(), Filter()
seen.installEventFilter(watch)
gc.collect()
for _ in range(10):
    lose()
gc.set_threshold(int(sys.argv[1]))
seen.setWindowTitle("any")
print("alive", flush=True)
os._exit(0)
"""


@pytest.mark.parametrize("allocations", [100, 200])
def test_garbage_does_not_end_the_program_while_types_are_made(allocations):
    command = [sys.executable, "-c", LOST, str(allocations)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "alive", done.stderr


class Ring(QWidget):
    """Kept by nothing but itself."""

    def __init__(self):
        super().__init__()
        self.ring = self


def test_a_lost_widget_waits_for_the_windows_own_thread(qapp):
    lost = weakref.ref(Ring())
    much = []
    job = threading.Thread(target=lambda: much.extend([] for _ in range(100_000)))
    job.start()
    job.join()
    assert lost() is not None
    qapp.findChild(Collector).timeout.emit()
    assert lost() is None


def test_there_is_one_collector(qapp):
    from desk_union.ui.kit.style import make_application

    make_application([])
    assert len(qapp.findChildren(Collector)) == 1


def let_go():
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_an_answered_dialog_can_be_read_and_then_is_gone(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    dialog = Framed(window, "问一句")
    QTimer.singleShot(0, dialog.accept)
    assert dialog.exec() == QDialog.DialogCode.Accepted
    QApplication.processEvents()
    assert dialog.windowTitle() == "问一句"
    let_go()
    assert window.findChildren(QDialog) == []


def test_a_box_is_gone_after_it_was_read(qtbot, monkeypatch):
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    window = QWidget()
    qtbot.addWidget(window)
    dialogs.tell(window, "说一句")
    let_go()
    assert window.findChildren(QMessageBox) == []
