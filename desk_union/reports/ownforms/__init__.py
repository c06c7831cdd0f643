"""The office's own forms: a scan or PDF with fields placed on it, or a Word file with placeholders, filled from rows.

Read first: ``tables.py``, then ``columns.py`` (which values there are) and ``filling.py``.
"""
