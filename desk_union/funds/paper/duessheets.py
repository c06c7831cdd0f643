"""会费收缴花名册, 会费收缴率统计 and 欠费名单."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.money import show_yuan
from desk_union.basis.months import between, following, month_of, period_of, words
from desk_union.basis.months import in_runs as months_in_words
from desk_union.describe.behind import Number, RowsBehind, counted, summed
from desk_union.describe.content import Tables
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Choose, Sheet
from desk_union.funds.account.spans import span_of
from desk_union.funds.dues import dues_grid, dues_state
from desk_union.funds.dues.dues_words import CLEARED, FREE, OWING, UNKNOWN
from desk_union.funds.ledgers.dues import DUES
from desk_union.funds.paper.headings import BY_MONTHS, headed
from desk_union.funds.tables import Dues
from desk_union.members import tree
from desk_union.members.ledgers import PEOPLE
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request
    from desk_union.funds.dues.dues_grid import DuesCell, DuesGroup, GridRow

OPTIONS = (*BY_MONTHS, "unit")
SIGNERS = ("制表人", "工会小组长", "审核人")
MONEY_MM, MONTH_MM = 18.0, 15.5
SIGNED_MM = 25.0  # a name by hand
EACH, ONE = "each", "one"
LAYOUT = Choose("layout", "排法", ((ONE, "全部连在一起，后附各组收缴率"), (EACH, "每个小组一页，小组长签字")))
EMPTY = "本期没有应缴会费，请先在“收缴会费”里生成。"
ONE_YEAR = 12


def as_now(request: Request) -> str:
    """A payment counts for the month it was made for, whenever it came; on paper of a past day that is said."""
    told = f"收款按今天的资料（{days.show_day_long(request.today)}），以后补缴的也算在应缴的月份。"
    return told if request.day < request.today else ""


def _said(*notes: str) -> tuple[str, ...]:
    return tuple(note for note in notes if note)


def units_of(session: Session, request: Request) -> set[int] | None:
    """The asked unit and all below it; None for the whole union."""
    return None if request.unit is None else set(tree.read(session, request.day).below(request.unit))


def _groups(session: Session, request: Request) -> list[DuesGroup]:
    span = span_of(request)
    return dues_grid.read(session, span.first, span.last, request.day, units_of(session, request))


def month_words(cell: DuesCell | None) -> str:
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
    return f"{show_yuan(cell.paid)}\n欠{show_yuan(cell.owed)}"


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


def _months(first: int, last: int, groups: Iterable[DuesGroup]) -> list[int]:
    """The months of the span; of a year only those that anything was reckoned for."""
    used = {period for group in groups for row in group.rows for period in row.cells}
    asked = between(first, last)
    if len(asked) < ONE_YEAR or not used:
        return asked
    return between(first, max(used))


def _roll(session: Session, request: Request, months: Sequence[int], groups: Sequence[DuesGroup]) -> Table:
    rows: list[tuple[str, ...]] = []
    bold: set[int] = set()
    for group in groups:
        rows += [(group.name, str(n), *_person(row, months)) for n, row in enumerate(group.rows, 1)]
        if len(groups) > 1 and len(group.rows) > 1:
            bold.add(len(rows))
            rows.append((group.name, "", "小计", *_sums(group.rows, months, request)))
    found = [row for group in groups for row in group.rows]
    tally = dues_grid.tally(found)
    heads = [Column("小组"), Column("序号", "center", 10.0), Column("姓名", "left", 18.0)]
    heads += [Column(f"{month_of(month)}月", "right", MONTH_MM) for month in months]
    heads += [Column(title, "right", MONEY_MM) for title in ("应缴", "已缴", "欠缴")] + [Column("签名", "left", SIGNED_MM)]
    totals = ("", "", "合计", *_sums(found, months, request))
    named = tree.read(session, request.day).names[request.unit] if request.unit is not None else ""
    return Table(
        title="会费收缴花名册", columns=heads, rows=rows, **headed(session, request),
        filter_text=named, totals=totals if rows else None, section_by=0, bold=frozenset(bold),
        notes=_said(f"{tally.words}。", *_legend(found), as_now(request)) if rows else (EMPTY,), signers=SIGNERS,
        count_text=f"共 {tally.members} 人",
    )  # fmt: skip


def _sums(rows: Sequence[GridRow], months: Sequence[int], request: Request) -> tuple[str, ...]:
    """What was paid in each month, then 应缴, 已缴 and 欠缴, with room where somebody signs."""
    by_month = (_behind(_cells(rows, month), "paid", request) for month in months)
    return (*by_month, *(_behind(_cells(rows), key, request) for key in ("due", "paid", "owed")), "")


def _person(row: GridRow, months: Sequence[int]) -> tuple[str, ...]:
    squares = (month_words(row.cells.get(month)) for month in months)
    return (row.name, *squares, show_yuan(row.due), show_yuan(row.paid), show_yuan(row.owed) if row.owed else "", "")


def _cells(rows: Iterable[GridRow], month: int | None = None) -> list[DuesCell]:
    return [cell for row in rows for period, cell in row.cells.items() if month in {None, period}]


def _behind(cells: Sequence[DuesCell], key: str, request: Request, *less: str) -> str:
    """The sum of a column, without those of others, with the rows of 会费收缴台账 behind it."""
    total = sum(getattr(cell, key) - sum(getattr(cell, one) for one in less) for cell in cells)
    ids = [cell.dues for cell in cells]
    sums = ((key, 1), *((one, -1) for one in less))
    return Number(show_yuan(total), RowsBehind(DUES, lambda _session: ids, _of(request), sums))


def _of(request: Request) -> Span:
    span = span_of(request)
    return Span(span.first_day, span.last_day)


def _legend(rows: Iterable[GridRow]) -> list[str]:
    states = {cell.state for row in rows for cell in row.cells.values()}
    told = ["各月栏的合计是已缴的钱。"] if states else []
    if FREE in states:
        told.append("“免”为免缴（保留会籍、离退休等）。")
    if UNKNOWN in states:
        told.append("“待定”是没有登记月工资，应缴多少还没有算出。")
    return told


def rates(session: Session, request: Request) -> list[Table]:
    return [_rate_table(session, request, _groups(session, request))]


def _rate_table(session: Session, request: Request, groups: Sequence[DuesGroup]) -> Table:
    """Each group with its 收缴率 of money and 交纳率 of persons, numerator and denominator beside them.

    Who changed groups is counted where they were last, so that the columns of persons add up; the money stands with the
    group it was owed in.
    """
    all_rows = [row for group in groups for row in group.rows]
    members = _members(all_rows)
    rows = [
        (str(n), group.name, *_tally(members[group.unit], group.rows, request)) for n, group in enumerate(groups, 1)
    ]
    titles = ("会员", "免缴", "待定", "应缴人数", "缴清人数", "交纳率", "应缴会费", "已缴会费", "欠缴", "收缴率")
    heads = [Column("序号", "center", 10.0), Column("分会、小组", "left", 50.0)]
    heads += [Column(title, "right", 20.0) for title in titles]
    owing = [group for group in groups if group.tally.due]
    full = sum(not group.tally.owed for group in owing)
    return Table(
        title="会费收缴率统计表", columns=heads, rows=rows, **headed(session, request),
        totals=("", "合计", *_tally(all_rows, all_rows, request)) if rows else None, count_text=f"共 {len(groups)} 个小组",
        notes=_said(
            f"{len(owing)}个小组有应缴会费，收缴率达到100%的{full}个。" if owing else EMPTY,
            *_twice(groups), *_pending(all_rows), as_now(request),
        ) if rows else (EMPTY,),
    )  # fmt: skip


def _members(rows: Sequence[GridRow]) -> dict[int | None, list[GridRow]]:
    """By group the rows, in all groups, of those whose last month stands there."""
    held: dict[int, list[GridRow]] = defaultdict(list)
    for row in rows:
        held[row.person].append(row)
    found: dict[int | None, list[GridRow]] = defaultdict(list)
    for some in held.values():
        found[max(some, key=lambda row: max(row.cells)).unit] += some
    return found


def _twice(groups: Sequence[DuesGroup]) -> tuple[str, ...]:
    held = Counter(row.person for group in groups for row in group.rows)
    moved = sum(number > 1 for number in held.values())
    return (f"有{moved}人期间内换过小组，人数计在最后所在的小组，金额计在各月所在的小组。",) if moved else ()


def _pending(rows: Sequence[GridRow]) -> tuple[str, ...]:
    some = {row.person for row in rows if any(cell.state == UNKNOWN for cell in row.cells.values())}
    return (f"有{len(some)}人没有登记月工资，应缴待定，金额没有算在内。",) if some else ()


def _tally(persons: Sequence[GridRow], rows: Sequence[GridRow], request: Request) -> tuple[str, ...]:
    """What was paid beyond what was due counts for nothing here, so 已缴 is what was due less what is owed.

    会员 is 免缴, 待定 and 应缴人数 together, and those who owed nothing in these months.
    """
    held: dict[int, list[DuesCell]] = defaultdict(list)
    for row in persons:
        held[row.person] += row.cells.values()
    liable = {person: cells for person, cells in held.items() if any(cell.due for cell in cells)}
    who = (
        list(held), [person for person, cells in held.items() if all(cell.exempt is not None for cell in cells)],
        [
            person
            for person, cells in held.items()
            if person not in liable and any(cell.state == UNKNOWN for cell in cells)
        ],
        list(liable), [person for person, cells in liable.items() if not any(cell.owed for cell in cells)],
    )  # fmt: skip
    shown = (counted(PEOPLE, some, _of(request)) for some in who)
    cells = _cells(rows)
    due, owed = _behind(cells, "due", request), _behind(cells, "owed", request)
    rate = dues_grid.tally(rows).rate
    paid = _behind(cells, "due", request, "owed")
    return (*shown, dues_grid.tally(persons).payer_rate, due, paid, owed, rate)



def arrears(session: Session, request: Request) -> list[Table]:
    """Who owes what for the months that are over by the asked day, group after group."""
    wanted = units_of(session, request)
    query = (
        select(Dues.id, Dues.unit, Dues.person, Person.name, Dues.period, dues_state.owed().label("owed"))
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
            months_in_words(row.period for row in some), *_owing(some, request), "",
        )
        for n, ((unit, _), some) in enumerate(ordered, 1)
    ]  # fmt: skip
    over = following(period_of(request.day + timedelta(1)), -1)
    persons = len({person for _, person in held})
    heads = (
        Column("小组"), Column("序号", "center", 10.0), Column("姓名", "left", 22.0), Column("欠缴月份", "left", 70.0),
        Column("月数", "right", 14.0), Column("欠缴金额", "right", 24.0), Column("备注", "left", 30.0),
    )  # fmt: skip
    return [
        Table(
            title="会费欠缴名单", columns=heads, rows=rows, section_by=0,
            **headed(session, request, period=f"截至{words(over)}"),
            totals=("", "", "合计", "", *_owing([row for some in held.values() for row in some], request), "")
            if rows
            else None,
            notes=_said("" if rows else "没有人欠缴会费。", as_now(request)), count_text=f"共 {persons} 人",
        )
    ]  # fmt: skip


def _owing(rows: Sequence[Any], request: Request) -> tuple[str, str]:
    """How many months and how much."""
    ids, span = [row.id for row in rows], Span(request.day, request.day)
    return counted(DUES, ids, span), summed(show_yuan(sum(row.owed for row in rows)), DUES, ids, span, "owed")


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "funds.dues_list", "会费收缴花名册", "按小组列出每个会员每个月缴了多少、欠多少，有合计、收缴率和签名处。",
        Tables(dues_list), ledgers=("funds.dues",),
        options=OPTIONS, choices=(LAYOUT,), says="所选月份、季度或年度应缴的会费，补缴的也算在应缴的月份。",
    ),
    Sheet(
        "funds.dues_rates", "会费收缴率统计表", "各小组应缴、已缴、欠缴和收缴率，分子分母都列出来。",
        Tables(rates), ledgers=("funds.dues",),
        options=OPTIONS, says="所选月份、季度或年度应缴的会费。",
    ),
    Sheet(
        "funds.dues_arrears", "会费欠缴名单", "到所选日期为止，谁欠哪几个月、欠多少，以前年度的也在内。",
        Tables(arrears), ledgers=("funds.dues",),
        options=("year", "month", "quarter", "unit"), says="到所选年份或月份的末尾已经过完的月份，以现在的收款为准。",
    ),
)  # fmt: skip
