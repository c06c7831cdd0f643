"""What every window stands on: dialogs, long work in the background, style, icons, and two guards against PySide6.

May import nothing else of ``ui``. Read first: ``dialogs.py`` and ``jobs.py``.
"""
