"""The tree beside a list: units (or accounts) with how many rows lie in each and below it; one chosen filters them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desk_union import tabs
from desk_union.describe.kinds import Ref
from desk_union.store import listing
from desk_union.store.listing import Condition, Grouped, ListAsk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.screens.desk import Desk
    from desk_union.screens.list.listpage import ListPage

NOWHERE = "没有填的"


@dataclass(frozen=True, slots=True)
class Node:
    """``own`` rows are in it itself, ``whole`` also in those below; ``id`` None stands for rows that are in none."""

    id: int | None
    parent: int | None
    name: str
    own: int
    whole: int


def points_to_itself(ledger: Ledger) -> Shown | None:
    """The column by which the rows of a ledger are a tree that filters know, where they are one."""
    if ledger.within is None:
        return None
    columns = (shown for shown in ledger.fields if isinstance(shown.kind, Ref))
    return next((shown for shown in columns if shown.kind.ledger.row is ledger.row), None)  # type: ignore[attr-defined]  # a Ref has one


def tree_column(ledger: Ledger) -> Shown | None:
    """The first listed column that names a row of a tree; of a tree itself the one that points up."""
    up = points_to_itself(ledger)
    if up is not None:
        return up
    listed = (shown for shown in ledger.fields if shown.listed and isinstance(shown.kind, Ref))
    return next((shown for shown in listed if points_to_itself(shown.kind.ledger) is not None), None)  # type: ignore[attr-defined]


class TreeSide:
    """``page`` is the list beside it. Of the tree of units itself the people in each are counted, and are opened."""

    def __init__(self, desk: Desk, page: ListPage) -> None:
        column = tree_column(page.ledger)
        if column is None:
            raise ValueError(f"{page.ledger.code} names no tree")
        self.desk, self.page, self.column = desk, page, column
        self.of_itself = points_to_itself(page.ledger) is not None
        tree: Ledger = column.kind.ledger  # type: ignore[attr-defined]  # a Ref
        self.tree = next((one for one in desk.ledgers if one.code == tree.code), tree)
        self.nodes: list[Node] = []

    @property
    def title(self) -> str:
        return self.column.label if not self.of_itself else "上下级"

    @property
    def counted(self) -> Ledger | None:
        """The ledger whose rows are counted; None where only the tree itself is shown."""
        if not self.of_itself:
            return self.page.ledger
        people = tabs.people()
        return self.desk.ledger(people.code) if self.tree.row is tabs.units().row else None

    def refresh(self) -> None:
        """Read the tree and count anew, by whatever else the list is filtered."""
        day = self.page.ask.day
        up = points_to_itself(self.tree)
        present = (self.tree.present,) if self.tree.present else ()
        with self.desk.book.reading() as session:
            ids = listing.ids_of(session, self.tree, ListAsk(day, presets=present))
            lines = listing.lines(session, self.tree, [up] if up else [], ids, day)
            names = listing.names_of(session, self.tree, ids)
            counts = self._counts(session)
        parents = {line.id: line.values[0] if line.values else None for line in lines}
        self.nodes = _nodes(ids, parents, names, counts)

    def _counts(self, session: Any) -> dict[Any, int]:
        ledger = self.counted
        if ledger is None:
            return {}
        ask = ListAsk(self.page.ask.day)
        if self.of_itself:
            ask = replace(ask, presets=(ledger.present,) if ledger.present else ())
        else:
            ask = replace(self.page.ask, conditions=tuple(self._others()), order=())
        return listing.counts_by(session, ledger, ask, self._key_in(ledger))

    def _key_in(self, ledger: Ledger) -> str:
        column = tree_column(ledger)
        return self.column.key if not self.of_itself or column is None else column.key

    def _others(self) -> list[Condition | Grouped]:
        """What else the list is filtered by."""
        mine = ("is", "empty")
        return [
            one for one in self.page.ask.conditions
            if isinstance(one, Grouped) or one.key != self.column.key or one.comparison not in mine
        ]  # fmt: skip

    @property
    def chosen(self) -> tuple[bool, int | None]:
        """Whether the list is filtered by the tree, and by which node."""
        for one in self.page.ask.conditions:
            if isinstance(one, Condition) and one.key == self.column.key and one.comparison in {"is", "empty"}:
                return True, one.value
        return False, None

    def choose(self, node: int | None) -> None:
        """Filter the list by a node with all below it; None: by rows that are in none."""
        one = Condition(self.column.key, "is", node) if node is not None else Condition(self.column.key, "empty")
        self.page.ask = replace(self.page.ask, conditions=(*self._others(), one))
        self.page.refresh()

    def choose_all(self) -> None:
        self.page.ask = replace(self.page.ask, conditions=tuple(self._others()))
        self.page.refresh()

    def rows_of(self, node: int) -> tuple[str, list[int]]:
        """What is counted of a node of a tree that is the list itself: the ledger and the rows."""
        ledger = self.counted
        if ledger is None:
            return "", []
        presets = (ledger.present,) if ledger.present else ()
        conditions = (Condition(self._key_in(ledger), "is", node),)
        with self.desk.book.reading() as session:
            ask = ListAsk(self.page.ask.day, presets=presets, conditions=conditions)
            return ledger.code, listing.ids_of(session, ledger, ask)


def _nodes(
    ids: Sequence[int], parents: dict[int, Any], names: dict[int, str], counts: dict[Any, int]
) -> list[Node]:
    """In the order of the tree's ledger, each above those below it; what lies below a gone one stands at the top."""
    whole: dict[int, int] = {}
    for id_, count in counts.items():
        step, seen = id_, set[int]()
        while step in parents and step not in seen:
            seen.add(step)
            whole[step] = whole.get(step, 0) + count
            step = parents[step]
    children: dict[int | None, list[int]] = {}
    for id_ in ids:
        above = parents.get(id_)
        children.setdefault(above if above in parents else None, []).append(id_)
    found: list[Node] = []

    def walk(above: int | None) -> None:
        for id_ in children.get(above, ()):
            found.append(Node(id_, above, names.get(id_, ""), counts.get(id_, 0), whole.get(id_, 0)))
            walk(id_)

    walk(None)
    nowhere = counts.get(None, 0)
    return [*found, Node(None, None, NOWHERE, nowhere, nowhere)] if nowhere else found
