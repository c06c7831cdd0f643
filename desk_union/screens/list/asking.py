"""What a list is asked: filter, order, day and columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from desk_union.basis import days
from desk_union.describe.ledger import Dated, Derived
from desk_union.screens.list import columns
from desk_union.store import filtering
from desk_union.store.listing import Condition, ListAsk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.screens.desk import Desk

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FilterPart:
    """One thing that narrows the list, in words; ``kind`` is preset, search, condition or ids, ``at`` its place."""

    kind: str
    at: int
    words: str


class Asking:
    """``owner`` (key of the pointing field, id) keeps to the rows of one owner; every change asks anew."""

    def __init__(self, desk: Desk, ledger: Ledger, owner: tuple[str, int] | None = None) -> None:
        self.desk = desk
        self.ledger = ledger
        self.ask = ListAsk(desk.today(), owner=owner)
        self.follows_today = True
        self._chosen_with_day: tuple[str, ...] = ()
        self.layout = self._own_layout = columns.remembered(desk, ledger)
        self.empty = frozenset[str]() if self.layout.chosen else columns.empty_ones(desk, ledger, self.layout.keys)
        self.columns = self._columns()

    def refresh(self) -> None:
        """Ask the book; for whoever has the rows."""

    def forget_rows(self) -> None:
        """The rows at hand have other columns from now on; likewise."""

    def search(self, text: str) -> None:
        self._change(search=" ".join(text.split()))

    def choose_presets(self, codes: Iterable[str]) -> None:
        self._change(presets=tuple(codes))

    def add_condition(self, condition: Condition, beside: int | None = None) -> None:
        """One more condition; ``beside`` is the place of the one with which it stands in brackets."""
        held = self.ask.conditions
        added = (*held, condition) if beside is None else filtering.bracketed(held, beside, condition)
        self._change(conditions=added)

    def remove(self, part: FilterPart) -> None:
        """Take one part of the filter away."""
        if part.kind == "search":
            self._change(search="")
        elif part.kind == "ids":
            self._change(ids=None)
        elif part.kind == "preset":
            self._change(presets=_without(self.ask.presets, part.at))
        else:
            left = _without(self.ask.conditions, part.at)
            self._change(conditions=left, any_of=self.ask.any_of and len(left) > 1)

    def take(self, *, columns: Sequence[str], **asked: object) -> None:
        """Ask as a saved filter does, with its columns; the clerk's own come back when filters are cleared."""
        self._show_columns(columns or self._own_layout.keys)
        self._change(**asked)

    def clear_filters(self) -> None:
        self._show_columns(self._own_layout.keys)
        self._change(search="", conditions=(), any_of=False, presets=(), ids=None)

    def show_only(self, ids: Sequence[int]) -> None:
        """Narrow to the given rows, such as those behind a figure, whatever was filtered before."""
        self._show_columns(self._own_layout.keys)
        self._change(search="", conditions=(), any_of=False, presets=(), ids=tuple(ids))

    def sort(self, key: str, *, descending: bool = False) -> None:
        self._change(order=(f"-{key}" if descending else key,))

    def choose_day(self, day: date | None) -> None:
        """Show the list as it stood on ``day``; None is today again.

        A list of everybody ever recorded says nothing about a past day, so its first preset, who was here then, is
        chosen with the day unless a filter was chosen already.
        """
        self.follows_today = day is None or day == self.desk.today()
        presets = self.ask.presets
        if not self.follows_today and not presets and self._is_everybody():
            presets = self._chosen_with_day = (self.ledger.presets[0].code,)
        elif self.follows_today and presets == self._chosen_with_day:
            presets = self._chosen_with_day = ()
        self._change(day=self.desk.today() if day is None else day, presets=presets)

    def _is_everybody(self) -> bool:
        dated = any(isinstance(shown, Dated) for shown in self.ledger.fields)
        return dated and self.ledger.only is None and bool(self.ledger.presets)

    @property
    def has_days(self) -> bool:
        """Whether the list looks different on different days; what once happened stays as it is."""
        return not self.ledger.when and any(isinstance(shown, (Dated, Derived)) for shown in self.ledger.fields)

    @property
    def is_past(self) -> bool:
        return not self.follows_today

    @property
    def past_words(self) -> str:
        return f"正在看 {days.show_day(self.ask.day)} 的{self.ledger.title}，不能修改" if self.is_past else ""

    def _change(self, **what: object) -> None:
        self.ask = replace(self.ask, **what)  # type: ignore[arg-type]  # names and types of Ask's own fields
        self.refresh()

    # Columns

    def choose_columns(self, keys: Sequence[str]) -> None:
        self._show_columns(keys)
        self._remember(self.layout.keys, chosen=True)
        self.refresh()

    def _show_columns(self, keys: Sequence[str]) -> None:
        own = self._own_layout
        chosen = own.chosen if tuple(keys) == own.keys else True
        self.layout = columns.ColumnLayout(tuple(keys), self.layout.widths, chosen)
        self.columns = self._columns()
        self.forget_rows()

    def keep_widths(self, widths: dict[str, int]) -> None:
        self.layout = replace(self.layout, widths={**self.layout.widths, **widths})
        self._remember(self._own_layout.keys, chosen=self._own_layout.chosen)

    def _remember(self, keys: tuple[str, ...], *, chosen: bool) -> None:
        self._own_layout = columns.ColumnLayout(keys, self.layout.widths, chosen)
        if chosen and self.layout.keys == keys:
            self.layout = self._own_layout
            self.columns = self._columns()
        columns.remember(self.desk, self.ledger, self._own_layout)

    def _columns(self) -> tuple[Shown, ...]:
        return columns.shown_of(self.ledger, self.shown_keys, self.ask.owner[0] if self.ask.owner else "")

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """The columns of the layout without those that nobody chose and nobody has anything in."""
        if self.layout.chosen:
            return self.layout.keys
        return tuple(key for key in self.layout.keys if key not in self.empty)

    def show_filled(self) -> None:
        """A column in which somebody has something by now comes back."""
        if self.empty and not self.layout.chosen:
            self.empty = columns.empty_ones(self.desk, self.ledger, self.empty)
            self.columns = self._columns()


def _without(items: tuple[T, ...], at: int) -> tuple[T, ...]:
    return items[:at] + items[at + 1 :]
