"""One description per ledger: its fields, checks, parts and presets, bound to a mapped class."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, case, select

from desk_union.describe import own_columns
from desk_union.describe.kinds import Day, Flag, Text
from desk_union.describe.serial import Pattern, SerialNumber
from desk_union.describe.stage import Stage

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import InstrumentedAttribute, Session

    from desk_union.describe.kinds import Kind
    from desk_union.describe.paid import Paid
    from desk_union.describe.question import Question, Surroundings

Values = Mapping[str, Any]
Answer = Callable[["Question"], "str | None"]  # puts a question to the clerk; None while it is open


@dataclass(frozen=True)
class Fault:
    """What a check found in one row: which field, why, and what to do.

    With ``warns`` it does not refuse: whoever gives a reason goes on, and the reason is kept. ``move`` is such a
    question of a stage, whose reason stands with the move and is no warning passed over.
    """

    key: str
    reason: str
    remedy: str = ""
    warns: bool = False
    move: bool = False


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What every column of a ledger has, whether stored in the row, dated, or computed."""

    label: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    help: str = ""
    group: str = ""  # heading of its section in the form and the column chooser
    required: bool = False
    fixed: bool = False  # not changed after the row was first saved
    private: bool = False
    total: bool = False
    print_mm: float | None = None
    listed: bool = True  # among the columns a fresh list shows
    default: Any = None
    joins: bool = False  # several columns of a sheet go in, one behind the other (规格, 型号); long texts always do

    key: str
    editable: bool = True

    @property
    def follows(self) -> bool:
        """It follows from other rows: once there, it is changed by a further one and not written over."""
        return False

    def column(self, day: date) -> ColumnElement[Any]:
        """The SQL value of this column as it stood on ``day``."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Stored(Shown):
    """A column of the row itself; made by ``Field``."""

    attr: InstrumentedAttribute[Any]

    def column(self, day: date) -> ColumnElement[Any]:  # noqa: ARG002 - the same on any day
        return self.attr  # type: ignore[return-value]  # an instrumented attribute is a column element in SQL


@dataclass(frozen=True, kw_only=True)
class Past:
    """Where the earlier values of a stored column are: rows that say until which day (``day``) it held what.

    ``owner`` points to the row whose id is ``of``; ``marks`` are the values by which the rows of this column are told
    from others; ``after`` is the key under which the value that followed is noted too. A flag stands as 是 or 否.
    ``none_told``: an empty value says that there was nothing yet (no title), elsewhere that it was not known.
    """

    row: type[Any]
    owner: InstrumentedAttribute[Any]
    day: InstrumentedAttribute[Any]
    before: InstrumentedAttribute[Any]
    of: InstrumentedAttribute[Any]
    marks: tuple[tuple[str, str], ...] = ()
    after: str = ""
    none_told: bool = False

    @property
    def where(self) -> tuple[ColumnElement[bool], ...]:
        return tuple(getattr(self.row, key) == value for key, value in self.marks)


@dataclass(frozen=True, kw_only=True)
class Lasting(Stored):
    """A stored column whose row holds the newest value and which ``past`` tells as of any earlier day."""

    past: Past

    def column(self, day: date) -> ColumnElement[Any]:
        past = self.past
        later: list[ColumnElement[bool]] = [*past.where, past.day > day]
        if self.required:
            later.append(past.before.is_not(None))
        told: ColumnElement[Any] = past.before  # type: ignore[assignment]  # an attribute is a column element in SQL
        if isinstance(self.kind, Flag):
            told = case((past.before == self.kind.show(True), True), (past.before == self.kind.show(False), False))
        first = select(told).where(past.owner == past.of, *later).order_by(past.day, past.row.id).limit(1)
        # Nearly nobody changed since: a list of a present day asks once who did, and of nobody what was.
        return case((past.of.in_(select(past.owner).where(*later)), first.scalar_subquery()), else_=self.attr)


def Field(attr: InstrumentedAttribute[Any], label: str, kind: Kind, **more: Any) -> Stored:  # noqa: N802 - reads as design.md section 3
    """A stored column, ``Lasting`` when it has a ``past``; the key is the attribute's own name."""
    made = Lasting if more.get("past") else Stored
    return made(attr=attr, label=label, kind=kind, key=attr.key, **more)


def Serial(  # noqa: N802 - reads as design.md section 3
    attr: InstrumentedAttribute[Any],
    label: str,
    pattern: Pattern,
    *,
    day: str = "",
    gapless: bool = False,
    on_saving: bool = True,
    longest: int = 40,
    **more: Any,
) -> Stored:
    """A number that the program gives, as ``SerialNumber`` says; it stays once given unless ``fixed`` is False."""
    kind = SerialNumber(longest=longest, pattern=pattern, day=day, gapless=gapless, on_saving=on_saving)
    return Field(attr, label, kind, **{"fixed": True, **more})


@dataclass(frozen=True, kw_only=True)
class Dated(Shown):
    """A value kept as dated rows ``[since, until)`` of another table, so that any past day can be asked.

    ``row`` has the columns ``since`` and ``until`` (open when null), ``owner`` (foreign key) and ``value``.
    """

    row: type[Any]
    owner: InstrumentedAttribute[Any]
    value: InstrumentedAttribute[Any]
    of: InstrumentedAttribute[Any]  # id of the owning row

    def column(self, day: date) -> ColumnElement[Any]:
        held = select(self.value).where(self.owner == self.of, self.row.since <= day, open_on(self.row, day))
        return held.order_by(self.row.since.desc()).limit(1).correlate(self.of.class_).scalar_subquery()


def open_on(row: type[Any], day: date) -> ColumnElement[bool]:
    """The condition that a dated row has not ended by ``day`` (its end day no longer counts)."""
    ended: ColumnElement[bool] = row.until.is_(None) | (row.until > day)
    return ended


@dataclass(frozen=True, kw_only=True)
class Derived(Shown):
    """A value computed in SQL as of a day; an editable one is written by the ledger's ``record``."""

    sql: Callable[[date], ColumnElement[Any]]
    editable: bool = False

    @property
    def follows(self) -> bool:
        return True

    def column(self, day: date) -> ColumnElement[Any]:
        return self.sql(day)


@dataclass(frozen=True, kw_only=True)
class Elsewhere(Derived):
    """A value of the row that is kept in a row of another table made for it, and written over like its own."""

    editable: bool = True

    @property
    def follows(self) -> bool:
        return False


@dataclass(frozen=True, kw_only=True)
class PaidBy(Derived):
    """The voucher that paid the row, in words; made by ``Booked``.

    ``through`` joins the row with that of ``link`` which holds its money, where the row has none of its own.
    """

    link: Paid
    through: Callable[[], ColumnElement[bool]] | None = None


def Booked(link: Paid, through: Callable[[], ColumnElement[bool]] | None = None, **more: Any) -> PaidBy:  # noqa: N802 - reads as ``Field``
    """The column of the voucher; with it the ledger is paid by ``link`` and has the filter of what waits.

    A ledger whose money is kept in rows of another is paid ``through`` those, and frozen as they are.
    """

    def words(_day: date) -> ColumnElement[Any]:
        if through is None:
            return link.words()
        return select(link.words()).where(through()).limit(1).scalar_subquery()

    return PaidBy(link=link, through=through, key=link.key, label=link.label, kind=Text(), sql=words, **more)


@dataclass(frozen=True, kw_only=True)
class Own(Shown):
    """A column that the office declared itself for this ledger in the book in hand, kept beside the rows; made by
    ``store.ownfields``. ``number`` is the id of its declaration.
    """

    number: int
    sql: ColumnElement[Any]

    def column(self, day: date) -> ColumnElement[Any]:  # noqa: ARG002 - the same on any day
        return self.sql


@dataclass(frozen=True)
class Preset:
    """A named filter that every office wants; ``where(day)`` gives the condition as of a day."""

    code: str
    title: str
    where: Callable[[date], ColumnElement[bool]]


@dataclass(frozen=True)
class Part:
    """A child ledger shown inside the row of its owner; ``owner`` is the key of the field that points back."""

    ledger: Callable[[], Ledger]
    owner: str


@dataclass(frozen=True)
class Together:
    """For rows that only make sense together, as the lines of a voucher do.

    ``number`` fills in what tells the rows of one sheet apart; ``faults`` says what is wrong with rows together, as
    pairs of a row's place and its fault (``fresh``: places of the rows that are new or changed, ``faulty``: of those
    that have faults of their own); ``insert`` writes complete rows and returns their ids in order; ``tidy`` brings what
    a sheet says of one row in other columns into those of the ledger. ``asks`` looks at all lines of a sheet before
    that, asks what only the clerk can say, and brings the answers in (a line that is left out gets ``LEFT_OUT``); the
    columns of ``marks`` come to it as the words or signs that stand there.
    """

    faults: Callable[[Session, Sequence[Values], frozenset[int], frozenset[int], date], Sequence[tuple[int, Fault]]]
    number: Callable[[Session, Sequence[dict[str, Any]], date], None] | None = None
    insert: Callable[[Session, Sequence[Values], date], list[int]] | None = None
    tidy: Callable[[dict[str, Any]], None] | None = None
    asks: Callable[[Sequence[dict[str, Any]], Answer, Surroundings], None] | None = None
    marks: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()  # columns of which a sheet must have at least one
    whole: tuple[Callable[[], ColumnElement[Any]], str] | None = None
    """By which column rows are one thing, and how those are counted (张凭证) where people count not the rows."""


@dataclass(frozen=True)
class Ledger:
    """A table of the office, described once for screen, form, search, import, export, print, help and command line.

    ``fields`` are the described columns and behind them those that the office declared in the book in hand
    (``describe.own_columns``); the latter come and go with the book and are never part of the description.
    """

    code: str
    title: str
    tab: str
    row: type[Any]
    fields: tuple[Shown, ...]
    name: Callable[[], ColumnElement[Any]]  # the words by which another row or a message names this one
    help: str
    counter: str = "条"  # the measure word by which its rows are counted
    called: str = ""  # a name such as a row bears, for the example of a blank sheet that refers to this ledger
    instead: str = ""  # what is done with a row that others use, where it may not be deleted; a sentence
    empty: str = "还没有记录。可以新增，或从Excel导入。"
    leading: tuple[str, ...] = ()  # keys of the columns that a clerk looks for, before all others of a fresh list
    order: tuple[str, ...] = ()  # keys; a leading "-" turns the direction
    when: str = ""  # key of the day on which a row happened: the list of a year or month holds the rows of it
    present: str = ""  # code of the preset that says who or what was there on a day: the list of a past day holds those
    search: InstrumentedAttribute[Any] | None = None
    match: tuple[
        tuple[str, ...], ...
    ] = ()  # keys that tell an imported row is one already there; first complete set wins
    presets: tuple[Preset, ...] = ()
    parts: tuple[Part, ...] = ()
    group: str = ""  # heading in the list of ledgers
    files: bool = False  # scans and other files may be attached to its rows
    note: Callable[[Values], Values] | None = (
        None  # fills what follows from the given values (birth date from ID number)
    )
    checks: tuple[Callable[[Values], Sequence[Fault]], ...] = ()
    compared: tuple[Callable[[Values, Values | None], Sequence[Fault]], ...] = ()
    """Checks that see the row before too, None where it is new."""
    foreseen: Callable[[Session, Values, int | None, date], Sequence[Fault]] | None = None
    """What ``settle`` would refuse or ask about the row (its id, None for a new one), told while it is typed."""
    since: Callable[[Values, date], date] | None = None  # from when the dated values of a new row hold
    hidden: Callable[[Values], Values] | None = (
        None  # further attributes of the row that follow from all its values (search keys)
    )
    record: Callable[[Session, Sequence[tuple[int, Values]], date], None] | None = (
        None  # writes the editable derived values of saved rows
    )
    settle: Callable[[Session, Sequence[int], date], None] | None = (
        None  # after rows were saved or deleted: projections, overlaps
    )
    owners: Callable[[Session, Sequence[int]], Sequence[int]] | None = (
        None  # ids that ``settle`` gets for these rows; the rows' own when None
    )
    grow: Callable[[Session, str, int | None], int] | None = (
        None  # makes a row from a bare name met in an import, below the given one
    )
    within: Callable[[int, date], ColumnElement[bool]] | None = None  # for Ref filters: the given row and all below it
    together: Together | None = None
    beside: tuple[str, ...] = ()  # headings of sheets of this kind that say nothing which this ledger keeps
    only: Callable[[date], ColumnElement[bool]] | None = None  # the ledger shows these rows of the table alone

    def __post_init__(self) -> None:
        have = {preset.code for preset in self.presets}
        waiting = [_waiting(link) for link in self.paid if link.preset not in have]
        object.__setattr__(self, "presets", (*waiting, *self.presets))
        own_columns.register(self)
        self.take_own()

    def take_own(self) -> None:
        """Put the columns of the book in hand behind those described, in place of any before."""
        described = tuple(shown for shown in self.fields if not isinstance(shown, Own))
        object.__setattr__(self, "fields", (*described, *own_columns.columns_of(self.code, self.row)))
        for name in ("by_key", "by_label", "limited_days", "needed"):
            self.__dict__.pop(name, None)

    @cached_property
    def paid(self) -> tuple[Paid, ...]:
        """By which vouchers its own rows are paid."""
        return tuple(shown.link for shown in self.held_through if shown.through is None)

    @cached_property
    def held_through(self) -> tuple[PaidBy, ...]:
        """The columns of vouchers that freeze its rows, also of those whose money other rows hold."""
        return tuple(shown for shown in self.fields if isinstance(shown, PaidBy))

    @cached_property
    def by_key(self) -> dict[str, Shown]:
        return {shown.key: shown for shown in self.fields}

    @cached_property
    def by_label(self) -> dict[str, Shown]:
        return {shown.label: shown for shown in self.fields}

    @cached_property
    def limited_days(self) -> tuple[tuple[Shown, int], ...]:
        """The columns whose days may not lie (far) ahead, with how many days after today are still allowed."""
        kinds = ((shown, shown.kind) for shown in self.fields if shown.editable)
        return tuple((shown, kind.ahead) for shown, kind in kinds if isinstance(kind, Day) and kind.ahead is not None)

    @cached_property
    def stages(self) -> tuple[tuple[Stored, Stage], ...]:
        """The columns that say where a row stands, with their kinds."""
        return tuple((s, s.kind) for s in self.fields if isinstance(s, Stored) and isinstance(s.kind, Stage))

    @cached_property
    def serials(self) -> tuple[tuple[Stored, SerialNumber], ...]:
        """The columns whose numbers the program gives, with their kinds."""
        return tuple((s, s.kind) for s in self.fields if isinstance(s, Stored) and isinstance(s.kind, SerialNumber))

    @cached_property
    def needed(self) -> tuple[Shown, ...]:
        """The columns that must not be empty."""
        return tuple(shown for shown in self.fields if shown.required)

    @property
    def editable(self) -> tuple[Shown, ...]:
        return tuple(shown for shown in self.fields if shown.editable)

    @property
    def listed(self) -> tuple[Shown, ...]:
        return tuple(shown for shown in self.fields if shown.listed)

    def __hash__(self) -> int:
        return hash(self.code)


def _waiting(link: Paid) -> Preset:
    return Preset(link.preset, link.preset_title, lambda _day: link.waits())
