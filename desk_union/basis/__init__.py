"""The ground: values of the office (days, money, identity numbers, names) as pure functions.

May import: only Python and small pure libraries (python-stdnum, pypinyin). Knows no ledger, book or window.
Read first: ``refusal.py`` (how anything is refused), then ``days.py``.
"""
