"""What changed since a sheet was last printed: its numbers are kept when it goes out, and compared the next time."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from desk_union.basis.days import show_day_long
from desk_union.prints.numbers import TOTAL, numbers_of
from desk_union.store import outputs
from desk_union.store.behind import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desk_union.describe.paper import Table
    from desk_union.describe.sheet import Request, Sheet
    from desk_union.prints.numbers import ToldNumber

# A sheet of more numbers than these is a list of rows: of such only the first are kept.
MOST = 300
NAMED = 6
SHORT = 16  # digits of a hash


@dataclass(frozen=True, slots=True)
class KeptNumber:
    """A number by the words that name it, and the hash of the keys of its rows (empty: no rows are known)."""

    place: str
    words: str
    rows: str


@dataclass(frozen=True, slots=True)
class SincePrinted:
    """``changed`` says each number that is another by now; ``moved`` is how many stayed though their rows did not."""

    at: datetime
    changed: tuple[str, ...]
    moved: int

    @property
    def sentence(self) -> str:
        if not self.changed and not self.moved:
            return ""
        when = f"和{show_day_long(self.at.date())}打印的那份比"
        if not self.changed:
            return f"{when}，数都没有变，但有{self.moved}个数后面的记录换了。"
        more = f"等，共{len(self.changed)}个数" if len(self.changed) > NAMED else ""
        return f"{when}：{'；'.join(self.changed[:NAMED])}{more}。"


def asked_as(sheet: Sheet, request: Request) -> str:
    """What tells one printing of a sheet from another: its span, unit, rows and choices, and a day that was chosen."""
    day = "" if request.year or request.day == request.today else request.day.isoformat()
    parts = (
        request.year, request.month, request.quarter, request.unit, request.picked, request.search, day,
        sorted(request.chosen.items()),
    )  # fmt: skip
    return hashlib.sha256(json.dumps([sheet.code, parts], ensure_ascii=False).encode()).hexdigest()[:32]


def numbers_to_keep(session: Session, tables: Iterable[Table]) -> list[KeptNumber]:
    """Those that open their rows and those of the lines of totals, in the order of the paper."""
    seen: Counter[str] = Counter()
    tables = list(tables)
    several = len({table.title for table in tables}) > 1
    kept = []
    for told in islice((one for one in numbers_of(tables) if one.behind or one.row.endswith(TOTAL)), MOST):
        place = "　".join(part for part in (told.table if several else "", told.row, told.column) if part)
        seen[place] += 1
        nth = f"（第{seen[place]}处）" if seen[place] > 1 else ""
        kept.append(KeptNumber(f"{place}{nth}", told.words, _hash(session, told)))
    return kept


def _hash(session: Session, told: ToldNumber) -> str:
    if not told.behind:
        return ""
    from desk_union.tabs import figures

    held = [(ledger.code, sorted(ids)) for ledger, ids in (rows_of(session, one, figures()) for one in told.behind)]
    return hashlib.sha256(json.dumps(held).encode()).hexdigest()[:SHORT]


def as_text(numbers: Sequence[KeptNumber]) -> str:
    """As it is kept; empty where there is nothing to compare."""
    if not numbers:
        return ""
    return json.dumps([[one.place, one.words, one.rows] for one in numbers], ensure_ascii=False)


def since_printed(session: Session, sheet: Sheet, request: Request, now: Sequence[KeptNumber]) -> SincePrinted | None:
    """Against the last time that the same was printed; None where it never was, or nothing of it was kept."""
    last = outputs.last_of(session, sheet.code, asked_as(sheet, request))
    if last is None or not last.numbers:
        return None
    before = {place: KeptNumber(place, words, rows) for place, words, rows in json.loads(last.numbers)}
    return SincePrinted(last.at, tuple(_changed(before, now)), sum(_moved(before.get(one.place), one) for one in now))


def _changed(before: Mapping[str, KeptNumber], now: Sequence[KeptNumber]) -> Iterator[str]:
    """Numbers of lines that came or went are told too, as they would be missed otherwise."""
    for one in now:
        held = before.get(one.place)
        if held is None:
            yield f"{one.place}：上次没有，现在{one.words}"
        elif held.words != one.words:
            yield f"{one.place}：上次{held.words}，现在{one.words}"
    here = {one.place for one in now}
    yield from (f"{held.place}：上次{held.words}，现在没有" for place, held in before.items() if place not in here)


def _moved(before: KeptNumber | None, now: KeptNumber) -> bool:
    return before is not None and before.words == now.words and before.rows != now.rows
