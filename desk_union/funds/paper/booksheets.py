"""The books of account as sheets: journals, ledgers and the bound book of a year; one account when it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.refusal import Refusal
from desk_union.describe.accountbook import AccountBook
from desk_union.describe.content import BoundBook
from desk_union.describe.sheet import Choose, Sheet
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.paper import bookfolios, columnfolios, notessheets, projectfolios, vouchersheets, yearbook
from desk_union.funds.paper.bookfolios import BANK
from desk_union.funds.paper.bookpicks import bank, cash, columns, general, months_of, span_words, subsidiary
from desk_union.funds.tables import Project
from desk_union.members.office import organisation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.accountbook import Folio
    from desk_union.describe.sheet import Request
    from desk_union.funds.account.account_chart import AccountFacts
    from desk_union.funds.paper.bookfolios import Months

    Pick = Callable[[Months, AccountFacts | None], Sequence[Folio]]

OPTIONS = ("year", "month", "quarter")
OUTPUTS = ("pdf", "xlsx")
ACCOUNT, PROJECT = "account", "project"
ALL = ""
SAYS = "所选月份、季度或年度已记账的凭证；不选科目就印全部用到的科目。"
SAYS_ONE = "所选月份、季度或年度已记账的凭证。"


def _bound(title: str, pick: Pick) -> Callable[[Session, Request], AccountBook]:
    def bind(session: Session, request: Request) -> AccountBook:
        months = months_of(session, request)
        code = request.chosen.get(ACCOUNT, ALL)
        only = months.chart.by_code[code] if code else None
        return loose(session, request, title, months, pick(months, only))

    return bind


def loose(session: Session, request: Request, title: str, months: Months, folios: Sequence[Folio]) -> AccountBook:
    """Books without cover; Refusal when there is nothing in these months."""
    words = span_words(months)
    if not folios:
        raise Refusal(f"{words}没有可以打印的{title}。", "请先记账，或换一个时间或科目。")
    return AccountBook(
        title=title, organisation=organisation(session), period=words, printed_on=request.today, folios=folios
    )


def _project_ledger(session: Session, request: Request) -> AccountBook:
    months = months_of(session, request)
    chosen = request.chosen.get(PROJECT, ALL)
    folios = projectfolios.project_ledgers(months, int(chosen) if chosen else request.row)
    return loose(session, request, projectfolios.PROJECT_BOOK, months, folios)


def _accounts(which: Callable[[AccountFacts], bool]) -> Callable[[Session], tuple[Choose, ...]]:
    """The choice of one account of those meant, all of them first."""

    def asks(session: Session) -> tuple[Choose, ...]:
        found = [one for one in read_chart(session).by_id.values() if one.in_use and which(one)]
        return (Choose(ACCOUNT, "科目", ((ALL, "全部科目"), *((one.code, one.words) for one in found))),)

    return asks


def _projects(session: Session) -> tuple[Choose, ...]:
    found = session.execute(select(Project.id, Project.name).order_by(Project.id)).all()
    return (Choose(PROJECT, "项目", ((ALL, "全部项目"), *((str(row.id), row.name) for row in found))),)


def _is_first_level(one: AccountFacts) -> bool:
    return len(one.code) == len(BANK)


SHEETS: tuple[Sheet, ...] = (
    *vouchersheets.SHEETS,
    Sheet(
        "funds.cash_journal", bookfolios.CASH_BOOK, "按日期逐笔登记现金的收入、支出和余额，一天几笔的有本日合计。",
        BoundBook(_bound(bookfolios.CASH_BOOK, cash)), ledgers=("funds.vouchers",),
        options=OPTIONS, outputs=OUTPUTS, monthly=True, says=SAYS_ONE,
    ),
    Sheet(
        "funds.bank_journal", bookfolios.BANK_BOOK, "每个银行账户一本：对方科目、结算号、收入、支出和每天的余额。",
        BoundBook(_bound(bookfolios.BANK_BOOK, bank)), ledgers=("funds.vouchers",),
        options=OPTIONS, outputs=OUTPUTS, monthly=True, says=SAYS,
        asks=_accounts(lambda one: one.leaf and one.code.startswith(BANK)),
    ),
    Sheet(
        "funds.general_ledger", bookfolios.GENERAL_BOOK, "每个总账科目一页，逐月登记本月合计、本年累计和余额。",
        BoundBook(_bound(bookfolios.GENERAL_BOOK, general)), ledgers=("funds.vouchers",),
        options=OPTIONS, outputs=OUTPUTS, says=SAYS,
        asks=_accounts(_is_first_level),
    ),
    Sheet(
        "funds.subsidiary_ledger", bookfolios.SUBSIDIARY_BOOK, "各明细科目逐笔登记，有承前页、过次页、本月合计和本年累计。",
        BoundBook(_bound(bookfolios.SUBSIDIARY_BOOK, subsidiary)), ledgers=("funds.vouchers",),
        options=OPTIONS, outputs=OUTPUTS, says=SAYS,
        asks=_accounts(lambda _: True),
    ),
    Sheet(
        "funds.columns_ledger", columnfolios.COLUMNS_BOOK, "收入、支出科目逐笔登记，下面每个明细科目占一栏。",
        BoundBook(_bound(columnfolios.COLUMNS_BOOK, columns)), ledgers=("funds.vouchers",),
        options=OPTIONS, outputs=OUTPUTS, says=SAYS,
        asks=_accounts(lambda one: _is_first_level(one) and one.kind in columnfolios.KINDS),
    ),
    Sheet(
        "funds.project_ledger", projectfolios.PROJECT_BOOK, "每个专项的收入、支出和结余，一个项目一本。",
        BoundBook(_project_ledger), ledgers=("funds.vouchers", "funds.projects"),
        options=(*OPTIONS, "id"), outputs=OUTPUTS, asks=_projects, says=SAYS_ONE,
    ),
    yearbook.SHEET,
    *notessheets.SHEETS,
)  # fmt: skip
