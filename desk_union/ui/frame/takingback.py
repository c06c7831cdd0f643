"""Undo and redo in the window, and the bar that answers every deed for some seconds and leads back and there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desk_union.screens.undoing import Undoing
from desk_union.ui.kit import dialogs
from desk_union.ui.kit.dialogframe import push_button

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from desk_union.describe.guiding import Way
    from desk_union.screens.form.deedpage import Told
    from desk_union.ui.drawn.main_window import Ui_MainWindow
    from desk_union.ui.frame.workplace import Workplace

SECONDS = 15  # long enough to read two lines and to reach for the mouse
AGAIN, BACK = "重做", "撤销"


class TakingBack:
    """What a deed of the window tells itself stands before what the trail says of it.

    A deed of any dialog, import or form is heard from the book and answered with its title.
    """

    def __init__(self, window: Workplace, ui: Ui_MainWindow) -> None:
        self.undoing = Undoing(window.desk)
        self._window, self._ui = window, ui
        self._undo_deed: int | None = None
        self._told: Told | None = None
        self._kept: int | None = None  # the deed of the trail that 查看 opens
        self._redoes = False
        self._heard: int | None = None
        self._next: list[QPushButton] = []  # what comes after an import
        self._timer = QTimer(ui.undoBand, interval=SECONDS * 1000, singleShot=True)
        self._timer.timeout.connect(self._go)
        ui.undoNow.clicked.connect(lambda _on: self._undo_told())
        ui.undoSeen.clicked.connect(ui.undoBand.hide)
        ui.undoLook.clicked.connect(lambda _on: self.look_at_done())
        ui.undoPrint.clicked.connect(lambda _on: self._print_done())

    def begin(self) -> None:
        """What was done before the window came up is not answered any more."""
        kept = self.undoing.kept()
        self._heard = kept.id if kept is not None else 0

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
        self._say(words, deed_id or None)

    def say_done(self, told: Told) -> None:
        """What a deed came to, with the ways back and on."""
        self._say(told.words, told.deed_id or None)
        self._told = told
        self._ui.undoLook.setVisible(bool(told.seen[1]))
        self._ui.undoPrint.setVisible(bool(told.deed.prints) and told.done.printed is not None)

    def _say(self, words: str, undoes: int | None, *, redoes: bool = False) -> None:
        self._undo_deed, self._told, self._kept, self._redoes = undoes, None, None, redoes
        self._ui.undoWords.setText(words)
        self._ui.undoNow.setText(AGAIN if redoes else BACK)
        self._ui.undoNow.setVisible(redoes or undoes is not None)
        self._ui.undoLook.hide()
        self._ui.undoPrint.hide()
        for button in self._next:
            button.deleteLater()
        self._next = []
        self._ui.undoBand.show()
        self._timer.start()

    def _go(self) -> None:
        """The time is over, unless the mouse is just on it or the cursor in it."""
        band = self._ui.undoBand
        focused = band.window().focusWidget()
        if band.underMouse() or (focused is not None and band.isAncestorOf(focused)):
            self._timer.start()
        else:
            band.hide()

    def just_done(self) -> tuple[str, list[int]]:
        page = self._window.last_page
        if not self._ui.undoBand.isVisible():
            return "", []
        if self._told is not None:
            return self._told.seen[0], list(self._told.seen[1])
        if self._kept is not None:
            code, ids = self.undoing.rows_of(self._kept, page.ledger if page is not None else None)
            return code, list(ids)
        return "", []

    @dialogs.guarded_by(lambda taking: taking._window.widget)
    def look_at_done(self) -> None:
        page = self._window.last_page
        if self._told is not None:
            self._window.show_rows(*self._told.seen)
        elif self._kept is not None:
            code, ids = self.undoing.rows_of(self._kept, page.ledger if page is not None else None)
            if len(ids) == 1:
                page = self._window.show_ledger(code)
                if page is not None:
                    page.go_to_row(ids[0])
            elif ids:
                self._window.show_rows(code, ids)
        else:
            return
        if (page := self._window.page) is not None:
            page.to_table()  # where the clerk goes on

    @dialogs.guarded_by(lambda taking: taking._window.widget)
    def _print_done(self) -> None:
        from desk_union.ui.paper import printing

        if self._told is not None and self._told.done.printed is not None:
            deed, row = self._told.deed, self._told.done.printed
            printing.print_row(self._window.widget, self._window.desk, deed.prints, row)

    def hear_deed(self) -> None:
        """The book changed: a deed that nobody answered yet is answered with its title."""
        kept = self.undoing.kept()
        before, self._heard = self._heard, kept.id if kept is not None else 0
        if kept is None or before is None or kept.id in {before, self._undo_deed}:
            return
        self._say(kept.words, kept.undoes, redoes=kept.redoes)
        self._kept = kept.id
        self._ui.undoLook.setVisible(kept.looks)
        self._offer_next(kept.id)

    def _offer_next(self, deed_id: int) -> None:
        """After an import, what is done with what it brought."""
        from desk_union.ui.frame import ways

        place = self._ui.undoRow.indexOf(self._ui.undoLook)
        for way in self.undoing.next_after(deed_id):
            if title := ways.title_of(self._window.desk, way):
                button = push_button(title, self._going(way))
                self._ui.undoRow.insertWidget(place, button)
                self._next.append(button)
                place += 1

    def _going(self, way: Way) -> Callable[[], None]:
        @dialogs.guarded_by(lambda taking: taking._window.widget)
        def go(taking: TakingBack) -> None:
            from desk_union.ui.frame import ways

            ways.follow(taking._window, way)

        return lambda: go(self)

    @dialogs.guarded_by(lambda taking: taking._window.widget)
    def _undo_told(self) -> None:
        if self._window.may_leave():
            self._ui.undoBand.hide()
            if self._redoes:
                self.undoing.redo()
            elif self._undo_deed is not None:
                self.undoing.undo(self._undo_deed)
