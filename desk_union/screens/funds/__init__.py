"""Screens of 经费 beyond its ledgers: voucher, books, closing, bank, dues, assets, goods, set-up.

Read first: ``voucherform.py``.
"""
