"""What the list of a ledger shows and allows: columns, filters, selection, bulk change, copy and paste, history.

Read first: ``listpage.py``.
"""
