"""The link between a row and the voucher that paid it, and on which accounts such money moves.

Read first: ``bound.py``.
"""
