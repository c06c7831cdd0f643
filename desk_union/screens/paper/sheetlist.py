"""All that can be printed, by purpose: what each sheet is for, when it was printed last, which are used mostly."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desk_union import tabs
from desk_union.basis import names
from desk_union.describe.content import Document, Tables
from desk_union.describe.purpose import PURPOSES, purpose_of
from desk_union.prints import kept
from desk_union.store import outputs, settings

if TYPE_CHECKING:
    from datetime import datetime

    from desk_union.describe.sheet import Sheet
    from desk_union.screens.desk import Desk

FAVOURITES = "office.favourites"
OWN = "自定义"
EVERY, MINE, WANTED = "全部", "常用", "本月要交的"
RECENT = 8  # of those printed last that stand among the usual ones


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One sheet in words; ``wanted`` says who waits for it until when, ``last`` when it was printed last."""

    sheet: Sheet
    title: str
    help: str
    tab: str
    purpose: str
    last: str
    wanted: str
    favourite: bool

    def has(self, text: str) -> bool:
        """Whether the words or the initials of their pinyin hold the text."""
        held = f"{self.title} {self.help} {self.tab} {self.purpose}".casefold()
        return text in held or (text.isascii() and text in names.initials(self.title))


@dataclass
class SheetList:
    """``lines`` in the order of the tabs; what is shown of them follows ``group`` and ``text``."""

    desk: Desk
    group: str = ""
    text: str = ""
    lines: list[SheetLine] = field(default_factory=list)
    _recent: list[str] = field(default_factory=list)

    def refresh(self) -> None:
        """Ask the book again."""
        say, today = self.desk.wording.say, self.desk.today()
        with self.desk.book.reading() as session:
            times = outputs.last_times(session)
            wanted = dict(tabs.guidance().handed_in(session, today))
            mine = set(settings.get(session, FAVOURITES, []))
            sheets = (*kept.kept_in(session), *tabs.sheets())
        self._recent = sorted(times, key=lambda code: times[code], reverse=True)
        self.lines = [
            SheetLine(
                sheet, say(sheet.title), say(sheet.help), self._place_of(sheet), purpose_of(sheet),
                _moment(times.get(sheet.code)), say(wanted.get(sheet.code) or self._of_month(sheet, times)),
                sheet.code in mine,
            )
            for sheet in sheets
        ]  # fmt: skip
        if not self.group:
            self.group = WANTED if any(line.wanted for line in self.lines) else EVERY

    def _place_of(self, sheet: Sheet) -> str:
        tab = tabs.tab_of(sheet.code)
        return self.desk.wording.say(tabs.shown_at(tab).name) if tab is not None else OWN

    def _of_month(self, sheet: Sheet, times: dict[str, datetime]) -> str:
        """A sheet of every month that was not printed in this one yet; forms are printed as they are wanted."""
        last, today = times.get(sheet.code), self.desk.today()
        if not sheet.monthly or not isinstance(sheet.content, Tables | Document):
            return ""
        printed = last is not None and (last.year, last.month) == (today.year, today.month)
        return "" if printed else f"{today.month}月的还没有印。"

    @property
    def groups(self) -> list[tuple[str, int]]:
        """Each group with the number of its sheets."""
        found = [(name, len(self._of(name))) for name in (WANTED, MINE, EVERY, *PURPOSES)]
        return [(name, count) for name, count in found if count or name == MINE]

    @property
    def shown(self) -> list[SheetLine]:
        """Those of the group, or wherever the text is found, when one is typed."""
        text = self.text.strip().casefold()
        return [line for line in self.lines if line.has(text)] if text else self._of(self.group)

    @property
    def usual(self) -> list[SheetLine]:
        """The favourites and those printed last."""
        recent = self._recent[:RECENT]
        of_code = {line.sheet.code: line for line in self.lines}
        mine = [line for line in self.lines if line.favourite]
        return list(dict.fromkeys([*mine, *(of_code[code] for code in recent if code in of_code)]))

    def _of(self, group: str) -> list[SheetLine]:
        if group == WANTED:
            return [line for line in self.lines if line.wanted]
        if group == MINE:
            return self.usual
        return [line for line in self.lines if group in {EVERY, line.purpose}]

    def favour(self, code: str, *, on: bool) -> None:
        """Keep a sheet among the favourites, or no longer."""
        with self.desk.book.deed("常用的表", who=self.desk.who) as session:
            kept: list[str] = [one for one in settings.get(session, FAVOURITES, []) if one != code]
            settings.put(session, FAVOURITES, [*kept, code] if on else kept)
        self.refresh()


def _moment(at: datetime | None) -> str:
    return f"{at.year}年{at.month}月{at.day}日" if at is not None else ""
