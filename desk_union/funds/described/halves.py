"""补上另一半 as a deed: the entry that a posted voucher left out of 资产基金, one voucher after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.basis.refusal import Refusal
from desk_union.describe.deed import Deed, DeedResult
from desk_union.funds.account import other_half
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.described.asking import account, drafted, maker
from desk_union.funds.ledgers.books import VOUCHERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

CODE = "funds.complete_half"
AGAINST = ("507", "408", "501", "503", "504", "505", "510")


def _first(session: Session) -> tuple[int, str]:
    found = other_half.vouchers(session)
    if not found:
        raise Refusal("没有缺另一半的凭证。", "资产和资产基金都是一起变动的，不用补。")
    return found[0]


def _propose(session: Session, _ids: Sequence[int], _day: date) -> Mapping[str, Any]:
    chart = read_chart(session)
    gap = next(iter(other_half.gaps(session, _first(session)[0], chart).values()))
    usual = other_half.usual(chart, gap)
    return {} if usual is None else {"account": usual.id}


def _do(session: Session, _ids: Sequence[int], values: Values, _today: date) -> DeedResult:
    voucher, title = _first(session)
    made = other_half.complete(session, voucher, values["account"], maker(session))
    return drafted(session, made, f"给{title}补记资产基金的另一半", name=title, number=1)


DEEDS = (
    Deed(
        code=CODE, title="补上另一半", tab="经费", ledger=lambda: VOUCHERS, rows="none", page="funds.correcting",
        help="资产和资产基金没有一起变动的凭证，从最早的一张起，起草缺的那一组分录；记账以后再补下一张。",
        asks=(account("account", "对应科目", AGAINST, help="买的一般是资本性支出，处置的一般是其他收入。"),),
        do=_do, propose=_propose,
    ),
)  # fmt: skip
