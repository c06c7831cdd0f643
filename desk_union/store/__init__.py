"""The book: one SQLite file with its transactions, trail of changes, undo, recycle bin, backups and upgrades.

May import: ``basis``, ``describe``, SQLAlchemy, Alembic, sqlcipher3, filelock. Knows no ledger: which modules keep
something in a book the tabs tell (``base.told_by``). Only this package knows that a book is SQLite.
Read first: ``book.py`` (make and open), ``opened.py`` (a deed, a reading), ``guards.py`` (how every change is written
down), then by need:

* the file: ``engine`` (connections) ``lock`` ``examine`` (is it a book, whole, which version) ``faults`` (what the
  database and the machine complain about, as refusals) ``schema`` ``schema_digests`` (its tables and guards as digests)
  ``upgrade`` ``migrations`` ``password`` ``check``;
* several files as one step: ``steps`` (a journal beside the book; a program killed on the way leaves it to the next
  opening), ``leftovers`` (a write-ahead file beside book or attachments that is foreign or stale is named and laid
  aside; the mark of a book at work); ``images`` in ``guards`` lets an opening compare rows and trail without reading
  any tab's tables;
* the trail: ``tables`` ``chain`` (each deed hashed to the one before, check codes) ``chaincheck`` ``deeds`` (read it)
  ``trail_images`` (put rows back) ``undo`` ``recycle``;
* safety: ``archive`` (what a backup is) ``lyingopen`` (what has no password) ``backup`` ``backupplaces``
  ``restore`` ``copying`` ``scratch`` ``attachments``
  ``auditcopy`` (without what is private);
* asking and writing ledgers by their description: ``listing`` ``rows`` ``holding`` (what a voucher froze) ``figures``
  ``behind`` (the rows of a number) ``ledgertable`` (rows as a table of paper); also ``settings`` ``progress``
  ``monthly``;
* what a row's life leaves behind: ``stages`` (moves with day, who and reason), ``serials`` (numbers given once, and the
  rule when one may come again), ``partial`` (days known to the month only), ``overrides`` (warnings passed
  over; a deed says its reason by ``because``).

Chosen beyond design.md section 6, and why: the trail is written by triggers, so that bulk statements, cascades and
other programs cannot pass it by; the recycle bin puts back the images of the trail, so that no query has to think of
rows that are deleted and yet there; attachments lie in one file beside the book (``.files``), encrypted with a key that
the book holds, since a folder of loose scans is neither safe nor whole when somebody copies it.
"""
