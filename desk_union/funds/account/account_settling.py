"""What follows from a saved account: its place in the chart, taken from its code, and what may not be added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, select, update

from desk_union.basis.refusal import Refusal
from desk_union.funds.account.account_chart import level_of, parent_code, search_key
from desk_union.funds.tables import Account, Entry, Opening

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values


def hidden(values: Values) -> Values:
    return {"search": search_key(values.get("code") or "", values.get("name") or "", values.get("name") or "")}


def settle_accounts(session: Session, ids: Sequence[int], _today: date) -> None:
    """Give own accounts their parent, level, class and side; 制度 A.1 item 4: first-level accounts may not be added."""
    session.expire_all()
    for account in session.scalars(select(Account).where(Account.id.in_(ids)).order_by(Account.code)):
        if not account.locked:
            _place(session, account)
    session.flush()


def _place(session: Session, account: Account) -> None:
    above = session.scalar(select(Account).where(Account.code == parent_code(account.code)))
    if above is None:
        if not parent_code(account.code):
            raise Refusal(
                f"一级科目由制度规定，不能自设“{account.code} {account.name}”。",
                "请在已有科目下面设明细科目。",
                field="code",
            )
        raise Refusal(
            f"“{account.code}”的上级科目“{parent_code(account.code)}”不存在。", "请先设上级科目。", field="code"
        )
    used = session.scalar(select(exists().where(Entry.account == above.id))) or session.scalar(
        select(exists().where(Opening.account == above.id))
    )
    if used and account.parent != above.id:
        raise Refusal(
            f"“{above.code} {above.name}”已经有分录或期初余额，不能再在下面设明细。",
            "请先把它的草稿和期初余额改到别的明细科目；已记账的，请到下一年度再设。", field="code",
        )  # fmt: skip
    full_name = f"{above.full_name}-{account.name}"
    session.execute(
        update(Account)
        .where(Account.id == account.id)
        .values(
            parent=above.id, level=level_of(account.code), kind=above.kind, side=above.side, full_name=full_name,
            search=search_key(account.code, account.name, full_name),
        )
    )  # fmt: skip
