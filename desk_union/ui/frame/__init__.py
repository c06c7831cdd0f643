"""The frame of the window: tabs, menus, the shelf of ledgers, 工作台, Ctrl+K, and how a book is opened.

Read first: ``window.py``, then ``commands.py`` (what can be done) and ``errands.py`` (what a command opens).
工作台 is ``today.py`` with its ``todaylines.py``; ``ways.py`` goes where the tabs lead, ``printplace.py`` to
all that can be printed.
"""
