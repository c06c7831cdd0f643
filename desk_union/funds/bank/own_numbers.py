"""Whose statement it is: the account's number, in a column or above the table, against those that the book knows.

A statement of one account brought into another would tell a balance that no bank ever had; numbers are compared as far
as both are written (banks put stars in the middle), and one that no account has is asked about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from desk_union.describe.kinds import cell_text
from desk_union.describe.question import LEAVE_OUT, LEFT_OUT, Question
from desk_union.funds.tables import BankAccount

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_union.describe.ledger import Answer
    from desk_union.describe.question import Surroundings

    Rows = Sequence[dict[str, Any]]

OF_THIS = "也是这个账户的"
TAIL = 4
_LABELS = "本方账号|我方账号|查询账号|查询账户|客户账号|银行账号|账户号码|账号|卡号|帐号|账户|本方卡号"
# Not of the other party, whose number stands beside "对方账号" or "收款人账号".
_STATED = re.compile(rf"(?<![方手人款])(?:{_LABELS})\s*(?:/卡号)?\s*[:：]?\s*(?P<number>[\d*xX…][\d*xX…\s-]{{5,}})")
_LABEL = re.compile(rf"(?:{_LABELS})\s*[:：]?")
_NUMBER = re.compile(r"[\d*xX…][\d*xX…\s-]{5,}")


def settle(rows: Rows, answer: Answer, around: Surroundings) -> None:
    """Lines under a number that is not the account's are left out or confirmed; one that is known tells the account."""
    held, account = _held(around), around.into
    stated = _stated(around.above) or _everywhere(rows)
    numbers: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        told = digits(str(row.get("own_number") or ""))
        if (told or stated) and row.get("bank_account") is None:
            numbers[told or stated].append(row)
    if account is None and len(held) == 1:
        account = next(iter(held))
    for number, some in numbers.items():
        _settle(number, some, answer, held, account, several=len(numbers) > 1)


def _settle(
    number: str, some: Rows, answer: Answer, held: dict[int, tuple[str, str]], account: int | None, *, several: bool
) -> None:
    known = [id_ for id_, (_, own) in held.items() if own and alike(own, number)]
    if account in known:
        return
    if account is None and len(known) == 1:
        for row in some:
            row["bank_account"] = known[0]
        return
    name, own = held.get(account or 0, ("", ""))
    if own:
        text = f"对账单的账号尾号{tail(number)}、账户“{name}”的尾号{tail(own)}不同，怎么办"
        other = f"它是账户“{held[known[0]][0]}”的账号，" if known else ""
        why = f"{other}请核对是不是选错了账户或文件。"
    elif several or known:
        text = f"本方账号尾号{tail(number)}的行怎么办"
        why = "表里有几个账号，没有写是哪个银行账户。" if several else f"它是账户“{held[known[0]][0]}”的账号。"
    else:
        return  # the book knows no number to compare with
    if answer(Question(text, why, (LEAVE_OUT, OF_THIS), len(some), kept=False)) == LEAVE_OUT:
        for row in some:
            row[LEFT_OUT] = True


def _held(around: Surroundings) -> dict[int, tuple[str, str]]:
    """Name and number of each account in use."""
    in_use = or_(BankAccount.closed_on.is_(None), BankAccount.closed_on > around.today)
    found = around.session.execute(select(BankAccount.id, BankAccount.name, BankAccount.number).where(in_use))
    return {row.id: (row.name, digits(row.number or "")) for row in found}


def digits(text: str) -> str:
    """The number without gaps; stars stand for what is not told."""
    return re.sub(r"[xX…]", "*", re.sub(r"[^\dxX*…]", "", text))


def tail(number: str) -> str:
    return number[-TAIL:]


def alike(one: str, other: str) -> bool:
    """Whether both may be the same number, as far as they are written."""
    if "*" not in one + other:
        short, long = sorted((one, other), key=len)
        return len(short) >= TAIL and long.endswith(short)
    starred, whole = (one, other) if "*" in one else (other, one)
    first, last = re.split(r"\*+", starred)[0], re.split(r"\*+", starred)[-1]
    if "*" in whole:
        return bool(last) and re.split(r"\*+", whole)[-1][-len(last) :] == last[-len(re.split(r"\*+", whole)[-1]) :]
    return whole.startswith(first) and whole.endswith(last)


def _everywhere(rows: Rows) -> str:
    """What 账号 says in every line alike; where it differs it is the other party's."""
    found = {digits(str(row.pop("number_there", None) or "")) for row in rows}
    return found.pop() if len(found) == 1 else ""


def _stated(above: Sequence[Sequence[object]]) -> str:
    """The one number that stands above the table; "" where there is none or more than one."""
    found = {digits(number) for line in above for number in _in_line(line)}
    return found.pop() if len(found) == 1 else ""


def _in_line(line: Sequence[object]) -> Iterator[str]:
    cells = [cell_text(cell).strip() for cell in line]
    for place, cell in enumerate(cells):
        if (stated := _STATED.search(cell)) is not None:
            yield stated["number"]
        elif _LABEL.fullmatch(cell):
            after = next((text for text in cells[place + 1 :] if text), "")
            if _NUMBER.fullmatch(after):
                yield after
