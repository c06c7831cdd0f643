"""Where a person's file stands in the window: shown over the lists, and left for them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.ui.form import dropping
from desk_union.ui.kit import dialogs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desk_union.screens.members.personfile import PersonFile
    from desk_union.ui.frame.window import MainWindow
    from desk_union.ui.members.personfile import PersonFilePage

PEOPLE = "members.people"


class FilePlace:
    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._page: PersonFilePage | None = None
        window.ui.tabs.tabBarClicked.connect(self._tab_clicked)

    @property
    def in_sight(self) -> PersonFilePage | None:
        return self._page if self._page is not None and self._window.ui.pages.currentWidget() is self._page else None

    @dialogs.guarded_by(lambda place: place._window)
    def show(self, person: int, ids: Sequence[int] = (), day: date | None = None) -> None:
        """Show the file of a person; ``ids`` are the people among whom the clerk goes on from there."""
        if self._page is None:
            from desk_union.ui.members.personfile import PersonFilePage

            self._page = PersonFilePage(self._window.desk)
            self._page.leaving.connect(self.leave)
            self._page.editing.connect(self._edit)
            dropping.onto_file(self._page)
            self._window.ui.pages.addWidget(self._page)
        self._page.show_person(person, ids, day)
        self._window.ui.pages.setCurrentWidget(self._page)
        self._window.commands.show_possible()
        self._page.ui.fileTabs.setFocus()

    def leave(self) -> None:
        """Back to where the clerk came from, on the row of the person now looked at."""
        shown = self._page.file if self._page is not None else None
        self._window.show_tab(self._window.ui.tabs.currentIndex())
        page = self._window.page
        if page is None:
            return
        page.to_table()
        if shown is not None and page.ledger.row is shown.people.row and page.page.place_of(shown.person) is not None:
            page.go_to_row(shown.person)

    def put_away(self) -> PersonFile | None:
        """Drop the page, which is made anew when it is next shown; what was in sight."""
        shown = self.in_sight
        if self._page is not None:
            self._window.ui.pages.removeWidget(self._page)
            self._page.deleteLater()
            self._page = None
        return shown.file if shown is not None else None

    def _tab_clicked(self, place: int) -> None:
        if self.in_sight is not None and place == self._window.ui.tabs.currentIndex():
            self.leave()

    @dialogs.guarded_by(lambda place: place._window)
    def _edit(self, person: int) -> None:
        """The form of the person, in the list the clerk came from when that is one of people with this one in it."""
        window = self._window
        page = window.last_page
        people = window.desk.ledger(PEOPLE)
        if page is None or page.ledger.row is not people.row or page.page.place_of(person) is None:
            page = window.show_ledger(PEOPLE)
        else:
            page = window.show_ledger(page.ledger.code)
        if page is not None:
            if page.page.is_past:
                page.back_to_today()
            page.go_to_row(person)
            page.to_form()
