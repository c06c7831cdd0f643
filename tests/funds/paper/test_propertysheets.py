"""The sheets of bank, cash, assets and goods, on a made-up office's two years."""

from __future__ import annotations

from datetime import date, datetime

import openpyxl
import pytest
from sqlalchemy import select

from desk_union.basis.money import parse_yuan, show_yuan
from desk_union.describe.sheet import Request
from desk_union.founding import new_book
from desk_union.funds.account import balances, deeds, periods, posting
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.bank import cash_deeds
from desk_union.funds.ledgers.property import ASSETS, GOODS_MOVES
from desk_union.funds.paper.propertysheets import SHEETS
from desk_union.funds.sample import property as sample
from desk_union.funds.tables import Opening, Override
from desk_union.prints.lists.listpdf import write_pdf
from desk_union.prints.lists.listxlsx import write_xlsx
from desk_union.store import listing
from desk_union.store.progress import finish
from desk_union.tabs import checks

TODAY = date(2026, 11, 20)
OCTOBER = Request(date(2026, 10, 31), TODAY, year=2026, month=10)
BY_CODE = {sheet.code: sheet for sheet in SHEETS}


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    book = new_book(
        tmp_path_factory.mktemp("账") / "账本.desk", "某某厂工会", today=TODAY, clock=lambda: datetime(2026, 11, 20, 9)
    )
    with book.deed("期初") as session:
        periods.set_start(session, 202501)
        account = {one.code: one.id for one in read_chart(session).by_id.values()}
        session.add(Opening(account=account["102"], debit=10_000_000, credit=0))
        session.add(Opening(account=account["32205"], debit=0, credit=10_000_000))
    with book.deed("样例") as session:
        sample.fill(session, TODAY)
        lines = (VoucherLine("会费", account["102"], debit=180_000), VoucherLine("会费", account["401"], credit=180_000))
        deeds.draft_vouchers(session, [Draft(date(2026, month, 8), lines) for month in range(1, 11)])
    with book.deed("记账") as session:
        posting.post(session, posting.drafts_through(session), datetime(2026, 11, 20), reason="测试")
    with book.deed("对账") as session:
        sample.reconcile(session, TODAY)
        cash_deeds.count_cash(session, {"day": TODAY, "n10": 1, "cashier": "张出纳"}, TODAY)
    yield book
    book.close()


def tables(book, code, request=OCTOBER):
    with book.reading() as session:
        return BY_CODE[code].tables(session, request)


def balance(book, code):
    with book.reading() as session:
        found = balances.by_code(balances.sums(session, 202610, 202610), read_chart(session))
    return found[code].closing


def test_the_sample_is_sound(book):
    with book.reading() as session:
        assert [str(one) for check in checks() for one in check(session)] == []


def test_its_vouchers_are_made_as_the_system_wants(book):
    """Both entries of each event are there: nothing to be passed over."""
    with book.reading() as session:
        told = set(session.scalars(select(Override.rule).distinct()))
    assert told <= {"overdrawn"}


@pytest.mark.parametrize("code", BY_CODE)
def test_every_sheet_is_printed_whole(book, code, tmp_path):
    found = tables(book, code, Request(TODAY, TODAY, year=2026))
    pdf = finish(write_pdf(found, tmp_path / "a.pdf"))
    assert (pdf.missing, pdf.pages >= len(found)) == ((), True)
    finish(write_xlsx(found, tmp_path / "a.xlsx"))
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    assert BY_CODE[code].help.endswith("。")


def test_the_sheet_of_reconciliation_ends_even(book):
    (table,) = tables(book, "funds.reconciliation")
    words = [row[0] for row in table.rows]
    assert words[:2] == ["账面余额", "加：银行已收、单位未收"]
    assert table.rows[0][3] == show_yuan(balance(book, "102"))
    assert table.totals[3] == table.totals[7]
    assert "　账户管理费" in words
    assert [row[4] for row in table.rows if row[4].startswith(("加", "减"))] == [
        "加：单位已收、银行未收",
        "减：单位已付、银行未付",
    ]
    assert "调节后余额相等。" in table.notes


def test_asset_totals_are_those_of_the_books(book):
    (table,) = tables(book, "funds.asset_book")
    titles = [column.title for column in table.columns]
    totals = dict(zip(titles, table.totals, strict=True))
    assert parse_yuan(totals["原值"]) == balance(book, "162")
    assert parse_yuan(totals["累计折旧"]) == -balance(book, "163")
    (worn,) = tables(book, "funds.depreciation")
    assert dict(zip((c.title for c in worn.columns), worn.totals, strict=True))["本期折旧"] == totals["月折旧"]


def test_a_card_is_that_of_one_asset(book):
    with book.reading() as session:
        row = listing.ids_of(session, ASSETS, listing.ListAsk(TODAY, order=("number",)))[0]
    (card,) = tables(book, "funds.asset_card", Request(TODAY, TODAY, row=row))
    told = {label: word for row in card.rows for label, word in (row[:2], row[2:])}
    assert (told["资产编号"], told["月折旧"], told["状态"]) == ("固-001", "133.33", "在用")
    assert "2025年 1,599.96" in card.notes[0]


def test_the_page_of_a_good_adds_up(book):
    pages = {table.period.split("（")[0].split("　")[0]: table for table in tables(book, "funds.goods_book")}
    rows = pages["毛巾"].rows
    assert rows[0][2] == "上年结转"
    assert rows[-1][2] == "本年累计"
    assert rows[0][9] == "80"  # 40 and 300, less 260
    assert [row[9] for row in rows[1:]] == ["10"] * 3
    worth = sum(parse_yuan(page.rows[-1][11]) for page in pages.values() if page.rows[-1][11])
    assert worth <= balance(book, "141")


def test_a_slip_has_all_its_lines(book):
    with book.reading() as session:
        out = listing.ids_of(
            session, GOODS_MOVES, listing.ListAsk(TODAY, search="", presets=("out",), order=("-day", "id"))
        )
    july = tables(book, "funds.goods_slip", Request(date(2026, 7, 31), TODAY, year=2026, month=7))
    assert [(table.title, len(table.rows)) for table in july] == [("物资领用单", 2)]
    (opening,) = tables(book, "funds.goods_slip", Request(TODAY, TODAY, row=1))
    assert (opening.title, opening.period) == ("物资入库单", "2025年1月1日　入-2025-001　期初结存")
    (one,) = tables(book, "funds.goods_slip", Request(TODAY, TODAY, row=out[0]))
    assert [row[2] for row in one.rows] == ["羽毛球拍"]


def test_the_cash_count_says_what_lacks_and_who_counted(book):
    (table,) = tables(book, "funds.cash_count", Request(TODAY, TODAY))
    told = {row[0]: row[2] for row in table.rows}
    assert (told["账面余额"], told["实点金额合计"], told["长款（实点多于账面）"]) == ("0.00", "10.00", "10.00")
    assert table.signed == {"出纳": "张出纳"}
    assert "人民币壹拾元整" in table.notes[0]
