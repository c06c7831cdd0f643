"""Sheets that are a ledger's own rows: of a span or as they stand, under other headings, with places for the pen.

Also the small things that every such sheet asks: the row meant, facts of a row as a grid, and counts by two columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from desk_union.basis import days, months
from desk_union.basis.refusal import Refusal
from desk_union.describe.behind import counted
from desk_union.describe.content import Tables
from desk_union.describe.figure import Span
from desk_union.describe.paper import Column, Official, Table
from desk_union.describe.prose import Prose, ProseGrid
from desk_union.describe.sheet import Sheet
from desk_union.members.office import organisation
from desk_union.store import listing
from desk_union.store.ledgertable import NUMBER, TOTAL, ledger_table
from desk_union.store.listing import Condition, ListAsk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.basis.months import MonthSpan
    from desk_union.describe.ledger import Ledger
    from desk_union.describe.prose import Block
    from desk_union.describe.sheet import Request

Kept = TypeVar("Kept")
NOWHERE = "（没有填）"
SIGNERS = ("填表人", "审核人", "负责人")


def span_of(request: Request) -> MonthSpan:
    """The year, quarter or month asked for; without any, this year until the present month."""
    return request.months or months.MonthSpan.so_far(request.today)


def within(request: Request) -> Span:
    asked = span_of(request)
    return Span(asked.first_day, asked.last_day)


def rows_of(session: Session, ledger: Ledger, request: Request, *, order: tuple[str, ...] = ()) -> list[int]:
    """The rows asked for by themselves, else those that happened in the span."""
    if request.picked:
        return listing.ids_of(session, ledger, ListAsk(request.day, ids=request.picked, order=order))
    span = within(request)
    happened = Condition(ledger.when, "between", span.first, span.last)
    return listing.ids_of(session, ledger, ListAsk(request.day, conditions=(happened,), order=order))


def row_of(session: Session, row: type[Kept], request: Request, day: Any, empty: str, *where: Any) -> Kept:
    """The row asked for, else the newest that is not after the day; Refusal where the one asked for is not there."""
    held = session.get(row, request.picked[0]) if request.picked else None
    if held is None and request.picked:
        raise Refusal(f"没有编号为{request.picked[0]}的记录。", "请到台账里核对，或不写编号，就是最近的一份。")
    if held is None:
        last = request.months.last_day if request.months else request.today
        newest = select(row).where(day <= last, *where).order_by(day.desc(), row.id.desc())  # type: ignore[attr-defined]  # a ledger's row has an id
        held = session.scalar(newest.limit(1))
    if held is None:
        raise Refusal(empty, "请先登记，或换一个时间。")
    return held


def register(
    code: str,
    title: str,
    help_: str,
    kept: Ledger,
    keys: Sequence[str],
    *,
    presets: tuple[str, ...] = (),
    standing: bool = False,
    order: tuple[str, ...] = (),
    sections: bool = False,
    blanks: Sequence[Column] = (),
    labels: dict[str, str] | None = None,
    signers: tuple[str, ...] = SIGNERS,
    empty: str = "这个期间没有记录。",
) -> Sheet:
    """A list of the span, or ``standing`` as of the day; with ``sections`` the first column parts the rows."""

    def fill(session: Session, request: Request) -> list[Table]:
        conditions: tuple[Condition, ...] = ()
        if not standing and not request.picked:
            span = within(request)
            conditions = (Condition(kept.when, "between", span.first, span.last),)
        ask = ListAsk(
            request.day, presets=presets, conditions=conditions, order=order, ids=request.picked or None
        )  # fmt: skip
        ids = listing.ids_of(session, kept, ask)
        if sections:
            ids = _by_first(session, kept, keys[0], ids, request)
        columns = [kept.by_key[key] for key in keys]
        told = f"截至{days.show_day_long(request.day)}" if standing else span_of(request).words
        return [
            ledger_table(
                session, kept, columns, ids, request.day, title=title, organisation=organisation(session),
                period=told, printed_on=request.today, sections=sections, blanks=blanks, labels=labels,
                count_text=f"共 {len(ids)} {kept.counter}", signers=signers, notes=() if ids else (empty,),
                section_unit=kept.counter,
            )
        ]  # fmt: skip

    options = ("year", "month", "id", "ids") if standing else ("year", "quarter", "month", "id", "ids")
    says = "" if standing else "打印所选期间的记录。"
    return Sheet(code, title, help_, Tables(fill), ledgers=(kept.code,), options=options, says=says)


def _by_first(session: Session, ledger: Ledger, key: str, ids: Sequence[int], request: Request) -> list[int]:
    """The same rows, those alike in the first column together."""
    words = {line.id: line.words[0] for line in listing.lines(session, ledger, [ledger.by_key[key]], ids, request.day)}
    first: dict[str, int] = {}
    for place, row in enumerate(ids):
        first.setdefault(words[row], place)
    return sorted(ids, key=lambda row: first[words[row]])


def facts(*told: tuple[str, object], title: str = "") -> ProseGrid:
    """What a row says, a fact a line; days as words, empty facts left for the pen."""
    columns = (Column("项目", "left", 34), Column("内容", "left", 130))
    return ProseGrid(title, columns, [(label, in_words(value)) for label, value in told])


def in_words(value: object) -> str:
    if value is None:
        return ""
    if hasattr(value, "year"):
        return days.show_day_long(value)  # type: ignore[arg-type]  # a day has a year
    return "是" if value is True else "否" if value is False else str(value)


def paper(session: Session, request: Request, title: str, blocks: Sequence[Block], **more: Any) -> Prose:
    return Prose(
        title=title, organisation=organisation(session), period=more.pop("period", ""), printed_on=request.today,
        blocks=blocks, signers=more.pop("signers", SIGNERS),
        official=Official(maker="单位", money=days.show_day_long(request.today)),
    )  # fmt: skip


def crossed(
    session: Session, ledger: Ledger, ids: Sequence[int], down: str, across: str, request: Request, **around: Any
) -> Table:
    """How many rows stand at each meeting of two columns, with sums; every number opens."""
    kept = [ledger.by_key[down], ledger.by_key[across]]
    lines = listing.lines(session, ledger, kept, ids, request.day)
    span = within(request)
    rows = list(dict.fromkeys(line.words[0] or NOWHERE for line in lines))
    heads = list(dict.fromkeys(line.words[1] or NOWHERE for line in lines))
    held = [(line.id, line.words[0] or NOWHERE, line.words[1] or NOWHERE) for line in lines]

    def number(*where: str | None) -> str:
        found = [one[0] for one in held if all(w is None or w == one[n + 1] for n, w in enumerate(where))]
        return counted(ledger, found, span) if found else ""

    body = [(str(n), row, *(number(row, head) for head in heads), number(row, None)) for n, row in enumerate(rows, 1)]
    totals = ("", TOTAL, *(number(None, head) for head in heads), number(None, None)) if body else None
    among = (Column(head, "right") for head in heads)
    columns = (NUMBER, Column(kept[0].label, "left", 40), *among, Column("合计", "right", 18))
    return Table(
        columns=columns, rows=body, totals=totals, organisation=organisation(session), printed_on=request.today,
        period=span_of(request).words, count_text=f"共 {len(ids)} {ledger.counter}", **around,
    )  # fmt: skip
