"""Who still lacks something of the real-name data set, and how far the entering upstairs has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.members import missing

if TYPE_CHECKING:
    from desk_union.members.missing import Missing
    from desk_union.screens.desk import Desk

EVERYTHING = "全部缺项"


class MissingPage:
    """``rows`` are those of the chosen field; "" chooses all."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.label = ""
        self.refresh()

    def refresh(self) -> None:
        day = self.desk.today()
        with self.desk.book.reading() as session:
            self._found = missing.missing(session, day)
            self._entered = missing.entered(session, day)
        self._counts = missing.counts(self._found)
        if self.label not in self._counts:
            self.label = ""

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Fields with how many lack them, as (label, words)."""
        fields = [(label, f"缺{label}（{count:,} 人）") for label, count in self._counts.items()]
        return [("", f"{EVERYTHING}（{len(self._found):,} 人）"), *fields]

    def choose(self, label: str) -> None:
        self.label = label

    @property
    def rows(self) -> list[Missing]:
        return [one for one in self._found if not self.label or self.label in one.labels]

    @property
    def says(self) -> str:
        entered = self._entered
        return (
            f"在册职工和会员中，有 {len(self._found):,} 人的实名制信息不全。"
            f"会员 {entered.members:,} 人，已录入上级系统 {entered.entered:,} 人，还差 {entered.left:,} 人。"
        )
