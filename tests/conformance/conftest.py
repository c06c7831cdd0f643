"""Rows for any ledger, made from its description alone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from desk_union.describe.kinds import IdCard, Photo, Ref
from desk_union.describe.ledger import Derived, Ledger, Shown
from desk_union.founding import new_book
from desk_union.members.ledgers import EVENTS, PEOPLE, UNIT_CHANGES, UNITS
from desk_union.members.tables import MembershipEvent
from desk_union.store import rows
from desk_union.store.listing import ListAsk, ids_of
from desk_union.store.overrides import Faulty
from desk_union.tabs import ledgers
from tests.samples import fresh_book, now, sample_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desk_union.store.opened import Book

TODAY = date(2026, 11, 20)
# What a sample row says so that others may point to it, or that no sample can make up.
PLAINLY = {
    "honors.rounds": {"whom": "个人", "rule": None}, "honors.evidence": {"source": None, "named": None},
    "reports.hand_overs": {"giver": "赵某", "taker": "钱某", "witness": "孙某"},
    "reminders.reminders": {"source": None, "named": None},
    "honors.items": {"kind": "评分", "full": 200_000_000}, "honors.schemes": {"full": None},
}  # fmt: skip
MEMBERS = {  # who must be a member
    "democracy.delegates": ("person",), "honors.nominations": ("person",), "payouts.lines": ("person",),
}  # fmt: skip
APART = 70  # from this number on, sample rows that are made only to be pointed at
COUNTED = {"democracy.congresses": "session"}  # what tells two rows apart although their samples are alike


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The made-up office."""
    book = sample_book(tmp_path_factory, tmp_path_factory.mktemp("账本") / "示例.desk")
    yield book
    book.close()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    book = new_book(tmp_path_factory.mktemp("账本") / "空.desk", "示例厂工会", today=TODAY, clock=now)
    yield book
    book.close()


@pytest.fixture(params=ledgers(), ids=lambda ledger: ledger.code)
def ledger(request: pytest.FixtureRequest) -> Ledger:
    return request.param


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    book = fresh_book(tmp_path / "账本.desk", "示例厂工会", today=TODAY, clock=lambda: datetime(2026, 11, 20, 9, 0))
    yield book
    book.close()


def writable(ledger: Ledger) -> list[Shown]:
    """What a clerk types: computed columns that can be written follow from others and are left out."""
    return [s for s in ledger.editable if not isinstance(s, Derived) and not isinstance(s.kind, Photo)]


def referred(session: Session, target: Ledger, n: int, among: Any = None) -> int:
    """A row of another ledger to point at; the n-th, made when there are too few."""
    if target is UNITS:
        return ids_of(session, UNITS, ListAsk(TODAY))[0]
    if among is not None:
        return session.scalars(select(target.row.id).where(among(TODAY)).order_by(target.row.id)).all()[n]
    there = ids_of(session, target, ListAsk(TODAY, order=("id",)))
    while len(there) <= n:
        there.append(add(session, target, APART + len(there)))
    return there[n]


def join(session: Session, person: int) -> None:
    """A member since before any sample day."""
    if session.scalar(select(MembershipEvent.id).where(MembershipEvent.person == person)) is None:
        rows.save_row(session, EVENTS, None, {"person": person, "day": date(2000, 1, 1), "kind": "入会"}, TODAY)


def _another(session: Session, unit: int) -> int:
    there = [one for one in ids_of(session, UNITS, ListAsk(TODAY)) if one != unit]
    return there[0] if there else rows.save_row(session, UNITS, None, {"name": "另一个分会", "level": "分会"}, TODAY)


def add(session: Session, ledger: Ledger, n: int) -> int:
    """Save the n-th sample row, full in every column that the ledger's own checks let stand together."""
    values: dict[str, Any] = {}
    for shown in writable(ledger):
        if isinstance(shown.kind, Ref) and shown.kind.ledger is ledger and ledger is not UNITS:
            values[shown.key] = None  # below nothing of its own kind
        elif isinstance(shown.kind, Ref):
            values[shown.key] = referred(session, shown.kind.ledger, n % APART + n // APART, shown.kind.among)
        else:
            values[shown.key] = shown.kind.sample(n)
    values |= PLAINLY.get(ledger.code, {})
    for key in MEMBERS.get(ledger.code, ()):
        join(session, values[key])
    values.update({s.key: s.default for s in writable(ledger) if s.default is not None})
    values.update({COUNTED[ledger.code]: n + 1} if ledger.code in COUNTED else {})
    if ledger is UNIT_CHANGES:  # no unit stands below itself
        values["parent_after"] = _another(session, values["unit"])
    numbers = {shown.key: values[shown.key] for shown in writable(ledger) if type(shown.kind) is IdCard}
    values.update(ledger.note(numbers) if ledger.note and numbers else {})  # a birth date that agrees with the number
    if {"since", "until"} <= values.keys():
        values["until"] = values["since"] + timedelta(days=20)
    for _ in writable(ledger):
        full = rows.completed(ledger, {**rows.defaults(ledger), **values})
        faults = [fault for fault in rows.faults_of(ledger, full, TODAY) if fault.key in values]
        if not faults:
            break
        for fault in faults:
            assert not ledger.by_key[fault.key].required, fault
            values.pop(fault.key, None)
    return _saved(session, ledger, values)


def _saved(session: Session, ledger: Ledger, values: dict[str, Any]) -> int:
    """Saved without what the book does not let stand beside other rows."""
    for _ in writable(ledger):
        try:
            with session.begin_nested():
                return rows.save_row(session, ledger, None, values, TODAY)
        except Faulty as refused:
            for fault in refused.faults:
                assert not ledger.by_key[fault.key].required, fault
                del values[fault.key]
    raise AssertionError(ledger.code)


def fill(book: Book, ledger: Ledger, count: int = 3) -> list[int]:
    with book.deed(f"样例 {ledger.title}") as session:
        if ledger is PEOPLE or ledger.row is PEOPLE.row:
            return [add(session, ledger, n) for n in range(count)]
        for n in range(count):
            for shown in writable(ledger):
                if isinstance(shown.kind, Ref) and shown.required:
                    referred(session, shown.kind.ledger, n)
        return [add(session, ledger, n) for n in range(count)]
