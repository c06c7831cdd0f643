"""Books of account as PDF: fixed lines on a page, 过次页 and 承前页, cover and contents.

Read first: ``bookpaging.py``.
"""
