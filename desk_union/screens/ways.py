"""The ways that 工作台 offers: what is done mostly here, what the first week still asks, what comes after an import."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from desk_union import tabs
from desk_union.describe.guiding import FirstStep, Way
from desk_union.office import signers
from desk_union.screens.list.trailwords import ledger_of
from desk_union.store import deeds, outputs, settings
from desk_union.store.backupplaces import STICK_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desk_union.describe.guiding import Guidance
    from desk_union.screens.desk import Desk

LATELY = timedelta(days=60)
MOST_DEEDS = 500
OFFERED, AFTER_IMPORT = 6, 3
IMPORT = "import"
HOUSE_STEPS = (
    FirstStep("写上签名人", "填表人、审核人、负责人，印在每张表的下面。", Way("command", "settings"),
              lambda session: bool(signers.read(session))),
    FirstStep("定U盘备份文件夹", "电脑坏了，账本还在。", Way("command", "backups"),
              lambda session: bool(settings.get(session, STICK_FOLDER))),
    FirstStep("打印第一张表", "看看表头、签名、字体对不对。", Way("command", "printing"), outputs.is_any),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StepLine:
    """One thing of the first week and whether the book has it."""

    title: str
    help: str
    way: Way
    done: bool


@dataclass(frozen=True, slots=True)
class Imported:
    """The import that was kept last today, in words, with what comes next."""

    deed: int
    title: str
    ways: tuple[Way, ...]


def usual(session: Any, desk: Desk, guidance: Guidance) -> list[Way]:
    """What was done most often lately, then what the tabs call usual; more than are offered, as some may be gone."""
    since = desk.book.clock() - LATELY
    counted: Counter[Way] = Counter()
    for code, table, often in deeds.lately(session, since, MOST_DEEDS):
        way = _way_of(desk, guidance, code, table)
        if way is not None:
            counted[way] += often
    for code, often in outputs.how_often(session, since).items():
        counted[Way("sheet", code)] += often
    return list(dict.fromkeys([*(way for way, _ in counted.most_common(2 * OFFERED)), *guidance.usual]))


def _way_of(desk: Desk, guidance: Guidance, code: str, table: str | None) -> Way | None:
    """What led to a deed of the trail; None for what is no daily work (founding, an import)."""
    if code in guidance.traces:
        return guidance.traces[code]
    if not code and table is not None:
        ledger = ledger_of(desk.ledgers, table)
        return Way("add", ledger.code) if ledger is not None else None
    tab = tabs.tab_of(code)
    return Way("deed", code) if tab is not None and tab.offers_deeds else None


def first_week(session: Any, guidance: Guidance) -> list[StepLine]:
    """What a new book wants; empty once all is there or the list was put away."""
    if settings.get(session, settings.FIRST_WEEK):
        return []
    steps = (*guidance.first_week, *HOUSE_STEPS)
    lines = [StepLine(step.title, step.help, step.way, step.done(session)) for step in steps]
    return lines if any(not line.done for line in lines) else []


def put_first_week_away(desk: Desk) -> None:
    with desk.book.deed("收起第一周的清单", who=desk.who) as session:
        settings.put(session, settings.FIRST_WEEK, value=True)


def imported(session: Any, desk: Desk, guidance: Guidance, deed: int | None = None) -> Imported | None:
    """The last import of today (only if it is the ``deed``, where one is named)."""
    last = deeds.last_of(session, IMPORT, datetime.combine(desk.today(), time.min))
    if last is None or deed not in {None, last.id}:
        return None
    titled = (one for one in desk.ledgers if f"{one.title}：" in last.title)
    ledger = max(titled, key=lambda one: len(one.title), default=None)
    ways = tuple(_after(guidance, ledger.code)) if ledger is not None else ()
    return Imported(last.id, last.title, ways)


def _after(guidance: Guidance, code: str) -> Iterator[Way]:
    told = guidance.next.get(code)
    if told is not None:
        yield from told
        return
    tab = tabs.tab_of(code)
    sheets = tab.sheets() if tab is not None else ()
    yield from (Way("sheet", sheet.code) for sheet in [one for one in sheets if one.ledgers[:1] == (code,)][:2])
