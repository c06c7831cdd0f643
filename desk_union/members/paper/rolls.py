"""What all list-like sheets share: who is meant on a day, in which unit, and the table around the rows."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, func, select, true

from desk_union.basis import days
from desk_union.basis.months import MonthSpan, period_of, words
from desk_union.basis.refusal import Refusal
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Table
from desk_union.members import tree
from desk_union.members.ledgers import PEOPLE
from desk_union.members.ledgers.lives import JUNE
from desk_union.members.ledgers.units import within
from desk_union.members.life.deeds import among
from desk_union.members.office import organisation
from desk_union.members.tables import Person, Placement
from desk_union.store import listing
from desk_union.store.ledgertable import NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from typing import TypeAlias

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request
    from desk_union.store.listing import ListedLine

    # Further columns, and what stands in them for a person.
    Beside: TypeAlias = tuple[Sequence[Column], Callable[[int], Sequence[str]]]

SECTION = Column("分会、小组")
Row = tuple[str, ...]


def of_unit(request: Request, day: date) -> ColumnElement[bool]:
    """In the asked unit or below it on the day; everybody when no unit is asked."""
    if request.unit is None:
        return true()
    return PEOPLE.by_key["unit"].column(day).in_(within(request.unit, day))


def ids(session: Session, request: Request, *where: ColumnElement[bool], day: date | None = None) -> list[int]:
    """Persons of the asked unit by pronunciation."""
    meant = select(Person.id).where(*where, of_unit(request, day or request.day))
    return list(session.scalars(meant.order_by(Person.sort, Person.id)))


def count(session: Session, request: Request, *where: ColumnElement[bool]) -> int:
    meant = select(func.count()).select_from(Person).where(*where, of_unit(request, request.day))
    return session.scalar(meant) or 0


def lines(session: Session, request: Request, keys: Iterable[str], found: Sequence[int], day: date) -> list[ListedLine]:
    return listing.lines(session, PEOPLE, [PEOPLE.by_key[key] for key in keys], found, day, private=request.private)


def columns(keys: Iterable[str]) -> list[Column]:
    return [Column(shown.label, shown.kind.align) for shown in (PEOPLE.by_key[key] for key in keys)]


NOTHING_BESIDE: Beside = ((), lambda _person: ())


def by_unit(
    session: Session, request: Request, title: str, keys: Sequence[str], found: Sequence[int],
    beside: Beside = NOTHING_BESIDE, **more: Any,
) -> Table:  # fmt: skip
    """These persons with these columns as of the day, unit after unit; ``beside`` are further columns with what stands
    in them for a person.
    """
    order = UnitOrder(session, request.day)
    told = lines(session, request, ("unit", *keys), found, request.day)
    told.sort(key=lambda line: order.place(line.values[0]))
    heads, cells = beside
    rows = [(order.name(line.values[0]), *line.words[1:], *cells(line.id)) for line in told]
    return table(session, request, title, (SECTION, *columns(keys), *heads), rows, sections=True, **more)


class UnitOrder:
    """Units as paper has them: their order, and the names in full that they bore on the day."""

    def __init__(self, session: Session, day: date) -> None:
        self.units = units = tree.read(session, day)
        self._places = {unit: place for place, unit in enumerate(units.in_order())}
        self._names = {unit: units.full_name(unit) for unit in self._places}

    def place(self, unit: int | None) -> int:
        """Those in no unit come last."""
        return len(self._places) if unit is None else self._places[unit]

    def name(self, unit: int | None) -> str:
        return tree.NOWHERE if unit is None else self._names[unit]


def table(
    session: Session,
    request: Request,
    title: str,
    heads: Sequence[Column],
    rows: Sequence[Row],
    *,
    empty: str,
    period: str = "",
    measure: str = "人",
    counted: str = "",
    numbered: bool = True,
    notes: Iterable[str] = (),
    sections: bool = False,
    totals: Row | None = None,
) -> Table:
    """The rows numbered, with all that an office expects around them.

    ``empty`` is the sentence for a list without rows, ``counted`` the one of the count where it is not that of the
    rows; ``sections`` makes the first column the title of a section.
    """
    at = int(sections)
    if numbered:
        heads = (*heads[:at], NUMBER, *heads[at:])
        rows = [(*row[:at], str(n), *row[at:]) for n, row in enumerate(rows, 1)]
    named = tree.read(session, request.day).names[request.unit] if request.unit is not None else ""
    return Table(
        title=title,
        columns=heads,
        rows=rows,
        organisation=organisation(session),
        period=period or f"截至{days.show_day_long(request.day)}",
        filter_text=named,
        count_text=counted or f"共 {len(rows)} {measure}",
        notes=tuple(note for note in (*notes, "" if rows else empty) if note),
        printed_on=request.today,
        section_by=0 if sections else None,
        section_unit=measure,
        totals=totals,
    )


def unknown(session: Session, request: Request, where: ColumnElement[bool], what: str = "在册职工") -> str:
    """Who cannot be found by age is told, so that nobody is forgotten."""
    number = count(session, request, and_(where, Person.born_on.is_(None)))
    return f"另有{number}名{what}没有登记出生日期，无法列入。" if number else ""


def span(request: Request) -> Span:
    """The year, quarter or month that is asked, as far as it has passed; by itself the month of the day.

    Refusal when it has not begun.
    """
    months = request.months or MonthSpan.month(period_of(request.day))
    if months.first_day > request.today:
        raise Refusal(f"{words(months.first)}还没有到，没有可打印的内容。", "请选已经到的年份和月份。")
    return Span(months.first_day, min(months.last_day, request.today))


def june_of(request: Request) -> date:
    """The day of the 六一 list: 1 June of the year unless a month or quarter is asked."""
    year = request.year or request.day.year
    return request.day if request.month or request.quarter else date(year, JUNE, 1)


def in_words(asked: Span) -> str:
    return f"{days.show_day_long(asked.first)}至{days.show_day_long(asked.last)}"


def whereabouts(session: Session, persons: Collection[int]) -> Callable[[int, date], int | None]:
    """Tells in which unit each of these persons was on a day."""
    held: dict[int, list[Any]] = defaultdict(list)
    rows = select(Placement.person, Placement.since, Placement.until, Placement.value)
    for row in session.execute(rows.where(among(Placement.person, persons)).order_by(Placement.since)):
        held[row.person].append(row)

    def unit_on(person: int, day: date) -> int | None:
        covering = (row.value for row in held[person] if row.since <= day and (row.until is None or day < row.until))
        return next(covering, None)

    return unit_on
