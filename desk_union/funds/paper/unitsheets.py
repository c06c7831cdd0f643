"""部门、小组收支表: what came in and what was spent for each unit, account by account."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis.money import show_yuan
from desk_union.basis.months import first_day, last_day
from desk_union.describe.behind import Number, RowsBehind
from desk_union.describe.content import Tables
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.funds.account import balances, units_by_name
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.rules import CLOSING, EXPENSE, INCOME
from desk_union.funds.account.spans import kept
from desk_union.funds.ledgers.books import VOUCHERS
from desk_union.funds.paper.auditsheets import signed_table
from desk_union.funds.tables import Entry, Voucher
from desk_union.members.ledgers.units import within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request
    from desk_union.funds.account.account_chart import AccountFacts

NOBODY = "没有分部门的"
HEADS = (
    Column("部门、小组", "left", 40.0), Column("类别", "center", 14.0), Column("科目编码", "left", 18.0),
    Column("科目", "left", 60.0), Column("金额", "right", 30.0), Column("笔数", "right", 14.0),
)  # fmt: skip


def by_unit(session: Session, request: Request) -> list[Table]:
    """Posted income and expense of the span, without the closing vouchers; what is of no unit stands last."""
    span = kept(session, request)
    chart, units = read_chart(session), units_by_name.read(session)
    flows = [one.id for one in chart.by_id.values() if one.kind in {INCOME, EXPENSE}]
    query = (
        select(Entry.id, Entry.unit, Entry.account, Entry.debit, Entry.credit)
        .where(Entry.period.between(span.first, span.last), balances.posted(), Entry.account.in_(flows))
        .where(Entry.voucher.not_in(select(Voucher.id).where(Voucher.kind.in_(CLOSING))))
        .order_by(Entry.period, Entry.voucher, Entry.line)
    )
    if request.unit is not None:
        query = query.where(Entry.unit.in_(within(request.unit, request.day)))
    held: dict[int | None, dict[int, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for row in session.execute(query):
        amount = (row.debit - row.credit) * chart.by_id[row.account].sign
        held[row.unit][row.account].append((row.id, amount))
    days = Span(first_day(span.first), last_day(span.last))
    rows: list[tuple[str, ...]] = []
    bold = set[int]()
    order = [*(unit for unit in units.by_id if unit in held), *((None,) if None in held else ())]
    for unit in order:
        name = NOBODY if unit is None else units.name(unit)
        for kind in (INCOME, EXPENSE):
            own = [(chart.by_id[account], parts) for account, parts in held[unit].items()]
            lines = sorted(((facts, parts) for facts, parts in own if facts.kind == kind), key=lambda one: one[0].code)
            if lines:
                rows += [_line(name, facts, parts, days) for facts, parts in lines]
                bold.add(len(rows))
                rows.append(_line(name, lines[0][0], [one for _, parts in lines for one in parts], days, f"{kind}合计"))
    notes = () if any(unit is not None for unit in order) else ("分录上还没有填“部门、小组”；写凭证时可以填，草稿也可以补填。",)
    return [signed_table(session, request, "部门、小组收支表", HEADS, rows, period=span.words, notes=notes, bold=frozenset(bold))]


def _line(
    name: str, facts: AccountFacts, parts: Sequence[tuple[int, int]], days: Span, total: str = ""
) -> tuple[str, ...]:
    ids = tuple(id_ for id_, _ in parts)
    behind = RowsBehind(VOUCHERS, lambda _session: ids, days, (("debit", facts.sign), ("credit", -facts.sign)))
    counted = Number(str(len(ids)), RowsBehind(VOUCHERS, lambda _session: ids, days))
    amount = Number(show_yuan(sum(amount for _, amount in parts)), behind)
    return (name, facts.kind, "" if total else facts.code, total or facts.full_name, amount, counted)


SHEETS = (
    Sheet(
        "funds.by_unit", "部门、小组收支表", "每个部门、小组名下收了多少、花了多少，按科目列；写凭证时分录上填了部门、小组的才算得出来。",
        Tables(by_unit), ledgers=("funds.vouchers",), options=("year", "month", "quarter", "unit"),
    ),
)  # fmt: skip
