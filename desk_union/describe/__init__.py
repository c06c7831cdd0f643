"""The vocabulary: how a ledger, its fields, figures, sheets and papers are described, once.

May import: ``basis`` and SQLAlchemy's mapping. Knows no file and no window.
Read first: ``ledger.py``, then ``kinds.py`` (``kind`` what all kinds are, ``measures`` and ``codes`` some of them).
What has a life: ``stage`` (legal moves and what each asks), ``serial`` (numbers that the program gives).
What a sheet puts on paper is one of the five contents of ``content``: ``paper`` tables, ``form`` official forms,
``tree_chart`` trees, ``accountbook`` books of account, ``prose`` documents. A number on paper that opens is a
``Number`` of ``behind``. ``paid`` which voucher paid a row.
``tab`` is what a whole tab says of itself: with it ``due`` (one thing that it finds due), ``export`` (a file in a form
of others), ``private`` (what auditors do not get to see).
What a clerk does: ``deed.py``; it is a function of a package's ``deeds.py`` run inside ``Book.deed(title)``, and its
description says on which rows it makes sense and what it asks. Dialog, menus, command and manual follow.
"""
