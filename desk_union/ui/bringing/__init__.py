"""The import guide: file, columns, trial, result.

Read first: ``importing.py``.
"""
