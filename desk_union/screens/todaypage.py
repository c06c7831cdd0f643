"""The morning page: the day, who there is, what is due, how the backups stand, what was done last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desk_union import tabs
from desk_union.basis import days
from desk_union.screens import ways
from desk_union.screens.book.backuppage import BackupPage, State
from desk_union.store import listing
from desk_union.store.deeds import deeds
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from datetime import datetime

    from desk_union.describe.due import Due
    from desk_union.describe.guiding import Guidance, Way
    from desk_union.screens.desk import Desk
    from desk_union.screens.ways import Imported, StepLine

WEEKDAYS = "一二三四五六日"
LAST_DEEDS = 8
NOON, EVENING = 12, 18


@dataclass(frozen=True, slots=True)
class TodayCard:
    """One thing due; ``button`` names the rows behind it, empty when there are none; ``settles`` is what settles it."""

    title: str
    sentence: str
    button: str
    ledger_code: str
    ids: tuple[int, ...]
    urgent: bool
    settles: Way | None = None
    puts_off: Way | None = None
    opens: tuple[str, tuple[int, ...]] | None = None  # what the button opens, where it is not those rows


@dataclass(frozen=True, slots=True)
class DoneLine:
    """One deed of the last ones, in words."""

    when: str
    who: str
    title: str


class TodayState:
    """What the page shows; everything is asked anew by ``refresh``."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.heading = ""
        self.subheading = ""
        self.cards: list[TodayCard] = []
        self.for_information: list[TodayCard] = []
        self.backup = State("", overdue=False)
        self.done: list[DoneLine] = []
        self.usual: list[Way] = []
        self.first_week: list[StepLine] = []
        self.imported: Imported | None = None

    def refresh(self) -> None:
        today = self.desk.today()
        self.heading = (
            f"{greeting(self.desk.book.clock())}　{days.show_day_long(today)}　星期{WEEKDAYS[today.weekday()]}"
        )
        guidance = tabs.guidance()
        with self.desk.book.reading() as session:
            counts = tabs.counts(session, today)
            found = tabs.due(session, today)
            self.done = [
                DoneLine(
                    _moment(line.at, self.desk.book.clock()),
                    line.who,
                    f"{line.title}{'（已撤销）' if line.undone else ''}",
                )
                for line in deeds(session, LAST_DEEDS)
            ]
            self.usual = ways.usual(session, self.desk, guidance)
            self.first_week = ways.first_week(session, guidance)
            self.imported = ways.imported(session, self.desk, guidance)
            cards = [(one.urgency, self._card(session, one, guidance)) for one in found]
        self.subheading = "　·　".join((self.desk.union_name, *counts))
        self.cards = [card for urgency, card in cards if urgency != "info"]
        self.for_information = [card for urgency, card in cards if urgency == "info"]
        self.backup = BackupPage(self.desk).state()

    def _card(self, session: Any, one: Due, guidance: Guidance) -> TodayCard:
        code, ids = one.opens or (one.ledger_code, one.row_ids)
        button = f"查看 {self._counted(session, code, ids)}" if ids else ""
        late = one.urgency == "late"
        return TodayCard(
            one.title, one.sentence, button, one.ledger_code, one.row_ids, late, guidance.settles.get(one.kind),
            guidance.puts_off.get(one.kind), one.opens,
        )  # fmt: skip

    def _counted(self, session: Any, code: str, ids: tuple[int, ...]) -> str:
        """The rows behind it as people count them."""
        ask = ListAsk(self.desk.today(), ids=ids)
        return listing.counted(session, self.desk.ledger(code), ask, len(ids))

    @property
    def late(self) -> list[TodayCard]:
        return [card for card in self.cards if card.urgent]

    @property
    def soon(self) -> list[TodayCard]:
        return [card for card in self.cards if not card.urgent]


def greeting(now: datetime) -> str:
    if now.hour < NOON:
        return "早上好"
    return "下午好" if now.hour < EVENING else "晚上好"


def _moment(at: datetime, now: datetime) -> str:
    """The time alone for today, else the day with it."""
    return f"{at:%H:%M}" if at.date() == now.date() else f"{at.month}月{at.day}日 {at:%H:%M}"
