"""Preview and printer: the page that is seen is the page that is printed.

Read first: ``printing.py``.
"""
