"""Closing: what must be right first, what is posted, and that nothing leads back."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desk_union import tabs
from desk_union.basis.refusal import Refusal
from desk_union.describe.due import Due
from desk_union.describe.sheet import Request
from desk_union.funds.account import closing, deeds, untouched, yearend
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.paper import auditsheets
from desk_union.funds.tables import Claim, Opening, Period, Voucher
from desk_union.store import undo
from desk_union.store.book import open_book
from desk_union.store.engine import connect
from tests.funds.account_books import TODAY, a_book, bring, draft, post_all, post_one, project, sheet, worked_year

DUES = (("102", 60, 0), ("401", 0, 60))


@pytest.fixture
def book(tmp_path):
    book = worked_year(tmp_path)
    yield book
    book.close()


def close(book, *months):
    for month in months:
        with book.deed("结账") as session:
            closing.close_month(session, month, session.info["at"])


def close_year(book, year=2025):
    with book.deed("年终结账") as session:
        return closing.close_year(session, year, session.info["at"])


def blocking(book, month):
    with book.reading() as session:
        return [item.title for item in closing.checklist(session, month) if item.blocking and not item.done]


def test_months_are_closed_in_their_order(book):
    assert blocking(book, 202501) == []
    assert blocking(book, 202503) == ["按月份顺序结账"]
    with pytest.raises(Refusal, match="请先结2025年1月"):
        close(book, 202502)
    close(book, 202501, 202502)
    with pytest.raises(Refusal, match="已经结过账"):
        close(book, 202502)


@pytest.mark.parametrize("month", [199001, 202501, 202601])
def test_books_that_nobody_began_are_not_closed(tmp_path, month):
    book = a_book(tmp_path)
    assert "按月份顺序结账" in blocking(book, month)
    with book.reading() as session:
        said = closing.checklist(session, month)[0].sentence
    assert "启用月份" in said
    with pytest.raises(Refusal, match="启用月份"):
        close(book, month)
    book.close()


def test_drafts_stand_in_the_way(book):
    draft(book, date(2025, 1, 20), *DUES)
    assert blocking(book, 202501) == ["凭证全部记账"]
    with pytest.raises(Refusal, match="还有1张凭证没有记账"):
        close(book, 202501)
    post_all(book)
    close(book, 202501)


def test_unbalanced_openings_stand_in_the_way(tmp_path):
    from desk_union.store import rows
    from desk_union.tabs import ledgers

    book = a_book(tmp_path)
    openings = next(one for one in ledgers() if one.code == "funds.openings")
    with book.deed("期初") as session:
        account = read_chart(session).by_code["102"].id
        rows.save_row(session, openings, None, {"account": account, "debit": 100_00}, date(2025, 1, 1))
    post_one(book, draft(book, date(2025, 1, 5), *DUES))
    assert blocking(book, 202501) == ["试算平衡"]
    book.close()


def test_a_closed_month_takes_no_voucher(book):
    late = draft(book, date(2025, 1, 20), *DUES)
    with book.deed("删") as session:
        deeds.delete_drafts(session, [late])
    close(book, 202501)
    with pytest.raises(Refusal, match="2025年1月已经结账"):
        draft(book, date(2025, 1, 20), *DUES)
    late = draft(book, date(2025, 2, 20), *DUES)
    statement = "UPDATE fund_voucher SET state = '已记账', day = '2025-01-20', period = 202501, number = 2, sequence = (SELECT max(sequence) + 1 FROM fund_voucher) WHERE id = ?"
    with pytest.raises(Refusal, match=r"这个月已经结账|日期与分录的月份不一致"), book.deed("改") as session:
        session.connection().exec_driver_sql(statement, (late,))


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM fund_period",
        "UPDATE fund_period SET period = 202412",
        "DELETE FROM fund_claim",
        "UPDATE fund_claim SET debit = 0",
    ],
)
def test_there_is_no_reopening(book, statement):
    close(book, 202501)
    with pytest.raises(Refusal, match="已经结账的月份不能改动"), book.deed("反结账") as session:
        session.connection().exec_driver_sql(statement)
    with pytest.raises(Refusal, match="不能撤销"):
        undo.undo(book)


def test_openings_are_frozen_by_the_first_closing(book, tmp_path):
    close(book, 202501)
    with pytest.raises(Refusal, match="期初余额不能再改"), book.deed("改") as session:
        session.query(Opening).filter(Opening.debit == 100_000_00).update({"debit": 1})
    report_path = sheet(
        tmp_path / "再.xlsx", ("科目编码", "借方余额", "贷方余额"), [("101", 5, None), ("32204", None, 5)]
    )
    with pytest.raises(Refusal, match="期初余额不能再改"):
        bring(book, "funds.openings", report_path)


def test_the_year_posts_its_steps_in_order_and_only_once(book):
    with book.reading() as session:
        steps = yearend.year_steps(session, 2025, read_chart(session))
    assert [step.number for step in steps] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [step.number for step in steps if step.draft is None] == [5, 7]
    assert all(step.explanation.endswith("。") for step in steps)
    done = close_year(book)
    assert [one.period for one in done] == [*range(202501, 202513), 202500]
    assert len(done[-1].vouchers) == 6
    with pytest.raises(Refusal, match="2025年已经结过账了"):
        close_year(book)
    with pytest.raises(Refusal, match="现在要结的是2026年"):
        close_year(book, 2027)


def test_a_december_closed_by_itself_still_takes_the_year_s_end(book):
    close(book, *range(202501, 202513))
    done = close_year(book)
    assert [one.period for one in done] == [202500]
    with book.reading() as session:
        assert untouched.all_claims(session) == []
        last = session.query(Voucher).filter(Voucher.period == 202512).order_by(Voucher.number.desc()).first()
        assert (last.kind, last.number) == ("年终结转", 8)


def test_what_a_finished_project_has_left_becomes_free(tmp_path):
    book = a_book(tmp_path)
    ended, going = project(book, "完成的", finished_on=date(2025, 12, 31)), project(book, "在办的")
    for made in (ended, going):
        post_one(book, draft(book, date(2025, 5, 5), ("102", 100, 0), ("40302", 0, 100, made, True)))
        post_one(book, draft(book, date(2025, 6, 5), ("50405", 70, 0, made, True), ("102", 0, 70)))
    close_year(book)
    with book.reading() as session:
        from desk_union.funds.account import balances

        found = balances.sums(session, 202512, 202512, by_project=True)
        chart = read_chart(session)
        held = {(chart.by_id[key[0]].code, key[1]): -one.closing for key, one in found.items() if one.closing}
    assert held[("32104", going)] == 30_00
    assert ("32104", ended) not in held
    assert held[("32205", None)] == 30_00
    book.close()


def test_what_closing_claimed_is_compared_at_every_opening(tmp_path):
    book = worked_year(tmp_path)
    close(book, 202501, 202502)
    with book.reading() as session:
        assert closing.recheck(session) == []
        assert session.query(Claim).filter(Claim.period == 202501).count() == 6
        assert session.query(Period).count() == 2
    book.close()
    stranger = connect(book.path, None, writes=True)
    for (name,) in stranger.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        stranger.execute(f"DROP TRIGGER {name}")
    stranger.execute("UPDATE fund_entry SET debit = debit * 2, credit = credit * 2 WHERE period = 202502")
    stranger.close()
    book = open_book(book.path)
    with book.reading() as session:
        found = closing.recheck(session)
    assert any("2025年2月结账时102 银行存款余额是136,000.00元，现在算出来是" in problem.reason for problem in found)
    book.close()


def test_a_month_to_come_is_not_closed_and_one_not_over_wants_a_reason(book):
    close_year(book)
    with pytest.raises(closing.Unsound, match=r"2026年1月还没有过完（今天是2026-01-\d\d）"):
        close(book, 202601)
    with book.deed("结账") as session:
        closing.close_month(session, 202601, session.info["at"], reason="月底放假，提前结")
    with pytest.raises(Refusal, match="2026年2月还没有到"):
        close(book, 202602)
    with book.reading() as session:
        told = [(one.name, one.sentence, one.reason) for one in tabs.accepted(session) if one.title == "结账"]
        (table,) = auditsheets.overrides(session, Request(TODAY, TODAY, year=2026))
    assert told == [("2026年1月", "还没有过完就结了账。", "月底放假，提前结")]
    assert any(row[0] == "提前结账" and row[4] == "月底放假，提前结" for row in table.rows)


@pytest.mark.parametrize(("at", "said"), [(datetime(2025, 11, 30, 9), "12月还没有到"), (datetime(2025, 12, 20, 9), "12月还没有过完")])
def test_a_year_is_not_closed_before_its_end(book, at, said):
    with pytest.raises(Refusal, match=said), book.deed("年终结账") as session:
        closing.close_year(session, 2025, at)
    with book.reading() as session:
        assert session.query(Period).count() == 0


def test_what_is_due_of_the_money_stands_in_the_checks_of_the_month(book):
    def due(kind, title):
        return Due(kind, title, None, f"{title}的事。", "funds.x", (), "soon")

    given = [due("dues_arrears", "会费欠缴"), due("drafts", "凭证未记账"), due("dues_unbooked", "会费没有入账"), due("refunds", "返还")]
    with book.reading() as session:
        items = closing.checklist(session, 202501, due=given)
    told = [(item.title, item.done, item.blocking) for item in items[-2:]]
    assert told == [("会费欠缴", False, False), ("返还", False, False)]
    assert len(items) == 10


def test_an_opening_book_says_that_a_claim_is_no_longer_kept(tmp_path):
    from desk_union.tabs import claims

    book = worked_year(tmp_path)
    close(book, 202501)
    with book.reading() as session:
        assert claims(session) == []
    book.close()
    stranger = connect(book.path, None, writes=True)
    stranger.execute("DROP TRIGGER guard_fund_entry_frozen_update")
    stranger.execute("DROP TRIGGER guard_fund_entry_update")
    stranger.execute("UPDATE fund_entry SET debit = debit * 2 WHERE period = 202501")
    stranger.close()
    book = open_book(book.path)
    with book.reading() as session:
        told = claims(session)
    assert len(told) == 1
    assert "检查账本" in told[0]
    book.close()
