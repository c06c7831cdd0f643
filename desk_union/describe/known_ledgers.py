"""The ledgers of the whole house, for a tab below that lets a clerk point to a row of any of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desk_union.describe.words import Dictionary

if TYPE_CHECKING:
    from collections.abc import Callable

    from desk_union.describe.ledger import Ledger

_TELLERS: list[Callable[[], tuple[Ledger, ...]]] = []


def told_by(tell: Callable[[], tuple[Ledger, ...]]) -> None:
    """The tabs tell which ledgers they have; a tab below them asks ``known``."""
    _TELLERS.append(tell)


def known() -> tuple[Ledger, ...]:
    return tuple(one for tell in _TELLERS for one in tell())


def called(name: str) -> Ledger | None:
    """The ledger of this title or code."""
    return next((one for one in known() if name in {one.title, one.code}), None)


@dataclass(frozen=True)
class LedgerTitles(Dictionary):
    """Their titles, looked for when they are asked: the tabs above bring theirs later than this is read."""

    @cached_property
    def labels(self) -> tuple[str, ...]:
        return tuple(one.title for one in known())

    def find(self, text: str) -> str | None:
        found = called(text)
        return None if found is None else found.title


LEDGER = LedgerTitles("known_ledger", "台账", (), names=True)
