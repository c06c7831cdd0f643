"""What 会员台账 prints: name lists, cross tables, changes of a month, bodies and offices, official forms.

Read first: ``rolls.py`` (what all lists share), then ``listsheets.py``; ``structure.py`` has the cross tables.
"""
