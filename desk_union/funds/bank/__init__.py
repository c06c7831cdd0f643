"""Bank and cash: statement lines, pairing with entries, the reconciliation of a day, cash counts.

Read first: ``reconciling.py``; ``pairing.py`` is pure. ``money_accounts.py`` says on which accounts money moves.
"""
