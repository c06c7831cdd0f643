"""Which way the money of a statement went: told by its words, proved by its balances, or asked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desk_union.describe.question import LEFT_OUT, Surroundings
from desk_union.funds.bank import statement_words, statements


class NoAccounts:
    """A book that knows no bank account."""

    def execute(self, _query: object) -> list[Any]:
        return []


def asked_of(rows: list[dict[str, Any]], answers: dict[str, str] | None = None) -> list[str]:
    """The questions that stay open, after the answers were brought into the rows."""
    waiting: list[str] = []

    def answer(question):
        told = (answers or {}).get(question.text)
        if told is None:
            waiting.append(question.text)
        return told

    statements.asks(rows, answer, Surroundings(NoAccounts(), date(2026, 3, 31)))
    return waiting


def line(day: int, **more: Any) -> dict[str, Any]:
    return {"day": date(2026, 3, day), **more}


def moved(rows: list[dict[str, Any]]) -> list[tuple[str | None, int | None]]:
    return [(row.get("side"), row.get("turnover")) for row in rows]


@pytest.mark.parametrize(
    ("word", "side"),
    [
        ("贷 Cr", "收入"), ("借 Dr", "支出"), ("贷", "收入"), ("借方", "支出"), ("贷(收入)", "收入"), ("转出", "支出"), ("C", "收入"),
        ("/", None), ("不计收支", None), ("", None), ("借贷", None),
    ],
)  # fmt: skip
def test_a_word_tells_its_side_or_nothing(word: str, side: str | None) -> None:
    assert statement_words.side_of(word) == side


@pytest.mark.parametrize(
    ("status", "done"), [("支付成功", True), ("已收钱", True), ("提现已到账", True), ("已全额退款", False), ("交易关闭", False)]
)
def test_only_what_came_about_passes_unasked(status: str, done: bool) -> None:
    assert statement_words.came_about(status) is done


def test_balances_prove_each_side_and_the_first_line_is_asked() -> None:
    rows = [line(1, turnover=10_00, balance=110_00), line(2, turnover=30_00, balance=80_00), line(3, turnover=5_00, balance=85_00)]
    assert asked_of(rows) == [statements.FIRST]
    rows = [line(1, turnover=10_00, balance=110_00), line(2, turnover=30_00, balance=80_00), line(3, turnover=5_00, balance=85_00)]
    assert asked_of(rows, {statements.FIRST: "收入"}) == []
    assert moved(rows) == [("收入", 10_00), ("支出", 30_00), ("收入", 5_00)]


def test_a_list_that_runs_down_adds_up_too() -> None:
    rows = [line(3, outgo=20_00, balance=90_00), line(2, income=10_00, balance=110_00), line(1, income=1_00, balance=100_00)]
    assert asked_of(rows) == []


def test_a_line_that_breaks_is_named_once() -> None:
    rows = [line(1, income=1_00, balance=100_00), line(2, income=10_00, balance=120_00), line(3, outgo=20_00, balance=100_00)]
    assert asked_of(rows) == [statements.GAPS]


def test_left_out_payments_take_no_part() -> None:
    rows = [line(1, turnover=20_00, side="收入"), line(2, turnover=20_00, side="/")]
    assert asked_of(rows, {"收支一列写“/”的怎么办": "不导入"}) == []
    assert [bool(row.get(LEFT_OUT)) for row in rows] == [False, True]


def test_without_an_answer_there_is_no_amount_to_be_taken_for_income() -> None:
    rows = [line(1, turnover=20_00, side="收入"), line(2, turnover=20_00, side="/")]
    asked_of(rows)
    assert rows[1].get("turnover") is None
