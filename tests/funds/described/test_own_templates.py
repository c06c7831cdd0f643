"""存为常用业务 and 每月自动草稿: kept once, written again, drafted once a month and never posted."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.funds import due
from desk_union.funds.account import closing, deeds, periods
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.ledgers.books import PROJECTS
from desk_union.funds.ledgers.own_templates import OWN_TEMPLATES
from desk_union.funds.tables import OwnTemplate, Voucher
from desk_union.members.ledgers.units import UNITS
from desk_union.screens.desk import Desk
from desk_union.screens.funds.vouchertemplates import TemplateForm, fitting
from desk_union.store import rows, undo
from tests.funds.account_books import TODAY, a_book
from tests.screens.desks import asked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desk_union.store.opened import Book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = a_book(tmp_path)
    with made.deed("准备") as session:
        rows.save_row(session, UNITS, None, {"name": "装配组", "level": "小组"}, TODAY)
        rows.save_row(session, PROJECTS, None, {"name": "送温暖"}, TODAY)
        chart = read_chart(session)
        lines = (
            VoucherLine("一月网络费", chart.by_code["50501"].id, debit=120_00, party="电信公司"),
            VoucherLine("一月网络费", chart.by_code["102"].id, credit=120_00),
        )
        deeds.draft_voucher(session, Draft(date(2026, 1, 5), lines, papers=1, spending="其他"))
    yield made
    made.close()


@pytest.fixture
def desk(book: Book) -> Desk:
    return Desk(book, lambda: TODAY, "王干事")


def kept(desk: Desk, **answers: str) -> None:
    page = asked(desk, "funds.keep_template", [1], **answers)
    page.run()


def template(book: Book, **values: object) -> int:
    with book.deed("改常用业务") as session:
        row_id = session.scalar(select(OwnTemplate.id))
        rows.save_row(session, OWN_TEMPLATES, row_id, values, TODAY)
        return int(row_id or 0)


def sentences(book: Book, today: date) -> list[str]:
    with book.reading() as session:
        return [one.sentence for one in due.due(session, today) if one.kind == "recurring"]


def vouchers(book: Book) -> list[tuple[date, str]]:
    with book.reading() as session:
        return [tuple(row) for row in session.execute(select(Voucher.day, Voucher.state).order_by(Voucher.id))]


def test_a_voucher_is_kept_by_its_summary_and_written_again_with_what_is_asked(desk, book) -> None:
    page = asked(desk, "funds.keep_template", [1])
    assert page.text("name") == "一月网络费"
    page.type("name", "网络费")
    page.type("ask_unit", "是")
    assert page.run().words == "已把草稿1的2条分录存为常用业务“网络费”。"
    assert [one.title for one in fitting(desk, "wlf")] == ["网络费"]
    form = TemplateForm(desk, fitting(desk, "网络费")[0])
    assert [field.label for field in form.fields.values()] == ["金额", "部门、小组", "摘要"]
    with pytest.raises(Refusal, match="「金额」请填写"):
        form.lines()
    for key, text in zip(form.fields, ("150", "装配组", "二月网络费"), strict=True):
        form.type(key, text)
    first, second = form.lines()
    assert (first.debit, second.credit, first.summary, first.party) == (150_00, 150_00, "二月网络费", "电信公司")
    assert (first.unit, second.unit) == (2, None), "what is spent is for a unit, the bank account is nobody's"


def test_its_amounts_may_stay_as_they_are(desk, book) -> None:
    kept(desk, name="网络费", ask_amounts="否")
    page = asked(desk, "funds.use_template", [1], day="2026-01-18")
    assert page.run().words == "已记“网络费”，借方120.00元，起草凭证（草稿2）。"


def test_the_asked_amount_must_be_given(desk, book) -> None:
    kept(desk, name="网络费")
    with pytest.raises(Refusal, match="金额要每次填"):
        asked(desk, "funds.use_template", [1], day="2026-01-18").run()
    page = asked(desk, "funds.use_template", [1], day="2026-01-18", amount="130")
    assert page.run().words.startswith("已记“网络费”，借方130.00元")


def test_a_name_is_given_once(desk) -> None:
    kept(desk, name="网络费")
    with pytest.raises(Refusal, match="已经有一个常用业务叫“网络费”"):
        kept(desk, name="网络费")


def test_every_month_is_drafted_once_and_never_posted(desk, book) -> None:
    kept(desk, name="网络费", ask_amounts="否", day_of_month="10")
    template(book, first=202512)
    assert sentences(book, TODAY) == ["每月的凭证草稿本月有1张待生成：网络费。"], "the book begins in January"
    page = asked(desk, "funds.draft_month")
    assert page.run().words == "已生成1张每月凭证草稿（都没有记账，请核对后记账）。"
    assert vouchers(book)[1:] == [(date(2026, 1, 10), "草稿")]
    assert sentences(book, TODAY) == []
    with pytest.raises(Refusal, match="没有待生成的每月凭证草稿；生成过的月份不会再生成"):
        asked(desk, "funds.draft_month").run()
    assert sentences(book, date(2026, 2, 9)) == [], "its day has not come"
    assert sentences(book, date(2026, 3, 10)) == ["每月的凭证草稿本月有1张待生成，以前月份还有1张：网络费。"]


def test_undo_takes_the_drafts_back_and_they_wait_again(desk, book) -> None:
    kept(desk, name="网络费", ask_amounts="否", day_of_month="31")
    template(book, first=202601)
    asked(desk, "funds.draft_month", through="2026-02-28").run()
    assert [day for day, _ in vouchers(book)[1:]] == [date(2026, 1, 31), date(2026, 2, 28)], "a short month ends early"
    undo.undo(book, who="王干事")
    assert len(vouchers(book)) == 1
    assert sentences(book, date(2026, 1, 31)) != []


def test_the_month_of_the_voucher_itself_is_not_drafted_again(desk, book) -> None:
    page = asked(desk, "funds.keep_template", [1], name="网络费", ask_amounts="否", day_of_month="10")
    assert page.run().words.endswith("，从2026年2月起每月10日提醒生成草稿。")
    assert sentences(book, TODAY) == []


def test_a_deleted_draft_does_not_come_again_by_itself(desk, book) -> None:
    kept(desk, name="网络费", ask_amounts="否", day_of_month="10")
    template(book, first=202601)
    asked(desk, "funds.draft_month").run()
    with book.deed("删除草稿") as session:
        deeds.delete_drafts(session, [2])
    assert sentences(book, TODAY) == []


def test_a_closed_month_is_refused_with_a_sentence(desk, book) -> None:
    kept(desk, name="网络费", ask_amounts="否", day_of_month="10")
    with book.deed("结账") as session:
        periods.set_start(session, 202601)
        deeds.delete_drafts(session, [1])
        closing.close_month(session, 202601, datetime(2026, 2, 1, 9), who="王干事")
    with pytest.raises(Refusal, match="2026年1月已经结账，不能再生成那个月的凭证草稿"):
        asked(desk, "funds.draft_month", through="2026-01-20").run()
    with pytest.raises(Refusal, match="还没有到"):
        asked(desk, "funds.draft_month", through="2026-03-20").run()


def test_from_and_until_and_out_of_use(desk, book) -> None:
    kept(desk, name="网络费", ask_amounts="否", day_of_month="10")
    template(book, first=202602, last=202603)
    assert [bool(sentences(book, date(2026, month, 20))) for month in (1, 2, 3)] == [False, True, True]
    template(book, in_use=False)
    assert sentences(book, date(2026, 3, 20)) == []
    with pytest.raises(rows.Faulty, match="截止月份早于开始月份"):
        template(book, last=202601)


def test_a_draft_whose_amount_is_asked_says_so(desk, book) -> None:
    kept(desk, name="网络费", day_of_month="10")
    template(book, first=202601)
    told = asked(desk, "funds.draft_month").run()
    assert told.words.endswith("其中1张的金额要每次填，请打开草稿补上金额。")


def test_an_account_that_takes_no_entries_any_more_is_named(desk, book) -> None:
    kept(desk, name="网络费", ask_amounts="否")
    with book.deed("停用") as session:
        session.connection().exec_driver_sql("UPDATE fund_account SET in_use = 0 WHERE code = '50501'")
    with pytest.raises(Refusal, match=r"常用业务“网络费”的科目“50501 .*不能记账"):
        asked(desk, "funds.use_template", [1], day="2026-01-18").run()
