"""多栏式收支明细账 on paper: an income or expense account with a column for each account below it.

What is moved to 321 and 322 at closing stands under 借方 and 贷方 only, so that the columns keep what was really taken
in or spent. More columns than a page holds go on in a further part.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.money import show_yuan
from desk_union.basis.months import DECEMBER, between, last_day, month_of
from desk_union.describe.accountbook import BookRow, Folio
from desk_union.describe.paper import Column
from desk_union.funds.account import balances
from desk_union.funds.paper import booklines
from desk_union.funds.paper.bookfolios import SUMMARY, amount, dated, rule_of, start_cells
from desk_union.funds.paper.booklines import CARRIED, ENTRY, MONTH, OPENING, YEAR, BookLine
from desk_union.funds.tables import Voucher

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from desk_union.funds.account.account_chart import AccountFacts
    from desk_union.funds.paper.bookfolios import Months

COLUMNS_BOOK = "多栏式明细账"
KINDS = ("收入", "支出")
CLOSING = ("期末结转", "年终结转")
MOST = 7  # columns of amounts beside the usual three on a lying A4
Split = Counter[int]  # amounts by account


def with_columns(months: Months) -> list[AccountFacts]:
    """The used first-level accounts of income and expense that have accounts below them."""
    used = booklines.used(months.session, months.first, months.last, months.chart, level=1)
    return [one for one in used if one.kind in KINDS and not one.leaf]


def columns_ledger(months: Months, account: AccountFacts) -> list[Folio]:
    """One folio, or several where the columns do not fit side by side."""
    below, lines = booklines.columns(months.session, account, months.first, months.last, months.chart)
    before, balance, moved = _before(months, account)
    below = [one for one in months.chart.below(account.code) if one.leaf and (one in below or before[one.id])]
    told = list(_summed(months, lines, (before, balance, moved), _closing(months)))
    parts = [below[start : start + MOST] for start in range(0, len(below), MOST)] or [[]]
    return [
        _folio(months, account, told, part, f"第{number}部分，共{len(parts)}部分" if len(parts) > 1 else "")
        for number, part in enumerate(parts, 1)
    ]


def _before(months: Months, account: AccountFacts) -> tuple[Split, int, tuple[int, int]]:
    """What stood before: by account what was taken in or spent since January, the balance, and debit and credit."""
    ids = [one.id for one in months.chart.below(account.code)]
    spent: Split = Counter()
    balance = debit = credit = 0
    for found, counts in (
        (balances.sums(months.session, months.first, months.first, accounts=ids), False),
        (balances.sums(months.session, months.first, months.first, accounts=ids, closing=False), True),
    ):
        for (id_, _), one in found.items():
            moved = one.year_debit - one.debit, one.year_credit - one.credit
            if counts:
                spent[id_] += (moved[0] - moved[1]) * account.sign
            else:
                balance, debit, credit = balance + one.opening, debit + moved[0], credit + moved[1]
    return spent, balance, (debit, credit)


def _closing(months: Months) -> set[int]:
    query = select(Voucher.id).where(Voucher.kind.in_(CLOSING), Voucher.period.between(months.first, months.last))
    return set(months.session.scalars(query))


def _summed(
    months: Months,
    lines: Iterable[tuple[BookLine, dict[int, int]]],
    start: tuple[Split, int, tuple[int, int]],
    closing: set[int],
) -> Iterator[tuple[BookLine, Split, tuple[int, int, Split]]]:
    """Every line with its columns, and the month so far: debit, credit, columns."""
    by_month: dict[int, list[tuple[BookLine, dict[int, int]]]] = defaultdict(list)
    for line, split in lines:
        by_month[line.day.year * 100 + line.day.month if line.day else months.first].append((line, split))
    year, balance, (debit, credit) = Counter(start[0]), start[1], start[2]
    words = "年初余额" if month_of(months.first) == 1 else "月初余额"
    first = last_day(months.first).replace(day=1)
    yield BookLine(OPENING, first, "", words, 0, 0, balance), Counter(), (0, 0, Counter())
    for period in between(months.first, months.last):
        month: Split = Counter()
        month_debit = month_credit = 0
        for line, split in by_month[period]:
            shown: Split = Counter() if line.voucher in closing else Counter(split)
            balance += line.debit - line.credit
            month_debit, month_credit = month_debit + line.debit, month_credit + line.credit
            _add(month, shown)
            held = BookLine(
                ENTRY, line.day, line.number, line.summary, line.debit, line.credit, balance, line.voucher, line.account
            )
            yield held, shown, (month_debit, month_credit, Counter(month))
        debit, credit = debit + month_debit, credit + month_credit
        _add(year, month)
        if by_month[period] or period == months.last:
            day = last_day(period)
            yield BookLine(MONTH, day, "", "本月合计", month_debit, month_credit, balance), month, (0, 0, Counter())
            yield BookLine(YEAR, day, "", "本年累计", debit, credit, balance), Counter(year), (0, 0, Counter())
            if month_of(period) == DECEMBER:
                yield BookLine(CARRIED, day, "", "结转下年", 0, 0, balance), Counter(), (0, 0, Counter())


def _add(total: Split, more: Split) -> None:
    """Counter's own + drops what is below zero, which red entries are."""
    for id_, fen in more.items():
        total[id_] += fen


def _folio(
    months: Months,
    account: AccountFacts,
    told: Sequence[tuple[BookLine, Split, tuple[int, int, Split]]],
    below: Sequence[AccountFacts],
    part: str,
) -> Folio:
    group = "借方金额分析" if account.sign > 0 else "贷方金额分析"
    columns = (
        *(replace(column, width_mm=wide) for column, wide in zip(dated(months.year), (8, 8, 15, 40), strict=True)),
        Column("借　方", "right", 21), Column("贷　方", "right", 21), Column("借或贷", "center", 9),
        Column("余　额", "right", 21), *(Column(_short(one, account), "right", 18, (group,)) for one in below),
    )  # fmt: skip
    rows = []
    for line, split, (debit, credit, so_far) in told:
        total = line.kind in {MONTH, YEAR}
        side = (line.side, show_yuan(abs(line.balance)))
        rows.append(
            BookRow(
                (
                    *start_cells(line), amount(line.debit, total=total), amount(line.credit, total=total), *side,
                    *(amount(split[one.id]) for one in below),
                ),
                (
                    "", "", "", "", show_yuan(debit), show_yuan(credit), *side,
                    *(amount(so_far[one.id]) for one in below),
                ),
                rule_of(line), total=total or line.kind == CARRIED,
            )
        )  # fmt: skip
    return Folio(COLUMNS_BOOK, account.words, columns, rows, SUMMARY, part, landscape=True)


def _short(one: AccountFacts, account: AccountFacts) -> str:
    """The name below the account of the book, without the word that all of them end with."""
    name = one.full_name.removeprefix(f"{account.full_name}-")
    return name.removesuffix("支出") or name
