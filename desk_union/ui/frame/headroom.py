"""What the head of the window gives up where it has little room: the union's name, then a word, before any tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt

if TYPE_CHECKING:
    from desk_union.ui.drawn.main_window import Ui_MainWindow


class HeadRoom(QObject):
    """The name of the union stands in the title of the window too."""

    def __init__(self, ui: Ui_MainWindow) -> None:
        super().__init__(ui.head)
        self._ui = ui
        ui.head.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self.fit()
        return False

    def fit(self) -> None:
        ui = self._ui
        sides = ui.headRow.contentsMargins()
        room = ui.head.width() - sides.left() - sides.right() - 3 * ui.headRow.spacing()
        ui.goTo.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        room -= ui.tabs.sizeHint().width() + ui.goTo.sizeHint().width()
        ui.unionName.setVisible(ui.unionName.sizeHint().width() <= room)
        if room + ui.headRow.spacing() < 0:
            ui.goTo.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
