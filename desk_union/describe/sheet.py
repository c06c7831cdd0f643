"""Sheets: what can be printed, with its options; the content is plain tables, paper is made elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.paper import Table

OPTIONS = {"year": "年度", "month": "月份", "quarter": "季度", "unit": "分会/小组", "id": "记录"}


@dataclass(frozen=True, slots=True)
class Request:
    """What a sheet is asked for; ``day`` is the day as of which standing facts are meant."""

    day: date
    today: date
    year: int | None = None
    month: int | None = None
    quarter: int | None = None
    unit: int | None = None
    row: int | None = None
    private: bool = False


@dataclass(frozen=True)
class Sheet:
    """One printable sheet; ``tables(session, request)`` gives its content."""

    code: str
    title: str
    help: str
    tables: Callable[[Session, Request], Sequence[Table]]
    options: tuple[str, ...] = ("year", "month", "unit")
    outputs: tuple[str, ...] = ("pdf", "xlsx")
