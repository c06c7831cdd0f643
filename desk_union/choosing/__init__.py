"""选人: who is due for something, as of a day, with the reason for and against each.

The criteria are brought by the tabs (``describe.criterion``): those below in a ``criteria`` module, those above too.
``tables`` and ``ledgers`` keep what the office saved by name and the lists that came of it; ``formula`` is the pure
part (and, or, not; who is left out by one thing only), ``asking`` asks the book, ``described_deeds`` is what the clerk
does. What becomes of a list is the business of the tabs above. May import ``members``, ``funds`` and the ground.
"""
