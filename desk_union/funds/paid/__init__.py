"""The link between a row and the voucher that paid it, for the ledgers of every tab.

Read first: ``linking.py`` (how a tab declares it; ``links.py`` are 经费's own); what follows from it: ``agreeing``
(both sides say the same), ``paid_rows`` (from a voucher to its rows, and what waits), ``booking_again`` (after red).
Frozen columns are refused by ``store.holding``.
"""
