"""The window: Qt only. Decides nothing; shows what ``screens`` says and hands back what the clerk does.

May import ``screens`` and everything below; nothing imports it but ``app``. ``drawn/`` is compiled from
``forms/screens``.
Read first: ``window.py``, then ``ledgerpage.py``.
``immortal.py`` and ``collecting.py`` keep two faults of PySide6 away from the program.
"""
