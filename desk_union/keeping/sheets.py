"""What is printed before anything is emptied: who is past the term, with the reason, for the leader to approve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.describe.content import Tables
from desk_union.describe.sheet import Sheet
from desk_union.keeping import kinds
from desk_union.keeping.past_ledgers import EVERY, KEYS
from desk_union.keeping.tables import KeepingTerm
from desk_union.members.office import organisation
from desk_union.store import listing
from desk_union.store.ledgertable import ledger_table
from desk_union.store.listing import ListAsk

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.paper import Table
    from desk_union.describe.sheet import Request

BASIS = "《个人信息保护法》第十九条、第四十七条"


def past_terms(session: Session, request: Request) -> list[Table]:
    """A table for each kind of which anybody is past the term; one that says why there is none."""
    terms = {row.kind: row for row in session.scalars(select(KeepingTerm))}
    found = []
    for ledger in EVERY.values():
        ids = listing.ids_of(session, ledger, ListAsk(request.day))
        if not ids:
            continue
        columns = [ledger.by_key[key] for key in (ledger.leading[0], *KEYS)]
        found.append(
            ledger_table(
                session, ledger, columns, ids, request.day, title=ledger.title, organisation=organisation(session),
                period=f"截至{days.show_day_long(request.day)}", printed_on=request.today,
                count_text=f"共 {len(ids)} {ledger.counter}", notes=(f"依据：{BASIS}；{_told(terms)}。",),
            )
        )  # fmt: skip
    return found or [_none(session, request, terms)]


def _told(terms: dict[str, KeepingTerm]) -> str:
    set_ = [f"{kind}{terms[kind].years}年" for kind in kinds.KIND.labels if kind in terms]
    unset = [kind for kind in kinds.KIND.labels if kind not in terms]
    told = [f"保存{'、'.join(set_)}" if set_ else "", f"{'、'.join(unset)}没有定保存期限，不列" if unset else ""]
    return "；".join(part for part in told if part)


def _none(session: Session, request: Request, terms: dict[str, KeepingTerm]) -> Table:
    ledger = next(iter(EVERY.values()))
    columns = [ledger.by_key[key] for key in (ledger.leading[0], *KEYS)]
    return ledger_table(
        session, ledger, columns, [], request.day, title="保存期限已到的个人信息", organisation=organisation(session),
        period=f"截至{days.show_day_long(request.day)}", printed_on=request.today, count_text="没有到期的",
        notes=(f"依据：{BASIS}；{_told(terms)}。",),
    )  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "keeping.past", "保存期限已到的个人信息", "谁的个人信息过了保存期限，从哪天算起、因为什么；送领导审批后再清理。", Tables(past_terms),
        ledgers=("keeping.terms",), options=(), says="截至今天。",
    ),
)  # fmt: skip
