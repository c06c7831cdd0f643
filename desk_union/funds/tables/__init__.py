"""What 经费 keeps: mapped classes only, no behaviour.

``books`` accounts, vouchers, periods (read first) · ``dues`` 会费 and what goes up, back or down · ``bank`` statements
and cash counts · ``property`` assets and goods · ``plans`` budget, audits, overrides · ``frozen`` triggers that keep
what is posted (rows paid by a voucher: ``funds.paid.linking``). Money is whole fen; a period is the number yyyymm.
"""

from desk_union.funds.tables import frozen
from desk_union.funds.tables.bank import BankAccount, BankLine, BankPair, CashCount
from desk_union.funds.tables.books import Account, Claim, Entry, LastYear, Opening, Period, Project, Voucher
from desk_union.funds.tables.dues import Dues, DuesPayment, DuesRule, DuesRun, Outlay, Refund, Remittance, Transfer
from desk_union.funds.tables.plans import Audit, Budget, BudgetChange, Override
from desk_union.funds.tables.property import Asset, Depreciation, Good, GoodsMove

__all__ = [
    "Account", "Asset", "Audit", "BankAccount", "BankLine", "BankPair", "Budget", "BudgetChange", "CashCount", "Claim",
    "Depreciation", "Dues", "DuesPayment", "DuesRule", "DuesRun", "Entry", "Good", "GoodsMove", "LastYear", "Opening",
    "Outlay", "Override", "Period", "Project", "Refund", "Remittance", "Transfer", "Voucher", "frozen",
]  # fmt: skip
