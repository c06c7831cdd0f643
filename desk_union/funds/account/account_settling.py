"""What follows from a saved account: its place in the chart, taken from its code, and what may not be added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, select, update

from desk_union.basis.refusal import Refusal
from desk_union.funds.account.account_chart import level_of, parent_code, search_key
from desk_union.funds.tables import Account, Entry, LastYear, Opening

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values


WITH_LAST_YEAR = ("4", "5", "321", "322", "331", "332")
# What closing books to by itself (A.6): nothing may stand below these, or the year could never be closed.
CLOSED_INTO = ("32103", "32104", "32203", "32204", "32205")


def hidden(values: Values) -> Values:
    return {"search": search_key(values.get("code") or "", values.get("name") or "", values.get("name") or "")}


def settle_last_year(session: Session, ids: Sequence[int], _today: date) -> None:
    """上年数 are those of the statement of income and expense: income, expense, and what was carried in."""
    query = select(Account.code, Account.full_name).join(LastYear, LastYear.account == Account.id)
    for code, name in session.execute(query.where(LastYear.id.in_(ids))):
        if not code.startswith(WITH_LAST_YEAR):
            raise Refusal(
                f"“{code} {name}”没有上年数。", "只填收入、支出科目，和321、322（上年年初的结转、结余）。",
                field="account",
            )  # fmt: skip


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
    if account.parent != above.id:
        refuse_closed_into(account.code, above)
        if is_used(session, above.id):
            raise Refusal(
                f"“{above.code} {above.name}”已经有分录或期初余额，不能直接在下面设明细。",
                "请选中它，用“拆分明细”：设好明细，并把余额转过去。", field="code",
            )  # fmt: skip
    place(session, account, above)


def refuse_closed_into(code: str, above: Account) -> None:
    if code.startswith(CLOSED_INTO):
        raise Refusal(
            f"年终结账要直接记入“{above.code} {above.name}”，不能在它下面设明细。",
            "要分开看的（如后备金），请用“专项项目”或备查登记；更正以前年度的，记“年初余额调整”。", field="code",
        )  # fmt: skip


def is_used(session: Session, account: int) -> bool:
    """Whether it has entries or an opening balance."""
    return any(session.scalar(select(exists().where(one.account == account))) for one in (Entry, Opening))


def place(session: Session, account: Account, above: Account) -> None:
    """Give a new account what it takes from the one above it."""
    full_name = f"{above.full_name}-{account.name}"
    session.execute(
        update(Account)
        .where(Account.id == account.id)
        .values(
            parent=above.id, level=level_of(account.code), kind=above.kind, side=above.side, full_name=full_name,
            search=search_key(account.code, account.name, full_name),
        )
    )  # fmt: skip
