"""Choosing at 10,000 people, ceilings at 100,000 payments, a 签领表 of 2,000 people."""

from __future__ import annotations

from datetime import date
from time import process_time
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from desk_union.choosing import asking
from desk_union.choosing.ledgers import RULES, TERMS
from desk_union.describe.sheet import Request
from desk_union.payouts.ceilings import reckoning
from desk_union.payouts.ceilings.described_deeds import adopt
from desk_union.payouts.ledgers import LINES
from desk_union.payouts.paper.signsheets import sign_sheets
from desk_union.payouts.received import received
from desk_union.store import listing, rows
from desk_union.store.engine import connect, make_engine
from desk_union.store.guards import install_guards, lift_guards
from desk_union.store.listing import Condition, ListAsk

from .conftest import TODAY, make
from .measure import ratio, say

if TYPE_CHECKING:
    from pathlib import Path

    from desk_union.store.opened import Book

PEOPLE, PAYMENTS, LISTED = 10_000, 100_000, 2_000
CHOOSING_LIMIT, YEAR_LIMIT, SHEET_LIMIT = 3.0, 3.0, 2.0
CRITERIA = (
    ("会员", 1, {}), ("年满", 2, {"number": 40}), ("女职工", 2, {}), ("农民工", 3, {}), ("在册职工", 3, {}),
    ("工龄满", 4, {"number": 1}), ("本单位工龄满", 4, {"number": 5}), ("还没有领过", 5, {}), ("担任工会职务", 6, {"turned": True}),
    ("生日在某月", 7, {"turned": True, "number": 2}),
)  # fmt: skip
# Lists and lines written at once; a list for each 2,000 lines, ten lines a person over two years.
LISTS = """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)
INSERT INTO payout_list (id, number, title, stage, day) SELECT i, printf('发-2026-%04d', i), '困难补助' || i, '已签领', '2026-03-01' FROM n"""
LINES_SQL = """WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :last)
INSERT INTO payout_line (id, roll, person, matter, cash, day, signed_on)
SELECT i + 1, 1 + i / 2000, 1 + i % 10000, CASE i % 3 WHEN 0 THEN '困难补助' WHEN 1 THEN '春节慰问' ELSE '住院慰问' END, 10000 + i % 977,
CASE WHEN i % 2 THEN '2026-03-01' ELSE '2025-03-01' END, '2026-03-01' FROM n"""


@pytest.fixture(scope="module")
def paid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of 10,000 people with 100,000 payments and the ceilings of a province."""
    path = make(tmp_path_factory.mktemp("发放") / "大.desk", PEOPLE)
    engine = make_engine(path, None, writes=True)
    with engine.begin() as connection:
        lift_guards(connection)
        connection.exec_driver_sql(LISTS)
        connection.exec_driver_sql(LINES_SQL, {"last": PAYMENTS - 1})
        install_guards(connection)
    engine.dispose()
    return path


@pytest.fixture(scope="module")
def book(paid: Path) -> Book:
    from desk_union.store.book import open_book

    opened = open_book(paid)
    with opened.deed("标准") as session:
        adopt(session, "山东", "提醒", TODAY, TODAY)
        rule = rows.save_row(session, RULES, None, {"name": "十条", "audience": "在册职工"}, TODAY)
        for title, part, given in CRITERIA:
            rows.save_row(session, TERMS, None, {"rule": rule, "part": part, "criterion": title, **given}, TODAY)
    yield opened
    opened.close()


def bare_conditions(day: str) -> str:
    """The ten conditions as somebody would write them by hand, in one statement."""
    member = "exists (select 1 from membership m where m.person = p.id and m.since <= '{d}' and (m.until is null or m.until > '{d}') and m.state = '会员')"
    roll = (
        "exists (select 1 from employment e where e.person = p.id and e.since <= '{d}' and (e.until is null or e.until > '{d}'))"
        " and not exists (select 1 from standing s where s.person = p.id and s.since <= '{d}' and (s.until is null or s.until > '{d}')"
        " and s.kind in ('退休', '离休', '退职')) and (p.died_on is null or p.died_on > '{d}')"
    )
    helped = "exists (select 1 from payout_line l join payout_list k on k.id = l.roll where l.person = p.id and l.day between '2026-01-01' and '{d}' and k.stage in ('已签领', '已入账'))"
    office = "exists (select 1 from post o where o.person = p.id and o.since <= '{d}' and (o.until is null or o.until > '{d}'))"
    years = "(strftime('%Y', '{d}') - strftime('%Y', {c}) - (strftime('%m-%d', {c}) > strftime('%m-%d', '{d}')))"
    columns = [
        member, years.replace("{c}", "p.born_on") + " >= 40", "p.sex = '女'", "p.is_migrant", roll,
        years.replace("{c}", "p.started_on") + " >= 1", years.replace("{c}", "p.hired_on") + " >= 5", f"not {helped}",
        f"not {office}", "strftime('%m', p.born_on) <> '02'",
    ]  # fmt: skip
    told = ", ".join(f"({one})" for one in columns)
    return f"select p.id, p.name, {told} from person p where {roll} order by p.sort, p.id".replace("{d}", day)


def test_choosing_with_ten_criteria(book: Book, paid: Path) -> None:
    """From a saved rule to everybody judged with what was seen, against the bare conditions in one statement."""
    bare, statement = connect(paid, None, writes=False), bare_conditions(TODAY.isoformat())

    def ours() -> None:
        with book.reading() as session:
            rule = session.query(RULES.row.id).filter(RULES.row.name == "十条").scalar()
            assert len(asking.choose(session, asking.read(session, rule, TODAY)).people) == PEOPLE

    assert len(bare.execute(statement).fetchall()) == PEOPLE
    one, other, times = ratio(ours, lambda: bare.execute(statement).fetchall(), clock=process_time)
    say(f"ten criteria over {PEOPLE} people", one, other, times, CHOOSING_LIMIT)
    assert times <= CHOOSING_LIMIT


# What the rules must know of a line, written by hand.
OF_THE_YEAR = (
    "select l.id, l.person, l.outsider, l.outsider_id, l.unit, p.name, l.roll, l.day, k.day, l.matter, l.illness, l.cash,"
    " l.goods_value, l.item, k.title, k.occasion, t.name from payout_line l left join payout_list k on k.id = l.roll"
    f" left join payout_kind t on t.id = k.kind left join person p on p.id = l.person where l.person in ({','.join('?' * LISTED)})"
    " and (l.day between '2026-01-01' and '2026-12-31' or (l.day is null and k.day between '2026-01-01' and '2026-12-31'))"
    " order by l.id"
)


def test_what_everybody_got_this_year(book: Book, paid: Path) -> None:
    """The lines of the year of 2,000 persons at once, as a list of that length is held against the standards."""
    bare, people = connect(paid, None, writes=False), list(range(1, LISTED + 1))

    def ours() -> None:
        with book.reading() as session:
            found = reckoning.in_years(session, people, [2026], TODAY)
            assert sum(len(some) for some in found.values()) == LISTED * PAYMENTS // PEOPLE // 2

    one, other, times = ratio(ours, lambda: bare.execute(OF_THE_YEAR, people).fetchall(), clock=process_time)
    say(f"the year of {LISTED} persons among {PAYMENTS} payments", one, other, times, YEAR_LIMIT)
    assert times <= YEAR_LIMIT


def test_a_list_against_the_ceilings(book: Book, paid: Path) -> None:
    """2,000 lines to be, each held against the rules beside what its receiver has, against reading the same year bare."""
    bare, people = connect(paid, None, writes=False), list(range(1, LISTED + 1))
    values = [(n, {"person": n + 1, "matter": "困难补助", "cash": 30_000, "day": TODAY}) for n in range(LISTED)]

    def ours() -> None:
        with book.reading() as session:
            assert reckoning.beyond(session, reckoning.to_be(session, values, TODAY), TODAY) == []

    one, other, times = ratio(ours, lambda: bare.execute(OF_THE_YEAR, people).fetchall(), clock=process_time)
    say(f"{LISTED} lines against the ceilings", one, other, times, YEAR_LIMIT)
    assert times <= YEAR_LIMIT


WHO = 8  # all of whose payments are of this year
TYPED = {"person": WHO, "matter": "困难补助", "cash": 30_000, "day": TODAY}
KEYS = 50  # at once, since a single one is too short to be timed
RULES_OF_THE_BOOK = "select * from payout_ceiling order by id"
HANDED_OUT = (
    "select l.id, coalesce(l.cash, 0), coalesce(l.goods_value, 0) from payout_line l left join payout_list k on k.id = l.roll"
    " left join fund_voucher v on v.id = l.voucher where l.person = ? and (v.id is not null or k.stage in ('已签领', '已入账')"
    " or (l.roll is null and l.day is not null)) and coalesce(v.day, l.day) between '2026-01-01' and '2026-11-20' order by l.id"
)
OF_ONE = OF_THE_YEAR.replace(f"({','.join('?' * LISTED)})", "(?)")
NAMED = "select id, name from person where id in (?)"


def typing(opened: Book) -> None:
    """What the form asks at every key while an amount is typed: the ceilings, and what the person got this year."""
    for _ in range(KEYS):
        with opened.reading() as session:
            reckoning.foreseen(session, TYPED, None, TODAY)
            got = received(session, WHO, date(2026, 1, 1), TODAY)
    assert len(got.ids) in (0, PAYMENTS // PEOPLE)


def test_one_line_while_it_is_typed(book: Book) -> None:
    """Ceilings and the year to date of one person, against the bare statements for the same rows in the same session.

    Asked for without a session they take a tenth of a millisecond, and opening one and handing four statements over
    takes several times that: nobody at the keys sees either.
    """
    asked = [
        (text(statement.replace("?", ":who")), given)
        for statement, given in (
            (RULES_OF_THE_BOOK, {}), (NAMED, {"who": WHO}), (OF_ONE, {"who": WHO}), (HANDED_OUT, {"who": WHO})
        )
    ]  # fmt: skip

    def plain() -> None:
        for _ in range(KEYS):
            with book.reading() as session:
                rules, named, held, got = (session.execute(one, given).all() for one, given in asked)
        assert rules
        assert len(named) == 1
        assert len(held) == len(got) == PAYMENTS // PEOPLE

    one, other, times = ratio(lambda: typing(book), plain, clock=process_time)
    say(f"{KEYS} keys typed in a line among {PAYMENTS} payments", one, other, times, YEAR_LIMIT)
    assert times <= YEAR_LIMIT


def test_what_is_asked_while_typing_does_not_grow_with_the_payments(book: Book, tmp_path: Path) -> None:
    from desk_union.store.book import open_book

    few = open_book(make(tmp_path / "小.desk", 100))
    with few.deed("标准") as session:
        adopt(session, "山东", "提醒", TODAY, TODAY)
    one, other, times = ratio(lambda: typing(book), lambda: typing(few), clock=process_time)
    say(f"{KEYS} keys among {PAYMENTS} payments and among none", one, other, times, YEAR_LIMIT)
    few.close()
    assert times <= YEAR_LIMIT


def test_a_sign_sheet_against_the_plain_list(book: Book) -> None:
    """The content of a 签领表 of 2,000 people against the plain list of the same rows."""
    shown = [shown for shown in LINES.listed if not shown.private]

    def ours() -> None:
        with book.reading() as session:
            assert len(sign_sheets(session, Request(TODAY, TODAY, row=1))[0].rows) > LISTED

    def plain() -> None:
        with book.reading() as session:
            ids = listing.ids_of(session, LINES, ListAsk(TODAY, conditions=(Condition("roll", "is", 1),)))
            assert len(listing.lines(session, LINES, shown, ids, TODAY)) == LISTED

    one, other, times = ratio(ours, plain, clock=process_time)
    say(f"a 签领表 of {LISTED} people", one, other, times, SHEET_LIMIT)
    assert times <= SHEET_LIMIT
