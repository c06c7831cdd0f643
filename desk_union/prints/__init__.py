"""Paper: lists and cross tables as PDF and workbook, with fonts for every Chinese name.

May import: ``basis``, ``describe``, ``store``, ``members``; reportlab (only here) and openpyxl (only in ``listxlsx.py``).
Read first: ``paper.py`` (what is printed), then ``listpdf.py`` and ``listxlsx.py`` (how), ``fonts.py`` (with which characters).
``fontfetch.py`` brings the faces that are too large for the repository.
"""
