"""Screens of 会员台账 beyond its ledgers: 会员档案, doubles, what is missing.

Read first: ``personfile.py``.
"""
