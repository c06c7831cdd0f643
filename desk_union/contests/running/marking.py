"""What is wrong with marks: entrants and items that the contest has not, marks above the full mark, a judge twice.

A contest in which nobody was entered yet, or no item, takes them from its first marks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.basis import points
from desk_union.contests.running import contest_words as words
from desk_union.contests.running import who
from desk_union.contests.running.reckoning import items_of
from desk_union.contests.running.tables import Contest, ContestEntry, ContestScore
from desk_union.describe.ledger import Fault
from desk_union.scoring.scheme import MEASURED, SCORED
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.contests.running.tables import ContestCriterion
    from desk_union.describe.ledger import Values

LISTED = 6
_JUDGES = re.compile(r"[、，,；;]")


@dataclass(frozen=True)
class MarkedContest:
    """A contest as far as marks are judged by it; ``units`` are the units of entrants and judges by name."""

    name: str
    frozen: bool
    day: date
    entries: dict[str, tuple[int, str]]
    items: dict[str, ContestCriterion]

    @property
    def only_item(self) -> ContestCriterion | None:
        """The item meant where a mark names none: the one that is scored."""
        scored = [item for item in self.items.values() if item.kind == SCORED]
        return scored[0] if len(scored) == 1 else None

    def item(self, name: str | None) -> ContestCriterion | None:
        return self.items.get(name) if name else self.only_item


def contest_of(session: Session, contest: int, today: date) -> MarkedContest | None:
    held = session.get(Contest, contest)
    if held is None:
        return None
    entries = _entries(session, contest, held.ends_on or today)
    items = {item.name: item for item in items_of(session, contest)}
    # One brought in as signed has no seal yet and takes the marks that are imported after it.
    frozen = held.stage in words.FROZEN and (held.seal is not None or session.info.get("code") != "import")
    return MarkedContest(held.name, frozen, held.ends_on or today, entries, items)


def _entries(session: Session, contest: int, day: date) -> dict[str, tuple[int, str]]:
    """By name the id and the unit that an entrant belongs to or is."""
    query = select(
        ContestEntry.name, ContestEntry.id, ContestEntry.unit_name, ContestEntry.person, ContestEntry.unit
    ).where(ContestEntry.contest == contest)  # fmt: skip
    rows = session.execute(query).all()
    placed = who.units_of(session, (row.person for row in rows if row.person is not None), day)
    return {
        row.name: (row.id, row.unit_name or placed.get(row.person) or (row.name if row.unit is not None else ""))
        for row in rows
    }


def of_import(
    session: Session, values: Sequence[Values], fresh: frozenset[int], faulty: frozenset[int], today: date
) -> list[tuple[int, Fault]]:
    """Faults of the lines of a sheet, each with its place."""
    some = {place: values[place] for place in sorted(fresh - faulty)}
    found = list(problems(session, some, today))
    seen: dict[tuple[Any, ...], int] = {}
    for place, row in some.items():
        key = tuple(row.get(key) for key in ("contest", "entrant", "item", "judge", "day"))
        if key in seen and row.get("mark") is not None:
            found.append((place, _twice(row)))
        seen.setdefault(key, place)
    return found


def problems(session: Session, rows: dict[int, Values], today: date) -> Iterator[tuple[int, Fault]]:
    """Faults of marks given by their keys; of each row the first that refuses, then what only warns."""
    together: dict[int, dict[int, Values]] = defaultdict(dict)
    for key, row in rows.items():
        if isinstance(row.get("contest"), int):
            together[row["contest"]][key] = row
    for contest, some in together.items():
        held = contest_of(session, contest, today)
        if held is None:
            continue
        judges = _judges(session, some.values(), held.day)
        for key, row in some.items():
            fault = _fault(held, row)
            if fault is None:
                fault = _own_unit(held, row, judges)
            if fault is not None:
                yield key, fault


def _fault(held: MarkedContest, row: Values) -> Fault | None:
    if held.frozen:
        return Fault("contest", f"“{held.name}”的结果已经签字，分数不能再改。", words.REOPEN)
    if held.entries and row.get("entrant") not in held.entries:
        reason = f"“{held.name}”没有参赛者“{row.get('entrant') or ''}”。"
        return Fault("entrant", reason, "请先在参赛名单里登记，或核对写法。")
    item = held.item(row.get("item"))
    if item is None and held.items:
        listed = "、".join(list(held.items)[:LISTED])
        what = f"没有项目“{row['item']}”" if row.get("item") else "不知道是哪个项目的分"
        return Fault("item", f"“{held.name}”{what}。", f"请填其中一个：{listed}。")
    return _several(item, row) or _amount(item, row)


def _several(item: ContestCriterion | None, row: Values) -> Fault | None:
    if (item is None or item.kind == SCORED) and len(_JUDGES.split(row.get("judge") or "")) > 1:
        return Fault("judge", f"“{row['judge']}”不止一位评委。", "一位评委的分写一行，请分开写。")
    return None


def _amount(item: ContestCriterion | None, row: Values) -> Fault | None:
    for key in ("mark", "again"):
        mark = row.get(key)
        if mark is None or (item is not None and item.kind == MEASURED):
            continue
        if mark < 0:
            return Fault(key, "不能是负数。", "扣分也填正数，由程序减去。")
        if item is not None and item.full is not None and mark > item.full:
            most = points.show(item.full)
            reason = f"{points.show(mark)}分超过了“{item.name}”的满分{most}分。"
            return Fault(key, reason, "请核对分数，或核对项目的满分。")
    return None


def _twice(row: Values) -> Fault:
    item = f"“{row['item']}”" if row.get("item") else ""
    if not row.get("judge"):
        reason = f"“{row.get('entrant')}”{item}有两行都没有写评委。"
        return Fault("judge", reason, "请写评委；同一项目几次加分、扣分的，请写日期区分。")
    reason = f"评委“{row['judge']}”给“{row.get('entrant')}”{item}打了两次分。"
    return Fault("judge", reason, "一位评委对一个项目只打一次分，请核对。")


def _judges(session: Session, rows: Iterable[Values], day: date) -> dict[str, str]:
    """The units of those judges whom the office knows."""
    people = who.persons_named(session, {row["judge"] for row in rows if row.get("judge")}, day)
    placed = who.units_of(session, people.values(), day)
    return {name: placed[person] for name, person in people.items() if person in placed}


def _own_unit(held: MarkedContest, row: Values, judges: dict[str, str]) -> Fault | None:
    unit = held.entries.get(row["entrant"], (0, ""))[1]
    if not unit or judges.get(row.get("judge") or "") != unit:
        return None
    reason = f"评委“{row['judge']}”是“{unit}”的人，给本单位的“{row['entrant']}”打分。"
    return Fault("judge", reason, "评委应回避本单位的参赛者。", warns=True)


def doubles(session: Session, ids: Iterable[int]) -> Iterator[tuple[int, Fault]]:
    """Of these marks those that somebody gave before: the same judge for the same item, of measures on the same day."""
    from desk_union.contests.running.tables import ContestCriterion

    for chunk in chunks(sorted(ids)):
        other = ContestScore.__table__.alias("other")
        same = (
            other.c.entry == ContestScore.entry, other.c.criterion == ContestScore.criterion,
            func.coalesce(other.c.judge, "") == func.coalesce(ContestScore.judge, ""), other.c.id < ContestScore.id,
            other.c.mark.is_not(None),
        )  # fmt: skip
        same_day = func.coalesce(other.c.day, "") == func.coalesce(ContestScore.day, "")
        scored = ContestCriterion.kind == SCORED
        query = (
            select(ContestScore.id, ContestScore.entrant, ContestScore.item, ContestScore.judge)
            .join(ContestCriterion, ContestCriterion.id == ContestScore.criterion)
            .where(ContestScore.id.in_(chunk), ContestScore.mark.is_not(None))
            .where(select(other.c.id).where(*same, scored | same_day).exists())
        )
        for row in session.execute(query).mappings():
            yield row["id"], _twice(dict(row))
