"""Which voucher booked a fine or a deposit."""

from __future__ import annotations

from sqlalchemy import case

from desk_union.funds.paid.linking import MONEY, paid
from desk_union.honors.honors_words import RETURNED
from desk_union.honors.honours.tables import MeetingPenalty

PENALTY = paid(
    MeetingPenalty.voucher, "罚款和抵押金",
    amount=lambda: case((MeetingPenalty.kind == RETURNED, -MeetingPenalty.amount), else_=MeetingPenalty.amount),
    accounts=MONEY, freezes=(MeetingPenalty.amount, MeetingPenalty.kind, MeetingPenalty.person),
    drafted="可选中它用“罚款和抵押金入账”生成凭证。", wanted=lambda: MeetingPenalty.paid_on.is_not(None),
)  # fmt: skip
