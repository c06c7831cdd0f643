"""What can be printed, with which questions, and what comes out.

Read first: ``printpage.py``.
"""
