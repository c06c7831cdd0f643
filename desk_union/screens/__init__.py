"""What a screen shows and allows, as plain objects without Qt: filter, sort, selection, edit, totals.

May import everything below (``exchange``, ``prints``, ``tabs``, ``store`` ...), never SQLAlchemy or Qt.
Read first: ``desk.py`` (the open book at work), then ``list/listpage.py``.
``list`` a ledger's rows · ``form`` one row · ``bringing`` import · ``paper`` what can be printed · ``book`` backups,
checks, settings, manual · ``members`` and ``funds`` what one tab needs for itself. In the package itself: which book
is open (``bookshelf``, ``firstpage``, ``passwords``, ``reopening``), ``goto`` (Ctrl+K), ``undoing``, ``todaypage``,
``ways`` (what 工作台 offers).
"""
