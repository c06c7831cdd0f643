"""Any list as paper: the columns, filter, totals and count of an ask become one table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.describe.content import Tables
from desk_union.describe.sheet import Sheet
from desk_union.store import listing
from desk_union.store.ledgertable import ledger_table
from desk_union.tabs import union_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.describe.paper import Table
    from desk_union.describe.sheet import Request
    from desk_union.store.listing import ListAsk


def printable(ledger: Ledger) -> tuple[Shown, ...]:
    """The columns a list prints unless others are chosen: the listed ones that are not private."""
    return tuple(shown for shown in ledger.listed if not shown.private)


def list_sheet(ledger: Ledger, ask: ListAsk, columns: Sequence[Shown], period: str = "") -> Sheet:
    """The list that an ask finds, as a sheet like any other; a request for private values unmasks them."""

    def fill(session: Session, request: Request) -> list[Table]:
        office = union_name(session)
        return [
            list_table(
                session, ledger, ask, columns, organisation=office, today=request.today, period=period,
                private=request.private,
            )
        ]  # fmt: skip

    private = tuple(shown.label for shown in columns if shown.private)
    return Sheet(ledger.code, ledger.title, "", Tables(fill), ledgers=(ledger.code,), private=private)


def _on_paper(ledger: Ledger, ask: ListAsk) -> tuple[str, ...]:
    """What is listed newest first on screen is a book on paper, the oldest first, unless another order was chosen."""
    if ask.order or not ledger.order or ledger.order[0] != f"-{ledger.when}":
        return ask.order
    return tuple(key.removeprefix("-") for key in ledger.order)


def list_table(
    session: Session,
    ledger: Ledger,
    ask: ListAsk,
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
    ids = listing.ids_of(session, ledger, replace(ask, order=_on_paper(ledger, ask)))
    return ledger_table(
        session, ledger, columns, ids, ask.day, private=private, title=ledger.title, organisation=organisation,
        period=period or f"截至{days.show_day_long(ask.day)}", printed_on=today,
        filter_text=listing.describe_ask(session, ledger, ask), count_text=f"共 {len(ids)} {ledger.counter}",
        notes=(f"没有记变动日期的各栏按今天的资料（{days.show_day_long(today)}）。",) if ask.day < today else (),
    )  # fmt: skip
