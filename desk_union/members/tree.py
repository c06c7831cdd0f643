"""The tree of units read once, as it stood on a day: its order on paper, what lies below what, how a unit is called."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.members.life.unit_settling import RENAMED, parents_on
from desk_union.members.tables import Unit, UnitChange

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

NOWHERE = "未编入分会、小组"


@dataclass(frozen=True)
class Tree:
    """Names, parents and order of all units, closed ones too, since past days are asked."""

    names: dict[int, str]
    parents: dict[int, int | None]
    children: dict[int | None, list[int]]

    def below(self, unit: int) -> list[int]:
        """The unit and all below it, in the order of paper."""
        return [unit, *(deeper for child in self.children.get(unit, ()) for deeper in self.below(child))]

    def in_order(self) -> list[int]:
        return [unit for root in self.children.get(None, ()) for unit in self.below(root)]

    def path(self, unit: int) -> tuple[int, ...]:
        """From the root down to the unit."""
        parent = self.parents[unit]
        return (unit,) if parent is None else (*self.path(parent), unit)

    def full_name(self, unit: int) -> str:
        """With the units above it, without the union itself."""
        path = self.path(unit)
        return " ".join(self.names[step] for step in (path[1:] or path))

    def child_towards(self, top: int | None, unit: int) -> int | None:
        """The unit directly below ``top`` (below nothing: a root) in which ``unit`` lies; None for ``top`` itself."""
        path = self.path(unit)
        if top is None:
            return path[0]
        at = path.index(top)
        return path[at + 1] if at + 1 < len(path) else None


def read(session: Session, day: date | None = None) -> Tree:
    """The units with name and place in the tree as they are now or, by the changes recorded since, were on ``day``."""
    rows = session.execute(select(Unit.id, Unit.name).order_by(Unit.place.is_(None), Unit.place, Unit.id)).all()
    parents = parents_on(session, day)
    children: dict[int | None, list[int]] = defaultdict(list)
    for row in rows:
        children[parents[row.id]].append(row.id)
    names = {row.id: row.name for row in rows}
    return Tree(names | (_names_on(session, day) if day else {}), parents, dict(children))


def _names_on(session: Session, day: date) -> dict[int, str]:
    """What the units renamed after the day were called before: the first change after it says so."""
    later = select(UnitChange.unit, UnitChange.before).where(UnitChange.kind == RENAMED, UnitChange.day > day)
    newest_first = later.where(UnitChange.before.is_not(None)).order_by(UnitChange.day.desc(), UnitChange.id.desc())
    return {row.unit: row.before for row in session.execute(newest_first)}


def in_order(session: Session) -> list[tuple[int, int, str]]:
    """Every unit in the order of paper: its id, how deep it lies, its name."""
    tree = read(session)
    return [(unit, len(tree.path(unit)) - 1, tree.names[unit]) for unit in tree.in_order()]
