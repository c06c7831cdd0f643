"""Long work away from the window's thread: progress in a sentence and a bar, and 取消."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desk_union.basis.refusal import Refusal
from desk_union.store.opened import KEPT
from desk_union.ui.kit import dialogs

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_union.store.progress import Progress, Work

T = TypeVar("T")

SHORT_SECONDS = 0.15  # work done by then shows no dialog


class _Told(QObject):
    """Carries what the worker says over to the window's thread."""

    progress = Signal(object)
    finished = Signal()


class _Worker(threading.Thread, Generic[T]):
    """Drives the work; the generator is made, advanced and closed in this thread, because its sessions belong to it."""

    def __init__(self, make_work: Callable[[], Work[T]]) -> None:
        super().__init__(daemon=True)
        self.told = _Told()
        self.result: T | None = None
        self.error: BaseException | None = None
        self._make_work = make_work
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        self._cancelled.set()

    def run(self) -> None:
        try:
            self.result = self._drive()
        except BaseException as error:  # noqa: BLE001 - raised again in the window's thread by ``run``
            self.error = error
        self.told.finished.emit()

    def _drive(self) -> T | None:
        work = self._make_work()
        try:
            while not self._cancelled.is_set():
                self.told.progress.emit(next(work))
        except StopIteration as end:
            result: T = end.value
            return result
        finally:
            work.close()
        return None


class ProgressDialog(QDialog):
    def __init__(self, parent: QWidget | None, title: str, cancel: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, on=False)
        self.setMinimumWidth(440)
        self._cancel = cancel
        self._sentence = QLabel("正在准备……", wordWrap=True)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setRange(0, 0)
        self._stop = QPushButton("取消")
        self._stop.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        for widget in (self._sentence, self._bar):
            column.addWidget(widget)
        column.addLayout(buttons)

    def show_progress(self, progress: Progress) -> None:
        self._sentence.setText(progress.sentence)
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)

    def reject(self) -> None:
        """Esc and 取消 ask the work to stop; the dialog closes when it has."""
        self._sentence.setText("正在取消，已做的会全部收回……")
        self._stop.setEnabled(False)
        self._cancel()


def run(parent: QWidget | None, title: str, make_work: Callable[[], Work[T]]) -> T | None:
    """Do the work and return its result; None when it was cancelled or refused (the refusal has been shown then)."""
    worker = _Worker(make_work)
    before = len(KEPT)
    dialog = ProgressDialog(parent, title, worker.cancel)
    worker.told.progress.connect(dialog.show_progress, Qt.ConnectionType.QueuedConnection)
    worker.told.finished.connect(dialog.accept, Qt.ConnectionType.QueuedConnection)
    worker.start()
    worker.join(SHORT_SECONDS)
    if worker.is_alive():
        dialog.exec()
    worker.join()
    dialog.deleteLater()
    if isinstance(worker.error, Refusal):
        dialogs.show_refusal(parent, dialogs.with_kept(worker.error, before))
        return None
    if worker.error is not None:
        raise worker.error
    return worker.result
