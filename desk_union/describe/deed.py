"""One description per deed: on which rows it makes sense, what it asks and proposes, what it does and leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from desk_union.describe.kinds import Choice, Flag

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Shown, Values

Table = tuple[tuple[str, ...], ...]
Rows = Literal["none", "one", "many"]


def _possible_answers(shown: Shown) -> tuple[tuple[str, Any], ...]:
    """The words and values of a question with a few answers; none of any other."""
    if isinstance(shown.kind, Choice):
        return tuple((label, label) for label in shown.kind.dictionary.labels)
    return (("是", True), ("否", False)) if isinstance(shown.kind, Flag) else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedResult:
    """What came of a deed.

    ``words`` say it without 已 or 将, which whoever tells it puts before: 把张三等3人调到装配组。 ``name`` is what
    the title for 撤销 names beside the deed's own. ``ids`` are the rows that were done. ``seen`` are rows of a
    ledger that 查看 opens, the deed's own rows when None; ``printed`` is the row for the deed's sheet. ``table``
    (headings first) shows it in numbers: the entries of a voucher, the plan of a month.
    """

    ids: tuple[int, ...]
    words: str
    name: str = ""
    voucher: int | None = None
    seen: tuple[str, tuple[int, ...]] | None = None
    printed: int | None = None
    table: Table = ()
    notes: tuple[str, ...] = ()
    number: int | None = None  # how many were done, where that is not how many ids


@dataclass(frozen=True, kw_only=True)
class Deed:
    """What a clerk does with rows of ``ledger``; menus, dialog, preview, command, undo and manual follow from it.

    ``do`` gets the session of a deed, the chosen rows, the answers by key and the present day; it never commits, and
    raises Refusal. ``fits`` is the condition on which it makes sense for a row as of a day, ``unfit`` says in words
    what it wants of a row. ``each`` is asked of every chosen row (quantities of goods): the answers then hold under
    its key a mapping from row to value. ``wanted`` names the asks that make sense beside the answers given, all when
    None. ``propose`` gives the values it begins with, ``follow`` those that follow from an answer just given.
    A deed that is ``waiting`` for rows lists those for which it makes sense when it is started without any.
    """

    code: str
    title: str
    tab: str
    ledger: Callable[[], Ledger]
    help: str
    do: Callable[[Session, Sequence[int], Values, date], DeedResult]
    asks: tuple[Shown, ...] = ()
    each: tuple[Shown, ...] = ()
    rows: Rows = "many"
    fits: Callable[[date], ColumnElement[bool]] | None = None
    unfit: str = ""
    waiting: bool = False
    shows: tuple[str, ...] = ()  # columns of the ledger that stand beside the names of the rows
    grows: bool = False  # a row that is not there yet may be added on the way
    wanted: Callable[[Values], Collection[str]] | None = None
    propose: Callable[[Session, Sequence[int], date], Mapping[str, Any]] | None = None
    follow: Callable[[Session, str, Values], Mapping[str, Any]] | None = None
    prints: str = ""  # code of the sheet that takes the row it left
    group: str = ""  # heading of a menu of its own within the tab's
    page: str = ""  # of the manual, opened by F1
    since: str = "day"  # key of the ask that says as of which day the rows must fit
    guarded: bool = False  # a backup is made before it and named in its answer: it cannot be taken back

    @property
    def every_ask(self) -> tuple[Shown, ...]:
        return (*self.each, *self.asks)

    def wanted_beside(self, key: str) -> dict[str, tuple[str, ...]]:
        """Beside which answers a question is asked: by the label of each choosing ask that decides it, the words for
        which it is; empty where it is asked whatever is answered. Other answers are those that it begins with.
        """
        if self.wanted is None or key not in {shown.key for shown in self.asks}:
            return {}
        usual = {shown.key: shown.default for shown in self.asks}
        deciding: dict[str, tuple[str, ...]] = {}
        for shown in self.asks:
            possible = _possible_answers(shown)
            fitting = tuple(word for word, value in possible if key in self.wanted({**usual, shown.key: value}))
            if fitting and len(fitting) < len(possible):
                deciding[shown.label] = fitting
        return deciding

    def __hash__(self) -> int:
        return hash(self.code)
