"""Pages laid over the lists, such as the file of a person, and the way back to where the clerk was."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desk_union.ui.drawn.main_window import Ui_MainWindow


class Over:
    """``show_tab`` shows the lists of a tab; ``turned`` is called when another page came in sight."""

    def __init__(self, ui: Ui_MainWindow, show_tab: Callable[[int], object], turned: Callable[[], object]) -> None:
        self._ui, self._show_tab, self._turned = ui, show_tab, turned

    def show(self, whole: QWidget) -> None:
        if self._ui.pages.indexOf(whole) < 0:
            self._ui.pages.addWidget(whole)
        self._ui.pages.setCurrentWidget(whole)
        self._turned()

    def has(self, whole: QWidget) -> bool:
        return self._ui.pages.currentWidget() is whole

    def back(self) -> None:
        self._show_tab(self._ui.tabs.currentIndex())

    def when_tab_clicked(self, slot: Callable[[], object]) -> None:
        """``slot`` is called when the clerk clicks the tab on which she already is."""
        self._ui.tabs.tabBarClicked.connect(lambda place: slot() if place == self._ui.tabs.currentIndex() else None)
