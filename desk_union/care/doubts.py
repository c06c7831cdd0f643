"""What may be wrong with naming somebody in 送温暖 and only asks for a reason: dead or gone on that day, twice."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.describe.ledger import Fault, Together
from desk_union.payouts.doubts import gone
from desk_union.store.doubting import by_import, mind
from desk_union.store.tables import Change

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from typing import Any

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger, Values

    Found = list[tuple[int, Fault]]
    OfSheet = Callable[[Session, Sequence[Values], Sequence[int], date], Found]
    OfRows = Callable[[Session, Sequence[int], date], Found]

ASK = "请核对。"


def doubt(key: str, sentence: str, remedy: str = ASK) -> Fault:
    return Fault(key, sentence, remedy, warns=True)


def not_there(session: Session, placed: Iterable[tuple[int, int | None, date]], key: str = "person") -> Found:
    """Of (place, person, day) those who had died or left by their day."""
    by_day: dict[date, dict[int, int]] = defaultdict(dict)
    for place, person, day in placed:
        if isinstance(person, int):
            by_day[day][place] = person
    found: Found = []
    for day, some in by_day.items():
        told = gone(session, some.values(), day)
        found += [(place, doubt(key, told[person])) for place, person in some.items() if person in told]
    return sorted(found, key=lambda pair: pair[0])


def touched(session: Session, row: Any) -> Any:
    """The ids of rows of a mapped class that the deed in hand added or changed."""
    same = (Change.deed_id == session.info.get("deed_id"), Change.table_name == row.__tablename__, Change.op != "D")
    return select(Change.row_id).where(*same)


def told_in_sheets(of_sheet: OfSheet) -> Together:
    """The same doubts line by line of a sheet before anything is written, of the places of new or changed rows."""

    def faults(
        session: Session, values: Sequence[Values], fresh: frozenset[int], faulty: frozenset[int], today: date
    ) -> Sequence[tuple[int, Fault]]:
        return of_sheet(session, values, sorted(fresh - faulty), today)

    return Together(faults)


def people_in_sheets(day: str, *more: OfSheet, person: str = "person") -> Together:
    """Who had died or left by the day of the row, and ``more`` doubts about such lines."""

    def of_sheet(session: Session, values: Sequence[Values], places: Sequence[int], today: date) -> Found:
        placed = ((place, values[place].get(person), values[place].get(day) or today) for place in places)
        found = not_there(session, placed, person)
        return sorted([*found, *(one for ask in more for one in ask(session, values, places, today))], key=_place)

    return told_in_sheets(of_sheet)


def _place(pair: tuple[int, Fault]) -> int:
    return pair[0]


def planned(row: Any, values: Values) -> Any:
    """A line of a sheet as the row of a mapped class that it will be; what will be made with it is not known yet."""
    told = {key: values.get(key) for key in row.__table__.columns.keys()}  # noqa: SIM118 - a collection of columns by key
    keys = {key.parent.name for key in row.__table__.foreign_keys}
    unknown = {key: None for key in keys if not isinstance(told[key], int)}
    return row(**{**told, **unknown, "id": None})


def minding(ledger: Callable[[], Ledger], *of_rows: OfRows) -> Callable[[Session, Sequence[int], date], None]:
    """A ``settle`` that asks about the rows it is given."""

    def settle(session: Session, ids: Sequence[int], today: date) -> None:
        if not by_import(session):
            mind(session, ledger(), [one for ask in of_rows for one in ask(session, ids, today)])

    return settle


def people_of(row: Any, day: Any, person: Any = None) -> OfRows:
    """Of rows of a mapped class those whose person had died or left by the row's day."""
    who = row.person if person is None else person

    def ask(session: Session, ids: Sequence[int], today: date) -> Found:
        query = select(row.id, who, day).where(row.id.in_(ids), who.is_not(None))
        return not_there(session, ((one[0], one[1], one[2] or today) for one in session.execute(query)), who.key)

    return ask
