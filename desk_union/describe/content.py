"""What a sheet is made of: one of nine contents, each of which knows how it is filled and what of it is tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.accountbook import AccountBook
    from desk_union.describe.bar_chart import BarPage
    from desk_union.describe.form import Filled
    from desk_union.describe.ownpaper import OverGround, WordFilling
    from desk_union.describe.paper import Table
    from desk_union.describe.prose import Prose
    from desk_union.describe.sheet import Request
    from desk_union.describe.stack_chart import StackChart
    from desk_union.describe.tree_chart import Chart

    FillTables = Callable[[Session, Request], Sequence[Table]]


def no_tables(_session: Session, _request: Request) -> Sequence[Table]:
    return ()


@dataclass(frozen=True, slots=True)
class Tables:
    """Lists and cross tables; ``slip``: each is a card or slip of half a page, unless a whole one is asked for."""

    fill: FillTables
    slip: bool = False

    def tables(self, session: Session, request: Request) -> Sequence[Table]:
        return self.fill(session, request)


@dataclass(frozen=True, slots=True)
class OfficialForm:
    """Copies of the file ``form`` in ``forms/sheets``; ``listed`` gives the same for a workbook."""

    form: str
    fill: Callable[[Session, Request], Filled]
    listed: FillTables = no_tables

    def tables(self, session: Session, request: Request) -> Sequence[Table]:
        return self.listed(session, request)


@dataclass(frozen=True, slots=True)
class TreeChart:
    """A tree of boxes to be drawn; nothing of it is a table."""

    fill: Callable[[Session, Request], Chart]

    def tables(self, session: Session, request: Request) -> Sequence[Table]:
        return no_tables(session, request)


@dataclass(frozen=True, slots=True)
class BarCharts:
    """Pictures of bars, one after the other."""

    fill: Callable[[Session, Request], Sequence[BarPage]]

    def tables(self, session: Session, request: Request) -> Sequence[Table]:
        return [page.table() for page in self.fill(session, request)]


@dataclass(frozen=True, slots=True)
class StackedBars:
    """Stacked bars over the months of a year, with their numbers as lists."""

    fill: Callable[[Session, Request], StackChart]

    def tables(self, session: Session, request: Request) -> Sequence[Table]:
        return self.fill(session, request).tables()


@dataclass(frozen=True, slots=True)
class BoundBook:
    """Books of account, page after page."""

    fill: Callable[[Session, Request], AccountBook]

    def tables(self, session: Session, request: Request) -> Sequence[Table]:
        return self.fill(session, request).tables()


@dataclass(frozen=True, slots=True)
class Document:
    """Headings, paragraphs and small tables."""

    fill: Callable[[Session, Request], Prose]

    def tables(self, session: Session, request: Request) -> Sequence[Table]:
        return self.fill(session, request).tables()


@dataclass(frozen=True, slots=True)
class OverScan:
    """Cells over the pages of a scan or PDF that the office brought."""

    fill: Callable[[Session, Request], OverGround]

    def tables(self, session: Session, request: Request) -> Sequence[Table]:
        return no_tables(session, request)


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """A Word file that the office brought, with words for its places."""

    fill: Callable[[Session, Request], WordFilling]

    def tables(self, session: Session, request: Request) -> Sequence[Table]:
        return no_tables(session, request)


Content = (
    Tables | OfficialForm | TreeChart | BarCharts | StackedBars | BoundBook | Document | OverScan | WordTemplate
)
