"""会费: what everybody owes, collecting, booking; 上解, 返还, 下拨.

Read first: ``dues_rules.py`` (pure), ``dues_reckoning.py`` (what everybody owes), ``dues_deeds.py``; money sent
upward and back: ``remit_deeds.py``; the numbers of receipts: ``receipts.py``.
"""
