"""拆分明细 as a deed: a sub-account below a used account, with the voucher that hands its balance over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select

from desk_union.describe.accounting import AccountCode
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Day, Text
from desk_union.describe.ledger import Shown
from desk_union.funds.account import splitting
from desk_union.funds.account.account_settling import CLOSED_INTO
from desk_union.funds.described.asking import drafted, maker
from desk_union.funds.ledgers.books import ACCOUNTS
from desk_union.funds.tables import Account, Entry, Opening

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values


def _used(_day: date) -> ColumnElement[bool]:
    moved = or_(Account.id.in_(select(Entry.account)), Account.id.in_(select(Opening.account)))
    return and_(moved, *(~Account.code.startswith(code) for code in CLOSED_INTO))


def _propose(session: Session, ids: Sequence[int], day: date) -> Mapping[str, Any]:
    if not ids:
        return {}
    return {
        "code": splitting.next_code(session, ids[0]) or None,
        "day": splitting.usual_day(session, ids[0], day),
    }


def _do(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    above = session.get_one(Account, ids[0])
    named = f"{values['code']} {values['name']}"
    lower, voucher = splitting.split(
        session, above.id, values["code"], values["name"], values["day"], today, maker(session)
    )
    words = f"在“{above.code} {above.name}”下面设“{named}”"
    if voucher is None:
        seen = ("funds.accounts", (lower,))
        return DeedResult(ids=tuple(ids), words=f"{words}，原来没有余额，不用结转。", name=named, seen=seen)
    return drafted(session, voucher, f"{words}，把余额转过去", ids, name=named)


DEEDS = (
    Deed(
        code="funds.split_account", title="拆分明细", tab="经费", ledger=lambda: ACCOUNTS, rows="one",
        page="funds.setup",
        help="已经用过的科目要分明细时，设好明细科目，并起草一张“明细结转”凭证，把余额（收支是本年还没结转的发生额）按项目转到它；"
        "合计和各张报表都不变。没有余额的，只设明细。银行科目的银行账户、对账单和已经勾对的，一起跟到这个明细。",
        asks=(
            Shown(key="code", label="明细编码", kind=AccountCode(), required=True, help="上级编码后面加两位。"),
            Shown(key="name", label="明细名称", kind=Text(60), required=True),
            Shown(key="day", label="日期", kind=Day(), required=True, help="结转凭证的日期，不早于这个科目最后一张凭证。"),
        ),
        fits=_used, unfit="要拆分的是已经有分录或期初余额的科目；年终结账直接记入的不能拆。", do=_do, propose=_propose,
    ),
)  # fmt: skip
