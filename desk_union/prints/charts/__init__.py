"""Trees of boxes on paper: a branch in columns or rows, one page or overview and branches.

Read first: ``chartsetting.py``.
"""
