"""What 经费 prints: vouchers, books, statements, budget, dues, bank, assets, goods, notes, the year book.

Read first: ``statementsheets.py``; books go ``booklines`` → ``bookfolios``, ``columnfolios``, ``projectfolios`` →
``booksheets`` and ``yearbook``. The entries behind an amount: ``entriesbehind.py``.
"""
