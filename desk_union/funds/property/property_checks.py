"""What must always hold between cards, store, bank statement and the books; differences are named with amounts.

The cards are compared with account 162 only where an office keeps cards, and so with goods: a book may do without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, case, func, or_, select

from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Problem
from desk_union.funds.bank import reconciling
from desk_union.funds.paid import property_accounts as accounts
from desk_union.funds.paid.property_accounts import is_posted
from desk_union.funds.property.goods_rules import replay
from desk_union.funds.property.goods_settling import moves_of
from desk_union.funds.property.property_words import INTO_STORE
from desk_union.funds.tables import (
    Account,
    Asset,
    BankAccount,
    BankLine,
    Depreciation,
    Entry,
    Good,
    GoodsMove,
    Opening,
    Voucher,
)
from desk_union.funds.tables.books import POSTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import InstrumentedAttribute, Session

CARDS, STORE, STATEMENT, BANKS = "固定资产台账", "物资收发", "银行对账单", "银行账户"


def _balance(session: Session, code: str) -> int:
    """Of an account with all below it, all posted, debit positive."""
    moved = (
        select(func.coalesce(func.sum(Entry.debit - Entry.credit), 0))
        .join(Account, Account.id == Entry.account)
        .join(Voucher, Voucher.id == Entry.voucher)
        .where(Account.code.startswith(code), Voucher.state == POSTED)
    )
    opened = (
        select(func.coalesce(func.sum(Opening.debit - Opening.credit), 0))
        .join(Account, Account.id == Opening.account)
        .where(Account.code.startswith(code))
    )
    return (session.scalar(moved) or 0) + (session.scalar(opened) or 0)


def _in_books(voucher: InstrumentedAttribute[Any]) -> Any:
    """The row has no voucher of its own (taken over, or booked by hand), or a posted one."""
    return or_(voucher.is_(None), is_posted(voucher))


def _held() -> Any:
    """The card stands in the books: taken in, and not yet taken out."""
    out = and_(Asset.disposed_on.is_not(None), _in_books(Asset.disposal_voucher))
    return and_(_in_books(Asset.voucher), ~out)


def assets_are_booked(session: Session) -> list[Problem]:
    """The cards' cost is account 162, what was written off them 163, and what is left 30104."""
    if session.scalar(select(Asset.id).limit(1)) is None:
        return []
    cost = session.scalar(select(func.coalesce(func.sum(Asset.cost), 0)).where(_held())) or 0
    before = session.scalar(select(func.coalesce(func.sum(Asset.depreciated), 0)).where(_held())) or 0
    done = session.scalar(
        select(func.coalesce(func.sum(Depreciation.amount), 0))
        .join(Asset, Asset.id == Depreciation.asset)
        .where(_held(), _in_books(Depreciation.voucher))
    )
    worn = before + (done or 0)
    found = [
        _compared(CARDS, "卡片原值合计", cost, accounts.ASSET, "固定资产", _balance(session, accounts.ASSET)),
        _compared(CARDS, "卡片累计折旧合计", worn, accounts.WORN, "累计折旧", -_balance(session, accounts.WORN)),
        _compared(
            CARDS, "卡片净值合计", cost - worn, accounts.ASSET_FUND, "资产基金（固定资产）",
            -_balance(session, accounts.ASSET_FUND),
        ),
    ]  # fmt: skip
    return [one for one in found if one is not None]


def stock_is_booked(session: Session) -> list[Problem]:
    """The amount of goods in store is account 141 and 30101."""
    if session.scalar(select(GoodsMove.id).limit(1)) is None:
        return []
    signed = case((GoodsMove.kind.in_(INTO_STORE), GoodsMove.amount), else_=-GoodsMove.amount)
    worth = session.scalar(select(func.coalesce(func.sum(signed), 0)).where(_in_books(GoodsMove.voucher))) or 0
    found = [
        _compared(STORE, "库存物资金额", worth, accounts.STOCK, "库存物品", _balance(session, accounts.STOCK)),
        _compared(
            STORE,
            "库存物资金额",
            worth,
            accounts.STOCK_FUND,
            "资产基金（库存物品）",
            -_balance(session, accounts.STOCK_FUND),
        ),
    ]
    return [one for one in found if one is not None]


def _compared(ledger: str, what: str, kept: int, code: str, name: str, booked: int) -> Problem | None:
    if kept == booked:
        return None
    return Problem(
        f"{what}{show_yuan(kept)}元，{code} {name}账面余额{show_yuan(booked)}元，"
        f"相差{show_yuan(abs(kept - booked))}元。",
        "请核对有没有只登记台账没有记账，或只记账没有登记台账的；凭证草稿记账后再核对。",
        column=ledger,
    )


def vouchers_fit(session: Session) -> list[Problem]:
    """What a posted voucher says of 162, 163 and 141 is what the rows linked to it say."""
    signed = case((GoodsMove.kind.in_(INTO_STORE), GoodsMove.amount), else_=-GoodsMove.amount)
    return [
        *_linked(session, CARDS, Asset.voucher, Asset.cost, accounts.ASSET),
        *_linked(session, CARDS, Asset.disposal_voucher, -Asset.cost, accounts.ASSET),
        *_linked(session, "折旧明细", Depreciation.voucher, -Depreciation.amount, accounts.WORN),
        *_linked(session, STORE, GoodsMove.voucher, signed, accounts.STOCK),
    ]


def _linked(
    session: Session, ledger: str, voucher: InstrumentedAttribute[Any], amount: Any, code: str
) -> Iterator[Problem]:
    rows = select(voucher, func.sum(amount)).where(voucher.is_not(None)).group_by(voucher)
    kept = {row[0]: row[1] for row in session.execute(rows)}
    booked_rows = (
        select(Entry.voucher, func.sum(Entry.debit - Entry.credit))
        .join(Account, Account.id == Entry.account)
        .where(Entry.voucher.in_(select(voucher).where(voucher.is_not(None))), Account.code.startswith(code))
        .group_by(Entry.voucher)
    )
    booked = {row[0]: row[1] for row in session.execute(booked_rows)}
    for row_id, total in kept.items():
        if total == booked.get(row_id, 0):
            continue
        head = session.get_one(Voucher, row_id)
        name = f"{head.day:%Y-%m} {head.word}-{head.number}" if head.number else f"草稿{row_id}"
        yield Problem(
            f"凭证{name}的{code}科目是{show_yuan(booked.get(row_id, 0))}元，{ledger}是{show_yuan(total)}元，"
            f"相差{show_yuan(abs(total - booked.get(row_id, 0)))}元。",
            "请核对凭证和台账，草稿可以直接改；已记账的用红字冲销更正。",
            column=ledger,
            value=name,
        )


def nothing_lacks(session: Session) -> list[Problem]:
    """On no day more goods went out than were there."""
    found = []
    names = {row.id: row.name for row in session.execute(select(Good.id, Good.name))}
    for good, moves in moves_of(session, names).items():
        step = next((one for one in replay(moves) if one.lacking), None)
        if step is not None:
            found.append(
                Problem(
                    f"“{names[good]}”{step.move.day.isoformat()}出库比库存多{step.lacking}。",
                    "请核对入库和出库的数量、日期。", column=STORE, value=names[good],
                )
            )  # fmt: skip
    return found


def statement_is_whole(session: Session) -> list[Problem]:
    """The balance printed on the last line of a statement is what its lines come to."""
    found = []
    for account in reconciling.read_accounts(session):
        last = session.scalar(
            select(func.max(BankLine.day)).where(BankLine.bank_account == account.id, BankLine.balance.is_not(None))
        )
        if last is None:
            continue
        printed = session.scalars(
            select(BankLine.balance).where(
                BankLine.bank_account == account.id, BankLine.day == last, BankLine.balance.is_not(None)
            )
        ).all()
        moved = select(func.coalesce(func.sum(BankLine.income - BankLine.outgo), 0)).where(
            BankLine.bank_account == account.id, BankLine.day <= last
        )
        total = account.opening + (session.scalar(moved) or 0)
        if total not in printed:
            shown = show_yuan(printed[-1] or 0)
            found.append(
                Problem(
                    f"“{account.name}”{last.isoformat()}对账单上的余额是{shown}元，按各行收支合计是{show_yuan(total)}元。",
                    "请核对期初对账单余额，以及有没有漏导的对账单。", column=STATEMENT, value=account.name,
                )
            )  # fmt: skip
    return found


def ticks_are_even(session: Session) -> list[Problem]:
    """What was ticked off with one another has the same sum on both sides, and each account has one bank account."""
    found = []
    for account in reconciling.read_accounts(session):
        for group in reconciling.groups(session, account):
            stated = select(func.sum(BankLine.income - BankLine.outgo)).where(BankLine.id.in_(group.bank))
            booked = select(func.sum(Entry.debit - Entry.credit)).where(Entry.id.in_(group.book))
            one, other = session.scalar(stated) or 0, session.scalar(booked) or 0
            if one != other:
                found.append(
                    Problem(
                        f"“{account.name}”勾对的一组，银行{show_yuan(one)}元，账上{show_yuan(other)}元，不相等。",
                        "请在“银行对账”里取消这一组，重新勾对。", column=STATEMENT, value=account.name,
                    )
                )  # fmt: skip
    shared = select(BankAccount.account).group_by(BankAccount.account).having(func.count() > 1)
    names = session.scalars(select(BankAccount.name).where(BankAccount.account.in_(shared))).all()
    if names:
        found.append(
            Problem(
                f"{'、'.join(names)}用了同一个会计科目，不能分别对账。",
                "请在102下面给每个账户设一个明细科目。",
                column=BANKS,
            )
        )
    return found


CHECKS = (assets_are_booked, stock_is_booked, vouchers_fit, nothing_lacks, statement_is_whole, ticks_are_even)
