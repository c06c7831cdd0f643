"""The form of a row: its fields, editors by kind, inner tables, attached files.

Read first: ``formpanel.py``, then ``form.py`` and ``editors.py`` (one editor a kind); ``deeddialog.py`` is the one
dialog of every described deed.
"""
