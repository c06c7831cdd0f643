"""工作移交: what one clerk hands to the next, what was still open that day, and what of it is done since.

Read first: ``tables.py``, then ``described_deeds.py``; the folder itself is written by ``prints.reports.handingpack``.
"""
