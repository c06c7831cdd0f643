"""The standing check that rows and the voucher that paid them say the same (design.md section 5 item 6)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Problem
from desk_union.funds.account.account_codes import MONEY
from desk_union.funds.account.voucher_words import title_of_voucher
from desk_union.funds.tables import Account, Entry, Voucher
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Ledger
    from desk_union.describe.paid import Paid

REMEDY = "草稿请改成一致再记账；已经记账的，请用红字冲销或补充凭证更正。"
Sums = dict[int, tuple[int, int]]  # by voucher: how many rows, and what they come to in fen


def paid_agree(session: Session, ledgers: Iterable[Ledger]) -> list[Problem]:
    """Each voucher that rows are linked to moved as much as those rows say; several links may share a voucher."""
    groups: dict[tuple[str, ...], list[Paid]] = defaultdict(list)
    for ledger in ledgers:
        for link in ledger.paid:
            groups[link.accounts].append(link)
    return [problem for accounts, links in groups.items() for problem in _of_accounts(session, accounts, links)]


def _of_accounts(session: Session, accounts: tuple[str, ...], links: Sequence[Paid]) -> Iterator[Problem]:
    said = {link.column: _said(session, link) for link in links}
    vouchers = sorted({voucher for sums in said.values() for voucher in sums})
    moved = _moved(session, accounts, vouchers)
    for voucher in vouchers:
        held = [(link, *said[link.column][voucher]) for link in links if voucher in said[link.column]]
        total, went = sum(amount for _, _, amount in held), moved.get(voucher, 0)
        if total == went or (abs(total) == abs(went) and not all(link.signed for link, _, _ in held)):
            continue
        title = title_of_voucher(session.get_one(Voucher, voucher))
        rows = "、".join(f"{count}笔{link.title}" for link, count, _ in held)
        where = "收付的钱" if accounts[: len(MONEY)] == MONEY else f"{'、'.join(accounts)}科目的发生额"
        turn = -1 if total < 0 and went < 0 else 1  # a payment is told without its sign
        reason = (
            f"{title}{where}是{show_yuan(turn * went)}元，它对应的{rows}合计{show_yuan(turn * total)}元，"
            f"相差{show_yuan(abs(total - went))}元，两边不一致。"
        )
        yield Problem(reason, REMEDY, column=held[0][0].title)


def _said(session: Session, link: Paid) -> Sums:
    """Of the vouchers that hold rows, draft or posted; one that was taken back holds none."""
    query = select(link.column, func.count(), func.sum(link.amount())).where(link.in_voucher()).group_by(link.column)
    return {row[0]: (row[1], row[2] or 0) for row in session.execute(query) if row[0] is not None}


def _moved(session: Session, accounts: Sequence[str], vouchers: Sequence[int]) -> Mapping[int, int]:
    """By voucher what it moved on these accounts, debit positive."""
    below = or_(*(Account.code.startswith(code) for code in accounts))
    query = (
        select(Entry.voucher, func.sum(Entry.debit - Entry.credit))
        .join(Account, Account.id == Entry.account)
        .where(below)
        .group_by(Entry.voucher)
    )
    found: dict[int, int] = {}
    for chunk in chunks(vouchers):
        found |= {row[0]: row[1] for row in session.execute(query.where(Entry.voucher.in_(chunk)))}
    return found


CHECKS_OF_ALL = (paid_agree,)
