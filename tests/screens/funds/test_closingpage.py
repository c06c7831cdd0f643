"""月末结账 shows whatever is still open about the money, of every tab whose rows vouchers pay."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union import tabs
from desk_union.funds.account import periods
from desk_union.funds.tables import Refund
from desk_union.screens.funds.closingpage import ClosingPage
from tests.payouts.payout_office import paying_office
from tests.screens.desks import TODAY


@pytest.fixture
def office(tmp_path):
    with paying_office(tmp_path) as office:
        yield office


def begins(office, period):
    with office.desk.book.deed("启用") as session:
        periods.set_start(session, period)


def told(office):
    return {item.title: item.sentence for item in ClosingPage(office.desk).open_items}


def refund(office, day):
    with office.desk.book.deed("登记返还") as session:
        values = {"first": 202601, "last": 202601, "paid": 1000_00, "rate": 5000, "amount": 500_00}
        session.add(Refund(enterprise="某某机械厂", day=day, **values))


def test_a_list_on_its_way_stands_there_until_it_is_booked(office):
    begins(office, TODAY.year * 100 + TODAY.month)
    roll = office.hand_out(amount="200")
    office.do("payouts.approve", roll)
    assert "还没有签领" in told(office)["批准了没签领"]
    office.do("payouts.sign", roll)
    found = told(office)
    assert "批准了没签领" not in found
    assert "签了没入账" not in found  # 业务全部入账 says it
    assert "还没有入账" in found["业务全部入账"]


def test_whatever_is_due_of_the_money_is_said_once(office):
    begins(office, TODAY.year * 100 + TODAY.month)
    refund(office, TODAY)
    found = told(office)
    with office.desk.book.reading() as session:
        due = [one for one in tabs.due_of_money(session, TODAY) if one.kind != "beginning"]
    assert {one.title for one in due} <= set(found)
    assert "经费返还未审核" in {one.title for one in due}


def test_what_came_after_the_month_is_not_its_concern(office):
    begins(office, 202601)
    refund(office, date(2026, 2, 1))
    assert "经费返还未审核" not in told(office)
    refund(office, date(2026, 1, 31))
    assert "经费返还未审核" in told(office)
