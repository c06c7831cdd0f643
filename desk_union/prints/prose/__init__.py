"""Documents of headings, paragraphs and tables as PDF and Word.

Read first: ``prosepdf.py``.
"""
