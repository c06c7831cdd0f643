"""The files in a form of others that 会员台账 hands out.

Read first: ``upload.py``.
"""
