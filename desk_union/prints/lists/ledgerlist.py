"""Any list as paper: the columns, filter, totals and count of an ask become one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.describe.paper import Column, Table
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.store.listing import Ask

COUNTERS = {"members.units": "个", "members.terms": "届"}
NUMBER = Column("序号", "center", 10)


def printable(ledger: Ledger) -> tuple[Shown, ...]:
    """The columns a list prints unless others are chosen: the listed ones that are not private."""
    return tuple(shown for shown in ledger.listed if not shown.private)


def list_table(
    session: Session,
    ledger: Ledger,
    ask: Ask,
    columns: Sequence[Shown],
    *,
    organisation: str,
    today: date,
    period: str = "",
    private: bool = False,
) -> Table:
    """One printed list; private columns stay masked unless ``private`` was asked for (the caller logs the asking).

    ``period`` names the days meant where the list does not stand as of one day.
    """
    ids = listing.ids_of(session, ledger, ask)
    found = listing.lines(session, ledger, columns, ids, ask.day, private=private)
    totals = listing.totals_of(session, ledger, ask, columns)
    return Table(
        title=ledger.title,
        columns=(NUMBER, *(Column(shown.label, shown.kind.align, shown.print_mm) for shown in columns)),
        rows=[(str(n), *line.words) for n, line in enumerate(found, 1)],
        organisation=organisation,
        period=period or f"截至{days.show_day_long(ask.day)}",
        filter_text=listing.describe_ask(session, ledger, ask),
        totals=("合计", *(shown.kind.show(totals[shown.key]) if shown.key in totals else "" for shown in columns))
        if totals
        else None,
        count_text=f"共 {len(found)} {counter(ledger)}",
        printed_on=today,
    )


def counter(ledger: Ledger) -> str:
    """The measure word by which rows of the ledger are counted."""
    return COUNTERS.get(ledger.code, "人" if ledger.row.__tablename__ == "person" else "条")
