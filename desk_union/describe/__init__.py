"""The vocabulary: how a ledger, its fields, figures, sheets and deeds are described, once.

May import: ``basis`` and SQLAlchemy's mapping. Knows no file and no window.
Read first: ``ledger.py``, then ``kinds.py``.
"""
