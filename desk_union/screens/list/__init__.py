"""What the list of a ledger shows and allows: columns, filters, selection, bulk change, copy and paste, history.

Read first: ``asking.py`` (what a list is asked), then ``listpage.py`` (what it answers).
"""
