"""The office's own age lines, as the settings show and keep them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.refusal import Refusal
from desk_union.members import age_lines

if TYPE_CHECKING:
    from desk_union.members.age_lines import AgeLines
    from desk_union.screens.desk import Desk

OLDEST = 120


class AgeLinesPage:
    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def lines(self) -> AgeLines:
        with self.desk.book.reading() as session:
            return age_lines.read(session)

    def keep(self, lines: AgeLines) -> None:
        """Refusal, under the field ``lines``, when an age cannot be meant."""
        if lines == self.lines:
            return
        for age in (lines.young, lines.child, lines.aged):
            if not 0 < age < OLDEST:
                raise Refusal(f"年龄应在1到{OLDEST - 1}之间。", "请改正。", field="lines")
        with self.desk.book.deed("修改年龄口径", who=self.desk.who) as session:
            age_lines.write(session, lines)
