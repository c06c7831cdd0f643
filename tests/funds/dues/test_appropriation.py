"""应拨经费: 2 % of the month's wages by the law's rate, the office's own share, against what came."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.describe.sheet import Request
from desk_union.funds import due
from desk_union.funds.dues import appropriation
from desk_union.funds.dues.dues_words import TAX
from desk_union.funds.ledgers.wages import WAGES
from desk_union.screens.desk import Desk
from desk_union.store import overrides, rows
from desk_union.tabs import sheets
from tests.funds.account_books import TODAY, bring, sheet, worked_year
from tests.screens.desks import asked, done

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk_union.store.opened import Book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = worked_year(tmp_path)
    yield made
    made.close()


def note(book: Book, period: int, yuan: int, **more: object) -> int:
    values = {"period": period, "wages": yuan * 100, "share": 6000, **more}
    with book.deed("登记工资") as session:
        return rows.save_row(session, WAGES, None, values, TODAY)


# Wages in yuan, rate and share in parts of ten thousand, what is due in fen: 《工会法》第四十三条, by hand.
REACHES = [
    (1_000_000, 200, 6000, 12_000_00), (1_234_567, 200, 6000, 14_814_80), (1_000_000, 200, 10_000, 20_000_00), (33, 200, 6000, 40),
]  # fmt: skip


@pytest.mark.parametrize(("yuan", "rate", "share", "fen"), REACHES)
def test_what_is_due(yuan: int, rate: int, share: int, fen: int) -> None:
    assert appropriation.due_of(yuan * 100, rate, share) == fen


def test_the_rate_is_the_law_s_and_none_stands_before_it() -> None:
    assert appropriation.rate_on(202601) == 200
    assert appropriation.rate_on(199203) is None


def test_the_legal_rate_is_filled_in_and_another_is_asked_about(book) -> None:
    row_id = note(book, 202501, 1_000_000)
    with book.reading() as session:
        assert rows.values_of(session, WAGES, [row_id], TODAY)[row_id]["rate"] == 200
    with pytest.raises(overrides.Doubtful, match="拨缴比例3%和《工会法》规定的2%不同"):
        note(book, 202502, 1_000_000, rate=300)
    with pytest.raises(rows.Faulty, match="本会留成比例"):
        note(book, 202503, 1_000_000, share=None)


def table(book: Book, **asked_: int):
    wanted = next(one for one in sheets() if one.code == "funds.appropriation")
    with book.reading() as session:
        return wanted.tables(session, Request(TODAY, TODAY, **asked_))[0]


def test_month_by_month_against_what_came_and_who_owes(book) -> None:
    """30,000 came in February and 12,000 in March (A.9)."""
    for period in (202501, 202502, 202503):
        note(book, period, 1_500_000)
    told = table(book, year=2025, month=3)
    rows_ = [list(row) for row in told.rows]
    assert [row[5:9] for row in rows_] == [
        ["18,000.00", "0.00", "18,000.00", "18,000.00"], ["18,000.00", "30,000.00", "-12,000.00", "6,000.00"],
        ["18,000.00", "12,000.00", "6,000.00", "12,000.00"],
    ]  # fmt: skip
    assert [row[9] for row in rows_] == ["单位（行政）"] * 3
    assert list(told.totals or ())[5:8] == ["54,000.00", "42,000.00", "12,000.00"]
    assert told.notes[-1] == "到2025年3月累计少到12,000.00元，由单位（行政）欠。"


def test_collected_by_the_tax_office_the_upper_union_owes(book) -> None:
    note(book, 202501, 1_500_000, channel=TAX)
    assert table(book, year=2025, month=1).rows[0][9] == "上级工会（代收后转拨）"


def test_a_month_without_wages_is_named(book) -> None:
    note(book, 202501, 1_500_000)
    told = table(book, year=2025, month=2)
    assert told.rows[1][1] == "没有登记"
    assert "2025年2月的工资总额没有登记" in told.notes[1]


def sentences(book: Book, today: date) -> list[str]:
    with book.reading() as session:
        return [one.sentence for one in due.due(session, today) if one.kind == "wages"]


def test_a_missing_month_is_told_once_any_was_noted(book) -> None:
    assert sentences(book, date(2025, 4, 10)) == [], "who does not use it hears nothing"
    note(book, 202501, 1_000_000)
    assert sentences(book, date(2025, 4, 10)) == ["2025年2月、2025年3月的工资总额还没有登记，算不出应拨经费。"]
    assert sentences(book, date(2025, 2, 10)) == []


def test_the_deed_proposes_the_month_missed_and_the_share_of_before(book) -> None:
    desk = Desk(book, lambda: date(2025, 4, 10), "王干事")
    first = asked(desk, "funds.note_wages")
    assert (first.text("period"), first.text("rate"), first.text("share")) == ("2025-03", "2%", "")
    done(desk, "funds.note_wages", period="2025-01", wages="1000000", share="60%")
    page = asked(desk, "funds.note_wages", wages="1000000")
    assert (page.text("period"), page.text("share")) == ("2025-02", "60%")
    assert page.run().words == "已登记2025年2月工资总额1,000,000.00元，应到本会12,000.00元。"
    with pytest.raises(Refusal, match="2025年1月的工资总额已经登记过了"):
        asked(desk, "funds.note_wages", period="2025-01", wages="1", share="60%").run()


def test_a_year_comes_from_a_workbook(book, tmp_path) -> None:
    lines = [(f"2025-{month:02}", 1_000_000, "60%") for month in (1, 2, 3)]
    report = bring(book, "funds.wages", sheet(tmp_path / "工资.xlsx", ("月份", "工资总额", "留成比例"), lines))
    assert (report.added, [one.reason for one in report.problems]) == (3, [])
