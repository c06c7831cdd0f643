"""Undo and redo in the window, and the band that tells what was just done and leads back and there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.screens.undoing import Undoing
from desk_union.ui.kit import dialogs

if TYPE_CHECKING:
    from desk_union.screens.form.deedpage import Told
    from desk_union.ui.drawn.main_window import Ui_MainWindow
    from desk_union.ui.frame.workplace import Workplace


class TakingBack:
    def __init__(self, window: Workplace, ui: Ui_MainWindow) -> None:
        self.undoing = Undoing(window.desk)
        self._window, self._ui = window, ui
        self._undo_deed: int | None = None
        self._told: Told | None = None
        ui.undoNow.clicked.connect(lambda _on: self._undo_deletion())
        ui.undoSeen.clicked.connect(ui.undoBand.hide)
        ui.undoLook.clicked.connect(lambda _on: self.look_at_done())
        ui.undoPrint.clicked.connect(lambda _on: self._print_done())

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
        self._undo_deed, self._told = deed_id, None
        self._ui.undoWords.setText(words)
        self._ui.undoNow.show()
        self._ui.undoLook.hide()
        self._ui.undoPrint.hide()
        self._ui.undoBand.show()

    def say_done(self, told: Told) -> None:
        """What a deed came to, with the ways back and on."""
        self.say_deleted(told.words, told.deed_id)
        self._told = told
        self._ui.undoNow.setVisible(bool(told.deed_id))
        self._ui.undoLook.setVisible(bool(told.seen[1]))
        self._ui.undoPrint.setVisible(bool(told.deed.prints) and told.done.printed is not None)

    @dialogs.guarded_by(lambda taking: taking._window.widget)
    def look_at_done(self) -> None:
        if self._told is not None:
            self._window.show_rows(*self._told.seen)
            if (page := self._window.page) is not None:
                page.to_table()  # where the clerk goes on

    @dialogs.guarded_by(lambda taking: taking._window.widget)
    def _print_done(self) -> None:
        from desk_union.ui.paper import printing

        if self._told is not None and self._told.done.printed is not None:
            deed, row = self._told.deed, self._told.done.printed
            printing.print_row(self._window.widget, self._window.desk, deed.prints, row)

    def hear_deed(self) -> None:
        """Some deed was kept: another than the one told makes the band go."""
        if self.undoing.last_deed() != self._undo_deed:
            self._ui.undoBand.hide()

    @dialogs.guarded_by(lambda taking: taking._window.widget)
    def _undo_deletion(self) -> None:
        self._ui.undoBand.hide()
        if self._undo_deed is not None:
            self.undoing.undo(self._undo_deed)
