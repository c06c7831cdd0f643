"""One list on the screen: what is asked, which rows answer, how many, and what the lines around the table say."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from desk_union.basis import days
from desk_union.describe.ledger import Dated, Derived
from desk_union.screens.list import columns
from desk_union.store import listing, rows
from desk_union.store.listing import Ask, Condition, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.screens.desk import Desk

T = TypeVar("T")

PAGE = 200  # rows fetched at once
PAGES_KEPT = 20
NAMED = 3  # rows named in the title of a deed


@dataclass(frozen=True, slots=True)
class FilterPart:
    """One thing that narrows the list, in words; ``kind`` is preset, search, condition or ids, ``at`` its place."""

    kind: str
    at: int
    words: str


@dataclass(frozen=True, slots=True)
class Deleted:
    """What a deletion did; ``deed_id`` is the deed to take back."""

    count: int
    deed_id: int


class ListPage:
    """The rows of one ledger as asked; ``owner`` (key of the pointing field, id) keeps to the rows of one owner."""

    def __init__(self, desk: Desk, ledger: Ledger, owner: tuple[str, int] | None = None) -> None:
        self.desk = desk
        self.ledger = ledger
        self.ask = Ask(desk.today(), owner=owner)
        self.follows_today = True
        self._chosen_with_day: tuple[str, ...] = ()
        self.layout = self._own_layout = columns.remembered(desk, ledger)
        self.columns = self._columns()
        self.filter_parts: tuple[FilterPart, ...] = ()
        self.totals: dict[str, int] = {}
        self._count = 0
        self._ids = array("q")
        self._pages: OrderedDict[int, dict[int, Line]] = OrderedDict()

    # What is asked

    def search(self, text: str) -> None:
        self._change(search=" ".join(text.split()))

    def choose_presets(self, codes: Iterable[str]) -> None:
        self._change(presets=tuple(codes))

    def add_condition(self, condition: Condition) -> None:
        self._change(conditions=(*self.ask.conditions, condition))

    def remove(self, part: FilterPart) -> None:
        """Take one part of the filter away."""
        if part.kind == "search":
            self._change(search="")
        elif part.kind == "ids":
            self._change(ids=None)
        elif part.kind == "preset":
            self._change(presets=_without(self.ask.presets, part.at))
        else:
            self._change(conditions=_without(self.ask.conditions, part.at))

    def take(self, *, columns: Sequence[str], **asked: object) -> None:
        """Ask as a saved filter does, with its columns; the clerk's own come back when filters are cleared."""
        self._show_columns(columns or self._own_layout.keys)
        self._change(**asked)

    def clear_filters(self) -> None:
        self._show_columns(self._own_layout.keys)
        self._change(search="", conditions=(), presets=(), ids=None)

    def show_only(self, ids: Sequence[int]) -> None:
        """Narrow to the given rows, such as those behind a figure, whatever was filtered before."""
        self._show_columns(self._own_layout.keys)
        self._change(search="", conditions=(), presets=(), ids=tuple(ids))

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
        self._remember(self.layout.keys)
        self.refresh()

    def _show_columns(self, keys: Sequence[str]) -> None:
        self.layout = columns.Layout(tuple(keys), self.layout.widths)
        self.columns = self._columns()
        self._pages.clear()

    def keep_widths(self, widths: dict[str, int]) -> None:
        self.layout = columns.Layout(self.layout.keys, {**self.layout.widths, **widths})
        self._remember(self._own_layout.keys)

    def _remember(self, keys: tuple[str, ...]) -> None:
        self._own_layout = columns.Layout(keys, self.layout.widths)
        columns.remember(self.desk, self.ledger, self._own_layout)

    def _columns(self) -> tuple[Shown, ...]:
        return columns.shown_of(self.ledger, self.layout.keys, self.ask.owner[0] if self.ask.owner else "")

    # Which rows answer

    def refresh(self) -> None:
        """Ask anew: the first page, the count, the filter in words; everything else follows when it is looked at."""
        if self.follows_today:
            self.ask = replace(self.ask, day=self.desk.today())
        with self.desk.book.reading() as session:
            self._ids = array("q", listing.ids_of(session, self.ledger, self.ask, limit=PAGE))
            whole = len(self._ids) < PAGE
            self._count = len(self._ids) if whole else listing.count_of(session, self.ledger, self.ask)
            self.totals = listing.totals_of(session, self.ledger, self.ask, self.columns)
            self.filter_parts = tuple(self._parts(session))
        self._pages.clear()

    def _parts(self, session: object) -> Iterable[FilterPart]:
        bare = Ask(self.ask.day)

        def words(ask: Ask) -> str:
            return listing.describe_ask(session, self.ledger, ask)  # type: ignore[arg-type]  # a reading's session

        for at, code in enumerate(self.ask.presets):
            yield FilterPart("preset", at, words(replace(bare, presets=(code,))))
        if self.ask.search:
            yield FilterPart("search", 0, words(replace(bare, search=self.ask.search)))
        for at, condition in enumerate(self.ask.conditions):
            yield FilterPart("condition", at, words(replace(bare, conditions=(condition,))))
        if self.ask.ids is not None:
            yield FilterPart("ids", 0, f"指定的{len(self.ask.ids)}{self.counter}")

    @property
    def counter(self) -> str:
        return self.ledger.counter

    @property
    def count(self) -> int:
        return self._count

    @property
    def is_filtered(self) -> bool:
        return bool(self.filter_parts)

    @property
    def filter_words(self) -> str:
        return "；".join(part.words for part in self.filter_parts)

    @property
    def ids(self) -> Sequence[int]:
        """Ids of all rows in order; fetched whole when first asked for."""
        if len(self._ids) < self._count:
            with self.desk.book.reading() as session:
                self._ids = array("q", listing.ids_of(session, self.ledger, self.ask))
        return self._ids

    def id_at(self, row: int) -> int:
        return (self._ids if row < len(self._ids) else self.ids)[row]

    def place_of(self, row_id: int) -> int | None:
        """Where a row stands in the list, None when the filter leaves it out."""
        for ids in (self._ids, self.ids):
            try:
                return ids.index(row_id)
            except ValueError:
                continue
        return None

    def row(self, row: int) -> Line:
        """The line at a place; a row that vanished meanwhile is an empty line until the next refresh."""
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._fetch(number)
        else:
            self._pages.move_to_end(number)
        row_id = self.id_at(row)
        width = len(self.columns)
        return page.get(row_id) or Line(row_id, (None,) * width, ("",) * width)

    def _fetch(self, number: int) -> dict[int, Line]:
        start = number * PAGE
        ids = (self._ids if start + PAGE <= len(self._ids) or len(self._ids) == self._count else self.ids)[
            start : start + PAGE
        ]
        with self.desk.book.reading() as session:
            found = listing.lines(session, self.ledger, self.columns, ids, self.ask.day)
        self._pages[number] = {line.id: line for line in found}
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        return self._pages[number]

    # What the lines around the table say

    def status(self, selected: Sequence[int] = ()) -> str:
        """Count and totals of all rows, and of the selected ones when there are several."""
        words = [f"共 {self._count:,} {self.counter}"]
        totals = self.totals
        if len(selected) == self._count > 1:
            words.append(self.all_words)
        elif selected:
            words.append(f"已选 {len(selected):,} {self.counter}")
        if len(selected) > 1 and self.totals and len(selected) < self._count:
            with self.desk.book.reading() as session:
                chosen = Ask(self.ask.day, ids=tuple(selected))
                totals = listing.totals_of(session, self.ledger, chosen, self.columns)
            words.append("所选合计")
        words.extend(
            f"{shown.label} {shown.kind.show(totals[shown.key])}" for shown in self.columns if shown.key in totals
        )
        return "  ·  ".join(words)

    @property
    def all_words(self) -> str:
        return f"已选全部 {self._count:,} {self.counter}"

    def names(self, ids: Sequence[int], most: int = NAMED) -> str:
        """The first rows by name, for questions and titles of deeds: 张三、李四等12人."""
        with self.desk.book.reading() as session:
            found = [listing.name_of(session, self.ledger, row_id) for row_id in ids[:most]]
        more = f"等{len(ids)}{self.counter}" if len(ids) > most else ""
        return f"{'、'.join(str(name) for name in found)}{more}"

    # Doing

    def delete(self, ids: Sequence[int]) -> Deleted:
        """Move rows to the recycle bin in one deed."""
        with self.desk.book.deed(f"删除 {self.names(ids)}（{self.ledger.title}）", who=self.desk.who) as session:
            count = rows.delete_rows(session, self.ledger, ids, self.desk.today())
            deed_id = session.info["deed_id"]
        return Deleted(count, deed_id)


def _without(items: tuple[T, ...], at: int) -> tuple[T, ...]:
    return items[:at] + items[at + 1 :]
