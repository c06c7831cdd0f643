"""The letter itself with counterfoil and receipt on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.basis import days
from desk_union.basis.months import words as month_words
from desk_union.basis.refusal import Refusal
from desk_union.describe.content import OfficialForm
from desk_union.describe.figure import Span
from desk_union.describe.form import Copy, Filled
from desk_union.describe.sheet import Request, Sheet
from desk_union.members.ledgers import PEOPLE
from desk_union.members.office import organisation
from desk_union.members.paper import rolls
from desk_union.members.tables import TransferLetter
from desk_union.store import listing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

KEYS = ("name", "sex", "born_on", "id_number", "card_no", "joined_on")
BLANK = "　　　　"


def letter(session: Session, request: Request) -> Filled:
    """A page for each letter chosen, or for all written within the months asked that are not void."""
    query = select(TransferLetter).order_by(TransferLetter.number, TransferLetter.id)
    if request.picked:
        query = query.where(TransferLetter.id.in_(request.picked))
    else:
        year = Span(request.day.replace(month=1, day=1), request.day)
        asked = year if request.months is None else rolls.span(request)
        query = query.where(TransferLetter.day.between(asked.first, asked.last), TransferLetter.void_on.is_(None))
    found = session.scalars(query).all()
    if not found:
        raise Refusal("这一期没有开过介绍信。", "请换一个月份，或先办“开转会介绍信”。")
    union = organisation(session)
    return Filled([_copy(session, one, union, private=request.private) for one in found])


def _copy(session: Session, one: TransferLetter, union: str, *, private: bool) -> Copy:
    shown = [PEOPLE.by_key[key] for key in KEYS]
    line = listing.lines(session, PEOPLE, shown, [one.person], one.day, private=True)[0]
    told = dict(zip(KEYS, line.words, strict=True))
    for key, value in zip(KEYS, line.values, strict=True):
        if key.endswith("_on") and value:
            told[key] = days.show_day_long(value)
    return Copy(
        {
            **told, "id_number": told["id_number"] if private else BLANK * 2, "card_no": told["card_no"] or BLANK,
            "born_on": told["born_on"] or BLANK, "joined_on": told["joined_on"] or BLANK, "sex": told["sex"] or BLANK,
            "union": union, "number": one.number or "", "day": days.show_day_long(one.day), "receiver": one.receiver,
            "dues": month_words(one.dues_until) if one.dues_until else BLANK,
            "valid": str(one.valid_days) if one.valid_days else BLANK, "handler": one.handler or "",
        }
    )  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "members.transfer_letter", "转会介绍信", "会员转走时带到对方工会：一页三联，存根留底，介绍信带走，回执寄回。",
        OfficialForm("transfer_letter", letter), ledgers=("members.letters", "members.people"),
        options=("year", "month", "id", "ids"), outputs=("pdf", "docx"), monthly=True, says="所选月份开的介绍信。",
        private=(PEOPLE.by_key["id_number"].label,),
    ),
)  # fmt: skip
