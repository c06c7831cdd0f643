"""The import as a clerk goes through it: file, columns, trial, what is remembered.

Read first: ``importpage.py``.
"""
