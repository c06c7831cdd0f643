"""What a tab keeps of people that auditors of the money do not get to see."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Private:
    """By the names of tables: columns to be blanked, tables without which the accounts are whole."""

    blanked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()  # tables whose rows are searched by name
    of_money: tuple[str, ...] = ()  # tables that begin so are the accounts: their attachments and titles stay,
    of_people: frozenset[str] = frozenset()  # but for these
    plainly: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # said in these words instead of blanked


def all_of(parts: Iterable[Private]) -> Private:
    given = list(parts)
    return Private(
        blanked={table: columns for one in given for table, columns in one.blanked.items()},
        dropped=frozenset().union(*(one.dropped for one in given)),
        named=frozenset().union(*(one.named for one in given)),
        of_money=tuple(begin for one in given for begin in one.of_money),
        of_people=frozenset().union(*(one.of_people for one in given)),
        plainly={table: words for one in given for table, words in one.plainly.items()},
    )
