"""As of means as of: what is added after a year leaves every sheet and figure of that year as it was."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.describe.accounting import MonthOfAccount
from desk_union.describe.content import BoundBook, Document, Tables
from desk_union.describe.figure import Span
from desk_union.describe.kinds import Day, Ref, Year
from desk_union.describe.sheet import Request
from desk_union.founding import new_book
from desk_union.funds.account import deeds, posting
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.dues import dues_deeds, dues_state
from desk_union.funds.ledgers.plans import BUDGET_CHANGES
from desk_union.funds.property.asset_deeds import Disposal, dispose
from desk_union.funds.tables import Account, Asset, Budget, Dues, Voucher
from desk_union.funds.tables.books import POSTED
from desk_union.members.ledgers import PEOPLE, UNITS
from desk_union.members.ledgers.changes import PERSON_CHANGES, WAGE, facts
from desk_union.members.life import deeds as members
from desk_union.reports.writing.ledgers import PLAN_ITEMS
from desk_union.store import rows
from desk_union.store.figures import evaluate
from desk_union.store.lasting import kept
from desk_union.store.listing import Condition, ListAsk, ids_of
from desk_union.store.overrides import REASON
from desk_union.tabs import figures, ledgers, sheets

from .conftest import writable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger
    from desk_union.describe.sheet import Sheet
    from desk_union.describe.stage import Stage
    from desk_union.store.opened import Book

TODAY = date(2026, 11, 20)
LATE = date(2026, 11, 10)
YEAR = Span(date(2025, 1, 1), date(2025, 12, 31))
AS_NOW = "按今天的资料"
# They tell dues among other figures, which count what is paid by now in the month for which it was due, as their notes
# say; a text or a return has no place for that note.
PAID_BY_NOW = {"reports.summary", "reports.half_year", "reports.month"}
# What a return asks belongs to its form, not to a time.
TIMELESS = {"reports.return_lines"}
PARTS = {part.ledger for one in ledgers() for part in one.parts}


def told(session: Session, sheet: Sheet) -> str:
    """Everything on the sheet of 2025 as text, without the check code of the book."""
    request = Request(YEAR.last, TODAY, year=2025)
    try:
        made: Any = (
            sheet.tables(session, request)
            if isinstance(sheet.content, Tables | BoundBook | Document)
            else sheet.content.fill(session, request)
        )
        prose = sheet.content.fill(session, request) if isinstance(sheet.content, Document) else ""
    except Refusal as refused:
        return str(refused)
    return re.sub(r"账本校验码 [-\w]+|'seal': '[-\w]+'", "", f"{made!r}{prose!r}")


def all_told(book: Book) -> dict[str, str]:
    found = {}
    with book.reading() as session:
        for sheet in sheets():
            if "year" in sheet.options:
                found[f"{sheet.code} {sheet.title}"] = told(session, sheet)
        for figure in figures():
            number = evaluate(session, figure, YEAR, figures()).number
            found[f"{figure.code} {figure.label}"] = f"{number!r} {figure.note}"
    return found


def later(session: Session, ledger: Ledger, n: int) -> None:
    """A sample row all whose days lie after the year; about persons and things that the book has already."""
    values: dict[str, Any] = {}
    for shown in writable(ledger):
        if isinstance(shown.kind, Ref):
            there = ids_of(session, shown.kind.ledger, ListAsk(TODAY, order=("id",)))
            undated = ledger in PARTS and not ledger.when  # happens when the newest row that owns it does
            values[shown.key] = (there[-1] if undated else there[min(n * 7, len(there) - 1)]) if there else None
        elif isinstance(shown.kind, Day):
            values[shown.key] = LATE + timedelta(days=n)
        elif isinstance(shown.kind, MonthOfAccount):
            values[shown.key] = 202611
        elif isinstance(shown.kind, Year):
            values[shown.key] = 2027 if ledger is PLAN_ITEMS else 2026  # in November a plan is of the next year
        else:
            values[shown.key] = shown.kind.sample(500 + n)
    values.pop("before", None)  # what a person had before a course is known to the book
    values.update({one.key: one.default for one in writable(ledger) if one.default is not None})
    for _ in writable(ledger):
        full = rows.completed(ledger, {**rows.defaults(ledger), **values})
        faults = [one for one in rows.faults_of(ledger, full, TODAY) if one.key in values]
        for fault in faults:
            values.pop(fault.key, None)
    if ledger is PERSON_CHANGES:
        values |= known(session, values["person"], values["what"])
    rows.save_row(session, ledger, None, values, TODAY)


def known(session: Session, person: int, what: str) -> dict[str, Any]:
    """What the book has of a person is what was before the change."""
    fact = facts()[what]
    held = kept(fact, rows.values_of(session, PEOPLE, [person], TODAY)[person][fact.key])
    return {"wage_before" if what == WAGE else "before": held}


def move_on(book: Book) -> set[str]:
    """Rows of the year go on to a later stage in the following November; the codes of the ledgers of which one did."""
    return {ledger.code for ledger in ledgers() for shown, kind in ledger.stages if ledger.when and moved(book, ledger, shown.key, kind)}


def moved(book: Book, ledger: Ledger, key: str, kind: Stage) -> int:
    """How many rows moved: of each stage the first that the ledger lets go on, by every move that it may make.

    A move back is a correction of what was written wrongly, and so of the past too.
    """
    went = 0
    for place, before in enumerate(kind.stages):
        for after in dict.fromkeys(move.after for move in kind.moves if move.before == before and move.after in kind.stages[place + 1 :]):
            year = Condition(ledger.when, "between", YEAR.first, YEAR.last)
            with book.reading() as session:
                there = ids_of(session, ledger, ListAsk(TODAY, conditions=(year, Condition(key, "is", before)), order=("id",)))
            went += any(goes(book, ledger, row, key, kind, after) for row in there[:3])
    return went


def goes(book: Book, ledger: Ledger, row: int, key: str, kind: Stage, after: str) -> bool:
    try:
        with book.deed("以后办的") as session:
            session.info[REASON] = "以后办的"
            held = rows.values_of(session, ledger, [row], TODAY)[row]
            move = kind.move(held[key], after)
            asked = {*(move.needs if move else ()), kind.day_key(after)} - {""}
            lacking = {one: ledger.by_key[one].kind for one in asked if held[one] is None}
            values = {one: LATE if isinstance(needed, Day) else needed.sample(7) for one, needed in lacking.items()}
            rows.save_row(session, ledger, row, {key: after, **values}, TODAY)
    except Refusal:
        return False
    return True


def account(session: Session, code: str) -> int:
    return session.scalars(select(Account.id).where(Account.code == code)).one()


def happen(book: Book) -> set[str]:
    """What an office does in the following November; the codes of the ledgers that got a row."""
    grown = set()
    for ledger in (one for one in ledgers() if one.code not in TIMELESS):
        for n in (1, 2):
            try:
                with book.deed("以后的事") as session:
                    later(session, ledger, n)
                grown.add(ledger.code)
            except Refusal:
                continue
    with book.deed("以后的事") as session:
        people = ids_of(session, PEOPLE, ListAsk(TODAY, presets=("members",), order=("id",)))
        unit = ids_of(session, UNITS, ListAsk(YEAR.last, order=("id",)))[3]
        members.move(session, people[:5], unit, LATE)
        members.leave(session, people[5:8], LATE, "调出")
        members.end_posts(session, people, LATE, "换届")
        groups = ids_of(session, UNITS, ListAsk(TODAY, presets=("groups",), order=("id",)))
        branches = ids_of(session, UNITS, ListAsk(TODAY, presets=("branches",), order=("id",)))
        told = rows.values_of(session, UNITS, groups, TODAY)
        moved = next(group for group in groups if told[group]["parent"] != branches[-1])
        rows.save_row(session, UNITS, moved, {"parent": branches[-1]}, TODAY, since=LATE)
    with book.deed("以后的事") as session:
        held = session.scalars(select(Asset).where(Asset.disposed_on.is_(None), Asset.acquired_on <= YEAR.last)).first()
        assert held is not None
        dispose(session, Disposal(held.id, LATE, "报废"))
        line = session.scalars(select(Budget.id).where(Budget.year == 2025)).first()
        change = {"budget": line, "day": LATE, "amount": 12_300, "reason": "以后调整", "document": "9号"}
        rows.save_row(session, BUDGET_CHANGES, None, change, TODAY)
        lines = (
            VoucherLine("以后的活动", account(session, "50105"), 5_000),
            VoucherLine("以后的活动", account(session, "102"), 0, 5_000),
        )
        made = deeds.draft_voucher(session, Draft(LATE, lines, papers=1))
        old = session.scalars(
            select(Voucher.id).where(Voucher.state == POSTED, Voucher.period < 202601, Voucher.kind == "普通")
        ).first()
        drafts = [made, *([deeds.reverse_voucher(session, old, LATE)] if old else [])]
        posting.post(session, drafts, datetime(2026, 11, 10, 9), reason="以后的事")
    return grown


def pay_dues(book: Book) -> None:
    with book.deed("以后补缴") as session:
        owing = session.scalars(select(Dues.id).where(Dues.period < 202601, dues_state.owed() > 0)).all()
        assert owing
        dues_deeds.collect(session, owing, LATE)


@dataclass(frozen=True)
class Grown:
    """What the book tells of the year before and after, and the ledgers that took a row or let one go on."""

    before: dict[str, str]
    after: dict[str, str]
    paid: dict[str, str]
    added: set[str]
    moved: set[str]


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grown]:
    path = tmp_path_factory.mktemp("账本") / "示例.desk"
    book = new_book(path, "示例厂工会", today=TODAY, clock=lambda: datetime(2026, 11, 20, 9), sample=True)
    before = all_told(book)
    moved = move_on(book)
    added = happen(book)
    after = all_told(book)
    pay_dues(book)
    yield Grown(before, after, all_told(book), added, moved)
    book.close()


ALL = [f"{one.code} {one.title}" for one in sheets() if "year" in one.options]
ALL += [f"{one.code} {one.label}" for one in figures()]


@pytest.mark.parametrize("name", ALL)
def test_what_comes_later_changes_nothing(grown: Grown, name: str) -> None:
    if AS_NOW not in grown.after[name]:
        assert grown.after[name] == grown.before[name]


@pytest.mark.parametrize("name", ALL)
def test_dues_paid_later_change_only_what_says_so(grown: Grown, name: str) -> None:
    if AS_NOW not in grown.paid[name] and name.split(maxsplit=1)[0] not in PAID_BY_NOW:
        assert grown.paid[name] == grown.after[name]


def test_most_ledgers_took_a_later_row(grown: Grown) -> None:
    assert len(grown.added) > len(ledgers()) * 2 // 3, {one.code for one in ledgers()} - grown.added


def test_rows_of_the_year_went_on_later(grown: Grown) -> None:
    assert {"contests.contests", "contests.suggestions", "contests.mentorships", "payouts.lists", "democracy.disputes"} <= grown.moved
