"""The books of account: chart, openings, vouchers, posting, periods, closing, budget, and what must always hold.

May import ``funds.tables`` and what lies below 经费. Read first: ``deeds.py`` (drafts and corrections), ``posting.py``
(a draft becomes a frozen, chained voucher), ``balances.py`` (every sum is computed), ``closing.py`` (months, years),
``splitting.py`` (a sub-account below a used one), ``line_gathering.py`` (the lines of a draft), ``voucher_words.py``
(how one is called).
"""
