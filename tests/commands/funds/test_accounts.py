"""Posting and closing by command ask what the window asks, and what was passed over stays to be seen."""

from __future__ import annotations

import json
from datetime import date

import pytest

from desk_union.__main__ import main
from desk_union.basis import months
from desk_union.funds.account import periods
from desk_union.funds.tables import Refund
from desk_union.store.book import open_book
from tests.funds.account_books import draft, worked_year

JANUARY = date(2025, 1, 20)


@pytest.fixture
def book(tmp_path):
    book = worked_year(tmp_path)
    book.close()
    return book.path


@pytest.fixture
def run(capsys):
    def at_work(*words):
        status = main([str(word) for word in words])
        told = capsys.readouterr()
        return status, told.out, told.err

    return at_work


def write(path, *vouchers):
    """Drafts of January, each from its entries in yuan; paid without papers where the last says so."""
    book = open_book(path)
    try:
        return [draft(book, JANUARY, *entries, papers=papers) for entries, papers in vouchers]
    finally:
        book.close()


OVERDRAWN = ((("50405", 999_999, 0), ("102", 0, 999_999)), 1)
BARE = ((("50102", 20, 0), ("102", 0, 20)), 0)
SOUND = ((("102", 60, 0), ("401", 0, 60)), 1)
UNEVEN = ((("102", 60, 0), ("401", 0, 50)), 1)


def test_every_warning_is_told_and_wants_the_reason(book, run):
    write(book, SOUND, OVERDRAWN, BARE)
    for reason in ((), ("--reason", "  ")):
        status, out, err = run("post", book, *reason)
        assert (status, out) == (1, "")
        assert "102 银行存款到这张凭证为止余额是-" in err
        assert "没有附单据" in err
        assert "处提醒，没有记账。" in err
        assert "--reason" in err
    assert json.loads(run("check", book, "--json")[1]).get("accepted") is None
    status, out, err = run("post", book, "--reason", "单据在邮寄途中", "--who", "李会计")
    assert (status, out) == (0, "已记账 3 张凭证：2025-01 记-2 至 2025-01 记-4。\n")
    assert "将变成" not in err
    accepted = json.loads(run("check", book, "--json")[1])["accepted"]
    assert len([one for one in accepted if "理由：单据在邮寄途中" in one and "李会计" in one]) == len(accepted) >= 2
    assert any(one.startswith("记账凭证 2025-01 记-3：102 银行存款到这张凭证为止余额是-") for one in accepted)


def test_a_fault_is_not_passed_with_a_reason(book, run):
    write(book, BARE, UNEVEN)
    status, out, err = run("post", book, "--reason", "急用")
    assert (status, out) == (1, "")
    assert "借贷不平" in err
    assert "--reason" not in err
    assert run("post", book, "--through", "2024-12")[:2] == (0, "到2024年12月为止没有未记账的凭证。\n")


def test_what_has_no_warning_needs_no_reason(book, run):
    write(book, SOUND)
    assert run("post", book) == (0, "已记账 1 张凭证：2025-01 记-2。\n", "")


def test_closing_by_command_tells_what_is_still_open(book, run):
    held = open_book(book)
    with held.deed("登记返还") as session:
        session.add(
            Refund(
                enterprise="某某机械厂", first=202501, last=202501, paid=1000_00, rate=5000, amount=500_00, day=JANUARY
            )
        )
    held.close()
    status, out, err = run("close", book, "2025-01")
    assert (status, out) == (0, "2025年1月已结账。\n")
    assert "请留意：经费返还未审核——有1笔经费返还还没有审核，共500.00元" in err
    assert "请留意：银行对账" in err


def test_what_is_not_over_wants_a_reason_and_what_has_not_come_is_refused(tmp_path, run):
    path = tmp_path / "账本.desk"
    assert run("new", path, "--union", "红星厂工会")[0] == 0
    this = date.today()
    over = months.last_day(months.period_of(this)) == this
    held = open_book(path)
    with held.deed("启用") as session:
        periods.set_start(session, months.period_of(this))
    held.close()
    month, year = f"{this:%Y-%m}", this.year
    if not over:
        status, out, err = run("close", path, month)
        assert (status, out) == (1, "")
        assert f"还没有过完（今天是{this}）" in err
        assert "--reason" in err
    assert run("close", path, month, "--reason", "提前放假")[:2] == (0, f"{year}年{this.month}月已结账。\n")
    accepted = json.loads(run("check", path, "--json")[1]).get("accepted", [])
    assert [one.split("（")[0] for one in accepted] == (
        [] if over else [f"结账 {year}年{this.month}月：还没有过完就结了账。理由：提前放假"]
    )
    if this.month < months.month_of(202512):
        status, out, err = run("close-year", path, year, "--reason", "提前放假")
        assert (status, out) == (1, "")
        assert f"{year}年12月还没有到，不能年终结账。" in err
