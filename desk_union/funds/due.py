"""What is due in 经费 for the 工作台: drafts not posted, months not closed, budget lines nearly used up, and 会费."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.money import show_yuan
from desk_union.basis.months import period_of, words
from desk_union.describe.due import Due
from desk_union.funds.account import closing, own_templates, taking_over
from desk_union.funds.bank import bank_due
from desk_union.funds.dues import appropriation, dues_due
from desk_union.funds.ledgers.plans import AUDITS, BUDGET
from desk_union.funds.ledgers.spending import LOANS
from desk_union.funds.property import property_due
from desk_union.funds.spending import loan_settling
from desk_union.funds.spending.spending_words import PAID
from desk_union.funds.tables import Entry, Loan, Voucher
from desk_union.funds.tables.books import DRAFT
from desk_union.store import listing
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

NAMED = 5
SHOWN = 500  # rows behind one line at the most


def due(session: Session, today: date) -> list[Due]:
    return [
        *_beginning(session), *_monthly(session, today), *_drafts(session), *_closing(session, today),
        *_budget(session, today), *_audits(session, today), *_wages(session, today), *_loans(session, today),
        *dues_due.due(session, today), *property_due.due(session, today), *bank_due.due(session, today),
    ]  # fmt: skip


def _beginning(session: Session) -> Iterator[Due]:
    """For those who have begun to set up their accounts; who only keeps the members hears nothing of money."""
    if taking_over.is_untouched(session):
        sentence = "还没有期初余额，也没有凭证。请用“经费”菜单的“启用账套”填好期初余额，再写第一张凭证。"
        yield Due("beginning", "账套还没有启用好", None, sentence, "funds.openings", (), "soon")


def _drafts(session: Session) -> Iterator[Due]:
    held = list(session.execute(select(Voucher.id, Voucher.day).where(Voucher.state == DRAFT).order_by(Voucher.day)))
    if held:
        entries = session.scalars(select(Entry.id).where(Entry.voucher.in_([row.id for row in held[:SHOWN]])))
        sentence = f"有{len(held)}张凭证还是草稿，没有记账，最早的是{held[0].day.month}月{held[0].day.day}日的。"
        yield Due("drafts", "凭证未记账", held[0].day, sentence, "funds.vouchers", tuple(entries), "soon")


def _monthly(session: Session, today: date) -> Iterator[Due]:
    """Drafts that the office wants every month and that nobody made yet."""
    held = own_templates.waiting(session, today, today)
    if held:
        now = [one for one in held if one.period == period_of(today)]
        earlier = f"以前月份还有{len(held) - len(now)}张" if len(held) > len(now) else ""
        told = "，".join(filter(None, (f"本月有{len(now)}张待生成" if now else "", earlier)))
        names = "、".join(dict.fromkeys(one.name for one in held[:NAMED]))
        sentence = f"每月的凭证草稿{told}：{names}{'等' if len(held) > NAMED else ''}。"
        ids = tuple(dict.fromkeys(one.template for one in held))
        yield Due("recurring", "每月凭证待生成", held[0].day, sentence, "funds.templates", ids, "soon")


def _closing(session: Session, today: date) -> Iterator[Due]:
    period = closing.is_late(session, today)
    if period is not None:
        sentence = f"{words(period)}还没有结账。可在“经费”菜单的“月末结账”里核对后结账。"
        yield Due("closing", "月份未结账", None, sentence, "funds.vouchers", (), "soon")


def _budget(session: Session, today: date) -> Iterator[Due]:
    tight = listing.ids_of(session, BUDGET, ListAsk(today, presets=("tight",)))
    if tight:
        sentence = f"有{len(tight)}项预算执行过了九成，花钱前请先看预算。"
        yield Due("budget", "预算快用完", None, sentence, BUDGET.code, tuple(tight), "soon")


def _wages(session: Session, today: date) -> Iterator[Due]:
    """Months whose wages nobody noted, so that nobody knows what is to come."""
    lacking = appropriation.missing(session, today)
    if lacking:
        told = "、".join(words(one) for one in lacking[:NAMED])
        more = f"等{len(lacking)}个月" if len(lacking) > NAMED else ""
        sentence = f"{told}{more}的工资总额还没有登记，算不出应拨经费。"
        yield Due("wages", "工资总额未登记", None, sentence, "funds.wages", (), "soon")


def _loans(session: Session, today: date) -> Iterator[Due]:
    """Money that somebody still has to account for."""
    query = select(Loan.id, loan_settling.open_amount(today).label("amount"), Loan.due_on).where(Loan.stage == PAID)
    held = session.execute(query.order_by(Loan.due_on)).all()
    if held:
        late = sum(row.due_on < today for row in held)
        more = f"，其中{late}笔过了应还日期" if late else ""
        sentence = f"有{len(held)}笔借款没有结清，共{show_yuan(sum(row.amount for row in held))}元{more}。"
        ids = tuple(row.id for row in held[:SHOWN])
        yield Due("loans", "借款未结清", held[0].due_on, sentence, LOANS.code, ids, "late" if late else "info")


def _audits(session: Session, today: date) -> Iterator[Due]:
    waiting = listing.ids_of(session, AUDITS, ListAsk(today, presets=("unpublished",)))
    if waiting:
        sentence = f"有{len(waiting)}次经费审查的结果还没有公布。"
        yield Due("audits", "审查结果未公布", None, sentence, AUDITS.code, tuple(waiting), "info")
