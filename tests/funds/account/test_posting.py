"""What is posted stays: numbers without gaps, triggers against raw SQL, a chain that shows what was altered."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from desk_union.basis.refusal import Refusal
from desk_union.funds.account import deeds, invariants, posting, untouched
from desk_union.funds.tables import Entry, Override, Voucher
from desk_union.store import undo
from desk_union.store.book import open_book
from desk_union.store.check import check_book
from desk_union.store.deeds import history
from desk_union.store.engine import connect
from desk_union.tabs import checks
from tests.funds.account_books import a_book, account, draft, post_all, post_one, project, worked_year

DAY = date(2025, 3, 5)
DUES = (("102", 60, 0), ("401", 0, 60))


@pytest.fixture
def book(tmp_path):
    book = a_book(tmp_path)
    yield book
    book.close()


def numbers(book):
    with book.reading() as session:
        rows = session.query(Voucher.period, Voucher.word, Voucher.number).order_by(Voucher.sequence)
        return [tuple(row) for row in rows if row.number]


def test_numbers_run_by_month_and_word(book):
    late = draft(book, date(2025, 4, 1), *DUES)
    first, second = draft(book, DAY, *DUES), draft(book, date(2025, 3, 9), *DUES)
    receipt = draft(book, date(2025, 3, 7), *DUES, word="收")
    assert post_one(book, second) == "2025-03 记-1"
    assert post_one(book, first, "补记") == "2025-03 记-2"
    assert post_one(book, receipt) == "2025-03 收-1"
    assert post_one(book, late) == "2025-04 记-1"
    assert numbers(book) == [(202503, "记", 1), (202503, "记", 2), (202503, "收", 1), (202504, "记", 1)]


def test_all_drafts_are_posted_in_the_order_of_their_days_or_none(book):
    draft(book, date(2025, 3, 9), *DUES)
    draft(book, DAY, *DUES)
    wrong = draft(book, date(2025, 3, 7), ("102", 60, 0), ("401", 0, 50))
    with pytest.raises(posting.Unpostable, match=r"借方合计60.00，贷方合计50.00，相差10.00"):
        post_all(book)
    assert numbers(book) == []
    with book.deed("删") as session:
        deeds.delete_drafts(session, [wrong])
    done = post_all(book)
    assert done.titles == ("2025-03 记-1", "2025-03 记-2")
    with book.reading() as session:
        assert [row.day for row in session.query(Voucher.day).order_by(Voucher.number)] == [DAY, date(2025, 3, 9)]


RAW = [
    "UPDATE fund_voucher SET papers = 9",
    "UPDATE fund_voucher SET state = '草稿'",
    "UPDATE fund_voucher SET number = 7",
    "DELETE FROM fund_voucher",
    "UPDATE fund_entry SET debit = debit + 1",
    "UPDATE fund_entry SET summary = '改'",
    "DELETE FROM fund_entry",
    "INSERT INTO fund_entry (voucher, line, period, summary, account, debit, credit, earmarked) SELECT voucher, 9, period, '加', account, 0, 0, 0 FROM fund_entry LIMIT 1",
    "UPDATE fund_entry SET voucher = (SELECT max(id) FROM fund_voucher)",
]


@pytest.mark.parametrize("statement", RAW)
def test_raw_sql_against_posted_rows_is_refused(book, statement):
    post_one(book, draft(book, DAY, *DUES))
    draft(book, DAY, *DUES)
    with pytest.raises(Refusal, match="已记账的凭证不能改动或删除"), book.deed("改") as session:
        session.connection().exec_driver_sql(f"{statement} WHERE id = 1" if "INSERT" not in statement else statement)
    assert check_book(book, checks()) == []


FORGED = [
    (
        "INSERT INTO fund_voucher (day, period, word, number, serial, state, kind, papers) VALUES ('2025-03-05', 202503, '记', 2, 'x', '已记账', '普通', 0)",
        "先存成草稿",
    ),
    ("UPDATE fund_voucher SET state = '已记账', number = 1, sequence = 1 WHERE id = 2", "借贷不平"),
    ("UPDATE fund_voucher SET state = '已记账', number = 5, sequence = 1 WHERE id = 1", "凭证号必须连续"),
    ("UPDATE fund_voucher SET state = '已记账', number = 1, sequence = 4 WHERE id = 1", "凭证号必须连续"),
    (
        "UPDATE fund_voucher SET state = '已记账', number = 1, sequence = 1, day = '2025-09-05' WHERE id = 1",
        "月份不一致",
    ),
]


@pytest.mark.parametrize(("statement", "reason"), FORGED)
def test_what_the_program_would_not_post_raw_sql_cannot_post(book, statement, reason):
    draft(book, DAY, *DUES)
    draft(book, DAY, ("102", 60, 0), ("401", 0, 50))
    with pytest.raises(Refusal, match=reason), book.deed("改") as session:
        session.connection().exec_driver_sql(statement)


def test_posting_cannot_be_undone_and_earlier_deeds_are_not_undone_by_mistake(book):
    row_id = draft(book, DAY, *DUES)
    post_one(book, row_id)
    with pytest.raises(Refusal, match="“记账”不能撤销"):
        undo.undo(book)
    with book.reading() as session:
        assert undo.can_undo(session) is None
        assert session.get(Voucher, row_id).state == "已记账"


def test_what_was_typed_before_posting_cannot_be_undone_under_it(book):
    row_id = draft(book, DAY, *DUES)
    with book.reading() as session:
        deed_id = history(session, "fund_voucher", row_id)[0].deed_id
    post_one(book, row_id)
    with pytest.raises(Refusal, match="不能撤销“写凭证”"):
        undo.undo(book, deed_id)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE fund_entry SET summary = 'x' WHERE id = 1", "内容与记账时不一样"),
        ("UPDATE fund_voucher SET papers = 8 WHERE id = 2", "内容与记账时不一样"),
        ("UPDATE fund_entry SET debit = 70 WHERE id = 1", "借贷相差"),
        ("DELETE FROM fund_voucher WHERE id = 2", "前一张凭证接不上"),
    ],
)
def test_a_byte_changed_behind_the_program_s_back_is_found(tmp_path, statement, told):
    book = a_book(tmp_path)
    for day in (1, 2, 3):
        post_one(book, draft(book, date(2025, 3, day), *DUES))
    book.close()
    stranger = connect(book.path, None, writes=True)
    for (name,) in stranger.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        stranger.execute(f"DROP TRIGGER {name}")
    stranger.execute(statement)
    stranger.close()
    book = open_book(book.path)
    with book.reading() as session:
        found = [problem for check in checks() for problem in check(session)]
    assert any(told in problem.reason for problem in found), found
    book.close()


def test_posting_changes_nothing_but_what_posting_adds(book):
    row_id = draft(book, DAY, *DUES)
    with book.reading() as session:
        before = session.execute(text("SELECT * FROM fund_entry")).all()
    post_one(book, row_id)
    post_one(book, draft(book, DAY, *DUES))
    with book.reading() as session:
        assert session.execute(text("SELECT * FROM fund_entry WHERE voucher = :id"), {"id": row_id}).all() == before
        assert untouched.chain_whole(session) == []


# Corrections


def test_red_takes_a_voucher_back_and_is_linked(book):
    row_id = draft(book, DAY, *DUES)
    post_one(book, row_id)
    with book.deed("冲销") as session:
        red = deeds.reverse_voucher(session, row_id, date(2025, 4, 2))
    post_one(book, red)
    with book.reading() as session:
        held = deeds.read_voucher(session, red)
        lines = [(line.summary, line.debit, line.credit) for line in held.draft.lines]
        assert held.draft.origin == row_id
    assert lines == [("注销3月5日记-1号凭证", -6000, 0), ("注销3月5日记-1号凭证", 0, -6000)]
    with pytest.raises(Refusal, match="已经冲销过了"), book.deed("再冲") as session:
        deeds.reverse_voucher(session, row_id, date(2025, 4, 3))


def test_blue_puts_right(book):
    row_id = draft(book, DAY, *DUES)
    with pytest.raises(Refusal, match="还没有记账"), book.deed("更正") as session:
        deeds.correct_voucher(session, row_id, DAY)
    post_one(book, row_id)
    with book.deed("更正") as session:
        blue = deeds.correct_voucher(session, row_id, DAY)
        held = deeds.read_voucher(session, blue)
    assert held.draft.kind == "补充更正"
    assert held.draft.lines[0].summary == "订正3月5日记-1号凭证：摘要"


# Warnings that need a reason


def warned(book, row_id):
    with pytest.raises(posting.Unexplained) as caught:
        post_one(book, row_id)
    return [caution.rule for found in caught.value.warnings.values() for caution in found]


def test_warnings_name_the_invariant(book):
    post_one(book, draft(book, DAY, ("102", 1000, 0), ("401", 0, 1000)))
    welfare = project(book, "送温暖")
    cases = {
        "capital": (("50702", 100, 0), ("102", 0, 100)),
        "mirror": (("141", 100, 0), ("102", 0, 100)),
        "carried": (("32205", 100, 0), ("102", 0, 100)),
        "overdrawn": (("50102", 9000, 0), ("102", 0, 9000)),
        "project": (("50405", 100, 0, welfare, True), ("102", 0, 100)),
        "earmark": (("50405", 100, 0, welfare), ("102", 0, 100)),
    }
    for rule, lines in cases.items():
        assert rule in warned(book, draft(book, DAY, *lines)), rule


def test_a_reason_is_kept_for_the_auditors(book):
    row_id = draft(book, DAY, ("141", 100, 0), ("401", 0, 100))
    post_one(book, row_id, "捐赠物资，发票后补")
    with book.reading() as session:
        kept = session.query(Override).all()
    assert {(one.voucher, one.reason) for one in kept} == {(row_id, "捐赠物资，发票后补")}
    with pytest.raises(Refusal, match="只能增加"), book.deed("改") as session:
        session.connection().exec_driver_sql("UPDATE fund_override SET reason = '没事'")


def test_the_budget_warns_where_a_line_is_exceeded(book):
    from desk_union.store import rows
    from desk_union.tabs import ledgers

    budget = next(one for one in ledgers() if one.code == "funds.budget")
    values = {"year": 2025, "account": account(book, "501"), "amount": 500_00}
    with book.deed("预算") as session:
        rows.save_row(session, budget, None, values, DAY)
    post_one(book, draft(book, DAY, ("102", 1000, 0), ("401", 0, 1000)))
    post_one(book, draft(book, DAY, ("50102", 400, 0), ("102", 0, 400)))
    assert warned(book, draft(book, DAY, ("50105", 101, 0), ("102", 0, 101))) == ["budget"]
    post_one(book, draft(book, DAY, ("50105", 100, 0), ("102", 0, 100)))


# The rules against mistakes


def test_faults_are_all_named_at_once(book):
    row_id = draft(book, DAY, ("501", 100, 0), ("111", 0, 90), ("40302", 0, 5), ("102", 0, 0))
    with book.reading() as session:
        chart = posting.read_chart(session)
        faults, _ = posting.judge(session, deeds.read_vouchers(session, [row_id]), chart, DAY)
    told = [(fault.line, fault.key) for fault in faults[row_id]]
    assert told == [(0, "account"), (1, "account"), (2, "project"), (3, "debit"), (None, "debit")]


@pytest.mark.parametrize(
    ("finished", "fault"), [(date(2025, 3, 4), "已于2025年3月4日完成"), (date(2025, 3, 5), None), (None, None)]
)
def test_a_finished_project_takes_no_more(book, finished, fault):
    made = project(book, "送温暖", finished_on=finished)
    row_id = draft(book, DAY, ("102", 100, 0), ("40302", 0, 100, made, True))
    if fault is None:
        assert post_one(book, row_id) == "2025-03 记-1"
    else:
        with pytest.raises(posting.Unpostable, match=fault):
            post_one(book, row_id)


def test_dues_are_never_earmarked(book):
    made = project(book, "送温暖")
    row_id = draft(book, DAY, ("102", 100, 0), ("401", 0, 100, made, True))
    with pytest.raises(posting.Unpostable, match="会费收入不能列为专项资金"):
        post_one(book, row_id)


def test_prescribed_accounts_stay_as_the_system_names_them(book):
    for statement in (
        "UPDATE fund_account SET name = '会费' WHERE code = '401'",
        "DELETE FROM fund_account WHERE code = '141'",
        "UPDATE fund_account SET code = '409' WHERE code = '401'",
    ):
        with pytest.raises(Refusal, match="制度规定的科目"), book.deed("改") as session:
            session.connection().exec_driver_sql(statement)


def test_the_worked_year_lists_every_entry_once(tmp_path):
    book = worked_year(tmp_path)
    with book.reading() as session:
        assert session.query(Entry).count() == 38
    book.close()


def test_a_broken_invariant_names_accounts_amounts_and_voucher(book):
    post_one(book, draft(book, DAY, *DUES))
    odd = draft(book, DAY, ("141", 100, 0), ("401", 0, 100))
    post_one(book, odd, "发票后补")
    with book.reading() as session:
        found = [str(problem) for problem in invariants.broken(session)]
    assert any("141净额100.00元，资产基金30101是0.00元，相差100.00元" in told and "2025-03 记-2" in told for told in found), found
