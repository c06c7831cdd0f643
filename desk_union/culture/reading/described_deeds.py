"""What a clerk does about books and subscriptions: lend, take back, book what was paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.culture import links
from desk_union.culture.costs import booking
from desk_union.culture.reading.ledgers import BOOKS, LOANS, SUBSCRIPTIONS, on_shelf
from desk_union.culture.reading.tables import BookLoan
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Day, Ref
from desk_union.describe.ledger import Shown
from desk_union.members.ledgers import PEOPLE
from desk_union.store import rows
from desk_union.store.listing import name_of, names_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

TAB, PAGE = "宣教文体", "culture.reading"


def _lend(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    titles = list(names_of(session, BOOKS, ids).values())
    fresh = [rows.completed(LOANS, {"book": book, "person": values["reader"], "lent_on": values["day"], "due_on": values["due_on"]}) for book in ids]
    made = rows.add_rows(session, LOANS, fresh, today)
    reader = name_of(session, PEOPLE, values["reader"])
    told = f"把{'、'.join(f'《{title}》' for title in titles[:3])}{f'等{len(titles)}册' if len(titles) > 3 else ''}借给{reader}。"  # noqa: PLR2004 - so many are named
    return DeedResult(ids=tuple(ids), words=told, name=reader, seen=(LOANS.code, tuple(made)))


def _give_back(session: Session, ids: Sequence[int], values: Values, today: date) -> DeedResult:
    rows.change_many(session, LOANS, list(ids), {"returned_on": values["day"]}, today)
    return DeedResult(ids=tuple(ids), words=f"登记归还图书{len(ids)}册。", name=f"{len(ids)}册")


DEEDS: tuple[Deed, ...] = (
    Deed(
        code="culture.lend", title="借出图书", tab=TAB, ledger=lambda: BOOKS, page=PAGE, do=_lend, waiting=True, shows=("number", "copies", "out"), help="把选中的书借给一位读者。", fits=on_shelf, unfit="要是在架、没有全部借出的书。",
        asks=(Shown(key="reader", label="读者", kind=Ref(lambda: PEOPLE), required=True), Shown(key="day", label="借出日期", kind=Day(ahead=0), required=True), Shown(key="due_on", label="应还日期", kind=Day(), help="不填就是一个月以后。")),
    ),
    Deed(
        code="culture.give_back", title="归还图书", tab=TAB, ledger=lambda: LOANS, page=PAGE, do=_give_back, waiting=True, shows=("book", "lent_on", "due_on"), help="登记选中的书哪天还了。", fits=lambda _day: BookLoan.returned_on.is_(None), unfit="要是还没有归还的。",
        asks=(Shown(key="day", label="归还日期", kind=Day(ahead=0), required=True),),
    ),
    booking("culture.book_subscriptions", "征订费用入账", lambda: SUBSCRIPTIONS, links.SUBSCRIPTION, "50304", help="给选中的报刊征订起草一张凭证。", shows=("since", "cost"), page=PAGE),
)  # fmt: skip
