"""Tells which lines of a sheet are rows the book already has, and which lines repeat one another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import UniqueConstraint, func, select

from desk_union.describe.kinds import Photo
from desk_union.describe.ledger import Stored
from desk_union.exchange.references import Later, New
from desk_union.store.bulk import BATCH, chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Fault, Ledger, Shown

Key = tuple[Any, ...]


@dataclass(slots=True)
class Record:
    """One line of the sheet on its way into the book."""

    row: int  # of the sheet
    cells: Sequence[object]
    given: dict[str, Any]  # what the sheet says, without blanks
    values: dict[str, Any] = field(default_factory=dict)  # the whole row as it would be saved
    months: set[str] = field(default_factory=set)  # keys of days of which the sheet tells the month only
    years: set[str] = field(default_factory=set)  # of those, the keys of which it tells the year only
    faults: dict[str, None] = field(default_factory=dict)  # keys that are at fault already
    reasons: list[str] = field(default_factory=list)
    warned: list[Fault] = field(default_factory=list)  # warnings that the run has a reason to pass over
    twin: int | None = None  # the sheet row of an earlier line about the same
    id: int | None = None  # of the row of the book
    unsure: bool = False  # several rows of the book may be meant
    now: dict[str, Any] | None = None  # its present values
    since: date | None = None  # from when the sheet says that its values hold
    outcome: str = ""
    headings: Mapping[int, str] = field(default_factory=dict)  # what its cells stand under, where that differs
    places: Mapping[int, int] = field(default_factory=dict)  # the columns of the file they come from, where others
    kept: dict[str, Any] = field(default_factory=dict)  # of what it gave, what gives way to the book

    def whole(self) -> dict[str, Any]:
        """The values that are told to the day, fit to tell one row from another."""
        if not self.months:
            return self.values
        return {key: value for key, value in self.values.items() if key not in self.months}

    def differs(self, key: str, held: Any) -> bool:
        """The sheet says something else than ``held``; a month says nothing else than a day within it."""
        value = self.given[key]
        if key in self.years and held is not None:
            return bool(value.year != held.year)
        if key in self.months and held is not None:
            return bool((value.year, value.month) != (held.year, held.month))
        return bool(value != held)


def match_keys(ledger: Ledger, mapped: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The sets of keys that tell a row; without any, all stored columns of the sheet together."""
    if ledger.match:
        return ledger.match
    mapped = set(mapped)
    whole = tuple(
        shown.key
        for shown in ledger.editable
        if shown.key in mapped and isinstance(shown, Stored) and not isinstance(shown.kind, Photo)
    )
    return (whole,) if whole else ()


def unique_keys(ledger: Ledger) -> tuple[tuple[str, ...], ...]:
    """The sets of keys that the book itself keeps unique (会员证号)."""
    table: Table = ledger.row.__table__
    by_column = {
        ledger.row.__mapper__.columns[shown.key].name: shown.key for shown in ledger.fields if isinstance(shown, Stored)
    }
    found = [[column.name] for column in table.columns if column.unique]
    found += [[c.name for c in each.columns] for each in table.constraints if isinstance(each, UniqueConstraint)]
    found += [[c.name for c in index.columns] for index in table.indexes if index.unique]
    keys = (tuple(by_column.get(name, "") for name in names) for names in found)
    return tuple(dict.fromkeys(key for key in keys if all(key)))


def key_of(values: Mapping[str, Any], keys: Sequence[str]) -> Key | None:
    """The values of a key set when all are there; None otherwise."""
    found = tuple([values.get(key) for key in keys])
    return None if None in found or "" in found else found


def key_among(values: Mapping[str, Any], n: int, sets: Sequence[Sequence[str]]) -> Key | None:
    """The key by set ``n``; None where the row has a wider key that holds this one.

    An account with a project and the account without one are two lines: blank is then a value of its own.
    """
    return _key_beside(values, sets[n], wider_sets(n, sets))


def wider_sets(n: int, sets: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The sets before ``n`` that hold all of its keys and more."""
    return [other for other in sets[:n] if set(sets[n]) < set(other)]


def _key_beside(values: Mapping[str, Any], keys: Sequence[str], wider: Sequence[Sequence[str]]) -> Key | None:
    return None if wider and any(key_of(values, other) is not None for other in wider) else key_of(values, keys)


def contradicts(one: Mapping[str, Any], other: Mapping[str, Any], stronger: Sequence[Sequence[str]]) -> bool:
    """Both have a surer key in full, and the two differ: not the same, however alike in weaker ones."""
    for keys in stronger:
        left, right = key_of(one, keys), key_of(other, keys)
        if left is not None and right is not None and left != right:
            return True
    return False


def pair_within(
    records: Sequence[Record], sets: Sequence[Sequence[str]]
) -> Iterator[tuple[Record, Record, Sequence[str]]]:
    """Pairs (later, earlier, keys) of lines about the same row; a line is named once."""
    for n, keys in enumerate(sets):
        wider = wider_sets(n, sets)
        told = [_key_beside(record.values, keys, wider) for record in records]
        held = [key for key in told if key is not None]
        if len(set(held)) == len(held):
            continue
        first: dict[Key, list[Record]] = defaultdict(list)
        for record, key in zip(records, told, strict=True):
            if key is None:
                continue
            for earlier in first[key]:
                if record.twin is None and not contradicts(record.values, earlier.values, sets[:n]):
                    record.twin = earlier.row
                    yield record, earlier, keys
                    break
            first[key].append(record)


class Present:
    """Rows of the book found by key sets, asked for in bulk."""

    def __init__(self, session: Session, ledger: Ledger, day: date, sets: Sequence[Sequence[str]]) -> None:
        self._session, self._ledger, self._day = session, ledger, day
        self._sets = sets
        self._keys = list(dict.fromkeys(key for keys in sets for key in keys))
        self._found: dict[Sequence[str], dict[Key, list[tuple[int, dict[str, Any]]]]] = {}

    def load(self, records: Sequence[Record]) -> None:
        """Find every row that any of the records may be."""
        self._found = {keys: {} for keys in self._sets}
        if self._session.scalar(select(self._ledger.row.id).limit(1)) is None:
            return
        for n, keys in enumerate(self._sets):
            wanted = {key for record in records if (key := key_of(record.values, keys)) is not None}
            wanted = {key for key in wanted if not any(isinstance(part, (New, Later)) for part in key)}
            found: dict[Key, list[tuple[int, dict[str, Any]]]] = defaultdict(list)
            for id_, values in self._rows(keys, wanted):
                key = tuple(values[k] for k in keys)
                if key in wanted and self._answers_to(values, n):
                    found[key].append((id_, values))
            self._found[keys] = found

    def of(self, values: Mapping[str, Any]) -> tuple[list[int], Sequence[str]]:
        """Ids of the rows that these values mean by the first key set that finds any, and that set."""
        for n, keys in enumerate(self._sets):
            key = self._key(values, n) if self._found[keys] else None
            if key is None:
                continue
            held = self._found[keys].get(key, ())
            fitting = [id_ for id_, present in held if not contradicts(values, present, self._sets[:n])]
            if fitting:
                return fitting, keys
        return [], ()

    def _key(self, values: Mapping[str, Any], n: int) -> Key | None:
        keys = self._sets[n]
        # A set that tells no row by itself (the bare name) finds all that bear it.
        return key_among(values, n, self._sets) if keys in self._ledger.match else key_of(values, keys)

    def _answers_to(self, present: Mapping[str, Any], n: int) -> bool:
        """A line without what no row may lack (事项) has no blank of its own there: it leaves that open."""
        must = {key for key in self._keys if self._ledger.by_key[key].required} - set(self._sets[n])
        return self._key({key: value for key, value in present.items() if key not in must}, n) is not None

    def holders(self, values: Mapping[str, Any], keys: Sequence[str]) -> list[int]:
        key = key_of(values, keys) if self._found[keys] else None
        return [] if key is None else [id_ for id_, _ in self._found[keys].get(key, ())]

    def _rows(self, keys: Sequence[str], wanted: set[Key]) -> Iterator[tuple[int, dict[str, Any]]]:
        if not wanted:
            return
        # The column with the most different values leaves the fewest rows to look at.
        place = max(range(len(keys)), key=lambda n: len({key[n] for key in wanted}))
        by_key = self._ledger.by_key
        column = by_key[keys[place]].column(self._day)
        columns = [by_key[key].column(self._day).label(f"c{n}") for n, key in enumerate(self._keys)]
        statement = select(self._ledger.row.id, *columns)
        values = list({key[place] for key in wanted})
        connection = self._session.connection()
        if (connection.scalar(select(func.count()).select_from(self._ledger.row)) or 0) <= BATCH:
            yield from ((row[0], dict(zip(self._keys, row[1:], strict=True))) for row in connection.execute(statement))
            return
        for chunk in chunks(values):
            for row in connection.execute(statement.where(column.in_(chunk))):
                yield row[0], dict(zip(self._keys, row[1:], strict=True))


def describe_keys(ledger: Ledger, keys: Sequence[str]) -> str:
    labels: list[Shown] = [ledger.by_key[key] for key in keys]
    return "、".join(shown.label for shown in labels)
