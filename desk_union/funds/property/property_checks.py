"""What must always hold between cards, store and the books; differences are named with amounts.

What stands on account 162 needs its cards; goods are compared only where an office keeps them in store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select

from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Problem
from desk_union.funds.account import account_codes as codes
from desk_union.funds.paid.links import ASSET_BOUGHT, ASSET_DISPOSED, DEPRECIATION, GOODS_MOVE
from desk_union.funds.property.goods_rules import replay
from desk_union.funds.property.goods_settling import moves_of
from desk_union.funds.tables import Account, Asset, Depreciation, Entry, Good, GoodsMove, Opening, Voucher
from desk_union.funds.tables.books import POSTED

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.paid import Paid

CARDS, STORE = "固定资产台账", "物资收发"


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


def _in_books(link: Paid) -> Any:
    """The row has no voucher of its own (taken over, or booked by hand), or one that is posted and stands."""
    return or_(link.column.is_(None), link.binds())


def _held() -> Any:
    """The card stands in the books: taken in, and not yet taken out."""
    out = and_(Asset.disposed_on.is_not(None), _in_books(ASSET_DISPOSED))
    return and_(_in_books(ASSET_BOUGHT), ~out)


def assets_are_booked(session: Session) -> list[Problem]:
    """The cards' cost is account 162, what was written off them 163, and what is left 30104."""
    if session.scalar(select(Asset.id).limit(1)) is None:
        booked = _balance(session, codes.ASSET)
        return [_no_cards(booked)] if booked else []
    cost = session.scalar(select(func.coalesce(func.sum(Asset.cost), 0)).where(_held())) or 0
    before = session.scalar(select(func.coalesce(func.sum(Asset.depreciated), 0)).where(_held())) or 0
    done = session.scalar(
        select(func.coalesce(func.sum(Depreciation.amount), 0))
        .join(Asset, Asset.id == Depreciation.asset)
        .where(_held(), _in_books(DEPRECIATION))
    )
    worn = before + (done or 0)
    found = [
        _compared(CARDS, "卡片原值合计", cost, codes.ASSET, "固定资产", _balance(session, codes.ASSET)),
        _compared(CARDS, "卡片累计折旧合计", worn, codes.WORN, "累计折旧", -_balance(session, codes.WORN)),
        _compared(
            CARDS, "卡片净值合计", cost - worn, codes.ASSET_FUND, "资产基金（固定资产）",
            -_balance(session, codes.ASSET_FUND),
        ),
    ]  # fmt: skip
    return [one for one in found if one is not None]


def _no_cards(booked: int) -> Problem:
    return Problem(
        f"{codes.ASSET} 固定资产账面余额{show_yuan(booked)}元，固定资产台账里一张卡片也没有。",
        "请在“固定资产台账”里登记卡片，或从Excel导入原有的台账；以前提过的折旧填在“启用前累计折旧”。",
        column=CARDS, warning=True,
    )  # fmt: skip


def stock_is_booked(session: Session) -> list[Problem]:
    """The amount of goods in store is account 141 and 30101."""
    if session.scalar(select(GoodsMove.id).limit(1)) is None:
        return []
    worth = session.scalar(select(func.coalesce(func.sum(GOODS_MOVE.amount()), 0)).where(_in_books(GOODS_MOVE))) or 0
    found = [
        _compared(STORE, "库存物资金额", worth, codes.STOCK, "库存物品", _balance(session, codes.STOCK)),
        _compared(
            STORE,
            "库存物资金额",
            worth,
            codes.STOCK_FUND,
            "资产基金（库存物品）",
            -_balance(session, codes.STOCK_FUND),
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


CHECKS = (assets_are_booked, stock_is_booked, nothing_lacks)
