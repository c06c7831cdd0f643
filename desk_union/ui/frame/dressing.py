"""The pages of the window in the colours of the moment, without a question about what is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from desk_union.ui.list.ledgerpage import LedgerPage


class Dressing:
    """Nobody is asked about a row because of a colour: the pages are made anew once nothing is being typed."""

    def __init__(self, pages: Mapping[str, LedgerPage], build_anew: Callable[[], None]) -> None:
        self._pages, self._build_anew = pages, build_anew
        self._old = False

    def changed(self) -> None:
        self._old = True
        self.settle()

    def settle(self) -> None:
        if self._old and not any(page.panel.is_dirty for page in self._pages.values()):
            self._old = False
            self._build_anew()
