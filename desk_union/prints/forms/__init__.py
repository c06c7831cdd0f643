"""Official forms: read and check ``forms/sheets``, set their cells, draw as PDF and Word.

Read first: ``formfile.py``, then ``formsetting.py``.
"""
