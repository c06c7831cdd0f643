"""Codes of the accounts on which the program itself drafts (财会〔2021〕7号), each with what may stand below it."""

from __future__ import annotations

CASH, BANK, RECEIVABLE, PAYABLE = "101", "102", "135", "215"
STOCK, ASSET, WORN, PENDING = "141", "162", "163", "182"
OWED_UP = "211"
STOCK_FUND, ASSET_FUND = "30101", "30104"
DUES_INCOME, APPROPRIATED, OTHER_INCOME = "401", "402", "408"
CAPITAL, SUBSIDY, OTHER_EXPENSE = "507", "508", "510"
MONEY = (CASH, BANK)
