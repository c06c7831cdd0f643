"""The book: one SQLite file with its transactions, trail of changes, undo, recycle bin, backups and upgrades.

May import: ``basis``, ``describe``, SQLAlchemy, Alembic, sqlcipher3, filelock. Knows no ledger: every mapped class that
has been imported by the time a book is opened belongs to the book. Only this package knows that a book is SQLite.
Read first: ``book.py`` (open it, do a deed, read), then ``guards.py`` (how every change is written down), ``undo.py``.
"""
