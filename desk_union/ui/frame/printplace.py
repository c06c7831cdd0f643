"""Where the page of all that can be printed stands in the window: first in the tab whose room leads with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from desk_union import tabs
from desk_union.ui.frame import rooms
from desk_union.ui.frame.workplace import Workplace

if TYPE_CHECKING:
    from desk_union.ui.drawn.main_window import Ui_MainWindow
    from desk_union.ui.frame.shelf import Shelf
    from desk_union.ui.paper.printingpage import PrintingPage

CODE, TITLE = "printing", "可以打印的表"


class LeadingWindow(Workplace, Protocol):
    """A window with the shelf of ledgers."""

    ui: Ui_MainWindow
    shelf: Shelf


class PrintPlace:
    """``last`` is of each tab the ledger looked at last; while the page is what was looked at, its tab has none."""

    def __init__(self, window: LeadingWindow, last: dict[str, str]) -> None:
        self._window, self._last = window, last
        self._page: PrintingPage | None = None
        window.ui.ledgerStack.currentChanged.connect(lambda _place: self._show_tools())

    def _show_tools(self) -> None:
        """The tools are for rows of a ledger; the page has its own, and every menu stays."""
        ui = self._window.ui
        ui.tools.setVisible(self._page is None or ui.ledgerStack.currentWidget() is not self._page)

    @property
    def tab(self) -> str:
        """The name of the tab that leads with the page, empty where none does."""
        led = next((tab for tab in tabs.every() if rooms.of(tab).leads_with_printing), None)
        return self._window.desk.wording.say(led.name) if led is not None else ""

    def first_of(self, tab: str) -> tuple[str, str]:
        """The code and title of the page for the shelf of its tab."""
        return (CODE, TITLE) if tab == self.tab else ("", "")

    @property
    def in_sight(self) -> PrintingPage | None:
        ui = self._window.ui
        stands = self._page is not None and ui.ledgerStack.currentWidget() is self._page
        return self._page if stands and ui.pages.currentWidget() is ui.ledgersPage else None

    def leads(self, tab: str) -> bool:
        """Whether a tab is to be begun with the page: until the clerk turned to one of its ledgers."""
        return tab == self.tab and tab not in self._last

    def show(self) -> None:
        """Turn to it, unless the clerk stays with what is not saved yet."""
        window, ui = self._window, self._window.ui
        present = window.last_page
        names = [ui.tabs.tabText(place) for place in range(ui.tabs.count())]
        if present is not None and not present.may_leave():
            ui.tabs.setCurrentIndex(names.index(present.ledger.tab))
            window.shelf.mark(present.ledger)
            return
        self._last.pop(self.tab, None)
        ui.ledgerStack.setCurrentWidget(self._made())
        ui.pages.setCurrentWidget(ui.ledgersPage)
        if self.tab in names:
            ui.tabs.setCurrentIndex(names.index(self.tab))
            window.shelf.mark_first(self.tab, CODE)

    def _made(self) -> PrintingPage:
        if self._page is None:
            from desk_union.ui.paper.printingpage import PrintingPage

            self._page = PrintingPage(self._window.desk)
            self._window.ui.ledgerStack.addWidget(self._page)
        return self._page

    def put_away(self) -> None:
        """Drop the page, which is made anew in the words and colours of the moment when it is next shown."""
        if self._page is not None:
            self._window.ui.ledgerStack.removeWidget(self._page)
            self._page.deleteLater()
            self._page = None
