"""The sheets of the whole house and the lists of its ledgers, for a tab below that lets a clerk point to any of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desk_union.describe import known_ledgers
from desk_union.describe.words import Dictionary

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_union.describe.sheet import Sheet

_TELLERS: list[Callable[[], tuple[Sheet, ...]]] = []
_MARKS = "《》“”"


def told_by(tell: Callable[[], tuple[Sheet, ...]]) -> None:
    """The tabs tell which sheets they have; a tab below them asks ``known``."""
    _TELLERS.append(tell)


def known() -> tuple[Sheet, ...]:
    """Those that can be printed as a PDF."""
    return tuple(one for tell in _TELLERS for one in tell() if "pdf" in one.outputs)


@dataclass(frozen=True)
class SheetTitles(Dictionary):
    """Titles of what can be printed, looked for when they are asked, as those of the ledgers."""

    @cached_property
    def labels(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*(one.title for one in known()), *known_ledgers.LEDGER.labels)))

    def find(self, text: str) -> str | None:
        plain = text.strip(_MARKS)
        sheet = next((one for one in known() if plain in {one.title, one.code}), None)
        return sheet.title if sheet is not None else known_ledgers.LEDGER.find(plain)


SHEET = SheetTitles("known_sheet", "表", (), names=True)
