"""常用业务 as deeds: one for each voucher template, which drafts its voucher without the window of vouchers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desk_union.basis.money import show_yuan
from desk_union.describe.deed import Deed, DeedResult
from desk_union.describe.kinds import Text
from desk_union.describe.ledger import Shown
from desk_union.funds.account import deeds
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.deeds import Draft
from desk_union.funds.described.asking import DAY, PAPERS, drafted, maker, usual
from desk_union.funds.described.templates import TEMPLATES, Template, build
from desk_union.funds.ledgers.books import VOUCHERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from desk_union.describe.ledger import Values

GROUP = "常用业务"


def asks_of(template: Template) -> tuple[Shown, ...]:
    """What a template asks, the words of its entries last."""
    summary = Shown(key="summary", label="摘要", kind=Text(120), required=True, default=template.summary)
    return (*template.asks, summary)


def of_template(template: Template) -> Deed:
    def propose(session: Session, _ids: Sequence[int], day: date) -> Mapping[str, Any]:
        return usual(session, template.asks, day)

    def do(session: Session, _ids: Sequence[int], values: Values, _today: date) -> DeedResult:
        lines = build(template, values, read_chart(session))
        draft = Draft(
            values["day"], lines, papers=values["papers"] or 0, spending=template.spending, maker=maker(session)
        )
        voucher = deeds.draft_voucher(session, draft)
        total = show_yuan(sum(line.debit for line in lines))
        return drafted(session, voucher, f"记“{template.title}”，借贷各{total}元", name=f"{total}元", number=1)

    return Deed(
        code=f"funds.template.{template.code}", title=template.title, tab="经费", ledger=lambda: VOUCHERS, rows="none",
        help=template.help or f"{template.title}的凭证，两组分录的也一次写好。", asks=(*asks_of(template), DAY, PAPERS),
        do=do, propose=propose, group=GROUP, page="funds.writing",
    )  # fmt: skip


DEEDS = tuple(of_template(template) for template in TEMPLATES)
