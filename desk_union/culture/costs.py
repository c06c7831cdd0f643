"""What culture work cost, drafted as one voucher: its usual account, and the rows that are paid by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from desk_union.basis.money import show_yuan
from desk_union.describe.deed import Deed
from desk_union.funds.account import account_codes as codes
from desk_union.funds.account.account_chart import leaf, read_chart
from desk_union.funds.account.deeds import Draft, draft_voucher
from desk_union.funds.account.line_gathering import Lines
from desk_union.funds.described.asking import (
    DAY,
    MONEY,
    PAPERS,
    PROJECT,
    SPENDING,
    account,
    drafted,
    first_leaf,
    maker,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.deed import DeedResult
    from desk_union.describe.ledger import Ledger, Values
    from desk_union.describe.paid import Paid


def booking(code: str, title: str, ledger: Callable[[], Ledger], link: Paid, expense: str, **more: Any) -> Deed:
    """The deed that drafts one voucher for chosen rows; ``expense`` is the code of the account it usually goes to."""

    def propose(session: Session, _ids: Sequence[int], _day: date) -> Mapping[str, Any]:
        return {"pay": first_leaf(session, MONEY), "expense": leaf(read_chart(session), expense).id}

    def do(session: Session, ids: Sequence[int], values: Values, _today: date) -> DeedResult:
        row = link.row
        total: int = session.scalar(select(func.sum(-link.amount())).where(row.id.in_(ids))) or 0
        said = f"{link.title}{len(ids)}笔" if len(ids) > 1 else _name(session, ledger(), ids[0])
        lines = Lines(read_chart(session), said)
        earmarked = values["project"] is not None
        lines.debit(values["expense"] or expense, total, project=values["project"], earmarked=earmarked)
        lines.credit(values["pay"] or codes.BANK, total)
        draft = Draft(values["day"], tuple(lines.found), papers=values["papers"] or 0, maker=maker(session))
        voucher = draft_voucher(session, draft)
        table = row.__table__
        session.connection().execute(
            update(table).where(table.c.id.in_(ids)).values({link.column.key: voucher})
        )  # fmt: skip
        session.expire_all()
        return drafted(session, voucher, f"把{said}、共{show_yuan(total)}元入账", ids, name=said)

    return Deed(
        code=code, title=title, tab="宣教文体", ledger=ledger, do=do, propose=propose, waiting=True,
        fits=lambda _day: link.waits(), unfit="要是填了花费、还没有入账、不是行政付款的。",
        asks=(
            DAY, account("expense", "支出科目", SPENDING), account("pay", "付款科目", MONEY, required=False), PROJECT,
            PAPERS,
        ), **more,
    )  # fmt: skip


def _name(session: Session, ledger: Ledger, row_id: int) -> str:
    return session.scalar(select(ledger.name()).where(ledger.row.id == row_id)) or ledger.title
