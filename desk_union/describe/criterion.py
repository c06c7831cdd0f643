"""A criterion by which people are chosen: what it is asked with, the condition on a person, the fact that it saw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement

_TELLERS: list[Callable[[], tuple[Criterion, ...]]] = []


@dataclass(frozen=True, slots=True)
class AskedOf:
    """What a criterion is asked with; ``within_year``: an age or a length of years counts that is reached in the year.

    ``number``, ``words`` and ``since`` are what the office wrote beside the criterion.
    """

    day: date
    within_year: bool = False
    number: int | None = None
    words: str = ""
    since: date | None = None

    @property
    def until(self) -> date:
        """The day on which an age must be reached."""
        return date(self.day.year, 12, 31) if self.within_year else self.day

    @property
    def first(self) -> date:
        """From when on something counts: the day given, else the first of the year."""
        return self.since or date(self.day.year, 1, 1)

    @property
    def each(self) -> list[str]:
        """The words one by one."""
        return self.words.replace("、", " ").replace("，", " ").split()


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """``where`` gives the condition on the ledger of persons; ``fact`` what it saw of one, to stand with the reason.

    ``number``, ``words`` and ``since`` say what these mean for it, empty where it takes none; ``usual`` stands for a
    number that was not given. The reason of a ``private`` one is a private value.
    """

    code: str
    title: str
    help: str
    where: Callable[[AskedOf], ColumnElement[bool]]
    fact: Callable[[AskedOf], ColumnElement[Any]] | None = None
    number: str = ""
    usual: int | None = None
    words: str = ""
    since: str = ""
    private: bool = False

    def __hash__(self) -> int:
        return hash(self.code)


def told_by(tell: Callable[[], tuple[Criterion, ...]]) -> None:
    """The tabs tell which criteria they bring; an engine below them asks ``known``."""
    _TELLERS.append(tell)


def known() -> tuple[Criterion, ...]:
    """Every criterion of the house, in the order of the tabs."""
    return tuple(one for tell in _TELLERS for one in tell())


def called(name: str) -> Criterion | None:
    """The criterion of this code or title."""
    return next((one for one in known() if name in {one.code, one.title}), None)
