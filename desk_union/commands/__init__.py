"""The headless commands (design.md section 9): the same deeds as the window, for schedulers, tests and helping hands.

A package of its own beside ``app`` because ``__main__`` must stay free of Qt and small; no module here imports PySide6.
Exit status: 0 ok, 1 refused or problems found (listed), 2 wrong usage. A tab's own lie in a
folder of its name and are named by the tab (``Tab.commands``). Read first: ``parser.py``, ``arguments.py``.
"""
