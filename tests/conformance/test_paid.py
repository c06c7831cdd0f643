"""Every ledger that a voucher pays, from the draft through posting and red reversal to being booked again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, text, update

from desk_union.basis.refusal import Refusal
from desk_union.describe.accounting import MonthOfAccount
from desk_union.describe.kinds import Count, Day, Money
from desk_union.funds.account import deeds, posting
from desk_union.funds.account.account_chart import leaf, read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.rules import MIRROR, VoucherLine, mirror_code
from desk_union.funds.account.voucher_words import TAKEN_BACK
from desk_union.funds.paid.agreeing import paid_agree
from desk_union.funds.paid.booking_again import book_again
from desk_union.funds.paid.paid_rows import rows_behind_entries, rows_paid_by, rows_waiting
from desk_union.screens.desk import Desk
from desk_union.screens.form.formpage import RowForm
from desk_union.screens.funds.closingpage import ClosingPage
from desk_union.screens.list.changemany import ChangeMany
from desk_union.screens.list.listpage import ListPage
from desk_union.screens.list.pastepage import PastePage, PasteSpot
from desk_union.store import listing, rows
from desk_union.store.progress import finish
from desk_union.store.undo import undo
from desk_union.tabs import ledgers
from tests.conformance.conftest import TODAY, fill, writable

if TYPE_CHECKING:
    from desk_union.describe.ledger import Ledger, Shown
    from desk_union.describe.paid import Paid
    from desk_union.store.opened import Book

DAY = date(2026, 11, 18)
LINKS = [(ledger, link) for ledger in ledgers() for link in ledger.paid]
# Another value of a frozen column, as a clerk types it.
OTHERS = {Money: ("77.70", 7770), Day: ("2026-01-05", date(2026, 1, 5)), Count: ("77", 77), MonthOfAccount: ("2026-02", 202602)}


@dataclass
class Case:
    """One row in a voucher that moves what the row says, and a second row that waits."""

    book: Book
    ledger: Ledger
    link: Paid
    row: int
    other: int
    voucher: int

    def post(self, voucher: int) -> None:
        with self.book.deed("记账") as session:
            posting.post(session, [voucher], session.info["at"], reason="测试")

    def reverse(self) -> int:
        with self.book.deed("红字冲销") as session:
            return deeds.reverse_voucher(session, self.voucher, DAY)

    @property
    def words(self) -> Any:
        with self.book.reading() as session:
            shown = self.ledger.by_key[self.link.key]
            return listing.lines(session, self.ledger, [shown], [self.row], TODAY)[0].values[0]

    @property
    def waits(self) -> bool:
        with self.book.reading() as session:
            found = listing.ids_of(session, self.ledger, listing.ListAsk(TODAY, presets=(self.link.preset,)))
            counted = [id_ for one in rows_waiting(session, [self.ledger]) if one.link is self.link for id_ in one.ids]
        assert sorted(found) == sorted(counted)
        return self.row in found

    @property
    def problems(self) -> list[str]:
        with self.book.reading() as session:
            return [str(one) for one in paid_agree(session, ledgers())]

    def paid_by(self, voucher: int) -> list[tuple[str, tuple[int, ...]]]:
        with self.book.reading() as session:
            return [(one.ledger.code, one.ids) for one in rows_paid_by(session, voucher, ledgers())]

    @property
    def frozen(self) -> list[Shown]:
        return [shown for shown in self.ledger.fields if shown.key in self.link.frozen]

    def one_frozen(self) -> tuple[Shown, str, Any]:
        """A frozen column with another value as it is typed and as it is kept."""
        with self.book.reading() as session:
            now = rows.values_of(session, self.ledger, [self.other], TODAY)[self.other]
        for shown in self.frozen:
            typed, value = OTHERS.get(type(shown.kind), ("", None))
            if value is not None and not rows.faults_of(self.ledger, {**now, shown.key: value}, TODAY):
                return shown, typed, value
        raise AssertionError(f"{self.ledger.code}: nothing frozen can be tried")

    def form(self) -> RowForm:
        return RowForm(Desk(self.book, lambda: TODAY, "王干事"), self.ledger, self.row)


@pytest.fixture(params=LINKS, ids=lambda pair: f"{pair[0].code}-{pair[1].key}")
def case(request: pytest.FixtureRequest, book: Book) -> Case:
    ledger, link = request.param
    row, other = fill(book, ledger, 2)
    with book.deed("凭证") as session:
        for id_ in (row, other):
            _say_something(session, ledger, link, id_)
        amount = session.scalar(select(link.amount()).where(link.row.id == row))
        assert amount
        chart = read_chart(session)
        there, against = leaf(chart, link.accounts[0]).id, leaf(chart, _against(link)).id
        lines = (VoucherLine("事由", there, debit=amount), VoucherLine("事由", against, credit=amount))
        voucher = deeds.draft_voucher(session, Draft(DAY, lines))
        session.execute(update(link.row).where(link.row.id == row).values({link.column.key: voucher}))
    return Case(book, ledger, link, row, other, voucher)


def _against(link: Paid) -> str:
    """What is no money moves together with its 资产基金; anything else is owed here, by an account the link looks past."""
    owed = next(code for code in ("135", "215") if code not in link.accounts)
    return next((fund for fund, assets in MIRROR.items() if mirror_code(link.accounts[0]) in assets), owed)


def _say_something(session: Any, ledger: Ledger, link: Paid, row: int) -> None:
    """Sample rows may leave out what the link freezes, such as the day of a disposal."""
    for attribute in link.freezes:
        shown = ledger.by_key[attribute.key]
        if session.scalar(select(attribute).where(link.row.id == row)) is None:
            value = OTHERS[type(shown.kind)][1] if type(shown.kind) in OTHERS else shown.kind.sample(0)
            session.execute(update(link.row).where(link.row.id == row).values({attribute.key: value}))


@pytest.fixture
def posted(case: Case) -> Case:
    case.post(case.voucher)
    return case


def test_a_draft_is_named_and_agrees(case: Case) -> None:
    assert case.words == f"草稿{case.voucher}"
    assert (case.waits, case.problems, case.paid_by(case.voucher)) == (False, [], [(case.ledger.code, (case.row,))])
    assert not any(case.form().why_locked(shown.key) for shown in case.frozen)
    with case.book.deed("改分录") as session:
        held = deeds.read_voucher(session, case.voucher).draft
        lines = tuple(VoucherLine(one.summary, one.account, one.debit * 2, one.credit * 2) for one in held.lines)
        deeds.change_draft(session, case.voucher, Draft(DAY, lines))
    assert len(case.problems) == 1
    assert case.link.title in case.problems[0]


def test_posted_it_is_frozen_in_the_form_and_says_by_what(posted: Case) -> None:
    assert posted.words == "2026-11 记-1"
    form = posted.form()
    for shown in posted.frozen:
        assert form.is_locked(shown.key)
        assert form.why_locked(shown.key) == "已记入 2026-11 记-1，不能再改。"
    ((sentence, ledger, lines),) = form.held_words
    assert sentence.startswith("已记入 2026-11 记-1：")
    with posted.book.reading() as session:
        ends = rows_behind_entries(session, lines, ledgers())
    assert (ledger, [one.ids for one in ends]) == ("funds.vouchers", [(posted.row,)])


def test_posted_it_is_frozen_against_every_writer(posted: Case) -> None:
    shown, typed, value = posted.one_frozen()
    table = posted.link.row.__table__.name
    for attribute in posted.link.freezes:
        with pytest.raises(Refusal, match="已经记入凭证"), posted.book.deed("改") as session:
            session.execute(text(f"UPDATE {table} SET {attribute.key} = 202601 WHERE id = :id"), {"id": posted.row})
    with pytest.raises(rows.Faulty, match="已记入 2026-11 记-1"), posted.book.deed("改") as session:
        rows.save_row(session, posted.ledger, posted.row, {shown.key: value}, TODAY)
    with pytest.raises(Refusal, match="已记入 2026-11 记-1，不能删除"), posted.book.deed("删") as session:
        rows.delete_rows(session, posted.ledger, [posted.row], TODAY)
    page = ListPage(Desk(posted.book, lambda: TODAY, "王干事"), posted.ledger)
    page.choose_columns([shown.key])
    page.refresh()
    paste = PastePage(page, "", typed, PasteSpot(page.place_of(posted.row) or 0, 0))
    report = finish(paste.rehearse())
    assert [one.reason for one in report.problems] == ["已记入 2026-11 记-1，不能再改。"]


def test_a_change_of_many_passes_over_what_is_frozen(posted: Case) -> None:
    shown, _typed, value = posted.one_frozen()
    with posted.book.deed("批量修改") as session:
        done = rows.change_many(session, posted.ledger, [posted.row, posted.other], {shown.key: value}, TODAY)
    assert (done.passed_over, done.updated) == ([posted.row], [posted.other])
    with pytest.raises(rows.Faulty, match="已记入"), posted.book.deed("批量修改") as session:
        rows.change_many(session, posted.ledger, [posted.row], {shown.key: value}, TODAY)
    change = ChangeMany(Desk(posted.book, lambda: TODAY, "王干事"), posted.ledger, [posted.row, posted.other])
    change.key, change.value = shown.key, OTHERS[type(shown.kind)][1]
    assert [bool(line.passed) for line in change.preview()] == [True, False]


def test_what_is_not_frozen_changes_and_is_taken_back(posted: Case) -> None:
    free = [s for s in writable(posted.ledger) if s.key not in posted.link.frozen and not s.required and not s.fixed]
    if not free:
        pytest.skip("this ledger has nothing but what is frozen")
    shown = free[-1]
    with posted.book.reading() as session:
        before = rows.values_of(session, posted.ledger, [posted.row], TODAY)
    with posted.book.deed("批量修改") as session:
        rows.change_many(session, posted.ledger, [posted.row, posted.other], {shown.key: None}, TODAY)
    undo(posted.book)
    with posted.book.reading() as session:
        assert rows.values_of(session, posted.ledger, [posted.row], TODAY) == before


def test_taken_back_in_red_it_waits_and_is_booked_again(posted: Case) -> None:
    red = posted.reverse()
    with pytest.raises(Refusal, match="没有被冲销"), posted.book.deed("重记") as session:
        book_again(session, posted.voucher, DAY, ledgers())
    assert (posted.words, posted.waits) == ("2026-11 记-1", False)
    assert posted.form().why_locked(posted.frozen[0].key)
    posted.post(red)
    assert posted.words == f"2026-11 记-1{TAKEN_BACK}"
    assert (posted.waits, posted.problems) == (True, [])
    assert not posted.form().held_words
    assert posted.paid_by(red) == posted.paid_by(posted.voucher) == [(posted.ledger.code, (posted.row,))]
    for shown in posted.frozen:  # what waits may be put right, and its old voucher has no say in it
        if type(shown.kind) in OTHERS:
            values = {shown.key: OTHERS[type(shown.kind)][1]}
            with posted.book.deed("试改") as session:
                session.execute(update(posted.link.row).where(posted.link.row.id == posted.row).values(values))
            assert posted.problems == []
            undo(posted.book)
    with posted.book.deed("重记") as session:
        again = book_again(session, posted.voucher, DAY, ledgers())
    assert (posted.words, posted.waits, posted.problems) == (f"草稿{again}", False, [])
    posted.post(again)
    assert (posted.words, posted.problems) == ("2026-11 记-3", [])
    assert posted.form().why_locked(posted.frozen[0].key) == "已记入 2026-11 记-3，不能再改。"
    assert posted.paid_by(posted.voucher) == []
    with pytest.raises(Refusal, match="已另行入账"), posted.book.deed("重记") as session:
        book_again(session, posted.voucher, DAY, ledgers())


def test_closing_a_month_names_what_waits(posted: Case) -> None:
    def told() -> str:
        page = ClosingPage(Desk(posted.book, lambda: TODAY, "王干事"))
        return next(item.sentence for item in page.items if item.title == "业务全部入账")

    posted.post(posted.reverse())
    with posted.book.deed("只剩这一笔") as session:
        session.execute(text(f"DELETE FROM {posted.link.row.__table__.name} WHERE id = {posted.other}"))
    assert f"{posted.link.title} 1 笔" in told()
    with posted.book.deed("重记") as session:
        book_again(session, posted.voucher, DAY, ledgers())
    assert posted.link.title not in told()
