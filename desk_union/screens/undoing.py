"""撤销 and 重做 as the window offers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk


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
