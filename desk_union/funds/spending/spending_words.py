"""The stages of a 报销单, a 借款单 and a 支出审批单."""

from __future__ import annotations

from desk_union.describe.stage import Move, Stage
from desk_union.describe.words import dictionary

DRAWN_UP, APPROVED, PAID, SETTLED = "填报", "已批准", "已付款", "已结清"
_WORDS = (DRAWN_UP, "", "拟定", "申请"), (APPROVED, "", "批准", "已审批"), (PAID, "", "付款", "已报销")
_MOVES = (
    Move(DRAWN_UP, APPROVED, needs=("approved_on",)),
    Move(APPROVED, PAID, needs=("paid_on",)),
    Move(APPROVED, DRAWN_UP, reason=True),
    Move(PAID, APPROVED, reason=True),
)
_DAYS = ((DRAWN_UP, "day"), (APPROVED, "approved_on"), (PAID, "paid_on"))
_KEPT = ("amount", "approver", "approved_on", "project", "unit")
EXPENSE_STAGE = Stage(
    dictionary("expense_stage", "办理情况", *_WORDS), moves=_MOVES, days=_DAYS,
    freezes=tuple((one, (*_KEPT, "claimant", "claimant_name", "loan")) for one in (APPROVED, PAID)),
)  # fmt: skip
REQUEST_STAGE = Stage(
    dictionary("request_stage", "办理情况", *_WORDS), moves=_MOVES, days=_DAYS,
    freezes=tuple((one, (*_KEPT, "account", "payee")) for one in (APPROVED, PAID)),
)  # fmt: skip
LOAN_STAGE = Stage(
    dictionary("loan_stage", "办理情况", *_WORDS[:2], (PAID, "", "已借出", "借出", "未还"), (SETTLED, "", "结清", "已还", "已报销")),
    moves=(*_MOVES, Move(PAID, SETTLED, needs=("settled_on",)), Move(SETTLED, PAID, reason=True)),
    days=(*_DAYS, (SETTLED, "settled_on")),
    freezes=tuple(
        (one, ("amount", "approver", "approved_on", "unit", "borrower", "borrower_name", *more))
        for one, more in ((APPROVED, ()), (PAID, ("paid_on",)), (SETTLED, ("paid_on", "settled_on")))
    ),
)  # fmt: skip
