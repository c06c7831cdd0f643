"""经费审查记录 and 经费审查提示清单 on paper, and the table that 经审 signs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.months import first_day, last_day, period_of, span_words
from desk_union.describe.content import Tables
from desk_union.describe.paper import Column, Table
from desk_union.describe.sheet import Sheet
from desk_union.funds.account import closing, invariants, passed_over
from desk_union.funds.account.deeds import ORDINARY
from desk_union.funds.account.spans import span_of
from desk_union.funds.account.voucher_words import title_of
from desk_union.funds.tables import Audit, Override, Voucher
from desk_union.funds.tables.books import POSTED
from desk_union.members.office import organisation, seal
from desk_union.store.overrides import accepted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

SIGNERS = ("工会主席", "经审主任", "经审委员", "制表")
LATE_DAYS = 31  # a voucher posted so long after its day is told to 经审
MONTHS = ("year", "month", "quarter")

Cells = tuple[str, str, str, str, str]


def signed_table(
    session: Session,
    request: Request,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    **more: object,
) -> Table:
    return Table(
        title=title, columns=columns, rows=rows, printed_on=request.today, organisation=organisation(session),
        **{"signers": SIGNERS, **more},  # type: ignore[arg-type]  # what a table further takes
    )  # fmt: skip


def audits(session: Session, request: Request) -> list[Table]:
    """经费审查记录 of the year."""
    span = span_of(request)
    held = session.scalars(
        select(Audit).where(Audit.day.between(first_day(span.first), last_day(span.last))).order_by(Audit.day)
    ).all()
    rows = [
        (
            days.show_day(one.day), one.kind, span_words(one.first, one.last), one.auditors,
            "" if one.vouchers is None else str(one.vouchers), one.findings or "无", one.opinion or "",
            one.rectified or "",
            days.show_day(one.published_on) if one.published_on else "",
        )
        for one in held
    ]  # fmt: skip
    heads = (
        Column("审查日期", "left", 21.0), Column("种类", "left", 24.0), Column("审查期间", "left", 34.0),
        Column("审查人", "left", 28.0), Column("凭证张数", "right", 16.0), Column("发现的问题", "left", 46.0),
        Column("审查意见", "left", 40.0), Column("整改情况", "left", 36.0), Column("公布日期", "left", 21.0),
    )  # fmt: skip
    note = "" if rows else "本期没有经费审查记录；每年应审查一到两次。"
    notes = (*((note,) if note else ()), *seal(session))
    return [signed_table(session, request, "工会经费审查记录", heads, rows, period=span.words, notes=notes)]


def overrides(session: Session, request: Request) -> list[Table]:
    """For 经审: every warning passed over, every correction, and what was posted late."""
    span = span_of(request)
    within = (Voucher.period.between(span.first, span.last), Voucher.state == POSTED)
    rows = [*_passed_over(session, within), *_corrected(session, within), *_late(session, within)]
    excuse = closing.excuse(session, span.last)
    rows += [
        ("账账不符", "", "", problem.reason, f"结账说明：{excuse}" if excuse else problem.remedy)
        for problem in invariants.broken(session, span.last)
    ]
    rows += _warned(session, span.first, span.last)
    rows += _early(session, span.first, span.last)
    heads = (
        Column("类别", "center", 22.0), Column("日期", "left", 21.0), Column("凭证", "left", 30.0),
        Column("情况", "left", 96.0), Column("说明", "left", 70.0),
    )  # fmt: skip
    count = f"共 {len(rows)} 项"
    return [signed_table(session, request, "经费审查提示清单", heads, rows, period=span.words, count_text=count, notes=seal(session))]


def _named(row: Voucher) -> tuple[str, str]:
    return days.show_day(row.day), title_of(row.word, row.number, row.day, row.id).split(" ")[-1]


def _passed_over(session: Session, within: Sequence[ColumnElement[bool]]) -> Iterator[Cells]:
    query = select(Override, Voucher).join(Voucher, Voucher.id == Override.voucher).where(*within)
    for override, voucher in session.execute(query.order_by(Voucher.sequence, Override.id)):
        yield ("提醒后仍记账", *_named(voucher), override.sentence, override.reason)


def _warned(session: Session, first: int, last: int) -> Iterator[Cells]:
    """Rows of 经费's ledgers that were saved in these months although a check warned."""
    for one in accepted(session, "funds."):
        if first <= period_of(one.at.date()) <= last:
            what = f"{one.title} {one.name}：{one.sentence}"
            yield ("提醒后仍保存", days.show_day(one.at.date()), "", what, one.reason)


def _early(session: Session, first: int, last: int) -> Iterator[Cells]:
    """Months that were closed before they were over."""
    for one in passed_over.closed(session):
        if one.sentence == passed_over.EARLY and first <= period_of(one.at.date()) <= last:
            yield ("提前结账", days.show_day(one.at.date()), "", f"{one.name}{one.sentence}", one.reason)


def _corrected(session: Session, within: Sequence[ColumnElement[bool]]) -> Iterator[Cells]:
    query = select(Voucher).where(*within, Voucher.origin.is_not(None), Voucher.kind != ORDINARY).order_by(Voucher.sequence)
    for row in session.scalars(query):
        origin = session.get(Voucher, row.origin)
        of = title_of(origin.word, origin.number, origin.day, origin.id) if origin else ""
        yield (row.kind, *_named(row), f"更正 {of}", row.note or "")


def _late(session: Session, within: Sequence[ColumnElement[bool]]) -> Iterator[Cells]:
    query = select(Voucher).where(*within, Voucher.posted_at.is_not(None)).order_by(Voucher.sequence)
    for row in session.scalars(query):
        late = (row.posted_at.date() - row.day).days if row.posted_at else 0
        if late > LATE_DAYS:
            yield ("记账偏晚", *_named(row), f"业务日期后{late}天才记账", "")


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "funds.audit_sheet", "工会经费审查记录", "一年里的经费审查、发现的问题和整改、公布情况。",
        Tables(audits), ledgers=("funds.audits",), options=MONTHS,
    ),
    Sheet(
        "funds.overrides", "经费审查提示清单", "提醒后仍记账的、红字冲销和更正的、记账偏晚的，供经审查阅。",
        Tables(overrides), ledgers=("funds.vouchers",), options=MONTHS,
    ),
)  # fmt: skip
