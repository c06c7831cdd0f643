from __future__ import annotations

import json
from contextlib import closing

import pytest
from sqlalchemy import select

from desk_union.__main__ import main
from desk_union.commands import numbers
from desk_union.describe.figure import Figure, Span
from desk_union.funds.ledgers import VOUCHERS
from desk_union.funds.tables import Account, Entry, Voucher
from desk_union.store.book import open_book
from desk_union.store.figures import FigureValue, evaluate, lines_told, rows_behind
from desk_union.tabs import figures
from tests.samples import sample_copy


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    return sample_copy(tmp_path_factory, tmp_path_factory.mktemp("账本") / "示例.desk")


def test_a_share_says_what_it_was_made_of(book, capsys):
    capsys.readouterr()
    assert main(["figures", str(book), "--year", "2026", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    shares = [figure for figure in told if figure["denominator"] is not None]
    assert shares
    for share in shares:
        assert share["value"] is None or share["value"] == pytest.approx(
            100 * share["numerator"] / share["denominator"], abs=0.05
        )
    counts = [figure for figure in told if figure["unit"] == "人"]
    assert all(figure["numerator"] is None and figure["denominator"] is None for figure in counts)


def test_parts_of_a_share_of_money_are_told_in_yuan(monkeypatch, book, capsys):
    value = FigureValue(50.0, "50", 12_350, 24_700, money=True)
    monkeypatch.setattr(numbers, "evaluate", lambda *_: value)
    capsys.readouterr()
    assert main(["figures", str(book), "--year", "2026", "--json"]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert (first["numerator"], first["denominator"]) == (123.5, 247)
    assert main(["figures", str(book), "--year", "2026"]) == 0
    assert "123.50/247.00" in capsys.readouterr().out


def test_every_number_of_a_sheet_is_told_with_what_is_behind_it(book, capsys):
    capsys.readouterr()
    assert main(["numbers", str(book), "members.structure", "--year", "2026", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    total = next(one for one in told if (one["row"], one["column"]) == ("合计", "会员数"))
    assert (total["figure"], total["ledger"], total["value"]) == ("members.members", "members.people", total["rows"])
    counted = next(one for one in told if one["row"] != "合计" and one["column"] == "性别·女")
    assert (counted["figure"], counted["ledger"], counted["rows"]) == (None, "members.people", counted["value"])
    assert counted["from"] == counted["to"]


def test_a_balance_is_told_with_its_entries_and_its_opening(book, capsys):
    capsys.readouterr()
    assert main(["numbers", str(book), "funds.balance_sheet", "--year", "2026", "--month", "6", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    money = next(one for one in told if (one["row"], one["column"]) == ("货币资金", "期末余额"))
    assert [part["ledger"] for part in money["parts"]] == ["funds.vouchers", "funds.openings"]
    assert money["to"] == "2026-06-30"
    assert money["value"] == float(money["shown"].replace(",", ""))


def test_numbers_of_a_list_and_of_nothing(book, capsys):
    capsys.readouterr()
    assert main(["numbers", str(book), "funds.assets"]) == 0
    assert "合计\t原值" in capsys.readouterr().out
    assert main(["numbers", str(book), "没有这张表"]) == 1
    assert "没有代码为“没有这张表”的表" in capsys.readouterr().err


def test_evidence_of_a_sum_of_the_books_ends_at_the_rows_that_were_paid(monkeypatch, book, capsys):
    """Dues booked to 401: behind each entry stand the payments of the members."""
    def entries(span):
        query = select(Entry.id).join(Account, Account.id == Entry.account).join(Voucher, Voucher.id == Entry.voucher)
        return query.where(Account.code == "401", Voucher.day.between(span.first, span.last))

    figure = Figure("funds.dues_booked", "入账会费", "笔", lambda: VOUCHERS, entries)
    monkeypatch.setattr(numbers, "figures_of_all", lambda: (figure,))
    capsys.readouterr()
    assert main(["evidence", str(book), "funds.dues_booked", "--year", "2025", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ledger"] == "funds.vouchers"
    (paid,) = told["paid"]
    assert (paid["ledger"], paid["title"]) == ("funds.dues_payments", "会费收款")
    assert len(paid["ids"]) > len(told["rows"]) > 0
    assert main(["evidence", str(book), "funds.dues_booked", "--year", "2025"]) == 0
    assert f"对应会费收款\t{len(paid['ids'])}笔" in capsys.readouterr().out


def test_a_figure_and_its_evidence_agree_or_say_why(book, capsys):
    """A count is the number of its lines; what counts persons among months says how many different ones there are."""
    with closing(open_book(book, read_only=True)) as opened, opened.reading() as session:
        span = Span.year(2026)
        for figure in figures():
            if figure.measure == "latest":
                continue
            value, number = evaluate(session, figure, span, figures()), len(rows_behind(session, figure, span))
            says, different = lines_told(session, figure, span, number, figures())
            assert f"共{number:,}行" in says
            assert f"“{figure.ledger().title}”" in says
            if figure.measure == "count":
                assert value.number == number, figure.code
            elif figure.measure == "distinct":
                assert (value.number, f"不同的有{value.number:,}{figure.unit}" in says) == (different, True), figure.code
            elif different is not None:
                assert value.numerator == different, figure.code
    capsys.readouterr()
    assert main(["evidence", str(book), "funds.dues_liable", "--year", "2026", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["value"] == told["different"] < len(told["rows"])
    assert main(["evidence", str(book), "funds.dues_payer_rate", "--year", "2026"]) == 0
    assert "一个算一次，不同的有" in capsys.readouterr().out
