"""What a screen shows and allows, as plain objects without Qt: filter, sort, selection, edit, totals.

May import everything below (``exchange``, ``prints``, ``members``, ``store`` ...), never SQLAlchemy or Qt.
Read first: ``desk.py`` (the open book at work), then ``listpage.py``.
"""
