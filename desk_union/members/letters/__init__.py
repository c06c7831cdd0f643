"""会籍转移介绍信: written when members go to another union, printed in three parts, until its receipt is back.

Read first: ``writing`` (what is written down), ``described_deeds``, ``letter_sheets``; ``letter_due`` what is not back.
"""
