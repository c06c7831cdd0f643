"""How a tab leads a clerk through the day: what is done mostly, what settles a due line, what the first week asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

Kind = Literal["deed", "errand", "add", "ledger", "sheet", "command"]


class Way(NamedTuple):
    """Something of the window by its code: a deed, an entry of a tab's menu, a new row of a ledger, a ledger, a sheet
    or a command of the window itself.
    """

    kind: Kind
    code: str


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One thing of the first week; ``done`` says whether the book has it, ``way`` leads to where it is done."""

    title: str
    help: str
    way: Way
    done: Callable[[Session], bool]


def _hands_nothing_in(_session: Session, _today: date) -> Sequence[tuple[str, str]]:
    return ()


@dataclass(frozen=True)
class Guidance:
    """What a tab tells about ways.

    ``usual`` are those offered in a book in which nothing was done yet; ``settles`` by the kind of a due line what
    settles it, ``puts_off`` what leaves it for another day; ``next`` by the ledger that was imported what comes then;
    ``traces`` by the code that a deed of the trail bears the entry of the menu that left it, where the deed is none of
    the described ones; ``handed_in`` gives the sheets that somebody waits for on a day, each with until when and whom.
    """

    usual: tuple[Way, ...] = ()
    settles: Mapping[str, Way] = field(default_factory=dict)
    first_week: tuple[FirstStep, ...] = ()
    puts_off: Mapping[str, Way] = field(default_factory=dict)
    next: Mapping[str, tuple[Way, ...]] = field(default_factory=dict)
    traces: Mapping[str, Way] = field(default_factory=dict)
    handed_in: Callable[[Session, date], Sequence[tuple[str, str]]] = _hands_nothing_in
