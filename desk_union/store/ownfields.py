"""Columns of the office's own: which a book has, as SQL, and writing their values.

Kept in a table beside the rows (``OwnValue``), by (column, row), as stages, partial days and attachments are, and not
as JSON in the rows: no table of a ledger changes, a ledger without own columns pays nothing (neither in its rows nor in
the images of its trail), a value is found by an index and sorted, filtered and summed by its own SQL type, undo takes
back each value for itself, and a row that comes back from the bin finds its values.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Date, func, select, type_coerce, update

from desk_union.describe import own_columns
from desk_union.describe.kinds import Choice, Count, Day, Flag, LongText, Money, Phone, Points, Text, Year
from desk_union.describe.ledger import Own
from desk_union.describe.words import dictionary
from desk_union.store.bulk import chunks, insert_many
from desk_union.store.tables import OwnField, OwnValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.kinds import Kind
    from desk_union.describe.ledger import Ledger, Values

MOST = 10  # in use at a time in one ledger: what a form and a sheet still bear
GROUP = "自设栏目"
CHOICE = "选项"
KINDS: dict[str, Kind] = {
    "文字": Text(120), "长文字": LongText(), "日期": Day(), "整数": Count(), "数字": Points(), "金额": Money(),
    "是否": Flag(), "年份": Year(), "电话": Phone(),
}  # fmt: skip
NUMBERS = (Count, Points, Money, Flag)  # kept as whole numbers, the others as words

VALUES = OwnValue.__tablename__
PLACES = frozenset({"number", "words"})  # the columns of a value's row that say it


@dataclass(frozen=True, slots=True)
class Declared:
    """A declaration as the book holds it; ``choices`` one a line."""

    id: int
    code: str
    label: str
    kind: str
    choices: str = ""
    private: bool = False
    help: str = ""

    @property
    def key(self) -> str:
        return f"own_{self.id}"

    def kind_of(self) -> Kind:
        if self.kind != CHOICE:
            return KINDS[self.kind]
        return Choice(dictionary(self.key, self.label, *words_of(self.choices)))

    def column(self, row: type[Any]) -> Own:
        kind = self.kind_of()
        return Own(
            key=self.key, label=self.label, kind=kind, help=self.help, group=GROUP, private=self.private,
            total=isinstance(kind, Money), number=self.id, sql=_sql(self.id, kind, row),
        )  # fmt: skip


def words_of(choices: str | None) -> tuple[str, ...]:
    """The words of a choice as somebody writes them: one a line, or with a sign between them."""
    text = choices or ""
    for sign in ("、", "；", ";", "，", ",", "/"):
        text = text.replace(sign, "\n")
    return tuple(dict.fromkeys(word for line in text.splitlines() if (word := line.strip())))


def _sql(number: int, kind: Kind, row: type[Any]) -> ColumnElement[Any]:
    value: Any = OwnValue.number if isinstance(kind, NUMBERS) else OwnValue.words
    if isinstance(kind, Flag):
        value = type_coerce(value, Boolean)
    elif isinstance(kind, Day):
        value = type_coerce(value, Date)
    held = select(value).where(OwnValue.field == number, OwnValue.owner_id == row.id)
    return held.correlate(row).scalar_subquery()


def declared(session: Session, *, retired: bool = False) -> list[Declared]:
    """Those in use in the order of their places, with ``retired`` the others too."""
    query = select(OwnField).order_by(OwnField.code, OwnField.place.is_(None), OwnField.place, OwnField.id)
    if not retired:
        query = query.where(OwnField.retired_on.is_(None))
    return [
        Declared(one.id, one.code or "", one.label, one.kind, one.choices or "", bool(one.private), one.help or "")
        for one in session.scalars(query)
    ]


def read(session: Session) -> own_columns.Columns:
    """The own columns of the book in hand, for ``own_columns.take_up``."""
    by_code: dict[str, list[Declared]] = defaultdict(list)
    for one in declared(session):
        by_code[one.code].append(one)
    return {code: _Maker(tuple(some)) for code, some in by_code.items()} or own_columns.NONE


@dataclass(frozen=True)
class _Maker:
    """Makes the columns for a mapped class, the same ones each time; equal to what makes the same declarations."""

    some: tuple[Declared, ...]
    made: dict[type[Any], tuple[Own, ...]] = field(default_factory=dict, compare=False)

    def __call__(self, row: type[Any]) -> tuple[Own, ...]:
        if row not in self.made:
            self.made[row] = tuple(one.column(row) for one in self.some)
        return self.made[row]


def every_column(session: Session, ledger: Ledger) -> tuple[Own, ...]:
    """Those of a ledger that were ever declared, also the retired: what its past speaks of."""
    return tuple(one.column(ledger.row) for one in declared(session, retired=True) if one.code == ledger.code)


def stored(kind: Kind, value: Any) -> dict[str, Any]:
    """A value as its row keeps it."""
    number, words = None, None
    if value not in (None, ""):
        if isinstance(kind, NUMBERS):
            number = int(value)
        else:
            words = f"{value:%Y-%m-%d}" if isinstance(kind, Day) else str(value)
    return {"number": number, "words": words}


def write(session: Session, ledger: Ledger, rows: Iterable[tuple[int, Values]], *, fresh: bool = False) -> None:
    """Keep the own values given for rows; of ``fresh`` ones none is there yet.

    A row that is frozen as a whole (an entry of a posted voucher) refuses them as it refuses all else.
    """
    columns = [shown for shown in ledger.fields if isinstance(shown, Own)]
    if not columns:
        return
    given = [(id_, shown, row[shown.key]) for id_, row in rows for shown in columns if shown.key in row]
    if fresh:
        given = [one for one in given if one[2] not in (None, "")]
    elif given:
        _ask_guards(session, ledger, sorted({id_ for id_, _, _ in given}))
        given = _written_over(session, given)
    if given:
        _insert(session, ledger.row.__tablename__, given)


def _ask_guards(session: Session, ledger: Ledger, ids: Sequence[int]) -> None:
    """A change of nothing, which the guards of the ledger's own table refuse where its rows are frozen."""
    table = ledger.row.__table__
    for chunk in chunks(ids):
        session.connection().execute(update(table).where(table.c.id.in_(chunk)).values(id=table.c.id))


def _written_over(session: Session, given: list[tuple[int, Own, Any]]) -> list[tuple[int, Own, Any]]:
    """Write over what is there; returns the rest, which is to be inserted."""
    held = held_rows(session, [id_ for id_, _, _ in given], {shown.number for _, shown, _ in given})
    left = []
    for id_, shown, value in given:
        known = held.get((shown.number, id_))
        if known is not None:
            session.connection().execute(
                update(OwnValue).where(OwnValue.id == known).values(**stored(shown.kind, value))
            )
        elif value not in (None, ""):
            left.append((id_, shown, value))
    return left


def held_rows(session: Session, owners: Sequence[int], fields: Iterable[int]) -> dict[tuple[int, int], int]:
    """By (declaration, row of the ledger) the id of the value's own row."""
    numbers = sorted(fields)
    found: dict[tuple[int, int], int] = {}
    for chunk in chunks(sorted(set(owners))):
        query = select(OwnValue.field, OwnValue.owner_id, OwnValue.id)
        query = query.where(OwnValue.owner_id.in_(chunk), OwnValue.field.in_(numbers))
        found |= {(row[0], row[1]): row[2] for row in session.connection().execute(query)}
    return found


def _insert(session: Session, table: str, given: Sequence[tuple[int, Own, Any]]) -> None:
    kept = [stored(shown.kind, value) for _, shown, value in given]
    columns: Mapping[str, list[Any]] = {
        "field": [shown.number for _, shown, _ in given],
        "owner_table": [table] * len(given),
        "owner_id": [id_ for id_, _, _ in given],
        "number": [one["number"] for one in kept],
        "words": [one["words"] for one in kept],
    }
    insert_many(session, OwnValue.__table__, columns)  # type: ignore[arg-type]  # a mapped class has a table


def kept_of(session: Session, ledger: Ledger, row_id: int) -> list[tuple[Own, int]]:
    """What a row has or had in own columns, in use or retired: the column, and the id of the value's own row."""
    columns = {shown.number: shown for shown in every_column(session, ledger)}
    if not columns:
        return []
    held = held_rows(session, [row_id], columns)
    return [(columns[number], value_id) for (number, _), value_id in held.items()]


def carry(session: Session, table: str, pairs: Mapping[int, int]) -> None:
    """Rows that were written anew (the lines of a draft) keep what they had: by old id the new one."""
    query = select(OwnValue.owner_id).where(OwnValue.owner_table == table)
    for chunk in chunks(list(pairs)):
        for old in set(session.scalars(query.where(OwnValue.owner_id.in_(chunk)))):
            there = (OwnValue.owner_table == table, OwnValue.owner_id == old)
            session.connection().execute(update(OwnValue).where(*there).values(owner_id=pairs[old]))


def counted(session: Session, number: int) -> int:
    """How many rows have something in the column."""
    filled = (OwnValue.number.is_not(None)) | (OwnValue.words.is_not(None))
    return session.scalar(select(func.count(OwnValue.id)).where(OwnValue.field == number, filled)) or 0
