"""应拨经费对照表: month by month what was to come of the wages, what came, and who owes the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.money import show_yuan
from desk_union.basis.months import first_day, last_day, period_of, words, year_of
from desk_union.describe.accounting import Rate
from desk_union.describe.behind import Number, RowsBehind
from desk_union.describe.content import Tables
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.account_codes import APPROPRIATED
from desk_union.funds.account.spans import kept
from desk_union.funds.dues import appropriation
from desk_union.funds.ledgers.wages import WAGES
from desk_union.funds.paper.auditsheets import signed_table
from desk_union.funds.paper.entriesbehind import Entries, taken_away

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.behind import Behind
    from desk_union.describe.sheet import Request
    from desk_union.funds.dues.appropriation import MonthOf

HEADS = (
    Column("月份", "left", 24.0), Column("工资总额", "right", 30.0), Column("拨缴比例", "right", 16.0),
    Column("应拨缴", "right", 28.0), Column("本会留成", "right", 16.0), Column("应到本会", "right", 28.0),
    Column("当月到账（402）", "right", 28.0), Column("当月少到", "right", 26.0), Column("累计少到", "right", 28.0),
    Column("谁还欠", "left", 34.0),
)  # fmt: skip
MISSING = "没有登记"


def by_month(session: Session, request: Request) -> list[Table]:
    """From January (or the first month of the books) to the end of the span; what is behind is added up."""
    span = kept(session, request)
    found = appropriation.months(session, year_of(span.last), min(span.last, period_of(request.today)))
    entries = Entries(session, read_chart(session))
    lines = [_line(one, found, entries) for one in found]
    lacking = [words(one.period) for one in found if one.row is None]
    notes = ["应拨缴＝工资总额×拨缴比例；应到本会＝应拨缴×本会留成比例。负数是多到。"]
    if lacking:
        notes.append(f"{'、'.join(lacking)}的工资总额没有登记，应到本会按0算，累计少到偏小。")
    if found:
        last = found[-1]
        rest = f"少到{show_yuan(last.behind)}元" if last.behind > 0 else f"多到{show_yuan(-last.behind)}元"
        owed = f"，由{last.debtor}欠" if last.debtor else ""
        notes.append(f"到{words(last.period)}累计{'没有差额' if not last.behind else rest + owed}。")
    return [
        signed_table(
            session, request, "应拨经费对照表", HEADS, lines, period=span.words, totals=_totals(found, entries),
            notes=tuple(notes),
        )
    ]  # fmt: skip


def _wages(held: list[MonthOf], *keys: tuple[str, int]) -> RowsBehind:
    ids = tuple(one.row.id for one in held if one.row is not None)
    span = Span(first_day(held[0].period), last_day(held[-1].period))
    return RowsBehind(WAGES, lambda _session: ids, span, keys)


def _gap(held: list[MonthOf], entries: Entries) -> tuple[Behind, ...]:
    came = entries.flow([APPROPRIATED], held[0].period, held[-1].period, -1)
    return (_wages(held, ("due", 1)), *taken_away(came))


def _line(one: MonthOf, every: list[MonthOf], entries: Entries) -> tuple[str, ...]:
    upto = every[: every.index(one) + 1]
    came = Number(show_yuan(one.came), *entries.flow([APPROPRIATED], one.period, one.period, -1))
    gap = Number(show_yuan(one.due - one.came), *_gap([one], entries))
    behind = Number(show_yuan(one.behind), *_gap(upto, entries))
    if one.row is None:
        return (words(one.period), MISSING, "", "", "", "", came, gap, behind, one.debtor)
    whole = appropriation.whole_of(one.row.wages, one.row.rate)
    told = (
        Number(show_yuan(one.row.wages), _wages([one], ("wages", 1))), Rate().show(one.row.rate),
        Number(show_yuan(whole), _wages([one], ("whole", 1))), Rate().show(one.row.share),
        Number(show_yuan(one.due), _wages([one], ("due", 1))),
    )  # fmt: skip
    return (words(one.period), *told, came, gap, behind, one.debtor)


def _totals(found: list[MonthOf], entries: Entries) -> tuple[str, ...] | None:
    if not found:
        return None
    held = [one.row for one in found if one.row is not None]
    wages = sum(row.wages for row in held)
    whole = sum(appropriation.whole_of(row.wages, row.rate) for row in held)
    due, came = sum(one.due for one in found), sum(one.came for one in found)
    flow = entries.flow([APPROPRIATED], found[0].period, found[-1].period, -1)
    return (
        "合计", Number(show_yuan(wages), _wages(found, ("wages", 1))), "",
        Number(show_yuan(whole), _wages(found, ("whole", 1))), "", Number(show_yuan(due), _wages(found, ("due", 1))),
        Number(show_yuan(came), *flow), Number(show_yuan(due - came), *_gap(found, entries)), "", "",
    )  # fmt: skip


SHEETS = (
    Sheet(
        "funds.appropriation", "应拨经费对照表", "按月对照：工资总额的2%应到本会多少、实际到账多少、累计少到多少、谁还欠。",
        Tables(by_month), ledgers=("funds.wages", "funds.vouchers"), options=("year", "month", "quarter"),
    ),
)  # fmt: skip
