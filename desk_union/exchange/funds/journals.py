"""The books in the text of other bookkeeping programs (hledger, beancount), so that they can check our totals."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.atomic_files import landing
from desk_union.basis.money import plain_yuan
from desk_union.basis.months import first_day
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.periods import start_of
from desk_union.funds.tables import Entry, Opening, Project, Voucher
from desk_union.funds.tables.books import POSTED
from desk_union.store.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desk_union.describe.export import ToExport
    from desk_union.funds.account.account_chart import AccountChart, AccountFacts
    from desk_union.store.listing import ListAsk
    from desk_union.store.opened import Book
    from desk_union.store.progress import Work

CURRENCY = "CNY"
ROOTS = {"资产": "Assets", "负债": "Liabilities", "净资产": "Equity", "收入": "Income", "支出": "Expenses"}
HLEDGER, BEANCOUNT = (".journal", ".hledger"), (".beancount",)
Posting = tuple[int, int, str, str]  # account, debit-positive fen, project, summary
_STEP = 2000


def write(book: Book, _ask: ListAsk, target: Path, _asked: ToExport) -> Work[str]:
    count = yield from write_journal(book, target)
    return f"已导出 {count} 张凭证到：{target}"


def write_journal(book: Book, target: Path) -> Work[int]:
    """Every posted voucher and the openings, in the form that the suffix names; returns how many vouchers."""
    beancount = target.suffix.casefold() in BEANCOUNT
    head, text = (_beancount_head, _beancount) if beancount else (_hledger_head, _hledger)
    count = 0
    with book.reading() as session, landing(target) as path, path.open("w", encoding="utf-8", newline="\n") as file:
        chart = read_chart(session)
        file.write(head(chart, _first_day(session)))
        for day, number, postings in _transactions(session):
            file.write(text(chart, day, number, postings))
            count += bool(number)
            if count % _STEP == 0:
                yield Progress(count, 0, f"已写出{count}张凭证")
    return count


def _first_day(session: Session) -> date:
    return first_day(start_of(session)) - timedelta(1)


def _transactions(session: Session) -> Iterator[tuple[date, str, list[Posting]]]:
    """The openings as of the day before the book begins, then the vouchers in the order of posting."""
    projects = {row.id: row.name for row in session.execute(select(Project.id, Project.name))}
    opened = session.execute(select(Opening.account, Opening.debit - Opening.credit, Opening.project)).all()
    held = [
        (account, amount, projects.get(project or 0, ""), "期初余额") for account, amount, project in opened if amount
    ]
    if held:
        yield _first_day(session), "", held
    query = (
        select(
            Voucher.day, Voucher.word, Voucher.number, Voucher.period, Entry.account, Entry.debit - Entry.credit,
            Entry.project, Entry.summary,
        )
        .join(Entry, Entry.voucher == Voucher.id)
        .where(Voucher.state == POSTED)
        .order_by(Voucher.sequence, Entry.line)
    )  # fmt: skip
    rows = session.connection().execution_options(yield_per=5000).execute(query)
    for (day, word, number, _), lines in groupby(rows, key=lambda row: row[:4]):
        yield day, f"{word}-{number}", [(row[4], row[5], projects.get(row[6] or 0, ""), row[7]) for row in lines]



def _plain(text: str) -> str:
    return " ".join(text.replace('"', "”").replace(";", "；").split())


def _hledger_head(_chart: AccountChart, _day: date) -> str:
    return f"; 工会经费账簿，科目按“类别:编码 名称”\ncommodity 1000.00 {CURRENCY}\n\n"


def _hledger(chart: AccountChart, day: date, number: str, postings: list[Posting]) -> str:
    lines = [f"{day.isoformat()} {f'({number}) ' if number else ''}{_plain(postings[0][3])}"]
    for account, amount, project, _ in postings:
        tag = f"  ; project:{_plain(project)}" if project else ""
        lines.append(f"    {_hledger_name(chart.by_id[account])}  {plain_yuan(amount)} {CURRENCY}{tag}")
    return "\n".join(lines) + "\n\n"


def _hledger_name(account: AccountFacts) -> str:
    return f"{account.kind}:{account.code} {_plain(account.full_name)}"


def _beancount_head(chart: AccountChart, day: date) -> str:
    lines = ['option "title" "工会经费账簿"', f'option "operating_currency" "{CURRENCY}"', ""]
    for account in chart.by_id.values():
        if account.leaf:
            lines.append(f"{day.isoformat()} open {_beancount_name(account)} {CURRENCY}")
            lines.append(f'  name: "{_plain(account.full_name)}"')
    return "\n".join(lines) + "\n\n"


def _beancount(chart: AccountChart, day: date, number: str, postings: list[Posting]) -> str:
    lines = [f'{day.isoformat()} * "{_plain(postings[0][3])}"', f'  number: "{number}"']
    for account, amount, project, _ in postings:
        lines.append(f"  {_beancount_name(chart.by_id[account])}  {plain_yuan(amount)} {CURRENCY}")
        if project:
            lines.append(f'    project: "{_plain(project)}"')
    return "\n".join(lines) + "\n\n"


def _beancount_name(account: AccountFacts) -> str:
    return f"{ROOTS[account.kind]}:A{account.code}"
