"""The accounting data interface of GB/T 24589 as XML, as far as its elements are known to us.

The numbers and names of the elements come from a secondary source (domain-facts G.7); the standard's own text and
schema were not at hand, which the file says of itself.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from sqlalchemy import select

import desk_union
from desk_union.basis.atomic_files import landing
from desk_union.basis.money import plain_yuan
from desk_union.basis.months import between, first_day, last_day
from desk_union.funds.account import balances
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.tables import Entry, Project, Voucher
from desk_union.funds.tables.books import POSTED
from desk_union.members.office import organisation
from desk_union.store.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy.orm import Session

    from desk_union.describe.export import ToExport
    from desk_union.funds.account.account_chart import AccountChart
    from desk_union.store.listing import ListAsk
    from desk_union.store.opened import Book
    from desk_union.store.progress import Work

REMARK = "按GB/T 24589已知数据元编制，未与标准原文及其模式文件核对"


def write(book: Book, _ask: ListAsk, target: Path, asked: ToExport) -> Work[str]:
    count = yield from write_interface(book, target, asked.year or asked.today.year, book.clock())
    return f"已导出 {count} 张凭证到：{target}"


def write_interface(book: Book, target: Path, year: int, now: datetime) -> Work[int]:
    """Accounts, balances by month and posted vouchers of a year; returns how many vouchers."""
    count = 0
    with book.reading() as session, landing(target) as path, path.open("w", encoding="utf-8", newline="\n") as file:
        chart = read_chart(session)
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<会计核算数据 说明=' + quoteattr(REMARK) + ">\n")
        for part in (_head(session, year, now), _periods(year), _accounts(chart), _balances(session, year, chart)):
            file.writelines(part)
        for text in _vouchers(session, year, chart):
            count += 1
            file.write(text)
            yield Progress(count, 0, f"已写出{count}张凭证")
        file.write("</会计核算数据>\n")
    return count


def _element(name: str, values: Mapping[str, object], indent: str = "  ") -> str:
    inner = "".join(f"<{key}>{escape(str(value))}</{key}>" for key, value in values.items() if value not in (None, ""))
    return f"{indent}<{name}>{inner}</{name}>\n"


def _head(session: Session, year: int, now: datetime) -> Iterator[str]:
    yield _element("电子账簿", {
        "电子账簿名称": f"{organisation(session)}{year}年账簿", "会计核算单位": organisation(session), "行业": "工会",
        "开发单位软件名称": "工会工作台", "版本号": desk_union.__version__, "本位币": "人民币", "会计年度": year,
        "标准版本号": "GB/T 24589", "导出时间": now.isoformat(timespec="seconds"),
    })  # fmt: skip


def _periods(year: int) -> Iterator[str]:
    for period in between(year * 100 + 1, year * 100 + 12):
        first, last = first_day(period), last_day(period)
        yield _element("会计期间", {
            "会计年度": year, "会计期间号": f"{period % 100:02}", "会计期间起始日期": f"{first:%Y%m%d}",
            "会计期间结束日期": f"{last:%Y%m%d}",
        })  # fmt: skip


def _accounts(chart: AccountChart) -> Iterator[str]:
    for one in chart.by_id.values():
        yield _element("会计科目", {
            "会计科目编号": one.code, "会计科目名称": one.name, "会计科目级次": 1 + (len(one.code) - 3) // 2,
            "会计科目类型": one.kind, "余额方向": one.side, "末级标志": int(one.leaf),
            "辅助核算标志": int(one.by_project),
        })  # fmt: skip


def _balances(session: Session, year: int, chart: AccountChart) -> Iterator[str]:
    for period in between(year * 100 + 1, year * 100 + 12):
        for id_, sums in balances.rolled_up(balances.sums(session, period, period), chart).items():
            one = chart.by_id[id_]
            yield _element("科目余额及发生额", {
                "会计科目编号": one.code, "会计期间号": f"{period % 100:02}",
                "期初余额方向": _side(sums.opening, one.side),
                "期初本币余额": plain_yuan(abs(sums.opening)), "借方本币发生额": plain_yuan(sums.debit),
                "贷方本币发生额": plain_yuan(sums.credit), "期末余额方向": _side(sums.closing, one.side),
                "期末本币余额": plain_yuan(abs(sums.closing)),
            })  # fmt: skip


def _side(amount: int, usual: str) -> str:
    return usual if not amount else "借" if amount > 0 else "贷"


def _vouchers(session: Session, year: int, chart: AccountChart) -> Iterator[str]:
    projects = {row.id: row.name for row in session.execute(select(Project.id, Project.name))}
    query = (
        select(Voucher, Entry)
        .join(Entry, Entry.voucher == Voucher.id)
        .where(Voucher.state == POSTED, Voucher.period.between(year * 100 + 1, year * 100 + 12))
        .order_by(Voucher.sequence, Entry.line)
    )
    rows = session.execute(query, execution_options={"yield_per": 2000})
    for _, lines in groupby(rows, key=lambda row: row[0].id):
        pairs = list(lines)
        head: Voucher = pairs[0][0]
        values = {
            "凭证类型编号": head.word, "凭证编号": head.number, "凭证日期": f"{head.day:%Y%m%d}",
            "会计期间号": f"{head.period % 100:02}", "附件数": head.papers, "制单人": head.maker,
            "审核人": head.checker, "记账人": head.poster, "记账标志": 1,
        }  # fmt: skip
        inner = _element("凭证头", values, "    ")
        for line, (_, entry) in enumerate(pairs, start=1):
            inner += _element("分录", {
                "分录行号": line, "摘要": entry.summary, "会计科目编号": chart.by_id[entry.account].code,
                "借方本币金额": plain_yuan(entry.debit), "贷方本币金额": plain_yuan(entry.credit),
                "辅助项编号": projects.get(entry.project or 0),
            }, "    ")  # fmt: skip
        yield f"  <记账凭证>\n{inner}  </记账凭证>\n"

