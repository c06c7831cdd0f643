"""A book is lent to one reader at a time; subscriptions are paid."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.culture.reading import rules
from desk_union.culture.reading.ledgers import BOOKS, LOANS, SUBSCRIPTIONS
from desk_union.culture.reading.rules import Lent
from desk_union.store.overrides import Faulty
from tests.union_work import command, kept, sheet, working_office


@pytest.fixture
def office(tmp_path):
    with working_office(tmp_path) as office:
        yield office


MARCH = [date(2026, 3, day) for day in range(1, 31)]


@pytest.mark.parametrize(
    ("others", "together"),
    [
        ((), 1), (((1, 10),), 1), (((1, 11),), 2), (((1, None),), 2), (((20, 25),), 1), (((19, 25),), 2),
        (((5, 12), (13, 18)), 2), (((5, 14), (13, 18)), 3),
    ],
)  # fmt: skip
def test_copies_out_on_the_busiest_day(others, together):
    """Lent from the 10th to the 20th; what comes back on a day can be lent again on it."""
    loan = Lent("own", MARCH[9], MARCH[19])
    held = [Lent(n, MARCH[first - 1], MARCH[last - 1] if last else None) for n, (first, last) in enumerate(others)]
    assert rules.out_together(loan, [loan, *held]) == together


def test_a_book_is_not_lent_twice(office):
    book = office.save(BOOKS, title="平凡的世界")
    first, second, *_ = office.people
    office.do("culture.lend", book, reader="张一", day="2026-11-01")
    with pytest.raises(Refusal, match="要是在架"):
        office.do("culture.lend", book, reader="张二", day="2026-11-05")
    with pytest.raises(Faulty, match="《平凡的世界》只有1册，这段时间已经都借出了"):
        office.save(LOANS, book=book, person=second, lent_on=date(2026, 11, 5))
    (loan,) = office.all(LOANS)
    assert loan.due_on == date(2026, 12, 1)
    assert "《平凡的世界》（2026年12月1日应还）" in office.due_of(first)["借的书"]
    office.do("culture.give_back", loan.id, day="2026-11-04")
    office.save(LOANS, book=book, person=second, lent_on=date(2026, 11, 5))
    with pytest.raises(Faulty, match="只有1册"):
        office.save(LOANS, loan.id, returned_on=date(2026, 11, 6))
    assert office.figure("culture.loans") == 2


def test_two_copies_go_to_two_readers(office):
    book = office.save(BOOKS, title="平凡的世界", copies=2)
    for reader in ("张一", "张二"):
        office.do("culture.lend", book, reader=reader, day="2026-11-01")
    with pytest.raises(Refusal, match="要是在架"):
        office.do("culture.lend", book, reader="张三", day="2026-11-02")


def test_a_book_lent_twice_in_a_sheet_is_named_by_row(capsys, office, tmp_path):
    office.save(BOOKS, title="平凡的世界")
    path = office.desk.book.path
    office.desk.book.close()
    heads = ("读者", "书名", "借出日期", "归还日期")
    first = ("张一", "平凡的世界", "2026-10-01", "2026-10-20")
    bad = sheet(tmp_path, heads, first, ("张二", "平凡的世界", "2026-10-10", None))
    status, told = command(capsys, "import", path, "culture.loans", bad)
    assert (status, "第3行" in told, "《平凡的世界》只有1册" in told) == (1, True, True)
    assert kept(path, LOANS) == []
    good = sheet(tmp_path, heads, first, ("张二", "平凡的世界", "2026-10-20", None))
    assert command(capsys, "import", path, "culture.loans", good)[0] == 0
    again = command(capsys, "import", path, "culture.loans", good, "--mode", "update")
    assert (again[0], len(kept(path, LOANS))) == (0, 2)
    third = sheet(tmp_path, heads, ("张三", "平凡的世界", "2026-11-01", None))
    status, told = command(capsys, "import", path, "culture.loans", third)
    assert (status, "第2行" in told, "只有1册" in told) == (1, True, True)


def test_a_loan_does_not_end_before_it_begins(office):
    book = office.save(BOOKS, title="平凡的世界")
    with pytest.raises(Faulty, match="归还日期早于借出日期"):
        office.save(LOANS, book=book, person=office.people[0], lent_on=date(2026, 3, 5), returned_on=date(2026, 3, 1))


def test_a_subscription_costs_copies_times_price(office):
    row = office.save(SUBSCRIPTIONS, title="工人日报", since=date(2026, 1, 1), copies=6, price=31_000)
    office.save(SUBSCRIPTIONS, title="中国电力报", since=date(2026, 1, 1), copies=1, cost=20_000, source="行政补助")
    assert office.held(SUBSCRIPTIONS, row)["cost"] == 186_000
    assert (office.figure("culture.subscriptions"), office.figure("culture.subscription_cost")) == (2, 2060)
    assert office.do("culture.book_subscriptions", row).done.voucher
    assert "征订费用没有入账" not in office.due()
