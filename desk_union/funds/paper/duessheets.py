"""会费收缴花名册, 会费收缴率统计, 欠费名单 and 会费收据."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.capitals import in_words
from desk_union.basis.money import show_yuan
from desk_union.basis.months import between, following, month_of, period_of, words, year_of
from desk_union.basis.refusal import Refusal
from desk_union.describe.form import Copy, Filled
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Choose, Sheet
from desk_union.funds.account.spans import span_of
from desk_union.funds.dues import dues_grid, dues_state
from desk_union.funds.dues.dues_words import CLEARED, FREE, OWING, UNKNOWN
from desk_union.funds.tables import Dues, DuesPayment
from desk_union.members import tree
from desk_union.members.office import organisation
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request
    from desk_union.funds.dues.dues_grid import Cell, GridRow, Group, Tally

OPTIONS = ("year", "month", "quarter", "unit")
SIGNERS = ("制表人", "工会小组长", "审核人")
MONEY_MM, MONTH_MM = 18.0, 15.5
EACH, ONE = "each", "one"
LAYOUT = Choose("layout", "排法", ((ONE, "全部连在一起，后附各组收缴率"), (EACH, "每个小组一页，小组长签字")))
EMPTY = "本期没有应缴会费，请先在“收缴会费”里生成。"
ONE_YEAR = 12


def units_of(session: Session, request: Request) -> set[int] | None:
    """The asked unit and all below it; None for the whole union."""
    return None if request.unit is None else set(tree.read(session).below(request.unit))


def _groups(session: Session, request: Request) -> list[Group]:
    span = span_of(request)
    return dues_grid.read(session, span.first, span.last, request.day, units_of(session, request))


def month_words(cell: Cell | None) -> str:
    """What a month's square says on paper: what was paid, 欠 with what is owed, 免 or 待定."""
    if cell is None:
        return ""
    if cell.state == FREE:
        return "免"
    if cell.state == UNKNOWN:
        return "待定"
    if cell.state == CLEARED:
        return show_yuan(cell.paid)
    if cell.state == OWING:
        return f"欠{show_yuan(cell.owed)}"
    return f"{show_yuan(cell.paid)} 欠{show_yuan(cell.owed)}"


def dues_list(session: Session, request: Request) -> list[Table]:
    """The members of each group with their months; one table for all or a page for each group."""
    span, groups = span_of(request), _groups(session, request)
    months = _months(span.first, span.last, groups)
    if request.chosen.get("layout", ONE) == EACH and groups:
        return [_roll(session, request, months, [group]) for group in groups]
    tables = [_roll(session, request, months, groups)]
    if len(groups) > 1:
        tables.append(_rate_table(session, request, groups))
    return tables


def _months(first: int, last: int, groups: Iterable[Group]) -> list[int]:
    """The months of the span; of a year only those that anything was reckoned for."""
    used = {period for group in groups for row in group.rows for period in row.cells}
    asked = between(first, last)
    if len(asked) < ONE_YEAR or not used:
        return asked
    return between(first, max(used))


def _roll(session: Session, request: Request, months: Sequence[int], groups: Sequence[Group]) -> Table:
    rows: list[tuple[str, ...]] = []
    for group in groups:
        rows += [(group.name, str(n), *_person(row, months)) for n, row in enumerate(group.rows, 1)]
    found = [row for group in groups for row in group.rows]
    tally = dues_grid.tally(found)
    heads = [Column("小组"), Column("序号", "center", 10.0), Column("姓名", "left", 18.0)]
    heads += [Column(f"{month_of(month)}月", "right", MONTH_MM) for month in months]
    heads += [Column(title, "right", MONEY_MM) for title in ("应缴", "已缴", "欠缴")] + [Column("签名", "left", 18.0)]
    totals = ("", "", "合计", *(show_yuan(_paid(found, month)) for month in months), *_sums(found), "")
    named = tree.read(session, request.day).names[request.unit] if request.unit is not None else ""
    return Table(
        title="会费收缴花名册", columns=heads, rows=rows, printed_on=request.today, organisation=organisation(session),
        period=span_of(request).words, filter_text=named, totals=totals if rows else None, section_by=0,
        notes=(f"{tally.words}。", *_legend(found)) if rows else (EMPTY,), signers=SIGNERS,
        count_text=f"共 {tally.members} 人",
    )  # fmt: skip


def _person(row: GridRow, months: Sequence[int]) -> tuple[str, ...]:
    squares = (month_words(row.cells.get(month)) for month in months)
    return (row.name, *squares, show_yuan(row.due), show_yuan(row.paid), show_yuan(row.owed) if row.owed else "", "")


def _paid(rows: Iterable[GridRow], month: int) -> int:
    return sum(row.cells[month].paid for row in rows if month in row.cells)


def _sums(rows: Sequence[GridRow]) -> tuple[str, ...]:
    return tuple(show_yuan(sum(getattr(row, name) for row in rows)) for name in ("due", "paid", "owed"))


def _legend(rows: Iterable[GridRow]) -> list[str]:
    states = {cell.state for row in rows for cell in row.cells.values()}
    told = []
    if FREE in states:
        told.append("“免”为免缴（保留会籍、离退休等）。")
    if UNKNOWN in states:
        told.append("“待定”是没有登记月工资，应缴多少还没有算出。")
    return told


def rates(session: Session, request: Request) -> list[Table]:
    return [_rate_table(session, request, _groups(session, request))]


def _rate_table(session: Session, request: Request, groups: Sequence[Group]) -> Table:
    """Each group with its 收缴率 of money and 交纳率 of persons, numerator and denominator beside them."""
    everybody = dues_grid.tally(row for group in groups for row in group.rows)
    rows = [(str(n), group.name, *_tally(group.tally)) for n, group in enumerate(groups, 1)]
    titles = ("会员", "免缴", "应缴人数", "缴清人数", "交纳率", "应缴会费", "已缴会费", "欠缴", "收缴率")
    heads = [Column("序号", "center", 10.0), Column("分会、小组", "left", 50.0)]
    heads += [Column(title, "right", 20.0) for title in titles]
    owing = [group for group in groups if group.tally.due]
    full = sum(not group.tally.owed for group in owing)
    return Table(
        title="会费收缴率统计表",
        columns=heads,
        rows=rows, printed_on=request.today, organisation=organisation(session), period=span_of(request).words,
        totals=("", "合计", *_tally(everybody)) if rows else None, count_text=f"共 {len(groups)} 个小组",
        notes=(f"{len(owing)}个小组有应缴会费，收缴率达到100%的{full}个。",) if owing else (EMPTY,),
    )  # fmt: skip


def _tally(one: Tally) -> tuple[str, ...]:
    persons = (str(one.members), str(one.exempt), str(one.liable), str(one.payers), one.payer_rate)
    return (*persons, show_yuan(one.due), show_yuan(one.paid), show_yuan(one.owed), one.rate)


def months_in_words(periods: Iterable[int]) -> str:
    """2026年1至3月、5月 for months that follow each other and one alone."""
    told = []
    for year, some in groupby(sorted(periods), key=year_of):
        runs: list[list[int]] = []
        for month in map(month_of, some):
            if runs and runs[-1][-1] + 1 == month:
                runs[-1].append(month)
            else:
                runs.append([month])
        parts = (f"{run[0]}月" if len(run) == 1 else f"{run[0]}至{run[-1]}月" for run in runs)
        told.append(f"{year}年{'、'.join(parts)}")
    return "，".join(told)


def arrears(session: Session, request: Request) -> list[Table]:
    """Who owes what for the months that are over by the asked day, group after group."""
    wanted = units_of(session, request)
    query = (
        select(Dues.unit, Dues.person, Person.name, Dues.period, dues_state.owed().label("owed"))
        .join(Person, Person.id == Dues.person)
        .where(dues_state.arrears(request.day))
        .order_by(Person.sort, Person.id, Dues.period)
    )
    held: dict[tuple[int | None, int], list[Any]] = defaultdict(list)
    for row in session.execute(query):
        if wanted is None or row.unit in wanted:
            held[row.unit, row.person].append(row)
    known = tree.read(session, request.day)
    place: dict[int | None, int] = {unit: n for n, unit in enumerate(known.in_order())}
    ordered = sorted(held.items(), key=lambda item: place.get(item[0][0], len(place)))
    rows = [
        (
            known.full_name(unit) if unit is not None else tree.NOWHERE, str(n), some[0].name,
            months_in_words(row.period for row in some), str(len(some)), show_yuan(sum(row.owed for row in some)), "",
        )
        for n, ((unit, _), some) in enumerate(ordered, 1)
    ]  # fmt: skip
    owed = sum(row.owed for some in held.values() for row in some)
    over = following(period_of(request.day + timedelta(1)), -1)
    persons = len({person for _, person in held})
    heads = (
        Column("小组"), Column("序号", "center", 10.0), Column("姓名", "left", 22.0), Column("欠缴月份", "left", 70.0),
        Column("月数", "right", 14.0), Column("欠缴金额", "right", 24.0), Column("备注", "left", 30.0),
    )  # fmt: skip
    return [
        Table(
            title="会费欠缴名单", columns=heads, rows=rows, printed_on=request.today, section_by=0,
            organisation=organisation(session), period=f"截至{words(over)}",
            totals=("", "", "合计", "", str(sum(map(len, held.values()))), show_yuan(owed), "") if rows else None,
            notes=() if rows else ("没有人欠缴会费。",), count_text=f"共 {persons} 人",
        )
    ]  # fmt: skip


def receipt(session: Session, request: Request) -> Filled:
    """A slip for each receipt number of the span: who paid which months, how much, in figures and in words."""
    span, wanted = span_of(request), units_of(session, request)
    query = (
        select(DuesPayment, Dues.period, Dues.unit, Person.name)
        .join(Dues, Dues.id == DuesPayment.dues)
        .join(Person, Person.id == Dues.person)
        .order_by(DuesPayment.receipt, DuesPayment.day, Dues.period)
    )
    if request.row is not None:
        number = session.scalar(select(DuesPayment.receipt).where(DuesPayment.id == request.row))
        query = query.where(DuesPayment.receipt == number if number else DuesPayment.id == request.row)
    else:
        query = query.where(DuesPayment.day.between(*_days(span.first, span.last)))
        if request.search:
            query = query.where(Person.search.contains(request.search.casefold()))
    found = [row for row in session.execute(query) if wanted is None or row.unit in wanted]
    numbered = [row for row in found if row.DuesPayment.receipt or request.row is not None]
    if not numbered:
        raise Refusal("这一期没有编了收据号的会费收款。", "收款时勾选“编收据号”，再打印收据。")
    known = tree.read(session, request.day)
    office = organisation(session)
    slips = [
        _slip(list(some), known, office)
        for _, some in groupby(numbered, key=lambda row: (row.DuesPayment.receipt, row.name))
    ]
    without = len(found) - len(numbered)
    return Filled(slips, (f"另有{without}笔收款没有收据号，没有打印。",) if without else ())


def _days(first: int, last: int) -> tuple[Any, Any]:
    from desk_union.basis.months import first_day, last_day

    return first_day(first), last_day(last)


def _slip(rows: Sequence[Any], known: tree.Tree, office: str) -> Copy:
    last = rows[-1].DuesPayment
    amount = sum(row.DuesPayment.amount for row in rows)
    unit, months = rows[-1].unit, months_in_words(row.period for row in rows)
    return Copy(
        {
            "union": office, "number": last.receipt or "", "day": days.show_day_long(last.day), "name": rows[0].name,
            "unit": known.full_name(unit) if unit is not None else "", "months": months,
            "amount": f"¥{show_yuan(amount)}", "words": in_words(amount), "way": last.way or "",
            "collector": last.collector or "",
        }
    )  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "funds.dues_list", "会费收缴花名册", "按小组列出每个会员每个月缴了多少、欠多少，有合计、收缴率和签名处。",
        dues_list, options=OPTIONS, choices=(LAYOUT,), says="所选月份、季度或年度应缴的会费，补缴的也算在应缴的月份。",
    ),
    Sheet(
        "funds.dues_rates", "会费收缴率统计表", "各小组应缴、已缴、欠缴和收缴率，分子分母都列出来。", rates,
        options=OPTIONS, says="所选月份、季度或年度应缴的会费。",
    ),
    Sheet(
        "funds.dues_arrears", "会费欠缴名单", "到所选日期为止，谁欠哪几个月、欠多少，以前年度的也在内。", arrears,
        options=("year", "month", "quarter", "unit"), says="到所选年份或月份的末尾已经过完的月份，以现在的收款为准。",
    ),
    Sheet(
        "funds.dues_receipt", "会费收据", "一张A4纸三份，给缴费人；同一收据号的几个月合成一份。",
        outputs=("pdf", "docx"), options=("year", "month", "unit", "search", "id"), forms=receipt, form="dues_receipt",
        monthly=True, says="所选月份收的、编了收据号的会费。",
    ),
)  # fmt: skip
