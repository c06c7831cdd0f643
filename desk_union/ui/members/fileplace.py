"""Where a person's file stands in the window: shown over the lists, and left for them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.ui.form import dropping
from desk_union.ui.kit import dialogs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from desk_union.describe.ledger import Ledger
    from desk_union.ui.frame.workplace import Workplace
    from desk_union.ui.list.ledgerpage import LedgerPage
    from desk_union.ui.members.personfile import PersonFilePage

PEOPLE = "members.people"


class FilePlace:
    help_page = "file"

    def __init__(self, window: Workplace) -> None:
        self._window = window
        self._page: PersonFilePage | None = None
        window.over.when_tab_clicked(self._tab_clicked)

    @property
    def in_sight(self) -> PersonFilePage | None:
        return self._page if self._page is not None and self._window.over.has(self._page) else None

    def concerns(self, ledger: Ledger) -> bool:
        """Whether a row of this ledger is a person or names one."""
        from desk_union.screens.members.personfile import concerns

        return concerns(ledger)

    def show_chosen(self, page: LedgerPage) -> None:
        """The file of the person in the chosen row, among the people of the list as it is filtered."""
        place, day = page.table.currentIndex().row(), page.page.ask.day
        persons = self._persons(page, page.page.ids) if page.page.count else []
        person = persons[place] if 0 <= place < len(persons) else None
        if person is None:
            raise Refusal("这一行没有写是谁。", "请先选一行有姓名的。")
        self.show(person, [one for one in persons if one is not None], day)

    def print_chosen(self, page: LedgerPage) -> None:
        """Forms of the persons of the chosen rows, each once."""
        from desk_union.ui.paper import printing

        chosen = page.table.ids()
        persons = list(dict.fromkeys(one for one in self._persons(page, chosen) if one is not None))
        if not persons:
            raise Refusal("没有选中写着姓名的行。", "请先选中要打印的人，可以选多行，也可以全选。")
        printing.print_chosen(self._window.widget, self._window.desk, persons, page.page.ask.day, page.ledger, chosen)

    def _persons(self, page: LedgerPage, ids: Sequence[int]) -> list[int | None]:
        from desk_union.screens.members.personfile import persons_of

        return persons_of(self._window.desk, page.ledger, ids, page.page.ask.day)

    @dialogs.guarded_by(lambda place: place._window.widget)
    def show(self, person: int, ids: Sequence[int] = (), day: date | None = None) -> None:
        """Show the file of a person; ``ids`` are the people among whom the clerk goes on from there."""
        if self._page is None:
            from desk_union.ui.members.personfile import PersonFilePage

            self._page = PersonFilePage(self._window.desk)
            self._page.leaving.connect(self.leave)
            self._page.editing.connect(self._edit)
            _take_drops(self._page)
        self._page.show_person(person, ids, day)
        self._window.over.show(self._page)
        self._page.ui.fileTabs.setFocus()

    def _tab_clicked(self) -> None:
        if self.in_sight is not None:
            self.leave()

    def leave(self) -> None:
        """Back to where the clerk came from, on the row of the person now looked at."""
        shown = self._page.file if self._page is not None else None
        self._window.over.back()
        page = self._window.page
        if page is None:
            return
        page.to_table()
        if shown is not None and page.ledger.row is shown.people.row and page.page.place_of(shown.person) is not None:
            page.go_to_row(shown.person)

    def turn_pages(self) -> Iterator[str]:
        """Turn to each page of the file in sight; gives how it is called."""
        if (page := self.in_sight) is not None:
            for place in range(page.ui.fileTabs.count()):
                page.ui.fileTabs.setCurrentRow(place)
                yield page.tab

    def put_away(self) -> Callable[[], object] | None:
        """Drop the page, which is made anew when it is next shown; how to show again what was in sight."""
        shown = self.in_sight
        file = shown.file if shown is not None else None
        if self._page is not None:
            self._page.setParent(None)
            self._page.deleteLater()
            self._page = None
        return (lambda: self.show(file.person, file.ids, file.day)) if file is not None else None

    @dialogs.guarded_by(lambda place: place._window.widget)
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


def _take_drops(page: PersonFilePage) -> None:
    """Files dropped on a person's file become attachments of the person, a picture on the photo the photo."""
    from desk_union.screens.form.dropping import is_photo, may_attach
    from desk_union.ui.form.editors import shown_as_photo
    from desk_union.ui.members.personfile import FILES

    def take(paths: list[Path]) -> None:
        page.turn_to(FILES)
        page.files.add(paths)

    @dialogs.guarded_by(lambda page: page)
    def take_photo(page: PersonFilePage, paths: list[Path]) -> None:
        if page.file is not None:
            shown_as_photo(paths[0])
            page.file.take_photo(paths[0])

    dropping.Drops(
        page.ui.photo, lambda paths: page.file is not None and is_photo(paths), lambda paths: take_photo(page, paths)
    )
    dropping.Drops(page, lambda paths: page.file is not None and may_attach(page.file.form, paths), take)
