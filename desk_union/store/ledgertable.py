"""Rows of a ledger as one table of paper: numbered, with the totals of the columns that have one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desk_union.describe.behind import summed
from desk_union.describe.figure import Span
from desk_union.describe.measures import Money
from desk_union.describe.paper import Column, Table
from desk_union.store import listing, stages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Shown

NUMBER = Column("序号", "center", 10.0)
TOTAL = "合计"


def ledger_table(
    session: Session,
    ledger: Ledger,
    columns: Sequence[Shown],
    ids: Sequence[int],
    day: date,
    *,
    private: bool = False,
    sections: bool = False,
    labels: Mapping[str, str] | None = None,
    blanks: Sequence[Column] = (),
    **around: Any,
) -> Table:
    """The rows in this order as of the day; each total opens them.

    ``sections`` makes the first column the title of a section, ``labels`` are other headings by key, ``blanks`` wait
    for a pen. ``around`` is what else a table bears: its title, the office, the day of printing.
    """
    found = listing.lines(session, ledger, columns, ids, day, private=private)
    if (today := around.get("printed_on")) is not None and day < today:
        found = _as_then(session, ledger, columns, found, day)
    written = [_said(line, columns) for line in found]
    at = int(sections)
    heads = [
        Column((labels or {}).get(shown.key, shown.label), shown.kind.align, shown.print_mm, recorded=True)
        for shown in columns
    ]
    empty = [""] * len(blanks)
    span = Span(day, day)
    sums: list[str] = []
    for place, shown in enumerate(columns):
        total = shown.kind.show(sum(line.values[place] or 0 for line in found)) if shown.total else ""
        sums.append(summed(total, ledger, ids, span, shown.key) if shown.total else "")
    return Table(
        columns=(*heads[:at], NUMBER, *heads[at:], *blanks),
        rows=[(*said[:at], str(n), *said[at:], *empty) for n, said in enumerate(written, 1)],
        totals=(*sums[:at], TOTAL, *sums[at:], *empty) if found and any(shown.total for shown in columns) else None,
        section_by=0 if sections else None,
        **around,
    )


def _said(line: listing.ListedLine, columns: Sequence[Shown]) -> list[str]:
    """The words of a row; of two sides the one that a row does not fill stays blank."""
    return [
        "" if value == 0 and isinstance(shown.kind, Money) and shown.kind.side else word
        for word, value, shown in zip(line.words, line.values, columns, strict=True)
    ]


def _as_then(
    session: Session, ledger: Ledger, columns: Sequence[Shown], lines: list[listing.ListedLine], day: date
) -> list[listing.ListedLine]:
    """Rows that have gone on to another stage since, as they stood."""
    then = stages.words_then(session, ledger, [line.id for line in lines], day)
    return [
        replace(line, words=tuple(told.get(shown.key, word) for shown, word in zip(columns, line.words, strict=True)))
        for line in lines
        for told in (then.get(line.id, {}),)
    ]
