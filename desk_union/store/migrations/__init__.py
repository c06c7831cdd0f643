"""One file for each step from one version of the book's tables to the next, in ``versions``.

When mapped classes have changed: raise ``SCHEMA_VERSION`` in ``store/schema.py``, then draft the step with

    python -m desk_union.store.migrations "what changes"

and read and correct what it wrote; after any change of tables or guards run it with ``--released`` alone. Rules for a step: forward only; ``op.batch_alter_table`` for what SQLite cannot
alter, with ``table_kwargs={"sqlite_autoincrement": True}`` for ledger rows; no import of mapped classes (they will
change). The guards are lifted and foreign keys are off while it runs; both are checked afterwards.
"""
