"""Whatever a clerk does in whatever order - drafts, posts, corrections, closings, imports, undo - the books stay whole."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from desk_union.basis.refusal import Refusal
from desk_union.funds.account import balances, closing, deeds, posting, untouched
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.tables import Entry, Period, Voucher
from desk_union.store import undo
from desk_union.store.base import Base
from tests.funds.account_books import HEADS, a_book, bring, project, sheet

MONTHS = st.integers(1, 12)
AMOUNTS = st.integers(1, 10**9)
EVENTS = (
    (("102", 1), ("401", -1)), (("102", 1), ("402", -1)), (("50102", 1), ("102", -1)), (("101", 1), ("102", -1)),
    (("50702", 1), ("102", -1), ("162", 1), ("30104", -1)), (("30104", 1), ("163", -1)), (("135", 1), ("101", -1)),
)  # fmt: skip


class Books(RuleBasedStateMachine):
    """Every posted voucher is remembered as it was posted; nothing may ever change it."""

    drafts = Bundle("drafts")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.book = a_book(Path(self.folder.name))
        self.project = project(self.book, "送温暖")
        with self.book.reading() as session:
            self.chart = read_chart(session)
        self.posted: dict[int, tuple[object, ...]] = {}
        self.imported = 0

    def teardown(self) -> None:
        self.book.close()
        self.folder.cleanup()

    def lines(self, event: int, fen: int, balanced: bool, earmarked: bool) -> tuple[VoucherLine, ...]:
        made = []
        for code, sign in EVENTS[event]:
            own = self.chart.by_code[code]
            marked = earmarked and own.kind == "支出"
            amount = fen if sign > 0 or balanced else fen + 1
            made.append(
                VoucherLine(
                    "事项",
                    own.id,
                    amount if sign > 0 else 0,
                    0 if sign > 0 else amount,
                    self.project if marked else None,
                    marked,
                )
            )
        return tuple(made)

    @rule(
        target=drafts,
        event=st.integers(0, len(EVENTS) - 1),
        month=MONTHS,
        fen=AMOUNTS,
        balanced=st.integers(0, 5),
        marked=st.booleans(),
    )
    def write(self, event: int, month: int, fen: int, balanced: int, marked: bool) -> Any:
        try:
            with self.book.deed("写凭证") as session:
                lines = self.lines(event, fen, balanced > 0, marked)
                return deeds.draft_voucher(session, Draft(date(2025, month, 15), lines, papers=1))
        except Refusal:  # of a closed month
            return multiple()

    @rule(row_id=drafts)
    def post(self, row_id: int) -> None:
        try:
            with self.book.deed("记账") as session:
                posting.post(session, [row_id], session.info["at"], reason="测试")
        except Refusal:
            return
        self.posted[row_id] = self.bytes_of(row_id)

    @rule(row_id=consumes(drafts))
    def delete(self, row_id: int) -> None:
        try:
            with self.book.deed("删") as session:
                deeds.delete_drafts(session, [row_id])
        except Refusal:
            with self.book.reading() as session:
                gone = session.get(Voucher, row_id) is None
            assert gone or row_id in self.posted

    @rule(target=drafts, row_id=drafts, month=MONTHS)
    def reverse(self, row_id: int, month: int) -> int:
        try:
            with self.book.deed("冲销") as session:
                return deeds.reverse_voucher(session, row_id, date(2025, month, 20))
        except Refusal:
            return row_id

    @rule()
    def close_next(self) -> None:
        try:
            with self.book.deed("结账") as session:
                calendar = closing.read_calendar(session, date(2025, 1, 1))
                if calendar.open_period < 202512:
                    closing.close_month(session, calendar.open_period, session.info["at"])
                else:
                    closing.close_year(session, calendar.open_year, session.info["at"])
        except Refusal:
            return
        with self.book.reading() as session:
            for row_id in session.query(Voucher.id).filter(Voucher.kind.in_(("年终结转", "期末结转"))):
                self.posted.setdefault(row_id[0], self.bytes_of(row_id[0]))

    @rule(fen=st.integers(1, 10**7), right=st.booleans(), month=MONTHS)
    def bring_in(self, fen: int, right: bool, month: int) -> None:
        self.imported += 1
        number, day = f"I{self.imported}", f"2025-{month:02}-10"
        lines = [
            (day, number, "导入", "102", fen / 100, None, None, 1),
            (day, number, "导入", "401", None, (fen if right else fen + 1) / 100, None, 1),
        ]
        before = self.count()
        report = bring(self.book, "funds.vouchers", sheet(Path(self.folder.name) / "入.xlsx", HEADS, lines))
        assert report.ok or self.count() == before
        assert not (report.ok and not right)

    @rule()
    def take_back(self) -> None:
        try:
            undo.undo(self.book)
        except Refusal:
            return

    @rule()
    def do_again(self) -> None:
        try:
            undo.redo(self.book)
        except Refusal:
            return

    def count(self) -> int:
        with self.book.reading() as session:
            return session.query(Voucher).count()

    def bytes_of(self, row_id: int) -> tuple[object, ...]:
        with self.book.reading() as session:
            connection = session.connection()
            tables = (Base.metadata.tables["fund_voucher"], Base.metadata.tables["fund_entry"])
            head = connection.execute(tables[0].select().where(tables[0].c.id == row_id)).all()
            lines = connection.execute(
                tables[1].select().where(tables[1].c.voucher == row_id).order_by(tables[1].c.id)
            ).all()
            return (tuple(map(tuple, head)), tuple(map(tuple, lines)))

    @invariant()
    def posted_vouchers_are_as_they_were(self) -> None:
        for row_id, held in self.posted.items():
            assert self.bytes_of(row_id) == held

    @invariant()
    def the_books_are_whole(self) -> None:
        with self.book.reading() as session:
            for check in (untouched.chain_whole, untouched.gapless, untouched.balanced, untouched.all_claims):
                assert check(session) == []
            total = sum(one.closing for one in balances.sums(session, 202512, 202512).values())
            assert total == 0
            assert session.query(Entry).filter(Entry.voucher.not_in(session.query(Voucher.id))).count() == 0
            assert session.query(Period).count() <= 14  # of 2025, the year itself, and January 2026


TestBooks = Books.TestCase
TestBooks.settings = settings(
    max_examples=30, stateful_step_count=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
