"""The list of a ledger: table, filters, search, saved filters, bulk changes, pasting, exporting, history, 回收站.

Read first: ``ledgerpage.py``, then ``rowtable.py``.
"""
