"""What 经费 keeps: mapped classes only, no behaviour.

``books`` accounts, vouchers, periods (read first) · ``dues`` 会费 and what goes up, back or down · ``bank`` statements
and cash counts · ``property`` assets and goods · ``plans`` budget, audits, overrides ·
``own_templates`` the office's own 常用业务 · ``expenses`` 报销, 借款, 支出审批 · ``frozen`` triggers that keep
what is posted (rows paid by a voucher: ``funds.paid.linking``). Money is whole fen; a period is the number yyyymm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk_union.basis.on_demand import on_demand

if TYPE_CHECKING:
    from desk_union.funds.tables.bank import BankAccount as BankAccount
    from desk_union.funds.tables.bank import BankLine as BankLine
    from desk_union.funds.tables.bank import BankPair as BankPair
    from desk_union.funds.tables.bank import CashCount as CashCount
    from desk_union.funds.tables.books import Account as Account
    from desk_union.funds.tables.books import Claim as Claim
    from desk_union.funds.tables.books import Entry as Entry
    from desk_union.funds.tables.books import LastYear as LastYear
    from desk_union.funds.tables.books import Opening as Opening
    from desk_union.funds.tables.books import Period as Period
    from desk_union.funds.tables.books import Project as Project
    from desk_union.funds.tables.books import Voucher as Voucher
    from desk_union.funds.tables.dues import Dues as Dues
    from desk_union.funds.tables.dues import DuesPayment as DuesPayment
    from desk_union.funds.tables.dues import DuesReminder as DuesReminder
    from desk_union.funds.tables.dues import DuesRule as DuesRule
    from desk_union.funds.tables.dues import DuesRun as DuesRun
    from desk_union.funds.tables.dues import Outlay as Outlay
    from desk_union.funds.tables.dues import PayrollLine as PayrollLine
    from desk_union.funds.tables.dues import Refund as Refund
    from desk_union.funds.tables.dues import Remittance as Remittance
    from desk_union.funds.tables.dues import Transfer as Transfer
    from desk_union.funds.tables.dues import WageTotal as WageTotal
    from desk_union.funds.tables.expenses import ApprovalLimit as ApprovalLimit
    from desk_union.funds.tables.expenses import Expense as Expense
    from desk_union.funds.tables.expenses import ExpenseLine as ExpenseLine
    from desk_union.funds.tables.expenses import Loan as Loan
    from desk_union.funds.tables.expenses import SpendingRequest as SpendingRequest
    from desk_union.funds.tables.own_templates import OwnTemplate as OwnTemplate
    from desk_union.funds.tables.own_templates import OwnTemplateLine as OwnTemplateLine
    from desk_union.funds.tables.own_templates import TemplateMonth as TemplateMonth
    from desk_union.funds.tables.plans import Audit as Audit
    from desk_union.funds.tables.plans import Budget as Budget
    from desk_union.funds.tables.plans import BudgetChange as BudgetChange
    from desk_union.funds.tables.plans import Override as Override
    from desk_union.funds.tables.property import Asset as Asset
    from desk_union.funds.tables.property import Depreciation as Depreciation
    from desk_union.funds.tables.property import Good as Good
    from desk_union.funds.tables.property import GoodsMove as GoodsMove

PARTS = {
    "books": "Account Claim Entry LastYear Opening Period Project Voucher",
    "bank": "BankAccount BankLine BankPair CashCount",
    "dues": (
        "Dues DuesPayment DuesReminder DuesRule DuesRun Outlay PayrollLine Refund Remittance Transfer WageTotal"
    ),
    "expenses": "ApprovalLimit Expense ExpenseLine Loan SpendingRequest",
    "own_templates": "OwnTemplate OwnTemplateLine TemplateMonth",
    "plans": "Audit Budget BudgetChange Override",
    "property": "Asset Depreciation Good GoodsMove",
    "frozen": "",
}  # fmt: skip
NEEDS = {
    "bank": ("books",), "expenses": ("books",), "own_templates": ("books",), "dues": ("books",),
    "plans": ("books",), "property": ("books",),
}  # fmt: skip

__getattr__ = on_demand(__name__, PARTS, NEEDS)
