"""账簿查询: from a statement or the trial balance down to an account's ledger and on to the voucher."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.basis.months import period_of, words
from desk_union.funds.account import balances
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.periods import start_of
from desk_union.funds.paper import booklines, statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desk_union.funds.account.account_chart import AccountChart, AccountFacts
    from desk_union.funds.paper.booklines import BookLine
    from desk_union.screens.desk import Desk

TRIAL, SHEET, INCOME, LEDGER, GENERAL = "trial", "balance_sheet", "income", "ledger", "general"
TITLES = {
    TRIAL: "科目余额表", SHEET: "资产负债表", INCOME: "收入支出表", LEDGER: "明细账", GENERAL: "总账",
}  # fmt: skip
FORMS = {
    TRIAL: "funds.trial_balance", SHEET: "funds.balance_sheet", INCOME: "funds.income_statement",
    LEDGER: "funds.subsidiary_ledger", GENERAL: "funds.general_ledger",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class BookCell:
    """A cell that opens: ``accounts`` by code, or a ``voucher``."""

    text: str
    right: bool = False
    strong: bool = False
    accounts: tuple[str, ...] = ()
    voucher: int | None = None


Lines = list[tuple[BookCell, ...]]


@dataclass(frozen=True, slots=True)
class ShownBook:
    """What is on the screen: a title, heads and rows of cells, and what is wrong with it."""

    title: str
    heads: tuple[str, ...]
    rows: Lines
    objections: tuple[str, ...] = ()


class BooksPage:
    """``kind`` and ``account`` say what is looked at; ``first`` to ``last`` are months of one year."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        with desk.book.reading() as session:
            self.chart: AccountChart = read_chart(session)
            start = start_of(session, desk.today())
        now = period_of(desk.today())
        self.years = list(range(start // 100, max(now // 100, start // 100) + 1))
        self.year = now // 100 if start <= now else start // 100
        self.first_month, self.last_month = 1, now % 100 if self.year == now // 100 else 12
        self.kind = TRIAL
        self.account = ""
        self.project: int | None = None
        self._trail: list[tuple[str, str]] = []

    @property
    def first(self) -> int:
        return self.year * 100 + self.first_month

    @property
    def last(self) -> int:
        return self.year * 100 + max(self.first_month, self.last_month)

    def accounts(self) -> list[AccountFacts]:
        """Accounts with something on them in these months, uppers too."""
        with self.desk.book.reading() as session:
            rolled = balances.rolled_up(balances.sums(session, self.first, self.last), self.chart)
        return [self.chart.by_id[id_] for id_ in rolled]

    def turn_to(self, kind: str, account: str = "") -> None:
        """Look at something else; ``back`` returns."""
        self._trail.append((self.kind, self.account))
        self.kind, self.account = kind, account

    def open(self, cell: BookCell) -> bool:
        """Open what stands behind a cell when it is an account; False when it is not."""
        if not cell.accounts:
            return False
        self.turn_to(LEDGER, cell.accounts[0])
        return True

    @property
    def can_go_back(self) -> bool:
        return bool(self._trail)

    def back(self) -> None:
        if self._trail:
            self.kind, self.account = self._trail.pop()

    def show(self) -> ShownBook:
        show = {TRIAL: self._trial, SHEET: self._balance_sheet, INCOME: self._income, LEDGER: self._ledger,
                GENERAL: self._general}  # fmt: skip
        return show[self.kind]()

    def _trial(self) -> ShownBook:
        with self.desk.book.reading() as session:
            rolled = balances.rolled_up(balances.sums(session, self.first, self.last), self.chart)
        rows: Lines = []
        for id_, sums in rolled.items():
            one = self.chart.by_id[id_]
            name = f"{'　' * (len(one.code) // 2 - 1)}{one.name}"
            amounts = (
                _sided(sums.opening, one), _money(sums.debit, one.code), _money(sums.credit, one.code),
                _sided(sums.closing, one),
            )  # fmt: skip
            rows.append((BookCell(one.code, accounts=(one.code,)), BookCell(name, accounts=(one.code,)), *amounts))
        heads = ("科目编码", "科目名称", "期初余额", "本期借方", "本期贷方", "期末余额")
        return ShownBook(f"科目余额表　{self._span()}", heads, rows)

    def _balance_sheet(self) -> ShownBook:
        with self.desk.book.reading() as session:
            found = statements.balance_sheet(session, self.last)
        rows: Lines = [
            (*self._statement_row(left), *self._statement_row(right))
            for left, right in zip(found.left, found.right, strict=True)
        ]
        heads = ("资产", "年初余额", "期末余额", "负债与净资产", "年初余额", "期末余额")
        return ShownBook(f"资产负债表（工会01表）　{words(self.last)}末", heads, rows, found.objections)

    def _income(self) -> ShownBook:
        with self.desk.book.reading() as session:
            found = statements.income_statement(session, self.last, first=self.first)
        rows: Lines = [self._statement_row(row) for row in found.rows]
        month = "本月数" if self.first == self.last else "本期数"
        return ShownBook(
            f"收入支出表（工会02表）　{self._span()}", ("项目", month, "本年累计数"), rows, found.objections
        )

    def _statement_row(self, row: statements.StatementRow) -> tuple[BookCell, ...]:
        codes = tuple(code for code in row.codes if code in self.chart.by_code)
        cells = [BookCell(row.label, strong=row.total, accounts=codes)]
        for amount in (row.first, row.second):
            text = show_yuan(amount) if amount or (row.total and amount is not None) else ""
            cells.append(BookCell(text, right=True, strong=row.total, accounts=codes))
        return tuple(cells)

    def _ledger(self) -> ShownBook:
        one = self._chosen()
        with self.desk.book.reading() as session:
            book = booklines.subsidiary(session, one, self.first, self.last, self.chart, project=self.project)
        heads = ("日期", "凭证字号", "摘要", "对方科目", "借方", "贷方", "借或贷", "余额")
        return ShownBook(f"明细账　{one.words}　{self._span()}", heads, [_book_row(line) for line in book.lines])

    def _general(self) -> ShownBook:
        one = self._chosen()
        with self.desk.book.reading() as session:
            book = booklines.general(session, one, self.first, self.last, self.chart)
        heads = ("日期", "凭证字号", "摘要", "对方科目", "借方", "贷方", "借或贷", "余额")
        return ShownBook(f"总账　{one.words}　{self._span()}", heads, [_book_row(line) for line in book.lines])

    def _chosen(self) -> AccountFacts:
        return self.chart.by_code[self.account] if self.account else next(iter(self.chart.by_id.values()))

    def _span(self) -> str:
        if self.first == self.last:
            return words(self.first)
        return f"{self.year}年{self.first_month}月至{self.last % 100}月"


def _money(fen: int, *codes: str) -> BookCell:
    return BookCell(show_yuan(fen) if fen else "", right=True, accounts=codes)


def _sided(balance: int, account: AccountFacts) -> BookCell:
    """A balance with its side where it stands on the other than the account's own."""
    if not balance:
        return BookCell("", right=True, accounts=(account.code,))
    side = "借" if balance > 0 else "贷"
    return BookCell(f"{side} {show_yuan(abs(balance))}", right=True, accounts=(account.code,))


def _book_row(line: BookLine) -> tuple[BookCell, ...]:
    total = line.kind != booklines.ENTRY
    always = total and line.kind != booklines.OPENING
    debit, credit = (show_yuan(amount) if amount or always else "" for amount in (line.debit, line.credit))
    texts: Sequence[tuple[str, bool]] = (
        (days.show_day(line.day) if line.day else "", False), (line.number, False), (line.summary, False),
        (line.opposite, False), (debit, True), (credit, True), (line.side, False), (show_yuan(abs(line.balance)), True),
    )  # fmt: skip
    return tuple(BookCell(text, right, strong=total, voucher=line.voucher) for text, right in texts)
