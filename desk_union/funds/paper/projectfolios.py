"""项目明细账 on paper: what came in for each project, what was spent, what is left (专款专用)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from desk_union.basis.money import show_yuan
from desk_union.basis.months import DECEMBER, between, following, last_day, month_of
from desk_union.describe.accountbook import BookRow, Folio
from desk_union.describe.paper import Column
from desk_union.funds.account import balances
from desk_union.funds.paper.bookfolios import SUMMARY, ToDate, amount, dated, rule_of, start_cells
from desk_union.funds.paper.booklines import CARRIED, ENTRY, MONTH, OPENING, YEAR, BookLine
from desk_union.funds.paper.columnfolios import CLOSING, KINDS
from desk_union.funds.tables import Account, Entry, Project, Voucher
from desk_union.funds.tables.books import POSTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desk_union.funds.paper.bookfolios import Months

PROJECT_BOOK = "项目明细账"


def project_ledgers(months: Months, only: int | None = None) -> list[Folio]:
    """Of every project that has money left or moved; of the one asked for in any case."""
    opened = balances.project_balances(months.session, following(months.first, -1))
    moved = _entries(months, only)
    before = _moved_before(months)
    names = {row.id: row.name for row in months.session.execute(select(Project.id, Project.name).order_by(Project.id))}
    asked = [only] if only is not None else [id_ for id_ in names if opened.get(id_) or id_ in moved]
    return [
        _folio(months, names[id_], opened.get(id_, 0), before.get(id_, (0, 0)), moved.get(id_, []))
        for id_ in asked
        if id_ in names
    ]


def _counted() -> Any:
    """Lines that change what is left of a project: earmarked income and expense, and 321 itself."""
    return Account.code.startswith("321") | (Account.kind.in_(KINDS) & Entry.earmarked)


def _entries(months: Months, only: int | None) -> dict[int, list[tuple[BookLine, str]]]:
    """By project its lines with the account; of closing vouchers only what they really take from a project."""
    query = (
        select(Entry, Voucher.day, Voucher.word, Voucher.number, Voucher.kind)
        .join(Voucher, Voucher.id == Entry.voucher)
        .join(Account, Account.id == Entry.account)
        .where(
            Entry.project.is_not(None), Entry.period.between(months.first, months.last), _counted(),
            Voucher.state == POSTED,
        )
        .order_by(Entry.period, Voucher.day, Voucher.sequence, Entry.line)
    )  # fmt: skip
    if only is not None:
        query = query.where(Entry.project == only)
    found: dict[int, list[tuple[BookLine, str]]] = defaultdict(list)
    closed: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for row in months.session.execute(query):
        entry = row.Entry
        if row.kind in CLOSING:
            closed[entry.project or 0, entry.voucher].append(row)
            continue
        found[entry.project or 0].append((_line(row, entry.summary, entry.debit, entry.credit), _name(months, entry)))
    for (project, _), rows in closed.items():
        net = sum(row.Entry.credit - row.Entry.debit for row in rows)
        if net:
            entry = rows[0].Entry
            line = _line(rows[0], entry.summary, max(-net, 0), max(net, 0))
            found[project].append((line, _name(months, entry)))
    for lines in found.values():
        lines.sort(key=lambda pair: pair[0].day or last_day(months.first))
    return found


def _line(row: Any, summary: str, debit: int, credit: int) -> BookLine:
    return BookLine(ENTRY, row.day, f"{row.word}-{row.number}", summary, debit, credit, 0, row.Entry.voucher)


def _name(months: Months, entry: Entry) -> str:
    return months.chart.by_id[entry.account].full_name


def _moved_before(months: Months) -> dict[int, tuple[int, int]]:
    """What had come in and been spent since January, before the first month; closing left out."""
    query = (
        select(Entry.project, func.sum(Entry.debit), func.sum(Entry.credit))
        .join(Voucher, Voucher.id == Entry.voucher)
        .join(Account, Account.id == Entry.account)
        .where(
            Entry.project.is_not(None), Entry.period.between(months.year * 100, months.first - 1), _counted(),
            Voucher.state == POSTED, Voucher.kind.not_in(CLOSING),
        )
        .group_by(Entry.project)
    )  # fmt: skip
    return {project or 0: (debit, credit) for project, debit, credit in months.session.execute(query)}


def _folio(
    months: Months, name: str, opening: int, before: tuple[int, int], lines: Sequence[tuple[BookLine, str]]
) -> Folio:
    columns = (
        *dated(months.year)[:3], Column("摘　　要", "left", 45), Column("科　目", "left", 34),
        Column("收　入", "right", 23), Column("支　出", "right", 23), Column("余　额", "right", 24),
    )  # fmt: skip
    to_date = ToDate()
    rows = []
    for line, account in _summed(months, opening, before, lines):
        total = line.kind in {MONTH, YEAR}
        debit, credit = to_date.take(line)
        left = show_yuan(line.balance)
        moved = (amount(line.credit, total=total), amount(line.debit, total=total))
        rows.append(
            BookRow(
                (*start_cells(line), account, *moved, left),
                ("", "", "", "", "", show_yuan(credit), show_yuan(debit), left),
                rule_of(line), total=total or line.kind == CARRIED,
            )
        )  # fmt: skip
    return Folio(PROJECT_BOOK, name, columns, rows, SUMMARY, called="项目")


def _summed(
    months: Months, opening: int, before: tuple[int, int], lines: Sequence[tuple[BookLine, str]]
) -> Iterator[tuple[BookLine, str]]:
    """The lines with what is left after each, credit positive, and sums of months."""
    words = "上年结转" if month_of(months.first) == 1 else "月初余额"
    yield BookLine(OPENING, last_day(months.first).replace(day=1), "", words, 0, 0, opening), ""
    left, year = opening, before
    by_month: dict[int, list[tuple[BookLine, str]]] = defaultdict(list)
    for line, account in lines:
        by_month[line.day.year * 100 + line.day.month if line.day else months.first].append((line, account))
    for period in between(months.first, months.last):
        debit = credit = 0
        for line, account in by_month[period]:
            left += line.credit - line.debit
            debit, credit = debit + line.debit, credit + line.credit
            yield BookLine(ENTRY, line.day, line.number, line.summary, line.debit, line.credit, left), account
        year = (year[0] + debit, year[1] + credit)
        if by_month[period] or period == months.last:
            day = last_day(period)
            yield BookLine(MONTH, day, "", "本月合计", debit, credit, left), ""
            yield BookLine(YEAR, day, "", "本年累计", *year, left), ""
            if month_of(period) == DECEMBER:
                yield BookLine(CARRIED, day, "", "结转下年", 0, 0, left), ""
