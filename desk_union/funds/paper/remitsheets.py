"""上解计算表, 返还审核表, 下拨表 and 办实事清单."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from desk_union.basis.capitals import in_words
from desk_union.basis.money import parse_yuan, show_yuan
from desk_union.basis.months import first_day, last_day
from desk_union.describe.content import Tables
from desk_union.describe.paper import Column
from desk_union.describe.sheet import Sheet
from desk_union.funds.account.spans import span_of
from desk_union.funds.dues.dues_words import EMPLOYER
from desk_union.funds.ledgers.remitting import OUTLAYS, REFUNDS, REMITTANCES, TRANSFERS
from desk_union.funds.paper.headings import BY_MONTHS, headed
from desk_union.funds.tables import Outlay, Refund, Remittance, Transfer
from desk_union.store.ledgertable import ledger_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from desk_union.describe.ledger import Ledger
    from desk_union.describe.paper import Table
    from desk_union.describe.sheet import Request

SIGNERS = ("制表人", "审核人", "工会主席")


def _by_period(first: InstrumentedAttribute[int], last: InstrumentedAttribute[int], request: Request) -> Any:
    """Rows whose months touch the span."""
    span = span_of(request)
    return (first <= span.last) & (last >= span.first)


def _by_day(day: InstrumentedAttribute[Any], request: Request) -> Any:
    span = span_of(request)
    return day.between(first_day(span.first), last_day(span.last))


def _table(
    session: Session,
    request: Request,
    ledger: Ledger,
    where: ColumnElement[bool],
    order: Sequence[Any],
    keys: Sequence[str],
    *,
    title: str,
    measure: str,
    empty: str,
    sign: tuple[str, ...] = (),
    section: str = "",
) -> Table:
    """The rows with these columns, numbered, with the totals of the columns that have one."""
    ids = list(session.scalars(select(ledger.row.id).where(where).order_by(*order)))
    columns = [ledger.by_key[key] for key in ((section,) if section else ()) + tuple(keys)]
    return ledger_table(
        session, ledger, columns, ids, request.day, sections=bool(section),
        blanks=[Column(role, "left", 22.0) for role in sign], title=title, signers=SIGNERS,
        count_text=f"共 {len(ids)} {measure}", notes=() if ids else (empty,), section_unit=measure,
        **headed(session, request),
    )  # fmt: skip


def _sum(table: Table, ledger: Ledger, key: str) -> int:
    """The total of a column in fen."""
    title = ledger.by_key[key].label
    place = next(place for place, column in enumerate(table.columns) if column.title == title)
    return parse_yuan(table.totals[place]) if table.totals else 0


def _noted(table: Table, *notes: str) -> Table:
    return replace(table, notes=(*table.notes, *notes)) if table.rows else table


def remittances(session: Session, request: Request) -> list[Table]:
    """What is due by base and rate, what was paid of it, for the periods that touch the span."""
    table = _table(
        session, request, REMITTANCES, _by_period(Remittance.first, Remittance.last, request),
        (Remittance.subject, Remittance.first, Remittance.id),
        ("first", "last", "subject", "channel", "base", "rate", "due", "due_on", "paid", "paid_on", "owed"),
        title="会费、经费上解计算表", measure="笔", empty="本期没有上解记录。",
    )  # fmt: skip
    owed = _sum(table, REMITTANCES, "owed")
    left = f"，欠上解{show_yuan(owed)}元" if owed else "，已全部上解"
    return [_noted(table, f"应上解合计{in_words(_sum(table, REMITTANCES, 'due'))}{left}。", "应上解＝上解基数×上解比例。")]


def refunds(session: Session, request: Request) -> list[Table]:
    """Every refund whose months touch the span, with places for those who review each."""
    table = _table(
        session, request, REFUNDS, _by_period(Refund.first, Refund.last, request), (Refund.enterprise, Refund.first),
        ("enterprise", "first", "last", "paid", "rate", "amount", "reviewed_by", "reviewed_on", "day"),
        title="小微企业工会经费返还审核表", measure="笔", empty="本期没有返还记录。",
    )  # fmt: skip
    unions = len({row[1] for row in table.rows})
    return [_noted(table, f"共{unions}家企业，返还金额合计{in_words(_sum(table, REFUNDS, 'amount'))}。")]


def transfers(session: Session, request: Request) -> list[Table]:
    """What was passed down in the span, with a place for the receiver's signature."""
    table = _table(
        session, request, TRANSFERS, _by_day(Transfer.day, request), (Transfer.day, Transfer.id),
        ("day", "receiver", "purpose", "amount", "document", "booked"),
        title="转移支付、下拨补助表", measure="笔", empty="本期没有下拨。", sign=("收款单位签收",),
    )  # fmt: skip
    return [_noted(table, f"合计{in_words(_sum(table, TRANSFERS, 'amount'))}。")]


def outlays(session: Session, request: Request) -> list[Table]:
    """Deeds done for the staff by whose money paid for them; only the union's own went through its books."""
    where = _by_day(Outlay.day, request)
    table = _table(
        session, request, OUTLAYS, where, (Outlay.payer != EMPLOYER, Outlay.payer, Outlay.day, Outlay.id),
        ("day", "name", "purpose", "amount", "quantity", "measure", "effect"),
        title="为职工办实事清单", measure="件", empty="本期没有登记实事。", section="payer",
    )  # fmt: skip
    paid: dict[str, int] = {}
    for row in session.execute(select(Outlay.payer, Outlay.amount).where(where).order_by(Outlay.payer != EMPLOYER)):
        paid[row.payer] = paid.get(row.payer, 0) + row.amount
    told = "，".join(f"{payer}出资{show_yuan(amount)}元" for payer, amount in paid.items())
    return [_noted(table, f"{told}。", "只有工会出资的计入工会经费，其他各方出的钱不在工会账上。")]


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "funds.remittance_sheet", "会费、经费上解计算表", "按基数和比例算出的应上解、已上解和欠上解。",
        Tables(remittances), ledgers=("funds.remittances",),
        options=BY_MONTHS, says="所属月份在所选年度、季度或月份里的。",
    ),
    Sheet(
        "funds.refund_sheet", "经费返还审核表", "小微企业工会经费返还的审核表，有合计、家数和签名处。",
        Tables(refunds), ledgers=("funds.refunds",),
        options=BY_MONTHS, says="所属月份在所选年度、季度或月份里的。",
    ),
    Sheet(
        "funds.transfer_sheet", "转移支付、下拨补助表", "拨给下级工会、分会的钱，有收款单位签收处。",
        Tables(transfers), ledgers=("funds.transfers",),
        options=BY_MONTHS, says="所选年度、季度或月份里拨付的。",
    ),
    Sheet(
        "funds.outlay_sheet", "为职工办实事清单", "办了哪些实事、谁出的钱；行政出资和工会经费分开列。",
        Tables(outlays), ledgers=("funds.outlays",),
        options=BY_MONTHS, says="所选年度、季度或月份里办的。",
    ),
)  # fmt: skip
