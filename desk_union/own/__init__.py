"""自设栏目: the columns that the office declares itself, up to ten in a ledger.

``ledgers`` the ledger of declarations, ``rules`` what a declaration must be, ``settling`` what it must be beside the
others, ``described_deeds`` declare, retire, bring back. How the columns come into every ledger and where their values
lie: ``describe.own_columns`` and ``store.ownfields``, which also say why. May import ``store`` and what lies below it.
"""
