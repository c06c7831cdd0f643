"""Bank statement against bank journal: what is open on each side, ticking, and the 银行存款余额调节表 of a day.

A line and an entry are ticked off by a ``BankPair``; several of either side hang together through their pairs. What was
ticked off together is settled on a day when all of it had happened by then, so past sheets stay as they were.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, or_, select

from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.funds.account.rules import SPLIT
from desk_union.funds.account.voucher_words import title_of
from desk_union.funds.bank import pairing
from desk_union.funds.bank.cash_deeds import balance_on
from desk_union.funds.bank.held_accounts import held_accounts
from desk_union.funds.tables import BankAccount, BankLine, BankPair, Entry, Voucher
from desk_union.funds.tables.books import POSTED, RED
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Open:
    """A line of either side; ``amount`` in fen is positive when money came in; ``bill`` is its number."""

    id: int
    day: date
    amount: int
    summary: str
    party: str
    bill: str
    called: str = ""  # the voucher of an entry
    voucher: int = 0


@dataclass(frozen=True, slots=True)
class BankSide:
    id: int
    name: str
    bank: str
    number: str
    account: int
    opening: int


@dataclass(frozen=True)
class Reconciliation:
    """The sheet of a day; the four kinds of open items have positive amounts where nothing was taken back."""

    account: BankSide
    day: date
    book: int
    bank: int
    bank_received: tuple[Open, ...] = field(default=())  # 银行已收单位未收
    bank_paid: tuple[Open, ...] = field(default=())
    union_received: tuple[Open, ...] = field(default=())  # 单位已收银行未收
    union_paid: tuple[Open, ...] = field(default=())

    @property
    def book_adjusted(self) -> int:
        return self.book + sum(one.amount for one in (*self.bank_received, *self.bank_paid))

    @property
    def bank_adjusted(self) -> int:
        return self.bank + sum(one.amount for one in (*self.union_received, *self.union_paid))

    @property
    def open_count(self) -> int:
        return len((*self.bank_received, *self.bank_paid, *self.union_received, *self.union_paid))

    @property
    def difference(self) -> int:
        return self.book_adjusted - self.bank_adjusted


def read_accounts(session: Session, day: date | None = None) -> list[BankSide]:
    """The bank accounts, of a ``day`` only those open on it."""
    query = select(BankAccount).order_by(BankAccount.id)
    if day is not None:
        query = query.where(
            or_(BankAccount.closed_on.is_(None), BankAccount.closed_on > day),
            or_(BankAccount.opened_on.is_(None), BankAccount.opened_on <= day),
        )
    return [
        BankSide(one.id, one.name, one.bank or "", one.number or "", one.account, one.opening)
        for one in session.scalars(query)
    ]


def read_account(session: Session, row_id: int) -> BankSide:
    found = next((one for one in read_accounts(session) if one.id == row_id), None)
    if found is None:
        raise Refusal("这个银行账户已不存在。", "请在“银行账户”里核对。")
    return found


def lines_of(session: Session, account: BankSide, day: date) -> list[Open]:
    """All lines of the statement up to a day; those that tell a balance alone are no events."""
    query = (
        select(BankLine)
        .where(BankLine.bank_account == account.id, BankLine.day <= day, BankLine.income != BankLine.outgo)
        .order_by(BankLine.day, BankLine.id)
    )
    return [
        Open(one.id, one.day, one.income - one.outgo, one.summary or "", one.party or "", one.bill or "")
        for one in session.scalars(query)
    ]


def _accounts(session: Session, account: BankSide) -> list[int]:
    """Its account and those from which that one was split off."""
    held = held_accounts().correlate(None).where(BankAccount.id == account.id)
    return list(session.scalars(held))


def entries_of(session: Session, account: BankSide, day: date) -> list[Open]:
    """All posted entries of the account up to a day."""
    query = (
        select(
            Entry.id, Voucher.day, (Entry.debit - Entry.credit).label("amount"), Entry.summary, Entry.party, Entry.bill,
            Voucher.word, Voucher.number, Entry.voucher,
        )
        .join(Voucher, Voucher.id == Entry.voucher)
        .where(Entry.account.in_(_accounts(session, account)), Voucher.state == POSTED, Voucher.day <= day)
        .order_by(Voucher.day, Voucher.number, Entry.line)
    )  # fmt: skip
    return [
        Open(
            row.id, row.day, row.amount, row.summary, row.party or "", row.bill or "",
            title_of(row.word, row.number, row.day, row.voucher), row.voucher,
        )
        for row in session.execute(query)
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class TickGroup:
    """Lines and entries that were ticked off with one another."""

    bank: frozenset[int]
    book: frozenset[int]


def groups(session: Session, account: BankSide) -> list[TickGroup]:
    """What hangs together by pairs, of one account."""
    pairs = session.execute(
        select(BankPair.bank_line, BankPair.entry)
        .join(BankLine, BankLine.id == BankPair.bank_line)
        .where(BankLine.bank_account == account.id)
    ).all()
    of_line: dict[int, set[int]] = defaultdict(set)
    of_entry: dict[int, set[int]] = defaultdict(set)
    for line, entry in pairs:
        of_line[line].add(entry)
        of_entry[entry].add(line)
    found, seen = [], set[int]()
    for start in of_line:
        if start in seen:
            continue
        bank, book, ahead = {start}, set[int](), [start]
        while ahead:
            for entry in of_line[ahead.pop()] - book:
                book.add(entry)
                ahead += of_entry[entry] - bank
                bank |= of_entry[entry]
        seen |= bank
        found.append(TickGroup(frozenset(bank), frozenset(book)))
    return found


@dataclass(frozen=True)
class Sides:
    """Both sides up to a day, parted into open and settled ones."""

    bank_open: list[Open]
    book_open: list[Open]
    bank_done: list[Open]
    book_done: list[Open]
    groups: list[TickGroup]


def sides(session: Session, account: BankSide, day: date) -> Sides:
    bank, book = lines_of(session, account, day), entries_of(session, account, day)
    there, here = {one.id for one in bank}, {one.id for one in book}
    settled = [one for one in groups(session, account) if one.bank <= there and one.book <= here]
    settled += _handed_over(session, book)
    settled += _taken_back(session, [one for one in book if all(one.id not in group.book for group in settled)])
    done_bank = {row for one in settled for row in one.bank}
    done_book = {row for one in settled for row in one.book}
    return Sides(
        [one for one in bank if one.id not in done_bank], [one for one in book if one.id not in done_book],
        [one for one in bank if one.id in done_bank], [one for one in book if one.id in done_book], settled,
    )  # fmt: skip


def _handed_over(session: Session, book: Sequence[Open]) -> list[TickGroup]:
    """Entries of a voucher that hands what stands on the account over to one below it: the bank knows nothing of it."""
    held: dict[int, list[Open]] = defaultdict(list)
    for one in book:
        held[one.voucher].append(one)
    found: list[list[Open]] = []
    for chunk in chunks(sorted(held)):
        for row in session.scalars(select(Voucher.id).where(Voucher.id.in_(chunk), Voucher.kind == SPLIT)):
            found += [held[row]] if not sum(one.amount for one in held[row]) else []
    return [TickGroup(frozenset(), frozenset(one.id for one in even)) for even in found]


def _taken_back(session: Session, book: Sequence[Open]) -> list[TickGroup]:
    """Entries of a voucher and of the red one that takes it back settle each other: no bank ever sees them."""
    held: dict[int, list[Open]] = defaultdict(list)
    for one in book:
        held[one.voucher].append(one)
    origins: dict[int, int] = {}
    for chunk in chunks(sorted(held)):
        query = select(Voucher.id, Voucher.origin).where(Voucher.id.in_(chunk), Voucher.kind == RED)
        origins |= {row.id: row.origin for row in session.execute(query) if row.origin in held}
    return [
        TickGroup(frozenset(), frozenset(one.id for one in (*held[red], *held[origin])))
        for red, origin in origins.items()
        if not sum(one.amount for one in (*held[red], *held[origin]))
    ]


def reconcile(session: Session, account: BankSide, day: date, found: Sides | None = None) -> Reconciliation:
    """Both balances of a day and what explains why they differ."""
    found = found or sides(session, account, day)
    stated = select(func.coalesce(func.sum(BankLine.income - BankLine.outgo), 0)).where(
        BankLine.bank_account == account.id, BankLine.day <= day
    )
    booked = balance_on(session, _accounts(session, account), day)
    return Reconciliation(
        account, day, booked, account.opening + (session.scalar(stated) or 0),
        *_by_sign(found.bank_open), *_by_sign(found.book_open),
    )  # fmt: skip


def _by_sign(items: Sequence[Open]) -> tuple[tuple[Open, ...], tuple[Open, ...]]:
    return tuple(one for one in items if one.amount > 0), tuple(one for one in items if one.amount < 0)


def proposals(found: Sides) -> list[pairing.Proposal]:
    """What may belong together of all that is open."""
    return pairing.propose(
        [pairing.PairItem(one.id, one.day, one.amount, one.bill, 0, one.summary, one.party) for one in found.bank_open],
        [
            pairing.PairItem(one.id, one.day, one.amount, one.bill, one.voucher, one.summary, one.party)
            for one in found.book_open
        ],
    )


def tick(session: Session, bank: Sequence[int], book: Sequence[int], day: date) -> None:
    """Tick off lines and entries with one another; Refusal when their sums differ or one is ticked off already."""
    if not bank or not book:
        raise Refusal("两边都要选中至少一笔，才能勾对。", "请在左边选银行的，在右边选账上的。")
    _refuse_ticked(session, bank, book)
    stated = session.scalar(select(func.sum(BankLine.income - BankLine.outgo)).where(BankLine.id.in_(bank))) or 0
    booked = session.scalar(select(func.sum(Entry.debit - Entry.credit)).where(Entry.id.in_(book))) or 0
    if stated != booked:
        raise Refusal(
            f"银行{len(bank)}笔合计{show_yuan(stated)}元，账上{len(book)}笔合计{show_yuan(booked)}元，"
            f"相差{show_yuan(abs(stated - booked))}元，不能勾对。",
            "请核对选中的各笔。",
        )
    # All of one side hang on the first of the other, and the first on all: enough to find them again together.
    pairs = {(line, book[0]) for line in bank} | {(bank[0], entry) for entry in book}
    session.connection().execute(
        insert(BankPair), [{"bank_line": line, "entry": entry, "day": day} for line, entry in sorted(pairs)]
    )


def _refuse_ticked(session: Session, bank: Sequence[int], book: Sequence[int]) -> None:
    taken = session.scalar(
        select(func.count()).select_from(BankPair).where(or_(BankPair.bank_line.in_(bank), BankPair.entry.in_(book)))
    )
    if taken:
        raise Refusal("选中的有已经勾对过的。", "要重新勾对，请先取消原来的勾对。")


def untick(session: Session, account: BankSide, bank: Iterable[int], book: Iterable[int]) -> int:
    """Take back the ticks of these and of all that hangs together with them; returns how many lines."""
    bank, book = set(bank), set(book)
    meant = [one for one in groups(session, account) if one.bank & bank or one.book & book]
    lines = sorted(row for one in meant for row in one.bank)
    for chunk in chunks(lines):
        session.connection().execute(delete(BankPair).where(BankPair.bank_line.in_(chunk)))
    return len(lines)


def accept(session: Session, found: Sequence[pairing.Proposal], day: date) -> int:
    """Tick off proposals; returns how many."""
    for one in found:
        tick(session, one.bank, one.book, day)
    return len(found)


def last_day(session: Session, account: BankSide) -> Any:
    """The day up to which the statement has been imported; None without any."""
    return session.scalar(select(func.max(BankLine.day)).where(BankLine.bank_account == account.id))
