"""工会01表, 工会02表 and 科目余额表 on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.money import show_yuan
from desk_union.basis.months import following
from desk_union.describe.content import Tables
from desk_union.describe.paper import Column, Official, Table
from desk_union.describe.sheet import Sheet
from desk_union.funds.account import balances, invariants
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.spans import kept
from desk_union.funds.paper import statements
from desk_union.funds.paper.entriesbehind import NET, Entries, of_row, opening
from desk_union.members.office import organisation, seal
from desk_union.members.tables import Union
from desk_union.office import signers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.basis.months import MonthSpan
    from desk_union.describe.behind import RowsBehind
    from desk_union.describe.sheet import Request
    from desk_union.funds.account.balances import Sums

SIGNERS = ("单位负责人", "财务负责人", "制表")
# What 工会01表 and 02表 bear (财会〔2021〕7号, cover of the statements).
SEALED, FILED, PERSON = "编制单位（公章）", "报出日期", "法定代表人"
STATED = (SEALED, FILED, PERSON, "主管会计工作的负责人", "会计机构负责人", "编表")
SAME_AS = {"会计机构负责人": "会计主管", "编表": "制表人"}  # whom an office may have named by another word
BLANK_DAY = "　　年　　月　　日"
OPTIONS = ("year", "month", "quarter")
EXCUSED = "结账说明"  # before the reason of a year that was closed although its books disagree
MONEY_MM = 32.0
NAME_MM = 54.0


def money(fen: int | None) -> str:
    """Two decimals; nothing where there is nothing (B: "00" or "—" only where a form wants it)."""
    return show_yuan(fen) if fen else ""


def _signed(session: Session, day: date) -> dict[str, str]:
    """Who is known to sign on ``day``; the day of filing is left for the pen."""
    named = signers.on(signers.read(session), day)
    told = {role: named.get(role) or named.get(other) for role, other in SAME_AS.items()}
    told[PERSON] = named.get(PERSON) or session.scalar(select(Union.union_legal_person).limit(1))
    return {FILED: BLANK_DAY, **{role: name for role, name in told.items() if name}}


def unsound(session: Session, last: int) -> Iterator[str]:
    """What in the books breaks what must always hold, and why the year was closed all the same."""
    broken = [f"账账不符：{problem.reason}" for problem in invariants.broken(session, last)]
    yield from broken
    if not broken:
        return
    from desk_union.funds.account import closing  # it leads to every ledger, and hardly ever has anything to say

    if reason := closing.excuse(session, last):
        yield f"{EXCUSED}：{reason}"


def balance_sheet(session: Session, request: Request) -> list[Table]:
    span = kept(session, request)
    found = statements.balance_sheet(session, span.last, annual=span.annual)
    entries = Entries(session, read_chart(session))
    ending = "年末余额" if span.annual else "期末余额"
    rows = []
    for left, right in zip(found.left, found.right, strict=True):
        rows.append((*_cells(left, entries), *_cells(right, entries)))
    heads = []
    for name in ("资产", "负债与净资产"):
        heads.append(Column(name, "left", NAME_MM))
        heads += [Column(title, "right", MONEY_MM) for title in ("年初余额", ending)]
    return [
        Table(
            title="资产负债表", columns=heads, rows=rows, printed_on=request.today, organisation=organisation(session),
            period=span.day_words, official=Official("工会01表"), one_page=True, signers=STATED, signed=_signed(session, request.day),
            bold=_bold(zip(found.left, found.right, strict=True)),
            notes=(
                *(f"本表不平：{sentence}" for sentence in found.objections), *unsound(session, span.last), *seal(session),
            ),
        )
    ]  # fmt: skip


def _bold(lines: Iterable[Sequence[statements.StatementRow]]) -> frozenset[int]:
    """Lines of which every side is a main heading or the grand total."""
    return frozenset(place for place, line in enumerate(lines) if all(_is_strong(row) for row in line))


def _is_strong(row: statements.StatementRow) -> bool:
    return row.label.endswith("总计") or "、" in row.label


def _cells(row: statements.StatementRow, entries: Entries) -> tuple[str, str, str]:
    amounts = (row.first, row.second)
    words = [("" if fen is None else show_yuan(fen)) if row.total else money(fen) for fen in amounts]
    first, second = (opening(told, of_row(entries, row, place)) for place, told in enumerate(words))
    return row.label, first, second


def income_statement(session: Session, request: Request) -> list[Table]:
    span = kept(session, request)
    found = statements.income_statement(session, span.last, annual=span.annual, first=span.first)
    entries = Entries(session, read_chart(session))
    titles = ("本年数", "上年数") if span.annual else ("本期数" if span.first != span.last else "本月数", "本年累计数")
    return [
        Table(
            title="收入支出表",
            columns=[Column("项目", "left", 80.0), *(Column(title, "right", 45.0) for title in titles)],
            rows=[_cells(row, entries) for row in found.rows],
            printed_on=request.today,
            organisation=organisation(session),
            period=span.words,
            official=Official("工会02表"),
            one_page=True,
            bold=_bold((row,) for row in found.rows),
            signers=STATED,
            signed=_signed(session, request.day),
            notes=(
                *(f"本表勾稽不符：{sentence}" for sentence in found.objections), *found.remarks,
                *unsound(session, span.last), *seal(session),
            ),
        )
    ]


def trial_balance(session: Session, request: Request) -> list[Table]:
    """Every account with anything on it; balances stand on the side on which they are."""
    span = kept(session, request)
    chart = read_chart(session)
    rolled = balances.rolled_up(balances.sums(session, span.first, span.last), chart)
    entries = Entries(session, chart)
    rows = []
    total = [0] * 8
    for id_, sums in rolled.items():
        account = chart.by_id[id_]
        amounts = _eight(sums)
        if account.leaf:
            total = [one + other for one, other in zip(total, amounts, strict=True)]
        name = f"{'　' * (len(account.code) // 2 - 1)}{account.name}"
        behind = _behind(entries, (account.code,), span)
        rows.append((account.code, name, *(opening(money(fen), one) for fen, one in zip(amounts, behind, strict=True))))
    sides = [(group, side) for group in ("期初余额", "本期发生额", "本年累计", "期末余额") for side in ("借方", "贷方")]
    heads = [Column("科目编码", "left", 18.0), Column("科目名称", "left", 44.0)]
    heads += [Column(side, "right", 24.0, groups=(group,)) for group, side in sides]
    return [
        Table(
            title="科目余额表", columns=heads, rows=rows, printed_on=request.today, organisation=organisation(session),
            period=span.words, official=Official(), signers=SIGNERS, totals=("", "合计", *map(show_yuan, total)),
            count_text=f"共 {len(rows)} 个科目", notes=("合计只加末级科目，上级科目的数已在其中。",),
        )
    ]  # fmt: skip


def _behind(entries: Entries, codes: Sequence[str], span: MonthSpan) -> list[tuple[RowsBehind, ...]]:
    """Behind each of the eight amounts of an account."""
    before, january = following(span.first, -1), span.last // 100 * 100 + 1
    found = []
    for first, last in ((before, None), (span.first, span.last), (january, span.last), (span.last, None)):
        for key, sign in NET:
            if last is None:
                found.append(entries.balance(codes, first, sign))
            else:
                found.append(entries.flow(codes, first, last, sums=((key, 1),), closing=True))
    return found


def _eight(sums: Sums) -> Sequence[int]:
    return (
        max(sums.opening, 0), max(-sums.opening, 0), sums.debit, sums.credit, sums.year_debit, sums.year_credit,
        max(sums.closing, 0), max(-sums.closing, 0),
    )  # fmt: skip


SHEETS = (
    Sheet(
        "funds.balance_sheet", "资产负债表（工会01表）", "某月末或年末的资产、负债和净资产；选年度不选月份就是年报。",
        Tables(balance_sheet), ledgers=("funds.vouchers",),
        options=OPTIONS, monthly=True, says="选月份是月报，只选年度是年报",
    ),
    Sheet(
        "funds.income_statement", "收入支出表（工会02表）", "某月和本年累计的收入、支出；选年度不选月份就是年报。",
        Tables(income_statement), ledgers=("funds.vouchers",),
        options=OPTIONS, monthly=True, says="选月份是月报，只选年度是年报",
    ),
    Sheet(
        "funds.trial_balance", "科目余额表", "各科目的期初余额、本期发生额、本年累计和期末余额。",
        Tables(trial_balance), ledgers=("funds.vouchers",),
        options=OPTIONS, monthly=True, says="所选月份、季度或年度的发生额",
    ),
)  # fmt: skip
