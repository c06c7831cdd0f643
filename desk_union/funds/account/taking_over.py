"""启用账套: the first month, optional accounts, bank accounts, projects and openings of a book that begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.basis.money import show_yuan
from desk_union.basis.months import following, words
from desk_union.basis.refusal import Problem, Refusal
from desk_union.funds.account import invariants, periods
from desk_union.funds.account.account_chart import FIRST_LEVEL, read_chart
from desk_union.funds.ledgers.bank import BANKS
from desk_union.funds.ledgers.books import ACCOUNTS, OPENINGS, PROJECTS
from desk_union.funds.tables import Account, BankAccount, Entry, Opening, Period, Project
from desk_union.store import rows, settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart, AccountFacts

BANK = "102"
CARRIED = "321"  # its balances are kept project by project
YEARLY_KINDS = ("收入", "支出")
NET_WORTH = {"151": ("30102",), "161": ("30103",), "171": ("172", "30105"), "172": ("171", "30105"), "181": ("30106",)}
LAST_BANK = 99

Key = tuple[int, int | None]  # account, project


@dataclass(frozen=True, slots=True)
class Amounts:
    """``balance`` is debit positive; ``debit`` and ``credit`` moved from January to the month before the first."""

    balance: int = 0
    debit: int = 0
    credit: int = 0


NONE = Amounts()


def refusal(session: Session) -> Refusal | None:
    """Why the beginning can no longer be changed; None as long as it can."""
    closed = session.scalar(select(func.min(Period.period)).where(Period.period % 100 > 0))
    if closed is None:
        return None
    return Refusal(
        f"{words(closed)}已经结账，启用月份和期初余额不能再改。",
        "以前的差错请用更正凭证处理（见手册“记账与更正”）。",
    )


def optional_accounts(chart: AccountChart, session: Session) -> list[tuple[AccountFacts, str]]:
    """First-level accounts of the county level that an office may take over, each with its note."""
    notes = {row.code: row.note or "" for row in session.execute(select(Account.code, Account.note))}
    county = session.scalars(select(Account.code).where(Account.origin == "县级").order_by(Account.code))
    return [(chart.by_code[code], notes[code]) for code in county if len(code) == FIRST_LEVEL]


def use_accounts(session: Session, codes: Iterable[str], today: date) -> int:
    """Use just these optional accounts with what belongs to them; returns how many accounts were switched."""
    chart = read_chart(session)
    wanted = {one.code for code in codes for one in _belonging(chart, code)}
    switched = 0
    for head, _ in optional_accounts(chart, session):
        for one in _belonging(chart, head.code):
            use = one.code in wanted
            if one.in_use != use:
                if not use:
                    _refuse_used(session, one)
                rows.save_row(session, ACCOUNTS, one.id, {"in_use": use}, today)
                switched += 1
        chart = read_chart(session)
    return switched


def _belonging(chart: AccountChart, code: str) -> list[AccountFacts]:
    return [*chart.below(code), *(chart.by_code[other] for other in NET_WORTH.get(code, ()))]


def _refuse_used(session: Session, one: AccountFacts) -> None:
    held = session.scalar(select(Entry.id).where(Entry.account == one.id).limit(1))
    opened = session.scalar(select(Opening.id).where(Opening.account == one.id).limit(1))
    if held is not None or opened is not None:
        raise Refusal(f"“{one.words}”已经有分录或期初余额，不能停用。", "请保留勾选，或先改掉那些分录和余额。")


def add_bank(session: Session, name: str, bank: str, number: str, today: date) -> int:
    """A sub-account of 102 by the name, and the bank account that stands for it; returns the bank account's id.

    What stood on 102 itself, a bank account or an opening balance, goes to the first sub-account.
    """
    whole = read_chart(session).by_code[BANK].id
    before = session.scalar(select(Opening).where(Opening.account == whole))
    moved = Amounts(before.debit - before.credit, before.moved_debit, before.moved_credit) if before else None
    if before is not None:
        rows.delete_rows(session, OPENINGS, [before.id], today)
    plain = session.execute(select(BankAccount.id, BankAccount.name).where(BankAccount.account == whole)).first()
    account = None
    if plain is not None:
        account = _sub_account(session, plain.name, today)
        rows.save_row(session, BANKS, plain.id, {"account": account}, today)
    own = _sub_account(session, name, today)
    if moved is not None:
        _put_opening(session, None, (account or own, None), moved, today)
    values = {"name": name, "bank": bank or None, "number": number or None, "account": own}
    return rows.save_row(session, BANKS, None, values, today)


def _sub_account(session: Session, name: str, today: date) -> int:
    used = {one.code for one in read_chart(session).below(BANK)}
    code = next((f"{BANK}{place:02}" for place in range(1, LAST_BANK + 1) if f"{BANK}{place:02}" not in used), None)
    if code is None:
        raise Refusal("银行存款下面的明细科目已经用完99个编码。", "请在“会计科目”里整理银行存款的明细。")
    return rows.save_row(session, ACCOUNTS, None, {"code": code, "name": name, "in_use": True}, today)


def add_project(session: Session, name: str, document: str, today: date) -> int:
    return rows.save_row(session, PROJECTS, None, {"name": name, "document": document or None}, today)


def opening_keys(session: Session, chart: AccountChart, *, mid_year: bool) -> list[Key]:
    """Every account (and project) that may have an opening balance, in the order of the chart.

    Income and expense have one only where the year has begun before; what has one already is always shown.
    """
    projects: Sequence[int] = session.scalars(select(Project.id).order_by(Project.id)).all()
    held = {(row.account, row.project) for row in session.execute(select(Opening.account, Opening.project))}
    keys: list[Key] = []
    for one in chart.by_id.values():
        own: list[Key] = []
        if one.leaf and one.in_use and (mid_year or one.kind not in YEARLY_KINDS):
            own.append((one.id, None))
            if one.by_project or one.code.startswith(CARRIED):
                own += [(one.id, project) for project in projects]
        own += sorted((key for key in held if key[0] == one.id and key not in own), key=lambda key: key[1] or 0)
        keys += own
    return keys


def read_openings(session: Session) -> dict[Key, Amounts]:
    query = select(
        Opening.account, Opening.project, Opening.debit - Opening.credit, Opening.moved_debit, Opening.moved_credit
    )
    return {(row[0], row[1]): Amounts(*row[2:]) for row in session.execute(query)}


def keep_openings(session: Session, given: Mapping[Key, Amounts], today: date) -> int:
    """Write the openings as given, taking away those that are nothing; returns how many differ from before."""
    held = {(row.account, row.project): row for row in session.scalars(select(Opening))}
    changed = 0
    for key, amounts in given.items():
        row = held.get(key)
        before = Amounts(row.debit - row.credit, row.moved_debit, row.moved_credit) if row is not None else NONE
        if amounts == before:
            continue
        changed += 1
        if amounts == NONE and row is not None:
            rows.delete_rows(session, OPENINGS, [row.id], today)
        else:
            _put_opening(session, row.id if row is not None else None, key, amounts, today)
    return changed


def _put_opening(session: Session, row_id: int | None, key: Key, amounts: Amounts, today: date) -> None:
    values = {
        "account": key[0], "project": key[1], "debit": max(amounts.balance, 0), "credit": max(-amounts.balance, 0),
        "moved_debit": amounts.debit, "moved_credit": amounts.credit,
    }  # fmt: skip
    rows.save_row(session, OPENINGS, row_id, values, today)


def problems(session: Session, start: int) -> list[Problem]:
    """What is wrong with the openings: of their own, and by what must always hold, as the books stood at the start."""
    found = read_openings(session)
    debit = sum(max(one.balance, 0) for one in found.values())
    credit = sum(max(-one.balance, 0) for one in found.values())
    told = []
    if debit != credit:
        reason = (
            f"期初余额借方合计{show_yuan(debit)}，贷方合计{show_yuan(credit)}，相差{show_yuan(abs(debit - credit))}。"
        )
        told.append(Problem(reason, "请核对各科目余额和方向，或补上漏掉的科目。", column="期初余额"))
    moved_debit, moved_credit = (sum(getattr(one, key) for one in found.values()) for key in ("debit", "credit"))
    if moved_debit != moved_credit:
        reason = (
            f"本年累计借方合计{show_yuan(moved_debit)}，贷方合计{show_yuan(moved_credit)}，"
            f"相差{show_yuan(abs(moved_debit - moved_credit))}。"
        )
        told.append(Problem(reason, "请核对各科目从1月到启用前的借方、贷方累计发生额。", column="期初余额"))
    told += _above(session, found)
    always = invariants.broken(session, following(start, -1))
    # An uneven total was just told in fewer words, and everything else follows from it.
    return [*told, *(always if debit == credit else ())]


def _above(session: Session, found: Iterable[Key]) -> list[Problem]:
    """Balances that stand on an account which has sub-accounts by now."""
    chart = read_chart(session)
    return [
        Problem(
            f"“{chart.by_id[account].words}”下面有明细科目，余额要填在明细科目上。", "请改填明细科目。",
            column="期初余额",
        )
        for account in sorted({key[0] for key in found})
        if not chart.by_id[account].leaf
    ]  # fmt: skip


def is_untouched(session: Session) -> bool:
    """Somebody works at 经费 (an account, bank account or project of their own), yet there is nothing in the books."""
    empty = all(session.scalar(select(table.id).limit(1)) is None for table in (Opening, Entry))
    if not empty:
        return False
    own = session.scalar(select(Account.id).where(Account.locked.is_(False)).limit(1)) is not None
    chosen = settings.get(session, periods.START) is not None
    tables = (BankAccount, Project)
    return own or chosen or any(session.scalar(select(table.id).limit(1)) is not None for table in tables)
