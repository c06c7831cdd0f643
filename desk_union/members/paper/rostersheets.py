"""会员花名册: the members on a day, unit after unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis import days
from desk_union.describe.content import Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Request, Sheet
from desk_union.members import tree
from desk_union.members.ledgers import PEOPLE
from desk_union.members.ledgers.people import member_on
from desk_union.members.office import organisation
from desk_union.members.tables import Person
from desk_union.store import listing
from desk_union.store.listing import Condition, ListAsk

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

KEYS = (
    "name",
    "sex",
    "born_on",
    "ethnicity",
    "political",
    "education",
    "employ_type",
    "job",
    "joined_on",
    "card_no",
    "note",
)
WIDTHS = {"name": 18.0, "sex": 10.0, "born_on": 21.0, "ethnicity": 14.0, "joined_on": 21.0, "note": 26.0}


def roster(session: Session, request: Request) -> list[Table]:
    """The members on the day, unit after unit; within a unit by pronunciation."""
    units = tree.read(session, request.day)
    conditions = () if request.unit is None else (Condition("unit", "is", request.unit),)
    ids = listing.ids_of(session, PEOPLE, ListAsk(request.day, presets=("members",), conditions=conditions))
    columns = [PEOPLE.by_key[key] for key in ("unit", *KEYS)]
    lines = listing.lines(session, PEOPLE, columns, ids, request.day, private=request.private)
    place = {unit: n for n, unit in enumerate(units.in_order())}
    lines.sort(key=lambda line: place.get(line.values[0], len(place)))
    names = {unit: units.full_name(unit) for unit in place}
    told = {line.id: dict(zip(KEYS, line.words[1:], strict=True)) for line in lines}
    heads = (Column("分会、小组"), Column("序号", "center", 10.0))
    return [
        Table(
            title="会员花名册",
            columns=(*heads, *(Column(c.label, c.kind.align, WIDTHS.get(c.key)) for c in columns[1:])),
            rows=[
                (names.get(line.values[0], tree.NOWHERE), str(n), *told[line.id].values())
                for n, line in enumerate(lines, 1)
            ],
            organisation=organisation(session),
            period=f"截至{days.show_day_long(request.day)}",
            filter_text=units.names[request.unit] if request.unit is not None else "",
            count_text=f"共 {len(lines)} 人",
            notes=_kept_note(session, request),
            printed_on=request.today,
            section_by=0,
        )
    ]


def _kept_note(session: Session, request: Request) -> tuple[str, ...]:
    """Those with 保留会籍 are no longer among the members of a unit; their number is told."""
    kept = select(func.count()).select_from(Person).where(member_on(request.day, "保留会籍"))
    number = 0 if request.unit is not None else session.scalar(kept) or 0
    return (f"另有保留会籍{number}人，未列入。",) if number else ()


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "members.roster", "会员花名册", "某一天的全部会员，按分会、小组排列。",
        Tables(roster), ledgers=("members.people",),
    ),
)  # fmt: skip
