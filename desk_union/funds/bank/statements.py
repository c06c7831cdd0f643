"""A bank's statement as a whole: which way the money went, asked where the sheet leaves it open; whether it adds up.

Nothing here is guessed: a sign or a side is taken from the sheet's own words, proved by its balances, or asked.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from desk_union.basis.money import show_yuan
from desk_union.describe.question import LEAVE_OUT, LEFT_OUT, SHEET_ROW, Question
from desk_union.funds.bank import own_numbers, statement_words
from desk_union.funds.bank.bank_words import INCOME, OUTGO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_union.describe.ledger import Answer, Values
    from desk_union.describe.question import Surroundings

    Rows = Sequence[dict[str, Any]]

BLANK = "（空白）"
AS_TOLD = "照表里的收支"
STRAIGHT, TURNED = "正数是收入，负数是支出", "正数是支出，负数是收入"
SIGN = "金额的正负是什么意思"
SWAP, KEEP = "收入、支出对调", "照列名，不对调"
SWAPPED = "收入和支出两列是不是反的"
FIRST = "没有余额可以对照的那一笔是收还是支"
MOVED, IN_YUAN = "是一笔收支", "金额已折成人民币"
BACK, PLAIN = "是冲回的支出", "就是支出，不看负号"
MINUS = "支出写成负数的是什么意思"
MOST_TOLD = 10
GAPS, GAPS_KNOWN = "余额接不上的行怎么办", "表里缺了几行，照样导入"


def asks(rows: Rows, answer: Answer, around: Surroundings) -> None:
    """Settle whose lines they are, and the direction of each; what has no answer stays without an amount."""
    open_ = False

    def heard(question: Question) -> str | None:
        nonlocal open_
        told = answer(question)
        open_ = open_ or told is None
        return told

    _between(rows, heard)
    lines = [row for row in rows if not row.get(LEFT_OUT)]
    _currency(lines, heard)
    own_numbers.settle(lines, heard, around)
    _status(lines, heard)
    there = [row for row in lines if not row.get(LEFT_OUT)]
    if any(row.get("side") is not None for row in there):
        _sides(there, heard)
    else:
        _signs(there, heard)
    there = [row for row in lines if not row.get(LEFT_OUT)]
    _minus(there, heard)
    if not open_:
        _swapped(there, heard)
    if not open_ and len(there) == len(lines):
        _gaps(there, heard)


def amount_of(row: Values) -> int | None:
    """Without a direction, in fen; None for a line without any amount."""
    for key in ("income", "outgo", "turnover"):
        if row.get(key):
            return abs(int(row[key]))
    return None


def _words_of(rows: Rows, key: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row.get(key) or BLANK].append(row)
    return found


def _ask(answer: Answer, text: str, why: str, choices: tuple[str, ...], rows: Rows, *, kept: bool = True) -> str | None:
    total = sum(amount_of(row) or 0 for row in rows)
    return answer(Question(text, why, choices, len(rows), total, kept=kept))


def _between(rows: Rows, answer: Answer) -> None:
    """Totals and balances carried over stand between the lines with a day and an amount of their own."""
    some = [row for row in rows if amount_of(row) and statement_words.between_lines(str(row.get("summary") or ""))]
    for word, alike in _words_of(some, "summary").items():
        why = "这像是合计或结转，不像一笔收支。"
        if _ask(answer, f"摘要写“{word}”的行怎么办", why, (LEAVE_OUT, MOVED), alike) == LEAVE_OUT:
            for row in alike:
                row[LEFT_OUT] = True


def _currency(rows: Rows, answer: Answer) -> None:
    """The books are in yuan; dollars are none."""
    foreign = [row for row in rows if row.get("currency") and not statement_words.is_yuan(row["currency"])]
    for word, alike in _words_of(foreign, "currency").items():
        told = _ask(answer, f"币种写“{word}”的怎么办", "账本里的金额是人民币。", (LEAVE_OUT, IN_YUAN), alike)
        for row in alike if told == LEAVE_OUT else ():
            row[LEFT_OUT] = True


def _status(rows: Rows, answer: Answer) -> None:
    """Payments that failed, were closed or paid back are asked, once for each word."""
    if not any(row.get("status") for row in rows):
        return
    for word, some in _words_of(rows, "status").items():
        if word == BLANK or statement_words.came_about(word):
            continue
        choices = (LEAVE_OUT, AS_TOLD, INCOME, OUTGO)
        told = _ask(answer, f"交易状态写“{word}”的怎么办", "这样的款可能没有收付，或已经退回。", choices, some)
        for row in some:
            _settle(row, told)


def _settle(row: dict[str, Any], told: str | None) -> None:
    if told == LEAVE_OUT:
        row[LEFT_OUT] = True
    elif told in {INCOME, OUTGO}:
        amount = amount_of(row)
        row["side"] = told
        if amount is not None:
            row["turnover"] = amount
            row.pop("income", None)
            row.pop("outgo", None)


def _sides(rows: Rows, answer: Answer) -> None:
    """A column says in or out in its own words; a word that says neither is asked."""
    loose = [row for row in rows if not row.get("income") and not row.get("outgo") and row.get("turnover") is not None]
    for word, some in _words_of(loose, "side").items():
        side = statement_words.side_of(word)
        if side is None:
            why = "这个词没有说明是收是支。"
            told = _ask(answer, f"收支一列写“{word}”的怎么办", why, (LEAVE_OUT, INCOME, OUTGO), some)
            for row in some:
                row["side"] = None
                _settle(row, told)
                if told is None:
                    del row["turnover"]  # undecided: no amount rather than a guessed one
        else:
            for row in some:
                row["side"] = side


def _minus(rows: Rows, answer: Answer) -> None:
    """Outgo below nought is money taken back, or a bank's way of writing outgo: proved by the balances, or asked."""
    below = [row for row in rows if (row.get("outgo") or 0) < 0 or (row.get("side") == OUTGO and _turned(row, rows))]
    if not below:
        return
    changes = {id(row): change for row, change in _steps(_upward(rows))}
    proved = {abs(change) == amount_of(row) and (change > 0) for row in below if (change := changes.get(id(row)))}
    told = None
    if len(proved) == 1 and all(abs(changes.get(id(row)) or 0) in {0, amount_of(row)} for row in below):
        told = BACK if proved.pop() else PLAIN
    told = told or _ask(answer, MINUS, "这样的行加进余额还是减去，表里没有说明。", (PLAIN, BACK), below, kept=False)
    for row in below if told is not None else ():
        amount = amount_of(row) or 0
        row.pop("turnover", None)
        row["outgo"] = amount if told == PLAIN else -amount


def _turned(row: Values, rows: Rows) -> bool:
    """A minus beside the word for outgo, in a sheet that writes outgo without one elsewhere."""
    if (row.get("turnover") or 0) >= 0:
        return False
    return any(other.get("side") == OUTGO and (other.get("turnover") or 0) > 0 for other in rows)


def _signs(rows: Rows, answer: Answer) -> None:
    """One column of amounts and none that says in or out: proved by the balances, told by words, or asked."""
    loose = [row for row in rows if not row.get("income") and not row.get("outgo") and row.get("turnover")]
    if not loose:
        return
    told = _proved(rows, loose) or _told_by_words(loose)
    if told is None:
        both = {row["turnover"] < 0 for row in loose} == {True, False}
        told = _ask(answer, SIGN, "金额只有一列，没有写明收支。", (STRAIGHT, TURNED), loose, kept=both)
    for row in loose:
        if told is None:
            del row["turnover"]
        elif isinstance(told, dict):
            _prove(row, told, answer)
        elif told == TURNED:
            row["turnover"] = -row["turnover"]


def _prove(row: dict[str, Any], signs: dict[int, int], answer: Answer) -> None:
    """The side that the balance proves; the first line of a sheet has none before it and is asked."""
    change = signs.get(id(row))
    side = _ask(answer, FIRST, "", (INCOME, OUTGO), [row], kept=False) if change is None else None
    if change is None and side is None:
        del row["turnover"]
        return
    row["side"] = side or (OUTGO if change is not None and change < 0 else INCOME)
    row["turnover"] = abs(row["turnover"])


def _proved(rows: Rows, loose: Rows) -> str | dict[int, int] | None:
    """What the balances say: the sign of all amounts, or of each single one where none has a sign."""
    steps = list(_steps(_upward(rows)))
    fits = [(row, change) for row, change in steps if row.get("turnover") and abs(row["turnover"]) == abs(change)]
    if not fits or len(fits) < len(steps):
        return None
    if all(row["turnover"] == change for row, change in fits):
        return STRAIGHT if any(row["turnover"] < 0 for row in loose) or len(fits) > 1 else None
    if all(row["turnover"] == -change for row, change in fits):
        return TURNED
    return {id(row): change for row, change in fits} if all(row["turnover"] > 0 for row in loose) else None


def _told_by_words(loose: Rows) -> str | None:
    """消费 with a plus and 还款 with a minus: the statement of a card counts what is owed."""
    straight = turned = 0
    for row in loose:
        spent = statement_words.spent_by_words(" ".join(str(row.get(key) or "") for key in ("summary", "note")))
        if spent is not None:
            straight, turned = straight + (spent == (row["turnover"] < 0)), turned + (spent == (row["turnover"] > 0))
    if not straight and turned:
        return TURNED
    if turned:
        return None
    return STRAIGHT if any(row["turnover"] < 0 for row in loose) else None


# The balance


def _flow(row: Values) -> int:
    """What a line moves, in fen."""
    if row.get("income") or row.get("outgo"):
        return int(row.get("income") or 0) - int(row.get("outgo") or 0)
    amount = int(row.get("turnover") or 0)
    return -abs(amount) if row.get("side") == OUTGO else amount


def _upward(rows: Sequence[Any]) -> list[Any]:
    """Lines in the order of time: lists run up or down; of one day both ways are tried."""
    dated = [row for row in rows if row.get("day") is not None and row.get("balance") is not None]
    if not dated or dated[0]["day"] < dated[-1]["day"]:
        return dated
    turned = dated[::-1]
    if dated[0]["day"] > dated[-1]["day"]:
        return turned
    return min((dated, turned), key=lambda order: sum(abs(_flow(row)) != abs(change) for row, change in _steps(order)))


def _steps(rows: Sequence[Any]) -> Iterator[tuple[Any, int]]:
    """Each line after another of its account, and how the balance changed with it."""
    for _, some in _by_account(rows):
        for before, row in pairwise(some):
            yield row, int(row["balance"]) - int(before["balance"])


def _by_account(rows: Sequence[Any]) -> list[tuple[Any, list[Any]]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.get("bank_account"), row.get("own_number")].append(row)
    return list(found.items())


def _breaks(rows: Sequence[Any]) -> list[tuple[Any, int]]:
    steps = _steps(_upward(rows))
    return [(row, change) for row, change in steps if _flow(row) != change and amount_of(row) is not None]


def _swapped(rows: Rows, answer: Answer) -> None:
    """The balances contradict most lines and would agree the other way round."""
    steps = list(_steps(_upward(rows)))
    straight = sum(_flow(row) != change for row, change in steps)
    turned = sum(-_flow(row) != change for row, change in steps)
    if 2 * straight <= len(steps) or turned >= straight:
        return
    why = f"照列名有{straight}行的余额接不上，对调后只有{turned}行。"
    if _ask(answer, SWAPPED, why, (SWAP, KEEP), rows, kept=False) == SWAP:
        for row in rows:
            income, outgo = row.pop("income", None), row.pop("outgo", None)
            row |= {key: value for key, value in (("income", outgo), ("outgo", income)) if value is not None}
            if row.get("turnover") is not None:
                side = row.get("side")
                row["side"] = {INCOME: OUTGO, OUTGO: INCOME}.get(side) if side else None
                row["turnover"] = row["turnover"] if side else -row["turnover"]


def _gaps(rows: Rows, answer: Answer) -> None:
    """Lines at which balance before + in - out is not the balance after; a sheet may lack lines, and is then taken."""
    broken = _breaks(rows)
    if not broken:
        return
    told = "；".join(_told(row, change) for row, change in broken[:MOST_TOLD])
    more = f"；等{len(broken)}行" if len(broken) > MOST_TOLD else ""
    why = f"上一行余额加收入减支出，应等于这一行的余额：{told}{more}。请核对是漏了行、改了数，还是列对错了。"
    _ask(answer, GAPS, why, (GAPS_KNOWN,), [row for row, _ in broken], kept=False)


def _told(row: Values, change: int) -> str:
    before, flow = int(row["balance"]) - change, _flow(row)
    return (
        f"第{row.get(SHEET_ROW)}行：上一行{show_yuan(before)}，这一行收支{show_yuan(flow)}，"
        f"应是{show_yuan(before + flow)}，表里是{show_yuan(int(row['balance']))}"
    )
