"""保存期限: how long what is private is kept, who is past it, and the deed that empties it.

《个人信息保护法》第十九条: no longer than the purpose needs; 第四十七条: what is no longer needed is deleted.
The law gives no number, so the office writes its own in ``ledgers.TERMS``; while none is written nothing is due.
``past_ledgers`` are the lists of who is past it, one for each kind of ``kinds``; ``described_deeds`` empties,
``emptying`` says what. How values go out of the trail too: ``store.redacting``. Stands above ``members`` and ``care``.
"""
