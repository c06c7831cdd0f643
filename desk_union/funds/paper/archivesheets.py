"""会计档案: accounts, balances and vouchers of a year as plain tables for the archive (《会计档案管理办法》)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.describe.content import Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.funds.account import balances
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.spans import span_of
from desk_union.funds.paper.headings import headed
from desk_union.funds.tables import Entry, Project, Voucher
from desk_union.funds.tables.books import POSTED

if TYPE_CHECKING:

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request
    from desk_union.funds.account.account_chart import AccountChart

SIGNERS = ("单位负责人", "财务负责人", "制表")


def archive(session: Session, request: Request) -> list[Table]:
    span = span_of(request)
    chart = read_chart(session)
    parts = (
        ("会计科目", *_accounts(chart)), ("科目余额及发生额", *_balances(session, span.first, span.last, chart)),
        ("记账凭证", *_vouchers(session, span.first, span.last, chart)),
    )  # fmt: skip
    return [
        Table(
            title=f"{span.words}{title}", columns=columns, rows=rows, signers=SIGNERS, count_text=f"共 {len(rows)} 行",
            **headed(session, request),
        )
        for title, columns, rows in parts
    ]  # fmt: skip


Part = tuple[list[Column], list[Sequence[str]]]


def _accounts(chart: AccountChart) -> Part:
    columns = [Column(title) for title in ("科目编码", "科目名称", "全名", "类别", "余额方向", "末级", "启用")]
    rows: list[Sequence[str]] = [
        (one.code, one.name, one.full_name, one.kind, one.side, "是" if one.leaf else "否", "是" if one.in_use else "否")
        for one in chart.by_id.values()
    ]
    return columns, rows


def _balances(session: Session, first: int, last: int, chart: AccountChart) -> Part:
    columns = [Column("科目编码"), Column("科目名称")]
    titles = ("年初余额", "期初余额", "本期借方", "本期贷方", "本年借方", "本年贷方", "期末余额")
    columns += [Column(title, "right") for title in titles] + [Column("余额方向", "center")]
    rows: list[Sequence[str]] = []
    for id_, sums in balances.rolled_up(balances.sums(session, first, last), chart).items():
        one = chart.by_id[id_]
        side = "平" if not sums.closing else "借" if sums.closing > 0 else "贷"
        amounts = (
            sums.year_opening * one.sign, sums.opening * one.sign, sums.debit, sums.credit, sums.year_debit,
            sums.year_credit, sums.closing * one.sign,
        )  # fmt: skip
        rows.append((one.code, one.full_name, *map(show_yuan, amounts), side))
    return columns, rows


def _vouchers(session: Session, first: int, last: int, chart: AccountChart) -> Part:
    left = ("日期", "凭证字号", "种类", "摘要", "科目编码", "科目名称")
    right = ("项目", "往来", "票据号", "附件张数", "制单", "复核", "记账", "校验值")
    columns = [Column(title) for title in left] + [Column(title, "right") for title in ("借方金额", "贷方金额")]
    columns += [Column(title) for title in right]
    projects = {row.id: row.name for row in session.execute(select(Project.id, Project.name))}
    query = (
        select(Voucher, Entry)
        .join(Entry, Entry.voucher == Voucher.id)
        .where(Voucher.state == POSTED, Voucher.period.between(first, last))
        .order_by(Voucher.sequence, Entry.line)
    )
    rows: list[Sequence[str]] = []
    for head, entry in session.execute(query):
        account = chart.by_id[entry.account]
        rows.append((
            days.show_day(head.day), f"{head.word}-{head.number}", head.kind, entry.summary, account.code,
            account.full_name, show_yuan(entry.debit), show_yuan(entry.credit), projects.get(entry.project or 0, ""),
            entry.party or "", entry.bill or "", str(head.papers), head.maker or "", head.checker or "",
            head.poster or "", head.hash or "",
        ))  # fmt: skip
    return columns, rows


SHEETS = (
    Sheet(
        "funds.archive", "会计档案数据", "全年的科目、余额和记账凭证，存档或交给别的软件用；凭证带校验值。",
        Tables(archive), ledgers=("funds.vouchers",),
        options=("year", "month", "quarter"), outputs=("xlsx",), says="所选年度、季度或月份的数据",
    ),
)  # fmt: skip
