"""Goods in store: what is there, and the weighted average at which it goes out (one method, not to be switched)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.describe.ledger import Fault
from desk_union.funds.property.property_words import BUYING, INTO_STORE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from desk_union.describe.ledger import Values


MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class Stock:
    """What is held: pieces, and their amount in fen."""

    quantity: int = 0
    amount: int = 0

    @property
    def price(self) -> int | None:
        """The average in fen, rounded half up; None of nothing."""
        return share(self.amount, 1, self.quantity) if self.quantity > 0 else None

    def add(self, quantity: int, amount: int) -> Stock:
        return Stock(self.quantity + quantity, self.amount + amount)


@dataclass(frozen=True, slots=True)
class StockMove:
    """One line of the store's ledger; ``fixed`` when its amount stands in a voucher already."""

    id: int
    day: date
    inward: bool
    quantity: int
    amount: int
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class StockStep:
    """A move with its amount, and what is held after it; ``lacking`` pieces were not there."""

    move: StockMove
    amount: int
    after: Stock
    lacking: int = 0


def share(amount: int, part: int, whole: int) -> int:
    """``amount`` times part over whole, rounded half up to the fen."""
    return (2 * amount * part + whole) // (2 * whole)


def price_words(amount: int, quantity: int) -> str:
    """The price of one in yuan with as few decimals (two to six) as give the amount again; empty of nothing."""
    if quantity <= 0:
        return ""
    places, told = 2, ""
    for places in range(2, MOST_PLACES + 1):
        scaled = share(abs(amount) * 10 ** (places - 2), 1, quantity)
        told = f"{'-' if amount < 0 else ''}{scaled // 10**places:,}.{scaled % 10**places:0{places}}"
        if share(scaled * quantity, 1, 10 ** (places - 2)) == abs(amount):
            break
    return told


def issue_cost(held: Stock, quantity: int) -> int:
    """What so many pieces cost when they go out; the last of them take all that is left, cents included."""
    if quantity >= held.quantity:
        return held.amount
    return share(held.amount, quantity, held.quantity)


def replay(moves: Iterable[StockMove]) -> list[StockStep]:
    """The moves of one kind of goods in their order (of one day: what came in first), each with its cost."""
    held = Stock()
    found = []
    for move in sorted(moves, key=lambda one: (one.day, not one.inward, one.id)):
        if move.inward:
            amount, lacking = move.amount, 0
            held = held.add(move.quantity, amount)
        else:
            lacking = max(0, move.quantity - held.quantity)
            amount = move.amount if move.fixed else issue_cost(held, move.quantity)
            held = held.add(-move.quantity, -amount)
        found.append(StockStep(move, amount, held, lacking))
    return found


def check_move(values: Values) -> Sequence[Fault]:
    if values.get("kind") == BUYING and not values.get("amount"):
        return (Fault("amount", "购入的物资要填金额。", "请填这一批的总金额。"),)
    amount = values.get("amount")
    if amount is not None and amount < 0:
        return (Fault("amount", "金额不能是负数。", "入库填错的请改正原来那一行。"),)
    return ()


def completed(values: Values) -> Values:
    """The amount of what goes out is reckoned, and what came for nothing has none."""
    return {"amount": 0} if values.get("amount") is None else {}


def is_inward(kind: str) -> bool:
    return kind in INTO_STORE
