"""Cells that say more, or less, than one value: about so many (约60人), and two days in one cell (4月8日-10日)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis import dayspans, numerals
from desk_union.describe.kinds import Count, Day, cell_text
from desk_union.describe.question import Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desk_union.describe.ledger import Ledger
    from desk_union.exchange.cells import ColumnReader
    from desk_union.exchange.plan import Plan

AS_WRITTEN, BLANK = "按写的数记", "空着不填"


def settle(plan: Plan, readers: Iterable[ColumnReader], lines: Sequence[int]) -> None:
    """Ask once a column what becomes of numbers that are not exact."""
    for reader in readers:
        if not isinstance(reader.shown.kind, Count) or reader.as_text:
            continue
        found = list(_about(plan, reader, lines))
        if found:
            choices = (AS_WRITTEN,) if reader.shown.required else (AS_WRITTEN, BLANK)
            header = reader.column.header
            why = f"如“{found[0]}”，按写的数就是{numerals.about(found[0])}。"
            answer = plan.ask(Question(f"「{header}」不是确数的怎么记", why, choices, len(found), column=header))
            reader.about = answer != BLANK  # while it is asked, lines are looked at as if it were taken as written


def _about(plan: Plan, reader: ColumnReader, lines: Sequence[int]) -> Iterator[str]:
    for n in lines:
        cells = plan.grid.rows[n]
        cell = cells[reader.column.index] if reader.column.index < len(cells) else ""
        if isinstance(cell, str) and numerals.about(cell) is not None:
            yield cell_text(cell)


def other_end(ledger: Ledger, key: str) -> str:
    """The column in which the other end of a span stands that a cell of this column tells; "" for none."""
    kind = ledger.by_key[key].kind if key in ledger.by_key else None
    if isinstance(kind, Day) and kind.ends:
        return kind.ends
    return next((one.key for one in ledger.fields if isinstance(one.kind, Day) and one.kind.ends == key), "")


def is_end(ledger: Ledger, key: str) -> bool:
    """What begins in another column ends on the day of this one."""
    return any(isinstance(one.kind, Day) and one.kind.ends == key for one in ledger.fields)


def share_spans(plan: Plan) -> None:
    """Bring the other day of a span into its own column, where there is one and the sheet leaves it empty; say so."""
    for reader in plan.readers:
        index, key = reader.column.index, other_end(plan.ledger, reader.column.key or "")
        written = [r for r in plan.records if reader.spans and index < len(r.cells) and r.cells[index] in reader.spans]
        for record in written if key else ():
            record.given.setdefault(key, reader.spans[record.cells[index]])
        if not written:
            continue
        own, other = ("最后一天", "第一天") if reader.is_end else ("第一天", "最后一天")
        rest = f"记入「{plan.ledger.by_key[key].label}」" if key else "不记"
        plan.notes.append(
            f"「{reader.column.header}」里一格写着起止两天的（如“{cell_text(written[0].cells[index])}”，"
            f"共{len(written)}处），{own}记入「{reader.shown.label}」，{other}{rest}。"
        )


def without_spans(text: str) -> str:
    """The first day of a span, else the text itself."""
    found = dayspans.parted(text)
    return found[0] if found else text
