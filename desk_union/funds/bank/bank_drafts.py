"""Makes the draft of a voucher from a line of the bank's statement that the books do not have yet (利息, 手续费, 拨缴).

The other account is the one that was chosen for the same words before, else the one that the words are known for; what
nobody has said is asked, not guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.funds.account.account_chart import leaf, read_chart
from desk_union.funds.account.deeds import Draft, draft_voucher
from desk_union.funds.account.periods import open_day
from desk_union.funds.account.rules import VoucherLine
from desk_union.funds.account.voucher_words import title_of
from desk_union.funds.tables import BankAccount, BankLine, BankPair, Voucher
from desk_union.store.tables import WordMemory

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.funds.account.account_chart import AccountChart, AccountFacts

MEMORY: Final = "bank.counter"
SERIAL: Final = "对账单"
# What the words of a statement are for (A.3 of the office's facts): money in (True) or out, and the account's code.
_KNOWN: Final = (
    (re.compile(r"利息|结息"), True, "408"),
    (re.compile(r"会费"), True, "401"),
    (re.compile(r"上级补助|补助款|转移支付"), True, "403"),
    (re.compile(r"行政补助"), True, "405"),
    (re.compile(r"手续费|工本费|账户管理费|年费|汇划费|短信费|回单费"), False, "50504"),
)
_NUMBERS: Final = re.compile(r"[\d\s年月日.,/:：（）()\-]+")


@dataclass(frozen=True, slots=True)
class Counter:
    """The account on the other side of a line, and why: by words, or as remembered."""

    account: AccountFacts
    why: str


def key_of(line: BankLine) -> str:
    """The words by which a like line is known again: without numbers and days, with the direction of the money."""
    words = _NUMBERS.sub("", line.summary or line.party or "")
    return f"{'收' if line.income else '付'}：{words}" if words else ""


def counter_of(session: Session, line_id: int) -> Counter | None:
    """The other account that the words of the line tell; None when it must be asked."""
    line, chart = _line(session, line_id), read_chart(session)
    held = session.get(WordMemory, (MEMORY, key_of(line))) if key_of(line) else None
    remembered = next((one for one in chart.by_id.values() if held and one.code == held.value), None)
    if remembered is not None and remembered.leaf and remembered.in_use:
        return Counter(remembered, "上次选的")
    said = f"{line.summary or ''} {line.note or ''}"
    codes = {code for pattern, inward, code in _KNOWN if inward == bool(line.income) and pattern.search(said)}
    return Counter(leaf(chart, codes.pop()), "按摘要") if len(codes) == 1 else None


def choices(session: Session) -> Sequence[AccountFacts]:
    """The accounts that may stand on the other side."""
    return [one for one in read_chart(session).by_id.values() if one.leaf and one.in_use]


def draft(session: Session, line_id: int, account: int | None = None) -> int:
    """Draft the voucher of a line and return its id; ``account`` is the other side, remembered for like lines.

    Refusal when the line is ticked off or drafted already, or when nobody has said which account it is.
    """
    line = _line(session, line_id)
    _refuse_done(session, line)
    chart = read_chart(session)
    if account is None:
        counter = counter_of(session, line_id)
        if counter is None:
            raise Refusal(
                f"“{line.summary or '没有摘要'}”不知道记哪个科目。", "请选一个对方科目，下次同样的摘要就记得了。"
            )
        account = counter.account.id
    elif key_of(line):
        session.merge(WordMemory(dictionary=MEMORY, text=key_of(line), value=chart.by_id[account].code))
    # A line of a month that was closed in the meantime is booked on the first day that is open.
    day = open_day(session, line.day)
    return draft_voucher(session, Draft(day, _lines(session, line, chart, account), serial=_serial(line)))


def _lines(session: Session, line: BankLine, chart: AccountChart, account: int) -> tuple[VoucherLine, VoucherLine]:
    bank = session.get_one(BankAccount, line.bank_account).account
    if account == bank:
        raise Refusal("对方科目不能就是这个银行账户的科目。", "请另选一个。", field="account")
    words = line.summary or line.party or chart.by_id[account].name
    amount = line.income or line.outgo
    own = VoucherLine(words, bank, amount if line.income else 0, amount if line.outgo else 0, bill=line.bill)
    other = VoucherLine(words, account, amount if line.outgo else 0, amount if line.income else 0, party=line.party)
    return (own, other) if line.income else (other, own)


def _serial(line: BankLine) -> str:
    return f"{SERIAL}-{line.id}"


def _line(session: Session, line_id: int) -> BankLine:
    line = session.get(BankLine, line_id)
    if line is None:
        raise Refusal("这一行对账单已不存在。", "请刷新后再选。")
    if line.income == line.outgo:
        raise Refusal("这一行只有余额，没有收付，不用记账。")
    return line


def _refuse_done(session: Session, line: BankLine) -> None:
    if session.scalar(select(BankPair.id).where(BankPair.bank_line == line.id).limit(1)) is not None:
        raise Refusal("这一笔已经与账上勾对，账上已有它的凭证。", "要重记，请先取消勾对。")
    made = session.scalars(select(Voucher).where(Voucher.serial == _serial(line), Voucher.day == line.day)).first()
    if made is not None:
        called = title_of(made.word, made.number, made.day, made.id)
        raise Refusal(f"这一笔已经起草过凭证（{called}）。", "请到“记账凭证”里核对、记账，再来勾对。")
