"""Vouchers are counted as vouchers, not by their lines, wherever a list of them says how many there are."""

from __future__ import annotations

from datetime import date

import pytest

from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft, draft_vouchers
from desk_union.funds.account.rules import VoucherLine
from desk_union.screens.desk import Desk
from desk_union.screens.list.listpage import ListPage
from tests.funds.dues_office import TODAY, dues_office


@pytest.fixture
def desk(tmp_path):
    office = dues_office(tmp_path / "凭证.desk")
    with office.book.deed("凭证") as session:
        chart = read_chart(session).by_code
        lines = (VoucherLine("收会费", chart["101"].id, debit=1000), VoucherLine("收会费", chart["401"].id, credit=1000))
        draft_vouchers(session, [Draft(date(2026, 11, day), lines) for day in (1, 2, 3)])
    yield Desk(office.book, lambda: TODAY, "王干事")
    office.book.close()


def test_the_list_tells_vouchers(desk) -> None:
    page = ListPage(desk, desk.ledger("funds.vouchers"))
    page.refresh()
    assert page.status().startswith("共 3 张凭证")
    ids = list(page.ids)
    assert len(ids) == 6
    assert "已选 2 张凭证" in page.status(ids[:4])
    assert page.counted_of(ids[:1]) == "1 张凭证"


def test_other_rows_are_counted_as_themselves(desk) -> None:
    page = ListPage(desk, desk.ledger("members.people"))
    page.refresh()
    assert page.status().startswith(f"共 {page.count} 人")
