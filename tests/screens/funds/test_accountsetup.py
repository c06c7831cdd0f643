"""启用账套: what a clerk types there is in the books, and nothing unbalanced or late is taken for finished."""

from __future__ import annotations

import pytest

from desk_union.basis.refusal import Refusal
from desk_union.funds import due
from desk_union.funds.account import balances, closing, periods
from desk_union.funds.account.account_chart import read_chart
from desk_union.screens.funds.accountsetup import BALANCE, CREDIT, DEBIT, SetupPage
from tests.screens.desks import TODAY, small_desk

BALANCED = {"101": "500", "10201": "50,000.00", "162": "12000", "163": "2000", "30104": "10000", "32205": "50500"}


@pytest.fixture
def page(tmp_path):
    with small_desk(tmp_path, people=0) as desk:
        yield SetupPage(desk)


def put(page, code, text, column=BALANCE, project=""):
    row = next(n for n, one in enumerate(page.rows) if one.code == code and one.project == project)
    page.type(row, column, text)


def begin(page, amounts=BALANCED, start="2026-01"):
    page.keep_start(start, monthly=False)
    page.keep_names([("基本户", "工商银行", "0200")], [])
    for code, text in amounts.items():
        put(page, code, text)
    page.keep_openings()


def sums(page, first, last):
    with page.desk.book.reading() as session:
        return balances.by_code(balances.sums(session, first, last), read_chart(session))


def is_proved(page):
    return all(right for right, _what, _sentence in page.proof)


def test_a_whole_beginning_is_in_the_books_and_proved(page):
    assert not is_proved(page)
    begin(page)
    assert page.sums == (6_250_000, 6_250_000)
    assert is_proved(page)
    found = sums(page, 202601, 202601)
    assert (found["10201"].opening, found["163"].opening, found["32205"].opening) == (5_000_000, -200_000, -5_050_000)
    assert page.banks == [("10201", "基本户", "工商银行", "0200")]


def test_what_does_not_balance_is_kept_but_not_proved(page):
    begin(page, {**BALANCED, "32205": "50000"})
    assert "相差 500.00" in page.sums_words
    assert any("相差500.00" in sentence for right, _what, sentence in page.proof if not right)
    assert SetupPage(page.desk).sums == (6_250_000, 6_200_000)


def test_a_fund_that_does_not_match_its_assets_is_told(page):
    begin(page, {**BALANCED, "30104": "9000", "32205": "51500"})
    assert page.is_even
    assert any("30104" in sentence for right, _what, sentence in page.proof if not right)


def test_an_amount_on_the_other_side_is_negative_and_nothing_takes_it_away(page):
    begin(page)
    put(page, "32205", "-10")
    page.keep_openings()
    assert sums(page, 202601, 202601)["32205"].opening == 1000
    put(page, "32205", "")
    page.keep_openings()
    assert "32205" not in sums(page, 202601, 202601)


def test_mid_year_takes_what_has_moved_and_income_too(page):
    codes = {row.code for row in page.rows}
    assert "401" not in codes
    page.keep_start("2026-07", monthly=False)
    assert "2026年6月末" in page.mid_year_words
    put(page, "101", "300")
    put(page, "101", "1000", DEBIT)
    put(page, "101", "900", CREDIT)
    put(page, "401", "100")
    put(page, "401", "1000", CREDIT)
    put(page, "401", "900", DEBIT)
    put(page, "32205", "200")
    page.keep_openings()
    found = sums(page, 202607, 202607)
    assert (found["101"].opening, found["101"].year_opening, found["101"].year_debit) == (30_000, 20_000, 100_000)
    assert found["401"].year_credit == 100_000
    assert is_proved(page)


def test_an_opening_of_102_is_brought_down_to_a_second_bank_account(page):
    """Who filled 102 itself first, or had one account on it, loses nothing by giving it sub-accounts."""
    page.keep_start("2026-01", monthly=False)
    put(page, "102", "700")
    page.keep_openings()
    page.keep_names([("基本户", "", ""), ("工会专户", "", "")], [])
    assert [one[:2] for one in page.banks] == [("10201", "基本户"), ("10202", "工会专户")]
    found = sums(page, 202601, 202601)
    assert (found["102"].opening, found["10201"].opening) == (70_000, 70_000)
    assert all(row.code != "102" for row in page.rows)


def test_projects_have_a_line_each_on_carried_money(page):
    begin(page)
    page.keep_names([], [("送温暖", "总工发〔2026〕1号")])
    put(page, "32104", "40", project="送温暖")
    put(page, "32205", "50460")
    page.keep_openings()
    assert is_proved(page)
    with page.desk.book.reading() as session:
        assert list(balances.project_balances(session, 202601).values()) == [4000]


def test_optional_accounts_come_with_what_belongs_to_them_and_go_only_unused(page):
    page.keep_start("2026-01", monthly=False)
    page.keep_accounts(["151"])
    in_use = {one.code for one in page.chart.by_id.values() if one.in_use}
    assert {"151", "30102"} <= in_use
    put(page, "151", "100")
    put(page, "30102", "100")
    page.keep_openings()
    assert is_proved(page)
    with pytest.raises(Refusal, match="不能停用"):
        page.keep_accounts([])


@pytest.mark.parametrize(
    ("banks", "projects", "reason"),
    [
        ([("", "工商银行", "")], [], "没有填账户名称"),
        ([("基本户", "", ""), (" 基本户 ", "", "")], [], "重复"),
        ([], [("", "文号")], "没有填项目名称"),
    ],
)
def test_names_that_are_missing_or_twice_are_refused(page, banks, projects, reason):
    with pytest.raises(Refusal, match=reason):
        page.keep_names(banks, projects)
    assert page.banks == []


@pytest.mark.parametrize("text", ["2026-13", "去年", ""])
def test_a_month_that_is_none_is_refused(page, text):
    with pytest.raises(Refusal):
        page.keep_start(text, monthly=False)


def test_an_amount_that_is_none_is_refused_by_its_account(page):
    with pytest.raises(Refusal, match="101 库存现金"):
        put(page, "101", "一百")


def test_after_the_first_month_is_closed_it_says_why_not(page):
    begin(page)
    with page.desk.book.deed("结账") as session:
        closing.close_month(session, 202601, session.info["at"])
    late = SetupPage(page.desk)
    assert "2026年1月已经结账" in late.refused
    late.keep_start("2026-01", monthly=False)  # nothing new is asked
    with pytest.raises(Refusal, match="已经结账"):
        late.keep_start("2026-02", monthly=False)
    put(late, "101", "1")
    with pytest.raises(Refusal, match="已经结账"):
        late.keep_openings()


def test_the_desk_points_to_it_only_for_those_who_began(page):
    def told():
        with page.desk.book.reading() as session:
            return [one.kind for one in due.due(session, TODAY) if one.kind == "beginning"]

    assert told() == []
    page.keep_start("2026-01", monthly=True)
    assert told() == ["beginning"]
    with page.desk.book.reading() as session:
        assert periods.start_of(session) == 202601
    begin(page)
    assert told() == []
