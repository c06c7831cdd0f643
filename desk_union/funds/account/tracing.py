"""Which vouchers broke what must always hold: found by where a difference begins and is not made good again."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desk_union.funds.account import rules
from desk_union.funds.account.voucher_words import title_of
from desk_union.funds.tables import Account, Entry, Voucher
from desk_union.funds.tables.books import POSTED, RED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart

NAMED = 5


def left_over(gaps: Iterable[tuple[int, int]]) -> list[int]:
    """Of (voucher, fen) in the order of posting those whose difference no later one takes back again.

    >>> left_over([(1, 300), (2, 50), (3, -300)])
    [2]
    """
    open_: list[tuple[int, int]] = []
    for voucher, gap in gaps:
        twin = next((one for one in open_ if one[1] == -gap), None)
        if twin is not None:
            open_.remove(twin)
        elif gap:
            open_.append((voucher, gap))
    return [voucher for voucher, _ in open_]


def one_sided(session: Session, chart: AccountChart, fund: str, last: int) -> list[int]:
    """Ids of the posted vouchers that moved assets without their part of 资产基金, or the other way round."""
    ids = [one.id for code in (fund, *rules.MIRROR[fund]) for one in chart.below(code)]
    query = (
        select(Voucher.id, func.sum(Entry.debit - Entry.credit))
        .join(Entry, Entry.voucher == Voucher.id)
        .where(Entry.account.in_(ids), Voucher.state == POSTED, Entry.period <= last)
        .group_by(Voucher.id)
        .having(func.sum(Entry.debit - Entry.credit) != 0)
        .order_by(Voucher.sequence)
    )
    return left_over((row[0], row[1]) for row in session.execute(query))


def carried_by_hand(session: Session, last: int) -> list[int]:
    """Ids of the posted vouchers that touch 321 or 322 though only closing may (A.5 item 5), not taken back in red."""
    touching = (
        select(Voucher.id)
        .join(Entry, Entry.voucher == Voucher.id)
        .join(Account, Account.id == Entry.account)
        .where(
            Account.code.startswith("321") | Account.code.startswith("322"), Voucher.state == POSTED,
            Voucher.kind.not_in((*rules.CLOSING, rules.SPLIT)), Entry.period <= last,
        )
    )  # fmt: skip
    query = (
        select(Voucher.id, Voucher.origin, Voucher.kind, Account.code)
        .join(Entry, Entry.voucher == Voucher.id)
        .join(Account, Account.id == Entry.account)
        .where(Voucher.id.in_(touching))
        .order_by(Voucher.sequence)
    )
    codes: dict[int, set[str]] = defaultdict(set)
    back = set()
    for row in session.execute(query):
        codes[row.id].add(row.code)
        if row.kind == RED and row.origin is not None:
            back |= {row.id, row.origin}
    return [
        id_
        for id_, held in codes.items()
        if id_ not in back
        and any(code.startswith(rules.CARRIED) and not rules.may_touch_carried(code, held) for code in held)
    ]


def overspent(session: Session, project: int, opening: int, last: int) -> list[int]:
    """Ids of the vouchers that spent earmarked money of a project while it was below zero; ``opening`` is what it had
    when the book began (fen).
    """
    counted = Account.code.startswith("321") | (Account.kind.in_((rules.INCOME, rules.EXPENSE)) & Entry.earmarked)
    query = (
        select(Voucher.id, func.sum(Entry.credit - Entry.debit))
        .join(Entry, Entry.voucher == Voucher.id)
        .join(Account, Account.id == Entry.account)
        .where(Entry.project == project, Entry.period <= last, Voucher.state == POSTED, counted)
        .group_by(Voucher.id)
        .order_by(Voucher.sequence)
    )
    left, found = opening, []
    for voucher, amount in session.execute(query):
        left += amount
        if left < 0 and amount < 0:
            found.append(voucher)
        elif left >= 0:
            found.clear()
    return found


def titles(session: Session, ids: Sequence[int]) -> list[str]:
    """How these vouchers are called, in the order of ``ids``; a few, and how many more."""
    shown = list(ids[:NAMED])
    query = select(Voucher.id, Voucher.day, Voucher.word, Voucher.number).where(Voucher.id.in_(shown))
    found = {row.id: title_of(row.word, row.number, row.day, row.id) for row in session.execute(query)}
    more = [f"等{len(ids)}张"] if len(ids) > len(shown) else []
    return [*(found[id_] for id_ in shown if id_ in found), *more]

