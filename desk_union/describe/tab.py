"""A tab as it describes itself: what it keeps, shows, prints, checks and begins with, each named by its place.

Whatever a tab brings is named by an import string and read when it is first looked at, so that the window opens without
the descriptions of tabs that nobody looks at. A name may lead upward, to a room of the window: whoever stands there
follows it (``ui``), never the tab itself.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field, fields
from functools import cache
from typing import TYPE_CHECKING, Any

from desk_union.basis.places import HELP
from desk_union.describe.guiding import Guidance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desk_union.basis.refusal import Problem
    from desk_union.describe.criterion import Criterion
    from desk_union.describe.deed import Deed
    from desk_union.describe.due import Due
    from desk_union.describe.export import Export
    from desk_union.describe.figure import Figure
    from desk_union.describe.ledger import Ledger
    from desk_union.describe.private import Private
    from desk_union.describe.sheet import Sheet
    from desk_union.describe.unit_counts import CountLine

    Check = Callable[[Session], list[Problem]]


@dataclass(frozen=True, slots=True)
class Named:
    """Something by its place, ``module:NAME``; calling it gives the thing, read from disk the first time."""

    place: str

    def __call__(self) -> Any:
        return _found(self.place)


@cache
def _found(place: str) -> Any:
    module, _, name = place.partition(":")
    found: Any = importlib.import_module(module)
    return getattr(found, name) if name else found


def _nothing() -> tuple[Any, ...]:
    return ()


def _nobody() -> None:
    return None


def _no_words(_session: Session) -> list[str]:
    return []


def _silent() -> Callable[[Session], list[str]]:
    return _no_words


def _no_lines(*_asked: object) -> list[Any]:
    return []


def _not_due() -> Callable[..., list[Any]]:
    return _no_lines


def _none_kept(_session: Session) -> tuple[Any, ...]:
    return ()


def _not_kept() -> Callable[[Session], tuple[Any, ...]]:
    return _none_kept


def _lays_nothing(_session: Session, _union_name: str, _today: date) -> None:
    pass


def _lacks_nothing(_session: Session) -> bool:
    return False


def _fills_nothing(_book: Any, _today: date) -> None:
    pass


@dataclass(frozen=True)
class Founding:
    """What a tab begins with in a fresh book.

    ``found`` lays it (session, the union's name, today); in a sample book ``sample``, where there is one, writes a
    made-up office in its place, and ``fill`` (the open book, today) goes on in deeds of its own. ``lacks`` says that a
    book of an older version has not got it yet; it is then laid under ``title``.
    """

    title: str = ""
    found: Callable[[Session, str, date], None] = _lays_nothing
    sample: Callable[[Session, date], None] | None = None
    fill: Callable[[Any, date], None] = _fills_nothing
    lacks: Callable[[Session], bool] = _lacks_nothing


def _no_founding() -> Founding:
    return Founding()


def _no_guidance() -> Guidance:
    return Guidance()


@dataclass(frozen=True, kw_only=True)
class Tab:
    """``name`` stands on its ledgers (one with ``shown_in`` bears that tab's there), ``prefix`` begins all its codes.

    ``letter`` opens its menu. ``shown_in`` is the prefix of the tab in whose place its ledgers, sheets and menu
    entries are shown; such a one has no place of its own in the window.
    """

    name: str
    prefix: str
    letter: str = ""
    menu: str = ""  # the title of its menu, where it is not the name
    shown_in: str = ""
    tables: str = ""  # the module whose mapped classes the book keeps
    links: str = ""  # the module of its links to vouchers, for the triggers that they bring
    follows: Mapping[str, str] = field(default_factory=dict)
    """By table of the book, the module that has its own rows follow when a deed changed some of that (``endings``)."""
    ledgers: Callable[[], tuple[Ledger, ...]] = _nothing
    sheets: Callable[[], tuple[Sheet, ...]] = _nothing
    kept_sheets: Callable[[], Callable[[Session], tuple[Sheet, ...]]] = _not_kept  # those that the book itself keeps
    # Of the sheets, those that can be had a group at a time, so that one of them comes without reading all others.
    groups_of_sheets: tuple[Callable[[], tuple[Sheet, ...]], ...] = ()
    groups_of_ledgers: tuple[Callable[[], tuple[Ledger, ...]], ...] = ()  # likewise
    row_sheets: Mapping[str, str] = field(default_factory=dict)  # by ledger, the sheet that prints one of its rows
    figures: Callable[[], tuple[Figure, ...]] = _nothing
    deeds: Callable[[], tuple[Deed, ...]] = _nothing
    criteria: Callable[[], tuple[Criterion, ...]] = _nothing  # by which people may be chosen
    checks: Callable[[], Sequence[Check]] = _nothing  # what must always hold in the whole book
    checks_of_all: Callable[[], Sequence[Callable[[Session, Sequence[Ledger]], list[Problem]]]] = _nothing
    claims: Callable[[], Callable[[Session], list[str]]] = _silent  # what was claimed and no longer holds, in sentences
    accepted: Callable[[], Callable[[Session], list[Any]]] = _not_due  # warnings passed over, kept by itself
    due: Callable[[], Callable[[Session, date], list[Due]]] = _not_due
    due_of: Callable[[], Callable[[Session, int, date], list[Due]]] = _not_due  # of one person, about nobody else
    counts: Callable[[], Callable[[Session, date], list[str]]] = _not_due  # how much there is, for 工作台
    founding: Callable[[], Founding] = _no_founding
    guidance: Callable[[], Guidance] = _no_guidance  # what is usual, what settles a due line, the first week
    help_pages: tuple[str, ...] = ()  # in the order of the manual
    help_folder: Path = HELP
    room: Callable[[], Any] = _nobody  # its part of the window, see ``ui.frame.room``
    people: Callable[[], Ledger | None] = _nobody  # the ledger of persons, where this tab keeps it
    units: Callable[[], Ledger | None] = _nobody  # the ledger of the units among which persons are placed
    unit_order: Callable[[], Callable[[Session], list[tuple[int, int, str]]] | None] = _nobody
    """Every unit in the order of paper: its id, how deep it lies, its name."""
    unit_numbers: Callable[[], Callable[[Session, int, date], list[CountLine]]] = _not_due
    """What it tells of a unit (session, its id, day) on the unit's card."""
    union: Callable[[], Ledger | None] = _nobody  # the ledger of the union's own record
    union_name: Callable[[], Callable[[Session], str] | None] = _nobody
    exports: Callable[[], tuple[Export, ...]] = _nothing  # files that others ask for, beside the lists of its ledgers
    commands: Callable[[], tuple[Any, ...]] = _nothing  # its own, as in the table of ``commands.parser``
    private: Callable[[], Private | None] = _nobody  # what auditors of the money do not get to see
    paid_by: Callable[[], Callable[[Session, Sequence[int], Sequence[Ledger]], list[Any]] | None] = _nobody
    """Of lines of vouchers, what they paid: ``ledger``, ``link``, ``ids`` and ``amount`` (fen) of each kind of row."""
    settings: Mapping[str, str] = field(default_factory=dict)  # by key in the book, how one is called
    remembered: Mapping[str, str] = field(default_factory=dict)  # likewise what it remembers of words, beside imports
    known_by: tuple[str, ...] = ()  # the ledgers by whose counts a clerk knows a book again, in a list of backups

    @property
    def offers_deeds(self) -> bool:
        """Whether it names deeds at all, without reading them."""
        return self.deeds is not _nothing

    def names(self) -> Iterator[str]:
        """The places of everything that it names, for a packer that cannot see them."""
        yield from filter(None, (self.tables, self.links, *self.follows.values()))
        for one in fields(self):
            value = getattr(self, one.name)
            for part in value if isinstance(value, tuple) else (value,):
                if isinstance(part, Named):
                    yield part.place
        yield from (one.write.place for one in self.exports() if isinstance(one.write, Named))
        yield from (place for _, _, place, _ in self.commands())
