"""Work beside the window without a word: the newest question is answered, the window goes on meanwhile."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from desk_union.basis.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable


class Quiet(QObject):
    """``answered`` carries what the call gave, in the window's thread. A call only reads the book.

    Whoever closes the book must ``stop`` first. A question that was refused is answered by nothing.
    """

    answered = Signal(object)
    _came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._next: Callable[[], Any] | None = None
        self._result: Any = None
        self._error: BaseException | None = None
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return self._thread is not None

    def ask(self, call: Callable[[], Any]) -> None:
        """While another is being answered only the newest of those that wait is kept."""
        if self._thread is not None:
            self._next = call
            return
        self._thread = threading.Thread(target=self._run, args=(call,), daemon=True)
        self._thread.start()

    def _run(self, call: Callable[[], Any]) -> None:
        self._result = self._error = None
        try:
            self._result = call()
        except BaseException as error:  # noqa: BLE001 - raised again in the window's thread
            self._error = error
        try:
            self._came.emit()
        except RuntimeError:
            if isValid(self):
                raise
            # The window that asked is gone, and nobody waits for the answer.

    def _deliver(self) -> None:
        if self._thread is None:
            return  # answered by ``finish`` already
        self._thread.join()
        self._thread = None
        error, result = self._error, self._result
        waiting, self._next = self._next, None
        if waiting is not None:
            self.ask(waiting)
        elif isinstance(error, Refusal):
            return
        elif error is not None:
            raise error
        else:
            self.answered.emit(result)

    def finish(self) -> None:
        """Wait for the answers of all that was asked."""
        while self._thread is not None:
            self._thread.join()
            self._deliver()

    def stop(self) -> None:
        """Nothing is answered any more, and nothing reads the book."""
        self._next = None
        if self._thread is not None:
            self._thread.join()
            self._thread = None
