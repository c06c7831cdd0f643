"""Undo and redo in the window, and the band that offers to take back a deletion just made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.screens.undoing import Undoing
from desk_union.ui.kit import dialogs

if TYPE_CHECKING:
    from desk_union.ui.drawn.main_window import Ui_MainWindow
    from desk_union.ui.frame.workplace import Workplace


class TakingBack:
    def __init__(self, window: Workplace, ui: Ui_MainWindow) -> None:
        self.undoing = Undoing(window.desk)
        self._window, self._ui = window, ui
        self._undo_deed: int | None = None
        self._just_deleted = False
        ui.undoNow.clicked.connect(lambda _on: self._undo_deletion())
        ui.undoSeen.clicked.connect(ui.undoBand.hide)

    @dialogs.guarded_by(lambda taking: taking._window.widget)
    def undo(self) -> None:
        if self._window.may_leave():
            self.undoing.undo()
            self._ui.undoBand.hide()

    @dialogs.guarded_by(lambda taking: taking._window.widget)
    def redo(self) -> None:
        if self._window.may_leave():
            self.undoing.redo()

    def say_deleted(self, words: str, deed_id: int) -> None:
        self._undo_deed = deed_id
        self._just_deleted = True
        self._ui.undoWords.setText(words)
        self._ui.undoBand.show()

    def hear_deed(self) -> None:
        """Some deed was kept: another than the deletion makes its band go."""
        if not self._just_deleted:
            self._ui.undoBand.hide()
        self._just_deleted = False

    @dialogs.guarded_by(lambda taking: taking._window.widget)
    def _undo_deletion(self) -> None:
        self._ui.undoBand.hide()
        if self._undo_deed is not None:
            self.undoing.undo(self._undo_deed)
