"""The figures of 会费, 上解, 返还, 下拨 and 办实事, each a query of rows that can be opened.

Of the office's own list F296 to F299 are typed by hand: single purchases of the employer, which stand in 办实事登记.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, select

from desk_union.basis.months import following, period_of
from desk_union.describe.figure import Figure, Span
from desk_union.funds.dues import dues_state
from desk_union.funds.dues.dues_words import EMPLOYER, HOME
from desk_union.funds.ledgers.dues import DUES
from desk_union.funds.ledgers.remitting import OUTLAYS, REFUNDS, REMITTANCES, TRANSFERS
from desk_union.funds.tables import Dues, Outlay, Refund, Remittance, Transfer
from desk_union.members.ledgers import UNITS
from desk_union.members.tables import Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import ColumnElement

    from desk_union.describe.ledger import Ledger


def within(span: Span) -> ColumnElement[bool]:
    """Dues for the months that begin in the span, so that spans that meet within a month do not count it twice."""
    first = period_of(span.first)
    return Dues.period.between(first if span.first.day == 1 else following(first), period_of(span.last))


def _dues(*where: ColumnElement[bool]) -> Callable[[Span], Select[Any]]:
    return lambda span: select(Dues.id).where(within(span), *where)


def behind(span: Span) -> Select[Any]:
    """Who has not paid all that they owe for the span."""
    return select(Dues.person).where(within(span), dues_state.liable(), dues_state.paid() < Dues.due)


def _paid_up(span: Span) -> Select[Any]:
    return select(Dues.id).where(within(span), dues_state.liable(), Dues.person.not_in(behind(span)))


def _lowest(span: Span) -> Any:
    """The group of which the smallest share of its dues came in."""
    rate = func.sum(dues_state.counted_paid()) * 10_000 / func.sum(Dues.due)
    owing = select(Dues.unit).where(within(span), dues_state.liable(), Dues.unit.is_not(None))
    return owing.group_by(Dues.unit).order_by(rate, Dues.unit).limit(1).scalar_subquery()


def _of_lowest(span: Span) -> Select[Any]:
    return select(Dues.id).where(within(span), dues_state.liable(), Dues.unit == _lowest(span))


def _groups(span: Span) -> Select[Any]:
    return select(Dues.unit).where(within(span), dues_state.liable(), Dues.unit.is_not(None))


def _full_groups(span: Span) -> Select[Any]:
    short = _groups(span).where(dues_state.paid() < Dues.due)
    return _groups(span).where(Dues.unit.not_in(short))


def _dated(row: type[Any], column: Any, *where: ColumnElement[bool]) -> Callable[[Span], Select[Any]]:
    return lambda span: select(row.id).where(column.between(span.first, span.last), *where)


AS_NOW = "收款按今天的资料，以后补缴的也算在应缴的月份。"


def _dues_figure(code: str, label: str, unit: str, rows: Callable[[Span], Select[Any]], **more: Any) -> Figure:
    return Figure(f"funds.{code}", label, unit, lambda: DUES, rows, **{"note": AS_NOW, **more})


def _sum(
    code: str, label: str, ledger: Ledger, rows: Callable[[Span], Select[Any]], amount: Any, **more: Any
) -> Figure:
    return Figure(f"funds.{code}", label, "元", lambda: ledger, rows, measure="sum", amount=lambda: amount, **more)


def _person() -> Any:
    return Dues.person


def _due() -> Any:
    return Dues.due


_LIABLE = _dues(dues_state.liable())

FIGURES: tuple[Figure, ...] = (
    _dues_figure("dues_liable", "应缴会费会员", "人", _LIABLE, measure="distinct", amount=_person),
    _dues_figure("dues_payers", "缴清会费会员", "人", _paid_up, measure="distinct", amount=_person, parent="funds.dues_liable"),
    _dues_figure("dues_payer_rate", "会费交纳率", "%", _paid_up, measure="ratio", base="funds.dues_liable", amount=_person, seeds=("F047",)),
    _dues_figure("dues_exempt", "免缴会费会员", "人", _dues(Dues.exempt.is_not(None)), measure="distinct", amount=_person),
    _dues_figure("dues_due", "应缴会费", "元", _LIABLE, measure="sum", amount=_due, note="按所属月份，每月1日在期间内的月份算在内。"),
    _dues_figure("dues_paid", "已缴会费", "元", _LIABLE, measure="sum", amount=dues_state.counted_paid, parent="funds.dues_due"),
    _dues_figure("dues_arrears", "欠缴会费", "元", _dues(dues_state.liable(), dues_state.paid() < Dues.due), measure="sum", amount=dues_state.owed),
    _dues_figure("dues_rate", "会费收缴率", "%", _LIABLE, measure="ratio", base="funds.dues_due", amount=dues_state.counted_paid, seeds=("F050",)),
    Figure("funds.dues_groups", "有应缴会费的小组", "个", lambda: UNITS, lambda span: select(Unit.id).where(Unit.id.in_(_groups(span)))),
    Figure(
        "funds.dues_full_groups", "收缴率100%的小组", "个", lambda: UNITS,
        lambda span: select(Unit.id).where(Unit.id.in_(_full_groups(span))), parent="funds.dues_groups", seeds=("F050",), note=AS_NOW,
    ),
    _dues_figure("dues_due_lowest", "收缴率最低小组的应缴会费", "元", _of_lowest, measure="sum", amount=_due),
    _dues_figure("dues_rate_lowest", "最低的小组会费收缴率", "%", _of_lowest, measure="ratio", base="funds.dues_due_lowest", amount=dues_state.counted_paid),
    Figure(
        "funds.dues_lowest", "会费收缴率最低的小组", "", lambda: UNITS,
        lambda span: select(Unit.id).where(Unit.id == _lowest(span)), measure="latest", show=lambda: Unit.name, note=AS_NOW,
    ),
    _sum("remitted", "上解会费、经费", REMITTANCES, _dated(Remittance, Remittance.paid_on), Remittance.paid),
    Figure(
        "funds.refund_unions", "经费返还企业数", "家", lambda: REFUNDS, _dated(Refund, Refund.day), measure="distinct",
        amount=lambda: Refund.enterprise, seeds=("F226",),
    ),
    _sum("refunded", "经费返还金额", REFUNDS, _dated(Refund, Refund.day), Refund.amount, seeds=("F227",)),
    _sum("transferred", "转移支付和下拨", TRANSFERS, _dated(Transfer, Transfer.day), Transfer.amount),
    Figure("funds.outlays", "为职工办实事", "件", lambda: OUTLAYS, _dated(Outlay, Outlay.day)),
    _sum("outlays_employer", "行政出资办实事", OUTLAYS, _dated(Outlay, Outlay.day, Outlay.payer == EMPLOYER), Outlay.amount, note="不是工会经费，单独统计。"),
    _sum("outlays_home", "建家投入资金", OUTLAYS, _dated(Outlay, Outlay.day, Outlay.purpose == HOME), Outlay.amount, seeds=("F157",)),
)  # fmt: skip
