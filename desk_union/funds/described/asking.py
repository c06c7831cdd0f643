"""What several deeds of 经费 ask - accounts, a project, a bank - and how a drafted voucher is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased

from desk_union.basis.money import show_yuan
from desk_union.describe.deed import DeedResult
from desk_union.describe.kinds import Count, Day, Ref
from desk_union.describe.ledger import Shown
from desk_union.funds.account import account_codes
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.bank import money_accounts
from desk_union.funds.ledgers.books import ACCOUNTS, PROJECTS
from desk_union.funds.tables import Account, Entry, Project
from desk_union.store import listing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.deed import Table
    from desk_union.describe.ledger import Ledger

MONEY = ("102", "101")  # 银行存款 is more usual
SPENDING = ("501", "503", "504", "505", "510")
OFFERED = 50
ENTRIES = ("科目", "借方", "贷方")
PAPERS = Shown(key="papers", label="附单据", kind=Count(), help="后面附的发票、收据等有几张。")
# By code and full name, since the short names of accounts repeat.
NAMED_ACCOUNTS: Ledger = replace(ACCOUNTS, name=lambda: func.concat(Account.code, " ", Account.full_name))


def leaves(*codes: str) -> Callable[[date], ColumnElement[bool]]:
    """Accounts at or below these codes that entries may be made on."""

    def among(_day: date) -> ColumnElement[bool]:
        lower = aliased(Account)
        below = or_(*(Account.code.startswith(code) for code in codes))
        return and_(below, Account.in_use.is_(True), ~select(lower.id).where(lower.parent == Account.id).exists())

    return among


def account(key: str, label: str, codes: Sequence[str], *, required: bool = True, **more: Any) -> Shown:
    kind = Ref(lambda: NAMED_ACCOUNTS, leaves(*codes))
    return Shown(key=key, label=label, kind=kind, required=required, **more)


def first_leaf(session: Session, codes: Sequence[str]) -> int | None:
    """The first account below the first of these codes that has one."""
    chart = read_chart(session)
    return next((one.id for code in codes for one in chart.below(code) if one.leaf and one.in_use), None)


def _open(day: date) -> ColumnElement[bool]:
    return or_(Project.finished_on.is_(None), Project.finished_on > day)


PROJECT = Shown(key="project", label="专项项目", kind=Ref(lambda: PROJECTS, _open), help="不是专项资金的不填。")
BANK = account("bank", "银行账户", (account_codes.BANK,), required=False)
DAY = Shown(key="day", label="日期", kind=Day(ahead=0), required=True)


def usual_bank(session: Session) -> int | None:
    return next((one.id for one in money_accounts.banks(session)), None)


def maker(session: Session) -> str | None:
    """Who does this deed, for 制单."""
    return session.info.get("who") or None


def entries_of(session: Session, voucher: int) -> tuple[tuple[int, ...], Table]:
    """The ids of a voucher's entries, and the entries as a table."""
    chart = read_chart(session)
    query = select(Entry.id, Entry.account, Entry.debit, Entry.credit).where(Entry.voucher == voucher)
    found = session.execute(query.order_by(Entry.line, Entry.id)).all()
    lines = (
        (chart.by_id[row.account].words, *(show_yuan(side) if side else "" for side in (row.debit, row.credit)))
        for row in found
    )
    return tuple(row.id for row in found), (ENTRIES, *lines)


def drafted(session: Session, voucher: int | None, words: str, ids: Sequence[int] = (), **more: Any) -> DeedResult:
    """What a deed left that drafted a voucher: its entries in numbers, and the way to them."""
    if voucher is None:
        return DeedResult(ids=tuple(ids), words=f"{words}。", **more)
    entries, table = entries_of(session, voucher)
    given = {"table": table, "seen": ("funds.vouchers", entries), **more}
    return DeedResult(ids=tuple(ids), words=f"{words}，起草凭证（草稿{voucher}）。", voucher=voucher, **given)


def usual(session: Session, asks: Sequence[Shown], day: date) -> dict[str, Any]:
    """Of each account that must be named the usual one: bank money, or the only one that may be chosen."""
    found: dict[str, Any] = {}
    for shown in asks:
        if not isinstance(shown.kind, Ref) or not shown.required or shown.kind.ledger is not NAMED_ACCOUNTS:
            continue
        among = shown.kind.among(day) if shown.kind.among is not None else None
        offered = listing.names_like(session, NAMED_ACCOUNTS, "", OFFERED, among)
        bank = (row_id for row_id, name in offered if name.startswith(account_codes.BANK))
        found[shown.key] = next(bank, offered[0][0] if len(offered) == 1 else None)
    return found
