"""Sheets: what can be printed, with its options; the content is plain tables, paper is made elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.accountbook import AccountBook
    from desk_union.describe.form import Filled
    from desk_union.describe.paper import Table
    from desk_union.describe.prose import Prose
    from desk_union.describe.tree_chart import Chart

OPTIONS = {
    "year": "年度", "month": "月份", "quarter": "季度", "unit": "分会/小组", "search": "姓名", "id": "记录",
    "ids": "几条记录",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choose:
    """One more thing that a sheet asks; ``values`` are (code, words), the usual one first."""

    key: str
    label: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Request:
    """What a sheet is asked for; ``day`` is the day as of which standing facts are meant.

    ``row`` is the one row meant, ``rows`` several chosen ones, for a sheet that offers ``ids``.
    """

    day: date
    today: date
    year: int | None = None
    month: int | None = None
    quarter: int | None = None
    unit: int | None = None
    row: int | None = None
    rows: tuple[int, ...] = ()
    private: bool = False
    search: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)

    @property
    def picked(self) -> tuple[int, ...]:
        """The rows meant by themselves, empty where a group of rows is meant."""
        return self.rows if self.row is None else (self.row,)


def no_tables(_session: Session, _request: Request) -> Sequence[Table]:
    """What an official form has of tables."""
    return ()


@dataclass(frozen=True)
class Sheet:
    """One printable sheet; ``tables(session, request)`` gives its content, or ``forms`` the copies of an official form,
    or ``chart`` a tree to be drawn, or ``book`` books of account, or ``prose`` a document (in a workbook: tables).

    ``form`` names the file in ``forms/sheets``; ``private`` are the labels left empty unless the request is private.
    """

    code: str
    title: str
    help: str
    tables: Callable[[Session, Request], Sequence[Table]] = no_tables
    options: tuple[str, ...] = ("year", "month", "unit")
    outputs: tuple[str, ...] = ("pdf", "xlsx")
    forms: Callable[[Session, Request], Filled] | None = None
    form: str = ""
    chart: Callable[[Session, Request], Chart] | None = None
    book: Callable[[Session, Request], AccountBook] | None = None
    prose: Callable[[Session, Request], Prose] | None = None
    choices: tuple[Choose, ...] = ()
    asks: Callable[[Session], tuple[Choose, ...]] | None = None  # choices that only the book of the office knows
    private: tuple[str, ...] = ()
    finds: tuple[str, str] = ("姓名", "不填就是全部")  # what ``search`` looks for, and what to write
    says: str = ""  # what is meant by the chosen year and month, where it is not how things stood at their end
    monthly: bool = False  # of the present month unless another span is chosen
    ahead: bool = False  # may be asked for the year to come

    def fill(self, session: Session, request: Request) -> Filled:
        """The copies of an official form; only for a sheet that has a ``form``."""
        if self.forms is None:
            raise ValueError(f"{self.code} is no official form")
        return self.forms(session, request)

    def bind(self, session: Session, request: Request) -> AccountBook:
        """The books of account; only for a sheet that has a ``book``."""
        if self.book is None:
            raise ValueError(f"{self.code} is no book of account")
        return self.book(session, request)

    def write(self, session: Session, request: Request) -> Prose:
        """The document; only for a sheet that is ``prose``."""
        if self.prose is None:
            raise ValueError(f"{self.code} is no document")
        return self.prose(session, request)

    def draw(self, session: Session, request: Request) -> Chart:
        """The tree of boxes; only for a sheet that has a ``chart``."""
        if self.chart is None:
            raise ValueError(f"{self.code} is no chart")
        return self.chart(session, request)
