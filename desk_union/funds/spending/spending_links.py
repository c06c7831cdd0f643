"""Which voucher paid a 报销单, a 借款单 or a 支出审批单; each is drafted by its own deed."""

from __future__ import annotations

from sqlalchemy import func

from desk_union.funds.account.account_codes import MONEY, RECEIVABLE
from desk_union.funds.paid.linking import paid
from desk_union.funds.spending.spending_words import PAID, SETTLED
from desk_union.funds.tables import Expense, Loan, SpendingRequest

# What settles a loan moves 其他应收款 and the difference in money, which together are the expense.
EXPENSE = paid(
    Expense.voucher, "报销", amount=lambda: -func.coalesce(Expense.amount, 0), accounts=(*MONEY, RECEIVABLE),
    freezes=(Expense.amount, Expense.paid_on), drafted="可选中它办理“报销付款”，生成凭证。",
    wanted=lambda: Expense.stage == PAID, preset_title="付了没有入账",
)  # fmt: skip
LOAN = paid(
    Loan.voucher, "借款", amount=lambda: Loan.amount, accounts=(RECEIVABLE,), freezes=(Loan.amount, Loan.paid_on),
    drafted="可选中它办理“借出款项”，生成凭证。", wanted=lambda: Loan.stage.in_((PAID, SETTLED)),
    preset_title="借出没有入账",
)  # fmt: skip
REQUEST = paid(
    SpendingRequest.voucher, "审批支出", amount=lambda: -SpendingRequest.amount, accounts=MONEY,
    freezes=(SpendingRequest.amount, SpendingRequest.paid_on), drafted="可选中它办理“按审批单付款”，生成凭证。",
    wanted=lambda: SpendingRequest.stage == PAID, preset_title="付了没有入账",
)  # fmt: skip
