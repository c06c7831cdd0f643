"""会费收据: a slip for each receipt number."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.capitals import in_words
from desk_union.basis.money import show_yuan
from desk_union.basis.months import in_runs
from desk_union.basis.refusal import Refusal
from desk_union.describe.content import OfficialForm
from desk_union.describe.form import Copy, Filled
from desk_union.describe.sheet import Sheet
from desk_union.funds.account.spans import span_of
from desk_union.funds.paper.duessheets import units_of
from desk_union.funds.tables import Dues, DuesPayment
from desk_union.members import tree
from desk_union.members.office import organisation
from desk_union.members.tables import Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request


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
        query = query.where(DuesPayment.day.between(span.first_day, span.last_day))
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


def _slip(rows: Sequence[Any], known: tree.Tree, office: str) -> Copy:
    last = rows[-1].DuesPayment
    amount = sum(row.DuesPayment.amount for row in rows)
    unit, months = rows[-1].unit, in_runs(row.period for row in rows)
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
        "funds.dues_receipt", "会费收据", "一张A4纸三份，带存根；同一收据号的几个月合成一份。",
        OfficialForm("dues_receipt", receipt), ledgers=("funds.dues_payments",),
        outputs=("pdf", "docx"), options=("year", "month", "unit", "search", "id"),
        monthly=True, says="所选月份收的、编了收据号的会费。",
    ),
)  # fmt: skip
