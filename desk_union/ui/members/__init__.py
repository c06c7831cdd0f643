"""Windows of 会员台账 that no description gives: 会员档案, doubles, what is missing.

Read first: ``personfile.py``.
"""
