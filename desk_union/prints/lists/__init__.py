"""Lists and cross tables as PDF and workbook.

Read first: ``listpdf.py``; ``ledgerlist.py`` makes any ledger a table.
"""
