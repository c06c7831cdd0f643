"""Which columns a list shows, how wide and in which order, remembered in the book for each ledger."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desk_union.store import listing, settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.screens.desk import Desk


@dataclass(frozen=True)
class ColumnLayout:
    """Keys of the shown columns in order, and widths in pixels of those that were set by hand.

    Of columns that nobody ``chose`` those are left out in which nobody has anything.
    """

    keys: tuple[str, ...]
    widths: Mapping[str, int] = field(default_factory=dict)
    chosen: bool = False


def setting_key(ledger: Ledger) -> str:
    return f"list.{ledger.code}"


def usual(ledger: Ledger) -> ColumnLayout:
    """What a clerk looks for, then all others that a fresh list shows."""
    listed = tuple(shown.key for shown in ledger.listed)
    return ColumnLayout((*ledger.leading, *(key for key in listed if key not in ledger.leading)))


def remembered(desk: Desk, ledger: Ledger) -> ColumnLayout:
    """The layout last chosen; columns the ledger no longer has are dropped, and an empty choice is none."""
    with desk.book.reading() as session:
        kept: Any = settings.get(session, setting_key(ledger), {})
    keys = tuple(key for key in kept.get("keys", ()) if key in ledger.by_key)
    widths = {key: int(width) for key, width in kept.get("widths", {}).items() if key in ledger.by_key}
    own = usual(ledger).keys
    return ColumnLayout(keys or own, widths, bool(keys) and (bool(kept.get("chosen")) or keys != own))


def remember(desk: Desk, ledger: Ledger, layout: ColumnLayout) -> None:
    """Keep the layout; a book that is only looked at keeps nothing."""
    if desk.book.read_only or layout == remembered(desk, ledger):
        return
    value = {"keys": list(layout.keys) if layout.chosen else [], "widths": dict(layout.widths), "chosen": layout.chosen}
    with desk.book.deed("记住表格的列") as session:
        settings.put(session, setting_key(ledger), value)


def empty_ones(desk: Desk, ledger: Ledger, among: Iterable[str]) -> frozenset[str]:
    """Those of the columns in which nobody has anything, but for what must be filled and what a clerk looks for."""
    spared = {*ledger.leading, *(shown.key for shown in ledger.needed)}
    with desk.book.reading() as session:
        return listing.without_values(session, ledger, [key for key in among if key not in spared])


def shown_of(ledger: Ledger, keys: Sequence[str], without: str = "") -> tuple[Shown, ...]:
    """The columns with these keys; ``without`` is the one that would say the same in every row."""
    return tuple(ledger.by_key[key] for key in keys if key != without)
