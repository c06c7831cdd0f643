"""The window: Qt only. Decides nothing; shows what ``screens`` says and hands back what the clerk does.

May import ``screens`` and everything below; nothing imports it but ``app``. ``drawn/`` is compiled from
``forms/screens``.
Read first: ``frame/window.py``, then ``list/ledgerpage.py`` and ``form/formpanel.py``.
``frame`` the window around everything · ``list`` a ledger's rows · ``form`` one row · ``bringing`` import ·
``paper`` preview and printer · ``book`` the file and the settings · ``manual`` help and pictures ·
``kit`` what all of these stand on · ``members`` and ``funds`` what one tab needs for itself, each named by its
``menu.ROOM`` (``frame/room.py``).
``kit/immortal.py`` and ``kit/collecting.py`` keep two faults of PySide6 away from the program.
"""
