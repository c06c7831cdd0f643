"""发放: everything given to a person or a unit in money or goods, kept in one table of lines for the tabs of all kinds.

So that what somebody already got this year is one question (``received``). Read first: ``tables``, ``payout_words``;
``rules`` (pure), ``links`` (which voucher paid a line), ``ledgers``, ``settling`` (what follows from saved rows),
``making`` (a 发放单 for chosen people), ``handling`` (approve, sign, book), ``described_deeds``, ``paper``,
``figures``, ``due``. Shown in 经费; stands above ``funds`` and below the tabs that pay people.
"""
