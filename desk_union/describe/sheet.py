"""Sheets: what can be printed, with its options; the content is plain tables, paper is made elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desk_union.basis import months
from desk_union.describe.content import OfficialForm, Tables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.basis.months import MonthSpan
    from desk_union.describe.content import Content
    from desk_union.describe.paper import Table

OPTIONS = {
    "year": "年度", "month": "月份", "quarter": "季度", "unit": "分会/小组", "search": "姓名", "id": "记录",
    "ids": "几条记录",
}  # fmt: skip


WHO = "who"  # the choice of whom a sheet is about, which nobody is asked where rows were chosen in a list


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
    def months(self) -> MonthSpan | None:
        """The month, quarter or year asked for; None when none is."""
        return months.asked(self.year, self.month, self.quarter, self.today)

    @property
    def picked(self) -> tuple[int, ...]:
        """The rows meant by themselves, empty where a group of rows is meant."""
        return self.rows if self.row is None else (self.row,)


@dataclass(frozen=True)
class Sheet:
    """One printable sheet; ``content`` gives what stands on it.

    ``ledgers`` are the codes of those whose rows it shows, the foremost first; ``private`` are the labels left empty
    unless the request is private, which is then noted under each of these ledgers.
    """

    code: str
    title: str
    help: str
    content: Content
    options: tuple[str, ...] = ("year", "month", "unit")
    outputs: tuple[str, ...] = ("pdf", "xlsx")
    choices: tuple[Choose, ...] = ()
    asks: Callable[[Session], tuple[Choose, ...]] | None = None  # choices that only the book of the office knows
    ledgers: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    finds: tuple[str, str] = ("姓名", "不填就是全部")  # what ``search`` looks for, and what to write
    says: str = ""  # what is meant by the chosen year and month, where it is not how things stood at their end
    monthly: bool = False  # of the present month unless another span is chosen
    ahead: bool = False  # may be asked for the year to come
    purpose: str = ""  # one of ``describe.purpose``, where its title and content do not tell

    def __post_init__(self) -> None:
        if self.private and not self.ledgers:
            raise ValueError(f"{self.code} shows private values of no ledger")

    @property
    def form(self) -> str:
        """The name of its file in ``forms/sheets``; empty where it is no official form."""
        return self.content.form if isinstance(self.content, OfficialForm) else ""

    @property
    def lets_choose(self) -> bool:
        """Whether it may ask more than its options: by itself, of the book, or on which paper."""
        slip = isinstance(self.content, Tables) and self.content.slip
        return bool(self.form or self.choices or self.asks or slip)

    def tables(self, session: Session, request: Request) -> Sequence[Table]:
        """What a workbook of it holds."""
        return self.content.tables(session, request)
