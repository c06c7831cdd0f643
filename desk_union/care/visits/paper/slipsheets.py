"""慰问登记单: a slip for each visit, signed by who got it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis import days
from desk_union.basis.capitals import in_words
from desk_union.basis.identity import mask_id
from desk_union.basis.money import show_yuan
from desk_union.basis.refusal import Refusal
from desk_union.care.visits.paper import visitrows
from desk_union.care.visits.paper.visitrows import VisitRow, visit_rows
from desk_union.describe.content import OfficialForm
from desk_union.describe.form import Copy, Filled
from desk_union.describe.sheet import Choose, Sheet
from desk_union.members.office import organisation

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from desk_union.describe.sheet import Request

WHICH, FILLED, BLANK = "which", "filled", "blank"
CHOICES = (Choose(WHICH, "打印", ((FILLED, "已登记的走访"), (BLANK, "空白单（手填）"))),)
BLANK_DAY = "　　年　　月　　日"
PER_PAGE = 2


def slips(session: Session, request: Request) -> Filled:
    """One slip a visit, those chosen or all of the span; the number of a document is masked unless asked for."""
    union = organisation(session)
    if request.chosen.get(WHICH) == BLANK and not request.picked:
        return Filled([Copy({"union": union, "day": BLANK_DAY})] * PER_PAGE)
    _, words, where = visitrows.asked(request)
    rows = visit_rows(session, *where)
    if not rows:
        raise Refusal(f"{words or '选中的里面'}没有走访。", "请先登记走访，或换一个期间。")
    return Filled([_slip(one, union, private=request.private) for one in rows])


def _slip(one: VisitRow, union: str, *, private: bool) -> Copy:
    number = one.id_number if private else mask_id(one.id_number) if one.id_number else ""
    return Copy(
        {
            "union": union, "number": one.number, "day": days.show_day_long(one.day), "name": one.name, "id_number": number,
            "unit": one.unit, "relation": one.relation, "heads": str(one.heads), "household": one.household,
            "site": one.site, "reason": one.reason, "way": one.way,
            "cash": f"¥{show_yuan(one.cash)}" if one.cash else "", "words": in_words(one.cash) if one.cash else "",
            "item": one.item, "quantity": str(one.quantity or ""),
            "goods_value": f"¥{show_yuan(one.goods_value)}" if one.goods_value else "", "source": one.source,
            "campaign": one.campaign, "visitors": one.visitors, "note": one.note,
        }
    )  # fmt: skip


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "care.visit_slip", "慰问登记单", "慰问时带去的登记单，领取人签名，作凭证附件；一张A4纸两份，也可以印空白的。",
        OfficialForm("visit_slip", slips), ledgers=("care.visits",), outputs=("pdf", "docx"),
        options=("year", "month", "unit", "id", "ids"), choices=CHOICES, private=("证件号码",), monthly=True,
        says="打印所选月份走访的。",
    ),
)  # fmt: skip
