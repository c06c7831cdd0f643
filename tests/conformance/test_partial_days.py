"""No sheet, list, file of a person or reminder prints a first that nobody told: days known to the month stay months."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from desk_union.basis import days
from desk_union.basis.refusal import Refusal
from desk_union.describe.content import BoundBook, Document, Tables
from desk_union.describe.kinds import Photo
from desk_union.describe.ledger import Derived, Stored
from desk_union.describe.sheet import Request
from desk_union.members import due
from desk_union.members.ledgers import EVENTS, PEOPLE
from desk_union.members.tables import MembershipEvent, Person
from desk_union.screens.members.personfile import references
from desk_union.store import listing, partial
from desk_union.store.listing import ListAsk
from desk_union.store.tables import PartialDay
from desk_union.tabs import ledgers, sheets
from tests.samples import TODAY, sample_book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger
    from desk_union.describe.sheet import Sheet
    from desk_union.store.opened import Book

FIRSTS = re.compile(r"\d{4}-\d{2}-01(?!\d)|\d{4}年\d{1,2}月1日|datetime\.date\(\d{4}, \d{1,2}, 1\)")
SPANS = ({}, {"year": 2026}, {"year": 2025}, {"year": 2026, "month": 10})


def told(session: Session, sheet: Sheet) -> Counter[str]:
    """The firsts of months on the sheet, asked in every kind of span it offers, in the last of them with all choices."""
    found: Counter[str] = Counter()
    choices: list[dict[str, str]] = [{one.key: value} for one in sheet.choices for value, _ in one.values]
    spans = [span for span in SPANS if all(key in sheet.options for key in span)]
    for span, chosen in [*((span, {}) for span in spans), *((spans[-1], chosen) for chosen in choices)]:
        last = min(date(span.get("year", 2026), span.get("month", 12), 28), TODAY) if span else TODAY
        request = Request(last, TODAY, **span, chosen=chosen)
        try:
            made: Any = (
                sheet.tables(session, request)
                if isinstance(sheet.content, Tables | BoundBook)
                else sheet.content.fill(session, request)
            )
            if isinstance(sheet.content, Document):
                made = [*made.tables(), made]
        except Refusal as refused:
            made = str(refused)
        found.update(FIRSTS.findall(repr(made)))
    return found


def lists(session: Session) -> dict[str, Counter[str]]:
    """Every ledger in full, and everything that the file of a person lists of her."""
    found: dict[str, Counter[str]] = {}
    for ledger in ledgers():
        columns = [shown for shown in ledger.fields if not isinstance(shown.kind, Photo)]
        rows = listing.lines(session, ledger, columns, listing.ids_of(session, ledger, ListAsk(TODAY)), TODAY)
        found[ledger.code] = Counter(word for row in rows for word in row.words if FIRSTS.fullmatch(word))
    people = list(session.scalars(select(Person.id).order_by(Person.id).limit(40)))
    file: Counter[str] = Counter()
    for person in people:
        for one in references(ledgers()):
            ids = listing.ids_of(session, one.ledger, ListAsk(TODAY, owner=(one.key, person)))
            lines = listing.lines(session, one.ledger, list(one.ledger.listed), ids, TODAY)
            file.update(word for line in lines for word in line.words if FIRSTS.fullmatch(word))
        file.update(FIRSTS.findall(repr([one.sentence for one in due.due_of(session, person, TODAY, 4000)])))
    reminded = repr([one.sentence for one in due.due(session, TODAY, 4000)])
    return {**found, "会员档案": file, "工作台": Counter(FIRSTS.findall(reminded))}


def all_told(book: Book) -> dict[str, Counter[str]]:
    with book.reading() as session:
        return {sheet.code: told(session, sheet) for sheet in sheets()} | lists(session)


def only_months(session: Session) -> None:
    """Every day of every column that may be known in part is now known to the month only."""
    done: set[tuple[str, str]] = set()
    for ledger in ledgers():
        for shown in partial.fields(ledger.fields):
            table = ledger.row.__tablename__
            if not isinstance(shown, Stored) or (table, shown.key) in done:
                continue
            done.add((table, shown.key))
            for row_id, day in session.execute(select(ledger.row.id, shown.attr).where(shown.attr.is_not(None))).all():
                note(session, ledger, row_id, shown.key, day)
    # What the roster tells of the membership has no column of its own: the note stands with the person.
    session.connection().execute(PartialDay.__table__.delete().where(PartialDay.owner_table == "membership_event"))
    for event in session.scalars(select(MembershipEvent)).all():
        key = {"入会": "joined_on", "转入": "joined_on", "申请入会": "applied_on"}.get(event.kind)
        if key is None:
            note(session, EVENTS, event.id, "day", event.day)
        else:
            note(session, PEOPLE, event.person, key, event.day)


def note(session: Session, ledger: Ledger, row_id: int, key: str, day: date) -> None:
    first = day.replace(day=1)
    shown = ledger.by_key[key]
    if isinstance(shown, Stored) and day != first:
        table: Any = ledger.row.__table__
        column = ledger.row.__mapper__.columns[key].name
        held = session.connection().execute(select(table).where(table.c.id == row_id)).mappings().one()
        if column == "until" and "since" in held and held["since"] >= first:
            return  # a row that began and ended within the month keeps its days
        try:
            with session.begin_nested():
                session.connection().execute(update(table).where(table.c.id == row_id).values({column: first}))
        except DBAPIError:
            return  # frozen by a posted voucher
    owner = ledger.row.__tablename__
    session.add(PartialDay(owner_table=owner, owner_id=row_id, field=key, day=first, precision=days.MONTH))
    session.flush()


Told = dict[str, Counter[str]]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Told, Told]]:
    book = sample_book(tmp_path_factory, tmp_path_factory.mktemp("账本") / "示例.desk")
    before = all_told(book)
    with book.deed("只知道年月") as session:
        only_months(session)
    yield before, all_told(book)
    book.close()


NAMES = [*(one.code for one in sheets()), *(one.code for one in ledgers()), "会员档案", "工作台"]


@pytest.mark.parametrize("name", NAMES)
def test_a_day_known_to_the_month_is_nowhere_a_first(printed: tuple[Told, Told], name: str) -> None:
    before, after = printed
    assert not after[name] - before[name]


def test_the_battery_reaches_every_column_of_such_days() -> None:
    kept = {(ledger.code, shown.key) for ledger in ledgers() for shown in partial.fields(ledger.editable)}
    derived = {
        (ledger.code, s.key) for ledger in ledgers() for s in partial.fields(ledger.editable) if isinstance(s, Derived)
    }
    assert {("members.posts", "since"), ("members.posts", "until"), ("funds.assets", "acquired_on")} <= kept
    assert {key for _, key in derived} == {"joined_on", "change_day"}
