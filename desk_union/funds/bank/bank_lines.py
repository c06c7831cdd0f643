"""Lines of a bank's statement as rows of a sheet: many ways of writing amounts, and how a line is known again.

A line is known by its account, day, amounts, number and the balance after it; of lines that are alike in all of these
(two fees of one day in a statement without balances) by which of them it is.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from desk_union.describe.ledger import Fault
from desk_union.funds.account import account_codes
from desk_union.funds.account.account_chart import leaf, read_chart
from desk_union.funds.bank.bank_words import OUTGO
from desk_union.funds.bank.statement_words import OPENING, side_of
from desk_union.funds.tables import BankAccount, BankLine
from desk_union.store import rows as writing
from desk_union.store.bulk import chunks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Answer, Ledger, Values
    from desk_union.describe.question import Surroundings

FIRST_ACCOUNT = "基本户"


def check_account(values: Values) -> Sequence[Fault]:
    opened, closed = values.get("opened_on"), values.get("closed_on")
    if opened is not None and closed is not None and closed < opened:
        return (Fault("closed_on", "销户日期早于开户日期。", "请核对两个日期。"),)
    return ()


def check_line(values: Values) -> Sequence[Fault]:
    if values.get("bank_account") is None:
        return (
            Fault(
                "bank_account", "不知道是哪个银行账户的对账单。", "请填银行账户；导入前在“银行对账”里选好账户也可以。"
            ),
        )
    opening = values.get("balance") is not None and OPENING.fullmatch(str(values.get("summary") or ""))
    if not values.get("income") and not values.get("outgo") and not opening:
        remedy = "请填其中一个；表里确有金额的，请核对金额那一列有没有认出来。"
        return (Fault("income", "收入和支出都没有金额。", remedy),)
    if values.get("income") and values.get("outgo"):
        return (Fault("outgo", "同一行不能既有收入又有支出。", "请分成两行，或核对列的对应。"),)
    return ()


def tidy(given: dict[str, Any]) -> None:
    """Income or outgo out of what the sheet says of the amount; the other of payer and payee is the party."""
    payer, payee = given.pop("payer", None), given.pop("payee", None)
    _tidy_amount(given)
    party = payee if given.get("outgo") else payer
    if party and not given.get("party"):
        given["party"] = party


def _tidy_amount(given: dict[str, Any]) -> None:
    """One amount with a sign, or with a column that says in or out, becomes income or outgo."""
    amount, word = given.pop("turnover", None), given.pop("side", None)
    given.pop("status", None)
    given.pop("currency", None)
    given.pop("own_number", None)
    given.pop("number_there", None)
    side = None if word is None else side_of(str(word))
    if given.get("income") or given.get("outgo"):
        for key in ("income", "outgo"):
            if given.get(key) == 0:
                del given[key]  # banks write 0.00 on the other side
        return
    if amount is None or (word is not None and side is None):
        return
    given.pop("income", None)
    given.pop("outgo", None)
    if side is None:
        side = OUTGO if amount < 0 else None
        amount = abs(amount)
    elif side == OUTGO:
        # A flag and a minus say the same; a minus beside 贷 is money that was taken back.
        amount = abs(amount)
    given["outgo" if side == OUTGO else "income"] = amount


def completed(values: Values) -> Values:
    """The same for a line that is typed in."""
    found = {key: 0 for key in ("income", "outgo") if values.get(key) is None}
    if not values.get("income") and not values.get("outgo") and values.get("turnover"):
        told = {key: values.get(key) for key in ("turnover", "side")}
        tidy(told)
        found |= {key: told[key] or 0 for key in ("income", "outgo") if key in told}
    return found


def number(session: Session, rows: Sequence[dict[str, Any]], today: date) -> None:
    """Give each line its account, when there is but one, and what it is known by.

    In a book without any account the first statement makes one: the bank's money has one account as long as nobody
    says otherwise.
    """
    only = only_account(session, today)
    if only is None and rows and session.scalar(select(BankAccount.id).limit(1)) is None:
        only = _first_account(session, rows)
    count: Counter[str] = Counter()
    for row in rows:
        if row.get("bank_account") is None and only is not None:
            row["bank_account"] = only
        if row.get("day") is not None:
            base = _base(row)
            row["digest"] = digest_of(base, count[base])
            count[base] += 1


def _first_account(session: Session, rows: Sequence[Values]) -> int:
    account = leaf(read_chart(session), account_codes.BANK)
    made = BankAccount(name=FIRST_ACCOUNT, account=account.id, opening=_opening(rows))
    session.add(made)
    session.flush()
    return made.id


def _opening(rows: Sequence[Values]) -> int:
    """What was there before the earliest line, by the balance printed on it; lists run up or down."""
    dated = [row for row in rows if row.get("day") is not None]
    if not dated:
        return 0
    downward = dated[0]["day"] > dated[-1]["day"]
    first = dated[-1] if downward else dated[0]
    if first.get("balance") is None:
        return 0
    return int(first["balance"]) - (first.get("income") or 0) + (first.get("outgo") or 0)


def only_account(session: Session, day: date) -> int | None:
    """The account in use when there is no other."""
    in_use = select(BankAccount.id).where(or_(BankAccount.closed_on.is_(None), BankAccount.closed_on > day))
    found = session.scalars(in_use.limit(2)).all()
    return found[0] if len(found) == 1 else None


def _base(row: Values) -> str:
    parts: list[Any] = [row.get("bank_account"), row.get("day"), row.get("income") or 0, row.get("outgo") or 0]
    # Of words brought together from several columns the first tells the line, as it did before they were joined.
    parts += [_first(row.get("bill")), row.get("balance")]
    if row.get("balance") is None:
        parts += [_first(row.get("summary")), row.get("party")]
    return "\x1f".join("" if part is None else str(part) for part in parts)


def _first(text: str | None) -> str | None:
    return None if text is None else text.partition("；")[0]


def digest_of(base: str, place: int) -> str:
    return hashlib.sha256(f"{base}\x1f{place}".encode()).hexdigest()[:32]


def faults(
    _session: Session, _rows: Sequence[Values], _fresh: frozenset[int], _faulty: frozenset[int], _today: date
) -> Sequence[tuple[int, Fault]]:
    """Lines of a statement have no faults together."""
    return ()


def insert(session: Session, ledger: Ledger, rows: Sequence[Values], today: date) -> list[int]:
    """Keep the lines; one typed in by hand that is alike to one already there is another of its kind."""
    known = _known(session, {row["bank_account"] for row in rows})
    complete = []
    for row in rows:
        base, place = _base(row), 0
        digest = row.get("digest") or digest_of(base, place)
        while (row["bank_account"], digest) in known:
            place += 1
            digest = digest_of(base, place)
        known.add((row["bank_account"], digest))
        complete.append({**row, "digest": digest})
    return writing.insert_rows(session, replace(ledger, together=None, hidden=_hidden), complete, today)


def _hidden(row: Values) -> Values:
    return {"digest": row["digest"]}


def _known(session: Session, accounts: set[int]) -> set[tuple[int, str]]:
    found: set[tuple[int, str]] = set()
    for chunk in chunks(sorted(accounts)):
        held = select(BankLine.bank_account, BankLine.digest).where(BankLine.bank_account.in_(chunk))
        found.update((row[0], row[1]) for row in session.execute(held))
    return found


def bound(ledger: Ledger, account: int) -> Ledger:
    """The ledger of statements for an import into one account: lines that name none are of it."""
    if ledger.together is None:
        return ledger

    def numbered(session: Session, rows: Sequence[dict[str, Any]], today: date) -> None:
        for row in rows:
            if row.get("bank_account") is None:
                row["bank_account"] = account
        number(session, rows, today)

    def asked(rows: Sequence[dict[str, Any]], answer: Answer, around: Surroundings) -> None:
        if asks is not None:
            asks(rows, answer, replace(around, into=account))

    asks = ledger.together.asks
    return replace(ledger, together=replace(ledger.together, number=numbered, asks=asked))
