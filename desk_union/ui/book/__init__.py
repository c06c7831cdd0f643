"""The book as a file: backups, restore, checking, password and the settings of the office.

Read first: ``settingsdialog.py``.
"""
