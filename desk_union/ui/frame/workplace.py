"""What an errand may ask of the window it was called from, without knowing which window that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk
    from desk_union.ui.frame.over import Over
    from desk_union.ui.list.ledgerpage import LedgerPage


class Whole(Protocol):
    """A page over the lists that shows one thing whole."""

    def refresh(self) -> None: ...


class Files(Protocol):
    """Where the files of persons are shown in the window; ``help_page`` of the manual tells of them."""

    help_page: str

    @property
    def in_sight(self) -> Whole | None: ...

    def concerns(self, ledger: Ledger) -> bool:
        """Whether a row of this ledger is a person or names one."""

    def show(self, person: int, ids: Sequence[int] = (), day: date | None = None) -> None: ...

    def show_chosen(self, page: LedgerPage) -> None:
        """The file of whoever stands in the chosen row."""

    def print_chosen(self, page: LedgerPage) -> None:
        """Forms of the persons of the chosen rows."""

    def leave(self) -> None:
        """Back to the list, on the row of the person looked at."""

    def turn_pages(self) -> Iterator[str]:
        """Turn to each page of the file in sight; gives how it is called."""

    def put_away(self) -> Callable[[], object] | None:
        """Drop the page; gives what shows again the file that was in sight."""


class Acts(Protocol):
    """The actions of the window by their code."""

    by_code: dict[str, QAction]

    def start_deed(
        self,
        code: str,
        ids: Sequence[int] | None = None,
        *,
        at: int | None = None,
        given: Mapping[str, Any] | None = None,
    ) -> None:
        """Ask and do the deed of this code with the rows in sight, or with those given; the cursor begins at ``at``.

        ``given`` are answers given beforehand.
        """

    def why_off(self, code: str) -> str:
        """Why an action cannot be done now; empty when it can."""


class JustDone(Protocol):
    """What the band below tells."""

    def just_done(self) -> tuple[str, list[int]]:
        """The code of a ledger and the rows that the last deed left, as long as it is told; else no row."""


class Workplace(Protocol):
    """``widget`` is what dialogs stand on, ``page`` the ledger in sight, ``last_page`` also one behind what is."""

    desk: Desk
    files: Files
    over: Over
    open_other: Callable[[Path], None]

    @property
    def widget(self) -> QWidget: ...

    @property
    def commands(self) -> Acts: ...

    @property
    def taking_back(self) -> JustDone: ...

    @property
    def page(self) -> LedgerPage | None: ...

    @property
    def last_page(self) -> LedgerPage | None: ...

    def may_leave(self) -> bool: ...

    def show_ledger(self, code: str) -> LedgerPage | None: ...

    def show_rows(self, code: str, ids: Sequence[int], says: str = "") -> None: ...

    def show_union(self) -> None: ...

    def show_anew(self) -> None: ...
