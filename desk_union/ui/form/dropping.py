"""Files dragged onto the window or onto a form; what they are good for is said by ``screens.dropping``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDropEvent

from desk_union.screens.form import dropping
from desk_union.ui.kit import dialogs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from desk_union.ui.form.formpanel import FormPanel
    from desk_union.ui.frame.window import MainWindow
    from desk_union.ui.members.personfile import PersonFilePage

DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class Drops(QObject):
    """Lets a widget take files that fit; others go on to the widget around it."""

    def __init__(
        self, widget: QWidget, fits: Callable[[list[Path]], bool], take: Callable[[list[Path]], object]
    ) -> None:
        super().__init__(widget)
        self._fits, self._take = fits, take
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() not in DRAGS or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        paths = _files(event)
        if not paths or not self._fits(paths):
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            # What follows may ask; the program the file comes from must not wait for the answer.
            QTimer.singleShot(0, self, lambda: self._take(paths))
        return True


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def onto_window(window: MainWindow) -> Drops:
    return Drops(window, bool, lambda paths: window.commands.guarded(lambda: _take(window, paths)))


def _take(window: MainWindow, paths: Sequence[Path]) -> None:
    from desk_union.ui.bringing.importing import open_import

    page = window.page
    dropped = dropping.onto_window(window.desk, page.ledger if page is not None else None, paths)
    window.activateWindow()
    if dropped.kind == "open":
        question = f"打开账本“{dropped.path.name}”？"
        if dialogs.ask(window, question, "现在的账本已经保存好，随时可以再打开。", yes="打开") and window.may_leave():
            window.open_other(dropped.path)
    elif page is not None and page.may_leave():
        if page.page.is_past:
            page.back_to_today()
        open_import(window, window.desk, page.ledger, dropped.path)


def onto_form(panel: FormPanel) -> Drops:
    return Drops(panel, lambda paths: dropping.may_attach(panel.form, paths), panel.parts.attach)


def onto_file(page: PersonFilePage) -> Drops:
    from desk_union.ui.members.personfile import FILES

    def take(paths: list[Path]) -> None:
        page.turn_to(FILES)
        page.files.add(paths)

    return Drops(page, lambda paths: page.file is not None and dropping.may_attach(page.file.form, paths), take)
