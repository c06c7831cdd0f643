"""发放全年图: what was handed out month by month and by kind, of one person or of everybody."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Date, select, type_coerce

from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.describe.behind import counted, summed
from desk_union.describe.content import StackedBars
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.describe.stack_chart import StackChart, StackPanel, StackSeries
from desk_union.members.ledgers import PEOPLE
from desk_union.members.office import organisation
from desk_union.members.tables import Person
from desk_union.payouts.ceilings import allowance, presets
from desk_union.payouts.ledgers import LINES, worth
from desk_union.payouts.received import handed_out, paid_day
from desk_union.payouts.tables import PayoutKind, PayoutLine, PayoutList
from desk_union.store import listing
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

CODE = "payouts.year_picture"
MONTHS = tuple(f"{month}月" for month in range(1, 13))
DRAWN = 6  # kinds that are drawn by themselves, the greatest first; the rest together
REST = "其他"
NAMED = 5


@dataclass
class KindOfYear:
    """What of one kind was handed out in each month; ``worth`` in fen."""

    name: str
    ids: list[list[int]] = field(default_factory=lambda: [[] for _ in MONTHS])
    worth: list[int] = field(default_factory=lambda: [0] * len(MONTHS))

    @property
    def all_ids(self) -> list[int]:
        return [one for some in self.ids for one in some]


def year_picture(session: Session, request: Request) -> StackChart:
    """A person by ``row`` or by a name that only one has; everybody where nobody is named.

    Refusal where the person is unknown or the name is that of several.
    """
    year = request.year or request.today.year
    whom = _whom(session, request)
    name = session.scalar(select(Person.name).where(Person.id == whom)) or ""
    kinds = kinds_of_year(session, year, whom)
    title = f"{name}领取的钱和物品" if name else "发放全年图"
    told = _table(kinds, year, request, f"{title}（按种类、月份）", organisation(session))
    money, times = _drawn(kinds, lambda one: one.worth), _drawn(kinds, lambda one: [len(some) for some in one.ids])
    return StackChart(
        title=title, places=MONTHS, organisation=told.organisation, period=told.period, printed_on=request.today,
        panels=(
            StackPanel(title="金额（现金和实物折价）", unit="元", series=money, scale=100),
            StackPanel(title="次数", unit="次", series=times),
        ),
        notes=_notes(session, request, kinds, year, whom), told=(told,),
    )  # fmt: skip


def _whom(session: Session, request: Request) -> int | None:
    if request.row is not None:
        if session.get(Person, request.row) is None:
            raise Refusal(f"{PEOPLE.title}里没有第{request.row}号。", "可能已被删除，请核对。")
        return request.row
    if not request.search:
        return None
    found = listing.ids_of(session, PEOPLE, ListAsk(request.day, search=request.search))
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refusal(f"{PEOPLE.title}里没有“{request.search}”。", "请核对姓名，或写证件号码。")
    known = session.execute(select(Person.name, Person.work_no).where(Person.id.in_(found[:NAMED])))
    some = "、".join(f"{name}（工号{number}）" if number else name for name, number in known)
    more = "等" if len(found) > NAMED else ""
    raise Refusal(f"“{request.search}”找到{len(found)}人：{some}{more}。", "请写全姓名、工号或证件号码。")


def kinds_of_year(session: Session, year: int, person: int | None = None) -> list[KindOfYear]:
    """What was handed out in the year, of which the kind with most money comes first."""
    day = type_coerce(paid_day(), Date)
    query = (
        select(PayoutLine.id, day, worth(), PayoutKind.name, PayoutLine.matter)
        .outerjoin(PayoutList, PayoutList.id == PayoutLine.roll)
        .outerjoin(PayoutKind, PayoutKind.id == PayoutList.kind)
        .where(handed_out(), paid_day().between(date(year, 1, 1), date(year, 12, 31)))
        .order_by(PayoutLine.id)
    )
    if person is not None:
        query = query.where(PayoutLine.person == person)
    found: dict[str, KindOfYear] = {}
    for id_, on, amount, kind, matter in session.execute(query):
        name = kind or presets.spoken_of((matter,))[0] or REST
        one = found.setdefault(name, KindOfYear(name))
        one.ids[on.month - 1].append(id_)
        one.worth[on.month - 1] += amount
    return sorted(found.values(), key=lambda one: (one.name == REST, -sum(one.worth), one.name))


def _drawn(kinds: Sequence[KindOfYear], values: Callable[[KindOfYear], list[int]]) -> tuple[StackSeries, ...]:
    sums: dict[str, list[int]] = defaultdict(lambda: [0] * len(MONTHS))
    for place, one in enumerate(kinds):
        held = sums[one.name if place < DRAWN else REST]
        held[:] = [old + new for old, new in zip(held, values(one), strict=True)]
    return tuple(StackSeries(name, tuple(some)) for name, some in sums.items())


def _table(kinds: Sequence[KindOfYear], year: int, request: Request, title: str, name: str) -> Table:
    span = Span(date(year, 1, 1), date(year, 12, 31))
    heads = (
        Column("种类", width_mm=34), *(Column(month, "right", 17) for month in MONTHS), Column("合计", "right", 24),
        Column("次数", "right", 12),
    )  # fmt: skip
    whole = KindOfYear("合计")
    for one in kinds:
        for place in range(len(MONTHS)):
            whole.ids[place] += one.ids[place]
            whole.worth[place] += one.worth[place]
    return Table(
        title=title, columns=heads, rows=[_line(one, span) for one in kinds], organisation=name, period=f"{year}年",
        printed_on=request.today, totals=_line(whole, span) if kinds else None,
        notes=() if kinds else (f"{year}年还没有领过。",),
    )  # fmt: skip


def _line(one: KindOfYear, span: Span) -> tuple[str, ...]:
    months = (
        summed(show_yuan(amount), LINES, ids, span, "worth") if ids else ""
        for amount, ids in zip(one.worth, one.ids, strict=True)
    )
    ids = one.all_ids
    total = summed(show_yuan(sum(one.worth)), LINES, ids, span, "worth")
    return (one.name, *months, total, counted(LINES, ids, span))


def _notes(
    session: Session, request: Request, kinds: Sequence[KindOfYear], year: int, person: int | None
) -> tuple[str, ...]:
    count, total = sum(len(one.all_ids) for one in kinds), sum(sum(one.worth) for one in kinds)
    told = f"{year}年共{count}次，{show_yuan(total)}元；" if count else f"{year}年还没有领过；"
    notes = [f"{told}按入账日期，没入账的按签领、走访日期；柱顶是当月合计。"]
    if person is not None and year == request.today.year:
        notes.append(allowance.words(session, person, request.today, shown=None) or allowance.NONE_BY_THE_YEAR)
    return tuple(notes)


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        CODE, "发放全年图",
        "一年里发放的钱和物品，逐月分种类画成柱形图；写了姓名就只画这个人领的，并写明今年还可以领多少。",
        StackedBars(year_picture),
        ledgers=("payouts.lines", "members.people"), options=("year", "search", "id"), says="画所选年度实际领到的。",
        finds=("姓名", "不填就是全部人员"),
    ),
)  # fmt: skip
