"""Backups, checking, settings and manual as plain objects.

Read first: ``backuppage.py``.
"""
