"""The rows behind a number, and the number made of them anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.describe.behind import FigureBehind, RowsBehind
from desk_union.store import listing
from desk_union.store.figures import lines_told, rows_behind, rows_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.behind import Behind
    from desk_union.describe.figure import Figure
    from desk_union.describe.ledger import Ledger


def rows_of(session: Session, behind: Behind, figures: Sequence[Figure]) -> tuple[Ledger, list[int]]:
    """The ledger and the ids; of a figure those that its own query finds."""
    if isinstance(behind, FigureBehind):
        figure = next(one for one in figures if one.code == behind.figure)
        return figure.ledger(), rows_behind(session, figure, behind.span)
    return behind.ledger, list(behind.find(session))


def measured(session: Session, behind: RowsBehind) -> int:
    """How many rows there are, or what their values come to."""
    ids = list(behind.find(session))
    if not behind.sums:
        return len(ids)
    columns = [behind.ledger.by_key[key] for key, _ in behind.sums]
    found = listing.lines(session, behind.ledger, columns, ids, behind.span.last)
    signs = [sign for _, sign in behind.sums]
    return sum(sign * (value or 0) for line in found for sign, value in zip(signs, line.values, strict=True))


def lines_behind(
    session: Session, ledger: Ledger, parts: Sequence[Behind], number: int, figures: Sequence[Figure]
) -> str:
    """What each of so many rows stands for: of a figure as ``lines_told``, of rows alone whether they are added up."""
    match parts:
        case [FigureBehind(figure=code, span=span)]:
            figure = next(one for one in figures if one.code == code)
            return lines_told(session, figure, span, number, figures)[0]
    added = any(isinstance(part, RowsBehind) and part.sums for part in parts)
    return f"{rows_told(ledger, number)}{'，数是它们的合计' if added else ''}。"
