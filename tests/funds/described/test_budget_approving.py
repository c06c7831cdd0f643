"""核定预算: once approved the amounts stand against form, import, batch and raw SQL; later only 预算调整."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DatabaseError

from desk_union.basis.refusal import Refusal
from desk_union.describe.sheet import Request
from desk_union.funds.account import budget_approving
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.plans_words import APPROVED
from desk_union.funds.ledgers.plans import BUDGET, BUDGET_CHANGES
from desk_union.funds.tables import Budget
from desk_union.screens.desk import Desk
from desk_union.screens.form.formpage import RowForm
from desk_union.store import rows, stages, undo
from desk_union.tabs import sheets
from tests.funds.account_books import TODAY, a_book, bring, sheet
from tests.screens.desks import asked, done

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk_union.store.opened import Book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = a_book(tmp_path)
    with made.deed("编预算") as session:
        codes = read_chart(session).by_code
        for code, yuan in (("401", 60_000), ("50102", 40_000)):
            rows.save_row(session, BUDGET, None, {"year": 2026, "account": codes[code].id, "amount": yuan * 100}, TODAY)
    yield made
    made.close()


@pytest.fixture
def desk(book: Book) -> Desk:
    return Desk(book, lambda: TODAY, "王干事")


def amounts(book: Book) -> list[tuple[int, str | None]]:
    with book.reading() as session:
        return [tuple(row) for row in session.execute(select(Budget.amount, Budget.stage).order_by(Budget.id))]


def approve(desk: Desk) -> str:
    return done(desk, "funds.approve_budget", day="2026-01-15", approved_by="一届三次职代会").words


def change(book: Book, row_id: int, **values: object) -> None:
    with book.deed("改预算") as session:
        rows.save_row(session, BUDGET, row_id, values, TODAY)


STANDS = "已经是“已核定”，本年预算不能再改"


def test_before_the_approval_it_is_free(desk, book) -> None:
    change(book, 2, amount=41_000_00)
    assert approve(desk) == (
        "已核定2026年预算2行：收入60,000.00元、支出41,000.00元；本年预算从此不能改，要改的用“预算调整”。"
    )
    assert amounts(book) == [(60_000_00, APPROVED), (41_000_00, APPROVED)]
    with pytest.raises(Refusal, match="2026年的预算已经核定过了"):
        asked(desk, "funds.approve_budget", year="2026", day="2026-01-16").run()


def test_the_form_locks_the_amount_and_says_why(desk, book) -> None:
    approve(desk)
    form = RowForm(desk, BUDGET, 2)
    assert form.is_locked("amount")
    assert form.why_locked("amount").startswith(STANDS)
    assert not form.is_locked("explanation")


def test_neither_saving_nor_a_change_of_many_nor_a_deletion(desk, book) -> None:
    approve(desk)
    with pytest.raises(rows.Faulty, match=STANDS):
        change(book, 2, amount=99_999_00)
    with pytest.raises(rows.Faulty, match=STANDS), book.deed("批量修改") as session:
        rows.change_many(session, BUDGET, [1, 2], {"amount": 1}, TODAY)
    with pytest.raises(Refusal, match="预算已经核定"), book.deed("删除") as session:
        rows.delete_rows(session, BUDGET, [2], TODAY)
    change(book, 2, explanation="含器材")
    assert amounts(book) == [(60_000_00, APPROVED), (40_000_00, APPROVED)]


HEADS = ("年度", "科目名称", "本年预算")


def test_no_import_changes_40_000_to_99_999(desk, book, tmp_path) -> None:
    approve(desk)
    path = sheet(tmp_path / "预算.xlsx", HEADS, [(2026, "50102", 99_999)])
    report = bring(book, "funds.budget", path, "update")
    assert [(one.column, one.reason) for one in report.problems] == [("本年预算", f"{STANDS}。")]
    more = sheet(tmp_path / "新增.xlsx", HEADS, [(2026, "50101", 5_000)])
    with pytest.raises(Refusal, match="预算已经核定，不能再加一行有金额的"):
        bring(book, "funds.budget", more)
    assert amounts(book) == [(60_000_00, APPROVED), (40_000_00, APPROVED)]


def test_not_even_sql(desk, book) -> None:
    approve(desk)
    for statement in (
        "UPDATE fund_budget SET amount = 1 WHERE id = 2",
        "UPDATE fund_budget SET amount = 1, stage = '编制中' WHERE id = 2",
        "DELETE FROM fund_budget WHERE id = 2",
        "INSERT INTO fund_budget (year, account, amount) SELECT 2026, id, 5 FROM fund_account WHERE code = '50101'",
    ):
        with pytest.raises((DatabaseError, Refusal), match="预算已经核定"), book.deed("别的程序") as session:
            session.execute(text(statement))
    assert amounts(book) == [(60_000_00, APPROVED), (40_000_00, APPROVED)]


def test_what_changes_it_later_is_a_change_with_its_document(desk, book) -> None:
    approve(desk)
    given = {"budget": 2, "day": date(2026, 1, 18), "amount": 3_000_00, "reason": "增加运动会"}
    with pytest.raises(rows.Faulty, match="「文号」不能为空"), book.deed("调整") as session:
        rows.save_row(session, BUDGET_CHANGES, None, given, TODAY)
    with pytest.raises(Refusal, match="调整日期早于预算的核定日期"), book.deed("调整") as session:
        rows.save_row(session, BUDGET_CHANGES, None, {**given, "day": date(2026, 1, 2), "document": "1号"}, TODAY)
    with book.deed("调整") as session:
        rows.save_row(session, BUDGET_CHANGES, None, {**given, "document": "厂工字〔2026〕3号"}, TODAY)
    execution = next(one for one in sheets() if one.code == "funds.execution")
    with book.reading() as session:
        told = execution.tables(session, Request(TODAY, TODAY, year=2026))[0]
    line = next(row for row in told.rows if row[0] == "50102")
    assert list(line[2:5]) == ["40,000.00", "3,000.00", "43,000.00"], "approved, changed, and both together"
    assert told.notes == ("2026年预算已于2026年1月15日核定（一届三次职代会）。",)


def test_a_new_account_comes_in_with_nothing_and_is_then_changed(desk, book) -> None:
    approve(desk)
    with book.deed("加科目") as session:
        account = read_chart(session).by_code["50101"].id
        row_id = rows.save_row(session, BUDGET, None, {"year": 2026, "account": account, "amount": 0}, TODAY)
    assert amounts(book)[2] == (0, APPROVED)
    with pytest.raises(rows.Faulty, match=STANDS):
        change(book, row_id, amount=5_000_00)


def test_withdrawing_asks_why_and_is_kept(desk, book) -> None:
    approve(desk)
    page = asked(desk, "funds.withdraw_budget")
    assert page.text("year") == "2026"
    with pytest.raises(Refusal, match="理由"):
        page.run()
    page.type("reason", "大会没有通过")
    page.run()
    change(book, 2, amount=41_000_00)
    with book.reading() as session:
        assert "大会没有通过" in stages.notes(session, "fund_budget", 2).values()
        assert budget_approving.approval_of(session, 2026) is None
    with pytest.raises(Refusal, match="2026年的预算没有核定"):
        asked(desk, "funds.withdraw_budget", year="2026", reason="再撤").run()


def test_undo_of_the_approval_frees_it(desk, book) -> None:
    approve(desk)
    undo.undo(book)
    change(book, 2, amount=41_000_00)
    assert amounts(book)[1] == (41_000_00, "编制中")


def test_lines_of_older_books_never_told_are_still_being_planned(desk, book) -> None:
    with book.deed("旧账本") as session:
        session.execute(update(Budget).values(stage=None))
    approve(desk)
    assert {stage for _, stage in amounts(book)} == {APPROVED}
