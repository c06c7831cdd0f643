"""回收站: deleted rows in words, and bringing them back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desk_union.describe.kinds import Ref
from desk_union.screens.list import trailwords
from desk_union.screens.list.historypage import show_moment
from desk_union.store import recycle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.screens.desk import Desk
    from desk_union.store.recycle import BinLine

TOLD = 4  # values that say which row it was


@dataclass(frozen=True, slots=True)
class Discarded:
    """One line of the bin; ``together`` says what comes back along with it."""

    change_id: int
    at: str
    who: str
    ledger: str
    words: str
    together: str


class BinPage:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.lines: list[Discarded] = []
        self.refresh()

    def refresh(self) -> None:
        tables = {trailwords.table_of(ledger) for ledger in self.desk.ledgers}
        with self.desk.book.reading() as session:
            found = recycle.bin_rows(session, tables)
            gone = {(line.deed_id, line.table_name, line.row_id) for line in found}
            self.lines = [self._line(session, line) for line in found if not self._went_along(line, gone)]

    def _went_along(self, line: BinLine, gone: set[tuple[int | None, str, int]]) -> bool:
        """Whether the row was deleted because its owner was; it then comes back with the owner and needs no line."""
        ledger = trailwords.ledger_of(self.desk.ledgers, line.table_name)
        return any(
            (line.deed_id, trailwords.table_of(shown.kind.ledger), line.before.get(column)) in gone
            for column, shown in (trailwords.stored_fields(ledger).items() if ledger else ())
            if isinstance(shown.kind, Ref)
        )

    def _line(self, session: Any, line: BinLine) -> Discarded:
        ledger = trailwords.ledger_of(self.desk.ledgers, line.table_name)
        words: list[str] = []
        for column, shown in trailwords.stored_fields(ledger).items() if ledger else ():
            text = trailwords.words_of(session, shown, line.before.get(column))
            if text:
                words.append(f"{shown.label} {text}")
        return Discarded(
            line.change_id,
            show_moment(line.at),
            line.who,
            ledger.title if ledger else "",
            "，".join(words[:TOLD]),
            f"同时删除的还有{line.together - 1}条" if line.together > 1 else "",
        )

    def restore(self, change_ids: Sequence[int]) -> list[str]:
        """Bring rows back, each as a deed of its own with what belongs to it; returns the titles of the deeds."""
        titles: list[str] = []
        for change_id in change_ids:
            # A row may have come back already with the one before it.
            self.refresh()
            if any(line.change_id == change_id for line in self.lines):
                titles.append(recycle.restore(self.desk.book, change_id, self.desk.who))
        self.refresh()
        return titles
