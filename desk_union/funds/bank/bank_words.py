"""The words of bank statements, with what the banks call them."""

from __future__ import annotations

from desk_union.describe.words import dictionary

INCOME, OUTGO = "收入", "支出"
# As banks write it, seen from the bank: what the union gets is on the bank's credit side.
SIDE = dictionary(
    "bank_side", "收支", (INCOME, "", "贷", "贷方", "C", "CR", "收", "存入", "转入", "来账", "进账", "入账", "+"),
    (OUTGO, "", "借", "借方", "D", "DR", "支", "付", "付出", "支取", "转出", "往账", "出账", "-"),
)  # fmt: skip
