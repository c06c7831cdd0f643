"""Windows of 经费 that no description gives: voucher entry, books, closing, bank, dues grid, set-up.

Read first: ``menu.py`` (what the menu 经费 opens), then ``voucherdialog.py``.
"""
