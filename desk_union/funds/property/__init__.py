"""Assets and goods: cards, depreciation, disposal, goods in and out, each with its voucher.

Read first: ``asset_rules.py`` and ``goods_rules.py`` (pure), then ``asset_deeds.py`` and ``goods_deeds.py``.
"""
