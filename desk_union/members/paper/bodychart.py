"""组织机构图: the union's bodies and who holds office in them, below them the units of the day, heads and members."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from desk_union.basis import days
from desk_union.describe.content import TreeChart
from desk_union.describe.sheet import Choose, Request, Sheet
from desk_union.describe.tree_chart import Box, Chart
from desk_union.members import dictionaries as words
from desk_union.members import tree
from desk_union.members.ledgers.people import member_on, on_roll
from desk_union.members.ledgers.union import in_office
from desk_union.members.ledgers.units import standing_on
from desk_union.members.office import organisation
from desk_union.members.paper import rolls
from desk_union.members.paper.bodysheets import LEADERS, persons_by_unit
from desk_union.members.tables import Person, Post, Term, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

COMMITTEE, AUDIT, WOMEN = words.BODY.labels[:3]
# Which body an office belongs to, by how its name begins; the leading body comes first.
BODIES = {
    COMMITTEE: ("工会主席", "工会副主席", "工会委员", "专门委员会", "工会干事"),
    AUDIT: ("经审", "经费审查"),
    WOMEN: ("女工", "女职工"),
}
SHORT = {
    "工会主席": "主席", "工会副主席": "副主席", "工会委员": "委员", "工会干事": "干事",
    "分会主席": "主席", "工会小组长": "组长",
    "经审委员会主任": "主任", "经审委员": "委员", "女职工委员会主任": "主任", "女职工委员": "委员",
}  # fmt: skip
PAPER = Choose("paper", "纸张", (("A4", "A4横放"), ("A3", "A3横放")))


@dataclass(frozen=True, slots=True)
class Held:
    """An office held on the day."""

    role: str
    unit: int | None
    name: str


def structure_chart(session: Session, request: Request) -> Chart:
    """The whole union with its bodies, or one unit with all below it."""
    whole = request.unit is None
    units = tree.read(session, request.day)
    leading, other = _parted(_held(session, request), units, whole=whole)
    count = _Count(session, request)
    boxes = _Branches(units, count, leading).of(units.children.get(None, []) if whole else [request.unit])
    bodies = _bodies(session, request, other, units) if whole else ()
    name = organisation(session)
    return Chart(
        title="工会组织机构图",
        root=boxes[0] if len(boxes) == 1 else _one(name, boxes, count),
        bodies=bodies,
        organisation=name,
        period=f"截至{days.show_day_long(request.day)}",
        printed_on=request.today,
        notes=tuple(_notes(count, other)) if whole else (),
    )


def _one(name: str, boxes: Sequence[Box], count: _Count) -> Box:
    """One root where units have none above them: they hang on the union like the others."""
    union = next((box for box in boxes if box.title == name), Box(name))
    others = tuple(box for box in boxes if box is not union)
    return Box(name, (*union.lines[:-1], count.words(None)), (*union.below, *others))


def _held(session: Session, request: Request) -> list[Held]:
    """Every office held on the day, in the order of offices and, within one, of taking it up."""
    query = select(Post.role, Post.unit, Person.name).join(Person, Person.id == Post.person)
    found = session.execute(query.where(in_office(request.day)).order_by(Post.since, Post.id))
    known = words.ROLE.labels
    return sorted(
        (Held(row.role, row.unit, row.name) for row in found),
        key=lambda one: known.index(one.role) if one.role in known else len(known),
    )


def _parted(held: Sequence[Held], units: tree.Tree, *, whole: bool) -> tuple[dict[int, list[Held]], list[Held]]:
    """Who leads which unit, and all others; the union's own chairman stands with its committee."""
    leading: dict[int, list[Held]] = defaultdict(list)
    other: list[Held] = []
    for one in held:
        top = one.unit is not None and units.parents[one.unit] is None
        if one.unit is None or one.role not in LEADERS or (whole and top and one.role == LEADERS[0]):
            other.append(one)
        else:
            leading[one.unit].append(one)
    return leading, other


def _bodies(session: Session, request: Request, held: Sequence[Held], units: tree.Tree) -> tuple[Box, ...]:
    """The bodies that have a term or anybody in office, the committee first."""
    whole = or_(Term.unit.is_(None), Term.unit.in_(units.children.get(None, ())))
    query = select(Term.body, Term.number).where(whole, Term.held_on <= request.day).order_by(Term.held_on, Term.id)
    terms = {row.body: row.number for row in session.execute(query)}
    boxes: list[Box] = []
    for body in BODIES:
        inside = [one for one in held if _body_of(one.role) == body]
        if inside or body in terms:
            term = f"（第{terms[body]}届）" if body in terms else ""
            boxes.append(Box(f"{body}{term}", _by_role(inside)))
    return tuple(boxes)


def _body_of(role: str) -> str:
    return next((body for body, begins in BODIES.items() if role.startswith(begins)), "")


def _by_role(held: Sequence[Held]) -> tuple[str, ...]:
    """主席：张三; 委员：李四、王五."""
    names: dict[str, list[str]] = defaultdict(list)
    for one in held:
        if one.name not in names[one.role]:
            names[one.role].append(one.name)
    return tuple(f"{SHORT.get(role, role)}：{'、'.join(named)}" for role, named in names.items())


def _notes(count: _Count, held: Sequence[Held]) -> Iterator[str]:
    if count.staff[None] or count.members[None]:
        yield f"另有职工{len(count.staff[None])}人、会员{len(count.members[None])}人{tree.NOWHERE}。"
    there = {_body_of(one.role) for one in held}
    lacking = [body for body in BODIES if body not in there]
    if lacking:
        yield f"任职名册里还没有{'、'.join(lacking)}的任职。"


class _Count:
    """Staff and members of the day by unit."""

    def __init__(self, session: Session, request: Request) -> None:
        self.staff = persons_by_unit(session, request, rolls.ids(session, request, on_roll(request.day)))
        self.members = persons_by_unit(session, request, rolls.ids(session, request, member_on(request.day)))
        self.standing = set(session.scalars(select(Unit.id).where(standing_on(request.day))))

    def words(self, units: Sequence[int] | None) -> str:
        """Of these units; of everybody without."""
        staff, members = (
            sum(len(persons) for unit, persons in held.items() if units is None or unit in units)
            for held in (self.staff, self.members)
        )
        return f"职工{staff}　会员{members}"


class _Branches:
    """Units as boxes; a closed one stays in sight as long as somebody is still written down in it."""

    def __init__(self, units: tree.Tree, count: _Count, leading: dict[int, list[Held]]) -> None:
        self._units, self._count, self._leading = units, count, leading

    def of(self, found: Sequence[int | None]) -> tuple[Box, ...]:
        """What hangs on a unit out of sight hangs on the one above it."""
        boxes: list[Box] = []
        for unit in found:
            if unit is None:
                continue
            below = self.of(self._units.children.get(unit, []))
            stands = unit in self._count.standing
            if stands or self._count.staff[unit] or self._count.members[unit]:
                lines = (*_by_role(self._leading.get(unit, ())), self._count.words(self._units.below(unit)))
                boxes.append(Box(f"{self._units.names[unit]}{'' if stands else '（已撤销）'}", lines, below))
            else:
                boxes.extend(below)
        return tuple(boxes)


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "members.structure_chart", "组织机构图",
        "工会委员会、经审会、女工委和各分会、小组的方框图，有任职的人、职工数和会员数。",
        TreeChart(structure_chart), ledgers=("members.units", "members.posts"),
        outputs=("pdf",), choices=(PAPER,),
    ),
)  # fmt: skip
