"""Who has paid which month: the dues of a span by group and person, for the screen and for the 花名册 alike.

Somebody who moved stands in each group with the months owed there, so that the groups' sums are those of the rows.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.basis.money import show_yuan
from desk_union.funds.dues.dues_words import CLEARED, FREE, OWING, PARTLY, UNKNOWN
from desk_union.funds.paid.links import DUES_PAYMENT
from desk_union.funds.tables import Dues, DuesPayment
from desk_union.members import tree
from desk_union.members.tables import Person
from desk_union.store.bulk import chunks
from desk_union.store.figures import NOTHING, tenths_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from sqlalchemy import Select
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class DuesCell:
    """One month of one member; ``waiting`` is money collected that no voucher holds yet."""

    dues: int
    period: int
    due: int
    paid: int
    exempt: str | None
    base: int | None
    waiting: int = 0

    @property
    def owed(self) -> int:
        return max(0, self.due - self.paid)

    @property
    def counted(self) -> int:
        """What counts for the 收缴率."""
        return max(0, min(self.paid, self.due))

    @property
    def state(self) -> str:
        if self.exempt is not None:
            return FREE
        if not self.due and self.base is None:
            return UNKNOWN
        if self.paid >= self.due:
            return CLEARED
        return PARTLY if self.paid > 0 else OWING


@dataclass(frozen=True, slots=True)
class GridRow:
    unit: int | None
    person: int
    name: str
    cells: dict[int, DuesCell] = field(default_factory=dict)

    @property
    def due(self) -> int:
        return sum(cell.due for cell in self.cells.values())

    @property
    def paid(self) -> int:
        return sum(cell.paid for cell in self.cells.values())

    @property
    def owed(self) -> int:
        return sum(cell.owed for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class Tally:
    """What came in of what was due, with the persons behind it; 收缴率 is of money, 交纳率 of persons."""

    members: int
    exempt: int
    liable: int
    payers: int
    due: int
    paid: int
    owed: int
    waiting: int

    @property
    def rate(self) -> str:
        return percent(self.paid, self.due)

    @property
    def payer_rate(self) -> str:
        return percent(self.payers, self.liable)

    @property
    def words(self) -> str:
        """With numerator and denominator, as every share of 100% must be told (office.md)."""
        if not self.due:
            return "没有应缴会费"
        return (
            f"收缴率{self.rate}（已缴{show_yuan(self.paid)}元/应缴{show_yuan(self.due)}元），"
            f"缴清{self.payers}人/应缴{self.liable}人"
        )


@dataclass(frozen=True, slots=True)
class DuesGroup:
    """A group with its rows; ``unit`` None are those in no group."""

    unit: int | None
    name: str
    rows: tuple[GridRow, ...]

    @property
    def tally(self) -> Tally:
        return tally(self.rows)


def percent(part: int, whole: int) -> str:
    tenths = tenths_of(part, whole)
    if tenths is None:
        return NOTHING
    return f"{tenths // 10}.{tenths % 10}%" if tenths % 10 else f"{tenths // 10}%"


def tally(rows: Iterable[GridRow]) -> Tally:
    held: dict[int, list[DuesCell]] = defaultdict(list)
    for row in rows:
        held[row.person] += row.cells.values()
    cells = [cell for some in held.values() for cell in some]
    liable = [some for some in held.values() if any(cell.due for cell in some)]
    return Tally(
        len(held), sum(all(cell.exempt is not None for cell in some) for some in held.values()), len(liable),
        sum(not any(cell.owed for cell in some) for some in liable), sum(cell.due for cell in cells),
        sum(cell.counted for cell in cells), sum(cell.owed for cell in cells), sum(cell.waiting for cell in cells),
    )  # fmt: skip


def read(session: Session, first: int, last: int, day: date, units: Collection[int] | None = None) -> list[DuesGroup]:
    """Groups in the order of paper with the names that they bore on ``day``, persons by pronunciation.

    ``units`` are the wanted groups; all when None.
    """
    found: dict[int | None, dict[int, GridRow]] = defaultdict(dict)
    for row in session.execute(_query().where(Dues.period.between(first, last))):
        if units is None or row.unit in units:
            held = found[row.unit].setdefault(row.person, GridRow(row.unit, row.person, row.name))
            held.cells[row.period] = _cell(row)
    known = tree.read(session, day)
    order = [unit for unit in known.in_order() if unit in found]
    groups = [DuesGroup(unit, known.full_name(unit), tuple(found[unit].values())) for unit in order]
    if None in found:
        groups.append(DuesGroup(None, tree.NOWHERE, tuple(found[None].values())))
    return groups


def cells_of(session: Session, dues: Sequence[int]) -> list[DuesCell]:
    """These squares as they are now."""
    rows = (row for chunk in chunks(dues) for row in session.execute(_query().where(Dues.id.in_(chunk))))
    return [_cell(row) for row in rows]


def _cell(row: Any) -> DuesCell:
    return DuesCell(row.id, row.period, row.due, row.paid, row.exempt, row.base, row.waiting)


def _query() -> Select[*tuple[Any, ...]]:
    waiting = func.coalesce(func.sum(DuesPayment.amount).filter(DUES_PAYMENT.waits()), 0)
    return (
        select(
            Dues.id, Dues.unit, Dues.person, Person.name, Dues.period, Dues.due, Dues.exempt, Dues.base,
            func.coalesce(func.sum(DuesPayment.amount), 0).label("paid"), waiting.label("waiting"),
        )
        .join(Person, Person.id == Dues.person)
        .outerjoin(DuesPayment, DuesPayment.dues == Dues.id)
        .group_by(Dues.id)
        .order_by(Person.sort, Person.id, Dues.period)
    )  # fmt: skip
