"""One list on the screen: which rows answer what is asked, how many, and what the lines around the table say."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desk_union.screens.list.asking import Asking, FilterPart
from desk_union.store import listing, rows
from desk_union.store.listing import ListAsk, ListedLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desk_union.describe.ledger import Ledger
    from desk_union.screens.desk import Desk

PAGE = 200  # rows fetched at once
PAGES_KEPT = 20
NAMED = 3  # rows named in the title of a deed


@dataclass(frozen=True, slots=True)
class Deleted:
    """What a deletion did; ``deed_id`` is the deed to take back."""

    count: int
    deed_id: int


class ListPage(Asking):
    """The rows of one ledger as asked; ``owner`` (key of the pointing field, id) keeps to the rows of one owner."""

    def __init__(self, desk: Desk, ledger: Ledger, owner: tuple[str, int] | None = None) -> None:
        self._pages: OrderedDict[int, dict[int, ListedLine]] = OrderedDict()
        self._count = 0
        self.counted = ""
        self._ids = array("q")
        self.filter_parts: tuple[FilterPart, ...] = ()
        self.filter_words = ""  # all of it as one sentence
        self.totals: dict[str, int] = {}
        super().__init__(desk, ledger, owner)

    # Which rows answer

    def want_any(self, any_of: bool) -> None:
        """Whether one of the conditions is enough."""
        self._change(any_of=any_of)

    def refresh(self) -> None:
        """Ask anew: the first page, the count, the filter in words; everything else follows when it is looked at."""
        if self.follows_today:
            self.ask = replace(self.ask, day=self.desk.today())
        self.show_filled()
        self.ask = replace(self.ask, seen=self.shown_keys)
        with self.desk.book.reading() as session:
            self._ids = array("q", listing.ids_of(session, self.ledger, self.ask, limit=PAGE))
            whole = len(self._ids) < PAGE
            self._count = len(self._ids) if whole else listing.count_of(session, self.ledger, self.ask)
            self.totals = listing.totals_of(session, self.ledger, self.ask, self.columns)
            self.counted = listing.counted(session, self.ledger, self.ask, self._count)
            self.filter_parts = tuple(self._parts(session))
            self.filter_words = self._in_words(session)
        self.forget_rows()

    def forget_rows(self) -> None:
        self._pages.clear()

    def _parts(self, session: object) -> Iterable[FilterPart]:
        bare = ListAsk(self.ask.day)

        def words(ask: ListAsk) -> str:
            return listing.describe_ask(session, self.ledger, ask)  # type: ignore[arg-type]  # a reading's session

        for at, code in enumerate(self.ask.presets):
            yield FilterPart("preset", at, words(replace(bare, presets=(code,))))
        if self.ask.search:
            yield FilterPart("search", 0, words(replace(bare, search=self.ask.search)))
        for at, condition in enumerate(self.ask.conditions):
            yield FilterPart("condition", at, words(replace(bare, conditions=(condition,), any_of=self.ask.any_of)))
        if self.ask.ids is not None:
            told = listing.counted(session, self.ledger, replace(bare, ids=self.ask.ids), len(self.ask.ids))  # type: ignore[arg-type]  # as above
            yield FilterPart("ids", 0, f"指定的{told.replace(' ', '')}")

    def _in_words(self, session: object) -> str:
        told = listing.describe_ask(session, self.ledger, replace(self.ask, ids=None))  # type: ignore[arg-type]  # as above
        picked = [part.words for part in self.filter_parts if part.kind == "ids"]
        return "；".join(part for part in (told, *picked) if part)

    @property
    def counter(self) -> str:
        return self.ledger.counter

    @property
    def count(self) -> int:
        return self._count

    @property
    def searched(self) -> list[str]:
        """What a search looks in, by the labels of the columns, those on the list first; nothing said of a key."""
        if self.ledger.search is not None:
            return []
        shown = listing.searched(self.ledger)
        return [one.label for one in sorted(shown, key=lambda one: not one.listed)]

    @property
    def is_filtered(self) -> bool:
        return bool(self.filter_parts)

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

    def row(self, row: int) -> ListedLine:
        """The line at a place; a row that vanished meanwhile is an empty line until the next refresh."""
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._fetch(number)
        else:
            self._pages.move_to_end(number)
        row_id = self.id_at(row)
        width = len(self.columns)
        return page.get(row_id) or ListedLine(row_id, (None,) * width, ("",) * width)

    def _fetch(self, number: int) -> dict[int, ListedLine]:
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
        words = [f"共 {self.counted}"]
        totals = self.totals
        if len(selected) == self._count > 1:
            words.append(self.all_words)
        elif selected:
            words.append(f"已选 {self.counted_of(selected)}")
        if len(selected) > 1 and self.totals and len(selected) < self._count:
            with self.desk.book.reading() as session:
                chosen = ListAsk(self.ask.day, ids=tuple(selected))
                totals = listing.totals_of(session, self.ledger, chosen, self.columns)
            words.append("所选合计")
        words.extend(
            f"{shown.label} {shown.kind.show(totals[shown.key])}" for shown in self.columns if shown.key in totals
        )
        return "  ·  ".join(words)

    @property
    def all_words(self) -> str:
        return f"已选全部 {self.counted}"

    def counted_of(self, ids: Sequence[int]) -> str:
        """So many rows in words, those of vouchers as vouchers."""
        with self.desk.book.reading() as session:
            return listing.counted(session, self.ledger, ListAsk(self.ask.day, ids=tuple(ids)), len(ids))

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
