"""In and out: any ledger from and to xlsx, xls and csv by its description.

May import ``members`` and everything below; the only place (beside the xlsx writer of ``prints``) that knows workbooks.
Read first: ``importing.py``, then ``exporting.py``.
"""
