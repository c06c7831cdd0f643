"""The book's own tables: deeds and changes (the trail), settings, what imports have learned, attachments, moves from
stage to stage, warnings passed over, days known in part, numbers given, what was printed and handed out,
the office's own columns, what was taken out of the trail.

``deed``, ``change`` and ``deed_current`` are written by the book and its triggers only (see ``guards.py``).
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from desk_union.store.base import Base, Row, Text

UNAUDITED: dict[str, Any] = {"info": {"audited": False}}


LOOK = "look"


class DeedRecord(Base):
    """One thing a clerk did, named so that undo can say it.

    ``kind`` is ``deed``, ``final`` (cannot be taken back: posting, closing), ``undo``, ``redo``, ``setting`` (no row of
    a ledger changed), ``look`` (private values were seen or taken out) or ``upgrade``; an undo or redo names in
    ``target_id`` the deed it takes back or does again.
    ``chain`` is its hash (``chain.py``); ``settings`` those that the chain covers, where they had changed.
    """

    __tablename__ = "deed"
    __table_args__ = (
        Index("ix_deed_settings", "id", sqlite_where=text("settings IS NOT NULL")),
        UNAUDITED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    who: Mapped[Text]
    code: Mapped[Text]
    title: Mapped[Text]
    kind: Mapped[Text]
    target_id: Mapped[int | None] = mapped_column(index=True)
    settings: Mapped[Text | None]
    chain: Mapped[Text | None]


class Change(Base):
    """One row before and after; ``op`` is I, U or D. Without ``deed_id`` the change was made by another program."""

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_deed_id", "deed_id"),
        Index("ix_change_row", "table_name", "row_id"),
        Index("ix_change_deleted", "table_name", "row_id", sqlite_where=text("op = 'D'")),
        UNAUDITED,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    deed_id: Mapped[int | None]
    table_name: Mapped[Text]
    row_id: Mapped[int]
    op: Mapped[Text]
    before: Mapped[Text | None]
    after: Mapped[Text | None]


class DeedCurrent(Base):
    """The one row by which the triggers know the deed in hand; the others say where the trail ended after the last."""

    __tablename__ = "deed_current"
    __table_args__ = UNAUDITED

    id: Mapped[int] = mapped_column(primary_key=True)
    deed_id: Mapped[int | None]
    last_deed: Mapped[int | None]
    last_change: Mapped[int | None]
    head: Mapped[Text | None]


class Setting(Base):
    __tablename__ = "setting"
    __table_args__ = UNAUDITED

    key: Mapped[Text] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)


class ColumnMemory(Base):
    """Which field the clerk chose for a column header of an imported sheet."""

    __tablename__ = "column_memory"
    __table_args__ = UNAUDITED

    ledger: Mapped[Text] = mapped_column(primary_key=True)
    header: Mapped[Text] = mapped_column(primary_key=True)
    field_key: Mapped[Text]


class WordMemory(Base):
    """Which value of a dictionary the clerk chose for an unknown word of an imported sheet."""

    __tablename__ = "word_memory"
    __table_args__ = UNAUDITED

    dictionary: Mapped[Text] = mapped_column(primary_key=True)
    text: Mapped[Text] = mapped_column(primary_key=True)
    value: Mapped[Text]


class Output(Base):
    """Something left the book on paper or as a file: ``how``, ``amount`` of ``counter`` (3 页); not in the trail.

    ``asked`` tells one printing of a sheet from another (its span, unit, rows); ``numbers`` are those that stood on it,
    kept of the last printing alone.
    """

    __tablename__ = "output"
    __table_args__ = (Index("ix_output_code", "code"), UNAUDITED)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    who: Mapped[Text]
    how: Mapped[Text]
    code: Mapped[Text]
    title: Mapped[Text]
    amount: Mapped[int]
    counter: Mapped[Text]
    asked: Mapped[Text | None]
    numbers: Mapped[Text | None]


class Attachment(Row):
    """A photo or file that belongs to a row; its bytes lie in the attachment store under ``sha256``."""

    __tablename__ = "attachment"
    __table_args__ = (UniqueConstraint("owner_table", "owner_id", "kind", "sha256"),)

    owner_table: Mapped[Text]
    owner_id: Mapped[int]
    kind: Mapped[Text]
    name: Mapped[Text]
    media_type: Mapped[Text]
    sha256: Mapped[Text]
    size: Mapped[int]
    added_on: Mapped[date]


class StageMove(Row):
    """A row of any ledger came to a stage on ``day`` (None: nobody knows, as of rows entered with their history).

    ``note`` is the reason, where the move asked for one.

    The moves of a deleted row stay: its id is never given again, and the row may come back.
    """

    __tablename__ = "stage_move"
    __table_args__ = (Index("ix_stage_move_owner", "owner_table", "owner_id", "field"),)

    owner_table: Mapped[Text]
    owner_id: Mapped[int]
    field: Mapped[Text]
    before: Mapped[str | None]
    stage: Mapped[Text]
    day: Mapped[date | None]
    at: Mapped[datetime]
    who: Mapped[Text]
    note: Mapped[str | None]


class AcceptedWarning(Row):
    """A warning that was passed over when a row was saved, with the reason; ``title`` and ``name`` say which row."""

    __tablename__ = "override"
    __table_args__ = (Index("ix_override_owner", "owner_table", "owner_id"),)

    ledger: Mapped[Text]
    owner_table: Mapped[Text]
    owner_id: Mapped[int]
    title: Mapped[Text]
    name: Mapped[Text]
    field: Mapped[Text]
    sentence: Mapped[Text]
    reason: Mapped[Text]
    at: Mapped[datetime]
    who: Mapped[Text]


class PartialDay(Row):
    """Of a day in a row of any ledger only the ``precision`` (month or year) is known; ``day`` is what stands there.

    It holds as long as that day stands there: a day corrected elsewhere is known in full.
    """

    __tablename__ = "partial_day"
    __table_args__ = (Index("ix_partial_day_owner", "owner_table", "field", "owner_id"),)

    owner_table: Mapped[Text]
    owner_id: Mapped[int]
    field: Mapped[Text]
    day: Mapped[date]
    precision: Mapped[Text]


class OwnField(Row):
    """A column that the office declared for a ledger: its title and ``code``, how the column is called, its kind.

    ``choices`` are the words of a choice, one a line; ``retired_on`` since when it is no longer shown.
    """

    __tablename__ = "own_field"

    ledger: Mapped[Text]
    code: Mapped[str | None] = mapped_column(index=True)
    label: Mapped[Text]
    kind: Mapped[Text]
    choices: Mapped[str | None]
    place: Mapped[int | None]
    private: Mapped[bool | None]
    help: Mapped[str | None]
    retired_on: Mapped[date | None]


class OwnValue(Row):
    """What a row of any ledger has in a column of the office's own: ``words`` (texts, days) or ``number`` (fen, counts,
    marks in millionths, 1 and 0).

    An emptied value stays as a row with neither. Those of a deleted row stay too: it may come back, and its id is never
    given again.
    """

    __tablename__ = "own_value"
    __table_args__ = (
        Index("uq_own_value", "field", "owner_id", unique=True),
        Index("ix_own_value_owner", "owner_table", "owner_id"),
        {"info": {"called": "自设栏目的内容"}},
    )

    field: Mapped[int] = mapped_column(ForeignKey("own_field.id"))
    owner_table: Mapped[Text]
    owner_id: Mapped[int]
    number: Mapped[int | None] = mapped_column(BigInteger)
    words: Mapped[str | None]


class Redaction(Row):
    """The deed ``of_deed`` no longer says what was private in it (``redacting``); ``digest`` is its hash since."""

    __tablename__ = "redaction"

    of_deed: Mapped[int] = mapped_column(index=True)
    digest: Mapped[Text]


class SerialCount(Base):
    """How far a series of numbers has been given. Not in the trail: undo must not make it give a number twice."""

    __tablename__ = "serial_count"
    __table_args__ = UNAUDITED

    column: Mapped[Text] = mapped_column(primary_key=True)
    series: Mapped[Text] = mapped_column(primary_key=True)
    last: Mapped[int]
