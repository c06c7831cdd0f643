"""The page of a list: paper, type size, column widths, header, bands, grid.

Read first: ``layout.py``, then ``fitting.py``.
"""
