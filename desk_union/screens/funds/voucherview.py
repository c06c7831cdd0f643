"""A voucher to look at beside the list: its words, what may be done with it, and doing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.basis import capitals, days
from desk_union.basis.money import show_yuan
from desk_union.funds.account import deeds, papers, posting, units_by_name, vouchersearch
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.projects import read_projects
from desk_union.funds.account.rules import totals
from desk_union.funds.paid import booking_again, paid_rows
from desk_union.funds.tables.books import POSTED
from desk_union.screens.funds.own_cells import OwnCells

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk


@dataclass(frozen=True, slots=True)
class LineWords:
    """One line as it is read; ``red`` marks a negative amount."""

    summary: str
    account: str
    debit: str
    credit: str
    more: str
    red: bool


class VoucherView:
    """The voucher of a line of the list."""

    def __init__(self, desk: Desk, entry_id: int) -> None:
        self.desk = desk
        with desk.book.reading() as session:
            self.id = vouchersearch.voucher_of(session, entry_id)
            held = deeds.read_voucher(session, self.id)
            chart, projects, units = read_chart(session), read_projects(session), units_by_name.read(session)
            own = OwnCells(desk)
            kept = own.read(session, held.entries)
            self.related = vouchersearch.related(session, self.id)
            self.overrides = vouchersearch.overrides(session, self.id)
            self.paid = paid_rows.rows_paid_by(session, self.id, desk.ledgers)
            self.can_book_again = bool(self.paid) and booking_again.is_taken_back(session, self.id)
        self.held = held
        self.posted = held.state == POSTED
        draft = held.draft
        self.title = f"{draft.word}-{held.number}" if held.number else held.title
        self.lines = [
            LineWords(
                line.summary, chart.by_id[line.account].words if line.account is not None else "",
                show_yuan(line.debit) if line.debit else "", show_yuan(line.credit) if line.credit else "",
                "　".join(filter(None, (
                    f"项目：{projects[line.project].name}" if line.project in projects else "", line.party or "",
                    f"部门、小组：{units.name(line.unit)}" if line.unit is not None else "",
                    f"票据{line.bill}" if line.bill else "", *own.told(values),
                ))), line.debit < 0 or line.credit < 0,
            )
            for line, values in zip(draft.lines, kept, strict=True)
        ]  # fmt: skip
        debit, credit = totals(draft.lines)
        self.debit, self.credit = show_yuan(debit), show_yuan(credit)
        self.total = capitals.in_words(debit) if debit == credit else f"借贷相差{show_yuan(abs(debit - credit))}元"
        self.heading = f"{days.show_day(draft.day)}　附单据 {draft.papers} 张　{held.state}"
        if draft.kind != deeds.ORDINARY:
            self.heading += f"　{draft.kind}"
        self.wanted_papers = papers.wanted(draft.spending)

    # What is done; each returns the id of the voucher to turn to

    def post(self, reason: str = "") -> str:
        """Returns the voucher's title; raises ``posting.Unexplained`` where a reason is wanted."""
        with self.desk.book.deed("记账", code="post", who=self.desk.who) as session:
            done = posting.post(session, [self.id], session.info["at"], who=self.desk.who, reason=reason)
            session.info["title"] = f"记账 {done.titles[0]}"
        return done.titles[0]

    def reverse(self) -> int:
        """A red draft that takes the voucher back, dated today (or in the open month)."""
        with self.desk.book.deed(f"红字冲销 {self.title}", code="voucher", who=self.desk.who) as session:
            day = vouchersearch.usual_day(session, self.desk.today())
            return deeds.reverse_voucher(session, self.id, max(day, self.held.draft.day), self.desk.who or None)

    def correct(self) -> int:
        with self.desk.book.deed(f"补充更正 {self.title}", code="voucher", who=self.desk.who) as session:
            day = vouchersearch.usual_day(session, self.desk.today())
            return deeds.correct_voucher(session, self.id, max(day, self.held.draft.day), self.desk.who or None)

    def book_again(self) -> int:
        """A draft with the same lines for the rows that this voucher paid until it was taken back."""
        with self.desk.book.deed(f"重新记账 {self.title}", code="voucher", who=self.desk.who) as session:
            day = max(vouchersearch.usual_day(session, self.desk.today()), self.held.draft.day)
            return booking_again.book_again(session, self.id, day, self.desk.ledgers)

    def copy(self) -> int:
        with self.desk.book.deed(f"复制凭证 {self.title}", code="voucher", who=self.desk.who) as session:
            return deeds.copy_voucher(session, self.id, vouchersearch.usual_day(session, self.desk.today()))

    def delete(self) -> None:
        with self.desk.book.deed(f"删除凭证{self.title}", code="delete", who=self.desk.who) as session:
            deeds.delete_drafts(session, [self.id])


def discard(desk: Desk, voucher: int) -> None:
    """Take away a draft that was only just made and not kept."""
    with desk.book.deed("放弃凭证草稿", code="delete", who=desk.who) as session:
        if deeds.read_voucher(session, voucher).state != POSTED:
            deeds.delete_drafts(session, [voucher])
