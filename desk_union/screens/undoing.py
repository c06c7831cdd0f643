"""撤销 and 重做 as the window offers them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union import tabs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desk_union.describe.guiding import Way
    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk

ANSWERS = {"undo": "已", "redo": "已"}  # their titles say what was taken back or done again
ANSWER = "已办好："


@dataclass(frozen=True, slots=True)
class KeptDeed:
    """A deed that was kept last, as the bar answers it.

    ``undoes`` is the deed that 撤销 beside it takes back (None: it cannot be taken back), ``redoes`` whether 重做 does
    again what it took back, ``looks`` whether it left rows that a ledger shows.
    """

    id: int
    words: str
    undoes: int | None
    redoes: bool
    looks: bool


class Undoing:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def next_undo(self) -> str:
        """Title of the deed that would be taken back, empty when there is none."""
        from desk_union.store import undo as trail  # not before the window is there

        with self.desk.book.reading() as session:
            return trail.can_undo(session) or ""

    def last_deed(self) -> int | None:
        """The id of the deed that was kept last."""
        from desk_union.store import deeds

        with self.desk.book.reading() as session:
            return deeds.last_id(session)

    def kept(self) -> KeptDeed | None:
        """The deed that was kept last, but for looks at private values and for settings, which answer by themselves."""
        from desk_union.screens.list.trailwords import table_of
        from desk_union.store import deeds

        with self.desk.book.reading() as session:
            line = deeds.last_answered(session)
            if line is None:
                return None
            undoes = {"deed": line.id, "redo": line.target_id}.get(line.kind)
            shown = {table_of(ledger) for ledger in self.desk.ledgers}
            looks = not shown.isdisjoint(deeds.tables_left(session, line.id))
        return KeptDeed(line.id, f"{ANSWERS.get(line.kind, ANSWER)}{line.title}", undoes, line.kind == "undo", looks)

    def next_after(self, deed_id: int) -> tuple[Way, ...]:
        """What comes after an import, where the deed is one."""
        from desk_union.screens import ways

        with self.desk.book.reading() as session:
            found = ways.imported(session, self.desk, tabs.guidance(), deed_id)
        return found.ways[: ways.AFTER_IMPORT] if found is not None else ()

    def rows_of(self, deed_id: int, before: Ledger | None) -> tuple[str, list[int]]:
        """Where the rows stand that a deed left: a ledger, ``before`` if it shows them, and their ids; none: no ids."""
        from desk_union.store import deeds, listing
        from desk_union.store.listing import ListAsk

        with self.desk.book.reading() as session:
            for table in deeds.tables_left(session, deed_id):
                ids = deeds.rows_left(session, deed_id, table)
                for ledger in self._showing(table, before):
                    found = listing.ids_of(session, ledger, ListAsk(self.desk.today(), ids=tuple(ids)))
                    if found:
                        return ledger.code, found
        return "", []

    def _showing(self, table: str, before: Ledger | None) -> Iterable[Ledger]:
        from desk_union.screens.list.trailwords import table_of

        first = [before] if before is not None else []
        return (one for one in (*first, *self.desk.ledgers) if table_of(one) == table)

    def next_redo(self) -> str:
        from desk_union.store import undo as trail

        with self.desk.book.reading() as session:
            return trail.can_redo(session) or ""

    def undo(self, deed_id: int | None = None) -> str:
        """Take back the last deed, or the named one; returns the title of the new deed."""
        from desk_union.store import undo as trail

        return trail.undo(self.desk.book, deed_id, self.desk.who).title

    def redo(self) -> str:
        from desk_union.store import undo as trail

        return trail.redo(self.desk.book, self.desk.who).title
