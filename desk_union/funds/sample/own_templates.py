"""Two 常用业务 that the made-up office kept: one written each month, one whose amount is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.months import period_of
from desk_union.funds.account import own_templates
from desk_union.funds.account.account_chart import read_chart
from desk_union.funds.account.rules import VoucherLine

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

NETWORK, BALLS = "每月活动室网络费", "羽毛球场地费"


def fill(session: Session, today: date) -> None:
    chart = read_chart(session)
    bank = chart.by_code["102"].id

    def lines(what: str, code: str, yuan: int, party: str | None = None) -> tuple[VoucherLine, ...]:
        fen = yuan * 100
        return (
            VoucherLine(what, chart.by_code[code].id, debit=fen, party=party), VoucherLine(what, bank, credit=fen),
        )  # fmt: skip

    first = period_of(today)
    head = {"name": NETWORK, "day_of_month": 1, "first": first, "last": first // 100 * 100 + 112}
    own_templates.keep(session, head, lines("活动室网络费", "50102", 99, "市电信公司"), ask_amounts=False)
    own_templates.keep(session, {"name": BALLS, "ask_unit": True}, lines("羽毛球场地费", "50102", 300), ask_amounts=True)
